import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Fulfilment } from '../commitments/fulfilment.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { recordsOfPerson } from '../people/persons.reader.js';

/** How many public commitments stand in a state. */
export interface OutcomeCount {
  fulfilment: Fulfilment;
  count: number;
}

/** The same, by the tenure of whoever spoke; null where none is on record. */
export interface TenureCount extends OutcomeCount {
  tenureId: string | null;
}

const verified = sql`record_state = 'verified' AND is_public`;

/** What became of the commitments to or by somebody, as everybody sees it; each count is what the list of them holds. */
@Injectable()
export class OutcomeCounts {
  constructor(private readonly figures: PublicFigures) {}

  /** Commitments to an organization. */
  received(id: string): Promise<OutcomeCount[]> {
    return this.count(`receiver ${id}`, sql`commitment_receiver WHERE organization_id = ${id}`);
  }

  /** Commitments by an organization. */
  made(id: string): Promise<OutcomeCount[]> {
    return this.count(`maker ${id}`, sql`commitment_maker WHERE organization_id = ${id}`);
  }

  /** Commitments from a post, whoever held it. */
  from(postId: string): Promise<OutcomeCount[]> {
    return this.count(`post ${postId}`, sql`commitment_maker_post WHERE post_id = ${postId}`);
  }

  /** Commitments whose founding words a person spoke. */
  spoken(personId: string): Promise<TenureCount[]> {
    return this.figures.rows(
      `outcomes of speaker ${personId}`,
      () => sql`
        SELECT s.tenure_id AS "tenureId", c.fulfilment, count(*)::int AS count
          FROM commitment c LEFT JOIN statement s ON s.id = (c.statements -> 0 ->> 'statementId')::uuid
         WHERE c.speaker_id IN ${recordsOfPerson(sql`${personId}::uuid`)} AND c.record_state = 'verified' AND c.is_public
         GROUP BY s.tenure_id, c.fulfilment`,
    );
  }

  private count(whose: string, rows: Sql): Promise<OutcomeCount[]> {
    return this.figures.rows(
      `outcomes of ${whose}`,
      () => sql`SELECT fulfilment, count(*)::int AS count FROM ${rows} AND ${verified} GROUP BY fulfilment`,
    );
  }
}
