import { Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';
import { Conflict, NotFound } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Policy, withTables } from '../policy/policy.js';
import { FOLLOWED_KINDS, type FollowedKind } from './follow.entity.js';
import { isFollowedByDefault } from './follows.reader.js';

/** Records one account can follow at a time. */
export const MOST_FOLLOWS = 200;

/** What accounts follow. It is no record: it has no history, and nobody else sees it. */
@Injectable()
export class FollowsService {
  constructor(private readonly policy: Policy) {}

  /**
   * From now on what changes is news; nothing happens to what is followed already.
   * @param id of a commitment, person, organization or topic @throws NotFound, Conflict
   */
  async follow(tx: Tx, id: string): Promise<void> {
    const kind = await this.kindOf(tx, id);
    // Those of one account wait for each other here, so that together they stay within the limit.
    await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended('follow' || ${tx.actor.id}::text, 0))`);
    const followed = await tx.query<{ id: string }>(
      sql`SELECT subject_id AS id FROM follow WHERE account_id = ${tx.actor.id} AND ended_at IS NULL`,
    );
    if (followed.some((follow) => follow.id === id)) return;
    if (followed.length >= MOST_FOLLOWS) throw tooMany();
    await tx.query(sql`
      INSERT INTO follow (account_id, subject_kind, subject_id) VALUES (${tx.actor.id}, ${kind}, ${id})
      ON CONFLICT (account_id, subject_id) DO UPDATE SET since = now(), seen_at = now(), ended_at = NULL`);
  }

  /** What changed so far is no news any more. @throws NotFound if it is not followed */
  async look(tx: Tx, id: string): Promise<void> {
    await this.note(tx, id, { isLeft: false });
  }

  /** @throws NotFound if it is not followed */
  async leave(tx: Tx, id: string): Promise<void> {
    await this.note(tx, id, { isLeft: true });
  }

  /** What was followed by default gets its row here, which says that it was looked at or left. */
  private async note(tx: Tx, id: string, { isLeft }: { isLeft: boolean }): Promise<void> {
    const end = isLeft ? sql`now()` : sql`NULL`;
    const { actor } = tx;
    const [row] = await tx.query(sql`
      UPDATE follow SET seen_at = now(), ended_at = ${end}
       WHERE account_id = ${actor.id} AND subject_id = ${id} AND ended_at IS NULL RETURNING since`);
    if (row) return;
    const [added] = await tx.query(sql`
      ${withTables(this.policy.narrowed(this.policy.sightOf(actor), ['commitment', 'demand']))}
      INSERT INTO follow (account_id, subject_kind, subject_id, ended_at)
      SELECT ${actor.id}, 'commitment', c.id, ${end} FROM commitment c
       WHERE c.id = ${id} AND ${isFollowedByDefault(actor, sql`c`)} RETURNING since`);
    if (!added) throw new NotFound();
  }

  /** @throws NotFound if the actor sees no such record */
  private async kindOf(tx: Tx, id: string): Promise<FollowedKind> {
    const [found] = await tx.query<{ kind: FollowedKind }>(sql`
      ${withTables(this.policy.narrowed(this.policy.sightOf(tx.actor), FOLLOWED_KINDS))}${join(
        FOLLOWED_KINDS.map((kind) => sql`SELECT ${kind}::text AS kind FROM ${raw(kind)} WHERE id = ${id}`),
        ' UNION ALL ',
      )}`);
    if (!found) throw new NotFound();
    return found.kind;
  }
}

const tooMany = () =>
  new Conflict('too-many-follows', {
    id: `Paling banyak ${MOST_FOLLOWS} catatan diikuti; lepaskan salah satu dahulu.`,
    en: `At most ${MOST_FOLLOWS} records can be followed; leave one first.`,
  });
