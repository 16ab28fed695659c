import sql, { join, raw } from 'sql-template-tag';
import { UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';

/** The table each field of an input refers to; lists of ids by their field as well. */
export type ReferenceFields = Readonly<Record<string, string>>;

/**
 * Checks every reference in an input, however deep, in one statement.
 * @param fields by the name of the field; other fields are not looked at
 * @throws UnknownReference that names each unknown one by its path, as `attendances.3.personId`
 */
export async function requireKnown(tx: Tx, input: object, fields: ReferenceFields): Promise<void> {
  const found = [...referencesIn(input, fields)];
  const tables = [...new Set(found.map(({ table }) => table))];
  if (tables.length === 0) return;
  const missing = await tx.query<{ table: string; id: string }>(
    join(
      tables.map((table) => {
        const ids = found.filter((reference) => reference.table === table).map(({ id }) => id);
        return sql`SELECT ${table}::text AS table, wanted.id FROM unnest(${ids}::uuid[]) AS wanted(id)
                    WHERE NOT EXISTS (SELECT FROM ${raw(`"${table}"`)} known WHERE known.id = wanted.id)`;
      }),
      ' UNION ',
    ),
  );
  if (missing.length === 0) return;
  const isMissing = new Set(missing.map(({ table, id }) => `${table} ${id}`));
  throw new UnknownReference(
    ...found.filter(({ table, id }) => isMissing.has(`${table} ${id}`)).map(({ path }) => path),
  );
}

interface Reference {
  table: string;
  id: string;
  path: string;
}

function* referencesIn(input: object, fields: ReferenceFields, path = ''): Generator<Reference> {
  for (const [key, value] of Object.entries(input) as [string, unknown][]) {
    const at = path ? `${path}.${key}` : key;
    const table = fields[key];
    if (typeof value === 'string' && table) yield { table, id: value, path: at };
    else if (Array.isArray(value) && table) for (const id of value as string[]) yield { table, id, path: at };
    else if (typeof value === 'object' && value !== null) yield* referencesIn(value, fields, at);
  }
}
