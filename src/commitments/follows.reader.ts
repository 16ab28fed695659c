import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import type { Statement, Tx } from '../database/unit-of-work.js';
import { Policy, withTables } from '../policy/policy.js';
import type { FollowDto } from './follow.dto.js';

/** Changes that are told of one commitment. */
const MOST_TOLD = 5;

/** What a lane, a follow-up, a step or a reply brings to a commitment: the entry itself tells of it. */
const ECHOES = [
  'commitment.assessed',
  'commitment.followed_up',
  'commitment.answered',
  'commitment.taken_over',
  'commitment.stepped',
];

/** What an account follows, and what is new of it. */
@Injectable()
export class FollowsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** All of them that the account still sees, those with the latest change first. */
  async list(actor: KnownActor): Promise<FollowDto[]> {
    return read(await this.reads.rows<Row>(actor, this.statement(actor)));
  }

  /** Null where it is not followed. */
  async find(actor: KnownActor, commitmentId: string): Promise<FollowDto | null> {
    const [found] = read(await this.reads.rows<Row>(actor, this.statement(actor, commitmentId)));
    return found ?? null;
  }

  /** As the transaction sees it. @throws NotFound where it is not followed */
  async getIn(tx: Tx, commitmentId: string): Promise<FollowDto> {
    const [found] = read(await tx.query<Row>(this.statement(tx.actor, commitmentId)));
    if (!found) throw new NotFound();
    return found;
  }

  private statement(actor: KnownActor, commitmentId?: string): Statement {
    const sight = this.policy.sightOf(actor);
    const commitment = jsonOf(sql`r.id, r.title`);
    const change = jsonOf(
      sql`h.act, h.recorded_at AS "recordedAt", h.record ->> 'lane' AS "lane", h.record ->> 'finding' AS "finding"`,
    );
    const chosen: Sql = commitmentId === undefined ? empty : sql`AND f.commitment_id = ${commitmentId}`;
    const follow = sql`${commitment} AS "commitment", f.since, f.seen_at AS "seenAt",
      news.count AS "changeCount", news.latest AS "changes"`;
    return sql`${withTables(this.policy.narrowed(sight, ['commitment']))}
      SELECT ${jsonOf(follow)}::text AS item
        FROM follow f JOIN commitment r ON r.id = f.commitment_id
        CROSS JOIN LATERAL (
          SELECT coalesce(max(h.count), 0) AS count, max(h.recorded_at) AS last,
                 coalesce(json_agg(${change} ORDER BY h.index DESC), '[]'::json) AS latest
            FROM (SELECT h.index, h.act, h.recorded_at, count(*) OVER () AS count,
                         CASE WHEN h.record_kind = 'assessment' THEN h.json::json -> 'record' END AS record
                    FROM history_entry h
                   WHERE h.about_id = r.id AND h.recorded_at > f.seen_at AND h.actor_id <> f.account_id
                     AND h.act <> ALL (${ECHOES}::text[]) AND ${this.policy.entries(sight)}
                   ORDER BY h.index DESC LIMIT ${MOST_TOLD}) h) news
       WHERE f.account_id = ${actor.id} AND f.ended_at IS NULL ${chosen}
       ORDER BY news.last DESC NULLS LAST, f.since DESC, r.id`;
  }
}

interface Row {
  item: string;
}

const read = (rows: Row[]): FollowDto[] => rows.map(({ item }) => JSON.parse(item) as FollowDto);
