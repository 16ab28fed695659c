import sql, { empty, type Sql } from 'sql-template-tag';

/**
 * A row as a JSON object, for use as an expression: its columns by their names, `AS "camelCase"` where the column is
 * called otherwise. Null when `from` finds no row. Faster than json_build_object and without its padding.
 */
export const jsonOf = (columns: Sql, from: Sql = empty): Sql =>
  sql`(SELECT row_to_json(row_) FROM (SELECT ${columns} ${from}) row_)`;
