import type { ListQuery } from '../records/record.dto.js';
import { addressOf, type Visit } from '../web/visit.js';

/** Entries of a page, where its address does not say how many. */
const ENTRIES = 20;

/** The query, with fewer entries than the API gives where nobody asked for a number. */
export const paged = <Q extends ListQuery>({ query: asked }: Visit, query: Q): Q =>
  'limit' in asked ? query : { ...query, limit: ENTRIES };

/** Address of a list as a file. @param plural its name in the API. @param more what the page is narrowed to by itself */
export function csvAddress({ query }: Visit, plural: string, more: Record<string, string> = {}): string {
  const { cursor: _, limit: __, on: ___, ...asked } = query;
  return addressOf(`/api/v1/${plural}.csv`, { ...more, ...asked });
}
