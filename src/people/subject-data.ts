import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { EntityMetadata } from 'typeorm';
import { AuditEntry } from '../auth/audit-entry.entity.js';
import { Audit } from '../auth/audit.js';
import { NotFound } from '../common/problem.js';
import { Schema } from '../database/schema.js';
import type { Tx } from '../database/unit-of-work.js';
import { personColumn, type SubjectPlace, subjectPlaces } from './subject-places.js';

/** Reading every table and the whole history takes longer than other requests. */
const PATIENCE_MS = 60_000;

const HEAD = {
  about: {
    id: 'Semua yang tersimpan di Ikrar tentang satu orang. Periksa sebelum diserahkan: catatan dapat memuat data orang lain.',
    en: 'Everything Ikrar holds about one person. Read it before handing it over: records may hold data of others.',
  },
  law: 'UU 27/2022 art. 7, 13, 32; art. 33',
};

/** Everything held about one person. */
export interface SubjectData {
  about: { id: string; en: string };
  law: string;
  personId: string;
  exportedAt: string;
  /** When processing was put on hold, when the name was erased, and each erasure. */
  state: object;
  /** Records by kind: the person, what belongs to it, and every record that names it. */
  records: Record<string, { id: string }[]>;
  /** Every change of those records, and of any other while it named the person. */
  history: object[];
  /** What accounts did with the person's data outside the record. */
  audit: object[];
}

/** Gathers what is held about a person, for the person. Source: UU 27/2022 art. 7. */
@Injectable()
export class SubjectDataReader {
  constructor(
    private readonly schema: Schema,
    private readonly audit: Audit,
  ) {}

  /** @param address where the request comes from; null for a command. @throws NotFound */
  async export(tx: Tx, personId: string, address: string | null): Promise<SubjectData> {
    await tx.query(sql`SELECT set_config('statement_timeout', ${String(PATIENCE_MS)}, true)`);
    const state = await this.state(tx, personId);
    await this.audit.note(tx, { act: 'subject.exported', actorId: tx.actor.id, personId, address });
    const ids = [personId, ...(await this.standIns(tx, personId))];
    const records = await this.records(tx, ids);
    const recordIds = Object.values(records).flatMap((rows) => rows.map(({ id }) => id));
    return {
      ...HEAD,
      personId,
      exportedAt: new Date().toISOString(),
      state,
      records,
      history: await history(tx, personId, recordIds),
      audit: await this.audited(tx, personId),
    };
  }

  private async records(tx: Tx, ids: string[]): Promise<Record<string, { id: string }[]>> {
    const all = this.schema.all();
    const found: Record<string, { id: string }[]> = {};
    for (const entity of all) {
      const places = subjectPlaces(entity, all);
      if (places.length === 0 || entity.target === AuditEntry) continue;
      const [answer] = await tx.query<{ rows: { id: string }[] | null }>(rowsNaming(entity, places, ids));
      if (answer?.rows) found[entity.tableName] = answer.rows;
    }
    return found;
  }

  /** The records by which others name the person. */
  private async standIns(tx: Tx, personId: string): Promise<string[]> {
    const found: string[] = [];
    for (const entity of this.schema.all()) {
      const column = personColumn(entity);
      if (!column) continue;
      const rows = await tx.query<{ id: string }>(
        sql`SELECT id FROM ${raw(`"${entity.tableName}"`)} WHERE ${raw(`"${column.databaseName}"`)} = ${personId}`,
      );
      found.push(...rows.map(({ id }) => id));
    }
    return found;
  }

  private async state(tx: Tx, personId: string): Promise<object> {
    const [state] = await tx.query<object>(sql`
      SELECT p.held_at AS "heldAt", p.erased_at AS "erasedAt",
             coalesce((SELECT json_agg(json_build_object('happenedAt', e.happened_at, 'reason', e.reason, 'entries', cardinality(e.entries))
                                       ORDER BY e.happened_at) FROM erasure e WHERE e.person_id = p.id), '[]') AS erasures
        FROM person p WHERE p.id = ${personId}`);
    if (!state) throw new NotFound();
    return state;
  }

  /** Without addresses: they are data of who acted. */
  private audited(tx: Tx, personId: string): Promise<object[]> {
    return tx.query(sql`
      SELECT e.happened_at AS "happenedAt", e.act, e.actor_id AS "actorId",
             (SELECT a.name FROM account a WHERE a.id = e.actor_id) AS "actorName", e.detail
        FROM audit_entry e WHERE e.person_id = ${personId} ORDER BY e.happened_at, e.id`);
  }
}

/** The rows of a table that name one of `ids`, whole, by property. */
function rowsNaming(entity: EntityMetadata, places: SubjectPlace[], ids: string[]): Sql {
  const columns = entity.columns.map(({ databaseName, propertyName }) =>
    raw(`r."${databaseName}" AS "${propertyName}"`),
  );
  const conditions = places.map(({ column, kind }) => {
    const named = raw(`r."${column.databaseName}"`);
    if (kind === 'id') return sql`${named} = ANY (${ids}::uuid[])`;
    if (kind === 'list') return sql`${named} && ${ids}::uuid[]`;
    return sql`EXISTS (SELECT FROM unnest(${ids}::text[]) AS wanted WHERE position(wanted IN ${named}::text) > 0)`;
  });
  return sql`
    SELECT json_agg(row_to_json(named) ORDER BY named.id) AS rows FROM (
      SELECT ${join(columns, ', ')} FROM ${raw(`"${entity.tableName}"`)} r WHERE ${join(conditions, ' OR ')}
    ) named`;
}

function history(tx: Tx, personId: string, recordIds: string[]): Promise<object[]> {
  return tx.query(sql`
    SELECT h.index::int AS index, h.act, h.record_kind AS kind, h.record_id AS id, h.revision, h.reason,
           h.recorded_at AS "recordedAt", h.json::json -> 'record' AS record, h.erased_at AS "erasedAt"
      FROM history_entry h
     WHERE h.record_id = ANY (${recordIds}::uuid[]) OR position(${personId}::text IN h.json) > 0
     ORDER BY h.index`);
}
