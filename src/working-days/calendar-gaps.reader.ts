import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import type { Day } from '../common/day.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';

/** Days before a year begins from which it is missed: the decree is out by then in most years, and deadlines reach that far. */
export const AHEAD_DAYS = 60;

/** A year of which working days are needed, now or soon, and not known. */
export interface CalendarGap {
  year: number;
  /** Follow-ups past their day that are not raised, because this is the first year that is missing to count how late they are. */
  waitingCount: number;
}

/** Finds the years whose holidays somebody has to record. */
@Injectable()
export class CalendarGapsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** The earliest first. @param day whose year, that of 60 days later, and those that hold up follow-ups are needed */
  of(actor: KnownActor, day: Day): Promise<CalendarGap[]> {
    const seen = withTables(this.policy.narrowed(this.policy.sightOf(actor), ['follow_up']));
    return this.reads.rows<CalendarGap>(
      actor,
      sql`${seen}
        SELECT needed.year, count(needed.id)::int AS "waitingCount"
          FROM (
            SELECT f.id, (
                SELECT min(wanted) FROM generate_series(extract(year FROM f.due_on + 1)::int, extract(year FROM ${day}::date)::int) AS wanted
                 WHERE NOT EXISTS (SELECT FROM holiday_year y WHERE y.year = wanted)) AS year
              FROM follow_up f WHERE f.state = 'open' AND f.due_on < ${day}::date
            UNION ALL
            SELECT NULL, wanted
              FROM generate_series(extract(year FROM ${day}::date)::int, extract(year FROM ${day}::date + ${AHEAD_DAYS}::int)::int) AS wanted
             WHERE NOT EXISTS (SELECT FROM holiday_year y WHERE y.year = wanted)
          ) needed
         WHERE needed.year IS NOT NULL GROUP BY needed.year ORDER BY needed.year`,
    );
  }
}
