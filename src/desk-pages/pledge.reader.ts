import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import type { Grounds } from '../commitments/fulfilment.js';
import type { RecordState } from '../commitments/record-state.js';
import { Reads } from '../database/reads.js';
import type { SourceKind } from '../sources/source.entity.js';

/** Who worded a commitment, and so has a second person decide on it. */
export interface Authors {
  /** Whether whoever asks is one of them. */
  isAuthor: boolean;
  names: string[];
}

/** What a source is, as far as evidence goes. */
export interface Kind {
  id: string;
  kind: SourceKind;
  publisher: string | null;
}

/** What a finding is held against, of the commitment as it stands. */
export type Standing = Pick<Grounds, 'dueOn' | 'lastNewsOn'>;

/** What the desk needs to know beside the records. It sees everything, so nothing is narrowed. */
@Injectable()
export class PledgeReader {
  constructor(private readonly reads: Reads) {}

  /** How many commitments there are in each state of the record. */
  async counts(actor: KnownActor): Promise<Map<RecordState, number>> {
    const rows = await this.reads.rows<{ state: RecordState; count: number }>(
      actor,
      sql`SELECT record_state AS state, count(*)::int AS count FROM commitment GROUP BY record_state`,
    );
    return new Map(rows.map(({ state, count }) => [state, count]));
  }

  async authorsOf(actor: KnownActor, commitmentId: string): Promise<Authors> {
    const rows = await this.reads.rows<{ id: string; name: string }>(
      actor,
      sql`SELECT DISTINCT a.id, a.name FROM history_entry h JOIN account a ON a.id = h.actor_id
           WHERE h.record_id = ${commitmentId}
             AND h.act IN ('commitment.recorded', 'commitment.corrected', 'commitment.restated') ORDER BY a.name`,
    );
    return { isAuthor: rows.some(({ id }) => id === actor.id), names: rows.map(({ name }) => name) };
  }

  /** Who proposed a finding. */
  async proposerOf(
    actor: KnownActor,
    assessmentId: string,
  ): Promise<{ isMine: boolean; name: string } | null> {
    const [row] = await this.reads.rows<{ isMine: boolean; name: string }>(
      actor,
      sql`SELECT r.recorded_by_id = ${actor.id} AS "isMine", a.name
            FROM assessment r JOIN account a ON a.id = r.recorded_by_id WHERE r.id = ${assessmentId}`,
    );
    return row ?? null;
  }

  kindsOf(actor: KnownActor, sourceIds: string[]): Promise<Kind[]> {
    if (sourceIds.length === 0) return Promise.resolve([]);
    return this.reads.rows<Kind>(
      actor,
      sql`SELECT id, kind, publisher FROM source WHERE id = ANY (${sourceIds}::uuid[])`,
    );
  }
}
