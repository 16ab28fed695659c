import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Queryable } from '../database/unit-of-work.js';
import type { AuditEntry } from './audit-entry.entity.js';

/** What an entry says; what is left out is null. */
export type Audited = Pick<AuditEntry, 'act'> &
  Partial<Pick<AuditEntry, 'actorId' | 'accountId' | 'personId' | 'address' | 'detail'>>;

/** The log of what accounts do outside the record. */
@Injectable()
export class Audit {
  /** Notes an act, in the transaction that does it. */
  async note(
    tx: Queryable,
    { act, actorId = null, accountId = null, personId = null, address = null, detail = null }: Audited,
  ): Promise<void> {
    await tx.query(sql`
      INSERT INTO audit_entry (act, actor_id, account_id, person_id, address, detail)
      VALUES (${act}, ${actorId}, ${accountId}, ${personId}, ${address}, ${detail})`);
  }
}
