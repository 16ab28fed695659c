import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PATHS } from '../src/account-pages/paths.js';
import { aMeeting } from './support/builders.js';
import { Mailbox, tokenIn } from './support/mailbox.js';
import { PASSWORD, type Somebody, somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let mailbox: Mailbox;
let reader: Somebody;
let admin: Somebody;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  t = await startTestApp({
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'ikrar@contoh.id',
    ORIGIN: 'http://127.0.0.1:3000',
  });
  [reader, admin] = await Promise.all([somebody(t, 'reader'), somebody(t, 'administrator')]);
});
afterAll(async () => {
  await t.close();
  await mailbox.close();
});

const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const SOMEBODY = '00000000-0000-4000-8000-000000000000';

const open = (path: string, cookie?: string | null) =>
  fetch(t.url + path, { redirect: 'manual', headers: { ...PAGE, ...(cookie && { cookie }) } });
const send = (path: string, fields: Record<string, string>, cookie?: string | null) =>
  fetch(t.url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { ...PAGE, ...(cookie && { cookie }) },
  });
const textOf = async (answer: globalThis.Response) => (await answer.text()).replaceAll('&amp;', '&');
const tokenOf = async (path: string, cookie: string | null) =>
  /name="formToken" value="([^"]+)"/.exec(await textOf(await open(path, cookie)))?.[1] ?? '';
const cookieOf = async (one: Somebody) => (await one.login()).cookie;

describe('a page that needs a login', () => {
  it.each(['/akun', '/en/akun/token', '/akun/semua?cursor=x'])(
    'leads there and back again: %s',
    async (path) => {
      const answer = await open(path);

      const login = path.startsWith('/en') ? '/en/masuk' : '/masuk';
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        `${login}?ke=${encodeURIComponent(path)}`,
      ]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('is not opened by a token', async () => {
    const answer = await fetch(`${t.url}/akun`, {
      headers: { ...PAGE, authorization: `Bearer ${t.budi.token}` },
    });

    expect(answer.status).toBe(403);
  });

  it('of administrators is refused to others', async () => {
    for (const path of [PATHS.accounts, PATHS.invite, PATHS.audit, `${PATHS.accounts}/${SOMEBODY}`])
      expect((await open(path, await cookieOf(reader))).status).toBe(403);
  });
});

describe('after the login', () => {
  const logIn = (ke: string) => send('/masuk', { email: reader.email, password: PASSWORD, ke });

  it('people go where they wanted to', async () => {
    const answer = await logIn('/en/akun/token');

    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/akun/token']);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^ikrar-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'https://evil.example',
    '/%09/..//evil.example',
  ])('nobody is sent to another site: %s', async (ke) => {
    expect((await logIn(ke)).headers.get('location')).toBe('/akun');
    const form = await textOf(await open(`/masuk?ke=${encodeURIComponent(ke)}`));
    expect(form).not.toContain('evil.example');
  });

  it('the masthead says whose account it is, and public pages are kept by nobody', async () => {
    const cookie = await cookieOf(reader);
    for (const path of ['/', '/en', '/api/docs']) {
      const [guest, known] = await Promise.all([open(path), open(path, cookie)]);
      expect(guest.headers.get('cache-control')).toMatch(/^public/);
      expect(known.headers.get('cache-control')).toBe('no-store');
      expect(await guest.text()).toMatch(/href="(?:\/en)?\/masuk"/);
      expect(await known.text()).toContain(reader.name);
    }
  });
});

describe('a form', () => {
  const FORMS = [
    PATHS.password,
    PATHS.secondFactor,
    `${PATHS.secondFactor}/kode`,
    `${PATHS.secondFactor}/hapus`,
    PATHS.recoveryCodes,
    PATHS.tokens,
    `${PATHS.tokens}/${SOMEBODY}`,
    `${PATHS.sessions}/lain`,
    `${PATHS.sessions}/${SOMEBODY}`,
    PATHS.logOut,
    PATHS.logIn,
    PATHS.forgotten,
    PATHS.invite,
  ];
  const ACTS = ['peran', 'undang', 'sandi', 'akhiri-sesi', 'lepas-kode', 'tutup', 'buka'];

  it('without the token of the session does nothing, whichever it is', async () => {
    const cookie = await cookieOf(admin);
    const paths = [...FORMS, ...ACTS.map((act) => `${PATHS.accounts}/${reader.id}/${act}`)];

    for (const path of paths) {
      for (const formToken of ['', 'x', 'A'.repeat(43)]) {
        const answer = await send(path, { ...(formToken && { formToken }), email: 'x@contoh.id' }, cookie);
        expect([path, answer.status]).toEqual([path, 403]);
        expect(await answer.text()).toMatch(/kirim lagi/i);
      }
    }
    expect((await open('/akun', cookie)).status).toBe(200);
  });

  it('takes the token of its own session only', async () => {
    const [mine, other] = [await cookieOf(admin), await cookieOf(admin)];
    const formToken = await tokenOf('/akun', mine);

    expect((await send(`${PATHS.sessions}/lain`, { formToken }, other)).status).toBe(403);
    expect((await send(`${PATHS.sessions}/lain`, { formToken }, mine)).status).toBe(303);
  });

  it('says the texts of the API at its fields, with the same status', async () => {
    const cookie = await cookieOf(reader);
    const formToken = await tokenOf('/en/akun/token', cookie);

    const answer = await send(
      '/en/akun/token',
      { formToken, name: '<b>x', days: 'x', scopes: 'write' },
      cookie,
    );

    const html = await textOf(answer);
    expect(answer.status).toBe(400);
    expect(html).toContain(
      '<p class="govuk-error-message error" id="days-error-0">must be a whole number</p>',
    );
    expect(html).toContain('value="&lt;b>x"');
  });

  it('with fields nobody asked for is refused', async () => {
    const answer = await send('/masuk', { email: reader.email, password: PASSWORD, role: 'administrator' });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('of a session that has ended shows what was typed, but for secrets', async () => {
    const answer = await send('/akun/token', { name: 'laporan contoh', password: 'rahasia contoh' });

    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain('laporan contoh');
    expect(html).not.toContain('rahasia contoh');
  });

  it('never sends a password back', async () => {
    const answer = await send('/masuk', { email: reader.email, password: 'salah tetapi rahasia' });

    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain(`value="${reader.email}"`);
    expect(html).not.toContain('salah tetapi rahasia');
  });
});

describe('a form whose session has ended', () => {
  const LOG = '/meja/rapat/catat';
  const TEXT = 'Dibahas "jadwal" & <ruang>.\nBaris kedua';
  const decoded = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&#10;', '\n').replaceAll('&amp;', '&');
  /** What the first form of a page that is sent there carries unseen. */
  function formIn(html: string, action: string): [string, string][] {
    const [, form = ''] = html.split(`action="${action}"`);
    const [fields = ''] = form.split('</form>');
    return [...fields.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [decoded(name), decoded(value)],
    );
  }
  const sendAll = (path: string, fields: [string, string][], cookie: string | null) =>
    fetch(t.url + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
      headers: { ...PAGE, referer: `${t.url}${LOG}?pemesanan=x`, ...(cookie && { cookie }) },
    });
  const cookieIn = (answer: globalThis.Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? null;
  const endSessions = (one: Somebody) =>
    t.owner.query('UPDATE login_session SET ended_at = now() WHERE account_id = $1', [one.id]);

  let staff: Somebody;
  beforeAll(async () => {
    staff = await somebody(t, 'staff');
  });

  /** A page of somebody's, sent after their session is over. */
  async function sentTooLate(one: Somebody, path: string, typed: Record<string, string>) {
    const cookie = await cookieOf(one);
    const formToken = await tokenOf(path, cookie);
    await endSessions(one);
    const fields = Object.entries({ formToken, formKey: SOMEBODY, ...typed });
    const answer = await sendAll(path, fields, cookie);
    return { status: answer.status, html: await answer.text(), fields, cookie };
  }
  const logIn = async (one: Somebody, carried: [string, string][]) => {
    const entered = await sendAll('/masuk', [...carried, ['email', one.email], ['password', PASSWORD]], null);
    return { entered, html: await entered.text(), cookie: cookieIn(entered) };
  };

  it('comes through the login and both factors with all that was typed, and is not sent', async () => {
    const before = await t.owner.query('SELECT FROM meeting');
    const late = await sentTooLate(staff, LOG, {
      name: 'Audiensi Terbawa',
      'points.0.text': TEXT,
      step: 'cari:attendances.0',
    });
    const begun = await (
      await sendAll('/masuk/isian', formIn(late.html, '/masuk/isian'), late.cookie)
    ).text();
    const wrong = await (
      await sendAll(
        '/masuk',
        [...formIn(begun, '/masuk'), ['email', staff.email], ['password', 'keliru sekali']],
        null,
      )
    ).text();
    const half = await logIn(staff, formIn(wrong, '/masuk'));
    const done = await sendAll(
      '/masuk/kode',
      [...formIn(half.html, '/masuk/kode'), ['code', await staff.code()]],
      half.cookie,
    );
    const page = await done.text();
    const shown = await sendAll(LOG, formIn(page, LOG), cookieIn(done));

    const html = await shown.text();
    expect([late.status, half.entered.status, done.status, shown.status]).toEqual([401, 200, 200, 200]);
    expect(half.html).toContain('Kode kedua');
    expect(page).toContain('Buka formulir dengan isian saya');
    expect(page).toContain(`href="${LOG}?pemesanan=x"`);
    expect(html).toContain('belum dikirim');
    expect(html).toContain('value="Audiensi Terbawa"');
    expect(decoded(html)).toContain(TEXT);
    expect(html).not.toContain(`value="${late.fields[0]?.[1]}"`);
    expect((await t.owner.query('SELECT FROM meeting')).rowCount).toBe(before.rowCount);
  });

  it('is not shown to another account, nor to one that cannot be told to be the same', async () => {
    const late = await sentTooLate(staff, LOG, { name: 'Isian Rahasia Contoh' });
    const carried = formIn(late.html, '/masuk/isian');
    const nobodys = carried.filter(([name]) => name !== 'isian-tanda');

    for (const [one, fields] of [
      [admin, carried],
      [reader, carried],
      [staff, nobodys],
    ] as const) {
      const { entered, html, cookie } = await logIn(one, fields);
      const again = await (await sendAll('/masuk/isian', fields, cookie)).text();
      expect(entered.status).toBe(200);
      expect(html).toContain('Isian ini bukan dari akun Anda');
      expect(html + again).not.toContain('Rahasia');
    }
  });

  it('goes on at once where somebody has logged in meanwhile', async () => {
    const late = await sentTooLate(staff, LOG, { name: 'Audiensi Contoh' });

    const answer = await sendAll('/masuk/isian', formIn(late.html, '/masuk/isian'), await cookieOf(staff));

    expect(formIn(await answer.text(), LOG)).toContainEqual(['name', 'Audiensi Contoh']);
  });

  it('is carried on where half a login is over too', async () => {
    const late = await sentTooLate(staff, LOG, { name: 'Audiensi Contoh' });
    const half = await logIn(staff, formIn(late.html, '/masuk/isian'));
    await endSessions(staff);

    const answer = await sendAll(
      '/masuk/kode',
      [...formIn(half.html, '/masuk/kode'), ['code', await staff.code()]],
      half.cookie,
    );

    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(formIn(html, '/masuk/isian')).toEqual(formIn(late.html, '/masuk/isian'));
  });

  it('that comes back is done by no handler, whatever else it carries', async () => {
    const cookie = await cookieOf(staff);
    const formToken = await tokenOf('/akun/token', cookie);

    const shown = await send(
      '/akun/token',
      { formToken, formKey: SOMEBODY, formReturned: 'ya', name: 'token terbawa', days: '9', scopes: 'read' },
      cookie,
    );
    const pressed = await send(`${PATHS.sessions}/lain`, { formToken, formReturned: 'ya' }, cookie);

    expect([shown.status, pressed.status]).toEqual([200, 403]);
    expect(await shown.text()).toContain('value="token terbawa"');
    const { rowCount } = await t.owner.query(`SELECT FROM access_token WHERE name = 'token terbawa'`);
    expect(rowCount).toBe(0);
  });

  it('still stands for the version it was filled in for, where the record changed meanwhile', async () => {
    const meeting = await aMeeting(t);
    const path = `/meja/rapat/${meeting.id}`;
    const cookie = await cookieOf(staff);
    const formToken = await tokenOf(path, cookie);
    const fields = { formToken, reason: 'Alasan contoh', revision: String(meeting.revision) };
    await t.budi.act(`/meetings/${meeting.id}/corrections`, meeting, {
      invitationNumber: '1',
      reason: 'Lengkap',
    });

    const shown = await (await send(`${path}/batalkan`, { ...fields, formReturned: 'ya' }, cookie)).text();
    const sent = await send(`${path}/batalkan`, fields, cookie);

    expect(new Map(formIn(shown, `${path}/batalkan`)).get('revision')).toBe(fields.revision);
    expect(sent.status).toBe(412);
    const again = new Map(formIn(await sent.text(), `${path}/batalkan`));
    expect(Number(again.get('revision'))).toBe(meeting.revision + 1);
  });

  it('too long for a login is there to be copied', async () => {
    const long = 'Panjang sekali. '.repeat(3900);
    const late = await sentTooLate(staff, LOG, { summary: long });

    expect(late.html).toContain(long);
    expect(late.html).toContain('terlalu panjang');
    expect(late.html).not.toContain('/masuk/isian');
  });

  it('is taken from no other site', async () => {
    const answer = await fetch(`${t.url}/masuk/isian`, {
      method: 'POST',
      body: new URLSearchParams({ 'isian-untuk': LOG, 'isian.name': 'Umpan' }),
      headers: { ...PAGE, 'sec-fetch-site': 'cross-site' },
    });

    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('Umpan');
  });
});

describe('a link', () => {
  it('is not used up by opening it, as mail scanners do, and works once', async () => {
    await send('/masuk/lupa', { email: reader.email });
    const path = `/tautan/${tokenIn((await mailbox.next(reader.email)).text)}`;

    expect([(await open(path)).status, (await open(path)).status]).toEqual([200, 200]);
    expect((await send(path, { password: PASSWORD })).status).toBe(303);
    expect([(await open(path)).status, (await send(path, { password: PASSWORD })).status]).toEqual([
      404, 422,
    ]);
  });

  it('that was never made looks the same', async () => {
    const [dead, none] = await Promise.all([open(`/tautan/${'A'.repeat(43)}`), open('/tautan/x')]);

    expect([dead.status, none.status]).toEqual([404, 404]);
  });
});

describe('the set-up', () => {
  it('has no page once somebody has set up', async () => {
    await t.owner.query('UPDATE set_up SET account_id = $1, closed_at = now()', [admin.id]);

    expect((await open('/mulai')).status).toBe(404);
    expect((await send('/mulai', { code: 'x' })).status).toBe(404);
  });
});

it('news on a page are ours, whatever the address says', async () => {
  const html = await textOf(await open('/akun?kabar=toString', await cookieOf(reader)));

  expect(html).not.toContain('role="status"');
});
