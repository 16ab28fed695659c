import type { Cursors, Position } from './cursors.js';

/** One page of a list: JSON text, and the cursor of the next page; null on the last. */
export interface Page {
  body: string;
  next: string | null;
}

/** One entry of a list: its JSON text, and its place in the order. */
export interface ListRow extends Position {
  item: string;
}

/** Makes a page of rows that were read one past its end. */
export function pageOf(rows: ListRow[], limit: number, cursors: Cursors, sort: string): Page {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? cursors.write(sort, last) : null;
  return {
    body: `{"items":[${shown.map((row) => row.item).join(',')}],"next":${JSON.stringify(next)}}`,
    next,
  };
}
