import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import type { Bearing } from '../commitments/commitment.entity.js';
import type { Fulfilment } from '../commitments/fulfilment.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import { bearingOf, commitmentsOf } from '../statements/statements.reader.js';

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

const TABLES = ['commitment'];

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
        SELECT said.id AS "statementId", found.*
          FROM unnest(${[...statementIds]}::uuid[]) AS said(id)
         CROSS JOIN LATERAL (
               SELECT c.id, c.title, c.title_en AS "titleEn", ${bearingOf(sql`said.id`)} AS bearing, c.fulfilment, c.stated_on
                 ${commitmentsOf(sql`said.id`)}) found
         ORDER BY found.stated_on, found.id`,
    );
  }
}
