import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import type { Bearing } from '../commitments/commitment.entity.js';
import type { Fulfilment } from '../commitments/fulfilment.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';

/** A verified commitment a statement belongs to, and what became of it. */
export interface OutcomeOfStatement {
  statementId: string;
  /** Of the commitment. */
  id: string;
  title: string;
  titleEn: string | null;
  bearing: Bearing;
  fulfilment: Fulfilment;
}

const TABLES = ['commitment', 'commitment_statement'];

/** Reads what became of what was said. */
@Injectable()
export class StatementOutcomes {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  of(actor: Actor, statementIds: readonly string[]): Promise<OutcomeOfStatement[]> {
    if (statementIds.length === 0) return Promise.resolve([]);
    return this.reads.rows<OutcomeOfStatement>(
      actor,
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(actor), TABLES))}
        SELECT l.statement_id AS "statementId", c.id, c.title, c.title_en AS "titleEn", link ->> 'bearing' AS bearing, c.fulfilment
          FROM commitment_statement l JOIN commitment c ON c.id = l.commitment_id AND c.record_state = 'verified'
          JOIN jsonb_array_elements(c.statements) AS link ON link ->> 'statementId' = l.statement_id::text
         WHERE l.statement_id = ANY (${[...statementIds]}::uuid[])
         ORDER BY c.stated_on, c.id`,
    );
  }
}
