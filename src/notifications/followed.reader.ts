import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import type { Tx } from '../database/unit-of-work.js';
import { Policy, withTables } from '../policy/policy.js';

/** A part of the history, from one index up to, and without, another. */
export interface Entries {
  from: number;
  until: number;
}

/** How an entry concerns an account: by what it follows, and by the record that leads there where it is not named itself. */
interface Way {
  index: number;
  /** Null for what an administrator is told of without following anything. */
  subjectId: string | null;
  /** Null where nothing stands between. */
  viaId: string | null;
}

const FOLLOWED = ['commitment', 'person', 'organization', 'topic'] as const;
const LEADING = ['tenure', 'post', 'demand'] as const;

/** Finds the entries of the history that concern what accounts follow. */
@Injectable()
export class FollowedReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** For each account that follows anything they concern, whether it sees it or not. */
  all({ from, until }: Entries): Promise<{ id: string; ways: Way[] }[]> {
    return this.reads.ofProcess(sql`
      SELECT account_id AS id, json_agg(json_build_object('index', entry_index, 'subjectId', subject_id, 'viaId', via_id)) AS ways
        FROM followers_of(${from}, ${until}) GROUP BY account_id ORDER BY account_id`);
  }

  /** Those of an account by what it sees, in order: both what it follows and what leads there. */
  async seen(tx: Tx, actor: KnownActor, ways: readonly Way[]): Promise<number[]> {
    const rows = await tx.query<{ index: number }>(sql`
      ${withTables(this.policy.narrowed(this.policy.sightOf(actor), [...FOLLOWED, ...LEADING]))}
      SELECT DISTINCT w.index FROM json_to_recordset(${JSON.stringify(ways)}) AS w(index float8, "subjectId" uuid, "viaId" uuid)
       WHERE (w."subjectId" IS NULL OR ${isIn(FOLLOWED, sql`w."subjectId"`)}) AND (w."viaId" IS NULL OR ${isIn(LEADING, sql`w."viaId"`)})
       ORDER BY w.index`);
    return rows.map(({ index }) => index);
  }

  /** Which of some entries concern what an account follows now, as it sees it. */
  async among(tx: Tx, actor: KnownActor, indexes: readonly number[]): Promise<Set<number>> {
    if (indexes.length === 0) return new Set();
    const ways = await tx.query<Way>(sql`
      SELECT f.entry_index::float8 AS index, f.subject_id AS "subjectId", f.via_id AS "viaId"
        FROM unnest(${indexes}::bigint[]) AS asked(index) CROSS JOIN LATERAL followers_of(asked.index, asked.index + 1) f
       WHERE f.account_id = ${actor.id}`);
    return new Set(await this.seen(tx, actor, ways));
  }
}

const isIn = (tables: readonly string[], id: Sql): Sql =>
  sql`EXISTS (${join(
    tables.map((table) => sql`SELECT FROM ${raw(table)} r WHERE r.id = ${id}`),
    ' UNION ALL ',
  )})`;
