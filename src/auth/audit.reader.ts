import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import { jsonOf } from '../common/json-of.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';

const LIST = 'audit';

/** Reads the log of what accounts do outside the record. */
@Injectable()
export class AuditReader {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cursors: Cursors,
  ) {}

  /**
   * Entries, the latest first; row-level security shows each actor what they may see.
   * @param account only what it did or what was done to it
   * @throws Malformed for a foreign cursor
   */
  async page(
    actor: KnownActor,
    { limit, cursor, account = null }: { limit: number; cursor?: string; account?: string | null },
  ): Promise<Page> {
    const before = cursor === undefined ? null : this.cursors.read(LIST, cursor);
    const rows = await this.work.run(actor, (tx) =>
      tx.query<ListRow>(sql`
        SELECT ${jsonOf(sql`e.id, e.happened_at AS "happenedAt", e.act, e.actor_id AS "actorId",
                 (SELECT name FROM account a WHERE a.id = e.actor_id) AS "actorName", e.account_id AS "accountId",
                 (SELECT name FROM account a WHERE a.id = e.account_id) AS "accountName", e.person_id AS "personId",
                 e.address, e.detail`)}::text AS item, e.happened_at::text AS key, e.id
          FROM audit_entry e
         WHERE (${before?.key}::text IS NULL OR (e.happened_at, e.id) < (${before?.key}::timestamptz, ${before?.id}::uuid))
           AND (${account}::uuid IS NULL OR e.account_id = ${account}::uuid OR e.actor_id = ${account}::uuid)
         ORDER BY e.happened_at DESC, e.id DESC LIMIT ${limit + 1}`),
    );
    return pageOf(rows, limit, this.cursors, LIST);
  }
}
