import type { ParseResult } from 'libpg-query';
import { checkStatement } from './check.js';
import { type Numbered, numbered } from './parameters.js';
import { parser } from './parser.js';
import { located, SqlRefused } from './refusal.js';

/** Longest statement, in UTF-16 units: it stands in an address. */
export const LONGEST_STATEMENT = 4000;

/** Deepest nesting of brackets; the parser and PostgreSQL take more. */
const DEEPEST = 60;
/** Words and signs of a statement; one that nests without brackets, as NOT NOT NOT, is bounded by it. */
const MOST_SIGNS = 1200;

/** A statement that only reads the views, with its parameters numbered. */
export interface Statement extends Numbered {
  /** Whether it says in which order its rows come. */
  isOrdered: boolean;
}

/**
 * Reads a statement by PostgreSQL's own grammar and holds it to what may be asked.
 * @throws SqlRefused that says what is wrong and where
 */
export async function readStatement(asked: string): Promise<Statement> {
  if (asked.trim() === '') throw new SqlRefused(EMPTY);
  if (asked.length > LONGEST_STATEMENT) throw new SqlRefused(LONG);
  if (asked.includes('\0')) throw new SqlRefused(EMPTY);
  refuseMaze(asked);
  const { text, names } = await numbered(withoutEnd(asked));
  const select = checkStatement(await parsed(text), text);
  return { text, names, isOrdered: select.sortClause !== undefined };
}

/** A statement may end with a semicolon, which cannot stand inside another. */
const withoutEnd = (text: string): string => text.replace(/;\s*$/, '');

/** The parser calls itself for each level, so what nests without measure is refused before. */
function refuseMaze(text: string): void {
  let depth = 0;
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth++;
    if (sign === ')' || sign === ']') depth--;
    if (depth > DEEPEST) throw new SqlRefused(MAZE);
  }
  if ((text.match(/[\p{L}\p{N}_$]+|[^\p{L}\p{N}_$\s]/gu)?.length ?? 0) > MOST_SIGNS)
    throw new SqlRefused(MAZE);
}

async function parsed(text: string): Promise<ParseResult> {
  const { parseSync, SqlError } = await parser();
  try {
    return parseSync(text);
  } catch (error) {
    if (!(error instanceof SqlError)) throw new SqlRefused(MAZE);
    const at = error.sqlDetails?.cursorPosition ?? null;
    const said = { id: `Tidak dapat dibaca: ${error.message}`, en: `Cannot be read: ${error.message}` };
    throw new SqlRefused(located(said, text, at === null ? null : unitsIn(text, at)));
  }
}

/** UTF-16 units of the first characters of a text. */
const unitsIn = (text: string, characters: number): number => [...text].slice(0, characters).join('').length;

const EMPTY = { id: 'Tulis satu perintah SELECT.', en: 'Write one SELECT statement.' };
const LONG = {
  id: `Perintah paling panjang ${LONGEST_STATEMENT} huruf.`,
  en: `A statement has ${LONGEST_STATEMENT} characters at most.`,
};
const MAZE = {
  id: 'Perintah ini terlalu rumit; pecah menjadi beberapa.',
  en: 'This statement is too involved; split it up.',
};
