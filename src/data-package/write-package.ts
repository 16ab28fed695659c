import { stringify } from 'csv-stringify/sync';
import type pg from 'pg';
import sql from 'sql-template-tag';
import { Failure } from '../common/failure.js';
import type { Text } from '../common/language.js';
import { lastPublicEntry, type Version } from '../page-parts/version.js';
import { Policy } from '../policy/policy.js';
import { descriptorOf, type Described } from './descriptor.js';
import { DICTIONARY_TABLES } from './dictionary-tables.js';
import { type MadeFile, readMade, TextFile, writeText } from './made-file.js';
import { type PackageTable, rowsOf, TABLES } from './package-table.js';
import { dictionaryText, type PackageFacts, readme } from './package-texts.js';
import { type Cell, Snapshot } from './snapshot.js';
import { SqliteFile } from './sqlite-file.js';
import { writeZip } from './zip-file.js';

export const DESCRIPTOR = 'datapackage.json';
export const SUMS = 'SHA256SUMS';
export const ZIP = 'ikrar.zip';
const SQLITE = 'ikrar.sqlite';

/** Where the log stood when a package was made, to tell later whether something in it has been hidden or erased since. */
export interface Mark {
  /** Entries in the log, those that are not public among them. */
  size: number;
  /** How many of them had their content erased. */
  erased: number;
}

export interface MadePackage {
  version: Version;
  mark: Mark;
  /** All of it, the archive of all the others last. */
  files: MadeFile[];
}

/**
 * Writes all that everybody sees into an empty folder. All of it is of one moment, and nothing of the run is in it, so
 * that the same state makes the same bytes; only the archive also depends on how Node.js packs.
 * @param connection of the public role
 * @throws Failure while nothing public was recorded
 */
export async function writePackage(
  connection: pg.ClientConfig,
  folder: string,
  { licence, origin }: Omit<PackageFacts, 'version'>,
): Promise<MadePackage> {
  const { version, mark, tables } = await Snapshot.of(connection, (snapshot) => readAll(snapshot, folder));
  const facts: PackageFacts = { version, licence, origin };
  const all = [...TABLES, ...DICTIONARY_TABLES.map(({ table }) => table)];
  const text = async (name: string, what: Text, content: string): Promise<Described> => ({
    file: await writeText(folder, name, content),
    mediaType: 'text/markdown',
    title: what,
    description: what,
  });
  const described = [
    ...tables,
    {
      file: await readMade(folder, SQLITE),
      mediaType: 'application/vnd.sqlite3',
      title: { id: 'Basis data SQLite', en: 'SQLite database' },
      description: {
        id: 'Tabel yang sama dalam satu berkas, dengan kunci dan indeks.',
        en: 'The same tables in one file, with keys and indexes.',
      },
    },
    await text('README.md', { id: 'Baca dulu', en: 'Read me, in Indonesian' }, readme(facts, 'id')),
    await text('README.en.md', { id: 'Baca dulu, bahasa Inggris', en: 'Read me' }, readme(facts, 'en')),
    await text(
      'KAMUS.md',
      { id: 'Kamus data', en: 'Data dictionary, in Indonesian' },
      dictionaryText(all, 'id'),
    ),
    await text(
      'DICTIONARY.md',
      { id: 'Kamus data, bahasa Inggris', en: 'Data dictionary' },
      dictionaryText(all, 'en'),
    ),
  ];
  const descriptor = await writeText(
    folder,
    DESCRIPTOR,
    `${JSON.stringify(descriptorOf(facts, described, all), null, 2)}\n`,
  );
  const files = [descriptor, ...described.map(({ file }) => file)];
  const sums = await writeText(
    folder,
    SUMS,
    files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''),
  );
  const inside = [...files, sums];
  const zip = await writeZip(
    folder,
    ZIP,
    inside.map(({ name }) => name),
  );
  return { version, mark, files: [...inside, zip] };
}

/** Writes the tables of one moment, each as a file of its own and all of them as one. */
async function readAll(
  snapshot: Snapshot,
  folder: string,
): Promise<{ version: Version; mark: Mark; tables: Described[] }> {
  const [version] = await snapshot.all<Version>(lastPublicEntry(new Policy()));
  if (!version) throw new Failure('There is nothing public on record yet, so nothing to publish.');
  const [mark] = await snapshot.all<Mark>(
    sql`SELECT size::int AS size, erased::int AS erased FROM publication_mark()`,
  );
  if (!mark) throw new Error('publication_mark() gave no row');
  const sqlite = new SqliteFile(folder, SQLITE, version.index);
  try {
    const tables: Described[] = [];
    for (const table of TABLES)
      tables.push(await writeTable(folder, table, snapshot.steps(rowsOf(table)), sqlite));
    for (const { table, rows } of DICTIONARY_TABLES)
      tables.push(await writeTable(folder, table, [rows], sqlite));
    sqlite.end([...TABLES, ...DICTIONARY_TABLES.map(({ table }) => table)]);
    return { version, mark, tables };
  } finally {
    sqlite.close();
  }
}

async function writeTable(
  folder: string,
  table: PackageTable,
  steps: AsyncIterable<readonly Cell[][]> | Iterable<readonly Cell[][]>,
  sqlite: SqliteFile,
): Promise<Described> {
  const csv = await TextFile.in(folder, `${table.name}.csv`);
  await csv.add(linesOf([table.fields.map(({ name }) => name)]));
  sqlite.start(table);
  for await (const rows of steps) {
    await csv.add(linesOf(rows));
    sqlite.add(table, rows);
  }
  return {
    file: await csv.end(),
    mediaType: 'text/csv',
    title: { id: table.name, en: table.name },
    description: table,
    table,
  };
}

/** Lines of RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe instead. Source: OWASP, CSV Injection */
const linesOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify([...rows] as Cell[][], { record_delimiter: 'windows', escape_formulas: true });
