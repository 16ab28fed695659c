import { rmSync } from 'node:fs';
import path from 'node:path';
import sqlite, { type Database as SqliteDatabase, type Statement as SqliteStatement } from 'node-sqlite3-wasm';
import type { CellType, PackageTable } from './package-table.js';
import type { Cell } from './snapshot.js';

const { Database } = sqlite;

/** What SQLite calls each type; a day and an instant compare rightly as text. */
const TYPES: Record<CellType, string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  boolean: 'INTEGER',
  day: 'TEXT',
  instant: 'TEXT',
  list: 'TEXT',
  object: 'TEXT',
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
  start({ name, columns, primaryKey }: PackageTable): void {
    this.endTable();
    const lines = [
      ...columns.map(
        ({ name: column, type, isRequired, refersTo }) =>
          `${quoted(column)} ${TYPES[type]}${isRequired ? ' NOT NULL' : ''}${refersTo ? ` REFERENCES ${quoted(refersTo)}` : ''}`,
      ),
      `PRIMARY KEY (${listOf(primaryKey)})`,
    ];
    this.database.exec(`CREATE TABLE ${quoted(name)} (${lines.join(', ')}) WITHOUT ROWID`);
    this.database.exec('BEGIN');
    this.statement = this.database.prepare(
      `INSERT INTO ${quoted(name)} (${listOf(columns.map(({ name: column }) => column))}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
  }

  add({ columns }: PackageTable, rows: readonly Cell[][]): void {
    for (const row of rows)
      this.statement?.run(columns.map(({ type }, n) => valueOf(type, row[n] ?? null)));
  }

  /** Adds the indexes along what refers to other tables, packs the file and closes it. */
  end(tables: readonly PackageTable[]): void {
    this.endTable();
    for (const { name, columns } of tables)
      for (const { name: column, refersTo } of columns)
        if (refersTo)
          this.database.exec(`CREATE INDEX ${quoted(`${name}_${column}`)} ON ${quoted(name)} (${quoted(column)})`);
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

function valueOf(type: CellType, cell: Cell): Value {
  if (cell === null) return null;
  if (type === 'integer') return Number(cell);
  if (type === 'boolean') return cell === 'true' ? 1 : 0;
  return cell;
}
