import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { ROADS } from '../commitments/commitment-filters.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { commitmentCard } from '../commitments/commitments.reader.js';
import { type Flag, hasFlag } from '../commitments/flags.js';
import { ANONYMOUS } from '../common/actor.js';
import type { Day } from '../common/day.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';

/** Every table the statement looks into. */
const TABLES = [
  ...ROADS,
  'commitment',
  'statement',
  'person',
  'tenure',
  'post',
  'organization',
  'event',
  'source',
  'takeover',
  'topic',
];

/** What happened to the pledges to a union in a week, and how many of them want a look. */
export interface WeekFound {
  /** Of all that changed, the latest. */
  changed: CommitmentCard[];
  changedCount: number;
  overdueCount: number;
  dueSoonCount: number;
  silentCount: number;
}

/** Reads the week of a union as everybody sees it, in one statement. */
@Injectable()
export class UnionWeekReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /**
   * A pledge has changed where the history has an entry about it, be it of itself or of a part of it.
   * @param since first day of the week @param day its last, which flags are computed of @param most pledges to name
   */
  async of(unionId: string, since: Day, day: Day, most: number): Promise<WeekFound> {
    const sight = this.policy.sightOf(ANONYMOUS);
    const flagged = (flag: Flag): Sql => sql`(SELECT count(*)::int FROM ours r WHERE ${hasFlag(flag, day)})`;
    const [found] = await this.reads.rows<WeekFound>(
      ANONYMOUS,
      sql`${withTables([
        ...this.policy.narrowed(sight, TABLES),
        sql`ours AS MATERIALIZED (SELECT r.* FROM commitment r WHERE r.id IN (
          SELECT l.commitment_id FROM commitment_receiver l WHERE l.organization_id = ${unionId}))`,
        sql`changed AS MATERIALIZED (SELECT h.about_id AS id, max(h.recorded_at) AS at FROM history_entry h
          WHERE h.about_id IN (SELECT id FROM ours) AND ${this.policy.entries(sight)}
            AND h.recorded_at >= ${since}::date::timestamp AT TIME ZONE 'Asia/Jakarta'
          GROUP BY h.about_id)`,
        sql`latest AS MATERIALIZED (SELECT * FROM changed ORDER BY at DESC, id LIMIT ${most})`,
      ])}
      SELECT coalesce((SELECT json_agg(${commitmentCard(sql`latest.id`, day)} ORDER BY latest.at DESC, latest.id) FROM latest), '[]'::json) AS "changed",
             (SELECT count(*)::int FROM changed) AS "changedCount", ${flagged('overdue')} AS "overdueCount",
             ${flagged('due_soon')} AS "dueSoonCount", ${flagged('silent')} AS "silentCount"`,
    );
    if (!found) throw new Error('a week is one row');
    return found;
  }
}
