import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';

/** What accounts do with what they were told. */
@Injectable()
export class NotificationsService {
  /** Nothing happens to one that was read before. @throws NotFound */
  async read(tx: Tx, id: string): Promise<void> {
    const [row] = await tx.query(sql`
      UPDATE notification SET read_at = coalesce(read_at, now())
       WHERE id = ${id} AND account_id = ${tx.actor.id} RETURNING id`);
    if (!row) throw new NotFound();
  }

  async readAll(tx: Tx): Promise<void> {
    await tx.query(
      sql`UPDATE notification SET read_at = now() WHERE account_id = ${tx.actor.id} AND read_at IS NULL`,
    );
  }
}
