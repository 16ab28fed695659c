import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';

/** What accounts do with what they were told. */
@Injectable()
export class NotificationsService {
  /** With it goes what was told before it in its batch; nothing happens to what was read before. @throws NotFound */
  async read(tx: Tx, id: string): Promise<void> {
    const [row] = await tx.query(sql`
      UPDATE notification n SET read_at = coalesce(n.read_at, now()) FROM notification asked
       WHERE asked.id = ${id} AND asked.account_id = ${tx.actor.id} AND n.account_id = asked.account_id
         AND n.batch_index = asked.batch_index AND n.entry_index <= asked.entry_index RETURNING n.id`);
    if (!row) throw new NotFound();
  }

  async readAll(tx: Tx): Promise<void> {
    await tx.query(
      sql`UPDATE notification SET read_at = now() WHERE account_id = ${tx.actor.id} AND read_at IS NULL`,
    );
  }
}
