import { parse } from 'csv-parse/sync';

/** The lists that are also answered as files. */
export const EXPORTED = [
  'commitments',
  'organizations',
  'affiliations',
  'people',
  'posts',
  'tenures',
  'events',
  'attendances',
  'meetings',
  'sources',
  'statements',
];

export type Row = Record<string, string>;

/** A file, read by a program that keeps to RFC 4180. */
export function parsed(text: string, delimiter = ','): { columns: string[]; rows: Row[] } {
  const [columns = [], ...lines] = parse(text, { bom: true, delimiter, record_delimiter: '\r\n' });
  const rows = lines.map((line) => Object.fromEntries(columns.map((name, n) => [name, line[n] ?? ''])));
  return { columns, rows };
}

/** Where a list is a file. @param list perhaps with a query */
export const fileOf = (list: string, form = 'csv'): string =>
  list.replace(/^[^?]+/, (path) => `${path}.${form}`);
