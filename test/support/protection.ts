import sql from 'sql-template-tag';
import { Policy } from '../../src/policy/policy.js';
import type { TestApp } from './test-app.js';

/* The two lines of protection, the policy and row-level security, to be taken away. */

const asWritten = Object.getOwnPropertyDescriptors(Policy.prototype);

export function withoutPolicy(): void {
  Policy.prototype.narrowed = () => [];
  Policy.prototype.entries = () => sql`true`;
  Policy.prototype.versions = () => sql`true`;
}

export function withPolicy(): void {
  Object.defineProperties(Policy.prototype, asWritten);
}

export async function rowLevelSecurity({ owner }: TestApp, what: 'ENABLE' | 'DISABLE'): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT oid::regclass AS name FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'past'::regnamespace) AND relkind IN ('r', 'p') AND relname <> 'migrations'`,
  );
  for (const { name } of rows) await owner.query(`ALTER TABLE ${name} ${what} ROW LEVEL SECURITY`);
}

/** Both lines, and each alone: how the other is taken away. */
export const LINES: [name: string, takeAway: (t: TestApp) => void | Promise<void>][] = [
  ['with both lines of protection', () => {}],
  ['with row-level security alone', withoutPolicy],
  ['with the policy alone', (t) => rowLevelSecurity(t, 'DISABLE')],
];

/** Puts back what one of {@link LINES} took away. */
export async function withBothLines(t: TestApp): Promise<void> {
  withPolicy();
  await rowLevelSecurity(t, 'ENABLE');
}
