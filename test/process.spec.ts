import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFeedToken, tokenHash } from '../src/auth/token-text.js';
import { Client } from './support/client.js';
import * as processes from './support/processes.js';
import { asOwner, published, urlOf, WIDE } from './support/server.js';

const { databaseGone, databasePid, failToStart, newFolder, ownerOf, runToken, startServer, until } =
  processes;

const isRoot = process.geteuid?.() === 0;
/** So that only what a test does ends a wait. */
const PATIENT = {
  LOCK_TIMEOUT_MS: '60000',
  STATEMENT_TIMEOUT_MS: '60000',
  ...WIDE,
};

/** Where the processes of a server can be listed. */
const itOnLinux = process.platform === 'linux' ? it : it.skip;

/** One data folder for all tests that start and end their server. */
let data: string;
let settings: NodeJS.ProcessEnv;
let token: string;
beforeAll(async () => {
  data = newFolder();
  settings = { ...PATIENT, DATA_DIR: data };
  ({ token } = await runToken(['--name', 'Budi Contoh, S.H.'], settings));
});
afterAll(processes.cleanUp);

const aSource = (title: string) => ({
  kind: 'news_article',
  party: 'media',
  title,
  publisher: 'Harian Contoh',
  publishedOn: '2026-01-12',
});

describe('a server', () => {
  it('starts with npm and says last where it is open', async () => {
    const server = await startServer(settings, { npm: true });

    const answers = await Promise.all(
      ['/livez', '/readyz', '/api/v1/commitments'].map((address) => fetch(server.url + address)),
    );
    server.kill('SIGTERM');

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await server.ended).code).toBe(0);
    expect(server.stdout.trimEnd().split('\n').at(-1)).toBe(`Ikrar is open at ${server.url}`);
    expect(server.stderr).toBe('');
    await databaseGone(data);
  });

  it('says how to set it up, each time the same, until there is an administrator', async () => {
    const said = async () => {
      const server = await startServer(settings);
      server.kill('SIGTERM');
      await server.ended;
      return server.stdout
        .trimEnd()
        .split('\n')
        .slice(0, -1)
        .map((line) => line.replace(server.url, ''));
    };

    const [first, again] = [await said(), await said()];
    const key = fs.statSync(path.join(data, 'secret.key'));

    expect(first).toEqual([
      expect.stringMatching(
        /^There is no administrator yet\. Open \/mulai, and give this set-up code: (\w{7}-){3}\w{7}$/,
      ),
    ]);
    expect(again).toEqual(first);
    expect(key.mode & 0o777).toBe(0o600);
  });

  it('notes what it refuses and whom, and nothing of what was sent', async () => {
    const server = await startServer({ ...settings, LOG_LEVEL: 'warn' });
    const secret = 'rahasia-sekali';

    await fetch(`${server.url}/api/v1/sources?q=${secret}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    server.kill('SIGTERM');
    await server.ended;

    expect(server.stdout).toContain('refused token-needed: GET /api/v1/sources to nobody known at 127.0.0.1');
    expect(server.stdout).not.toContain(secret);
  });

  it('writes no link of a calendar into its output, whatever becomes of it', async () => {
    const server = await startServer({ ...settings, LOG_LEVEL: 'debug' });
    const owner = await ownerOf(data);
    const { id } = await new Client(server.url, token).made('/organizations', {
      name: 'Serikat Contoh',
      kind: 'union',
    });
    const [link, invented] = [newFeedToken(), newFeedToken()];
    await owner.query(
      `INSERT INTO feed_token (account_id, hash, kind, subject_id) SELECT id, $1, 'organization', $2 FROM account LIMIT 1`,
      [tokenHash(link), id],
    );
    const ask = async (last: string, more: RequestInit = {}) =>
      (await fetch(`${server.url}/api/v1/feeds/${last}`, more)).status;

    const statuses = [
      await ask(`${link}.ics`),
      await ask(`${invented}.ics`),
      await ask(link),
      await ask(`${link}.ics?colour=red`),
      await ask(`${link}.ics`, { method: 'POST' }),
      await ask(`${link}.ics`, { headers: { 'content-type': 'text/plain' }, method: 'PUT', body: link }),
    ];
    await owner.query('ALTER TABLE agenda_item RENAME TO agenda_item_gone');
    statuses.push(await ask(`${link}.ics`));
    await owner.query('ALTER TABLE agenda_item_gone RENAME TO agenda_item');
    await owner.end();
    server.kill('SIGTERM');
    await server.ended;

    expect(statuses).toEqual([200, 404, 404, 400, 405, 405, 500]);
    expect(server.stdout).toContain(
      'refused not-found: GET /api/v1/feeds/:token.ics to nobody known at 127.0.0.1',
    );
    expect(server.stdout).toContain('agenda_item');
    for (const secret of [link, invented]) {
      expect(server.stdout + server.stderr).not.toContain(secret.slice('ikrar_feed_'.length));
    }
  });

  it.each([
    ['SIGTERM', (server: processes.Program) => server.kill('SIGTERM'), {}],
    ['SIGTERM to npm', (server: processes.Program) => server.kill('SIGTERM'), { npm: true }],
    ['Ctrl-C', (server: processes.Program) => server.killGroup('SIGINT'), {}],
    ['Ctrl-C under npm', (server: processes.Program) => server.killGroup('SIGINT'), { npm: true }],
  ])(
    'finishes a running request after %s, stops the database and exits with 0',
    async (_, tellToEnd, way) => {
      const server = await startServer(settings, way);
      const letGo = await processes.holdTable(data, 'commitment');
      const unused = await processes.RawConnection.to(server.url);
      const busy = await processes.RawConnection.to(server.url);
      busy.get('/api/v1/commitments');
      await processes.untilSomebodyWaits(data);

      tellToEnd(server);
      await Promise.all([processes.untilClosed(server.url), unused.closed]);
      busy.get('/readyz');
      await sleep(100); // so that both requests are there before the first is answered
      await letGo();
      await busy.closed;

      expect(busy.received.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
      expect(busy.received).toContain('"detail":"The service is shutting down."');
      expect(await server.ended).toEqual({ code: 0, signal: null });
      expect(server.stderr).toBe('');
      expect(databasePid(data)).toBe(0);
    },
  );

  it('ends at once at a second signal, and the database ends with it', async () => {
    const server = await startServer(settings);
    const letGo = await processes.holdTable(data, 'commitment');
    const request = fetch(`${server.url}/api/v1/commitments`).catch((error: Error) => error.message);
    await processes.untilSomebodyWaits(data);

    server.kill('SIGTERM');
    await processes.untilClosed(server.url);
    server.kill('SIGTERM');

    expect(await server.ended).toEqual({ code: 143, signal: null });
    expect(await request).toBe('fetch failed');
    await letGo();
    await databaseGone(data);
  });

  it('ends by itself when a request outlasts the ten seconds', async () => {
    const server = await startServer(settings);
    const letGo = await processes.holdTable(data, 'commitment');
    const request = fetch(`${server.url}/api/v1/commitments`).then(
      ({ status }) => status,
      () => 'cut off',
    );
    await processes.untilSomebodyWaits(data);

    server.kill('SIGTERM');

    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect([503, 'cut off']).toContain(await request);
    expect(databasePid(data)).toBe(0);
    await letGo();
  });

  it('says so in one line and exits with 1 when the database dies under it', async () => {
    const server = await startServer(settings);

    process.kill(databasePid(data), 'SIGKILL');

    expect((await server.ended).code).toBe(1);
    expect(server.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^The database in .* ended by itself \(SIGKILL\): start again/),
    ]);
  });

  it('lives on when PostgreSQL restarts its sessions', async () => {
    const server = await startServer(settings);
    const anyone = new Client(server.url, null);
    await anyone.read('/commitments');
    const owner = await ownerOf(data);
    const { rows } = await owner.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE usename = 'ikrar_public'`,
    );

    processes.killAll(rows.map(({ pid }) => pid));
    await until(async () => (await anyone.get('/commitments')).status === 200, 'the database answers again');

    expect(rows.length).toBeGreaterThan(0);
    expect(server.hasEnded).toBe(false);
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  it('asks the database at most once a second whether it is ready, and never whether it lives', async () => {
    const server = await startServer(settings);
    const owner = await ownerOf(data);
    const asked = new Set<number>();
    const statuses = new Set<number>();
    const begunAt = Date.now();

    for (let n = 0; n < 40; n++) {
      statuses.add((await fetch(`${server.url}/${n % 2 ? 'readyz' : 'livez'}`)).status);
      const { rows } = await owner.query<{ query_start: Date }>(
        `SELECT query_start FROM pg_stat_activity WHERE query = 'SELECT'`,
      );
      for (const { query_start } of rows) asked.add(query_start.getTime());
      await sleep(10);
    }

    expect([...statuses]).toEqual([200]);
    expect(asked.size).toBeGreaterThan(0);
    expect(asked.size).toBeLessThanOrEqual(1 + (Date.now() - begunAt) / 1000);
    await owner.end();
    server.kill('SIGTERM');
    await server.ended;
  });

  itOnLinux('is not ready, but alive, while the database does not answer', async () => {
    const server = await startServer(settings);
    await fetch(`${server.url}/readyz`);
    const sleepers = processes.childrenOf(databasePid(data));

    for (const pid of sleepers) process.kill(pid, 'SIGSTOP');
    let ready = await fetch(`${server.url}/readyz`);
    await until(async () => (ready = await fetch(`${server.url}/readyz`)).status !== 200, 'it is not ready');
    const live = await fetch(`${server.url}/livez`);
    for (const pid of sleepers) process.kill(pid, 'SIGCONT');
    await until(async () => (await fetch(`${server.url}/readyz`)).status === 200, 'it is ready again');

    expect(live.status).toBe(200);
    expect(ready.status).toBe(503);
    expect(ready.headers.get('content-type')).toMatch('application/problem+json');
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  it.each(isRoot ? ['root', 'nobody'] : ['a plain user'])('works from nothing for %s', async (account) => {
    const passwd = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
    const uid =
      account === 'nobody'
        ? Number(passwd.find((line) => line.startsWith('nobody:'))?.split(':')[2])
        : undefined;
    const own = newFolder(uid);

    const server = await startServer({ ...settings, DATA_DIR: path.join(own, 'not/there/yet') }, { uid });

    expect((await fetch(`${server.url}/api/v1/commitments`)).status).toBe(200);
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
});

describe('kill -9', () => {
  it('of node alone and of node with its database loses nothing acknowledged', async () => {
    const acknowledged: string[] = [];

    for (let round = 0; round < 10; round++) {
      const server = await startServer(settings);
      const keeper = new Client(server.url, token);
      const before = acknowledged.length;
      const writing = Array.from({ length: 4 }, async (_, writer) => {
        for (let n = 0; ; n++)
          acknowledged.push(
            (await keeper.made('/sources', aSource(`Berita Contoh ${round}-${writer}-${n}`))).id,
          );
      });
      await until(() => acknowledged.length >= before + 5 + 7 * round, 'enough is acknowledged');
      const database = databasePid(data);
      processes.killAll(round % 2 ? [server.pid, ...processes.childrenOf(database), database] : [server.pid]);
      await Promise.allSettled([...writing, server.ended]);
    }

    const server = await startServer(settings);
    const keeper = new Client(server.url, token);
    const lost = [];
    for (const id of acknowledged) if ((await keeper.get(`/sources/${id}`)).status !== 200) lost.push(id);
    const owner = await ownerOf(data);
    const { rows } = await owner.query(`
      SELECT size = (SELECT count(*) FROM history_entry) AND size = (SELECT max(index) + 1 FROM history_entry) AS "isWhole",
             (SELECT count(*)::int FROM source s WHERE NOT EXISTS (SELECT FROM history_entry h WHERE h.record_id = s.id)) AS "unlogged"
        FROM history_head`);
    expect(lost).toEqual([]);
    expect(rows).toEqual([{ isWhole: true, unlogged: 0 }]);
    await owner.end();
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  }, 180_000);

  it('at any moment of the first start leaves a folder the next start takes', async () => {
    const fresh = { ...settings, DATA_DIR: newFolder() };

    for (const afterMs of [200, 350, 500, 700, 900, 1100, 1300]) {
      const killed = processes.beginServer(fresh);
      await sleep(afterMs);
      if (!killed.hasEnded) killed.kill('SIGKILL');
      await killed.ended;
    }

    const server = await startServer(fresh);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(fs.readdirSync(fresh.DATA_DIR).toSorted()).toEqual(['files', 'pg18', 'secret.key']);
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
});

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

  it('names the process that uses the data folder, and leaves it in peace', async () => {
    const first = await startServer(settings);

    const { code, said } = await failToStart(settings);

    expect({ code, said }).toEqual({
      code: 1,
      said: [
        expect.stringMatching(/^Another process \(database PID \d+\) is using .*: stop it, or set DATA_DIR/),
      ],
    });
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    first.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  });

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
    const server = await startServer(settings);
    const owner = await ownerOf(data);
    await owner.query(`INSERT INTO migrations (timestamp, name) VALUES (9, 'FromTheFuture9')`);
    await owner.end();
    server.kill('SIGTERM');
    await server.ended;

    await expectRefusal(
      /^A newer release has migrated this database \(FromTheFuture9\): start that release/,
      {},
    );
    expect((await runToken(['--name', 'Budi Contoh, S.H.'], settings)).said).toEqual([
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

describe('npm run token', () => {
  const NOWHERE = '00000000-0000-4000-8000-000000000000';

  it('joins the database of a running server', async () => {
    const own = { ...settings, DATA_DIR: newFolder() };
    const server = await startServer(own);

    const { code, token: made } = await runToken(['--name', 'Siti Contoh, M.H.', '--role', 'staff'], own, {
      npm: true,
    });

    expect(code).toBe(0);
    expect((await new Client(server.url, made).post('/sources', aSource('Berita Contoh'))).status).toBe(201);
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  it('works without a server, from nothing, and leaves no database running', async () => {
    const own = { ...settings, DATA_DIR: newFolder() };

    const { code, token: made } = await runToken(['--name', 'Siti Contoh, M.H.'], own);

    expect({ code, made }).toEqual({ code: 0, made: expect.stringMatching(/^ikrar_[\w-]{49}$/) });
    expect(databasePid(own.DATA_DIR)).toBe(0);
  });

  it('makes one for a union, that covers what was asked for and no contact data by itself', async () => {
    const own = { ...settings, DATA_DIR: newFolder() };
    const server = await startServer(own);
    const { token: keeper } = await runToken(['--name', 'Budi Contoh, S.H.'], own);
    const { id } = await new Client(server.url, keeper).made('/organizations', {
      name: 'Serikat Contoh',
      kind: 'union',
    });

    const words = ['--name', 'Tuti Contoh', '--role', 'representative', '--organization', id];
    const made = await runToken(words, own);
    const narrow = await runToken([...words, '--scopes', 'read'], own);
    const nowhere = await runToken([...words.slice(0, -1), NOWHERE].with(1, 'Siti Contoh'), own);

    const owner = await ownerOf(own.DATA_DIR);
    const { rows } = await owner.query(
      `SELECT a.name, a.role, a.organization_id AS "organizationId", t.scopes FROM access_token t JOIN account a ON a.id = t.account_id ORDER BY t.created_at`,
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
    server.kill('SIGTERM');
    await server.ended;
  });

  it('answers a wrong call with one line', async () => {
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
