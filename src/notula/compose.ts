import { createHash } from 'node:crypto';
import { longDay, shortInstant } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Language } from '../common/language.js';
import type { AttendanceOfEvent } from '../events/attendance.dto.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import type { RestrictionDto } from '../records/record.dto.js';
import { agendaOf } from './agenda.js';
import { attendanceTable, attendee, listed, nameOf, postOf, turnout } from './attendees.js';
import type { Fact, FactItem, Notula, Signature } from './notula.content.js';
import { partsOf } from './points.js';
import { linesOf, oneLine, slugOf } from './printable.js';
import { dayOfLetter, daysInText, span, timeInText } from './times.js';
import { WORDS } from './words.js';

/** How and where the minutes are read. */
export interface Reading {
  language: Language;
  /** Address of their page, for good. */
  address: string;
  /** The instant they are read as of, RFC 3339; null for now. */
  moment: string | null;
}

/** The minutes of a meeting as its reader sees them. */
export function notulaOf(meeting: MeetingDto, { language, address, moment }: Reading): Notula {
  const content = contentOf(meeting, language);
  const original = language === 'id' ? content : contentOf(meeting, 'id');
  const { revision, changedAt } = meeting;
  const version = [
    `${WORDS.revision[language]} ${revision}, ${shortInstant(changedAt, language)}`,
    `${WORDS.code[language]} ${codeOf(original)}`,
    ...(moment === null ? [] : [`${WORDS.asOf[language]} ${shortInstant(moment, language)}`]),
  ].join('; ');
  const name = slugOf(content.name);
  const heldOn = meeting.event?.heldOn ?? today(new Date(meeting.recordedAt));
  const fileName = ['notula', heldOn, name, isSigned(meeting) ? '' : 'draf'].filter(Boolean).join('-');
  return { ...content, source: { address, version }, about: { fileName, changedAt } };
}

type Content = Omit<Notula, 'source' | 'about'>;

function contentOf(meeting: MeetingDto, language: Language): Content {
  const { event, minutes, office } = meeting;
  const table = attendanceTable(meeting, language);
  return {
    language,
    letterhead: office ? linesOf(office.letterhead ?? office.name) : [],
    title: WORDS.title[language],
    name: event ? oneLine(event.name) : WORDS.none[language],
    number: minutes.number === null ? null : `${WORDS.number[language]}: ${oneLine(minutes.number)}`,
    mark: markOf(meeting, language),
    facts: factsOf(meeting, language),
    notices: noticesOf(meeting, language),
    parts: partsOf(meeting, language),
    signatures: signaturesOf(meeting, language),
    attached: {
      title: WORDS.attached[language],
      notice: table ? null : WORDS.noAttendance[language],
      table,
    },
    paging: { page: WORDS.page[language], of: WORDS.of[language] },
  };
}

/** Two papers with one code say the same, in whichever language. */
function codeOf(content: Content): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}`;
}

const isSigned = ({ minutes }: MeetingDto): boolean => ['signed', 'locked'].includes(minutes.state);

function markOf(meeting: MeetingDto, language: Language): string | null {
  if (meeting.state === 'cancelled') return WORDS.cancelled[language];
  return isSigned(meeting) ? null : WORDS.draft[language];
}

function noticesOf(meeting: MeetingDto, language: Language): string[] {
  if (meeting.state === 'cancelled') {
    const on = meeting.event?.cancelledOn;
    return on ? [`${WORDS.cancelledOn[language]} ${longDay(on, language)}.`] : [];
  }
  if (meeting.points.length > 0) return [];
  return [isSigned(meeting) ? WORDS.noPoints[language] : WORDS.pointsLater[language]];
}

const plain = (text: string): FactItem => ({ number: null, text, notes: [] });

function factsOf(meeting: MeetingDto, language: Language): Fact[] {
  const { event, invitationNumber, restriction, visibility } = meeting;
  const missing = WORDS.none[language];
  const fact = (label: keyof typeof WORDS, ...texts: string[]): Fact => ({
    label: WORDS[label][language],
    items: texts.map(plain),
  });
  const heldBy = hostsOf(meeting);
  const agenda = agendaOf(meeting.agenda, language);
  const came = turnout(meeting, language);
  return [
    fact('day', event ? daysInText(event.heldOn, event.endedOn, language) : missing),
    fact('time', ...timesOf(meeting, language)),
    fact('place', event?.venue ? oneLine(event.venue.name) : oneLine(event?.place ?? missing)),
    ...(visibility === 'public' ? [] : [fact('access', accessOf(visibility, restriction, language))]),
    ...(invitationNumber === null
      ? []
      : [fact('invitation', `${WORDS.invitationNumber[language]} ${oneLine(invitationNumber)}`)]),
    ...(heldBy.length > 0 ? [fact('hosts', ...heldBy)] : []),
    fact('chair', ...inCapacity(meeting, 'chair', language)),
    fact('minuteTaker', ...inCapacity(meeting, 'minute_taker', language)),
    fact('participants', ...(came.length > 0 ? came : [missing])),
    { label: WORDS.agenda[language], items: agenda.length > 0 ? agenda : [plain(missing)] },
  ];
}

/** The hosts, where they are others than the office alone. */
function hostsOf({ event, office }: MeetingDto): string[] {
  const hosts = event?.hosts ?? [];
  return hosts.some(({ id }) => id !== office?.id) ? hosts.map(({ name }) => oneLine(name)) : [];
}

/** As it was planned, and as it went where that was noted. */
function timesOf({ event, openedAt, closedAt }: MeetingDto, language: Language): string[] {
  const planned = span(event?.startsAt ?? null, event?.endsAt ?? null, language);
  const noted = [
    ...(openedAt === null ? [] : [`${WORDS.opened[language]} ${timeInText(openedAt, language)}`]),
    ...(closedAt === null ? [] : [`${WORDS.closed[language]} ${timeInText(closedAt, language)}`]),
  ].join(', ');
  const lines = [planned, noted ? capital(noted) : null].filter((line) => line !== null);
  return lines.length > 0 ? lines : [WORDS.none[language]];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function accessOf(visibility: string, restriction: RestrictionDto | null, language: Language): string {
  const who = WORDS[visibility === 'parties' ? 'forParties' : 'forOffice'][language];
  return restriction?.until
    ? `${who}, ${WORDS.until[language]} ${dayOfLetter(restriction.until, language)}`
    : who;
}

const having = ({ attendances }: MeetingDto, capacity: string): AttendanceOfEvent[] =>
  listed(attendances).filter((one) => one.capacity === capacity);

function inCapacity(meeting: MeetingDto, capacity: string, language: Language): string[] {
  const found = having(meeting, capacity).map((one) => attendee(one, language));
  return found.length > 0 ? found : [WORDS.none[language]];
}

const DOTS = '.'.repeat(30);

function signaturesOf(meeting: MeetingDto, language: Language): Notula['signatures'] {
  const { minutes, attendances } = meeting;
  const signer = attendances.find(({ id }) => id === minutes.signedById) ?? having(meeting, 'chair')[0];
  const taker = having(meeting, 'minute_taker')[0];
  const day = minutes.signedOn === null ? DOTS : dayOfLetter(minutes.signedOn, language);
  const place = minutes.signedPlace === null ? DOTS : oneLine(minutes.signedPlace);
  return {
    left: { ...signatureOf(taker, language), opening: null, post: `${WORDS.minuteTaker[language]},` },
    right: {
      ...signatureOf(signer, language),
      opening: `${place}, ${day}`,
      post: `${(signer && postOf(signer)) ?? WORDS.chair[language]},`,
    },
  };
}

/** Rank and number are those of civil servants; they are not on record. */
const signatureOf = (
  one: AttendanceOfEvent | undefined,
  language: Language,
): Pick<Signature, 'name' | 'blanks'> => ({
  name: (one && nameOf(one)) ?? DOTS,
  blanks: one?.side === 'government' ? [`${WORDS.rank[language]}:`, `${WORDS.civilServant[language]}:`] : [],
});
