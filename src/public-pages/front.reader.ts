import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import type { CommitmentCard, CommitmentsQuery } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { type Flag, hasFlag } from '../commitments/flags.js';
import type { Fulfilment } from '../commitments/fulfilment.js';
import { Reads } from '../database/reads.js';
import { tablesAsOf } from '../history/as-of.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { Policy, withTables } from '../policy/policy.js';
import { dayOf, pastMomentOf } from '../records/as-of.js';

/** Entries of each list on the front page. */
const SHOWN = 4;

/** Flags that call for a look. */
export const CALLS = ['overdue', 'due_soon', 'silent', 'disputed'] as const satisfies readonly Flag[];

/** What happened last to a commitment: the act, and of an entry in a lane which and what it found. */
export interface LastAct {
  aboutId: string;
  act: string;
  recordedAt: string;
  lane: string | null;
  finding: string | null;
}

/** Everything the front page tells. */
export interface Front {
  states: { state: Fulfilment; count: number }[];
  calls: Record<(typeof CALLS)[number], number>;
  latest: CommitmentCard | null;
  changed: { item: CommitmentCard; last: LastAct | null }[];
  dueSoon: CommitmentCard[];
  overdue: CommitmentCard[];
  silent: CommitmentCard[];
}

type Counts = { state: Fulfilment; count: number } & Front['calls'];

/** Reads what the front page tells, of what everybody sees. */
@Injectable()
export class FrontReader {
  constructor(
    private readonly commitments: CommitmentsReader,
    private readonly figures: PublicFigures,
    private readonly policy: Policy,
    private readonly reads: Reads,
  ) {}

  /** @param asOf as the address gives it, checked */
  front(asOf: string | undefined): Promise<Front> {
    return this.figures.kept(`front ${asOf ?? ''}`, () => this.read(asOf));
  }

  private async read(asOf: string | undefined): Promise<Front> {
    const moment = pastMomentOf(asOf);
    const cards = (query: Partial<CommitmentsQuery>, limit = SHOWN) =>
      this.cards({ ...query, as_of: asOf }, limit);
    const [counts, [latest = null], changed, dueSoon, overdue, silent] = await Promise.all([
      this.counts(moment),
      cards({ sort: '-stated' }, 1),
      cards({ sort: '-updated' }, SHOWN + 2),
      cards({ flag: ['due_soon'], sort: 'due' }),
      cards({ flag: ['overdue'], sort: '-due' }),
      cards({ flag: ['silent'], sort: '-stated' }),
    ]);
    const ids = changed.map(({ id }) => id);
    const acts = await this.lastActs(ids, moment);
    return {
      states: counts.map(({ state, count }) => ({ state, count })),
      calls: Object.fromEntries(
        CALLS.map((flag) => [flag, counts.reduce((sum, row) => sum + row[flag], 0)]),
      ) as Front['calls'],
      latest,
      changed: changed.map((item) => ({
        item,
        last: acts.find(({ aboutId }) => aboutId === item.id) ?? null,
      })),
      dueSoon,
      overdue,
      silent,
    };
  }

  /** As many as the lists the numbers lead to hold. */
  private counts(moment: string | null): Promise<Counts[]> {
    const day = dayOf(moment);
    const calls = CALLS.map(
      (flag) => sql`(count(*) FILTER (WHERE ${hasFlag(flag, day)}))::int AS ${raw(`"${flag}"`)}`,
    );
    return this.rows<Counts>(
      ['commitment', 'tenure'],
      sql`SELECT r.fulfilment AS state, count(*)::int AS count, ${join(calls)}
            FROM commitment r WHERE r.record_state = 'verified' GROUP BY r.fulfilment`,
      moment,
    );
  }

  private async cards(query: Partial<CommitmentsQuery>, limit: number): Promise<CommitmentCard[]> {
    const { body } = await this.commitments.page(ANONYMOUS, { ...query, limit });
    return (JSON.parse(body) as { items: CommitmentCard[] }).items;
  }

  private lastActs(ids: string[], moment: string | null): Promise<LastAct[]> {
    return this.rows<LastAct>(
      [],
      sql`SELECT about.id AS "aboutId", entry.act, entry.recorded_at AS "recordedAt",
                 entry.json::json -> 'record' ->> 'lane' AS lane, entry.json::json -> 'record' ->> 'finding' AS finding
            FROM unnest(${ids}::uuid[]) AS about(id) CROSS JOIN LATERAL (
              SELECT h.act, h.recorded_at, h.json FROM history_entry h
               WHERE h.about_id = about.id AND h.act <> 'commitment.assessed'
                 AND h.recorded_at <= coalesce(${moment}::timestamptz, 'infinity') AND ${this.policy.entries(this.policy.sightOf(ANONYMOUS))}
               ORDER BY h.index DESC LIMIT 1) entry`,
      null,
    );
  }

  private rows<Row extends object>(tables: string[], statement: Sql, moment: string | null): Promise<Row[]> {
    const seen = tablesAsOf(this.policy, this.policy.sightOf(ANONYMOUS), tables, moment);
    return this.reads.rows<Row>(ANONYMOUS, sql`${withTables(seen)}${statement}`);
  }
}
