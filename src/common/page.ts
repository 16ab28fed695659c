import type { Cursors, Position } from './cursors.js';

/** One page of a list. */
export class Page {
  constructor(
    /** JSON text of each entry. */
    readonly items: readonly string[],
    /** Cursor of the next page; null on the last. */
    readonly next: string | null,
  ) {}

  /** All of it as JSON text. */
  get body(): string {
    return `{"items":[${this.items.join(',')}],"next":${JSON.stringify(this.next)}}`;
  }
}

/** One entry of a list: its JSON text, and its place in the order. */
export interface ListRow extends Position {
  item: string;
}

/** Makes a page of rows that were read one past its end. */
export function pageOf(rows: ListRow[], limit: number, cursors: Cursors, sort: string): Page {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return new Page(
    rows.slice(0, limit).map((row) => row.item),
    last ? cursors.write(sort, last) : null,
  );
}
