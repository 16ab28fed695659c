import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import type { CommitmentRef } from './commitment.dto.js';
import { hasFlag, isTakenOver } from './flags.js';
import { inheritance } from './heirs.js';

/** Somebody who holds a post a commitment was made from after who promised has left it. */
export interface Heir {
  tenureId: string;
  name: string;
  post: string;
  /** Null when no source gives it. */
  startedOn: string | null;
}

/** A commitment an office inherited with a post. */
export interface Inherited extends CommitmentRef {
  post: string;
}

const TABLES = ['commitment', 'commitment_maker_post', 'takeover', 'tenure', 'person', 'post'];
const MOST_SHOWN = 100;

/** Whether a tenure is held on a day. */
const isHeld = (tenure: Sql, day: Day): Sql =>
  sql`coalesce(${tenure}.started_on <= ${day}::date, true) AND coalesce(${tenure}.ended_on >= ${day}::date, true)`;

/** Who inherited what. */
@Injectable()
export class HeirsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /**
   * Who inherited a commitment, the latest first.
   * @param organizationId the office whose posts count alone, as far as they are held today; left out for every post and heir
   */
  of(actor: KnownActor, commitmentId: string, organizationId?: string): Promise<Heir[]> {
    const day = today();
    const own = sql`AND o.organization_id = ${organizationId} AND ${isHeld(sql`t`, day)}`;
    return this.reads.rows<Heir>(
      actor,
      sql`${this.seen(actor)}
        SELECT t.id AS "tenureId", p.name, o.title AS post, t.started_on::text AS "startedOn"
          FROM ${inheritance(day, sql`made.commitment_id = ${commitmentId}`)} inherited
          JOIN tenure t ON t.id = inherited.tenure_id JOIN person p ON p.id = t.person_id JOIN post o ON o.id = t.post_id
         WHERE true ${organizationId === undefined ? empty : own} ORDER BY t.started_on DESC NULLS LAST, t.id`,
    );
  }

  /** The open commitments of an office to which nobody who came into the post has said how they stand; what is due first, at most a hundred. */
  waitingFor(actor: KnownActor, organizationId: string): Promise<Inherited[]> {
    const day = today();
    const which = sql`heir.post_id IN (SELECT id FROM post WHERE organization_id = ${organizationId}) AND ${isHeld(sql`heir`, day)}`;
    return this.reads.rows<Inherited>(
      actor,
      sql`${this.seen(actor)}
        SELECT r.id, r.title, o.title AS post
          FROM (SELECT DISTINCT i.commitment_id, t.post_id FROM ${inheritance(day, which)} i JOIN tenure t ON t.id = i.tenure_id) inherited
          JOIN commitment r ON r.id = inherited.commitment_id JOIN post o ON o.id = inherited.post_id
         WHERE r.record_state = 'verified' AND ${hasFlag('not_taken_over', day)} AND NOT ${isTakenOver(day, sql`o.id`)}
         ORDER BY r.due_key, r.id LIMIT ${MOST_SHOWN}`,
    );
  }

  private seen(actor: KnownActor): Sql {
    return withTables(this.policy.narrowed(this.policy.sightOf(actor), TABLES));
  }
}
