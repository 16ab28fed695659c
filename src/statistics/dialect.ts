import sql, { raw, type Sql } from 'sql-template-tag';

/**
 * What PostgreSQL, with the open data as its views, and SQLite, with the same tables in one file, write differently. A
 * statement of a figure is written once with these words.
 */
export interface Dialect {
  table: (name: string) => Sql;
  /** A day given as YYYY-MM-DD. */
  day: (value: string) => Sql;
  /** Whole days from one day to another. */
  days: (from: Sql, to: Sql) => Sql;
  /** The year of a day. */
  year: (day: Sql) => Sql;
  /** Common table expression that gives the middle of `days`, by `key`, of the rows of `counted`; empty for none. */
  medians: Sql;
}

export const POSTGRESQL: Dialect = {
  table: (name) => raw(`open_data.${name}`),
  day: (value) => sql`CAST(${value} AS date)`,
  days: (from, to) => sql`(${to} - ${from})`,
  year: (day) => sql`CAST(extract(year FROM ${day}) AS integer)`,
  medians: sql`medians AS (
  SELECT key, percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median_days
    FROM counted WHERE days IS NOT NULL GROUP BY key)`,
};

export const SQLITE: Dialect = {
  table: (name) => raw(name),
  day: (value) => sql`${value}`,
  days: (from, to) => sql`CAST(julianday(${to}) - julianday(${from}) AS integer)`,
  year: (day) => sql`CAST(substr(${day}, 1, 4) AS integer)`,
  medians: sql`medians AS (
  SELECT key, avg(days) AS median_days
    FROM (SELECT key, days, row_number() OVER (PARTITION BY key ORDER BY days) AS place,
                 count(*) OVER (PARTITION BY key) AS number
            FROM counted WHERE days IS NOT NULL) AS placed
   WHERE place IN ((number + 1) / 2, (number + 2) / 2) GROUP BY key)`,
};

/** The statement with its values in it, to be read, copied and run elsewhere. */
export function readable({ strings, values }: Sql): string {
  const text = strings.map((piece, n) => piece + (n < values.length ? literal(values[n]) : '')).join('');
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
    .join('\n')
    .trim();
}

const literal = (value: unknown): string =>
  typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
