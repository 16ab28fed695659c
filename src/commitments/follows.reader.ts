import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import type { Statement, Tx } from '../database/unit-of-work.js';
import { Policy, withTables } from '../policy/policy.js';
import type { FollowDto } from './follow.dto.js';

/** Changes that are told of one record. */
const MOST_TOLD = 5;
/** Of what is followed by default. */
const MOST_BY_DEFAULT = 200;

/** What a lane, a follow-up, a step or a reply brings to a commitment: the entry itself tells of it. */
export const ECHOES = [
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

  /** All of them that the account still sees, those with the latest change first; of those by default the latest 200. */
  async list(actor: KnownActor): Promise<FollowDto[]> {
    return read(await this.reads.rows<Row>(actor, this.statement(actor)));
  }

  /** Null where it is not followed, not even by default. @param id of the record */
  async find(actor: KnownActor, id: string): Promise<FollowDto | null> {
    const [found] = read(await this.reads.rows<Row>(actor, this.statement(actor, id)));
    return found ?? null;
  }

  /** As the transaction sees it. @throws NotFound where it is not followed */
  async getIn(tx: Tx, id: string): Promise<FollowDto> {
    const [found] = read(await tx.query<Row>(this.statement(tx.actor, id)));
    if (!found) throw new NotFound();
    return found;
  }

  /** @param id of one record; left out, all of them */
  private statement(actor: KnownActor, id?: string): Statement {
    const sight = this.policy.sightOf(actor);
    const change = jsonOf(
      sql`h.act, h.recorded_at AS "recordedAt", h.record ->> 'lane' AS "lane", h.record ->> 'finding' AS "finding"`,
    );
    const one = (column: Sql) => (id === undefined ? sql`true` : sql`${column} = ${id}`);
    const followed = sql`
      SELECT f.subject_kind AS kind, f.subject_id AS id, f.since, f.seen_at, false AS is_default
        FROM follow f WHERE f.account_id = ${actor.id} AND f.ended_at IS NULL AND ${one(sql`f.subject_id`)}
      UNION ALL (SELECT 'commitment', c.id, c.recorded_at, c.recorded_at, true FROM commitment c
        WHERE ${one(sql`c.id`)} AND ${isFollowedByDefault(actor, sql`c`)} ORDER BY c.recorded_at DESC, c.id LIMIT ${MOST_BY_DEFAULT})`;
    const named = sql`
      SELECT r.title AS name FROM commitment r WHERE f.kind = 'commitment' AND r.id = f.id
      UNION ALL SELECT r.name FROM person r WHERE f.kind = 'person' AND r.id = f.id
      UNION ALL SELECT r.name FROM organization r WHERE f.kind = 'organization' AND r.id = f.id
      UNION ALL SELECT r.label FROM topic r WHERE f.kind = 'topic' AND r.id = f.id`;
    const follow = sql`f.kind, f.id, named.name,
      CASE WHEN f.kind = 'commitment' THEN json_build_object('id', f.id, 'title', named.name) END AS "commitment",
      ${jsonOf(sql`r.key, r.label, r.label_en AS "labelEn"`, sql`FROM topic r WHERE f.kind = 'topic' AND r.id = f.id`)} AS "topic",
      f.is_default AS "isByDefault", f.since, f.seen_at AS "seenAt", news.count AS "changeCount", news.latest AS "changes"`;
    return sql`${withTables(this.policy.narrowed(sight, ['commitment', 'person', 'organization', 'topic', 'demand']))}
      SELECT ${jsonOf(follow)}::text AS item
        FROM (${followed}) f CROSS JOIN LATERAL (${named}) named
        CROSS JOIN LATERAL (
          SELECT coalesce(max(h.count), 0) AS count, max(h.recorded_at) AS last,
                 coalesce(json_agg(${change} ORDER BY h.index DESC), '[]'::json) AS latest
            FROM (SELECT h.index, h.act, h.recorded_at, count(*) OVER () AS count,
                         CASE WHEN h.record_kind = 'assessment' THEN h.json::json -> 'record' END AS record
                    FROM history_entry h
                   WHERE h.about_id = f.id AND h.recorded_at > f.seen_at AND h.actor_id <> ${actor.id}
                     AND h.act <> ALL (${ECHOES}::text[]) AND ${this.policy.entries(sight)}
                   ORDER BY h.index DESC LIMIT ${MOST_TOLD}) h) news
       ORDER BY news.last DESC NULLS LAST, f.since DESC, f.id`;
  }
}

/**
 * Whether an account follows a commitment without having asked: it answers a demand its organization raised, and the
 * account has neither followed nor left it. `followers_of` says the same of all accounts.
 */
export const isFollowedByDefault = ({ id, role, organizationId }: KnownActor, commitment: Sql): Sql =>
  role === 'representative'
    ? sql`(EXISTS (SELECT FROM demand d WHERE d.id = ${commitment}.demand_id AND ${organizationId}::uuid = ANY (d.raised_by_ids))
        AND NOT EXISTS (SELECT FROM follow own WHERE own.account_id = ${id} AND own.subject_id = ${commitment}.id))`
    : sql`false`;

interface Row {
  item: string;
}

const read = (rows: Row[]): FollowDto[] => rows.map(({ item }) => JSON.parse(item) as FollowDto);
