import {
  type ICalEventData,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { oneLine, plain, uidOf, wholeDays } from '../calendar/calendar-text.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard, CommitmentDto } from '../commitments/commitment.dto.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { commitmentPath } from '../page-parts/paths.js';
import { dueText } from '../page-parts/state.js';
import type { RecordDto } from '../records/record.dto.js';
import { commitmentEntry } from './entries.js';

/* Deadlines for calendars: whole days that keep nobody busy and ring no bell. */

const WORDS = {
  due: { id: 'Tenggat', en: 'Due' },
  by: { id: 'paling lambat', en: 'by the end of' },
  followUp: { id: 'Tindak lanjut', en: 'Follow-up' },
  kept: { id: 'selesai', en: 'done' },
  pledges: { id: 'Tenggat komitmen', en: 'Deadlines of pledges' },
} satisfies Record<string, Text>;

/** What a calendar of deadlines is called. */
export const DUE_CALENDAR: Text = WORDS.pledges;

interface Shown {
  language: Language;
  origin: string;
}

/** States after which a deadline means nothing any more. */
const VOID: readonly string[] = ['lapsed', 'superseded', 'unratable'];

const entryOf = (
  { id, revision, changedAt }: RecordDto,
  day: string,
  isVoid: boolean,
  { origin }: Shown,
): ICalEventData => ({
  id: uidOf(id, origin),
  sequence: revision - 1,
  stamp: new Date(changedAt),
  lastModified: new Date(changedAt),
  ...wholeDays(day, day),
  status: isVoid ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  transparency: ICalEventTransparency.TRANSPARENT,
  busystatus: ICalEventBusyStatus.FREE,
});

/** The deadline of a commitment: of a month, a quarter or a year its last day, which the words say. Null without one. */
export function dueInCalendar(card: CommitmentCard, shown: Shown): ICalEventData | null {
  const { due, fulfilment } = card;
  if (due.on === null) return null;
  const { language, origin } = shown;
  const title = oneLine(titleOf(card, language));
  const period =
    due.precision === 'day' ? '' : ` (${WORDS.by[language]} ${dueText({ ...due, phrase: null }, language)})`;
  const { summary, link } = commitmentEntry(card, { language, at: (path) => origin + path });
  return {
    ...entryOf(card, due.on, VOID.includes(fulfilment), shown),
    summary: `${WORDS.due[language]}${period}: ${title}`,
    description: plain(`${summary}\n${link}`),
    categories: [{ name: WORDS.due[language] }],
    url: link,
  };
}

/** The day a follow-up is to be done by. */
function followUpInCalendar(followUp: FollowUpDto, item: CommitmentDto, shown: Shown): ICalEventData {
  const { language, origin } = shown;
  const { dueOn, state, action, outcome } = followUp;
  const done = outcome === null ? '' : ` (${WORDS.kept[language]})`;
  const link = `${origin}${commitmentPath(item.id)[language]}`;
  return {
    ...entryOf(followUp, dueOn, state === 'cancelled', shown),
    summary: `${WORDS.followUp[language]}${done}: ${oneLine(action)}`,
    description: plain(`${titleOf(item, language)}\n${link}`),
    categories: [{ name: WORDS.followUp[language] }],
    url: link,
  };
}

/** All days one commitment is waited for. */
export const daysOf = (item: CommitmentDto, shown: Shown): ICalEventData[] => [
  ...[dueInCalendar(item, shown)].filter((entry) => entry !== null),
  ...item.followUps.map((followUp) => followUpInCalendar(followUp, item, shown)),
];
