import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FormTokens } from '../src/auth/form-tokens.js';
import { Passwords } from '../src/auth/passwords.js';
import { SecretKey } from '../src/auth/secret-key.js';
import { SetUp } from '../src/auth/set-up.js';
import { Sessions } from '../src/auth/sessions.js';
import { codeAt } from '../src/auth/totp.js';
import { Browser } from './support/browser.js';
import { anOrganization } from './support/builders.js';
import { Client, type Json, type Response } from './support/client.js';
import { Mailbox, tokenIn } from './support/mailbox.js';
import { PASSWORD, somebody, type Somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const OTHER_PASSWORD = 'sepeda ontel masuk angin';
const HTTPS = 'https://ikrar.example.go.id';

let mailbox: Mailbox;
/** On plain http of this computer, with a mail server. */
let t: TestApp;
/** As an office runs it: behind https. Its mails appear in the output. */
let office: TestApp;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: 'ikrar@contoh.go.id', ORIGIN: 'http://127.0.0.1:3000' };
  [t, office] = await Promise.all([startTestApp(mail), startTestApp({ ORIGIN: HTTPS })]);
});
afterAll(async () => {
  await Promise.all([t.close(), office.close()]);
  await mailbox.close();
});
/** Tests come from one address: what earlier ones guessed is forgotten. */
beforeEach(async () => {
  for (const { owner } of [t, office]) await owner.query('DELETE FROM guess_count');
});
afterEach(() => {
  jest.restoreAllMocks();
});

const browser = () => new Browser(t.url);
const codeOf = ({ status, body }: Response) => [
  status,
  (body?.type as string | undefined)?.slice('/problems/'.length),
];
const isAlive = async (one: Browser) => (await one.get('/sessions')).status === 200;
const forget = (app = t) => app.owner.query('DELETE FROM guess_count');
const acts = async (accountId: string) =>
  (
    await t.owner.query<{ act: string }>(
      'SELECT act FROM audit_entry WHERE account_id = $1 ORDER BY happened_at, id',
      [accountId],
    )
  ).rows.map(({ act }) => act);
/** Makes everything an account's rows say about when, older than it is. */
const age = (table: string, column: string, accountId: string, by: string) =>
  t.owner.query(`UPDATE ${table} SET ${column} = ${column} - $2::interval WHERE account_id = $1`, [
    accountId,
    by,
  ]);

describe('set-up', () => {
  const first = { name: 'Dewi Contoh', email: 'dewi@contoh.go.id', password: PASSWORD };
  const open = (more: object) => new Browser(office.url).post('/set-up', { ...first, ...more });

  it('takes the code from the output, in any spelling, and nothing that is guessed', async () => {
    const code = await office.app.get(SetUp).code();

    const wrong = await open({ code: 'aaaaa-aaaaa-aaaaa-aaaaa' });
    const weak = await open({ code, password: 'dewi contoh 2026' });

    expect(codeOf(wrong)).toEqual([403, 'set-up-code-wrong']);
    expect(codeOf(weak)).toEqual([422, 'password-refused']);
    expect(code).toMatch(/^(\w{7}-){3}\w{7}$/);
    expect(await office.app.get(SetUp).code()).toBe(code);
  });

  it('makes one administrator of two at once, and closes for good', async () => {
    const code = (await office.app.get(SetUp).code()).toUpperCase().replaceAll('-', ' ');

    const answers = await Promise.all([
      open({ code }),
      open({ code, name: 'Eko Contoh', email: 'eko@contoh.go.id' }),
    ]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    await office.owner.query(`UPDATE account SET closed_at = now() WHERE name = $1`, ['Budi Contoh, S.H.']);
    const later = await open({ code, name: 'Fajar Contoh', email: 'fajar@contoh.go.id' });
    const { rows } = await office.owner.query(`SELECT count(*)::int FROM credential`);

    expect(won?.status).toBe(201);
    expect(won?.body).toMatchObject({ stage: 'enrolment', account: { role: 'administrator' } });
    expect([lost, later].map((answer) => answer && codeOf(answer))).toEqual([
      [409, 'set-up-closed'],
      [409, 'set-up-closed'],
    ]);
    expect(rows).toEqual([{ count: 1 }]);
  });
});

describe('a login', () => {
  it('of a reader takes the password, whatever the case of the address', async () => {
    const reader = await somebody(t, 'reader');
    const one = browser();

    const before = await one.get('/session');
    const entered = await one.post('/session', { email: reader.email.toUpperCase(), password: PASSWORD });
    const known = await one.get('/session');

    expect(before.body).toEqual({ stage: 'none', account: null, csrfToken: null });
    expect(known.body).toEqual(entered.body);
    expect(known.body).toMatchObject({ stage: 'full', account: { id: reader.id, role: 'reader' } });
    expect(await acts(reader.id)).toEqual(['session.started']);
  });

  it('is answered alike for names that exist, that do not, that are closed, and that wait for their password', async () => {
    const known = await somebody(t, 'reader');
    const closed = await somebody(t, 'reader');
    const invited = await somebody(t, 'reader');
    await t.owner.query('UPDATE account SET closed_at = now() WHERE id = $1', [closed.id]);
    await t.owner.query('DELETE FROM credential WHERE account_id = $1', [invited.id]);
    const hashing = jest.spyOn(t.app.get(Passwords), 'isRight');
    const shown = ({ status, text, headers }: Response) => ({
      status,
      text,
      headers: [...headers].filter(([name]) => name !== 'date'),
    });
    const tries = [
      { email: known.email, password: OTHER_PASSWORD },
      { email: 'nobody@contoh.id', password: PASSWORD },
      { email: closed.email, password: PASSWORD },
      { email: invited.email, password: PASSWORD },
    ];

    const answers = [];
    for (const input of tries) answers.push(shown(await browser().post('/session', input)));

    expect(answers[0]?.status).toBe(401);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(hashing).toHaveBeenCalledTimes(tries.length);
  });

  it('of staff does nothing between the password and the code', async () => {
    const staff = await somebody(t, 'staff');
    const one = browser();
    await one.post('/session', { email: staff.email, password: PASSWORD });

    const half = await one.get('/session');
    const answers = [
      await one.get('/sessions'),
      await one.post('/sources', {}),
      await one.get('/tokens'),
      await one.post('/account/password', { current: PASSWORD, password: OTHER_PASSWORD }),
      await one.post('/account/totp', { password: PASSWORD }),
      await one.post('/account/totp/confirmation', { code: '123456' }),
    ];
    const finished = await one.post('/session/code', { code: await staff.code() });

    expect(half.body).toMatchObject({ stage: 'password' });
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
    expect(finished.body).toMatchObject({ stage: 'full' });
    expect((await one.get('/sessions')).status).toBe(200);
    expect(await acts(staff.id)).toEqual(['password.given', 'session.started']);
  });

  it('of staff without a second factor sets one up before anything else', async () => {
    const staff = await somebody(t, 'staff', { hasFactor: false });
    const one = browser();
    await one.post('/session', { email: staff.email, password: PASSWORD });

    const refused = await one.get('/sessions');
    const { body: totp } = await one.post('/account/totp');
    const wrong = await one.post('/account/totp/confirmation', { code: '000000' });
    const confirmed = await one.post('/account/totp/confirmation', { code: await codeOfUri(totp.uri) });

    expect(refused.status).toBe(401);
    expect(totp.uri).toMatch(/^otpauth:\/\/totp\/Ikrar:.*[?&]secret=[A-Z2-7]{32}\b/);
    expect(codeOf(wrong)).toEqual([403, 'code-wrong']);
    expect(confirmed.body).toMatchObject({ stage: 'full' });
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect(await isAlive(one)).toBe(true);
  });

  it('has a new value at each step, and ends the login before it', async () => {
    const staff = await somebody(t, 'staff');
    const one = browser();
    one.cookie = `ikrar-session=${'x'.repeat(43)}`;

    await one.post('/session', { email: staff.email, password: PASSWORD });
    const half = one.copied(t.url);
    await one.post('/session/code', { code: await staff.code() });
    const full = one.copied(t.url);
    await one.post('/session', { email: staff.email, password: PASSWORD });

    expect(new Set([half.cookie, full.cookie, one.cookie, `ikrar-session=${'x'.repeat(43)}`]).size).toBe(4);
    expect((await half.get('/session')).body.stage).toBe('none');
    expect((await full.get('/session')).body.stage).toBe('none');
    expect((await one.get('/session')).body.stage).toBe('password');
  });

  it('keeps no value in the database that logs in', async () => {
    const one = await (await somebody(t, 'reader')).login();

    const { rows } = await t.owner.query('SELECT s::text AS row FROM login_session s');

    const value = (one.cookie ?? '').split('=')[1] ?? '';
    expect(value).toMatch(/^[\w-]{43}$/);
    for (const { row } of rows) {
      expect(row).not.toContain(value);
      expect(row).not.toContain(Buffer.from(value).toString('hex'));
      expect(row).not.toContain(Buffer.from(value, 'base64url').toString('hex'));
    }
  });

  it('gives its role and organization to what it does', async () => {
    const { id: organizationId } = await anOrganization(t);
    const union = await (await somebody(t, 'representative', { organizationId })).login();
    const staff = await (await somebody(t, 'staff')).login();
    const source = { kind: 'letter', party: 'union', title: 'Surat Contoh' };

    const { body } = await union.get('/session');
    const refused = await union.post('/topics', {});
    const made = await staff.post('/sources', source);

    expect(body.account).toMatchObject({ role: 'representative', organizationId });
    expect(refused.status).toBe(403);
    expect(made.status).toBe(201);
  });
});

async function codeOfUri(uri: string): Promise<string> {
  const base32 = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...base32]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return codeAt(Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))));
}

describe('the cookie', () => {
  const setBy = async (app: TestApp) => {
    const { email } = await somebody(app, 'reader');
    const answer = await new Browser(app.url).post('/session', { email, password: PASSWORD });
    return { cookie: answer.headers.getSetCookie(), cache: answer.headers.get('cache-control') };
  };

  it('on plain http of this computer is for the server alone', async () => {
    expect(await setBy(t)).toEqual({
      cookie: [expect.stringMatching(/^ikrar-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)],
      cache: 'no-store',
    });
  });

  it('behind https is bound to the host and never travels readable', async () => {
    expect(await setBy(office)).toEqual({
      cookie: [expect.stringMatching(/^__Host-ikrar=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)],
      cache: 'no-store',
    });
  });

  it('is not read under the name of the other, nor twice with different values', async () => {
    const one = await (await somebody(t, 'reader')).login();
    const value = (one.cookie ?? '').split('=')[1];

    const other = one.copied(t.url);
    other.cookie = `__Host-ikrar=${value}`;
    const twice = one.copied(t.url);
    twice.cookie = `ikrar-session=${'x'.repeat(43)}; ikrar-session=${value}`;

    expect(await isAlive(one)).toBe(true);
    expect(await isAlive(other)).toBe(false);
    expect(await isAlive(twice)).toBe(false);
  });

  it('does not log anybody in where a token is sent, even a wrong one', async () => {
    const reader = await (await somebody(t, 'reader')).login();

    const wrong = await reader.get('/sessions', { authorization: 'Bearer x' });
    const keeper = await reader.get('/sessions', { authorization: `Bearer ${t.budi.token}` });

    expect(codeOf(wrong)).toEqual([401, 'token-needed']);
    expect(codeOf(keeper)).toEqual([403, 'login-needed']);
  });
});

describe('a request that changes something', () => {
  const origins: [Record<string, string>, boolean][] = [
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': '' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: HTTPS }, false],
    [{ origin: HTTPS }, true],
    [{ origin: `${HTTPS}:8443` }, false],
    [{ origin: 'http://ikrar.example.go.id' }, false],
    [{ origin: 'https://elsewhere.example' }, false],
    [{ origin: 'null' }, false],
    [{}, false],
  ];

  it.each(origins)('by cookie, or to log in, with %j: taken is %s', async (headers, isTaken) => {
    const { email, ...reader } = await somebody(office, 'reader');
    const { cookie } = await reader.login();
    const client = new Client(office.url, null);
    const send = (method: string, path: string, body?: object, more = {}) =>
      client.send(method, path, body && JSON.stringify(body), {
        ...(body && { 'content-type': 'application/json' }),
        ...more,
        ...headers,
      });

    const answers = [
      await send('POST', '/session', { email, password: PASSWORD }),
      await send('POST', '/password-resets', { email: 'nobody@contoh.id' }),
      await send('DELETE', '/sessions', undefined, { cookie: cookie ?? '' }),
    ];
    const read = await send('GET', '/session', undefined, { cookie: cookie ?? '' });

    expect(answers.map(codeOf)).toEqual(
      isTaken
        ? [
            [200, undefined],
            [202, undefined],
            [200, undefined],
          ]
        : answers.map(() => [403, 'cross-site']),
    );
    expect(read.body.stage).toBe('full');
  });

  it('by token may come from anywhere', async () => {
    const made = await office.siti.post(
      '/sources',
      { kind: 'letter', party: 'union', title: 'Surat' },
      { 'sec-fetch-site': 'cross-site' },
    );

    expect(made.status).toBe(201);
  });

  it('carries, from forms, a token of this session and this value of it', async () => {
    const reader = await somebody(t, 'reader');
    const [one, other] = [await reader.login(), await reader.login()];
    const loginOf = async ({ cookie }: Browser) =>
      (await t.app.get(Sessions).find((cookie ?? '').split('=')[1] ?? ''))!;
    const forms = t.app.get(FormTokens);

    const { csrfToken } = (await one.get('/session')).body;
    const mine = await loginOf(one);

    expect(forms.isCsrfToken(mine, csrfToken)).toBe(true);
    expect(forms.isCsrfToken(await loginOf(other), csrfToken)).toBe(false);
    for (const wrong of ['', undefined, [csrfToken], `${csrfToken}x`, (csrfToken as string).slice(1)])
      expect(forms.isCsrfToken(mine, wrong)).toBe(false);
    await one.post('/account/password', { current: PASSWORD, password: OTHER_PASSWORD });
    expect(forms.isCsrfToken(await loginOf(one), csrfToken)).toBe(false);
  });
});

describe('a session is dead', () => {
  let admin: Browser;
  beforeAll(async () => {
    admin = await (await somebody(t, 'administrator')).login();
  });

  type Ending = (who: Somebody, one: Browser, other: Browser) => Promise<unknown>;
  const endings: [string, 'staff' | 'reader', Ending][] = [
    ['logging out', 'reader', (_, one) => one.delete('/session')],
    [
      'being ended from another device',
      'reader',
      async (_, __, other) => {
        const { items } = (await other.get('/sessions')).body;
        const [target] = (items as Json[]).filter(({ isCurrent }) => !isCurrent);
        expect(items).toHaveLength(2);
        expect((await other.delete(`/sessions/${target.id}`)).status).toBe(200);
      },
    ],
    ['being ended with all others', 'reader', (_, __, other) => other.delete('/sessions')],
    [
      'an hour without use, for keepers',
      'staff',
      ({ id }) => age('login_session', 'last_seen_at', id, '1 hour'),
    ],
    [
      'twelve hours in all, for keepers',
      'staff',
      ({ id }) => age('login_session', 'created_at', id, '12 hours'),
    ],
    [
      'a day without use, for others',
      'reader',
      ({ id }) => age('login_session', 'last_seen_at', id, '24 hours'),
    ],
    ['a week in all, for others', 'reader', ({ id }) => age('login_session', 'created_at', id, '7 days')],
    [
      'a change of password elsewhere',
      'reader',
      (_, __, other) => other.post('/account/password', { current: PASSWORD, password: OTHER_PASSWORD }),
    ],
    [
      'a second factor set up elsewhere',
      'reader',
      async (_, __, other) => {
        const { body } = await other.post('/account/totp', { password: PASSWORD });
        return other.post('/account/totp/confirmation', { code: await codeOfUri(body.uri) });
      },
    ],
    [
      'a second factor replaced elsewhere',
      'staff',
      async (who, _, other) => {
        const { body } = await other.post('/account/totp', { password: PASSWORD, code: await who.code() });
        return other.post('/account/totp/confirmation', { code: await codeOfUri(body.uri) });
      },
    ],
    ['a change of role', 'staff', ({ id }) => admin.post(`/accounts/${id}/role`, { role: 'reader' })],
    [
      'a change of organization',
      'staff',
      async ({ id }) => {
        const { id: organizationId } = await anOrganization(t, { kind: 'government_body' });
        return admin.post(`/accounts/${id}/role`, { role: 'staff', organizationId });
      },
    ],
    ['closing the account', 'reader', ({ id }) => admin.post(`/accounts/${id}/close`)],
    [
      'closing the account, also once it is open again',
      'reader',
      async ({ id }) => {
        await admin.post(`/accounts/${id}/close`);
        return admin.post(`/accounts/${id}/reopen`);
      },
    ],
    ['an administrator who ends them', 'reader', ({ id }) => admin.post(`/accounts/${id}/end-sessions`)],
    [
      'an administrator who takes the second factor',
      'staff',
      ({ id }) => admin.post(`/accounts/${id}/remove-totp`),
    ],
    [
      'a reset of the password',
      'reader',
      async ({ email }) => {
        await browser().post('/password-resets', { email });
        const { text } = await mailbox.next(email);
        return browser().post('/links/accept', { token: tokenIn(text), password: OTHER_PASSWORD });
      },
    ],
  ];

  it.each(endings)('after %s', async (_, role, end) => {
    const who = await somebody(t, role);
    const [one, other] = [await who.login(), await who.login()];
    const before = await isAlive(one);

    await end(who, one.copied(t.url), other);

    expect(before).toBe(true);
    expect(codeOf(await one.get('/sessions'))).toEqual([401, 'token-needed']);
    expect((await one.get('/session')).body.stage).toBe('none');
  });

  it.each([
    ['staff', 'last_seen_at', '59 minutes'],
    ['staff', 'created_at', '11 hours 59 minutes'],
    ['reader', 'last_seen_at', '23 hours 59 minutes'],
    ['reader', 'created_at', '6 days 23 hours'],
  ] as const)('no sooner: of %s whose %s is %s ago', async (role, column, ago) => {
    const who = await somebody(t, role);
    const one = await who.login();

    await age('login_session', column, who.id, ago);

    expect(await isAlive(one)).toBe(true);
  });

  it('ten minutes after the password when no code comes, and an hour into the enrolment', async () => {
    const [staff, fresh] = [await somebody(t, 'staff'), await somebody(t, 'staff', { hasFactor: false })];
    const [half, enrolling] = [browser(), browser()];
    await half.post('/session', { email: staff.email, password: PASSWORD });
    await enrolling.post('/session', { email: fresh.email, password: PASSWORD });

    await age('login_session', 'last_seen_at', staff.id, '10 minutes');
    await age('login_session', 'created_at', fresh.id, '1 hour');

    expect((await half.get('/session')).body.stage).toBe('none');
    expect((await half.post('/session/code', { code: await staff.code() })).status).toBe(401);
    expect((await enrolling.get('/session')).body.stage).toBe('none');
  });

  it('but the one that changes the password lives on under a new value', async () => {
    const who = await somebody(t, 'reader');
    const one = await who.login({
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
    });
    const stolen = one.copied(t.url);

    const wrong = await one.post('/account/password', { current: OTHER_PASSWORD, password: OTHER_PASSWORD });
    const changed = await one.post('/account/password', { current: PASSWORD, password: OTHER_PASSWORD });

    expect(codeOf(wrong)).toEqual([403, 'password-wrong']);
    expect(changed.body.stage).toBe('full');
    expect(await isAlive(stolen)).toBe(false);
    expect((await one.get('/sessions')).body.items).toEqual([
      expect.objectContaining({ device: 'Firefox, Windows', isCurrent: true }),
    ]);
    expect((await browser().post('/session', { email: who.email, password: PASSWORD })).status).toBe(401);
    expect((await browser().post('/session', { email: who.email, password: OTHER_PASSWORD })).status).toBe(
      200,
    );
  });

  it('for nobody else: another account ends none of it', async () => {
    const [one, other] = [
      await (await somebody(t, 'reader')).login(),
      await (await somebody(t, 'reader')).login(),
    ];
    const [{ id }] = (await one.get('/sessions')).body.items as Json[];

    const refused = await other.delete(`/sessions/${id}`);

    expect(codeOf(refused)).toEqual([404, 'not-found']);
    expect(await isAlive(one)).toBe(true);
  });
});

describe('a link', () => {
  const ask = async (email: string) => {
    await browser().post('/password-resets', { email });
    return tokenIn((await mailbox.next(email)).text);
  };
  const accept = (token: unknown, password = OTHER_PASSWORD) =>
    browser().post('/links/accept', { token, password });

  it('is asked for with the same answer for everybody, and sent to those alone who have an account', async () => {
    const reader = await somebody(t, 'reader');
    const strip = ({ status, text, headers }: Response) => ({
      status,
      text: text.replace(/"[^"]+@contoh.id"/, ''),
      headers: [...headers].filter(([name]) => !['date', 'content-length', 'etag'].includes(name)),
    });

    const known = await browser().post('/password-resets', { email: reader.email });
    const unknown = await browser().post('/password-resets', { email: 'nobody.11@contoh.id' });
    await mailbox.next(reader.email);

    expect(known.status).toBe(202);
    expect(strip(unknown)).toEqual(strip(known));
    expect(mailbox.unread).toEqual([]);
  });

  it('sets the password once, ends tokens, and leaves the second factor to be asked for', async () => {
    const staff = await somebody(t, 'staff');
    const inUse = await (await staff.login()).post('/tokens', { name: 'Contoh', scopes: ['read'], days: 1 });
    const token = await ask(staff.email);
    const one = browser();

    const accepted = await one.post('/links/accept', { token, password: OTHER_PASSWORD });
    const again = await accept(token, PASSWORD);

    expect(accepted.body).toMatchObject({ stage: 'password', account: { id: staff.id } });
    expect((await one.get('/sessions')).status).toBe(401);
    expect(codeOf(again)).toEqual([422, 'link-dead']);
    expect((await new Client(t.url, inUse.body.token).get('/sources')).status).toBe(401);
    expect((await one.post('/session/code', { code: await staff.code() })).body.stage).toBe('full');
  });

  it('is used by one of many who come at once', async () => {
    const reader = await somebody(t, 'reader');
    const token = await ask(reader.email);

    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(token)));

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 422, 422, 422, 422, 422,
    ]);
  });

  it.each([
    ['half an hour', (who: Somebody) => age('account_link', 'expires_at', who.id, '30 minutes')],
    ['a newer one', (who: Somebody) => ask(who.email)],
    [
      'a change of the password',
      async (who: Somebody) =>
        (await who.login()).post('/account/password', { current: PASSWORD, password: OTHER_PASSWORD }),
    ],
    [
      'a change of role',
      async (who: Somebody) =>
        (await (await somebody(t, 'administrator')).login()).post(`/accounts/${who.id}/role`, {
          role: 'staff',
        }),
    ],
    [
      'closing the account',
      async (who: Somebody) =>
        (await (await somebody(t, 'administrator')).login()).post(`/accounts/${who.id}/close`),
    ],
    [
      'closing and opening the account',
      async (who: Somebody) => {
        const admin = await (await somebody(t, 'administrator')).login();
        await admin.post(`/accounts/${who.id}/close`);
        return admin.post(`/accounts/${who.id}/reopen`);
      },
    ],
  ])('is dead after %s', async (_, end) => {
    const reader = await somebody(t, 'reader');
    const token = await ask(reader.email);

    await end(reader);

    expect(codeOf(await accept(token))).toEqual([422, 'link-dead']);
  });

  it('that was never made, or is no text, opens nothing', async () => {
    for (const token of ['x'.repeat(43), 'x', '../../etc'])
      expect(codeOf(await accept(token))).toEqual([422, 'link-dead']);
    for (const token of [true, 0, null, ['x'.repeat(43)], { $ne: '' }])
      expect(codeOf(await accept(token))).toEqual([400, 'fields-refused']);
  });

  it('outlives a password that is refused', async () => {
    const reader = await somebody(t, 'reader');
    const token = await ask(reader.email);

    const refused = await accept(token, 'qwertyuiop12');
    const accepted = await accept(token);

    expect(codeOf(refused)).toEqual([422, 'password-refused']);
    expect(accepted.status).toBe(200);
  });

  it('ends the login the browser had before', async () => {
    const [before, reader] = [await somebody(t, 'reader'), await somebody(t, 'reader')];
    const one = await before.login();
    const old = one.copied(t.url);

    await one.post('/links/accept', { token: await ask(reader.email), password: OTHER_PASSWORD });

    expect(await isAlive(old)).toBe(false);
    expect((await one.get('/session')).body.account.id).toBe(reader.id);
  });

  it('is not kept as it is sent', async () => {
    const reader = await somebody(t, 'reader');

    const token = await ask(reader.email);

    const { rows } = await t.owner.query(
      `SELECT encode(hash, 'hex') AS hash, l::text AS row FROM account_link l WHERE account_id = $1`,
      [reader.id],
    );
    expect(rows[0].row).not.toContain(token);
    expect(rows[0].hash).not.toBe(Buffer.from(token, 'base64url').toString('hex'));
  });
});

describe('a code', () => {
  it('of the app works once, also for two at once, and never an older one after a newer', async () => {
    const staff = await somebody(t, 'staff');
    const half = async () => {
      const one = browser();
      await one.post('/session', { email: staff.email, password: PASSWORD });
      return one;
    };
    const [one, two, three] = [await half(), await half(), await half()];
    const code = await staff.code();

    const both = await Promise.all([one, two].map((each) => each.post('/session/code', { code })));
    await forget();
    const replayed = await three.post('/session/code', { code });
    await t.owner.query('UPDATE credential SET totp_last_step = totp_last_step + 2 WHERE account_id = $1', [
      staff.id,
    ]);
    const older = await three.post('/session/code', { code });

    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    expect([codeOf(replayed), codeOf(older)]).toEqual([
      [403, 'code-wrong'],
      [403, 'code-wrong'],
    ]);
  });

  it('of one account is none of another, nor is its secret', async () => {
    const [one, other] = [await somebody(t, 'staff'), await somebody(t, 'staff')];
    const half = browser();
    await half.post('/session', { email: one.email, password: PASSWORD });

    const foreign = await half.post('/session/code', { code: await other.code() });
    const { rows } = await t.owner.query(
      'SELECT totp_secret AS sealed FROM credential WHERE account_id = $1',
      [other.id],
    );

    expect(codeOf(foreign)).toEqual([403, 'code-wrong']);
    expect(() => t.app.get(SecretKey).open(rows[0].sealed as Buffer, one.id)).toThrow(
      'unable to authenticate',
    );
    expect(t.app.get(SecretKey).open(rows[0].sealed as Buffer, other.id)).toHaveLength(20);
  });

  it('asks for exactly one of the two', async () => {
    const staff = await somebody(t, 'staff');
    const one = browser();
    await one.post('/session', { email: staff.email, password: PASSWORD });

    const answers = [
      await one.post('/session/code'),
      await one.post('/session/code', { code: '123456', recoveryCode: 'x' }),
    ];

    expect(answers.map(codeOf)).toEqual(answers.map(() => [422, 'code-unclear']));
  });

  it('for recovery works once, in any spelling, and not after newer ones were made', async () => {
    const staff = await somebody(t, 'staff');
    const full = await staff.login();
    const renew = async () =>
      (await full.post('/account/recovery-codes', { password: PASSWORD, code: await staff.code() })).body
        .recoveryCodes as string[];
    const recover = async (recoveryCode: string) => {
      await forget();
      const one = browser();
      await one.post('/session', { email: staff.email, password: PASSWORD });
      return codeOf(await one.post('/session/code', { recoveryCode }));
    };

    const [first = '', second = '', third = ''] = await renew();
    const used = await recover(first.toUpperCase().replaceAll('-', ' '));
    const again = await recover(first);
    const [newer = ''] = await renew();
    const replaced = [await recover(second), await recover(third)];
    const current = await recover(newer);

    expect(first).toMatch(/^([0-9a-z]{7}-){3}[0-9a-z]{7}$/);
    expect([used, again, current]).toEqual([
      [200, undefined],
      [403, 'code-wrong'],
      [200, undefined],
    ]);
    expect(replaced).toEqual([
      [403, 'code-wrong'],
      [403, 'code-wrong'],
    ]);
    expect(await acts(staff.id)).toContain('recovery-code.used');
  });

  it('for recovery dies with the second factor it stands in for', async () => {
    const reader = await somebody(t, 'reader');
    const full = await reader.login();
    const { body } = await full.post('/account/totp', { password: PASSWORD });
    const confirmed = await full.post('/account/totp/confirmation', { code: await codeOfUri(body.uri) });
    const [recoveryCode] = confirmed.body.recoveryCodes as string[];

    const removed = await full.post('/account/totp/removal', { password: PASSWORD, recoveryCode });
    const { rows } = await t.owner.query(
      'SELECT count(*)::int FROM recovery_code WHERE account_id = $1 AND spent_at IS NULL',
      [reader.id],
    );

    expect(removed.body.stage).toBe('full');
    expect(rows).toEqual([{ count: 0 }]);
    expect((await browser().post('/session', { email: reader.email, password: PASSWORD })).body.stage).toBe(
      'full',
    );
  });

  it('is asked for with the password before the second factor changes, and keepers only replace it', async () => {
    const staff = await somebody(t, 'staff');
    const full = await staff.login();

    const answers = [
      await full.post('/account/totp'),
      await full.post('/account/totp', { password: PASSWORD }),
      await full.post('/account/totp', { password: OTHER_PASSWORD, code: await staff.code() }),
      await full.post('/account/totp', { password: PASSWORD, code: '000000' }),
      await full.post('/account/recovery-codes', { password: PASSWORD }),
      await full.post('/account/totp/removal', { password: PASSWORD, code: await staff.code() }),
      await full.post('/account/totp/confirmation', { code: '000000' }),
    ];

    expect(answers.map(codeOf)).toEqual([
      [422, 'proof-missing'],
      [422, 'proof-missing'],
      [403, 'password-wrong'],
      [403, 'code-wrong'],
      [422, 'proof-missing'],
      [422, 'second-factor-needed'],
      [409, 'totp-not-begun'],
    ]);
  });
});

describe('a token', () => {
  const wanted = { name: 'Laporan mingguan', scopes: ['read'], days: 30 };

  it('is made by its owner, shown once, used, listed and revoked', async () => {
    const reader = await somebody(t, 'reader');
    const one = await reader.login();

    const made = await one.post('/tokens', wanted);
    const client = new Client(t.url, made.body.token);
    const used = await client.get('/sources');
    const { body: listed } = await one.get('/tokens');
    const revoked = await one.delete(`/tokens/${made.body.id}`);
    const after = await client.get('/sources');

    expect(made.status).toBe(201);
    expect(used.status).toBe(200);
    expect(listed.items).toEqual([
      { ...made.body, token: undefined, lastUsedAt: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect(revoked.body.revokedAt).toMatch(/^\d{4}-/);
    expect(after.status).toBe(401);
    expect(await acts(reader.id)).toEqual(['session.started', 'token.made', 'token.revoked']);
  });

  it('is dead once it has expired, its account is closed, or has another role', async () => {
    const admin = await (await somebody(t, 'administrator')).login();
    const endings: ((id: string) => Promise<unknown>)[] = [
      (id) => age('access_token', 'expires_at', id, '30 days'),
      (id) => admin.post(`/accounts/${id}/close`),
      async (id) => {
        await admin.post(`/accounts/${id}/close`);
        return admin.post(`/accounts/${id}/reopen`);
      },
      (id) => admin.post(`/accounts/${id}/role`, { role: 'staff' }),
    ];
    const statuses = [];

    for (const end of endings) {
      const reader = await somebody(t, 'reader');
      const { body } = await (await reader.login()).post('/tokens', wanted);
      const client = new Client(t.url, body.token);
      const before = (await client.get('/sources')).status;
      await end(reader.id);
      statuses.push([before, (await client.get('/sources')).status]);
    }

    expect(statuses).toEqual(endings.map(() => [200, 401]));
  });

  it('covers no more than its owner may', async () => {
    const { id: organizationId } = await anOrganization(t);
    const [reader, union, staff] = [
      await (await somebody(t, 'reader')).login(),
      await (await somebody(t, 'representative', { organizationId })).login(),
      await (await somebody(t, 'staff')).login(),
    ];

    const answers = [
      await reader.post('/tokens', { ...wanted, scopes: ['read', 'write'] }),
      await union.post('/tokens', { ...wanted, scopes: ['contacts'] }),
      await union.post('/tokens', { ...wanted, scopes: ['write', 'read'] }),
      await staff.post('/tokens', { ...wanted, scopes: ['contacts', 'read'] }),
      await staff.post('/tokens', { ...wanted, scopes: [] }),
      await staff.post('/tokens', { ...wanted, days: 366 }),
      await staff.post('/tokens', { ...wanted, scopes: ['root'] }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 201, 201, 422, 400, 400]);
    expect(answers[2]?.body.scopes).toEqual(['read', 'write']);
  });

  it('makes no token and changes nothing about logins', async () => {
    const { paths } = await t.anyone.read('/openapi.json');
    const { id } = await somebody(t, 'reader');
    const refused: unknown[] = [];

    for (const [path, methods] of Object.entries(paths as Record<string, Record<string, Json>>)) {
      for (const [method, { tags }] of Object.entries(methods)) {
        if (!['logins', 'accounts'].includes(tags[0] as string) || path === '/api/v1/audit') continue;
        const answer = await t.budi
          .send(method.toUpperCase(), path.replace('{id}', id), '{}', {
            'content-type': 'application/json',
          })
          .catch(() => t.budi.get(path.replace('{id}', id)));
        if (answer.status < 300) refused.push([method, path]);
      }
    }

    expect(refused).toEqual([
      ['get', '/api/v1/session'],
      ['delete', '/api/v1/session'],
    ]);
  });

  it("is nobody else's to see or revoke", async () => {
    const [mine, other] = [
      await (await somebody(t, 'reader')).login(),
      await (await somebody(t, 'reader')).login(),
    ];
    const { body } = await mine.post('/tokens', wanted);

    const refused = await other.delete(`/tokens/${body.id}`);

    expect(codeOf(refused)).toEqual([404, 'not-found']);
    expect((await other.get('/tokens')).body.items).toEqual([]);
    expect((await new Client(t.url, body.token).get('/sources')).status).toBe(200);
  });
});

describe('guessing', () => {
  const guess = (email: string, password = OTHER_PASSWORD) => browser().post('/session', { email, password });
  /** As long as nobody counts the address, as with guesses from many. */
  const fromElsewhere = () => t.owner.query(`DELETE FROM guess_count WHERE subject LIKE 'address%'`);

  it.each(['rina', 'nobody'])(
    'a password of %s has to wait after five tries, each time longer',
    async (who) => {
      const email = who === 'rina' ? (await somebody(t, 'reader')).email : 'nobody.12@contoh.id';

      const first = [];
      for (let n = 0; n < 5; n++) first.push((await guess(email)).status);
      const waits = [];
      for (let n = 0; n < 6; n++) {
        const answer = await guess(email);
        waits.push([...codeOf(answer), answer.headers.get('retry-after')]);
        await t.owner.query('UPDATE guess_count SET open_at = now()');
        await fromElsewhere();
        await guess(email);
      }

      expect(first).toEqual([401, 401, 401, 401, 401]);
      expect(waits).toEqual(['1', '2', '4', '8', '16', '32'].map((seconds) => [429, 'slow-down', seconds]));
    },
  );

  it('waits a quarter of an hour at most, and is forgotten in time', async () => {
    const reader = await somebody(t, 'reader');
    await t.owner.query(`INSERT INTO guess_count VALUES ($1, 15, now(), now())`, [`password ${reader.id}`]);

    await guess(reader.email);
    const waiting = await guess(reader.email, PASSWORD);
    await t.owner.query(`UPDATE guess_count SET open_at = now(), counted_at = now() - interval '4 hours'`);
    const later = await guess(reader.email);
    const right = await guess(reader.email, PASSWORD);

    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '900']);
    expect([later.status, right.status]).toEqual([401, 200]);
  });

  it.each(['rina', 'nobody'])('in parallel gets no more tries than one by one: %s', async (who) => {
    const email = who === 'rina' ? (await somebody(t, 'reader')).email : 'nobody.13@contoh.id';
    const hashing = jest.spyOn(t.app.get(Passwords), 'isRight');

    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(email)));

    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    expect(hashing).toHaveBeenCalledTimes(5);
  });

  it('one code after the other stops too, although the password is right each time', async () => {
    const staff = await somebody(t, 'staff');
    const statuses = [];

    for (let n = 0; n < 7; n++) {
      await fromElsewhere();
      const one = browser();
      const entered = await one.post('/session', { email: staff.email, password: PASSWORD });
      statuses.push([entered.status, (await one.post('/session/code', { code: '000000' })).status]);
    }

    expect(statuses.map(([entered]) => entered)).toEqual(statuses.map(() => 200));
    expect(statuses.map(([, code]) => code)).toEqual([403, 403, 403, 403, 403, 429, 429]);
  });

  it('from one address stops whatever the names, and an own login in between does not help', async () => {
    const reader = await somebody(t, 'reader');
    let tries = 0;

    for (; tries < 60; tries++) {
      const { status } = await guess(`nobody.${tries}@contoh.net`);
      if (status === 429) break;
      if (tries % 3 === 0) await guess(reader.email, PASSWORD);
    }

    // The own login that comes twentieth is counted until it turns out right, and leaves a second to wait.
    expect(tries).toBe(19);
  });

  it.each([
    [
      'mails to a known address',
      '/password-resets',
      async () => ({ email: (await somebody(t, 'reader')).email }),
    ],
    ['mails to an unknown address', '/password-resets', async () => ({ email: 'nobody.14@contoh.id' })],
  ])('%s are asked for only so often', async (_, path, input) => {
    const body = await input();

    const answers = [];
    for (let n = 0; n < 7; n++) answers.push((await browser().post(path, body)).status);

    expect(answers).toEqual([202, 202, 202, 202, 202, 429, 429]);
    for (let n = 0; n < 5 && body.email.startsWith('rina'); n++) await mailbox.next(body.email);
  });

  it.each([
    ['the set-up code', '/set-up', { code: 'x', name: 'x', email: 'x@contoh.id', password: PASSWORD }],
    ['a link', '/links/accept', { token: 'x'.repeat(43), password: PASSWORD }],
  ])('%s stops by address', async (_, path, body) => {
    const answers = [];

    for (let n = 0; n < 22; n++) answers.push((await browser().post(path, body)).status);

    expect(answers.slice(0, 20).every((status) => status === 403 || status === 422)).toBe(true);
    expect(answers.slice(20)).toEqual([429, 429]);
  });

  it('is noted, for accounts that exist', async () => {
    const reader = await somebody(t, 'reader');

    await guess(reader.email);

    const { rows } = await t.owner.query('SELECT * FROM audit_entry WHERE account_id = $1', [reader.id]);
    expect(rows).toEqual([
      expect.objectContaining({ act: 'login.refused', actor_id: null, address: '127.0.0.1' }),
    ]);
    expect(JSON.stringify(rows)).not.toContain(OTHER_PASSWORD);
  });
});

describe('administrators', () => {
  let who: Somebody;
  let admin: Browser;
  beforeAll(async () => {
    who = await somebody(t, 'administrator');
    admin = await who.login();
  });
  const invitee = (more: object = {}) => {
    const number = Math.trunc(performance.now() * 1000);
    return { name: `Joko Contoh ${number}`, email: `joko.${number}@contoh.id`, role: 'reader', ...more };
  };

  it('invite somebody, who chooses a password and is in', async () => {
    const input = invitee();

    const sent = await admin.post('/accounts', input);
    const { text } = await mailbox.next(input.email);
    const one = browser();
    const accepted = await one.post('/links/accept', { token: tokenIn(text), password: PASSWORD });

    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ delivery: 'mailed', account: { ...input, hasPassword: false } });
    expect(sent.text).not.toContain(tokenIn(text));
    expect(accepted.body).toMatchObject({ stage: 'full', account: { name: input.name } });
    expect((await admin.get(`/accounts/${sent.body.account.id}`)).body).toMatchObject({
      hasPassword: true,
      invitedUntil: null,
    });
    expect(await acts(sent.body.account.id as string)).toEqual([
      'account.invited',
      'invitation.accepted',
      'session.started',
    ]);
  });

  it('invite staff, who set up a second factor first', async () => {
    const input = invitee({ role: 'staff' });
    await admin.post('/accounts', input);
    const { text } = await mailbox.next(input.email);

    const accepted = await browser().post('/links/accept', { token: tokenIn(text), password: PASSWORD });

    expect(accepted.body.stage).toBe('enrolment');
  });

  it('invite again, which ends the earlier link, and a week later it is dead', async () => {
    const input = invitee();
    const { account } = (await admin.post('/accounts', input)).body;
    const earlier = tokenIn((await mailbox.next(input.email)).text);

    const again = await admin.post(`/accounts/${account.id}/invite`, { email: `new.${input.email}` });
    const later = tokenIn((await mailbox.next(`new.${input.email}`)).text);
    await age('account_link', 'expires_at', account.id as string, '6 days 23 hours');
    const dead = await browser().post('/links/accept', { token: earlier, password: PASSWORD });
    await age('account_link', 'expires_at', account.id as string, '1 hour');
    const late = await browser().post('/links/accept', { token: later, password: PASSWORD });

    expect(again.body).toMatchObject({ delivery: 'mailed', account: { email: `new.${input.email}` } });
    expect([codeOf(dead), codeOf(late)]).toEqual([
      [422, 'link-dead'],
      [422, 'link-dead'],
    ]);
  });

  it('invite nobody twice, and nobody for the wrong organization', async () => {
    const input = invitee();
    await admin.post('/accounts', input);
    const { id: organizationId } = await anOrganization(t);
    const nowhere = '00000000-0000-4000-8000-000000000000';

    const answers = [
      await admin.post('/accounts', { ...invitee(), name: input.name }),
      await admin.post('/accounts', invitee({ email: input.email.toUpperCase() })),
      await admin.post('/accounts', invitee({ role: 'representative' })),
      await admin.post('/accounts', invitee({ organizationId })),
      await admin.post('/accounts', invitee({ role: 'representative', organizationId: nowhere })),
      await admin.post('/accounts', invitee({ email: 'x@contoh.id\r\nBcc: y@contoh.id' })),
      await admin.post('/accounts', invitee({ email: '"x\r\nBcc: y"@contoh.id' })),
    ];

    expect(answers.map(codeOf)).toEqual([
      [409, 'account-name-taken'],
      [409, 'account-email-taken'],
      [422, 'organization-needed'],
      [422, 'organization-of-reader'],
      [409, 'unknown-reference'],
      [400, 'fields-refused'],
      [400, 'fields-refused'],
    ]);
    await mailbox.next(input.email);
  });

  it('start a reset without learning the link, and act on open accounts alone', async () => {
    const reader = await somebody(t, 'reader');

    const sent = await admin.post(`/accounts/${reader.id}/reset`);
    const { text } = await mailbox.next(reader.email);
    const joined = await admin.post(`/accounts/${reader.id}/invite`);
    const open = await admin.post(`/accounts/${reader.id}/reopen`);
    await admin.post(`/accounts/${reader.id}/close`, { reason: 'Pindah tugas' });
    const closed = await Promise.all(
      ['reset', 'invite', 'close'].map((act) => admin.post(`/accounts/${reader.id}/${act}`)),
    );
    const role = await admin.post(`/accounts/${reader.id}/role`, { role: 'reader' });

    expect(sent.text).not.toContain(tokenIn(text));
    expect([joined, open].map(codeOf)).toEqual([
      [409, 'joined-already'],
      [409, 'account-open'],
    ]);
    expect([...closed, role].map(codeOf)).toEqual([...closed, role].map(() => [409, 'account-closed']));
  });

  it('see the accounts page by page, and the log of what happened', async () => {
    const reader = await somebody(t, 'reader');
    await admin.post(`/accounts/${reader.id}/close`, { reason: 'Pindah tugas' });
    const names: string[] = [];

    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Response = await admin.get(`/accounts?limit=20${cursor && `&cursor=${cursor}`}`);
      names.push(...(body.items as Json[]).map(({ name }) => name as string));
      cursor = body.next as string | null;
    }
    const { body: log } = await admin.get(`/audit?account=${reader.id}`);
    const firstPage = (await admin.get('/audit?limit=2')).body;
    const secondPage = (await admin.get(`/audit?limit=2&cursor=${firstPage.next}`)).body;

    const { rows } = await t.owner.query('SELECT count(*)::int FROM account');
    expect(names).toHaveLength(rows[0].count as number);
    expect(new Set(names).size).toBe(names.length);
    expect(log.items).toEqual([
      expect.objectContaining({
        act: 'account.closed',
        actorName: who.name,
        accountName: reader.name,
        detail: 'Pindah tugas',
      }),
    ]);
    expect(new Set([...firstPage.items, ...secondPage.items].map(({ id }: Json) => id)).size).toBe(4);
  });

  it('are the only ones', async () => {
    const { id } = await somebody(t, 'reader');
    const staff = await (await somebody(t, 'staff')).login();
    const path = `/accounts/${id}`;

    const answers = [
      await staff.get('/accounts'),
      await staff.get(path),
      await staff.get('/audit'),
      await staff.post('/accounts', invitee()),
      ...(await Promise.all(
        ['role', 'close', 'reopen', 'reset', 'invite', 'end-sessions', 'remove-totp'].map((act) =>
          staff.post(`${path}/${act}`, act === 'role' ? { role: 'reader' } : {}),
        ),
      )),
    ];

    expect(answers.map(codeOf)).toEqual(answers.map(() => [403, 'forbidden']));
  });

  it('get a refusal, not an error of ours, for a body that is missing', async () => {
    const { paths } = await t.anyone.read('/openapi.json');
    const { id } = await somebody(t, 'reader');
    const client = new Client(t.url, null);
    const posts = Object.entries(paths as Record<string, Json>).filter(([, { post }]) =>
      ['logins', 'accounts'].includes(post?.tags[0] as string),
    );

    const statuses = [];
    for (const [path] of posts)
      statuses.push(
        (
          await client.send('POST', path.replace('{id}', id), undefined, {
            'sec-fetch-site': 'same-origin',
            cookie: (await who.login()).cookie ?? '',
            'content-type': 'application/json',
          })
        ).status,
      );

    expect(posts.length).toBeGreaterThan(15);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it('never close or demote the last who can log in, also two at once', async () => {
    await t.owner.query(
      `UPDATE account SET closed_at = now() WHERE role = 'administrator' AND id <> $1 AND EXISTS (SELECT FROM credential c WHERE c.account_id = account.id)`,
      [who.id],
    );
    const alone = [
      await admin.post(`/accounts/${who.id}/close`),
      await admin.post(`/accounts/${who.id}/role`, { role: 'staff' }),
    ];
    const second = await somebody(t, 'administrator');
    const other = await second.login();

    const both = await Promise.all([
      admin.post(`/accounts/${second.id}/role`, { role: 'staff' }),
      other.post(`/accounts/${who.id}/close`),
    ]);

    const { rows } = await t.owner.query(
      `SELECT count(*)::int FROM account WHERE role = 'administrator' AND closed_at IS NULL AND has_password(id)`,
    );
    expect(alone.map(codeOf)).toEqual([
      [409, 'last-administrator'],
      [409, 'last-administrator'],
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(rows).toEqual([{ count: 1 }]);
  });
});

describe('mail', () => {
  it('is plain text in both languages, from us, with the link of this address', async () => {
    const { email } = await somebody(t, 'reader');

    await browser().post('/password-resets', { email });
    const { from, to, raw, text } = await mailbox.next(email);

    expect([from, to]).toEqual(['ikrar@contoh.go.id', [email]]);
    expect(raw).toMatch(/^From: Ikrar <ikrar@contoh.go.id>\r$/m);
    expect(raw).toMatch(/^Content-Type: text\/plain/m);
    expect(text).toContain('kata sandi baru');
    expect(text).toContain('a new password');
    expect(text.match(/http:\/\/127\.0\.0\.1:3000\/tautan\/[\w-]{43}/g)).toHaveLength(2);
  });

  it('appears in the output, and goes nowhere, without a mail server', async () => {
    const { email } = await somebody(office, 'reader');
    const said = new Promise<string>((resolve) => {
      jest.spyOn(console, 'log').mockImplementation((text: string) => resolve(text));
    });

    await new Browser(office.url).post('/password-resets', { email });
    const text = await said;

    expect(text).toContain(`Mail to ${email}, not sent`);
    expect(text).toContain(`${HTTPS}/tautan/${tokenIn(text)}`);
  });

  it('that no server takes is said to the administrator, and the account is there', async () => {
    const broken = await startTestApp({
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'ikrar@contoh.go.id',
      ORIGIN: 'http://127.0.0.1:3000',
    });
    const admin = await (await somebody(broken, 'administrator')).login();

    const sent = await admin.post('/accounts', {
      name: 'Joko Contoh',
      email: 'joko@contoh.id',
      role: 'reader',
    });

    await broken.close();
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ delivery: 'failed', account: { name: 'Joko Contoh' } });
  });
});
