import sql, { join, raw } from 'sql-template-tag';
import type { Repository } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { Tx } from '../database/unit-of-work.js';
import type { RecordEntity } from './record.entity.js';

/**
 * Writes new rows of one table and fills in what they left to its defaults. Each statement takes them as one JSON text: with
 * a parameter for every cell, as the library writes them, a thousand rows cost half as much again.
 * @param rows each with its id
 */
export async function addRows<E extends RecordEntity>(tx: Tx, repo: Repository<E>, rows: E[]): Promise<void> {
  for (const alike of byColumnsGiven(repo.metadata.columns, rows)) await insert(tx, repo, alike);
}

interface Alike<E> {
  given: ColumnMetadata[];
  rows: E[];
}

function byColumnsGiven<E extends object>(columns: ColumnMetadata[], rows: E[]): Iterable<Alike<E>> {
  const groups = new Map<string, Alike<E>>();
  for (const row of rows) {
    const given = columns.filter((column) => column.getEntityValue(row) !== undefined);
    const key = given.map(({ propertyName }) => propertyName).join();
    const group = groups.get(key) ?? { given, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return groups.values();
}

async function insert<E extends RecordEntity>(
  tx: Tx,
  { metadata, manager }: Repository<E>,
  { given, rows }: Alike<E>,
): Promise<void> {
  const table = raw(`"${metadata.tableName}"`);
  const filled = metadata.columns.filter((column) => !given.includes(column));
  const json = rows.map((row) =>
    Object.fromEntries(given.map((column) => [column.databaseName, column.getEntityValue(row, true)])),
  );
  const written = await tx.query<{ id: string }>(sql`
    INSERT INTO ${table} (${names(given)})
    SELECT ${names(given)} FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(json)}::jsonb)
    RETURNING ${names([...filled, ...metadata.primaryColumns])}`);
  const byId = new Map(written.map((row) => [row.id, row as Record<string, unknown>]));
  for (const row of rows)
    for (const column of filled)
      column.setEntityValue(
        row,
        manager.connection.driver.prepareHydratedValue(byId.get(row.id)?.[column.databaseName], column),
      );
}

const names = (columns: readonly ColumnMetadata[]) =>
  join(columns.map(({ databaseName }) => raw(`"${databaseName}"`)));
