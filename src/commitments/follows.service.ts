import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, NotFound } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Policy } from '../policy/policy.js';

/** Commitments one account can follow at a time. */
export const MOST_FOLLOWS = 200;

/** What accounts follow. It is no record: it has no history, and nobody else sees it. */
@Injectable()
export class FollowsService {
  constructor(private readonly policy: Policy) {}

  /** From now on what changes is news; nothing happens to a commitment that is followed already. @throws NotFound, Conflict */
  async follow(tx: Tx, commitmentId: string): Promise<void> {
    await this.policy.requireSeen(tx, 'commitment', commitmentId);
    // Those of one account wait for each other here, so that together they stay within the limit.
    await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended('follow' || ${tx.actor.id}::text, 0))`);
    const followed = await tx.query<{ id: string }>(
      sql`SELECT commitment_id AS id FROM follow WHERE account_id = ${tx.actor.id} AND ended_at IS NULL`,
    );
    if (followed.some(({ id }) => id === commitmentId)) return;
    if (followed.length >= MOST_FOLLOWS) throw tooMany();
    await tx.query(sql`
      INSERT INTO follow (account_id, commitment_id) VALUES (${tx.actor.id}, ${commitmentId})
      ON CONFLICT (account_id, commitment_id) DO UPDATE SET since = now(), seen_at = now(), ended_at = NULL`);
  }

  /** What changed so far is no news any more. @throws NotFound if it is not followed */
  async look(tx: Tx, commitmentId: string): Promise<void> {
    const [row] = await tx.query(sql`
      UPDATE follow SET seen_at = now()
       WHERE account_id = ${tx.actor.id} AND commitment_id = ${commitmentId} AND ended_at IS NULL RETURNING since`);
    if (!row) throw new NotFound();
  }

  /** @throws NotFound if it is not followed */
  async leave(tx: Tx, commitmentId: string): Promise<void> {
    const [row] = await tx.query(sql`
      UPDATE follow SET ended_at = now()
       WHERE account_id = ${tx.actor.id} AND commitment_id = ${commitmentId} AND ended_at IS NULL RETURNING since`);
    if (!row) throw new NotFound();
  }
}

const tooMany = () =>
  new Conflict('too-many-follows', {
    id: `Paling banyak ${MOST_FOLLOWS} komitmen diikuti; lepaskan salah satu dahulu.`,
    en: `At most ${MOST_FOLLOWS} commitments can be followed; leave one first.`,
  });
