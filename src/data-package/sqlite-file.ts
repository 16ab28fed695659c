import { rmSync } from 'node:fs';
import path from 'node:path';
import sqlite, {
  type Database as SqliteDatabase,
  type Statement as SqliteStatement,
} from 'node-sqlite3-wasm';
import type { ColumnType } from '../open-data/dictionary.js';
import type { PackageTable } from './package-table.js';
import type { Cell } from './snapshot.js';

const { Database } = sqlite;

/** What SQLite calls each type; a day and an instant compare rightly as text. */
const TYPES: Record<ColumnType, string> = {
  uuid: 'TEXT',
  text: 'TEXT',
  date: 'TEXT',
  timestamptz: 'TEXT',
  integer: 'INTEGER',
  bigint: 'INTEGER',
  boolean: 'INTEGER',
};

type Value = string | number | null;

const quoted = (name: string): string => `"${name}"`;
const listOf = (names: readonly string[]): string => names.map(quoted).join(', ');

/**
 * One SQLite file with all tables. Rows come in the order of their keys and the file is packed at the end, so that the
 * same rows make the same bytes; how large they are together does not matter for the memory it takes.
 */
export class SqliteFile {
  private readonly draft: string;
  private readonly database: SqliteDatabase;
  private statement: SqliteStatement | null = null;

  /** @param version of the record, which programs read as `PRAGMA user_version` */
  constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly version: number,
  ) {
    this.draft = path.join(folder, `${name}.draft`);
    this.database = new Database(this.draft);
    // A draft that is lost is made again, so nothing has to be safe on the disk; rows may come before what they name.
    this.database.exec(
      `PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
       PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16000; PRAGMA foreign_keys = OFF`,
    );
  }

  /** Starts a table, whose rows are added next. */
  start({ name, fields, key }: PackageTable): void {
    this.endTable();
    const lines = [
      ...fields.map(
        ({ name: column, type, isAlways, refersTo }) =>
          `${quoted(column)} ${TYPES[type]}${isAlways ? ' NOT NULL' : ''}${refersTo ? ` REFERENCES ${quoted(refersTo)}` : ''}`,
      ),
      `PRIMARY KEY (${listOf(key)})`,
    ];
    this.database.exec(`CREATE TABLE ${quoted(name)} (${lines.join(', ')}) WITHOUT ROWID`);
    this.database.exec('BEGIN');
    this.statement = this.database.prepare(
      `INSERT INTO ${quoted(name)} (${listOf(fields.map(({ name: column }) => column))}) VALUES (${fields.map(() => '?').join(', ')})`,
    );
  }

  add({ fields }: PackageTable, rows: readonly Cell[][]): void {
    for (const row of rows) this.statement?.run(fields.map(({ type }, n) => valueOf(type, row[n] ?? null)));
  }

  /** Adds the indexes along what refers to other tables, packs the file and closes it. */
  end(tables: readonly PackageTable[]): void {
    this.endTable();
    for (const { name, fields } of tables)
      for (const { name: column, refersTo } of fields)
        if (refersTo)
          this.database.exec(
            `CREATE INDEX ${quoted(`${name}_${column}`)} ON ${quoted(name)} (${quoted(column)})`,
          );
    this.database.exec(`PRAGMA user_version = ${this.version}`);
    this.database.run('VACUUM INTO ?', [path.join(this.folder, this.name)]);
    this.close();
  }

  /** Closes it and forgets the draft; safe to be called twice. */
  close(): void {
    this.statement?.finalize();
    this.statement = null;
    if (this.database.isOpen) this.database.close();
    rmSync(this.draft, { force: true });
  }

  private endTable(): void {
    if (!this.statement) return;
    this.statement.finalize();
    this.statement = null;
    this.database.exec('COMMIT');
  }
}

function valueOf(type: ColumnType, cell: Cell): Value {
  if (cell === null) return null;
  if (type === 'integer' || type === 'bigint') return Number(cell);
  if (type === 'boolean') return cell === 'true' ? 1 : 0;
  return cell;
}
