import { Inject, Injectable } from '@nestjs/common';
import type { Text } from '../common/language.js';
import { Invalid, Problem } from '../common/problem.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import {
  OpenReads,
  OpenReadsBusy,
  type OpenRows,
  StatementFailed,
  TooManyColumns,
} from '../database/open-reads.js';
import { located, SqlRefused } from './sql/refusal.js';
import { readStatement, type Statement } from './sql/statement.js';

/** How much of an answer is given. */
export const SQL_LIMITS = { rows: 1000, bytes: 2_000_000, columns: 60 } as const;

/** Values of named parameters; an empty one stands for no value. */
export type Parameters = Readonly<Record<string, string>>;

/** Runs statements of whoever asks on the views of the open data. */
@Injectable()
export class SqlConsole {
  constructor(
    private readonly reads: OpenReads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Rows that come in no order of their own are put in one, so that the same question on the same record has the same
   * answer.
   * @throws SqlRefused, SqlTooSlow, SqlTooLarge, SqlBusy
   */
  async run(query: string, parameters: Parameters, as: 'json' | 'text'): Promise<OpenRows> {
    const statement = await readStatement(query);
    const values = valuesOf(statement, parameters);
    try {
      const answer = await this.reads.rows(statement.text, values, as, SQL_LIMITS);
      return statement.isOrdered ? answer : { ...answer, rows: answer.rows.toSorted() };
    } catch (error) {
      throw this.problemOf(error, statement);
    }
  }

  private problemOf(error: unknown, { text, names }: Statement): unknown {
    if (error instanceof TooManyColumns) return new SqlRefused(COLUMNS);
    if (error instanceof OpenReadsBusy) return new SqlBusy();
    if (!(error instanceof StatementFailed)) return error;
    const { code, message, at, parameter } = error;
    if (code === '57014') return new SqlTooSlow(this.settings.SQL_TIMEOUT_MS);
    if (code.startsWith('53') || code.startsWith('54')) return new SqlTooLarge();
    // The server went away or is to: nothing is wrong with the statement.
    if (/^(08|57|58)/.test(code)) return error;
    const said = { id: `PostgreSQL: ${message}`, en: `PostgreSQL: ${message}` };
    const name = parameter === null ? undefined : names[parameter - 1];
    if (name !== undefined) return new SqlRefused(said, fieldOf(name));
    return new SqlRefused(located(said, text, at === null ? null : [...text].slice(0, at).join('').length));
  }
}

/** The field of the query that holds a parameter. */
export const fieldOf = (name: string): string => `p[${name}]`;

/** @throws SqlRefused if one is missing or one too many is given */
function valuesOf({ names }: Statement, parameters: Parameters): (string | null)[] {
  const unknown = Object.keys(parameters).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new SqlRefused(NO_SUCH, fieldOf(unknown));
  return names.map((name) => {
    const value = parameters[name];
    if (value === undefined) throw new SqlRefused(MISSING, fieldOf(name));
    return value === '' ? null : value;
  });
}

/** A statement ran longer than it may. */
export class SqlTooSlow extends Invalid {
  constructor(milliseconds: number) {
    const seconds = milliseconds / 1000;
    const text: Text = {
      id: `Perintah ini melewati batas ${seconds} detik. Saring lebih sempit, atau minta kolom dan baris lebih sedikit.`,
      en: `This statement passed the limit of ${seconds} seconds. Filter more narrowly, or ask for fewer columns and rows.`,
    };
    super('sql-too-slow', text, { query: [text] });
  }
}

/** A statement needs more memory or disk than it may have. */
export class SqlTooLarge extends Invalid {
  constructor() {
    const text: Text = {
      id: 'Perintah ini memerlukan terlalu banyak memori. Saring lebih sempit, atau urutkan lebih sedikit baris.',
      en: 'This statement needs too much memory. Filter more narrowly, or sort fewer rows.',
    };
    super('sql-too-large', text, { query: [text] });
  }
}

/** Others' statements run, and no more may run at once. */
export class SqlBusy extends Problem {
  constructor() {
    const text: Text = {
      id: 'Sedang banyak perintah dijalankan; coba lagi sebentar.',
      en: 'Many statements are being run; try again in a moment.',
    };
    super('unavailable', 'sql-busy', text, undefined, { 'retry-after': '5' });
  }
}

const COLUMNS: Text = {
  id: `Minta satu sampai ${SQL_LIMITS.columns} kolom.`,
  en: `Ask for one to ${SQL_LIMITS.columns} columns.`,
};
const MISSING: Text = {
  id: 'Beri nilai parameter ini; kosong berarti tanpa nilai.',
  en: 'Give this parameter a value; an empty one means none.',
};
const NO_SUCH: Text = {
  id: 'Perintah ini tidak memuat parameter itu.',
  en: 'The statement has no such parameter.',
};
