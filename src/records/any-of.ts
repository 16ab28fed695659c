import sql, { join, type Sql } from 'sql-template-tag';

/** The condition for a filter that takes several values, met by any of them; none for one that was not given. */
export function givenAny<T>(values: readonly T[] | undefined, condition: (value: T) => Sql): Sql[] {
  return values === undefined ? [] : [sql`(${join(values.map(condition), ' OR ')})`];
}

/** Whether a day is in a year, YYYY. */
export const inYear = (day: Sql, year: string): Sql =>
  sql`(${day} >= ${`${year}-01-01`}::date AND ${day} <= ${`${year}-12-31`}::date)`;
