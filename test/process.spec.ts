import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFeedToken, tokenHash } from '../src/auth/token-text.js';
import { Client } from './support/client.js';
import * as processes from './support/processes.js';

const { aSource, copyOf, databaseGone, databasePid, newFolder, ownerOf, runToken, startServer, until } =
  processes;

const isRoot = process.geteuid?.() === 0;
/** Where the processes of a server can be listed. */
const itOnLinux = process.platform === 'linux' ? it : it.skip;

/** One data folder for all tests that start and end their server. */
let data: string;
let settings: NodeJS.ProcessEnv;
let token: string;
beforeAll(async () => {
  data = newFolder();
  settings = { ...processes.PATIENT, DATA_DIR: data };
  ({ token } = await runToken(['--name', 'Budi Contoh, S.H.'], settings));
});
afterAll(processes.cleanUp);

describe('a server', () => {
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

  const setUps = new Set<string>();

  it.each<[string, (server: processes.Program) => void, processes.Way]>([
    ['SIGTERM', (server) => server.kill('SIGTERM'), {}],
    ['SIGTERM to npm', (server) => server.kill('SIGTERM'), { npm: true }],
    ['Ctrl-C', (server) => server.killGroup('SIGINT'), {}],
    ['Ctrl-C under npm', (server) => server.killGroup('SIGINT'), { npm: true }],
  ])(
    'says how to set it up and where it is open, finishes a running request after %s, and exits with 0',
    async (_, tellToEnd, way) => {
      const server = await startServer(settings, way);
      const answers = await Promise.all(
        ['/livez', '/readyz', '/api/v1/commitments'].map((address) => fetch(server.url + address)),
      );
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

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(busy.received.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
      expect(busy.received).toContain('"detail":"The service is shutting down."');
      expect(await server.ended).toEqual({ code: 0, signal: null });
      expect(server.stderr).toBe('');
      // Between what npm says itself.
      const said = server.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('> '));
      expect(said).toEqual([
        expect.stringMatching(
          /^There is no administrator yet\. Open \S*\/mulai, and give this set-up code: (\w{7}-){3}\w{7}$/,
        ),
        `Ikrar is open at ${server.url}`,
      ]);
      setUps.add(said[0]?.replace(server.url, '') ?? '');
      // The same each time, until there is an administrator.
      expect([...setUps]).toEqual([expect.stringContaining('Open /mulai,')]);
      expect(fs.statSync(path.join(data, 'secret.key')).mode & 0o777).toBe(0o600);
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
});

/** At once, each on data of its own, for one of them has little to do but wait. */
describe('one of several servers', () => {
  it.concurrent('ends by itself when a request outlasts the ten seconds', async () => {
    const own = copyOf(data);
    const server = await startServer({ ...settings, DATA_DIR: own });
    const letGo = await processes.holdTable(own, 'commitment');
    const request = fetch(`${server.url}/api/v1/commitments`).then(
      ({ status }) => status,
      () => 'cut off',
    );
    await processes.untilSomebodyWaits(own);

    server.kill('SIGTERM');

    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect([503, 'cut off']).toContain(await request);
    expect(databasePid(own)).toBe(0);
    await letGo();
  });

  it.concurrent('says so in one line and exits with 1 when the database dies under it', async () => {
    const own = copyOf(data);
    const server = await startServer({ ...settings, DATA_DIR: own });

    process.kill(databasePid(own), 'SIGKILL');

    expect((await server.ended).code).toBe(1);
    // The library of the queue traces what broke in its hands before it is stopped, line by line, and cannot be told
    // not to; where PostgreSQL still says why it ends, the error is told whole, and Node warns of how it was used.
    const traced = /^(Trace: .*| {2}.*|\}|\(node:.*|\(Use `node .*|)$/;
    const ours = server.stderr.split('\n').filter((line) => !traced.test(line));
    expect(ours).toEqual([
      expect.stringMatching(/^The database in .* ended by itself \(SIGKILL\): start again/),
    ]);
  });

  it.concurrent.each(isRoot ? ['root', 'nobody'] : ['a plain user'])(
    'works from nothing for %s',
    async (account) => {
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
    },
  );
});

describe('a running server', () => {
  let server: processes.Program & { url: string };
  beforeAll(async () => {
    server = await startServer(settings);
  });
  afterAll(() => processes.endWell(server));

  it('notes what it refuses and whom, and nothing of what was sent', async () => {
    const secret = 'rahasia-sekali';

    await fetch(`${server.url}/api/v1/sources?q=${secret}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    await until(
      () => server.stdout.includes('refused token-needed: GET /api/v1/sources to nobody known at 127.0.0.1'),
      'the refusal is noted',
    );

    expect(server.stdout).not.toContain(secret);
  });

  it('lives on when PostgreSQL restarts its sessions', async () => {
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
  });

  it('asks the database at most once a second whether it is ready, and never whether it lives', async () => {
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
  });

  itOnLinux('is not ready, but alive, while the database does not answer', async () => {
    await fetch(`${server.url}/readyz`);
    const sleepers = new Set<number>();
    let ready: Awaited<ReturnType<typeof fetch>> | undefined;
    let live: typeof ready;
    // A session that begins meanwhile sleeps as well.
    const isReady = async () => {
      for (const pid of processes.childrenOf(databasePid(data)))
        if (!sleepers.has(pid)) {
          sleepers.add(pid);
          process.kill(pid, 'SIGSTOP');
        }
      ready = await fetch(`${server.url}/readyz`);
      return ready.status === 200;
    };

    try {
      await until(async () => !(await isReady()), 'it is not ready');
      live = await fetch(`${server.url}/livez`);
    } finally {
      for (const pid of sleepers) process.kill(pid, 'SIGCONT');
    }
    await until(async () => (await fetch(`${server.url}/readyz`)).status === 200, 'it is ready again');

    expect(live?.status).toBe(200);
    expect(ready?.status).toBe(503);
    expect(ready?.headers.get('content-type')).toMatch('application/problem+json');
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

  it('leaves to the next start a folder that is still being filled', async () => {
    const fresh = { ...settings, DATA_DIR: newFolder() };
    const killed = processes.beginServer(fresh);
    killed.kill('SIGKILL');
    await killed.ended;
    const filling = await processes.beginFilling(`${fresh.DATA_DIR}/pg18.init-${killed.pid}`, 1500);

    const server = await startServer(fresh);

    await filling.ended;
    expect(fs.readdirSync(fresh.DATA_DIR).toSorted()).toEqual(['files', 'pg18', 'secret.key']);
    await processes.endWell(server);
  });
});
