import type { Text } from '../common/language.js';
import type { MadeFile } from './made-file.js';
import type { CellType, PackageColumn, PackageTable } from './package-table.js';

/* The description of the package. Source: Data Package, https://specs.frictionlessdata.io (version 1, which later ones read as well) */

const TYPES: Record<CellType, { type: string; format?: string }> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  day: { type: 'date' },
  instant: { type: 'datetime', format: '%Y-%m-%dT%H:%M:%S.%fZ' },
  list: { type: 'array' },
  object: { type: 'object' },
};

/** A text that has one field of the descriptor for both languages. */
export const both = ({ id, en }: Text, between = ' / '): string => (id === en ? id : id + between + en);

function fieldOf({ name, type, isRequired, values, description }: PackageColumn): object {
  const constraints = { ...(isRequired && { required: true }), ...(values && { enum: values }) };
  return {
    name,
    ...TYPES[type],
    description: both(description),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

/** The schema of a table. A key that refers to its own table names it by an empty text, as the specification has it. */
export function schemaOf(table: PackageTable, tables: readonly PackageTable[]): object {
  const foreignKeys = table.columns.flatMap(({ name, refersTo }) => {
    const key = tables.find((other) => other.name === refersTo)?.primaryKey[0];
    if (refersTo === undefined || key === undefined) return [];
    return [{ fields: name, reference: { resource: refersTo === table.name ? '' : refersTo, fields: key } }];
  });
  return {
    fields: table.columns.map(fieldOf),
    missingValues: [''],
    primaryKey: table.primaryKey,
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

/** A file of the package and what it is. */
export interface Described {
  file: MadeFile;
  title: Text;
  description: Text;
  mediaType: string;
  /** Of a table. */
  table?: PackageTable;
}

export function resourceOf(
  { file: { name, byteCount, sha256 }, title, description, mediaType, table }: Described,
  tables: readonly PackageTable[],
): object {
  const format = name.split('.').at(-1);
  return {
    name: table?.name ?? name.replaceAll('.', '-').toLowerCase(),
    path: name,
    profile: table ? 'tabular-data-resource' : 'data-resource',
    title: both(title),
    description: both(description, '\n\n'),
    format,
    mediatype: mediaType,
    encoding: 'utf-8',
    bytes: byteCount,
    hash: `sha256:${sha256}`,
    ...(table && { schema: schemaOf(table, tables) }),
  };
}
