import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { checkedLookup, isReachable, isWebhookUrl } from '../src/webhooks/addresses.js';
import { notBeforeOf } from '../src/webhooks/deliveries.js';
import { post } from '../src/webhooks/sender.js';
import type { Browser } from './support/browser.js';
import { aPost, aVerifiedCommitment, forTheOffice } from './support/builders.js';
import type { Json } from './support/client.js';
import { runJobs } from './support/jobs.js';
import { somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const LOOPBACK = { toLoopback: true };
const PUBLIC = { toLoopback: false };

interface Posted {
  headers: Record<string, string>;
  body: string;
}

let t: TestApp;
let receiver: http.Server;
let url: string;
let answer: (response: http.ServerResponse) => void;
const posted: Posted[] = [];
const took = (status: number) => (response: http.ServerResponse) => void response.writeHead(status).end();

beforeAll(async () => {
  receiver = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posted.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(parts).toString(),
      });
      answer(response);
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/ikrar`;
  t = await startTestApp({ WEBHOOKS_TO_LOOPBACK: 'true' });
});
afterAll(async () => {
  await t.close();
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  await runJobs(t);
  await t.owner.query('UPDATE webhook SET ended_at = now() WHERE ended_at IS NULL');
  posted.length = 0;
  answer = took(204);
});

const aReader = async (): Promise<Browser> => (await somebody(t, 'reader')).login();
const hook = async (by: Browser, events: string): Promise<Json> => {
  const made = await by.post('/webhooks', { url, events });
  expect(made.status).toBe(201);
  return made.body;
};
const plan = async (pledge: Json, fields: object = {}): Promise<Json> =>
  t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
    action: 'Bersurat kepada Contoh',
    method: 'letter',
    assigneePostId: (await aPost(t)).id,
    dueOn: '2026-03-02',
    ...fields,
  });
const deliveries = async (by: Browser, id: string): Promise<Json[]> =>
  (await by.get(`/webhooks/${id}/deliveries`)).body.items;
const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const opened = async (path: string, { cookie }: Browser): Promise<string> =>
  (await fetch(t.url + path, { headers: { ...PAGE, cookie: cookie ?? '' } })).text();
/** The token and the key of the form of a page that has fields. */
const hiddenIn = (html: string): Record<string, string> => {
  const form = html.slice(html.lastIndexOf('<form', html.indexOf('name="url"')));
  return Object.fromEntries(
    ['formToken', 'formKey'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '',
    ]),
  );
};
const ofKind = (act: string) => posted.filter(({ body }) => JSON.parse(body).type === act);

describe('a webhook', () => {
  it('is posted what its account follows, signed with a secret that is shown once and kept sealed', async () => {
    const by = await aReader();
    const pledge = await aVerifiedCommitment(t);
    await by.put(`/me/follows/${pledge.id}`);
    const made = await hook(by, 'followed');

    const planned = await plan(pledge);
    await plan(pledge, forTheOffice);
    await plan(await aVerifiedCommitment(t));
    await runJobs(t);
    const sealed = await t.owner.query<{ secret: Buffer }>('SELECT secret FROM webhook WHERE id = $1', [
      made.id,
    ]);

    expect(posted).toHaveLength(1);
    const [one] = posted;
    expect(new Webhook(made.secret).verify(one?.body ?? '', one?.headers ?? {})).toEqual({
      type: 'follow_up.planned',
      timestamp: expect.any(String),
      data: {
        act: 'follow_up.planned',
        kind: 'follow_up',
        id: planned.id,
        aboutId: pledge.id,
        revision: 1,
        recordedAt: expect.any(String),
        address: expect.stringContaining(`/komitmen/${pledge.id}`),
      },
    });
    expect(one?.body).not.toContain('Bersurat');
    expect(made.secret).toMatch(/^whsec_/);
    const [row] = sealed.rows;
    expect(row?.secret.includes(Buffer.from(made.secret.slice(6), 'base64'))).toBe(false);
    expect((await by.get('/webhooks')).text).not.toContain('whsec_');
    expect(await deliveries(by, made.id)).toMatchObject([
      { id: one?.headers['webhook-id'], state: 'delivered', attempts: 1, lastError: null },
    ]);
  });

  it('is posted what a search finds that is told at once', async () => {
    const by = await aReader();
    const { body: search } = await by.post('/me/saved-searches', {
      list: 'sources',
      query: 'q=Kaitcontoh',
      name: 'Kait Contoh',
    });
    await by.post(`/me/saved-searches/${search.id}/instant`);
    await hook(by, 'followed');

    const source = await t.budi.made('/sources', {
      kind: 'letter',
      party: 'union',
      title: 'Kaitcontoh satu',
    });
    await t.budi.made('/sources', { kind: 'letter', party: 'union', title: 'Lain Contoh' });
    await runJobs(t);

    expect(posted.map(({ body }) => JSON.parse(body).data.id)).toEqual([source.id]);
  });

  it('for all public changes gets those alone, and nothing that was closed before it was sent', async () => {
    const by = await aReader();
    const office = await (await somebody(t, 'staff')).login();
    const pledge = await aVerifiedCommitment(t);
    await runJobs(t);
    posted.length = 0;
    const [theirs, ours] = [await hook(by, 'public'), await hook(office, 'public')];

    const open = await plan(pledge);
    await plan(pledge, forTheOffice);
    answer = took(500);
    await runJobs(t);
    answer = took(200);
    const count = ofKind('follow_up.planned').length;
    const [waiting] = await deliveries(by, theirs.id);
    await t.siti.act(`/follow-ups/${open.id}/restrict`, open, { ...forTheOffice, reason: 'Contoh.' });
    posted.length = 0;
    await runJobs(t);

    expect(count).toBe(2);
    expect(waiting).toMatchObject({ state: 'failing' });
    expect(ofKind('follow_up.planned')).toEqual([]);
    expect((await deliveries(office, ours.id)).map(({ state }) => state)).toContain('withheld');
  });

  it('that fails is tried again under the same id, is dead in the end with its error, and can be sent again', async () => {
    const by = await aReader();
    const pledge = await aVerifiedCommitment(t);
    await by.put(`/me/follows/${pledge.id}`);
    const made = await hook(by, 'followed');
    await plan(pledge);
    answer = took(503);
    await runJobs(t);
    await runJobs(t);
    const [failing] = await deliveries(by, made.id);
    const early = await by.post(`/webhooks/${made.id}/deliveries/${failing?.id}/resend`);
    await t.owner.query(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1 WHERE attempts > 0`,
    );
    await runJobs(t);
    const [dead] = await deliveries(by, made.id);
    answer = took(200);
    const again = await by.post(`/webhooks/${made.id}/deliveries/${dead?.id}/resend`);
    await runJobs(t);

    expect(failing).toMatchObject({
      state: 'failing',
      attempts: 2,
      lastError: expect.stringContaining('503'),
    });
    expect(early.body.type).toBe('/problems/delivery-on-its-way');
    expect(dead).toMatchObject({ state: 'dead', attempts: 3 });
    expect(again.status).toBe(200);
    expect(await deliveries(by, made.id)).toMatchObject([{ state: 'delivered', lastError: null }]);
    expect(new Set(posted.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(posted).toHaveLength(4);
    await t.owner.query('DELETE FROM graphile_worker._private_jobs WHERE attempts >= max_attempts');
  });

  it('ends for good where its receiver says that it is gone, and its owner sees why', async () => {
    const by = await aReader();
    const pledge = await aVerifiedCommitment(t);
    await by.put(`/me/follows/${pledge.id}`);
    const made = await hook(by, 'followed');
    await plan(pledge);
    await plan(pledge);
    answer = took(410);
    await runJobs(t);
    answer = took(200);
    await plan(pledge);
    await runJobs(t);

    const [told] = (await by.get('/webhooks')).body.items as Json[];
    const [dead, other] = await deliveries(by, made.id);
    const again = await by.post(`/webhooks/${made.id}/deliveries/${dead?.id}/resend`);
    const pages = await Promise.all(['', `/${made.id}`].map((path) => opened(`/en/akun/webhook${path}`, by)));

    expect(made.goneAt).toBeNull();
    expect(told).toMatchObject({ id: made.id, goneAt: expect.stringMatching(/^20/) });
    expect(posted).toHaveLength(1);
    expect(await deliveries(by, made.id)).toHaveLength(2);
    for (const one of [dead, other])
      expect(one).toMatchObject({ state: 'dead', lastError: expect.stringContaining('410') });
    expect([again.status, again.body.type]).toEqual([409, '/problems/webhook-gone']);
    for (const page of pages) expect(page).toContain('Stopped: this address answered 410');
  });

  it('that is busy is not asked again before it says, and no longer than it is tried', async () => {
    const by = await aReader();
    const pledge = await aVerifiedCommitment(t);
    await by.put(`/me/follows/${pledge.id}`);
    const made = await hook(by, 'followed');
    await plan(pledge);
    answer = (response) => void response.writeHead(429, { 'retry-after': '3600' }).end();
    await runJobs(t);
    answer = took(200);
    await runJobs(t);
    const [waiting] = await deliveries(by, made.id);
    const early = posted.length;
    await t.owner.query(`UPDATE webhook_delivery SET not_before = not_before - interval '1 hour'`);
    await runJobs(t);

    expect(waiting).toMatchObject({
      state: 'failing',
      attempts: 1,
      lastError: expect.stringContaining('429'),
    });
    expect([early, posted.length]).toEqual([1, 2]);
    expect(await deliveries(by, made.id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it.each([
    [429, '120', '2026-03-02T00:02:00.000Z'],
    [503, 'Mon, 02 Mar 2026 01:00:00 GMT', '2026-03-02T01:00:00.000Z'],
    [503, '99999999999', '2026-03-05T00:00:00.000Z'],
    [503, 'besok', null],
    [503, null, null],
    [500, '120', null],
  ])('answers %i and %j, and is asked no sooner than %j', (status, retryAfter, notBefore) => {
    const found = notBeforeOf({ status, retryAfter }, new Date('2026-03-02T00:00:00Z'));
    expect(found?.toISOString() ?? null).toBe(notBefore);
  });

  it('is made once under one key, with the secret of the first answer, which is kept sealed alone', async () => {
    const by = await aReader();
    const wanted = { url, events: 'public' };
    const key = { 'idempotency-key': 'kait-sekali' };
    const first = await by.post('/webhooks', wanted, key);
    const again = await by.post('/webhooks', wanted, key);
    const form = hiddenIn(await opened('/akun/webhook', by));
    const body = new URLSearchParams({ ...form, ...wanted });
    const click = () =>
      fetch(`${t.url}/akun/webhook`, { method: 'POST', body, headers: { ...PAGE, cookie: by.cookie ?? '' } });
    const clicks = await Promise.all([click(), click()]);
    const { rows } = await t.owner.query<{ body: string }>('SELECT body FROM idempotency_key');

    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(clicks.map(({ status }) => status)).toContain(200);
    expect((await by.get('/webhooks')).body.items).toHaveLength(2);
    expect(rows.filter((row) => row.body.includes('whsec'))).toEqual([]);
  });

  it('is its account’s alone, ends when it is deleted, and is one of ten at most', async () => {
    const [by, other] = [await aReader(), await aReader()];
    const pledge = await aVerifiedCommitment(t);
    await by.put(`/me/follows/${pledge.id}`);
    const made = await hook(by, 'followed');
    for (let n = 1; n < 10; n++) await hook(by, 'public');
    const eleventh = await by.post('/webhooks', { url, events: 'public' });
    const foreign = [
      await other.get(`/webhooks/${made.id}/deliveries`),
      await other.delete(`/webhooks/${made.id}`),
    ];
    for (const { id } of (await by.get('/webhooks')).body.items as Json[]) await by.delete(`/webhooks/${id}`);
    await plan(pledge);
    await runJobs(t);

    expect(eleventh.body.type).toBe('/problems/too-many-webhooks');
    expect(foreign.map(({ status }) => status)).toEqual([404, 404]);
    expect((await other.get('/webhooks')).body).toEqual({ items: [] });
    expect(posted).toEqual([]);
    expect((await t.budi.get('/webhooks')).status).toBe(403);
    expect((await t.anyone.get('/webhooks')).status).toBe(401);
  });

  it('follows no redirect and waits for no body', async () => {
    answer = (response) => void response.writeHead(302, { location: url }).end();
    const patience = jest.spyOn(AbortSignal, 'timeout');
    expect(await post(url, {}, '{}', LOOPBACK)).toEqual({ status: 302, retryAfter: null });
    expect(patience).toHaveBeenCalledWith(15_000);
    patience.mockRestore();
    answer = (response) => {
      response.writeHead(200);
      const filling = setInterval(() => response.write('x'.repeat(100_000)), 1);
      response.on('close', () => clearInterval(filling));
    };
    expect(await post(url, {}, '{}', LOOPBACK)).toMatchObject({ status: 200 });
    expect(posted).toHaveLength(2);
  });
});

describe('the way of a webhook', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '192.0.0.192',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '::127.0.0.1',
    '::10.0.0.1',
    '::169.254.169.254',
    '::2',
    '::5db8:d822',
    '2001:db8::1',
    '4000::1',
    'nonsense',
  ])('never leads to %s', async (address) => {
    expect(isReachable(address, PUBLIC)).toBe(false);
    const family = address.includes(':') ? 6 : 4;
    const found = [
      { address: '93.184.216.34', family: 4 },
      { address, family },
    ];
    const error = await new Promise((resolve) =>
      checkedLookup(PUBLIC, (() => Promise.resolve(found)) as never)(
        'contoh.example',
        { all: true },
        resolve,
      ),
    );
    expect(String(error)).toContain('not public');
  });

  it.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:93.184.216.34'])(
    'may lead to %s',
    (address) => expect(isReachable(address, PUBLIC)).toBe(true),
  );

  it.each([
    'http://contoh.example/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::127.0.0.1]/',
    'https://[::2]/',
    'https://user:secret@contoh.example/',
    'ftp://contoh.example/',
    'file:///etc/passwd',
    'contoh.example',
  ])('is not %s', async (address) => {
    expect(isWebhookUrl(address, PUBLIC)).toBe(false);
    await expect(post(address, {}, '{}', PUBLIC)).rejects.toThrow('not public');
  });

  it('to this computer is open only where a setting says so, and by http there alone', async () => {
    expect(isWebhookUrl(url, LOOPBACK)).toBe(true);
    expect(isWebhookUrl('http://93.184.216.34/', LOOPBACK)).toBe(false);
    expect(isWebhookUrl('http://contoh.example/', LOOPBACK)).toBe(false);
    await expect(post('https://localhost:1/', {}, '{}', PUBLIC)).rejects.toThrow('not public');
  });

  it('tells nobody whether a name of the inside is there', async () => {
    const said = (resolving: Promise<unknown>) =>
      new Promise((resolve) =>
        checkedLookup(PUBLIC, (() => resolving) as never)('dalam.contoh.example', { all: true }, (error) =>
          resolve(error?.message),
        ),
      );
    const missing = Object.assign(new Error('getaddrinfo ENOTFOUND dalam.contoh.example'), {
      code: 'ENOTFOUND',
    });

    const words = [
      await said(Promise.resolve([{ address: '10.0.0.1', family: 4 }])),
      await said(Promise.resolve([])),
      await said(Promise.reject(missing)),
    ];

    expect(new Set(words)).toEqual(new Set(['The address leads nowhere, or to a place that is not public.']));
  });

  it('is refused with a name for what is wrong', async () => {
    const refused = await (await aReader()).post('/webhooks', { url: 'https://10.0.0.1/', events: 'public' });
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/webhook-address-refused']);
  });
});
