import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import { Policy } from '../policy/policy.js';
import { isOf } from './digest-news.reader.js';
import type { InstantSearch } from './saved-searches.service.js';
import { SearchedLists } from './searched-lists.js';

/** Finds what changes brought into a search, or changed in it, as an account sees it now. */
@Injectable()
export class InstantNews {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
    private readonly lists: SearchedLists,
  ) {}

  /**
   * Indexes of the history, the latest of each record that is in the search: entries of the record itself, and clocks
   * that turned on it. What the account did itself is no news.
   */
  async of(actor: KnownActor, search: InstantSearch, from: number, until: number): Promise<number[]> {
    const { kind, page } = this.lists.of(search.list);
    const changed = await this.reads.rows<{ id: string; index: number }>(
      actor,
      sql`SELECT changed.id, max(changed.index)::float8 AS index
            FROM (SELECT CASE WHEN h.record_kind = ${kind} THEN h.record_id ELSE h.about_id END AS id, h.index
                    FROM history_entry h
                   WHERE h.index >= ${Math.max(from, search.sinceIndex)} AND h.index < ${until}
                     AND ${isOf(kind)}
                     AND h.actor_id <> ${actor.id} AND ${this.policy.entries(this.policy.sightOf(actor))}) changed
           GROUP BY changed.id`,
    );
    if (changed.length === 0) return [];
    const query = await this.lists.queryIfTaken(search.list, search.query);
    if (!query) return [];
    const ids = changed.map(({ id }) => id);
    const { body } = await page(actor, { ...query, limit: ids.length }, ids);
    const found = new Set((JSON.parse(body) as { items: { id: string }[] }).items.map(({ id }) => id));
    return changed.filter(({ id }) => found.has(id)).map(({ index }) => index);
  }
}
