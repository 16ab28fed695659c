import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Audit } from '../auth/audit.js';
import { Cursors } from '../common/cursors.js';
import { jsonOf } from '../common/json-of.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import type { Queryable, Tx } from '../database/unit-of-work.js';
import { HistoryReader } from '../history/history.reader.js';
import { commonColumns, type Item, type ListRequest } from '../records/record.reader.js';
import { Person } from './person.entity.js';
import { ProcessingHeld } from './person.problems.js';

/** Acts that show contact data to somebody. */
const READINGS = ['contact.read', 'contact.history_read', 'subject.exported'];

const receipt = sql`${commonColumns}, r.person_id AS "personId"`;

/** Reads contact data and notes, in the same transaction, who read. */
@Injectable()
export class ContactsReader {
  constructor(
    private readonly audit: Audit,
    private readonly histories: HistoryReader,
    private readonly cursors: Cursors,
  ) {}

  /** @param address where the request comes from. @throws NotFound, ProcessingHeld */
  async read(tx: Tx, personId: string, address: string): Promise<Item> {
    await this.requireFree(tx, personId);
    const [contact] = await tx.query<Item>(sql`
      SELECT ${jsonOf(sql`${receipt}, r.phones, r.emails, r.postal_address AS "postalAddress", r.note`)}::text AS body,
             r.revision
        FROM contact r WHERE r.person_id = ${personId}`);
    if (!contact) throw new NotFound();
    await this.audit.note(tx, { act: 'contact.read', actorId: tx.actor.id, personId, address });
    return contact;
  }

  /** @throws NotFound, ProcessingHeld, Malformed for a foreign cursor */
  async history(tx: Tx, personId: string, address: string, query: ListRequest): Promise<Page> {
    await this.requireFree(tx, personId);
    const [contact] = await tx.query<{ id: string }>(
      sql`SELECT id FROM contact WHERE person_id = ${personId}`,
    );
    if (!contact) throw new NotFound();
    await this.audit.note(tx, { act: 'contact.history_read', actorId: tx.actor.id, personId, address });
    return this.histories.pageIn(tx, 'contact', contact.id, query);
  }

  /** Who read it, latest first. @throws NotFound, Malformed for a foreign cursor */
  async readers(tx: Tx, personId: string, { limit, cursor }: ListRequest): Promise<Page> {
    await tx.require(Person, personId);
    const list = `contact.readers.${personId}`;
    const at = cursor === undefined ? null : this.cursors.read(list, cursor);
    const rows = await tx.query<ListRow>(sql`
      SELECT ${jsonOf(sql`e.happened_at AS "happenedAt", e.act, e.actor_id AS "actorId",
               (SELECT a.name FROM account a WHERE a.id = e.actor_id) AS "actorName", e.address`)}::text AS item,
             e.happened_at::text AS key, e.id
        FROM audit_entry e
       WHERE e.person_id = ${personId} AND e.act = ANY (${READINGS})
         AND (${at?.key ?? null}::timestamptz IS NULL
              OR (e.happened_at, e.id) < (${at?.key ?? null}::timestamptz, ${at?.id ?? null}::uuid))
       ORDER BY e.happened_at DESC, e.id DESC LIMIT ${limit + 1}`);
    return pageOf(rows, limit, this.cursors, list);
  }

  /** What a change answers: that it was done, never the data, because answers are kept for those who ask again. */
  async itemIn(tx: Queryable, id: string): Promise<Item> {
    const [item] = await tx.query<Item>(
      sql`SELECT ${jsonOf(receipt)}::text AS body, r.revision FROM contact r WHERE r.id = ${id}`,
    );
    if (!item) throw new NotFound();
    return item;
  }

  /** Keeps the row, so that a hold that begins now waits for this reading. */
  private async requireFree(tx: Tx, personId: string): Promise<void> {
    const [person] = await tx.query<{ isHeld: boolean }>(
      sql`SELECT held_at IS NOT NULL AS "isHeld" FROM person WHERE id = ${personId} FOR SHARE`,
    );
    if (!person) throw new NotFound();
    if (person.isHeld) throw new ProcessingHeld();
  }
}
