import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { RecordEntity } from '../records/record.entity.js';
import { Person } from './person.entity.js';

/** A column in which a person can be named by id: alone, in a list, or within JSON. */
export interface SubjectPlace {
  column: ColumnMetadata;
  kind: 'id' | 'list' | 'json';
}

/**
 * Where a table can name a person, a part of one such as a tenure, or what stands for one such as an attendance: its references, and every list of ids and JSON,
 * because these say nowhere what they refer to. Worked out from the entities, so that a new column is not forgotten.
 */
export function subjectPlaces(entity: EntityMetadata, all: readonly EntityMetadata[]): SubjectPlace[] {
  const subjects = all.filter((other) => other.target === Person || personColumn(other) !== undefined);
  return entity.columns.flatMap((column): SubjectPlace[] => {
    if (column.type === 'jsonb') return [{ column, kind: 'json' }];
    if (column.type !== 'uuid') return [];
    if (column.isArray) return [{ column, kind: 'list' }];
    return isSubject(entity, column, subjects) ? [{ column, kind: 'id' }] : [];
  });
}

function isSubject(entity: EntityMetadata, column: ColumnMetadata, subjects: EntityMetadata[]): boolean {
  if (column.isPrimary) return entity.target === Person;
  const reference = referenceOf(entity, column);
  // What the database alone holds to exist is known by its name.
  return reference ? subjects.includes(reference) : /person/i.test(column.propertyName);
}

/** The kind a column refers to; undefined if it refers to nothing. */
function referenceOf(entity: EntityMetadata, column: ColumnMetadata): EntityMetadata | undefined {
  return entity.relations.find(({ joinColumns }) =>
    joinColumns.some(({ databaseName }) => databaseName === column.databaseName),
  )?.inverseEntityMetadata;
}

/** The column that says whose a record is, of those that others name a person by: a part of one, or a stand-in. */
export function personColumn(entity: EntityMetadata): ColumnMetadata | undefined {
  const { aboutProperty, personProperty } = entity.target as Partial<typeof RecordEntity>;
  return [aboutProperty, personProperty]
    .map((property) => (property ? entity.findColumnWithPropertyName(property) : undefined))
    .find((column) => column && !column.isPrimary && referenceOf(entity, column)?.target === Person);
}
