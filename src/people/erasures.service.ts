import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Audit } from '../auth/audit.js';
import { Invalid, NotFound } from '../common/problem.js';
import { Schema } from '../database/schema.js';
import type { Tx } from '../database/unit-of-work.js';
import { ContactsService } from './contacts.service.js';
import {
  entriesHolding,
  type EntryHoldingName,
  namesOf,
  patternOf,
  type TextHoldingName,
  textsHolding,
} from './names.js';
import { PersonErased } from './person.problems.js';
import { PersonsService } from './persons.service.js';

/** What an erasure is to do. */
export interface Erasing {
  /** Why, without the name. */
  reason: string;
  /** Entries of other records whose openings go as well: listed by this or an earlier erasure, corrected since. */
  entries?: readonly number[];
  /** Where the request comes from; null for a command. */
  address?: string | null;
}

/** What an erasure did, and what is left for a human. It holds no name. */
export interface ErasureReport {
  /** Of the erasure, in the register. */
  id: string;
  personId: string;
  /** What stands in place of the name. */
  pseudonym: string;
  /** Revision of the person after it. */
  revision: number;
  /** Openings of history entries that were removed. */
  entries: number;
  /** Records that still hold the name in a text: to be corrected by hand. */
  texts: TextHoldingName[];
  /** Entries of those records that hold it; once superseded by a correction, erase them by their index. */
  suspects: EntryHoldingName[];
}

/** An erasure as the register keeps it, to be done again after a restore. It holds no name. */
export interface RegisteredErasure {
  id: string;
  personId: string;
  happenedAt: string;
  reason: string;
  /** Leaves, hexadecimal, of the entries of other records whose openings went. */
  chosen: string[];
}

/** Searching every text and every entry takes longer than other requests. */
const PATIENCE_MS = 60_000;

/**
 * Erases who somebody is and keeps what was done in public: name and contact data go from the records, from the
 * openings of their history and from kept answers; the pseudonym, the posts, the acts and every leaf stay.
 * Source: UU 27/2022 art. 8, 43.
 */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly persons: PersonsService,
    private readonly contacts: ContactsService,
    private readonly schema: Schema,
    private readonly audit: Audit,
  ) {}

  /**
   * @param seen revision the caller saw; null for the present one
   * @throws NotFound, Stale, Invalid if the reason holds the name, PersonErased if nothing is left to do
   */
  async erase(tx: Tx, personId: string, seen: number | null, erasing: Erasing): Promise<ErasureReport> {
    const { revision, isErased } = await this.hold(tx, personId);
    if (isErased && !erasing.entries?.length) throw new PersonErased();
    return this.run(tx, randomUUID(), personId, seen ?? revision, erasing);
  }

  /** Does an erasure of the register again; null where it is done, or where the person never was. */
  async replay(tx: Tx, { id, personId, reason, chosen }: RegisteredErasure): Promise<ErasureReport | null> {
    const [known] = await tx.query<{ isDone: boolean; revision: number | null }>(sql`
      SELECT EXISTS (SELECT FROM erasure e WHERE e.id = ${id}) AS "isDone",
             (SELECT p.revision FROM person p WHERE p.id = ${personId}) AS revision`);
    if (!known || known.isDone || known.revision === null) return null;
    const entries = await tx.query<{ index: number }>(
      sql`SELECT index::int AS index FROM history_entry WHERE encode(leaf_hash, 'hex') = ANY (${chosen})`,
    );
    return this.run(tx, id, personId, known.revision, { reason, entries: entries.map(({ index }) => index) });
  }

  /** Every erasure, first to last, to be kept with the backups. */
  register(tx: Tx): Promise<RegisteredErasure[]> {
    return tx.query(sql`
      SELECT e.id, e.person_id AS "personId",
             to_char(e.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "happenedAt", e.reason,
             ARRAY(SELECT encode(h.leaf_hash, 'hex') FROM history_entry h WHERE h.index = ANY (e.chosen) ORDER BY h.index) AS chosen
        FROM erasure e ORDER BY e.happened_at, e.id`);
  }

  private async run(
    tx: Tx,
    id: string,
    personId: string,
    seen: number,
    { reason, entries = [], address = null }: Erasing,
  ): Promise<ErasureReport> {
    await tx.query(sql`SELECT set_config('statement_timeout', ${String(PATIENCE_MS)}, true)`);
    const names = await namesOf(tx, personId);
    const { texts, suspects } = await this.findLeft(tx, personId, names);
    await refuseNamed(tx, reason, names);
    const person = await this.persons.erase(tx, personId, seen, reason);
    await this.contacts.erase(tx, personId, reason);
    const [done] = await tx.query<{ removed: string[] }>(sql`
      SELECT erase_openings(${id}, ${personId}, ${reason}, ${names}, ${suspects.map(({ index }) => index)}, ${entries}) AS removed`);
    await this.audit.note(tx, { act: 'person.erased', actorId: tx.actor.id, personId, address });
    return {
      id,
      personId,
      pseudonym: person.name,
      revision: person.revision,
      entries: done?.removed.length ?? 0,
      texts,
      suspects,
    };
  }

  private async findLeft(tx: Tx, personId: string, names: string[]) {
    if (names.length === 0) return { texts: [], suspects: [] };
    const pattern = patternOf(names);
    const own = await tx.query<{ id: string }>(sql`SELECT id FROM contact WHERE person_id = ${personId}`);
    const ownIds = [personId, ...own.map(({ id }) => id)];
    const texts = await textsHolding(tx, this.schema.records(), pattern, ownIds);
    return { texts, suspects: await entriesHolding(tx, pattern, ownIds) };
  }

  private async hold(tx: Tx, personId: string): Promise<{ revision: number; isErased: boolean }> {
    const [person] = await tx.query<{ revision: number; isErased: boolean }>(
      sql`SELECT revision, erased_at IS NOT NULL AS "isErased" FROM person WHERE id = ${personId} FOR UPDATE`,
    );
    if (!person) throw new NotFound();
    return person;
  }
}

/** The reason stays in the history and in the register. @throws Invalid */
async function refuseNamed(tx: Tx, reason: string, names: string[]): Promise<void> {
  if (names.length === 0) return;
  const [found] = await tx.query<{ isNamed: boolean }>(
    sql`SELECT ${reason}::text ~* ${patternOf(names)} AS "isNamed"`,
  );
  if (!found?.isNamed) return;
  const text = {
    id: 'Alasan tetap tersimpan, jadi jangan memuat nama orang itu.',
    en: 'The reason is kept, so it must not hold the person’s name.',
  };
  throw new Invalid('reason-names-person', text, { reason: [text] });
}
