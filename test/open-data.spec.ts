import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DICTIONARY } from '../src/open-data/dictionary.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

describe('the dictionary', () => {
  it('names every view and column of the database, with its type, and no other', async () => {
    const { rows } = await t.owner.query<{ view: string; columns: Record<string, string> }>(`
      SELECT c.relname AS view, json_object_agg(a.attname, t.typname ORDER BY a.attnum) AS columns
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 JOIN pg_type t ON t.oid = a.atttypid
       WHERE c.relnamespace = 'open_data'::regnamespace GROUP BY c.relname`);
    const names: Record<string, string> = { int4: 'integer', int8: 'bigint', bool: 'boolean' };

    expect(
      Object.fromEntries(
        rows.map(({ view, columns }) => [
          view,
          Object.entries(columns).map(([column, type]) => [column, names[type] ?? type]),
        ]),
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries(DICTIONARY).map(([view, { columns }]) => [
          view,
          Object.entries(columns).map(([column, { type }]) => [column, type]),
        ]),
      ),
    );
  });

  it('names keys that exist, of views with one key column', () => {
    const wrong = Object.entries(DICTIONARY).flatMap(([view, { key, columns }]) => [
      ...key.filter((column) => !columns[column]?.isAlways).map((column) => `${view}.${column} is no key`),
      ...Object.entries(columns)
        .filter(([, { refersTo }]) => refersTo !== undefined && DICTIONARY[refersTo]?.key.length !== 1)
        .map(([column]) => `${view}.${column} refers to nothing`),
    ]);

    expect(wrong).toEqual([]);
  });
});
