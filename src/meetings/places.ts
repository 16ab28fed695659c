import sql, { raw } from 'sql-template-tag';
import { UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';

/** Tables whose rows stand in an order of a meeting. */
type Ordered = 'agenda_item' | 'minutes_point';

/**
 * The place right after another row, halfway to the next, which a decimal always has; at the end when `afterId` is undefined, at the head when
 * null. Two that come to stand at one place stay in the order they were recorded in.
 * @throws UnknownReference if there is no such row in this meeting
 */
export async function placeAfter(
  tx: Tx,
  table: Ordered,
  meetingId: string,
  afterId: string | null | undefined,
): Promise<string> {
  const others = sql`FROM ${raw(table)} WHERE meeting_id = ${meetingId}`;
  if (afterId === undefined)
    return only(await tx.query(sql`SELECT coalesce(max(place), 0) + 1 AS place ${others}`));
  if (afterId === null)
    return only(await tx.query(sql`SELECT coalesce(min(place), 2) - 1 AS place ${others}`));
  const found = await tx.query<{ place: string }>(sql`
    SELECT coalesce((given.place + (SELECT min(place) ${others} AND place > given.place)) * 0.5, given.place + 1) AS place
      FROM ${raw(table)} given WHERE given.id = ${afterId} AND given.meeting_id = ${meetingId}`);
  if (!found[0]) throw new UnknownReference('afterId');
  return only(found);
}

const only = ([row]: { place: string }[]): string => {
  if (!row) throw new Error('a place is one row');
  return row.place;
};
