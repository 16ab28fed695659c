import type { Actor } from '../common/actor.js';
import type { Page } from '../common/page.js';
import type { ListRequest } from '../records/record.reader.js';

/**
 * Rows read at a time; twice as many are held in memory. So few are gone before the collector takes them for lasting:
 * steps of 500 let the memory grow five times as much and are no faster.
 */
const STEP = 100;

/** Reads a list page by page. */
export interface ReadsPages<Query> {
  page(actor: Actor, query: Query): Promise<Page>;
}

/** The JSON texts of a whole list, some at a time. */
export type Steps = AsyncIterable<readonly string[]>;

/**
 * A whole list, read step by step as it is taken, so that a slow reader holds neither a connection nor memory; one step
 * is read ahead. What cannot be read at all is told before there is anything.
 * @param query `limit` and `cursor` are passed over
 */
export async function stepsOf<Query extends ListRequest>(
  reader: ReadsPages<Query>,
  actor: Actor,
  query: Query,
): Promise<Steps> {
  const read = (cursor?: string) => reader.page(actor, { ...query, limit: STEP, cursor });
  return following(await read(), read);
}

async function* following(
  first: Page,
  read: (cursor: string) => Promise<Page>,
): AsyncGenerator<readonly string[]> {
  for (let page = first; ;) {
    const next = page.next === null ? null : read(page.next);
    // It fails where it is awaited, if ever.
    next?.catch(() => {});
    yield page.items;
    if (next === null) return;
    page = await next;
  }
}
