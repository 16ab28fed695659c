import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { today } from '../common/day.js';
import { jsonOf } from '../common/json-of.js';
import { hasFlag } from '../commitments/flags.js';
import { followUpColumns } from '../commitments/follow-ups.reader.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import { OPEN_STATES } from '../commitments/fulfilment.js';
import type { CommitmentRef } from '../commitments/commitment.dto.js';
import { commitmentRef } from '../commitments/commitments.reader.js';
import { Reads } from '../database/reads.js';
import type { OrganizationRef } from '../organizations/organization.dto.js';
import { organizationRef, withAffiliates } from '../organizations/organizations.reader.js';
import { Policy, withTables } from '../policy/policy.js';

/** What others entered since the union last answered. */
export interface Awaiting {
  commitment: CommitmentRef;
  lane: string;
  finding: string;
  assessedOn: string;
  organization: OrganizationRef | null;
}

/** A follow-up promised to the union. */
export interface Promised extends Pick<
  FollowUpDto,
  'id' | 'action' | 'dueOn' | 'assigneePost' | 'assigneeOrganization'
> {
  commitment: CommitmentRef;
}

/** What there is for a union, over the commitments to it and to those that belong to it. */
export interface UnionDesk {
  organization: OrganizationRef | null;
  total: number;
  open: number;
  /** How many are in each state found by the desk. */
  states: { state: string; count: number }[];
  overdue: number;
  silent: number;
  disputed: number;
  awaiting: Awaiting[];
  followUps: Promised[];
}

const MOST_SHOWN = 20;

const TABLES = [
  'organization',
  'post',
  'tenure',
  'person',
  'event',
  'source',
  'commitment',
  'commitment_receiver',
  'assessment',
  'follow_up',
];

/** What a union's desk shows at one glance, in one statement. */
@Injectable()
export class UnionDeskReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** @param organizationId the one the actor speaks for */
  async desk(actor: KnownActor, organizationId: string): Promise<UnionDesk> {
    const day = today();
    const counted = (condition: Sql) => sql`(SELECT count(*) FROM ours r WHERE ${condition})`;
    const states = sql`coalesce((SELECT json_agg(row_to_json(found) ORDER BY found.count DESC, found.state)
      FROM (SELECT r.fulfilment AS state, count(*) AS count FROM ours r GROUP BY r.fulfilment) found), '[]'::json)`;
    const awaiting = sql`coalesce((SELECT json_agg(${jsonOf(
      sql`${commitmentRef(sql`r.commitment_id`)} AS "commitment", r.lane, r.finding, r.assessed_on AS "assessedOn",
          ${organizationRef(sql`r.organization_id`)} AS "organization"`,
    )} ORDER BY r.recorded_at DESC) FROM (${this.unanswered(organizationId)}) r), '[]'::json)`;
    const followUps = sql`coalesce((SELECT json_agg(${jsonOf(
      sql`${followUpColumns(day)}, ${commitmentRef(sql`r.commitment_id`)} AS "commitment"`,
    )} ORDER BY r.due_on, r.id) FROM (SELECT r.* FROM follow_up r
        WHERE r.state = 'open' AND r.commitment_id IN (SELECT id FROM ours)
        ORDER BY r.due_on, r.id LIMIT ${MOST_SHOWN}) r), '[]'::json)`;
    const desk = jsonOf(sql`${organizationRef(sql`${organizationId}::uuid`)} AS "organization",
      ${counted(sql`true`)} AS "total", ${counted(sql`r.fulfilment = ANY (${[...OPEN_STATES]}::text[])`)} AS "open",
      ${states} AS "states", ${counted(hasFlag('overdue', day))} AS "overdue",
      ${counted(hasFlag('silent', day))} AS "silent", ${counted(hasFlag('disputed', day))} AS "disputed",
      ${awaiting} AS "awaiting", ${followUps} AS "followUps"`);
    const ours = sql`ours AS MATERIALIZED (
      SELECT r.* FROM commitment r WHERE r.record_state = 'verified' AND r.id IN (
        SELECT l.commitment_id FROM commitment_receiver l
         WHERE l.organization_id IN (SELECT id FROM ${withAffiliates(organizationId, day)} below)))`;
    const seen = this.policy.narrowed(this.policy.sightOf(actor), TABLES);
    const [row] = await this.reads.rows<{ desk: string }>(
      actor,
      sql`${withTables([...seen, ours])} SELECT ${desk}::text AS desk`,
    );
    return JSON.parse(row?.desk ?? '') as UnionDesk;
  }

  /** The latest finding or claim of each commitment to the union itself that it has not answered since. */
  private unanswered(organizationId: string): Sql {
    return sql`SELECT DISTINCT ON (a.commitment_id) a.commitment_id, a.lane, a.finding, a.assessed_on, a.organization_id, a.recorded_at
        FROM assessment a JOIN ours r ON r.id = a.commitment_id
       WHERE a.lane IN ('desk', 'giver') AND a.state = 'in_force' AND ${organizationId}::uuid = ANY (r.receiver_ids)
         AND NOT EXISTS (SELECT FROM assessment answer
           WHERE answer.commitment_id = a.commitment_id AND answer.lane = 'receiver' AND answer.state = 'in_force'
             AND answer.organization_id = ${organizationId}::uuid AND answer.recorded_at > a.recorded_at)
       ORDER BY a.commitment_id, a.recorded_at DESC`;
  }
}
