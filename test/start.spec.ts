import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { once } from 'node:events';
import { startEmbedded } from '../src/database/embedded/embedded-server.js';
import { Client } from './support/client.js';
import * as processes from './support/processes.js';
import { asOwner, published, urlOf } from './support/server.js';

const { aSource, copyOf, databasePid, failToStart, newFolder, ownerOf, runToken, startServer, until } =
  processes;

/** One data folder, with an administrator, for all tests that leave it as it is. */
let data: string;
let settings: NodeJS.ProcessEnv;
let token: string;
beforeAll(async () => {
  data = newFolder();
  settings = { ...processes.PATIENT, DATA_DIR: data };
  ({ token } = await runToken(['--name', 'Budi Contoh, S.H.'], settings));
});
afterAll(processes.cleanUp);

describe('a start that cannot succeed', () => {
  /** Insists on one line, exit code 1, and no database left running. */
  const expectRefusal = async (because: RegExp, more: NodeJS.ProcessEnv, way: processes.Way = {}) => {
    const dataDir = more.DATA_DIR ?? data;
    const { code, said } = await failToStart({ ...settings, ...more }, way);

    expect({ code, said }).toEqual({ code: 1, said: [expect.stringMatching(because)] });
    expect(databasePid(dataDir)).toBe(0);
  };
  /** A database on the server of this run, and its address. */
  const aDatabase = async (): Promise<string> => {
    const { server } = published();
    const name = `${published().template.replace(/template$/, '')}${randomBytes(4).toString('hex')}`;
    await asOwner(server, `CREATE DATABASE ${name}`);
    return urlOf(server, name);
  };

  it('names the taken port', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;

    await expectRefusal(
      new RegExp(`^Cannot listen on 127.0.0.1, port ${port} .*: set PORT to another port, or stop`),
      { PORT: String(port) },
    );

    other.close();
  });

  it('names the address that is not ours', () =>
    expectRefusal(/^Cannot listen on 203.0.113.1.*: choose another HOST/, { HOST: '203.0.113.1' }));

  it('names the wrong setting', () =>
    expectRefusal(/^Setting PORT is wrong: .*\.env\.example\.$/, { PORT: 'many' }));

  it('names the address that would let logins travel readable', () =>
    expectRefusal(/^Setting ORIGIN is wrong: must start with https:\/\/ unless/, {
      ORIGIN: 'http://ikrar.example.go.id',
    }));

  it.each(['ORIGIN', 'MAIL_FROM'])('names the setting mail needs: %s', (name) =>
    expectRefusal(new RegExp(`^Setting ${name} is missing: SMTP_URL needs it`), {
      SMTP_URL: 'smtp://127.0.0.1:25',
      ORIGIN: 'https://ikrar.example.go.id',
      MAIL_FROM: 'ikrar@contoh.go.id',
      [name]: '',
    }),
  );

  it('names the key that is missing, is none, or is not the one the database began with', async () => {
    const file = path.join(data, 'secret.key');
    const key = fs.readFileSync(file);

    await expectRefusal(/^SECRET_KEY is not the key this database began with/, {
      SECRET_KEY: 'ab'.repeat(32),
    });
    fs.writeFileSync(file, 'x');
    await expectRefusal(/secret\.key holds no key of 64 hex digits: put the key back\.$/, {});
    fs.rmSync(file);
    await expectRefusal(/secret\.key is missing: put back the key this database began with/, {});

    expect(fs.existsSync(file)).toBe(false);
    fs.writeFileSync(file, key, { mode: 0o600 });
  });

  it('keeps the password of a wrong DATABASE_URL to itself', () =>
    expectRefusal(/^Setting DATABASE_URL is wrong: (?!.*rahasia)/, {
      DATABASE_URL: 'postgres://ikrar:rahasia@host:port/ikrar',
    }));

  it('names the missing embedded PostgreSQL', () =>
    expectRefusal(
      /^There is no embedded PostgreSQL for .*: run "npm ci" .*, or set DATABASE_URL/,
      {},
      { main: processes.buildWithoutPostgres() },
    ));

  it('names the data folder that is none', async () => {
    const file = path.join(newFolder(), 'file');
    fs.writeFileSync(file, '');

    await expectRefusal(
      /^The data folder .*file cannot be used .*: start as the account it belongs to, or set DATA_DIR/,
      { DATA_DIR: file },
    );
  });

  it('names the folder of files that is none', async () => {
    const file = path.join(newFolder(), 'file');
    fs.writeFileSync(file, '');

    await expectRefusal(
      /^The folder of files .*file\/[\w-]+ cannot be used .*: start as the account it belongs to, or set FILES_DIR\.$/,
      { FILES_DIR: file },
    );
  });

  it('leaves the data of another PostgreSQL major as it is', async () => {
    const version = path.join(processes.clusterIn(data), 'PG_VERSION');
    fs.writeFileSync(version, '17\n');

    await expectRefusal(
      / belongs to PostgreSQL 17, this release brings 18: export it with the old release first\.$/,
      {},
    );

    fs.writeFileSync(version, '18\n');
  });

  it('leaves the data of a newer release as it is', async () => {
    const newer = { ...settings, DATA_DIR: copyOf(data) };
    const database = await startEmbedded(newer.DATA_DIR);
    const owner = await ownerOf(newer.DATA_DIR);
    await owner.query(`INSERT INTO migrations (timestamp, name) VALUES (9, 'FromTheFuture9')`);
    await owner.end();
    await database.stop();

    await expectRefusal(
      /^A newer release has migrated this database \(FromTheFuture9\): start that release/,
      newer,
    );
    expect((await runToken(['--name', 'Budi Contoh, S.H.'], newer)).said).toEqual([
      expect.stringMatching(/^A newer release/),
    ]);
  });

  it('names the database that is down', () =>
    expectRefusal(/^The database cannot be reached \(connect ECONNREFUSED .*\): check that it runs/, {
      DATABASE_URL: 'postgres://ikrar@127.0.0.1:1/ikrar',
    }));

  it('names the database that refuses', async () => {
    const url = (await aDatabase()).replace(/\/(ikrar_test_\w+)/, '/$1_missing');

    await expectRefusal(
      /^The database refuses us \(database ".*_missing" does not exist\): check DATABASE_URL\.$/,
      { DATABASE_URL: url },
    );
  });

  it('names the PostgreSQL that is too old', async () => {
    const old = await processes.startOldPostgres('140012');

    await expectRefusal(/^PostgreSQL 14 is too old: DATABASE_URL must name a server from 15 on\.$/, {
      DATABASE_URL: old.url,
    });

    old.close();
  });

  it('is no matter for two that start together on one database: both migrate it and serve', async () => {
    const shared = { ...settings, DATABASE_URL: await aDatabase() };

    const both = await Promise.all([startServer(shared), startServer(shared)]);

    const answers = await Promise.all(both.map(({ url }) => fetch(`${url}/api/v1/commitments`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const server of both) server.kill('SIGTERM');
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
  });

  it('is that of the second of two that start together on an empty folder', async () => {
    const fresh = { ...settings, DATA_DIR: newFolder() };

    const both = [processes.beginServer(fresh), processes.beginServer(fresh)];
    const loser = await Promise.race(both.map((server) => server.ended.then(() => server)));
    const winner = both.find((server) => server !== loser);
    await until(() => winner?.stdout.includes('Ikrar is open') || winner?.hasEnded, 'one of them serves');

    expect(loser.child.exitCode).toBe(1);
    expect(loser.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^Another process .* is using /),
    ]);
    expect(winner?.hasEnded).toBe(false);
    winner?.kill('SIGTERM');
    expect(await winner?.ended).toEqual({ code: 0, signal: null });
    expect(fs.readdirSync(fresh.DATA_DIR).toSorted()).toEqual(['files', 'pg18', 'secret.key']);
  });
});

describe('beside a running server', () => {
  const NOWHERE = '00000000-0000-4000-8000-000000000000';

  let server: processes.Program & { url: string };
  beforeAll(async () => {
    server = await startServer(settings);
  });
  afterAll(() => processes.endWell(server));

  it('another names the process that uses the data folder, and leaves it in peace', async () => {
    const { code, said } = await failToStart(settings);

    expect({ code, said }).toEqual({
      code: 1,
      said: [
        expect.stringMatching(/^Another process \(database PID \d+\) is using .*: stop it, or set DATA_DIR/),
      ],
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('npm run token joins the database of a running server', async () => {
    const words = ['--name', 'Siti Contoh, M.H.', '--role', 'staff'];

    const { code, token: made } = await runToken(words, settings, { npm: true });

    expect(code).toBe(0);
    expect((await new Client(server.url, made).post('/sources', aSource('Berita Contoh'))).status).toBe(201);
  });

  it('npm run token works without it, from nothing, and leaves no database running', async () => {
    const own = { ...settings, DATA_DIR: newFolder() };

    const { code, token: made } = await runToken(['--name', 'Siti Contoh, M.H.'], own);

    expect({ code, made }).toEqual({ code: 0, made: expect.stringMatching(/^ikrar_[\w-]{49}$/) });
    expect(databasePid(own.DATA_DIR)).toBe(0);
  });

  it('npm run token makes one for a union, that covers what was asked for and no contact data by itself', async () => {
    const { id } = await new Client(server.url, token).made('/organizations', {
      name: 'Serikat Contoh',
      kind: 'union',
    });

    const words = ['--name', 'Tuti Contoh', '--role', 'representative', '--organization', id];
    const made = await runToken(words, settings);
    const narrow = await runToken([...words, '--scopes', 'read'], settings);
    const nowhere = await runToken([...words.slice(0, -1), NOWHERE].with(1, 'Siti Contoh'), settings);

    const owner = await ownerOf(data);
    const { rows } = await owner.query(
      `SELECT a.name, a.role, a.organization_id AS "organizationId", t.scopes FROM access_token t JOIN account a ON a.id = t.account_id WHERE a.name = ANY ($1) ORDER BY t.created_at`,
      [['Budi Contoh, S.H.', 'Tuti Contoh', 'Siti Contoh']],
    );
    await owner.end();
    const union = { name: 'Tuti Contoh', role: 'representative', organizationId: id };
    expect([made.code, narrow.code]).toEqual([0, 0]);
    expect(nowhere.said).toEqual([`There is no organization ${NOWHERE}.`]);
    expect(rows).toEqual([
      expect.objectContaining({ role: 'administrator', scopes: ['read', 'write'] }),
      { ...union, scopes: ['read', 'write'] },
      { ...union, scopes: ['read'] },
    ]);
  });

  it('npm run token answers a wrong call with one line', async () => {
    const calls: [string[], RegExp][] = [
      [['--name'], /^Option '--name <value>' argument missing\. Usage:/],
      [['--name', 'two\nlines'], /^--name must be one line .*Usage:/],
      [
        ['--name', 'Siti Contoh', '--role', 'king'],
        /^--role must be one of administrator, staff, representative, reader\. Usage:/,
      ],
      [['--name', 'Siti Contoh', '--role', 'representative'], /^--organization is needed: .*Usage:/],
      [
        ['--name', 'Siti Contoh', '--role', 'representative', '--organization', 'SPSI'],
        /^--organization must be the id of an organization\. Usage:/,
      ],
      [
        ['--name', 'Siti Contoh', '--role', 'reader', '--organization', NOWHERE],
        /^--organization must be left out/,
      ],
      [
        ['--name', 'Siti Contoh', '--role', 'reader', '--scopes', 'read,write'],
        /^--scopes of this role must be some of read\. Usage:/,
      ],
      [['--name', 'Siti Contoh', '--days', '1.5'], /^--days must be from 1 to 365\. Usage:/],
      [['--name', 'Siti Contoh', '--dayz', '5'], /^Unknown option '--dayz'\. Usage:/],
      [['Siti Contoh'], /^Unexpected argument 'Siti Contoh'\. Usage:/],
    ];

    const answers = await Promise.all(calls.map(([words]) => runToken(words, settings)));

    expect(answers).toEqual(
      calls.map(([, line]) => ({ code: 1, said: [expect.stringMatching(line)], token: '' })),
    );
  });
});
