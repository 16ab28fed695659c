import type { ParseResult, SelectStmt } from 'libpg-query';
import type { Text } from '../../common/language.js';
import { GRAMMAR, type Tree, type Walker } from './grammar.js';
import { JOINED, located, MOST_TABLES, ONE, ROW, SELECT, SqlRefused, TABLES, UNKNOWN } from './refusal.js';

/** Parts of all texts that are put together in one statement, and selects that do so: each repeats what the one before made. */
const MOST_JOINED = 24;
const MOST_JOINING = 2;

/** The one statement of a text, if it only reads the views. @throws SqlRefused */
export function checkStatement({ stmts = [] }: ParseResult, text: string): SelectStmt {
  const [only, ...more] = stmts;
  if (!only || more.length > 0) throw new SqlRefused(ONE);
  const { stmt } = only;
  if (!stmt || !('SelectStmt' in stmt)) throw new SqlRefused(SELECT);
  const walk = new Walk(text);
  walk.node(stmt);
  walk.finish();
  return stmt.SelectStmt;
}

/** Goes through all of a statement. */
class Walk implements Walker {
  private readonly named = new Set<string>();
  private readonly rows = new Set<string>();
  private readonly singles = new Map<string, Tree>();
  private readonly joined = new Map<number, number>();
  private tables = 0;
  private selects = 0;
  private select = 0;

  constructor(private readonly text: string) {}

  /** A node under its kind, a list of them, or one the grammar left empty. */
  node(value: unknown): void {
    if (Array.isArray(value)) for (const each of value) this.node(each);
    else for (const [kind, fields] of Object.entries(value as Tree)) this.fields(kind, fields as Tree);
  }

  name(name: string): void {
    this.named.add(name);
  }

  isNamed(name: string): boolean {
    return this.named.has(name);
  }

  table(node: Tree): void {
    if (++this.tables > MOST_TABLES) this.refuse(TABLES, '', node);
  }

  row(name: string): void {
    this.rows.add(name);
  }

  single(name: string, node: Tree): void {
    this.singles.set(name, node);
  }

  /** A row as a value would be written out in quotation marks, which double wherever it is again. */
  finish(): void {
    for (const [name, node] of this.singles) if (this.rows.has(name)) this.refuse(ROW, name, node);
  }

  join(parts: number, node: Tree): void {
    this.joined.set(this.select, (this.joined.get(this.select) ?? 0) + parts);
    const all = [...this.joined.values()].reduce((sum, each) => sum + each, 0);
    if (all > MOST_JOINED || this.joined.size > MOST_JOINING) this.refuse(JOINED, '', node);
  }

  refuse(why: (what: string) => Text, what: string, node: Tree): never {
    const bytes = typeof node['location'] === 'number' ? node['location'] : null;
    const at = bytes === null ? null : Buffer.from(this.text).subarray(0, bytes).toString().length;
    throw new SqlRefused(located(why(what), this.text, at));
  }

  private fields(kind: string, node: Tree): void {
    const checks = Object.hasOwn(GRAMMAR, kind) ? GRAMMAR[kind] : undefined;
    if (!checks) this.refuse(UNKNOWN, inWords(kind), node);
    const unknown = Object.keys(node).find((field) => !Object.hasOwn(checks, field));
    if (unknown !== undefined) this.refuse(UNKNOWN, inWords(unknown), node);
    const outer = this.select;
    if (kind === 'SelectStmt') this.select = ++this.selects;
    for (const [field, check] of Object.entries(checks)) {
      const value = node[field];
      if (value === undefined || check === 'plain') continue;
      if (typeof check === 'function') check(this, value, node);
      else if (check === 'nodes') this.node(value);
      else this.fields(check, value as Tree);
    }
    this.select = outer;
  }
}

/** A kind of node as people may look it up: `LockingClause` as `locking clause`. */
const inWords = (kind: string): string =>
  kind
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
