import sql, { raw, type Sql } from 'sql-template-tag';
import type { Policy, Sight } from '../policy/policy.js';

/** Longer than any transaction lasts: a change that began this long before an instant was on record by then. */
export const LONGEST_CHANGE = sql`interval '1 hour'`;

/**
 * Tables as the record stood at an instant: common table expressions under the tables' own names, so that a statement
 * written for today answers for that instant when they stand in front of it, along the same indexes. What has not
 * changed since is read from the table, what has from the versions that were replaced (`past`), which the database
 * copies from the history.
 *
 * A row says when its transaction began, the history when it ended, and a version counts from when it was in the
 * history; only for rows changed shortly before the instant does that make a difference, and it is looked up. No row is
 * written after it counts, which bounds lists by their last change.
 */
function asOf(tables: readonly string[], instant: string, seen: Sql): Sql[] {
  return tables.map((table) => {
    const name = raw(`"${table}"`);
    return sql`${name} AS NOT MATERIALIZED (
      SELECT * FROM past.${raw(`"${table}_ever"`)} v
       WHERE v.from_at <= ${instant}::timestamptz AND v.until_at > ${instant}::timestamptz AND v.written_at <= ${instant}::timestamptz
         AND (v.until_at < 'infinity' OR v.from_at <= ${instant}::timestamptz - ${LONGEST_CHANGE}
           OR (SELECT max(h.recorded_at) FROM history_entry h WHERE h.record_id = v.record_id) <= ${instant}::timestamptz)
         AND ${seen})`;
  });
}

/**
 * Tables, each narrowed to what is seen, for `withTables`.
 * @param tables of records, or that lists of them are read through
 * @param moment the earlier instant they are as of, RFC 3339; then to what was seen then and is seen still. Null for now
 */
export const tablesAsOf = (
  policy: Policy,
  sight: Sight,
  tables: readonly string[],
  moment: string | null,
): Sql[] => (moment === null ? policy.narrowed(sight, tables) : asOf(tables, moment, policy.versions(sight)));
