import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { today } from '../common/day.js';
import { inheritance } from '../commitments/heirs.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';

/** Somebody who holds a post a commitment was made from after who promised has left it. */
export interface Heir {
  tenureId: string;
  name: string;
  post: string;
  /** Null when no source gives it. */
  startedOn: string | null;
}

/** Who inherited a commitment, the latest first. */
@Injectable()
export class HeirsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  of(actor: KnownActor, commitmentId: string): Promise<Heir[]> {
    const seen = this.policy.narrowed(this.policy.sightOf(actor), [
      'commitment_maker_post',
      'tenure',
      'person',
      'post',
    ]);
    return this.reads.rows<Heir>(
      actor,
      sql`${withTables(seen)}
        SELECT t.id AS "tenureId", p.name, o.title AS post, t.started_on::text AS "startedOn"
          FROM ${inheritance(today(), sql`made.commitment_id = ${commitmentId}`)} left_
          JOIN tenure t ON t.id = left_.tenure_id JOIN person p ON p.id = t.person_id JOIN post o ON o.id = t.post_id
         ORDER BY t.started_on DESC NULLS LAST, t.id`,
    );
  }
}
