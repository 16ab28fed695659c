import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { publish } from '../src/data-package/publish.js';
import { leafHash } from '../src/history/canonical.js';
import { DICTIONARY } from '../src/open-data/dictionary.js';
import { aSource, aTenure, forTheOffice } from './support/builders.js';
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
import { enterHidden, enterOpen, HIDDEN_WORD, open } from './support/two-worlds.js';

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
  cleanUp();
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
    expect(made.made.files.map(({ name, sha256 }) => [name, sha256]).toSorted()).toEqual(
      Object.entries(found).toSorted(),
    );
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
  const page = async (path: string) => (await fetch(`${within.url}${path}`)).text();
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
    const status = async (address: string) => (await fetch(address)).status;

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

    expect((await fetch(`${within.url}/data/paket/${version.index}/topics.csv`)).status).toBe(200);
    expect(open['sources']).toBeDefined();
  });
});
