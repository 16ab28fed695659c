import { stringify } from 'csv-stringify/sync';
import type { OpenRows } from '../database/open-reads.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * An answer as lines of RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe instead.
 * Source: OWASP, CSV Injection.
 * @param answer with its values as text
 */
export function csvOf({ columns, rows }: OpenRows): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => cellsOf(row).map((cell, n) => typed(cell, columns[n]?.type ?? ''))),
  ];
  return BYTE_ORDER_MARK + stringify(lines, { record_delimiter: 'windows', escape_formulas: true });
}

/** The values of a row that was asked for as text; null for none. */
export const cellsOf = (row: string): (string | null)[] => JSON.parse(row) as (string | null)[];

/** Types whose values stand to the right of a column, as numbers do. */
export const NUMBERS: ReadonlySet<string> = new Set([
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'double precision',
]);

/** A number below zero is no formula. */
function typed(cell: string | null, type: string): string | number | bigint | null {
  if (!cell?.startsWith('-') || !NUMBERS.has(type)) return cell;
  return /^-\d+$/.test(cell) ? BigInt(cell) : Number(cell);
}
