import type { Column, View } from '../open-data/dictionary.js';
import { always, text, yesOrNo } from '../open-data/dictionary/view.js';
import { type PackageTable, tableOf, TABLES } from './package-table.js';
import type { Cell } from './snapshot.js';

/* The dictionary as tables of the package, so that names and meanings can be joined to what they are of. */

/** A table whose rows stand in the code. */
export interface FixedTable {
  table: PackageTable;
  rows: readonly Cell[][];
}

const meaningId = always(
  text({ id: 'Artinya dalam bahasa Indonesia.', en: 'What it means, in Indonesian.' }),
);
const meaningEn = always(text({ id: 'Artinya dalam bahasa Inggris.', en: 'What it means, in English.' }));
const tableName = always(text({ id: 'Nama tabel.', en: 'Name of the table.' }));
const columnName: Column = always(text({ id: 'Nama kolom.', en: 'Name of the column.' }));

const tables: View = {
  id: 'Kamus: setiap tabel dan artinya.',
  en: 'The dictionary: each table and what it means.',
  key: ['table_name'],
  columns: { table_name: tableName, meaning_id: meaningId, meaning_en: meaningEn },
};

const columns: View = {
  id: 'Kamus: setiap kolom, jenisnya, dan artinya.',
  en: 'The dictionary: each column, its type and what it means.',
  key: ['table_name', 'column_name'],
  columns: {
    table_name: { ...tableName, refersTo: 'dictionary_tables' },
    column_name: columnName,
    type: always(text({ id: 'Jenis, dengan nama dari PostgreSQL.', en: 'Type, by its name in PostgreSQL.' })),
    is_always: always(yesOrNo({ id: 'Apakah selalu terisi.', en: 'Whether every row has a value.' })),
    refers_to: {
      ...text({ id: 'Tabel yang kuncinya disebut.', en: 'The table whose key it names.' }),
      refersTo: 'dictionary_tables',
    },
    meaning_id: meaningId,
    meaning_en: meaningEn,
  },
};

const values: View = {
  id: 'Kamus: nilai kolom yang isinya terbatas, dengan namanya.',
  en: 'The dictionary: the values of columns that have a fixed set, with their names.',
  key: ['table_name', 'column_name', 'value'],
  columns: {
    table_name: { ...tableName, refersTo: 'dictionary_tables' },
    column_name: columnName,
    value: always(text({ id: 'Nilainya.', en: 'The value.' })),
    name_id: always(text({ id: 'Namanya dalam bahasa Indonesia.', en: 'Its name, in Indonesian.' })),
    name_en: always(text({ id: 'Namanya dalam bahasa Inggris.', en: 'Its name, in English.' })),
  },
};

/** In the order of their keys, as every table of the package. */
const inOrder = (rows: Cell[][], keys: number): Cell[][] => {
  const key = (row: Cell[]) => row.slice(0, keys).join('\u0000');
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};

export const DICTIONARY_TABLES: readonly FixedTable[] = [
  {
    table: tableOf('dictionary_tables', tables),
    rows: inOrder(
      TABLES.map(({ name, id, en }) => [name, id, en]),
      1,
    ),
  },
  {
    table: tableOf('dictionary_columns', columns),
    rows: inOrder(
      TABLES.flatMap(({ name: table, fields }) =>
        fields.map(({ name, type, isAlways = false, refersTo = null, id, en }) => [
          table,
          name,
          type,
          String(isAlways),
          refersTo,
          id,
          en,
        ]),
      ),
      2,
    ),
  },
  {
    table: tableOf('dictionary_values', values),
    rows: inOrder(
      TABLES.flatMap(({ name: table, fields }) =>
        fields.flatMap(({ name, values: known = {} }) =>
          Object.entries(known).map(([value, { id, en }]) => [table, name, value, id, en]),
        ),
      ),
      3,
    ),
  },
];
