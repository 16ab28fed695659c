import type { Page } from '../common/page.js';
import type { Item } from '../records/record.reader.js';

/* What readers answer as JSON text, for pages that take it apart. */

/** One page of a list. */
export interface Listed<T> {
  items: T[];
  /** Cursor of the following page; null on the last. */
  next: string | null;
}

/** A list nobody asked for. */
export const NOTHING_LISTED: Listed<never> = { items: [], next: null };

export const listed = async <T>(page: Promise<Page>): Promise<Listed<T>> =>
  JSON.parse((await page).body) as Listed<T>;

export const recordOf = async <T>(item: Promise<Item>): Promise<T> => JSON.parse((await item).body) as T;
