import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { Tx } from '../database/unit-of-work.js';

/** A record whose text holds a name now. */
export interface TextHoldingName {
  /** Its table. */
  kind: string;
  id: string;
  /** Properties. */
  fields: string[];
}

/** A history entry of another record whose opening holds a name. */
export interface EntryHoldingName {
  index: number;
  kind: string;
  id: string;
  revision: number;
  /** Whether a later version of the record exists; only then its opening can be removed. */
  isSuperseded: boolean;
}

/** Every name a person has or had on record, longest first. */
export async function namesOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(sql`
    WITH version AS (
      SELECT name, aliases FROM person WHERE id = ${personId} AND erased_at IS NULL
      UNION ALL
      SELECT x.name, x.aliases FROM history_entry h
       CROSS JOIN LATERAL jsonb_to_record(h.json::jsonb -> 'record') AS x(name text, aliases text[], "erasedAt" text)
       WHERE h.record_id = ${personId} AND h.json IS NOT NULL AND x."erasedAt" IS NULL
    )
    SELECT DISTINCT name FROM (SELECT name FROM version UNION SELECT unnest(aliases) FROM version) names`);
  return rows.map(({ name }) => name).toSorted((a, b) => b.length - a.length);
}

/** A POSIX pattern for any of these names as whole words, in any case and spacing. */
export function patternOf(names: readonly string[]): string {
  const escaped = names.map((name) =>
    name.replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`),
  );
  return `(^|[^[:alnum:]])(${escaped.join('|')})($|[^[:alnum:]])`;
}

/** The records of these kinds whose text holds a name, save the person's own. */
export async function textsHolding(
  tx: Tx,
  kinds: readonly EntityMetadata[],
  pattern: string,
  ownIds: readonly string[],
): Promise<TextHoldingName[]> {
  const found: TextHoldingName[] = [];
  for (const kind of kinds) {
    const texts = kind.columns.filter(isText);
    if (texts.length === 0) continue;
    const fields = texts.map(
      (column) => sql`CASE WHEN ${textOf(column)} ~* ${pattern} THEN ${column.propertyName}::text END`,
    );
    const rows = await tx.query<{ id: string; fields: string[] }>(sql`
      SELECT id, fields FROM (
        SELECT r.id, array_remove(ARRAY[${join(fields, ', ')}], NULL) AS fields FROM ${table(kind)} r
      ) found WHERE cardinality(fields) > 0 AND id <> ALL (${ownIds}::uuid[]) ORDER BY id`);
    for (const row of rows) found.push({ kind: kind.tableName, ...row });
  }
  return found;
}

/** The entries of other records whose opening holds a name. Escaped line breaks count as space. */
export function entriesHolding(
  tx: Tx,
  pattern: string,
  ownIds: readonly string[],
): Promise<EntryHoldingName[]> {
  return tx.query(sql`
    SELECT h.index::int AS index, h.record_kind AS kind, h.record_id AS id, h.revision,
           EXISTS (SELECT FROM history_entry later WHERE later.record_id = h.record_id AND later.revision > h.revision)
             AS "isSuperseded"
      FROM history_entry h
     WHERE h.record_id <> ALL (${ownIds}::uuid[]) AND regexp_replace(h.json, ${String.raw`\\[nrtbf]`}, ' ', 'g') ~* ${pattern}
     ORDER BY h.index`);
}

const isText = ({ type }: ColumnMetadata) => type === 'text' || type === 'jsonb';
const table = ({ tableName }: EntityMetadata): Sql => raw(`"${tableName}"`);

function textOf({ databaseName, isArray, type }: ColumnMetadata): Sql {
  const column = raw(`r."${databaseName}"`);
  if (isArray) return sql`array_to_string(${column}, ' ')`;
  return type === 'jsonb' ? sql`${column}::text` : column;
}
