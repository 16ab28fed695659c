import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';

/** Somebody who came into a post a commitment was made from. */
export interface Heir {
  tenureId: string;
  name: string;
  post: string;
  startedOn: string;
}

/** Who came into the posts a commitment was made from, the latest first. */
@Injectable()
export class HeirsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  of(actor: KnownActor, commitmentId: string): Promise<Heir[]> {
    const seen = this.policy.narrowed(this.policy.sightOf(actor), ['commitment', 'tenure', 'person', 'post']);
    return this.reads.rows<Heir>(
      actor,
      sql`${withTables(seen)}
        SELECT t.id AS "tenureId", p.name, o.title AS post, t.started_on::text AS "startedOn"
          FROM commitment r
         CROSS JOIN LATERAL (SELECT DISTINCT (maker ->> 'postId')::uuid AS post_id FROM jsonb_array_elements(r.makers) maker) made
          JOIN tenure t ON t.post_id = made.post_id AND t.started_on > r.stated_on
          JOIN person p ON p.id = t.person_id JOIN post o ON o.id = t.post_id
         WHERE r.id = ${commitmentId} ORDER BY t.started_on DESC, t.id`,
    );
  }
}
