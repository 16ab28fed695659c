import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import type { Day } from '../common/day.js';
import type { CommitmentCard, CommitmentsQuery } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { type Flag, hasFlag } from '../commitments/flags.js';
import type { Fulfilment } from '../commitments/fulfilment.js';
import { Reads } from '../database/reads.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { Policy, withTables } from '../policy/policy.js';

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

  front(): Promise<Front> {
    return this.figures.kept('front', (day) => this.read(day));
  }

  private async read(day: Day): Promise<Front> {
    const [counts, [latest = null], changed, dueSoon, overdue, silent] = await Promise.all([
      this.counts(day),
      this.cards({ sort: '-stated' }, 1),
      this.cards({ sort: '-updated' }, SHOWN + 2),
      this.cards({ flag: ['due_soon'], sort: 'due' }),
      this.cards({ flag: ['overdue'], sort: '-due' }),
      this.cards({ flag: ['silent'], sort: '-stated' }),
    ]);
    const acts = await this.lastActs(changed.map(({ id }) => id));
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
  private counts(day: Day): Promise<Counts[]> {
    const calls = CALLS.map(
      (flag) => sql`(count(*) FILTER (WHERE ${hasFlag(flag, day)}))::int AS ${raw(`"${flag}"`)}`,
    );
    return this.rows<Counts>(
      ['commitment'],
      sql`SELECT r.fulfilment AS state, count(*)::int AS count, ${join(calls)}
            FROM commitment r WHERE r.record_state = 'verified' GROUP BY r.fulfilment`,
    );
  }

  private async cards(query: Partial<CommitmentsQuery>, limit = SHOWN): Promise<CommitmentCard[]> {
    const { body } = await this.commitments.page(ANONYMOUS, { ...query, limit });
    return (JSON.parse(body) as { items: CommitmentCard[] }).items;
  }

  private lastActs(ids: string[]): Promise<LastAct[]> {
    return this.rows<LastAct>(
      [],
      sql`SELECT about.id AS "aboutId", entry.act, entry.recorded_at AS "recordedAt",
                 entry.json::json -> 'record' ->> 'lane' AS lane, entry.json::json -> 'record' ->> 'finding' AS finding
            FROM unnest(${ids}::uuid[]) AS about(id) CROSS JOIN LATERAL (
              SELECT h.act, h.recorded_at, h.json FROM history_entry h
               WHERE h.about_id = about.id AND h.act <> 'commitment.assessed' AND ${this.policy.entries(this.policy.sightOf(ANONYMOUS))}
               ORDER BY h.index DESC LIMIT 1) entry`,
    );
  }

  private rows<Row extends object>(tables: string[], statement: Sql): Promise<Row[]> {
    const seen = this.policy.narrowed(this.policy.sightOf(ANONYMOUS), tables);
    return this.reads.rows<Row>(ANONYMOUS, sql`${withTables(seen)}${statement}`);
  }
}
