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
 * Where a table can name a person, or a part of one such as a tenure: its references, and every list of ids and JSON,
 * because these say nowhere what they refer to. Worked out from the entities, so that a new column is not forgotten.
 */
export function subjectPlaces(entity: EntityMetadata, all: readonly EntityMetadata[]): SubjectPlace[] {
  const subjects = all.filter((other) => other.target === Person || isPartOfPerson(other));
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

/** Whether the history of such a record is shown with a person's. */
function isPartOfPerson(entity: EntityMetadata): boolean {
  const { aboutProperty } = entity.target as Partial<typeof RecordEntity>;
  const column = aboutProperty ? entity.findColumnWithPropertyName(aboutProperty) : undefined;
  return column !== undefined && !column.isPrimary && referenceOf(entity, column)?.target === Person;
}
