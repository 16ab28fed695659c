import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import type { Position } from '../common/cursors.js';
import { type Day, today } from '../common/day.js';
import { Reads } from '../database/reads.js';
import { Shapes } from '../database/shapes.js';
import { Policy } from '../policy/policy.js';
import { documentsOf } from '../policy/shelves.js';
import { SEARCH_KINDS, type SearchKind } from './search-kinds.js';

/** Ranked at most; where more match, the latest. Ranking reads each document whole, so its cost grows with this alone. */
export const BOUND = 500;

/** Documents up to which all that match are ranked. */
const MANY = 50_000;

const ANY_KIND = SEARCH_KINDS.map((kind) => `'=k:${kind}'`).join(' | ');

/** What to look for, as the database reads it. */
export interface Wanted {
  /** What documents must hold, as a tsquery; empty where only keys narrow. */
  query: string;
  /** The keys they must carry, as a tsquery; empty for none. */
  filter: string;
  /** The words as one name or title, folded. */
  key: string;
  /** Records that go by such a name, and how well. */
  names: { ids: string[]; fits: number[] };
  since: Day | null;
  until: Day | null;
  /** Instant to look as of; null for now. */
  moment: string | null;
  /** Documents there are. */
  documents: number;
}

/** A record that was found, and its place in the order. */
export interface Candidate extends Position {
  kind: SearchKind;
}

export interface Candidates {
  top: Candidate[];
  /** How many were ranked, by kind. */
  counts: Partial<Record<SearchKind, number>>;
  isBounded: boolean;
}

/** Chooses what to rank and ranks it. What it finds is read again by its id, as the actor sees it. */
@Injectable()
export class CandidatesReader {
  private readonly shapes = new Shapes('search');

  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  async find(
    actor: Actor,
    wanted: Wanted,
    { limit, after }: { limit: number; after: Position | null },
  ): Promise<Candidates> {
    const isPast = wanted.moment !== null;
    const ranked = wanted.documents < MANY ? this.all(wanted) : this.latest(wanted);
    const statement = sql`WITH document AS NOT MATERIALIZED (SELECT * FROM ${documentsOf(this.policy.sightOf(actor), isPast)} d
          WHERE ${join(this.conditions(wanted), ' AND ')}),
        ranked AS MATERIALIZED (${ranked})
        SELECT (SELECT count(*)::int FROM ranked WHERE is_latest) AS matched,
               coalesce((SELECT json_object_agg(kind, n) FROM (SELECT kind, count(DISTINCT id)::int AS n FROM ranked GROUP BY kind) counted), '{}'::json) AS counts,
               coalesce((SELECT json_agg(best) FROM (
                 SELECT kind, id, score::text AS key FROM ranked
                  ${after ? sql`WHERE (score, id) < (${after.key}::float8, ${after.id}::uuid)` : empty}
                  GROUP BY kind, id, score ORDER BY score DESC, id DESC LIMIT ${limit + 1}) best), '[]'::json) AS top`;
    const [row] = await this.reads.rows<Omit<Candidates, 'isBounded'> & { matched: number }>(
      actor,
      this.shapes.named(statement),
    );
    const { matched, ...found } = row;
    return { ...found, isBounded: wanted.documents >= MANY && matched > BOUND };
  }

  /** All that match, and what goes by such a name. */
  private all(wanted: Wanted): Sql {
    const { names, query, filter } = wanted;
    const said = query || filter || ANY_KIND;
    return sql`SELECT kind, record_id AS id, true AS is_latest, ${this.score(wanted)} AS score FROM document WHERE document @@ ${said}::tsquery
      ${
        names.ids.length === 0
          ? empty
          : sql`UNION ALL SELECT kind, record_id, false, ${this.score(wanted)} FROM document
                 WHERE record_id = ANY (${names.ids}::uuid[]) AND NOT document @@ ${said}::tsquery`
      }`;
  }

  private conditions({ filter, since, until, moment }: Wanted): Sql[] {
    return [
      sql`true`,
      ...(filter ? [sql`d.document @@ ${filter}::tsquery`] : []),
      ...(since ? [sql`d.day >= ${since}::date`] : []),
      ...(until ? [sql`d.day <= ${until}::date`] : []),
      ...(moment ? [sql`d.since <= ${moment}::timestamptz AND d.until > ${moment}::timestamptz`] : []),
    ];
  }

  /**
   * The latest that match, one more than are ranked, and whatever is titled or named so. One span of months after the
   * other is looked through, and no more of them than it takes: each document carries its month as a key.
   */
  private latest(wanted: Wanted): Sql {
    const { query, filter, until, key, names } = wanted;
    const columns = sql`kind, record_id, day, key, document`;
    // The index finds by what a document holds, so something has to be said.
    const said = query || filter || ANY_KIND;
    const found = (tsquery: Sql, more: Sql) =>
      sql`SELECT ${columns} FROM document WHERE document @@ ${tsquery}${more} ORDER BY day DESC NULLS FIRST, record_id LIMIT ${BOUND + 1}`;
    const { spans, before } = spansUpTo(until ?? today());
    const ranked = (isLatest: Sql, from: Sql) =>
      sql`SELECT kind, record_id AS id, ${isLatest} AS is_latest, ${this.score(wanted)} AS score FROM ${from} found`;
    return sql`${ranked(
      sql`true`,
      sql`(SELECT * FROM (
      (SELECT each.* FROM unnest(${spans}::text[]) WITH ORDINALITY AS span(months, n) CROSS JOIN LATERAL (
        ${found(sql`(${said}::tsquery && span.months::tsquery)`, empty)}) each)
      UNION ALL (${found(sql`${said}::tsquery`, sql` AND day < ${before}::date`)})) spans LIMIT ${BOUND + 1})`,
    )}
      ${key === '' ? empty : sql`UNION ${ranked(sql`false`, sql`(SELECT ${columns} FROM document WHERE key = ${key} LIMIT ${BOUND / 10})`)}`}
      ${names.ids.length === 0 ? empty : sql`UNION ${ranked(sql`false`, sql`(SELECT ${columns} FROM document WHERE record_id = ANY (${names.ids}::uuid[]))`)}`}`;
  }

  /** Exact names and titles first; then how well the words fit, the more the more recent, pledges before the rest. */
  private score({ query, key, names }: Wanted): Sql {
    const day = today();
    const words =
      query === '' ? sql`1` : sql`ts_rank('{0.05, 0.2, 0.5, 1.0}', document, ${query}::tsquery, 1)::float8`;
    const recency = sql`coalesce(1 / (1 + greatest(${day}::date - day, 0) / 730.0), 0.5)::float8`;
    const named =
      names.ids.length === 0
        ? empty
        : sql` + coalesce((SELECT max(CASE fit WHEN 1 THEN 10 ELSE fit END) FROM unnest(${names.ids}::uuid[], ${names.fits}::float8[]) AS n(id, fit)
      WHERE n.id = record_id), 0)`;
    return sql`(CASE WHEN key = ${key} THEN 10 ELSE 0 END${named}
      + ${words} * (0.5 + ${recency}) * CASE kind WHEN 'commitment' THEN 1.5 WHEN 'source' THEN 0.8 WHEN 'post' THEN 0.8 ELSE 1 END)::float8`;
  }
}

/** Months of each span, from the latest back. */
const SPANS = [1, 1, 1, 3, 6];
/** Months ahead that may hold what is planned. */
const AHEAD = 13;

/** The keys of the months of each span, as tsqueries, and the day before which none of them lies. */
function spansUpTo(day: Day): { spans: string[]; before: Day } {
  const present = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  let next = present + AHEAD;
  const spans = SPANS.map((length, n) => {
    const first = n === 0 ? present : next - length + 1;
    const months = Array.from({ length: next - first + 1 }, (_, ago) => monthOf(next - ago));
    next = first - 1;
    // What has no day is always among the latest.
    return [...(n === 0 ? [''] : []), ...months].map((month) => `'=m:${month}'`).join(' | ');
  });
  return { spans, before: `${monthOf(next + 1)}-01` };
}

const monthOf = (count: number): string =>
  `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
