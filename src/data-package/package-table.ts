import sql, { join, raw, type Sql } from 'sql-template-tag';
import { type Column, type ColumnType, DICTIONARY, type View } from '../open-data/dictionary.js';

/** A table of the package: an open view, whole. */
export interface PackageTable extends View {
  name: string;
  fields: readonly Field[];
}

export interface Field extends Column {
  name: string;
}

export const tableOf = (name: string, view: View): PackageTable => ({
  ...view,
  name,
  fields: Object.entries(view.columns).map(([column, rest]) => ({ ...rest, name: column })),
});

/** The open views, in the order people read them. */
export const TABLES: readonly PackageTable[] = Object.entries(DICTIONARY).map(([name, view]) =>
  tableOf(name, view),
);

/** How each type is written, the same on every server. */
const WRITTEN: Record<ColumnType, (column: Sql) => Sql> = {
  uuid: (column) => sql`${column}::text`,
  text: (column) => sql`${column}`,
  date: (column) => sql`to_char(${column}, 'YYYY-MM-DD')`,
  timestamptz: (column) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  integer: (column) => sql`${column}::text`,
  bigint: (column) => sql`${column}::text`,
  boolean: (column) => sql`${column}::text`,
};

/** All rows in the order of their keys, which does not depend on the language of the server. */
export function rowsOf({ name, key, fields }: PackageTable): Sql {
  const order = key.map((column) => {
    const isText = fields.some((field) => field.name === column && field.type === 'text');
    return isText ? sql`v.${raw(column)} COLLATE "C"` : sql`v.${raw(column)}`;
  });
  const cells = fields.map((field) => WRITTEN[field.type](sql`v.${raw(field.name)}`));
  return sql`SELECT ${join(cells)} FROM ${raw(`open_data.${name}`)} v ORDER BY ${join(order)}`;
}
