import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { isDatabaseError } from '../common/database-error.js';
import type { Day } from '../common/day.js';
import { Invalid, type Remedy } from '../common/problem.js';
import type { Queryable } from '../database/unit-of-work.js';
import { yearPath } from './paths.js';

/** Working days a proposed finding may wait for its second signature (project). */
export const PROPOSAL_DAYS = 5;

/** Working days cannot be counted in a year of which nobody has entered the holidays. */
export class CalendarMissing extends Invalid {
  override readonly remedy: Remedy;

  constructor(readonly year: string) {
    super('calendar-missing', {
      id: `Hari kerja tahun ${year} belum dapat dihitung: hari libur nasional dan cuti bersamanya belum dicatat.`,
      en: `Working days of ${year} cannot be counted yet: its national holidays and joint leave are not on record.`,
    });
    this.remedy = {
      path: yearPath(year).id,
      name: { id: `Buka kalender ${year}`, en: `Open the calendar of ${year}` },
    };
  }
}

/** SQLSTATE of `require_calendars`. */
const CALENDAR_MISSING = 'CAL01';

/**
 * Awaits a statement that counts working days in SQL, by `working_day_after` or `working_days_between`.
 * @throws CalendarMissing if a year it needs has no calendar
 */
export async function counting<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    if (isDatabaseError(error) && error.code === CALENDAR_MISSING)
      throw new CalendarMissing(error.detail ?? '');
    throw error;
  }
}

/**
 * Working days (hari kerja): Monday to Friday but for national holidays and joint leave. Source: the joint decree of
 * each year, as the table `holiday` holds it.
 */
@Injectable()
export class WorkingDays {
  /** The n-th working day after a day, which is not counted itself; `n` from 1. @throws CalendarMissing */
  async after(tx: Queryable, day: Day, n: number): Promise<Day> {
    const [row] = await counting(
      tx.query<{ day: Day }>(sql`SELECT working_day_after(${day}::date, ${n}::integer)::text AS day`),
    );
    return row.day;
  }

  /** As `after`; null where a year it needs has no calendar. */
  async afterIfKnown(tx: Queryable, day: Day, n: number): Promise<Day | null> {
    const [row] = await tx.query<{ day: Day | null }>(
      sql`SELECT working_day_if_known(${day}::date, ${n}::integer)::text AS day`,
    );
    return row.day;
  }

  /** Working days after a day up to another, that one included; 0 if it is no later. @throws CalendarMissing */
  async between(tx: Queryable, after: Day, until: Day): Promise<number> {
    const [row] = await counting(
      tx.query<{ count: number }>(sql`SELECT working_days_between(${after}::date, ${until}::date) AS count`),
    );
    return row.count;
  }
}
