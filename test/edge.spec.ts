import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { setImmediate as turn } from 'node:timers/promises';
import { newToken } from '../src/auth/token-text.js';
import { edgeServer, guardEdge } from '../src/edge/edge-server.js';
import { ProblemFilter } from '../src/web/problem.filter.js';
import { aSource } from './support/builders.js';
import { Client, type Response } from './support/client.js';
import { testSettings } from './support/server.js';
import { spoken } from './support/sockets.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const SOMEBODY = '00000000-0000-4000-8000-000000000000';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const EVERY_ANSWER = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const statusesOf = async (times: number, ask: () => Promise<{ status: number }>) => {
  const statuses: number[] = [];
  for (let n = 0; n < times; n++) statuses.push((await ask()).status);
  return statuses;
};

function expectRefused(answer: Response, within: number): void {
  expect(answer.body).toMatchObject({ status: 429, type: '/problems/too-many-requests' });
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(within);
}

/** The edge alone, with routes that say what they met; no database. */
async function withEdge<T>(settings: NodeJS.ProcessEnv, use: (server: FastifyInstance) => Promise<T>) {
  const problems = new ProblemFilter();
  const read = testSettings(settings);
  const server = edgeServer(read, problems.answer.bind(problems));
  await guardEdge(server, read);
  server.get('/address', ({ ip }) => ({ ip }));
  server.get('/export', { config: { rate: 'export' } }, () => 'all');
  server.post('/login', { config: { rate: 'login' } }, () => 'in');
  server.post('/form', { config: { takesForm: true } }, ({ body }) => ({ body }));
  server.post('/json', ({ body }) => ({ body }));
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

describe('every answer carries the safe headers', () => {
  const expectSafe = (headers: Headers) => {
    expect(Object.fromEntries([...headers].filter(([name]) => name in EVERY_ANSWER))).toEqual(EVERY_ANSWER);
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security'])
      expect(headers.get(name)).toBeNull();
  };

  it.each([
    ['GET', '/', 200],
    ['GET', '/en', 200],
    ['GET', '/api/docs', 200],
    ['GET', '/api/v1/openapi.json', 200],
    ['GET', '/api/v1/sources', 200],
    ['HEAD', '/api/v1/sources', 200],
    ['GET', '/assets/ikrar.css', 200],
    ['GET', '/assets/none.css', 404],
    ['GET', '/assets/%2e%2e/page.js', 404],
    ['GET', '/livez', 200],
    ['GET', '/readyz', 200],
    ['GET', '/livez?a=%zz', 400],
    ['GET', '/nothing', 404],
    ['POST', '/api/v1/sources', 401],
    ['PUT', '/api/v1/sources', 405],
    ['OPTIONS', '/api/v1/sources', 405],
    ['GET', '/api/v1/sources?colour=red', 400],
    ['GET', '/api/v1/sources/%zz', 400],
    ['GET', `/api/v1/sources/${'a'.repeat(300)}`, 400],
  ])('%s %s', async (method, path, status) => {
    const answer = await fetch(t.url + path, { method });

    expect(answer.status).toBe(status);
    expectSafe(answer.headers);
  });

  it.each([
    ['what is no HTTP', 'noise\r\n\r\n'],
    ['a request without host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['an expectation', 'GET /livez HTTP/1.1\r\nHost: x\r\nExpect: roses\r\nConnection: close\r\n\r\n'],
  ])('also to %s', async (_, text) => {
    const [head = '', body = ''] = (await spoken(t.url, text)).split('\r\n\r\n');
    const [status, ...lines] = head.split('\r\n');

    expect(status).toBe('HTTP/1.1 400 Bad Request');
    expectSafe(new Headers(lines.map((line) => line.split(': ') as [string, string])));
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/malformed', status: 400 });
  });

  it('and asks browsers to stay with https once it is reached that way', async () => {
    const answer = await withEdge({ ORIGIN: 'https://ikrar.contoh.go.id' }, (server) =>
      server.inject('/address'),
    );

    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });
});

describe('another site', () => {
  it('gets no CORS: its preflight is refused', async () => {
    const answer = await t.anyone.send('OPTIONS', '/sources', undefined, {
      origin: 'https://lain.contoh',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    });

    expect(answer.status).toBe(405);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  const session = { cookie: `ikrar-session=${'A'.repeat(43)}` };
  /** The form of the login, and a change with somebody's cookie, as another site would have a browser send them. */
  const forged = async (headers: Record<string, string>) => {
    const form = await fetch(`${t.url}/masuk`, {
      method: 'POST',
      body: 'email=x',
      headers: { ...FORM, ...headers },
    });
    const change = await t.anyone.post('/sources', {}, { ...session, ...headers });
    return [form.status, change.status, change.body.type];
  };

  it.each([
    [{}],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://lain.contoh' }],
    [{ origin: 'null' }],
    [{ referer: 'http://127.0.0.1/' }],
  ])('cannot change anything with the cookie or a form of a visitor: %j', async (headers) => {
    expect(await forged(headers)).toEqual([403, 403, '/problems/cross-site']);
  });

  it('cannot pass for us by adding our address', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: t.url };

    expect(await forged(headers)).toEqual([403, 403, '/problems/cross-site']);
    expect(await forged({ origin: `${t.url}.lain.contoh` })).toEqual([403, 403, '/problems/cross-site']);
  });

  it('is told from our own pages', async () => {
    const ours: Record<string, string>[] = [{ 'sec-fetch-site': 'same-origin' }, { origin: t.url }];
    for (const headers of ours) expect(await forged(headers)).toEqual([400, 401, '/problems/token-needed']);
  });

  it('is no matter to programs, which bring no cookie', async () => {
    expect((await t.anyone.post('/sources', {})).body.type).toBe('/problems/token-needed');
  });
});

describe('a form', () => {
  const send = (payload: string | Buffer, headers: Record<string, string> = {}, url = '/form') =>
    withEdge({}, (server) =>
      server.inject({
        method: 'POST',
        url,
        payload,
        headers: { ...FORM, 'sec-fetch-site': 'same-origin', ...headers },
      }),
    );

  it('is read as browsers write it', async () => {
    const answer = await send('nama=Budi+Contoh%2C+S.H.&kosong=&pilih=a&pilih=b', {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    });

    expect(answer.json()).toEqual({ body: { nama: 'Budi Contoh, S.H.', kosong: '', pilih: ['a', 'b'] } });
  });

  it('comes back as it was sent, whatever it holds', async () => {
    await withEdge({}, async (server) => {
      const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => !one.includes('\0'));
      await fc.assert(
        fc.asyncProperty(fc.dictionary(text, text, { maxKeys: 8, noNullPrototype: true }), async (fields) => {
          const own = Object.fromEntries(Object.entries(fields).filter(([key]) => !(key in {})));
          const answer = await server.inject({
            method: 'POST',
            url: '/form',
            payload: new URLSearchParams(own).toString(),
            headers: { ...FORM, 'sec-fetch-site': 'same-origin' },
          });
          expect(answer.json()).toEqual({ body: own });
        }),
      );
    });
  });

  it.each([
    ['NUL', 'a=%00', 'bad-text'],
    ['a key all objects have', '__proto__=x', 'bad-key'],
    ['a broken escape', 'a=%zz', 'broken-escape'],
    ['half a character', 'a=%ED%A0%80', 'broken-escape'],
    ['bytes that are not UTF-8', Buffer.from([0x61, 0x3d, 0xff]), 'broken-form'],
    ['too many fields', Array.from({ length: 1001 }, (_, n) => `a${n}=1`).join('&'), 'broken-form'],
  ])('with %s is refused', async (_, payload, code) => {
    const answer = await send(payload);

    expect(answer.json()).toMatchObject({ status: 400, type: `/problems/${code}` });
  });

  it('over 64 kB is too large', async () => {
    expect((await send(`a=${'x'.repeat(65_530)}`)).statusCode).toBe(200);
    expect((await send(`a=${'x'.repeat(65_540)}`)).json()).toMatchObject({
      type: '/problems/body-too-large',
    });
  });

  it('is for pages, JSON for the rest', async () => {
    const unsupported = { status: 415, type: '/problems/unsupported-media-type' };

    expect((await send('a=1', {}, '/json')).json()).toMatchObject(unsupported);
    expect((await send('{"a":1}', { 'content-type': 'application/json' })).json()).toMatchObject(unsupported);
    expect((await send('a', { 'content-type': 'multipart/form-data; boundary=a' })).json()).toMatchObject(
      unsupported,
    );
  });
});

describe('what caches may keep', () => {
  it.each([
    ['a token', { authorization: '' }],
    ['a cookie', { cookie: 'contoh=1' }],
  ])('is nothing that was asked for with %s', async (_, credential) => {
    const headers = 'authorization' in credential ? { authorization: `Bearer ${t.budi.token}` } : credential;
    for (const path of ['/', '/en', '/api/docs', '/api/v1/openapi.json', '/api/v1/sources', '/nothing']) {
      const answer = await fetch(t.url + path, { headers });
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });

  it('is what anybody sees, told apart from what is shown to somebody', async () => {
    for (const path of ['/', '/api/docs', '/api/v1/openapi.json', '/api/v1/sources']) {
      const { headers } = await fetch(t.url + path);
      expect(headers.get('cache-control')).toMatch(/^public/);
      expect(headers.get('vary')).toMatch(/Authorization, Cookie$/);
    }
    expect((await fetch(`${t.url}/api/docs`)).headers.get('vary')).toContain('Accept-Language');
  });

  it('is every asset, the same for all', async () => {
    const { headers } = await fetch(`${t.url}/assets/ikrar.css`, { headers: { cookie: 'contoh=1' } });

    expect(headers.get('cache-control')).toBe('public, max-age=3600');
    expect(headers.get('vary')).toBe('accept-encoding');
  });

  it('is an asset for ever, once its address names what is in it', async () => {
    const html = await (await fetch(`${t.url}/`)).text();
    const [address = ''] = /\/assets\/ikrar\.css\?v=[\w-]+/.exec(html) ?? [];

    const cachingOf = async (path: string) => (await fetch(t.url + path)).headers.get('cache-control');
    expect(await cachingOf(address)).toBe('public, max-age=31536000, immutable');
    expect(await cachingOf('/assets/ikrar.css?v=another')).toBe('public, max-age=3600');
  });
});

describe('a page', () => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    spoken(
      t.url,
      [
        `GET ${path} HTTP/1.1`,
        'Host: x',
        ...Object.entries({ ...headers, accept: 'text/html' }).map((pair) => pair.join(': ')),
      ]
        .concat('Connection: close', '', '')
        .join('\r\n'),
    ).then((answer) => answer.split('\r\n\r\n')[0] ?? '');

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['deflate', null],
    ['identity', null],
  ])('is packed for who takes %s', async (taken, way) => {
    const head = await ask('/', { 'accept-encoding': taken });

    expect(/content-encoding: (\w+)/i.exec(head)?.[1] ?? null).toBe(way);
    expect(head).toMatch(/vary: Accept-Encoding, Authorization, Cookie/i);
  });

  it.each<Record<string, string>>([{ cookie: 'contoh=1' }, { authorization: 'Bearer x' }])(
    'is not packed for who shows a credential: %j',
    async (credential) => {
      const head = await ask('/', { 'accept-encoding': 'br', ...credential });

      expect(head).not.toMatch(/content-encoding/i);
    },
  );

  it('is not sent again to who has it, packed or not, unless they are known', async () => {
    const etag = (await fetch(`${t.url}/`)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{16}"$/);

    for (const packed of ['br', 'identity']) {
      const head = await ask('/', { 'if-none-match': etag, 'accept-encoding': packed });
      expect(head).toMatch(/^HTTP\/1\.1 304 /);
      expect(head).not.toMatch(/^content-(?:type|length|encoding)/im);
    }
    expect(await ask('/', { 'if-none-match': etag, cookie: 'contoh=1' })).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask('/', { 'if-none-match': '"another"' })).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('rates', () => {
  let limited: TestApp;
  beforeAll(async () => {
    limited = await startTestApp({
      TRUSTED_PROXIES: '1',
      RATE_READS_PER_MINUTE: '4',
      RATE_SEARCHES_PER_MINUTE: '2',
      RATE_WRITES_PER_MINUTE: '3',
      RATE_CREDENTIALS_PER_MINUTE: '12',
    });
  });
  afterAll(() => limited.close());

  let used = 0;
  /** A caller from an address nobody has used. */
  const from = (address = `198.51.100.${++used}`) => ({ 'x-forwarded-for': address });
  const OVER_READS = [200, 200, 200, 200, 429];

  it('of reads are kept by address', async () => {
    const [mine, yours] = [from(), from()];

    expect(await statusesOf(5, () => limited.anyone.get('/sources', mine))).toEqual(OVER_READS);
    expectRefused(await limited.anyone.get('/', mine), 60);
    expect((await limited.anyone.get('/sources', yours)).status).toBe(200);
  });

  it('of searches are kept beside them', async () => {
    const mine = from();

    expect(await statusesOf(3, () => limited.anyone.get('/sources?q=contoh', mine))).toEqual([200, 200, 429]);
    expect((await limited.anyone.get('/sources?q=', mine)).status).not.toBe(429);
    expectRefused(await limited.anyone.get('/organizations?q=contoh', mine), 60);
  });

  it('of changes are kept by account, wherever it writes from', async () => {
    const account = await limited.keeper('Tono Contoh, yang menulis');
    const write = () => account.post('/topics', {}, from());

    expect(await statusesOf(4, write)).toEqual([400, 400, 400, 429]);
    expectRefused(await write(), 60);
    expect((await limited.siti.post('/topics', {}, from())).status).toBe(400);
  });

  it('of reads and searches are kept by account too', async () => {
    const account = await limited.reader('Tono Contoh, yang membaca');

    expect(await statusesOf(5, () => account.get('/sources', from()))).toEqual(OVER_READS);
    expect(await statusesOf(3, () => account.get('/sources?q=x', from()))).toEqual([200, 200, 429]);
  });

  it('of an account are untouched by strangers at its address', async () => {
    const [mine, account] = [from(), await limited.keeper('Tono Contoh, di kantor')];
    await statusesOf(5, () => limited.anyone.get('/sources', mine));

    expect(await statusesOf(5, () => account.get('/sources', mine))).toEqual(OVER_READS);
  });

  it('of an account are untouched by invented tokens, and those have an end', async () => {
    const [mine, account] = [from(), await limited.keeper('Tono Contoh, yang ditiru')];
    const invented = () => limited.anyone.get('/sources', { ...mine, authorization: `Bearer ${newToken()}` });

    expect(await statusesOf(12, invented)).toEqual(Array.from({ length: 12 }, () => 401));
    expectRefused(await invented(), 60);
    expect(await statusesOf(5, () => account.get('/sources', from()))).toEqual(OVER_READS);
  });

  it('are not escaped with an invented cookie', async () => {
    const mine = from();
    const withCookie = () => limited.anyone.get('/sources', { ...mine, cookie: `contoh=${Math.random()}` });

    expect(await statusesOf(5, withCookie)).toEqual(OVER_READS);
  });

  it('count an IPv6 subscriber once, whatever address of the /64 is used', async () => {
    const one = (end: string) => limited.anyone.get('/sources', from(`2001:db8:1:2:${end}`));
    const ends = ['a:b:c:d', ':1', 'ffff::', ':', '1:2:3:4'];
    const statuses: number[] = [];
    for (const end of ends) statuses.push((await one(end)).status);

    expect(statuses).toEqual(OVER_READS);
    expect((await limited.anyone.get('/sources', from('2001:db8:1:3::1'))).status).toBe(200);
  });

  it('leave assets and health alone', async () => {
    const mine = from();
    for (const path of ['/assets/ikrar.css', '/livez', '/readyz']) {
      const ask = () => fetch(limited.url + path, { headers: mine });
      expect(await statusesOf(6, ask)).toEqual(Array.from({ length: 6 }, () => 200));
    }
  });

  it('count what is not found and what is not allowed', async () => {
    const mine = from();

    expect(await statusesOf(5, () => limited.anyone.get('/nothing', mine))).toEqual([
      404, 404, 404, 404, 429,
    ]);
    expect(await statusesOf(4, () => limited.anyone.send('PUT', '/sources', undefined, mine))).toEqual([
      405, 405, 405, 429,
    ]);
  });

  it('of exports are by the hour', async () => {
    await withEdge({ RATE_EXPORTS_PER_HOUR: '5' }, async (server) => {
      const statuses = await statusesOf(6, async () => ({
        status: (await server.inject('/export')).statusCode,
      }));
      const refused = await server.inject('/export');

      expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3500);
      expect((await server.inject('/address')).statusCode).toBe(200);
    });
  });

  it('of logins are by address, whatever credential comes along', async () => {
    await withEdge({ RATE_LOGINS_PER_MINUTE: '3' }, async (server) => {
      let n = 0;
      const attempt = async () => {
        const headers = n++ % 2 ? { authorization: `Bearer ${newToken()}` } : {};
        return { status: (await server.inject({ method: 'POST', url: '/login', headers })).statusCode };
      };

      expect(await statusesOf(4, attempt)).toEqual([200, 200, 200, 429]);
    });
  });

  it.each([
    ['0', '127.0.0.1'],
    ['1', '203.0.113.9'],
    ['2', '198.51.100.7'],
  ])('take the address from as many proxies as are trusted: %s', async (TRUSTED_PROXIES, ip) => {
    const answer = await withEdge({ TRUSTED_PROXIES }, (server) =>
      server.inject({
        url: '/address',
        headers: { 'x-forwarded-for': '192.0.2.1, 198.51.100.7, 203.0.113.9' },
      }),
    );

    expect(answer.json()).toEqual({ ip });
  });

  it('are not escaped by inventing a proxy', async () => {
    await withEdge({ RATE_READS_PER_MINUTE: '2' }, async (server) => {
      const ask = async () => {
        const address = { 'x-forwarded-for': `192.0.2.${++used}` };
        return { status: (await server.inject({ url: '/address', headers: address })).statusCode };
      };

      expect(await statusesOf(3, ask)).toEqual([200, 200, 429]);
    });
  });
});

describe('too much to do', () => {
  const expectShed = (answer: Response) => {
    expect(answer.body).toMatchObject({ status: 503, type: '/problems/unavailable' });
    expect(answer.headers.get('retry-after')).toBe('5');
  };
  const isHealthy = async ({ url }: TestApp) =>
    (await Promise.all([fetch(`${url}/livez`), fetch(`${url}/readyz`)])).map(({ status }) => status);

  it('for the database turns further requests away, but not who asks whether we live', async () => {
    const busy = await startTestApp({ PUBLIC_POOL: '1', SHED_QUEUE: '2' });
    const source = await aSource(busy);
    await busy.owner.query('BEGIN');
    await busy.owner.query('LOCK TABLE source');
    const waiting = [1, 2, 3].map(() => busy.anyone.get(`/sources/${source.id}`));
    let refused = await busy.anyone.get('/topics');
    while (refused.status !== 503) refused = await busy.anyone.get('/topics');

    expectShed(refused);
    expect(await isHealthy(busy)).toEqual([200, 200]);
    await busy.owner.query('COMMIT');
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await busy.anyone.get('/topics')).status).toBe(200);
    await busy.close();
  });

  it('for the process does so too, and passes', async () => {
    const busy = await startTestApp({ SHED_LAG_MS: '50' });
    const until = Date.now() + 1200;
    while (Date.now() < until) {
      for (const end = Date.now() + 120; Date.now() < end;);
      await turn();
    }

    expectShed(await busy.anyone.get(`/sources/${SOMEBODY}`));
    expect(await isHealthy(busy)).toEqual([200, 200]);
    let later = await busy.anyone.get('/topics');
    while (later.status === 503) later = await new Client(busy.url, null).get('/topics');
    expect(later.status).toBe(200);
    await busy.close();
  });
});
