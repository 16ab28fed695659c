import type { Day } from '../common/day.js';
import type { Text } from '../common/language.js';

/** What of a notice counts for whether its addressee was heard. */
export interface Told {
  kind: string;
  addresseeId: string | null;
  sentOn: Day;
  replyUntilOn: Day;
  repliedOn: Day | null;
  reply: string | null;
  withdrawnOn: Day | null;
  recordedAt: Date | string;
  /** Whether all who see the verdict see it. */
  isOpen: boolean;
}

/** A finding of a final state that was in force before. */
export interface Decided {
  assessedOn: Day;
  /** When it came into force. */
  at: Date | string;
}

/** The one that came into force last. */
export function lastOf(
  findings: readonly { assessedOn: Day; recordedAt: Date | string; signedAt: Date | string | null }[],
): Decided | null {
  const decided = findings.map(({ assessedOn, recordedAt, signedAt }) => ({
    assessedOn,
    at: signedAt ?? recordedAt,
  }));
  return (
    decided.toSorted((one, other) => Number(new Date(one.at)) - Number(new Date(other.at))).at(-1) ?? null
  );
}

/** The verdict a hearing is for. */
export interface Coming {
  /** Up to which day the offices were heard. */
  day: Day;
  /** The deadline it rests on; null where it rests on an act to the contrary. */
  dueOn: Day | null;
  /** The last final one before it. */
  before: Decided | null;
}

/** How the offices that promised were heard before a negative verdict. */
export interface Hearing {
  /** Day the last of them was told. */
  noticeOn: Day;
  /** Last day to reply of whoever had the longest. */
  replyUntilOn: Day;
  /** What they replied; null where all were silent. */
  reply: string | null;
}

/** Why an office that promised was not heard, and what to do about it. */
export const UNHEARD = {
  untold: {
    id: 'setiap kantor yang berjanji harus diberi tahu lebih dulu, dan menjawab atau membiarkan waktu menjawabnya lewat',
    en: 'every office that promised must have had notice, and replied or let its time to reply pass',
  },
  confidential: {
    id: 'pemberitahuan yang diberikan bersifat tertutup; putusan hanya berdasar pada pemberitahuan yang seterbuka komitmennya',
    en: 'the notice that was given is confidential; a verdict rests on notices as open as the commitment alone',
  },
  outdated: {
    id: 'pemberitahuan yang diberikan mendahului tenggat yang kini berlaku atau putusan sebelumnya; beri tahu lagi',
    en: 'the notice that was given came before the deadline there is now, or before an earlier verdict; tell again',
  },
  waiting: {
    id: 'pemberitahuan terakhir masih menunggu jawaban pada tanggal itu',
    en: 'the last notice still waits for a reply on that day',
  },
} satisfies Record<string, Text>;
export type Unheard = keyof typeof UNHEARD;

/**
 * How every office that promised was heard by a day: each replied, or let its last day pass; else why not. The last notice
 * to each decides. One that fewer see than the verdict is no hearing for it, nor is one that came before its deadline or
 * before an earlier verdict.
 * @param makerIds organizations that promised
 */
export function hearingOf(
  notices: readonly Told[],
  makerIds: readonly string[],
  { day, dueOn, before }: Coming,
): Hearing | Unheard {
  const isAfter = ({ sentOn, recordedAt }: Told) =>
    (dueOn === null || sentOn > dueOn) &&
    (before === null || (sentOn >= before.assessedOn && new Date(recordedAt) > new Date(before.at)));
  const heard = [...new Set(makerIds)].map((maker): Told | Unheard => {
    const given = notices.filter(
      ({ kind, addresseeId, withdrawnOn }) =>
        kind === 'before_verdict' && addresseeId === maker && withdrawnOn === null,
    );
    const open = given.filter(({ isOpen }) => isOpen);
    const last = open
      .filter(isAfter)
      .toSorted((one, other) => (one.sentOn < other.sentOn ? -1 : 1))
      .at(-1);
    if (!last) return open.length > 0 ? 'outdated' : given.length > 0 ? 'confidential' : 'untold';
    const { repliedOn, replyUntilOn } = last;
    return (repliedOn !== null && repliedOn <= day) || replyUntilOn < day ? last : 'waiting';
  });
  const last = (days: readonly Day[]): Day => days.toSorted().at(-1) ?? day;
  const told = heard.filter((notice) => typeof notice === 'object');
  const [unheard = 'untold'] = heard.filter((notice) => typeof notice === 'string');
  if (told.length === 0 || told.length < heard.length) return unheard;
  return {
    noticeOn: last(told.map(({ sentOn }) => sentOn)),
    replyUntilOn: last(told.map(({ replyUntilOn }) => replyUntilOn)),
    reply:
      told
        .flatMap(({ reply, repliedOn }) => (repliedOn !== null && repliedOn <= day && reply) || [])
        .join('\n\n') || null,
  };
}
