import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { generate } from '../bench/generate.js';
import { withoutTriggers } from '../bench/without-triggers.js';
import { today } from '../src/common/day.js';
import { publish } from '../src/data-package/publish.js';
import { leafHash } from '../src/history/canonical.js';
import { DICTIONARY } from '../src/open-data/dictionary.js';
import { type Dimension, FEW, MEASURE_NAMES, MEASURES } from '../src/statistics/measures.js';
import type { Asked } from '../src/statistics/statement.js';
import { allOf } from '../src/statistics/statistic.js';
import { BruteForce, type Figure } from './support/brute-force.js';
import { aSource, aTenure, aVerifiedCommitment, forTheOffice } from './support/builders.js';
import type { Json } from './support/client.js';
import {
  descriptorIn,
  digests,
  faultsOf,
  type InFolder,
  inSqlite,
  packageOf,
  removePackages,
} from './support/data-package.js';
import { cleanUp, runCommand } from './support/processes.js';
import { connectionsTo, testSettings, urlOf } from './support/server.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { enterHidden, enterOpen, HIDDEN_WORD } from './support/two-worlds.js';

let without: TestApp;
let within: TestApp;
beforeAll(async () => {
  const seed = await startTestApp();
  await enterOpen(seed);
  await aSource(seed, { title: '=HYPERLINK("http://contoh.example")', note: 'Baris satu,\n"dua" Contoh' });
  await seed.close();
  [without, within] = [await startTestApp({}, seed.database), await startTestApp({}, seed.database)];
  await enterHidden(within);
});
afterAll(async () => {
  await without.close();
  await within.close();
  removePackages();
  await cleanUp();
});

type Row = Record<string, string>;

const read = (folder: string, name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
const rowsIn = (folder: string, table: string): Row[] =>
  parse(read(folder, `${table}.csv`), { columns: true, record_delimiter: '\r\n' });

describe('the package of everything', () => {
  const SETTINGS = { DATA_LICENCE: 'CC-BY-4.0', ORIGIN: 'https://ikrar.example.go.id' };
  let made: InFolder;
  beforeAll(async () => {
    made = await packageOf(without, SETTINGS);
  });

  it('is the same byte for byte from the same state', async () => {
    const again = await packageOf(without, SETTINGS);

    expect(digests(again.folder)).toEqual(digests(made.folder));
  });

  it('is the same byte for byte whether there are hidden records or not', async () => {
    const [one, other] = [await packageOf(without), await packageOf(within)];

    expect(digests(other.folder)).toEqual(digests(one.folder));
    for (const name of fs.readdirSync(other.folder))
      expect([name, fs.readFileSync(path.join(other.folder, name)).includes(HIDDEN_WORD)]).toEqual([
        name,
        false,
      ]);
  });

  it('is what the specification of data packages asks for, to every cell, key and reference', async () => {
    expect(await faultsOf(made.folder)).toEqual([]);
  });

  it('would be refused with a wrong cell, a key twice or a reference to nothing', async () => {
    const wrongs: [string, (csv: string) => string, string, RegExp][] = [
      ['commitments', (csv) => csv.replace(/,explicit,/, ',tegas,'), 'commitments', /firmness/],
      ['topics', (csv) => csv + csv.split('\r\n').slice(1).join('\r\n'), 'topics', /unique/i],
      ['organizations', (csv) => `${csv.split('\r\n')[0]}\r\n`, 'posts', /Foreign key/],
    ];
    for (const [spoilt, spoil, table, fault] of wrongs) {
      const { folder } = await packageOf(without);
      fs.writeFileSync(path.join(folder, `${spoilt}.csv`), spoil(read(folder, `${spoilt}.csv`)));

      expect((await faultsOf(folder, table)).join('\n')).toMatch(fault);
    }
  });

  it('says its version, licence, and the size and digest of each of its files', () => {
    const { version, licenses, resources } = descriptorIn(made.folder);
    const found = digests(made.folder);

    expect(version).toBe(String(made.made.version.index));
    expect(licenses).toMatchObject([{ name: 'CC-BY-4.0' }]);
    expect(Object.fromEntries(resources.map(({ path: name, hash }) => [name, hash]))).toEqual(
      Object.fromEntries(
        Object.entries(found)
          .filter(([name]) => !['datapackage.json', 'SHA256SUMS', 'ikrar.zip'].includes(name))
          .map(([name, digest]) => [name, `sha256:${digest}`]),
      ),
    );
    for (const { path: name, bytes } of resources)
      expect([name, bytes]).toEqual([name, fs.statSync(path.join(made.folder, name)).size]);
    expect(read(made.folder, 'SHA256SUMS').trim().split('\n').toSorted()).toEqual(
      Object.entries(found)
        .filter(([name]) => !['SHA256SUMS', 'ikrar.zip'].includes(name))
        .map(([name, digest]) => `${digest}  ${name}`)
        .toSorted(),
    );
    expect(Object.fromEntries(made.made.files.map(({ name, sha256 }) => [name, sha256]))).toEqual(found);
  });

  it('has a table for every view, and what each means in both languages', () => {
    const { resources } = descriptorIn(made.folder);
    const names = resources.map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(Object.keys(DICTIONARY)));
    expect(rowsIn(made.folder, 'dictionary_columns')).toHaveLength(
      Object.values(DICTIONARY).flatMap(({ columns }) => Object.keys(columns)).length,
    );
    for (const [table, { id, en }] of Object.entries(DICTIONARY)) {
      expect(read(made.folder, 'KAMUS.md')).toContain(`## ${table}\n\n${id}`);
      expect(read(made.folder, 'DICTIONARY.md')).toContain(`## ${table}\n\n${en}`);
    }
    expect(read(made.folder, 'README.md')).toContain('https://creativecommons.org/licenses/by/4.0/');
    expect(read(made.folder, 'README.en.md')).toContain(`**${made.made.version.index}**`);
  });

  it('holds every public record, and no other', async () => {
    const { rows } = await without.owner.query<{ name: string; ids: string[] }>(`
      SELECT 'commitments' AS name, array_agg(id::text ORDER BY id) AS ids FROM commitment WHERE is_public
      UNION ALL SELECT 'sources', array_agg(id::text ORDER BY id) FROM source WHERE visibility = 'public'
      UNION ALL SELECT 'events', array_agg(id::text ORDER BY id) FROM event WHERE visibility = 'public'
      UNION ALL SELECT 'statements', array_agg(id::text ORDER BY id) FROM statement WHERE visibility = 'public'`);

    expect(rows).toHaveLength(4);
    for (const { name, ids } of rows) {
      expect(ids.length).toBeGreaterThan(0);
      expect([name, rowsIn(made.folder, name).map(({ id }) => id)]).toEqual([name, ids]);
    }
  });

  it('has people in public roles alone', () => {
    expect(rowsIn(made.folder, 'people').map(({ id }) => id)).toEqual(
      rowsIn(made.folder, 'tenures')
        .map(({ person_id: id }) => id)
        .toSorted(),
    );
  });

  it('opens every leaf of the public history', () => {
    const entries = rowsIn(made.folder, 'changes');

    expect(entries.length).toBeGreaterThan(20);
    for (const { index, salt = '', json = '', leaf_hash: leaf } of entries) {
      expect(leafHash(Buffer.from(salt, 'hex'), json).toString('hex')).toBe(leaf);
      expect(JSON.parse(json)).toMatchObject({ index: Number(index) });
    }
    expect(entries.at(-1)?.index).toBe(String(made.made.version.index));
  });

  it('has the same cells in its SQLite file, with keys and indexes, and texts as they are', () => {
    const { resources } = descriptorIn(made.folder);
    const tables = resources.filter(({ schema }) => schema !== undefined);

    inSqlite(made.folder, (database) => {
      expect(database.get('PRAGMA user_version')).toEqual({ user_version: made.made.version.index });
      expect(database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(database.all('PRAGMA foreign_key_check')).toEqual([]);
      expect(database.all(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)).toEqual(
        tables.map(({ name }) => ({ name })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      );
      for (const { name, schema } of tables) {
        const booleans = schema?.fields.filter(({ type }) => type === 'boolean').map((field) => field.name);
        const rows = database.all(
          `SELECT * FROM "${name}" ORDER BY ${schema?.primaryKey.map((key) => `"${key}"`).join(', ')}`,
        );
        const asCsv = rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              booleans?.includes(key) && value !== null ? String(value === 1) : String(value ?? ''),
            ]),
          ),
        );
        expect([name, asCsv]).toEqual([name, rowsIn(made.folder, name).map(withoutApostrophes)]);
      }
      expect(database.get(`SELECT title FROM sources WHERE note LIKE '%"dua"%'`)).toEqual({
        title: '=HYPERLINK("http://contoh.example")',
      });
      expect(
        database.get(
          `SELECT count(*) AS n FROM sqlite_master WHERE type = 'index' AND name = 'commitments_event_id'`,
        ),
      ).toEqual({ n: 1 });
    });
    expect(read(made.folder, 'sources.csv')).toContain(`"'=HYPERLINK(`);
  });

  const withoutApostrophes = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, value.replace(/^'(?=[=+@\t\r-])/, '')]),
    );
});

describe('npm run publish:data', () => {
  it('writes a package into a folder, says what is in it, and refuses one that is not empty', async () => {
    const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-package-')), 'ke', 'sini');
    const settings = { DATABASE_URL: urlOf(without.server, without.database) };

    const first = await runCommand('publish-data', ['--to', folder], settings);
    const second = await runCommand('publish-data', ['--to', folder], settings);
    const wrong = await runCommand('publish-data', ['--ke', folder], settings);

    expect(first).toMatchObject({ code: 0, said: [''] });
    for (const [name, digest] of Object.entries(digests(folder)))
      expect(first.printed).toContain(`${digest}  ${name}  `);
    expect(second).toMatchObject({ code: 1, said: [`${folder} is not empty: name a new folder.`] });
    expect(wrong.code).toBe(1);
    expect(wrong.said[0]).toMatch(/Usage: npm run publish:data/);
    fs.rmSync(path.dirname(path.dirname(folder)), { recursive: true });
  });
});

describe('the published package', () => {
  const page = async (address: string) => (await fetch(`${within.url}${address}`)).text();
  const publishNow = () => {
    const settings = testSettings({ FILES_DIR: within.files });
    return publish(settings, connectionsTo(within.server, within.database, settings));
  };

  it('is offered with every file, its size and digest, once there is one', async () => {
    const before = await page('/data');
    const none = await fetch(`${within.url}/data/paket/terbaru/datapackage.json`, { redirect: 'manual' });

    const { version, files } = await publishNow();

    const [after, english] = [await page('/data'), await page('/en/data')];
    expect(before).toContain('npm run publish:data');
    expect(none.status).toBe(404);
    for (const { name, sha256 } of files) {
      expect(after).toContain(`href="/data/paket/${version.index}/${name}"`);
      expect(english).toContain(sha256);
    }
  });

  it('is downloaded as it was made, and not again by who has it', async () => {
    const { version, files } = await publishNow();
    for (const { name, byteCount, sha256 } of files) {
      const address = `${within.url}/data/paket/${version.index}/${name}`;
      const answer = await fetch(address);
      const again = await fetch(address, { headers: { 'if-none-match': `"${sha256}"` } });

      expect([name, answer.status, answer.headers.get('etag')]).toEqual([name, 200, `"${sha256}"`]);
      expect((await answer.arrayBuffer()).byteLength).toBe(byteCount);
      expect(answer.headers.get('content-disposition')).toContain(`filename="${name}"`);
      expect(again.status).toBe(304);
    }
    const latest = await fetch(`${within.url}/data/paket/terbaru/topics.csv`, { redirect: 'manual' });
    expect(latest.headers.get('location')).toBe(`/data/paket/${version.index}/topics.csv`);
  });

  it.each(['0/topics.csv', 'x/topics.csv', '%2e%2e/topics.csv', 'terbaru/passwd', 'terbaru/..%2fpasswd'])(
    'has nothing at %s',
    async (rest) => {
      await publishNow();

      expect((await fetch(`${within.url}/data/paket/${rest}`, { redirect: 'manual' })).status).toBe(404);
    },
  );

  it('is there no more once a record in it is hidden, until it is published anew', async () => {
    const source = await aSource(within, { title: 'Berita Contoh yang ditutup' });
    const old = await publishNow();
    const csv = `${within.url}/data/paket/${old.version.index}/sources.csv`;
    const status = async (address: string) => {
      const answer = await fetch(address);
      await answer.arrayBuffer();
      return answer.status;
    };

    const before = await status(csv);
    await within.budi.act(`/sources/${source.id}/restrict`, source, {
      ...forTheOffice,
      reason: 'Contoh.',
    });
    const after = [await status(csv), await page('/data')] as const;
    const fresh = await publishNow();

    expect([before, after[0]]).toEqual([200, 404]);
    expect(after[1]).not.toContain(`/data/paket/${old.version.index}/`);
    expect(await page(`/data/paket/terbaru/sources.csv`)).not.toContain('ditutup');
    expect(await status(csv)).toBe(fresh.version.index === old.version.index ? 200 : 404);
  });

  it('is there no more once a name in it is erased', async () => {
    const tenure = await aTenure(within);
    const person = await within.budi.read(`/people/${tenure.person.id}`);
    const { version } = await publishNow();
    const csv = `${within.url}/data/paket/${version.index}/changes.csv`;

    const before = await (await fetch(csv)).text();
    const erased = await runCommand(
      'person-erase',
      ['--id', person.id as string, '--reason', 'Permintaan Contoh.'],
      { DATABASE_URL: urlOf(within.server, within.database) },
    );
    const after = await fetch(csv);
    await publishNow();

    expect(before).toContain(person.name);
    expect(erased).toMatchObject({ code: 0, said: [''] });
    expect(after.status).toBe(404);
    const fresh = await page('/data/paket/terbaru/changes.csv');
    expect(fresh).toContain('person.erased');
    expect(fresh).not.toContain(person.name);
  });

  it('is not troubled by what becomes of records that were never in it', async () => {
    const { version } = await publishNow();
    const hiddenSource = await aSource(within, forTheOffice);
    await within.budi.act(`/sources/${hiddenSource.id}/corrections`, hiddenSource, {
      title: 'Berita Contoh tertutup',
      reason: 'Contoh.',
    });

    expect(await page(`/data/paket/${version.index}/topics.csv`)).toContain('upah-contoh');
  });
});

describe('a statistic', () => {
  let t: TestApp;
  let counted: BruteForce;
  let made: InFolder;
  beforeAll(async () => {
    t = await startTestApp();
    // What is generated brings accounts of these names.
    await t.owner.query(`UPDATE account SET name = name || ' (uji)'`);
    await generate(t.owner, 600);
    // Some first acts lie elsewhere than where all generated ones do, and some before the pledge.
    await withoutTriggers(t.owner, () =>
      t.owner.query(`
      UPDATE assessment SET evidence = jsonb_build_array(
               evidence -> 0 || jsonb_build_object('actOn', (assessed_on - 45 + ('x' || left(md5(id::text), 2))::bit(8)::int)::text,
                 'isContradicting', id::text < '2'))
       WHERE lane = 'desk' AND evidence <> '[]' AND id::text < 'a'`),
    );
    // The history of what is generated is empty; a package has the number of its last entry.
    await aSource(t);
    counted = await BruteForce.of(t.owner);
    made = await packageOf(t);
  });
  afterAll(() => t.close());

  /** Something that can be asked of a measure. */
  const anything = () => {
    const { makers, receivers, topics, years } = counted.choices;
    const perhaps = <T>(values: T[]) => fc.option(fc.constantFrom(...values), { freq: 2 });
    return fc.constantFrom(...MEASURE_NAMES).chain((measure) =>
      fc.record({
        measure: fc.constant(measure),
        by: fc.option(fc.constantFrom(...(MEASURES[measure].by as readonly Dimension[])), { freq: 6 }),
        year: perhaps(years),
        maker: fc.option(fc.constantFrom(...makers), { freq: 1 }),
        receiver: fc.option(fc.constantFrom(...receivers.slice(0, 40)), { freq: 1 }),
        topic: perhaps(topics),
      }),
    );
  };
  const addressOf = ({ measure, ...query }: Asked, suffix = '') =>
    `/statistics/${measure}${suffix}?${new URLSearchParams(
      Object.entries(query).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])),
    ).toString()}`;

  const sorted = <T extends { key: unknown }>(figures: T[]) =>
    figures.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  /** Rows of a statement run elsewhere, as the API tells them. */
  const told = (rows: Record<string, unknown>[], by: Dimension | null) =>
    sorted(
      rows.map((row) => ({
        key: by === null ? null : String(row['key']),
        count: Number(row['count']),
        denominator: Number(row['denominator']),
        withDays: Number(row['with_days']),
        median: row['median_days'] === null ? null : Number(row['median_days']),
      })),
    );

  it('is what counting one by one gives, in the answer, on PostgreSQL and on the SQLite file', async () => {
    const reader = new pg.Client(connectionsTo(t.server, t.database).public);
    await reader.connect();
    await fc.assert(
      fc.asyncProperty(anything(), async (asked) => {
        const { figures, on, sql, isCut } = await t.anyone.read(addressOf(asked));
        const expected = sorted(counted.count(asked, on as string));
        const inPostgres = (await reader.query<Record<string, unknown>>(sql.postgresql as string)).rows;
        const inFile = inSqlite(made.folder, (database) => database.all(sql.sqlite as string));

        if (isCut) return;
        expect(told(inPostgres, asked.by)).toEqual(expected);
        expect(told(inFile as Record<string, unknown>[], asked.by)).toEqual(expected);
        expect(
          sorted(figures as Figure[]).map(({ key, count, denominator }) => [key, count, denominator]),
        ).toEqual(expected.map(({ key, count, denominator }) => [key, count, denominator]));
        for (const [n, { percent, medianDays }] of sorted(figures as Json[]).entries()) {
          const { count, denominator, withDays, median } = expected[n];
          expect(percent).toBe(denominator < FEW ? null : Math.round((1000 * count) / denominator) / 10);
          expect(medianDays).toBe(withDays < FEW ? null : median);
        }
      }),
      { numRuns: 80 },
    );
    await reader.end();
  });

  it('leads to a list of exactly what it counts, and to a statement that lists the same', async () => {
    const listed = async (address: string): Promise<string[]> => {
      const { items, next } = await t.anyone.read(`${address}&limit=100`);
      const ids = (items as Json[]).map(({ id }) => id as string);
      return next === null
        ? ids
        : [...ids, ...(await listed(`${address.replace(/&cursor=.*/, '')}&cursor=${next}`))];
    };
    const asked: Asked[] = [
      ...MEASURE_NAMES.map(allOf),
      { ...allOf('silence'), by: 'topic' },
      { ...allOf('disputed'), by: 'state' },
      { ...allOf('fulfilled'), by: 'maker', topic: counted.choices.topics[0] ?? null },
      { ...allOf('overdue'), by: 'receiver' },
      { ...allOf('concluded'), by: 'year' },
    ];
    let lists = 0;
    for (const one of asked) {
      const { figures } = await t.anyone.read(addressOf(one));
      for (const { count, list, records } of (figures as Json[]).slice(0, 3)) {
        const inFile = inSqlite(made.folder, (database) => database.all(records.sqlite as string));
        const { rows } = await t.owner.query<{ id: string }>(records.postgresql as string);

        expect([one, rows.map(({ id }) => id)]).toEqual([one, inFile.map(({ id }) => id)]);
        expect(rows).toHaveLength(count as number);
        if (list === null) continue;
        lists++;
        expect((await listed(list.replace('/api/v1', '') as string)).toSorted()).toEqual(
          rows.map(({ id }) => id).toSorted(),
        );
      }
    }
    expect(lists).toBeGreaterThan(12);
  });

  it('names the version it rests on, the day, and its rules in both languages', async () => {
    const { version, on, title, definition, denominator, fewBelow, unit, page } = await t.anyone.read(
      '/statistics/silence?by=topic',
    );

    expect(version).toEqual(made.made.version);
    expect(on).toBe(today());
    expect([title, definition, denominator].flatMap((text) => [text.id, text.en]).every(Boolean)).toBe(true);
    expect([fewBelow, unit]).toEqual([FEW, 'pledges']);
    expect(page).toMatch(/^\/data\/sql\?query=/);
  });

  it('is listed with its statement, which gives the figure over all', async () => {
    const { items } = await t.anyone.read('/statistics');

    expect((items as Json[]).map(({ id }) => id)).toEqual(MEASURE_NAMES);
    for (const { id, sql } of items as Json[]) {
      const [row] = (await t.owner.query<{ count: string }>(sql.postgresql as string)).rows;
      const { figures } = await t.anyone.read(`/statistics/${id}`);
      expect([id, Number(row?.count)]).toEqual([id, figures[0].count]);
    }
  });

  it('and the pledges behind it are told by the page of SQL as well', async () => {
    for (const asked of MEASURE_NAMES.flatMap((measure) =>
      [null, ...MEASURES[measure].by].map((by): Asked => ({ ...allOf(measure), by, year: 2025 })),
    )) {
      const { sql, page, figures } = await t.anyone.read(addressOf(asked));
      const rerun = await t.anyone.read(`/sql?${(page as string).split('?')[1]}`);
      const behind = await t.anyone.get(
        `/sql?${new URLSearchParams({ query: (figures as Json[])[0].records.postgresql as string }).toString()}`,
      );

      const at = (name: string) =>
        (rerun.columns as { name: string }[]).findIndex((column) => column.name === name);
      expect(sql.postgresql).toBe(new URLSearchParams((page as string).split('?')[1]).get('query'));
      expect(
        (rerun.rows as unknown[][]).slice(0, 100).map((row) => [row[at('count')], row[at('denominator')]]),
      ).toEqual((figures as Json[]).map(({ count, denominator }) => [count, denominator]));
      expect([asked, behind.status, (behind.body.rows as unknown[]).length]).toEqual([
        asked,
        200,
        figures[0].count,
      ]);
    }
  });

  it('is a file as well, each line with its version', async () => {
    const { text, headers } = await t.anyone.get('/statistics/first-act.csv?by=topic');
    const { figures, version } = await t.anyone.read('/statistics/first-act?by=topic');

    const lines = parse<Row>(text, { columns: true, bom: true, record_delimiter: '\r\n' });

    expect(headers.get('content-disposition')).toContain('ikrar-statistik-first-act');
    expect(lines.map(({ key, count, medianDays }) => [key, count, medianDays])).toEqual(
      (figures as Json[]).map(({ key, count, medianDays }) => [key, String(count), String(medianDays ?? '')]),
    );
    expect(new Set(lines.map((line) => line['version']))).toEqual(new Set([String(version.index)]));
  });

  it('is counted anew once the record has changed', async () => {
    const before = await t.anyone.read('/statistics/commitments');

    const commitment = await aVerifiedCommitment(t);

    const after = await t.anyone.read('/statistics/commitments');
    expect(commitment.recordState).toBe('verified');
    expect(after.figures[0].count).toBe(before.figures[0].count + 1);
    expect(after.version.index).toBeGreaterThan(before.version.index as number);
  });

  it.each([
    ['/statistics/popularity', 404],
    ['/statistics/silence?by=speaker', 400],
    ['/statistics/silence?as_of=2026-01-01', 400],
    ['/statistics/silence?year=x', 400],
    ['/statistics/silence?topic=%27%3B', 400],
    ['/statistics/fulfilled?by=state', 422],
  ])('that is not, as %s, is a problem of %i', async (address, status) => {
    expect((await t.anyone.get(address)).status).toBe(status);
  });
});
