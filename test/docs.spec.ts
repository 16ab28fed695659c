import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { settingsSchema } from '../src/config/settings.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

const sources = (fs.readdirSync(path.join(root, 'src'), { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'))
  .map((file) => read(path.join('src', file)));

const STATUS: Record<string, number> = {
  Malformed: 400,
  Conflict: 409,
  Invalid: 422,
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  gone: 410,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'precondition-required': 428,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
};

/** The codes of all problems in the source, each with its status. A class of its own passes its code to `super`. */
function thrown(): Map<string, number | undefined> {
  const codes = new Map<string, number | undefined>();
  for (const source of sources) {
    for (const [, kind = '', code = ''] of source.matchAll(
      /new (Malformed|Conflict|Invalid)\(\s*'([a-z-]+)'/g,
    ))
      codes.set(code, STATUS[kind]);
    for (const [, kind = '', code = ''] of source.matchAll(
      /(?:new Problem|super)\(\s*'([a-z-]+)',\s*'([a-z-]+)'/g,
    ))
      codes.set(code, STATUS[kind]);
    for (const [, kind = '', code = ''] of source.matchAll(
      /extends (Malformed|Conflict|Invalid) \{(?:(?!super)[^])*super\(\s*'([a-z-]+)'/g,
    ))
      codes.set(code, STATUS[kind]);
  }
  return codes;
}

describe('docs/api.md', () => {
  const documented = new Map(
    [...read('docs/api.md').matchAll(/^\| `([a-z-]+)` +\| (\d{3}) +\| \S.+ \|$/gm)].map(
      ([, code = '', status]) => [code, Number(status)],
    ),
  );

  it('has a line with the right status for every problem, and for no other', () => {
    const codes = thrown();

    expect(codes.size).toBeGreaterThan(50);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(codes));
  });

  it('names every kind of record the server serves', () => {
    const served = sources.flatMap((source) =>
      [...source.matchAll(/^\s+path: '([a-z-]+)',$/gm)].map(([, kind]) => kind),
    );

    expect(served.length).toBeGreaterThan(10);
    for (const kind of served) expect(read('docs/api.md')).toContain(`\`${kind}\``);
  });
});

describe('.env.example', () => {
  it('has every setting with its default and what it means, and no other', () => {
    const defaults = Object.fromEntries(
      Object.entries(settingsSchema.shape).map(([name, schema]) => [
        name,
        String(schema.parse(undefined) ?? ''),
      ]),
    );

    const lines = [...read('.env.example').matchAll(/^# (?!\w+=).+\n# ([A-Z_]+)=(.*)$/gm)].map(
      ([, name = '', value = '']) => [name, value],
    );

    expect(Object.fromEntries(lines)).toEqual(defaults);
  });
});

describe('docs/security.md', () => {
  const text = read('docs/security.md');
  const rows = [
    ...text.matchAll(/^\| v5\.0\.0-(\d+\.\d+\.\d+) +\| ([12]) +\|.+\| (met|partly|gap|operator) +\|$/gm),
  ].map(([, id = '', , state = '']) => ({ id, state }));

  it('names only files that exist', () => {
    const files = [
      ...text.matchAll(/`((?:src|test|docs|scripts|\.ci)\/[\w./-]+|\.?[\w.-]+\.(?:json|ts|md))`/g),
    ].map(([, file = '']) => file);

    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
  });

  it('names only tests that exist', () => {
    const named = [...text.matchAll(/`((?:src|test)\/[\w./-]+\.ts)`: (“[^”]+”(?:, “[^”]+”)*)/g)].flatMap(
      ([, file = '', titles = '']) =>
        titles.split(/(?<=”), /).map((title) => ({ file, title: title.slice(1, -1) })),
    );

    expect(named.length).toBeGreaterThan(80);
    expect(named.filter(({ file, title }) => !unescaped(read(file)).includes(title))).toEqual([]);
  });

  it('gives the limits that have a setting their true default', () => {
    const limits = [...text.matchAll(/^\| .+ \| ([\d,]+)[^|]*\| `([A-Z_]+)` +\|$/gm)].map(
      ([, amount = '', name = '']) => [name, amount.replaceAll(',', '')],
    );
    const defaults = limits.map(([name = '']) => [
      name,
      String(settingsSchema.shape[name as keyof typeof settingsSchema.shape]?.parse(undefined)),
    ]);

    expect(limits.length).toBeGreaterThan(8);
    expect(limits).toEqual(defaults);
  });

  it('counts its requirements rightly, and names each once', () => {
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    const said = (state: string) =>
      Number(new RegExp(`^\\| ${state} +\\| (\\d+) +\\|$`, 'm').exec(text)?.[1]);

    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const state of ['met', 'partly', 'gap', 'operator'])
      expect({ state, count: said(state) }).toEqual({ state, count: count(state) });
    expect(said('applying')).toBe(rows.length);
    expect(said('applying') + said('not applying')).toBe(said('levels 1 and 2'));
  });
});

/** Source text as its strings read. */
const unescaped = (source: string) => source.replaceAll(/\\(['"`])/g, '$1');
