import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import type { Day } from '../common/day.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import { PROPOSAL_DAYS } from './working-days.js';

/** Days before a year begins from which it is missed: the decree is out by then in most years, and deadlines reach that far. */
export const AHEAD_DAYS = 60;

/** A year of which working days are needed, now or soon, and not known. */
export interface CalendarGap {
  year: number;
  /** First day on which it was missed, YYYY-MM-DD: {@link AHEAD_DAYS} before the year. */
  missedFrom: Day;
  /** Follow-ups past their day that are not raised, because this is the first year that is missing to count how late they are. */
  waitingCount: number;
  /** Proposed findings of which nobody is told that they wait too long, because it is missing to count that. */
  proposalCount: number;
  /** Open follow-ups with a day to come in this year: they will not be raised after it. */
  dueCount: number;
}

/** Stands for a year that is missed, which has no row of its own, where a record is named by an id. It ends in the year. */
export const idOfMissed = (year: number): string =>
  `00000000-0000-4000-8000-${String(year).padStart(12, '0')}`;

/** The first year without calendar between two days. */
const firstMissing = (from: Sql, until: Sql): Sql => sql`
  (SELECT min(wanted) FROM generate_series(extract(year FROM ${from})::int, extract(year FROM ${until})::int) AS wanted
    WHERE NOT EXISTS (SELECT FROM holiday_year y WHERE y.year = wanted))`;

/** Whether a follow-up is still to be done: it is open, and no commitment it is about was retracted. */
const IS_PURSUED = sql`(f.state = 'open' AND (f.commitment_id IS NULL
  OR EXISTS (SELECT FROM commitment c WHERE c.id = f.commitment_id AND c.record_state = 'verified')))`;

/** The day in Jakarta on which a finding was proposed. */
const PROPOSED_ON = sql`(a.recorded_at AT TIME ZONE 'Asia/Jakarta')::date`;

/** Finds the years whose holidays somebody has to record. */
@Injectable()
export class CalendarGapsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** The earliest first. @param day whose year, that of 60 days later, and those that hold up anything are needed */
  of(actor: KnownActor, day: Day): Promise<CalendarGap[]> {
    const seen = withTables(
      this.policy.narrowed(this.policy.sightOf(actor), ['follow_up', 'commitment', 'assessment']),
    );
    return this.reads.rows<CalendarGap>(
      actor,
      sql`${seen}
        SELECT needed.year, (make_date(needed.year, 1, 1) - ${AHEAD_DAYS}::int)::text AS "missedFrom",
               count(*) FILTER (WHERE needed.held_up = 'follow_up')::int AS "waitingCount",
               count(*) FILTER (WHERE needed.held_up = 'assessment')::int AS "proposalCount",
               (SELECT count(*)::int FROM follow_up f WHERE ${IS_PURSUED}
                   AND f.due_on BETWEEN greatest(${day}::date, make_date(needed.year, 1, 1)) AND make_date(needed.year, 12, 31)) AS "dueCount"
          FROM (
            SELECT 'follow_up' AS held_up, ${firstMissing(sql`f.due_on + 1`, sql`${day}::date`)} AS year
              FROM follow_up f WHERE ${IS_PURSUED} AND f.due_on < ${day}::date
            UNION ALL
            SELECT 'assessment', ${firstMissing(sql`${PROPOSED_ON} + 1`, sql`${PROPOSED_ON} + ${AHEAD_DAYS}::int`)}
              FROM assessment a WHERE a.state = 'proposed' AND working_day_if_known(${PROPOSED_ON}, ${PROPOSAL_DAYS}) IS NULL
            UNION ALL
            SELECT NULL, wanted
              FROM generate_series(extract(year FROM ${day}::date)::int, extract(year FROM ${day}::date + ${AHEAD_DAYS}::int)::int) AS wanted
             WHERE NOT EXISTS (SELECT FROM holiday_year y WHERE y.year = wanted)
          ) needed
         WHERE needed.year IS NOT NULL GROUP BY needed.year ORDER BY needed.year`,
    );
  }
}
