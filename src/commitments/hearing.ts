import type { Day } from '../common/day.js';

/** What of a notice counts for whether its addressee was heard. */
export interface Told {
  kind: string;
  addresseeId: string | null;
  sentOn: Day;
  replyUntilOn: Day;
  repliedOn: Day | null;
  reply: string | null;
  withdrawnOn: Day | null;
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

/**
 * How every office that promised was heard by a day: each replied, or let its last day pass. Null while one was not told
 * or still has time.
 * @param makerIds organizations that promised
 */
export function hearingOf(notices: readonly Told[], makerIds: readonly string[], day: Day): Hearing | null {
  const heard = [...new Set(makerIds)].map((maker) =>
    notices
      .filter(
        ({ kind, addresseeId, withdrawnOn, repliedOn, replyUntilOn }) =>
          kind === 'before_verdict' &&
          addresseeId === maker &&
          withdrawnOn === null &&
          (repliedOn === null ? replyUntilOn < day : repliedOn <= day),
      )
      .toSorted((one, other) => (one.sentOn < other.sentOn ? -1 : 1))
      .at(-1),
  );
  const last = (days: readonly Day[]): Day => days.toSorted().at(-1) ?? day;
  const told = heard.filter((notice) => notice !== undefined);
  if (told.length === 0 || told.length < heard.length) return null;
  return {
    noticeOn: last(told.map(({ sentOn }) => sentOn)),
    replyUntilOn: last(told.map(({ replyUntilOn }) => replyUntilOn)),
    reply: told.flatMap(({ reply }) => reply ?? []).join('\n\n') || null,
  };
}
