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
import type { NoticeDto } from '../commitments/notice.dto.js';
import type { MilestoneDto } from '../milestones/milestone.dto.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { stepTitle } from '../page-parts/course.js';
import { shortName } from '../page-parts/names.js';
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
  step: { id: 'Langkah', en: 'Step' },
  met: { id: 'tercapai', en: 'met' },
  reply: { id: 'Hari terakhir menjawab', en: 'Last day to reply' },
  replied: { id: 'dijawab', en: 'replied' },
  inCharge: { id: 'Penanggung jawab', en: 'In charge' },
  hidden: { id: 'pihak yang tidak terbuka', en: 'a party that is not open' },
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
  part = '',
): ICalEventData => ({
  id: uidOf(`${id}${part}`, origin),
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
  const { due, recordState, fulfilment } = card;
  if (due.on === null) return null;
  const { language, origin } = shown;
  const title = oneLine(titleOf(card, language));
  const period =
    due.precision === 'day' ? '' : ` (${WORDS.by[language]} ${dueText({ ...due, phrase: null }, language)})`;
  const { summary, link } = commitmentEntry(card, { language, at: (path) => origin + path });
  return {
    ...entryOf(card, due.on, recordState === 'retracted' || VOID.includes(fulfilment), shown),
    summary: `${WORDS.due[language]}${period}: ${title}`,
    description: plain(`${summary}\n${link}`),
    categories: [{ name: WORDS.due[language] }],
    url: link,
  };
}

/** What kind of day of a commitment it is, and what is to be done by then. */
interface Awaited {
  record: RecordDto;
  /** What tells it from other days of the same record. */
  part?: string;
  day: string;
  isVoid: boolean;
  kind: keyof typeof WORDS;
  /** What has come of it; null while nothing has. */
  outcome: keyof typeof WORDS | null;
  what: string;
  /** Who is to do it; null where that is not told. */
  inCharge: string | null;
}

/** A pledge, named, where a day of it is told. */
export type PledgeTold = Pick<CommitmentDto, 'id' | 'title' | 'titleEn'>;

function dayInCalendar(
  { record, part, day, isVoid, kind, outcome, what, inCharge }: Awaited,
  pledge: PledgeTold,
  shown: Shown,
): ICalEventData {
  const { language, origin } = shown;
  const done = outcome === null ? '' : ` (${WORDS[outcome][language]})`;
  const link = `${origin}${commitmentPath(pledge.id)[language]}`;
  const by = inCharge === null ? [] : [`${WORDS.inCharge[language]}: ${inCharge}`];
  return {
    ...entryOf(record, day, isVoid, shown, part),
    summary: `${WORDS[kind][language]}${done}: ${oneLine(what)}`,
    description: plain([titleOf(pledge, language), ...by, link].join('\n')),
    categories: [{ name: WORDS[kind][language] }],
    url: link,
  };
}

/** The day a step is planned for; one that was met stays on it. */
const planned = (step: MilestoneDto, { language }: Shown): Awaited[] =>
  step.plannedOn === null
    ? []
    : [
        {
          record: step,
          day: step.plannedOn,
          isVoid: step.state === 'left_out',
          kind: 'step',
          outcome: step.state === 'met' ? 'met' : null,
          what: stepTitle(step, language),
          inCharge: step.responsibleUnit && shortName(step.responsibleUnit),
        },
      ];

/** The day a follow-up is to be done by, and the last day to reply to it once it was sent. */
const daysOfFollowUp = (followUp: FollowUpDto): Awaited[] => {
  const { dueOn, replyDueOn, repliedOn, state, action, outcome, assigneePost, assigneeOrganization } =
    followUp;
  const isVoid = state === 'cancelled';
  const done: Awaited = {
    record: followUp,
    day: dueOn,
    isVoid,
    kind: 'followUp',
    outcome: outcome === null ? null : 'kept',
    what: action,
    inCharge: assigneePost?.title ?? (assigneeOrganization && shortName(assigneeOrganization)),
  };
  if (replyDueOn === null) return [done];
  const replied = repliedOn === null ? null : 'replied';
  return [done, { ...done, part: '-reply', day: replyDueOn, kind: 'reply', outcome: replied }];
};

/** The last day to reply to a notice. */
const lastDayOf = (notice: NoticeDto, { language }: Shown): Awaited => ({
  record: notice,
  day: notice.replyUntilOn,
  isVoid: notice.withdrawnOn !== null,
  kind: 'reply',
  outcome: notice.repliedOn === null ? null : 'replied',
  what: notice.addressee ? shortName(notice.addressee) : WORDS.hidden[language],
  inCharge: null,
});

/** The day a step of a pledge is planned for. */
export const stepInCalendar = (step: MilestoneDto, pledge: PledgeTold, shown: Shown): ICalEventData[] =>
  planned(step, shown).map((awaited) => dayInCalendar(awaited, pledge, shown));

/** The days a follow-up of a pledge is waited for. */
export const followUpInCalendar = (
  followUp: FollowUpDto,
  pledge: PledgeTold,
  shown: Shown,
): ICalEventData[] => daysOfFollowUp(followUp).map((awaited) => dayInCalendar(awaited, pledge, shown));

/** The last day to reply to a notice of a pledge. */
export const noticeInCalendar = (notice: NoticeDto, pledge: PledgeTold, shown: Shown): ICalEventData =>
  dayInCalendar(lastDayOf(notice, shown), pledge, shown);

/** All days one commitment is waited for; of a retracted one nothing is any more. @param steps of its way */
export function daysOf(item: CommitmentDto, steps: readonly MilestoneDto[], shown: Shown): ICalEventData[] {
  const days = [
    ...[dueInCalendar(item, shown)].filter((entry) => entry !== null),
    ...steps.flatMap((step) => stepInCalendar(step, item, shown)),
    ...item.followUps.flatMap((followUp) => followUpInCalendar(followUp, item, shown)),
    ...item.notices.map((notice) => noticeInCalendar(notice, item, shown)),
  ];
  if (item.recordState !== 'retracted') return days;
  return days.map((day) => ({ ...day, status: ICalEventStatus.CANCELLED }));
}
