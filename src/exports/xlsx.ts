import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import { AHEAD_OF_UTC_MS } from '../common/day.js';
import { BETWEEN, fitting, type Kind, type Leaf } from './columns.js';
import type { Table } from './table.js';

/** Rows of a sheet, its head included: fewer than Excel takes, since a sheet of a zip archive is 4 GiB at most. */
const ROWS_OF_SHEET = 500_000;

/** Spreadsheets know no day before. */
const FIRST_DAY = '1900-03-01';

const WIDTHS: Record<Kind, number> = { day: 12, instant: 18, text: 28 };
const FORMATS: Partial<Record<Kind, string>> = { day: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm:ss' };

/**
 * A table as a workbook: days and numbers typed, instants as they are in Asia/Jakarta, which a spreadsheet cannot say
 * itself; the head stays in sight. Texts are typed as such, so that none is run. What does not fit into one sheet goes
 * on in the next, under the same head.
 */
export function xlsxOf(table: Table): ReadableStream<Uint8Array> {
  return writeXlsxStream(rowsOf(table), {
    name: 'Data',
    columns: table.columns.map((header, n) => ({
      header,
      width: WIDTHS[table.kinds[n]],
      numFmt: FORMATS[table.kinds[n]],
    })),
    freezePane: { rows: 1 },
    maxRowsPerSheet: ROWS_OF_SHEET,
  });
}

async function* rowsOf({ kinds, steps, cellsOf }: Table): AsyncGenerator<CellValue[]> {
  for await (const rows of steps)
    for (const row of rows) yield cellsOf(row).map((values, n) => cellOf(values, kinds[n]));
}

function cellOf(values: readonly (Leaf | null)[], kind: Kind): CellValue {
  const [first = null] = values;
  if (values.length > 1) return fitting(values.map((value) => value ?? '').join(BETWEEN));
  if (typeof first !== 'string') return first;
  if (first === '' || kind === 'text' || first < FIRST_DAY) return first === '' ? null : fitting(first);
  return kind === 'day' ? new Date(first) : new Date(Date.parse(first) + AHEAD_OF_UTC_MS);
}
