import type { ListQuery } from '../records/record.dto.js';
import type { Visit } from '../web/visit.js';

/** Entries of a page, where its address does not say how many. */
const ENTRIES = 20;

/** The query, with fewer entries than the API gives where nobody asked for a number. */
export const paged = <Q extends ListQuery>({ query: asked }: Visit, query: Q): Q =>
  'limit' in asked ? query : { ...query, limit: ENTRIES };
