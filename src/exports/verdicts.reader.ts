import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { type CommitmentCard } from '../commitments/commitment.dto.js';
import { Reads } from '../database/reads.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { Policy, withTables } from '../policy/policy.js';
import { isClosed, type Verdict } from './claim.js';

/** Every table the statement looks into. */
const TABLES = ['assessment', 'commitment', 'organization'];

/** Reads what closed commitments, for lists, which do not show it. */
@Injectable()
export class Verdicts {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** The finding the desk closed each of these with, by its id, as far as the actor sees it. */
  async of(
    actor: Actor,
    cards: readonly Pick<CommitmentCard, 'id' | 'recordState' | 'fulfilment'>[],
  ): Promise<ReadonlyMap<string, Verdict>> {
    const closed = cards.filter(isClosed).map(({ id }) => id);
    if (closed.length === 0) return new Map();
    const rows = await this.reads.rows<{ id: string; verdict: Verdict }>(
      actor,
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(actor), TABLES))}
        SELECT DISTINCT ON (r.commitment_id) r.commitment_id AS id, ${jsonOf(sql`r.id,
               ${organizationRef(sql`r.organization_id`)} AS "organization", r.finding, r.assessed_on AS "assessedOn", r.note`)} AS verdict
          FROM assessment r JOIN commitment c ON c.id = r.commitment_id AND c.fulfilment = r.finding
         WHERE r.commitment_id = ANY (${closed}::uuid[]) AND r.lane = 'desk' AND r.state = 'in_force'
         ORDER BY r.commitment_id, r.assessed_on DESC, r.recorded_at DESC`,
    );
    return new Map(rows.map(({ id, verdict }) => [id, verdict]));
  }
}
