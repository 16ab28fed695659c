import type { Text } from '../common/language.js';
import { LICENCES } from '../page-parts/licences.js';
import type { MadeFile } from './made-file.js';
import { DESCRIPTION, type PackageFacts, TITLE } from './package-texts.js';
import type { ColumnType } from '../open-data/dictionary.js';
import type { Field, PackageTable } from './package-table.js';

/* The description of the package. Source: Data Package, https://specs.frictionlessdata.io (version 1, which later ones read as well) */

const TYPES: Record<ColumnType, { type: string; format?: string }> = {
  uuid: { type: 'string', format: 'uuid' },
  text: { type: 'string' },
  date: { type: 'date' },
  timestamptz: { type: 'datetime', format: '%Y-%m-%dT%H:%M:%S.%fZ' },
  integer: { type: 'integer' },
  bigint: { type: 'integer' },
  boolean: { type: 'boolean' },
};

/** A text that has one field of the descriptor for both languages. */
export const both = ({ id, en }: Text, between = ' / '): string => (id === en ? id : id + between + en);

function fieldOf({ name, type, isAlways, values, id, en }: Field): object {
  const constraints = {
    ...(isAlways && { required: true }),
    ...(values && { enum: Object.keys(values) }),
  };
  return {
    name,
    ...TYPES[type],
    description: both({ id, en }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

/** The schema of a table. A key that refers to its own table names it by an empty text, as the specification has it. */
export function schemaOf(table: PackageTable, tables: readonly PackageTable[]): object {
  const foreignKeys = table.fields.flatMap(({ name, refersTo }) => {
    const key = tables.find((other) => other.name === refersTo)?.key[0];
    if (refersTo === undefined || key === undefined) return [];
    return [{ fields: name, reference: { resource: refersTo === table.name ? '' : refersTo, fields: key } }];
  });
  return {
    fields: table.fields.map(fieldOf),
    missingValues: [''],
    primaryKey: table.key,
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

/** The whole description: what `datapackage.json` holds. */
export function descriptorOf(
  { version, licence, origin }: PackageFacts,
  described: readonly Described[],
  tables: readonly PackageTable[],
): object {
  return {
    profile: 'data-package',
    name: 'ikrar',
    title: both(TITLE),
    description: both(DESCRIPTION, '\n\n'),
    version: String(version.index),
    created: version.recordedAt,
    ...(origin !== null && { homepage: `${origin}/data` }),
    ...(licence !== null && {
      licenses: [{ name: licence, title: LICENCES[licence].name, path: LICENCES[licence].url }],
    }),
    resources: described.map((each) => resourceOf(each, tables)),
  };
}
