import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import type { Language, Text } from '../common/language.js';
import { Reads } from '../database/reads.js';
import { Policy } from '../policy/policy.js';
import type { RecordDto } from '../records/record.dto.js';
import type { ListRequest } from '../records/record.reader.js';
import type { SearchedList } from './searched-lists.js';

/** Records told of one search; how many more there are is said. */
const MOST_TOLD = 20;
/** Records looked at for one search. */
const MOST_READ = 500;
const A_PAGE = 100;
/** A part of the history, from one index up to, and without, another. */
export interface Span {
  from: number;
  until: number;
}

/** One record that is new or changed. */
export interface News {
  title: string;
  path: Text;
  /** Whether nothing of it was to be seen before. */
  isNew: boolean;
}

/** What is new in one search. */
export interface NewsOfSearch {
  told: News[];
  /** How many records are new or changed. */
  count: number;
  /** Whether there may be more than were counted. */
  isMore: boolean;
}

/** Finds what is new or changed in a list, as an account sees it now. What it did itself is no news. */
@Injectable()
export class DigestNews {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** @param among left out for all the search finds; else of these records alone, whatever changed on them */
  async of(
    actor: KnownActor,
    list: SearchedList,
    query: ListRequest,
    span: Span,
    language: Language,
    among?: readonly string[],
  ): Promise<NewsOfSearch> {
    const changed = among ?? (await this.changedIn(actor, list.kind, span));
    const first: RecordDto[] = [];
    let count = 0;
    let cursor: string | null | undefined;
    for (let read = 0; read < MOST_READ && changed.length > 0 && cursor !== null; read += A_PAGE) {
      const page = await list.page(actor, { ...query, sort: '-updated', limit: A_PAGE, cursor }, changed);
      const { items } = JSON.parse(page.body) as { items: RecordDto[] };
      count += items.length;
      first.push(...items.slice(0, MOST_TOLD - first.length));
      cursor = page.next;
    }
    const fresh = await this.newAmong(actor, list.kind, first, span);
    const told = first.map((item) => ({ ...list.told(item, language), isNew: fresh.has(item.id) }));
    return { told, count, isMore: typeof cursor === 'string' };
  }

  /** The records of a kind with an entry in the span that the account sees, their own or that of a clock that turned on them. */
  private async changedIn(actor: KnownActor, kind: string, { from, until }: Span): Promise<string[]> {
    const rows = await this.reads.rows<{ id: string }>(
      actor,
      sql`SELECT DISTINCT CASE WHEN h.record_kind = ${kind} THEN h.record_id ELSE h.about_id END AS id
            FROM history_entry h
           WHERE h.index >= ${from} AND h.index < ${until} AND ${isOf(kind)} AND h.actor_id <> ${actor.id}
             AND ${this.policy.entries(this.policy.sightOf(actor))}`,
    );
    return rows.map(({ id }) => id);
  }

  /** Which of these records had no entry before the span that the account sees. */
  private async newAmong(
    actor: KnownActor,
    kind: string,
    items: RecordDto[],
    { from }: Span,
  ): Promise<Set<string>> {
    if (items.length === 0) return new Set();
    const rows = await this.reads.rows<{ id: string }>(
      actor,
      sql`SELECT h.record_id AS id FROM history_entry h
           WHERE h.record_id = ANY (${items.map(({ id }) => id)}::uuid[]) AND h.record_kind = ${kind}
             AND ${this.policy.entries(this.policy.sightOf(actor))}
           GROUP BY h.record_id HAVING min(h.index) >= ${from}`,
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** Whether an entry `h` changes a record of a kind, or is a clock that turned on one. */
export const isOf = (kind: string): Sql =>
  sql`(h.record_kind = ${kind} OR (h.record_kind = 'clock_event' AND ${kind} = 'commitment' AND h.about_id IS NOT NULL))`;
