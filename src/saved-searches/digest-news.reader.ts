import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
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
/**
 * A record carries the time its transaction began, the history when it ended. No transaction takes longer, so what is
 * older than this before a digest began is none of its news.
 */
const LONGEST_TRANSACTION_MS = 60 * 60_000;

/** A part of the history, from one index up to, and without, another. */
export interface Span {
  from: number;
  until: number;
  /** When it began. */
  fromAt: Date;
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
    const oldest = span.fromAt.getTime() - LONGEST_TRANSACTION_MS;
    const told: News[] = [];
    let count = 0;
    let cursor: string | undefined;
    for (let read = 0; read < MOST_READ; read += A_PAGE) {
      const page = await list.page(actor, { ...query, sort: '-updated', limit: A_PAGE, cursor }, among);
      const { items } = JSON.parse(page.body) as { items: RecordDto[] };
      const recent = items.filter(({ changedAt }) => Date.parse(changedAt) >= oldest);
      const changes = await this.changesOf(actor, list.kind, recent, span);
      for (const item of recent) {
        const isNew = changes.get(item.id) ?? (among && false);
        if (isNew === undefined) continue;
        count++;
        if (told.length < MOST_TOLD) told.push({ ...list.told(item, language), isNew });
      }
      if (page.next === null || recent.length < items.length) return { told, count, isMore: false };
      cursor = page.next;
    }
    return { told, count, isMore: true };
  }

  /** Which of these records have an entry in the span that the account sees, and whether it is the first it sees. */
  private async changesOf(
    actor: KnownActor,
    kind: string,
    items: RecordDto[],
    { from, until }: Span,
  ): Promise<Map<string, boolean>> {
    if (items.length === 0) return new Map();
    const rows = await this.reads.rows<{ id: string; isNew: boolean }>(
      actor,
      sql`SELECT h.record_id AS id, min(h.index) >= ${from} AS "isNew"
            FROM history_entry h
           WHERE h.record_id = ANY (${items.map(({ id }) => id)}::uuid[]) AND h.record_kind = ${kind}
             AND ${this.policy.entries(this.policy.sightOf(actor))}
           GROUP BY h.record_id
          HAVING bool_or(h.index >= ${from} AND h.index < ${until} AND h.actor_id <> ${actor.id})`,
    );
    return new Map(rows.map(({ id, isNew }) => [id, isNew]));
  }
}
