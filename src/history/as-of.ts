import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityMetadata } from 'typeorm';
import sql, { type Sql, join, raw } from 'sql-template-tag';

/**
 * The tables of these entities as the record stood at an instant: common table expressions under the tables' own
 * names, so that a statement written for today answers for that instant when they stand in front of it. Rebuilt
 * from the history.
 *
 * Where the opening of an entry was erased, the next one that is left speaks: a name that is gone stays gone.
 *
 * A statement meant for this reaches each table by `id` or by the id of the record its history belongs to
 * (`aboutColumn`), through correlated sub-selects, so that only the entries it needs are read.
 */
export function asOf(entities: readonly EntityMetadata[], instant: string, seen: Sql): Sql[] {
  return entities.map((entity) => tableAsOf(entity, instant, seen));
}

function tableAsOf(entity: EntityMetadata, instant: string, seen: Sql): Sql {
  const columns = entity.columns.filter((column) => column.propertyName !== 'id');
  const about = aboutColumn(entity);
  const typed = columns.map((column) => raw(`"${column.propertyName}" ${typeOf(column)}`));
  const named = columns
    .filter((column) => column.databaseName !== about)
    .map((column) => raw(`x."${column.propertyName}" AS "${column.databaseName}"`));
  return sql`${raw(`"${entity.tableName}"`)} AS NOT MATERIALIZED (
    SELECT past.record_id AS id, ${about ? sql`past.about_id AS ${raw(`"${about}"`)}, ` : raw('')}${join(named, ', ')}
      FROM (SELECT DISTINCT ON (about_id, record_id) about_id, record_id, revision, json FROM history_entry h
             WHERE record_kind = ${entity.tableName} AND recorded_at <= ${instant} AND ${seen}
             ORDER BY about_id, record_id, revision DESC) past
     CROSS JOIN LATERAL jsonb_to_record(coalesce(past.json, (
             SELECT h.json FROM history_entry h
              WHERE h.record_id = past.record_id AND h.revision > past.revision AND h.json IS NOT NULL AND ${seen}
              ORDER BY h.revision LIMIT 1))::jsonb -> 'record') AS x(${join(typed, ', ')})
     WHERE x."revision" IS NOT NULL)`;
}

/** The column naming the record a row's history is shown with, null when that is the row itself. */
function aboutColumn(entity: EntityMetadata): string | null {
  const { aboutProperty } = entity.target as unknown as { aboutProperty: string };
  return aboutProperty === 'id'
    ? null
    : (entity.findColumnWithPropertyName(aboutProperty)?.databaseName ?? null);
}

function typeOf({ type, isArray }: ColumnMetadata): string {
  const name =
    typeof type === 'string' ? type : { String: 'text', Number: 'integer', Boolean: 'boolean' }[type.name];
  if (!name) throw new Error(`no type name for ${String(type)}`);
  return isArray ? `${name}[]` : name;
}
