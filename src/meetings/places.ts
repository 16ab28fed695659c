import sql, { raw } from 'sql-template-tag';
import { UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';

/** Tables whose rows stand in an order of a meeting. */
type Ordered = 'agenda_item' | 'minutes_point';

/**
 * The place right after another row, halfway to the next; at the end when `afterId` is undefined, at the head when
 * null. Two that come to stand at one place stay in the order they were recorded in.
 * @throws UnknownReference if there is no such row in this meeting
 */
export async function placeAfter(
  tx: Tx,
  table: Ordered,
  meetingId: string,
  afterId: string | null | undefined,
): Promise<number> {
  const [{ before, after }] = await tx.query<{ before: number | null; after: number | null }>(
    afterId === undefined
      ? sql`SELECT max(place) AS before, NULL::float8 AS after FROM ${raw(table)} WHERE meeting_id = ${meetingId}`
      : sql`SELECT given.place AS before, (SELECT min(next.place) FROM ${raw(table)} next
              WHERE next.meeting_id = ${meetingId} AND next.place > coalesce(given.place, '-infinity')) AS after
              FROM (SELECT) one LEFT JOIN ${raw(table)} given ON given.id = ${afterId} AND given.meeting_id = ${meetingId}`,
  );
  if (afterId && before === null) throw new UnknownReference('afterId');
  if (after === null) return (before ?? 0) + 1;
  return ((before ?? after - 2) + after) / 2;
}
