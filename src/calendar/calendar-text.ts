import ical, {
  escape,
  type ICalEventData,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { shortInstant } from '../common/dates.js';
import { addDays, type Day } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import { minutesPath } from '../meetings/paths.js';
import type { CalendarEvent } from './calendar-event.js';
import { folded } from './folded.js';
import { BOOKING_NAME, EVENT_KIND_NAMES, WORDS } from './words.js';

/** How often programs may look again, in seconds. */
const REFRESH_SECONDS = 60 * 60;
const END = 'END:VCALENDAR';

/** Where and how a calendar is shown. */
export interface Shown {
  /** How people call it; null for a single event. */
  name: string | null;
  language: Language;
  /** Scheme, host and port of this installation. */
  origin: string;
}

/**
 * Events as iCalendar (RFC 5545): the same ones always give the same text. Times are instants in UTC, which every program
 * reads; a day without a time is a whole day. Nobody is an organizer or attendee: that takes mail addresses.
 */
export function calendarText(events: readonly ICalEventData[], { name, language }: Shown): string {
  const calendar = ical({
    prodId: { company: 'Ikrar', product: 'Ikrar', language },
    // The library writes the name as it is.
    name: name === null ? undefined : escape(oneLine(name), false),
    ttl: REFRESH_SECONDS,
  });
  const frame = calendar.toString();
  const lines = events.map((event) => folded(calendar.createEvent(event).toString()));
  return `${frame.slice(0, frame.lastIndexOf(END))}${lines.join('')}${END}\r\n`;
}

/** A meeting, an event, or the use of a room, for {@link calendarText}. @param page where people read about it; null for none */
export function meetingInCalendar(
  event: CalendarEvent,
  { language, origin }: Pick<Shown, 'language' | 'origin'>,
  page: Text | null = event.what === 'meeting' ? minutesPath(event.id) : null,
): ICalEventData {
  const { id, name, eventKind, isCancelled, venue, place, sequence, changedAt } = event;
  const changed = new Date(changedAt);
  const link = page && origin + page[language];
  return {
    id: uidOf(id, origin),
    sequence,
    stamp: changed,
    lastModified: changed,
    ...timesOf(event),
    summary: isCancelled ? `${WORDS.cancelled[language]}: ${oneLine(name)}` : oneLine(name),
    ...(venue && {
      location: { title: oneLine(venue.name), ...(venue.address && { address: plain(venue.address) }) },
    }),
    ...(!venue && place && { location: { title: oneLine(place) } }),
    description: plain(descriptionOf(event, language, link)),
    categories: [{ name: (eventKind ? EVENT_KIND_NAMES[eventKind] : BOOKING_NAME)[language] }],
    url: link,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(isCancelled && {
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    }),
  };
}

/** What a program knows an entry again by. */
export const uidOf = (id: string, origin: string): string => `${id}@${new URL(origin).host}`;

/** @param last that day included; a calendar wants the day after it */
export const wholeDays = (first: Day, last: Day): Pick<ICalEventData, 'start' | 'end' | 'allDay'> => ({
  allDay: true,
  start: new Date(first),
  end: new Date(addDays(last, 1)),
});

/** Whole days where no time is known, or only that of the first of several; the end is the day after the last. */
function timesOf({
  heldOn,
  endedOn,
  startsAt,
  endsAt,
}: CalendarEvent): Pick<ICalEventData, 'start' | 'end' | 'allDay'> {
  if (startsAt === null || (endsAt === null && endedOn !== null)) return wholeDays(heldOn, endedOn ?? heldOn);
  return { start: new Date(startsAt), end: endsAt === null ? null : new Date(endsAt) };
}

function descriptionOf(
  { hosts, office, agenda, startsAt, endsAt, endedOn }: CalendarEvent,
  language: Language,
  link: string | null,
): string {
  const said = ([word, text]: [keyof typeof WORDS, string | null]) =>
    text ? [`${WORDS[word][language]}: ${text}`] : [];
  const beginning = startsAt !== null && endsAt === null && endedOn !== null;
  return [
    ...said(['begins', beginning ? shortInstant(startsAt, language) : null]),
    ...said(['hosts', hosts.map(oneLine).join(', ')]),
    ...said(['office', office && oneLine(office)]),
    ...(agenda.length > 0 ? [`${WORDS.agenda[language]}:`] : []),
    ...agenda.map((title, n) => `${n + 1}. ${oneLine(title)}`),
    ...(link ? [link] : []),
  ].join('\n');
}

/** Without control characters, which iCalendar does not take; what ends a line does so in one way. */
export const plain = (text: string): string =>
  text.replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '');

export const oneLine = (text: string): string => plain(text).replaceAll(/\s+/g, ' ').trim();
