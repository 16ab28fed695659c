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
  /** Whether all who see the verdict see it. */
  isOpen: boolean;
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
} satisfies Record<string, Text>;
export type Unheard = keyof typeof UNHEARD;

/**
 * How every office that promised was heard by a day: each replied, or let its last day pass; else why not. A notice that
 * fewer see than the verdict is no hearing for it.
 * @param makerIds organizations that promised
 */
export function hearingOf(
  notices: readonly Told[],
  makerIds: readonly string[],
  day: Day,
): Hearing | Unheard {
  const heard = [...new Set(makerIds)].map((maker) => {
    const given = notices.filter(
      ({ kind, addresseeId, withdrawnOn, repliedOn, replyUntilOn }) =>
        kind === 'before_verdict' &&
        addresseeId === maker &&
        withdrawnOn === null &&
        ((repliedOn !== null && repliedOn <= day) || replyUntilOn < day),
    );
    const open = given.filter(({ isOpen }) => isOpen);
    const last = open.toSorted((one, other) => (one.sentOn < other.sentOn ? -1 : 1)).at(-1);
    return last ?? (given.length > 0 ? 'confidential' : 'untold');
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
