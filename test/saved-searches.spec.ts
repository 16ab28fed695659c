import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { withoutTriggers } from '../bench/without-triggers.js';
import pg from 'pg';
import { MailLinks } from '../src/auth/mail-links.js';
import { createApplication } from '../src/application.js';
import { addDays, today } from '../src/common/day.js';
import { processActor } from '../src/common/actor.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { TURN_CLOCKS } from '../src/clocks/nightly.js';
import { crontabOf, Task } from '../src/jobs/task.js';
import { Workers } from '../src/jobs/workers.js';
import { BEGIN_DIGESTS, Digests, SEND_DIGEST } from '../src/saved-searches/digests.js';
import type { Browser } from './support/browser.js';
import {
  aSource,
  anOrganization,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
} from './support/builders.js';
import type { Json, Response } from './support/client.js';
import { addTimed, jobsOf, runJobs } from './support/jobs.js';
import { Mailbox, type Received } from './support/mailbox.js';
import { somebody, type Somebody } from './support/people.js';
import { connectionsTo, testSettings } from './support/server.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const ORIGIN = 'http://127.0.0.1:3000';

let t: TestApp;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  t = await startTestApp(mailSettings());
});
afterAll(async () => {
  await t.close();
  await mailbox.close();
});
afterEach(async () => {
  if (mailbox.unread.length > 0) throw new Error(`a mail nobody expected: ${mailbox.unread.join(', ')}`);
  // Whoever was told in one test is not told in the next.
  await t.owner.query('UPDATE digest_subscription SET is_wanted = false');
});

const mailSettings = () => ({ SMTP_URL: mailbox.url, MAIL_FROM: 'ikrar@contoh.go.id', ORIGIN });
const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
/** A page, as somebody sees it. */
const open = async ({ url }: TestApp, path: string, browser?: Browser): Promise<string> => {
  const answer = await fetch(url + path, {
    headers: { ...PAGE, ...(browser?.cookie && { cookie: browser.cookie }) },
  });
  return answer.text();
};
/** The hidden fields of a page, as its form sends them back. */
const hiddenIn = (html: string): URLSearchParams =>
  new URLSearchParams(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')],
    ),
  );
const codeOf = ({ status, body }: Response) => [status, body?.type];

interface Reader {
  who: Somebody;
  browser: Browser;
}
const aReader = async (role: 'reader' | 'staff' = 'reader'): Promise<Reader> => {
  const who = await somebody(t, role);
  return { who, browser: await who.login() };
};
const keep = async ({ browser }: Reader, fields: object = {}): Promise<Json> => {
  const answer = await browser.post('/me/saved-searches', {
    list: 'sources',
    query: 'q=pelatihan',
    name: 'Pelatihan',
    ...fields,
  });
  expect(answer.status).toBe(201);
  return answer.body;
};
const kept = async ({ browser }: Pick<Reader, 'browser'>): Promise<Json[]> =>
  (await browser.get('/me/saved-searches')).body.items;

/** Something that takes as long as the test likes. */
const SLOW = new Task<object>('test.slow');

let day = today();
/** The next morning: what is due then is done. */
async function morning(): Promise<void> {
  day = addDays(day, 1);
  await addTimed(t, BEGIN_DIGESTS.name, day);
  await runJobs(t);
}
/** The mail somebody got. */
const mailTo = async ({ who }: Reader): Promise<Received & { html: string }> =>
  read(await mailbox.next(who.email));
/** A line of a mail's head, unfolded. */
const headerOf = ({ raw }: Received, name: string): string | undefined =>
  new RegExp(`^${name}:((?: .*)?(?:\\r\\n[ \\t].+)*)`, 'im')
    .exec(raw)?.[1]
    ?.replaceAll(/\r\n\s+/g, ' ')
    .trim();

/** The two parts of a mail. */
function read(mail: Received): Received & { html: string } {
  const boundary = /boundary="([^"]+)"/.exec(mail.raw)?.[1] ?? '';
  const [text = '', html = ''] = mail.raw.split(`--${boundary}`).slice(1).map(partOf);
  return { ...mail, text, html };
}
function partOf(part: string): string {
  const [head = '', ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('a saved search', () => {
  it('is kept under a name, renamed, left out of the mail and taken back, and deleted', async () => {
    const reader = await aReader();
    const made = await keep(reader, {
      query: 'sort=-published&q=pelatihan&kind=news_article&limit=5',
      name: 'Berita',
    });

    const renamed = await reader.browser.post(`/me/saved-searches/${made.id}/rename`, {
      name: 'Berita pelatihan',
    });
    const stopped = await reader.browser.post(`/me/saved-searches/${made.id}/stop`);
    const resumed = await reader.browser.post(`/me/saved-searches/${made.id}/resume`);
    const left = await reader.browser.delete(`/me/saved-searches/${made.id}`);

    expect(made).toEqual({
      id: made.id,
      name: 'Berita',
      list: 'sources',
      query: 'kind=news_article&q=pelatihan',
      isMailed: true,
      isInstant: false,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect([renamed.body.name, stopped.body.isMailed, resumed.body.isMailed]).toEqual([
      'Berita pelatihan',
      false,
      true,
    ]);
    expect(left.body).toEqual({ items: [] });
    expect(codeOf(await reader.browser.post(`/me/saved-searches/${made.id}/stop`))).toEqual([
      404,
      '/problems/not-found',
    ]);
  });

  it('is nobody else’s to see or to change', async () => {
    const [one, other] = await Promise.all([aReader(), aReader('staff')]);
    const made = await keep(one);

    const tries = await Promise.all([
      other.browser.post(`/me/saved-searches/${made.id}/rename`, { name: 'Milik saya' }),
      other.browser.post(`/me/saved-searches/${made.id}/stop`),
      other.browser.delete(`/me/saved-searches/${made.id}`),
    ]);

    expect(tries.map(codeOf)).toEqual(tries.map(() => [404, '/problems/not-found']));
    expect(await kept(other)).toEqual([]);
    expect(await kept(one)).toEqual([made]);
  });

  it.each([
    ['a key the list does not know', 'warna=biru', 'query.warna'],
    ['a value the list does not take', 'kind=dongeng', 'query.kind'],
    ['a past day', 'as_of=2026-01-01', 'query'],
  ])('is refused with %s', async (_, query, field) => {
    const reader = await aReader();

    const answer = await reader.browser.post('/me/saved-searches', { list: 'sources', query, name: 'Salah' });

    expect(codeOf(answer)).toEqual([400, '/problems/fields-refused']);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect(await kept(reader)).toEqual([]);
  });

  it('holds no text PostgreSQL cannot keep', async () => {
    const reader = await aReader();

    const answers = await Promise.all(
      ['q=%00', 'q=%ff', '__proto__=1'].map((query) =>
        reader.browser.post('/me/saved-searches', { list: 'sources', query, name: 'Aneh' }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  it('can be of every list, with nothing chosen', async () => {
    const reader = await aReader();

    for (const list of ['commitments', 'statements', 'events', 'meetings', 'organizations', 'sources'])
      await keep(reader, { list, query: undefined, name: list });

    expect((await kept(reader)).map(({ query }) => query)).toEqual(Array.from({ length: 6 }, () => ''));
  });

  it('is one of fifty at most, also when several are kept at once', async () => {
    const reader = await aReader();
    for (let n = 0; n < 49; n++) await keep(reader, { name: `Nomor ${n}` });

    const answers = await Promise.all(
      ['Satu', 'Dua', 'Tiga'].map((name) =>
        reader.browser.post('/me/saved-searches', { list: 'sources', name }),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(await kept(reader)).toHaveLength(50);
  });

  it('is kept once, however often and at once it is asked for under one key', async () => {
    const { browser } = await aReader();
    const wanted = { list: 'sources', query: 'q=pelatihan', name: 'Sekali' };
    const key = { 'idempotency-key': 'sekali-saja' };
    const first = await browser.post('/me/saved-searches', wanted, key);
    const again = await browser.post('/me/saved-searches', wanted, key);
    const other = await browser.post('/me/saved-searches', { ...wanted, name: 'Lain' }, key);
    const body = hiddenIn(await open(t, '/akun/pencarian/baru?list=sources&query=q%3Dpelatihan', browser));
    body.set('name', 'Klik ganda');
    const click = () =>
      fetch(`${t.url}/akun/pencarian`, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: { ...PAGE, cookie: browser.cookie ?? '' },
      });
    const clicks = await Promise.all([click(), click()]);

    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(codeOf(other)).toEqual([422, '/problems/key-reused']);
    expect(clicks.map(({ status }) => status)).toContain(303);
    expect((await kept({ browser })).map(({ name }) => name)).toEqual(['Klik ganda', 'Sekali']);
  });

  it('takes a login, no token', async () => {
    const answers = await Promise.all([
      t.anyone.get('/me/saved-searches'),
      t.budi.get('/me/saved-searches'),
      t.budi.get('/me/digest'),
    ]);

    expect(answers.map(codeOf)).toEqual([
      [401, '/problems/token-needed'],
      [403, '/problems/login-needed'],
      [403, '/problems/login-needed'],
    ]);
  });
});

describe('the daily mail', () => {
  it('tells in one mail what is new and what changed in every search since it was kept', async () => {
    const old = await aSource(t, { title: 'Berita pelatihan, sudah lama' });
    await aSource(t, { title: 'Berita pelatihan, sebelum disimpan' });
    const reader = await aReader();
    await keep(reader);
    await keep(reader, { list: 'organizations', query: 'kind=union', name: 'Serikat baru' });
    const fresh = await aSource(t, { title: 'Berita pelatihan <baru> & segar' });
    await aSource(t, { title: 'Berita lain sama sekali' });
    await t.siti.act(`/sources/${old.id}/corrections`, old, {
      publisher: 'Media Contoh',
      reason: 'Lupa ditulis.',
    });
    const union = await anOrganization(t, { kind: 'union' });

    await morning();
    const mail = await mailTo(reader);

    expect(headerOf(mail, 'subject')).toBe('Ikrar: 3 new or changed records');
    expect(headerOf(mail, 'auto-submitted')).toBe('auto-generated');
    expect(mail.text.replaceAll('\r\n', '\n')).toContain(
      `Pelatihan (Sources)
- Changed: Berita pelatihan, sudah lama
  ${ORIGIN}/en/sources/${old.id}
- New: Berita pelatihan <baru> & segar
  ${ORIGIN}/en/sources/${fresh.id}

Serikat baru (Organizations)
- New: ${union.name}
  ${ORIGIN}/en/organizations/${union.id}
`,
    );
    expect(mail.html).toContain(
      `<a href="${ORIGIN}/en/sources/${fresh.id}">Berita pelatihan &lt;baru> &amp; segar</a>`,
    );
    expect(mail.text + mail.html).not.toMatch(/sebelum disimpan|Berita lain/);
  });

  it('is in the language that was chosen', async () => {
    const reader = await aReader();
    await keep(reader);
    await reader.browser.post('/me/digest/start', { language: 'id' });
    await aSource(t, { title: 'Panduan pelatihan' });

    await morning();
    const mail = await mailTo(reader);

    expect(headerOf(mail, 'subject')).toBe('Ikrar: 1 hal baru atau berubah');
    expect(mail.text).toContain('- Baru: Panduan pelatihan');
    expect(mail.html).toContain('<html lang="id">');
  });

  it('does not come when there is nothing new, and tells nothing twice', async () => {
    const reader = await aReader();
    await keep(reader);
    await aSource(t, { title: 'Pelatihan hari pertama' });
    await morning();
    const first = await mailTo(reader);
    await aSource(t, { title: 'Tidak dicari' });
    await morning();
    await aSource(t, { title: 'Pelatihan hari ketiga' });
    await morning();
    const third = await mailTo(reader);

    await addTimed(t, BEGIN_DIGESTS.name, day);
    await runJobs(t);

    expect(first.text).toContain('hari pertama');
    expect(third.text).toContain('hari ketiga');
    expect(third.text).not.toContain('hari pertama');
    expect(headerOf(third, 'message-id')).not.toBe(headerOf(first, 'message-id'));
  });

  it('does not tell people what they did themselves', async () => {
    const keeper = await aReader('staff');
    await keep(keeper);
    const made = await keeper.browser.post('/sources', {
      kind: 'news_article',
      party: 'media',
      title: 'Pelatihan yang dicatat sendiri',
    });

    await morning();

    expect(made.status).toBe(201);
  });

  it('says how many more there are, and where', async () => {
    const reader = await aReader();
    await keep(reader, { query: 'q=banyak', name: 'Banyak' });
    for (let n = 0; n < 23; n++) await aSource(t, { title: `Hal banyak nomor ${n}` });

    await morning();
    const { text } = await mailTo(reader);

    expect(text.match(/Hal banyak nomor/g)).toHaveLength(20);
    expect(text.replaceAll('\r\n', '\n')).toContain(
      `  and 3 others: ${ORIGIN}/en/sources?q=banyak&sort=-updated`,
    );
  });

  it('tells of what was changed by a transaction that had begun before the last mail and ended after it', async () => {
    const reader = await aReader();
    await keep(reader);
    const source = await aSource(t, { title: 'Pelatihan yang lama diproses' });
    await morning();
    await mailTo(reader);
    const head = (await t.owner.query<{ size: string }>('SELECT size FROM history_head')).rows[0]?.size;
    const changed = await t.siti.act(`/sources/${source.id}/corrections`, source, {
      publisher: 'Media Contoh',
      reason: 'Lupa ditulis.',
    });
    await withoutTriggers(t.owner, () =>
      t.owner.query(`UPDATE source SET changed_at = now() - interval '5 minutes' WHERE id = $1`, [source.id]),
    );

    await morning();

    expect(Number(head)).toBeGreaterThan(0);
    expect(changed.status).toBe(200);
    expect((await mailTo(reader)).text).toContain('- Changed: Pelatihan yang lama diproses');
  });

  it('tells nobody of what they may not see, and the office and the parties of what they may', async () => {
    const union = await anOrganization(t, { kind: 'union' });
    const [reader, keeper] = await Promise.all([aReader(), aReader('staff')]);
    const member = await somebody(t, 'representative', { organizationId: union.id });
    const representative = { who: member, browser: await member.login() };
    for (const one of [reader, keeper, representative]) await keep(one);
    await aSource(t, { title: 'Pelatihan untuk kantor', ...forTheOffice });
    await aSource(t, { title: 'Pelatihan untuk pihak', ...forParties(union.id) });
    await morning();

    const [toKeeper, toRepresentative] = [await mailTo(keeper), await mailTo(representative)];

    expect(toKeeper.text.match(/Pelatihan untuk \w+/g)?.toSorted()).toEqual([
      'Pelatihan untuk kantor',
      'Pelatihan untuk pihak',
    ]);
    expect(toRepresentative.text.match(/Pelatihan untuk \w+/g)).toEqual(['Pelatihan untuk pihak']);
  });

  it('tells nothing of what was closed before it was written, though it was open when the day began', async () => {
    const reader = await aReader();
    await keep(reader, { query: 'q=rahasia' });
    const [closed] = [
      await aSource(t, { title: 'Hal rahasia yang ditutup' }),
      await aSource(t, { title: 'Hal rahasia yang tetap terbuka' }),
    ];
    await runJobs(t);
    day = addDays(day, 1);
    await t.app.get(Digests)['begin'](day);
    await t.siti.act(`/sources/${closed.id}/restrict`, closed, {
      visibility: 'internal',
      restrictedGround: 'personal_secrets',
      restrictedUntil: '2030-01-01',
      reason: 'Memuat data pribadi.',
    });

    await runJobs(t);
    const mail = await mailTo(reader);

    expect(headerOf(mail, 'subject')).toBe('Ikrar: 1 new or changed record');
    expect(mail.text).not.toContain('ditutup');
  });

  it('follows the rights of the day: what an account has lost it is not told', async () => {
    const union = await anOrganization(t, { kind: 'union' });
    const member = await somebody(t, 'representative', { organizationId: union.id });
    const representative = { who: member, browser: await member.login() };
    await keep(representative);
    await aSource(t, { title: 'Pelatihan untuk pihak', ...forParties(union.id) });
    await t.owner.query(`UPDATE account SET role = 'reader', organization_id = NULL WHERE id = $1`, [
      member.id,
    ]);

    await morning();
    await t.owner.query('UPDATE account SET closed_at = now() WHERE id = $1', [member.id]);
    await aSource(t, { title: 'Pelatihan terbuka' });
    await morning();

    expect(await jobsOf(t)).toEqual([]);
  });

  it('tells of a pledge once it is verified, as new', async () => {
    const reader = await aReader();
    await keep(reader, { list: 'commitments', query: 'status=not_started', name: 'Janji' });
    const commitment = await aVerifiedCommitment(t, { title: 'Ruang pelatihan contoh' });

    await morning();

    expect((await mailTo(reader)).text.replaceAll('\r\n', '\n')).toContain(
      `- New: Ruang pelatihan contoh\n  ${ORIGIN}/en/commitments/${commitment.id}`,
    );
  });

  it('tells of a clock that turned on a pledge, which is what brings it into the search', async () => {
    const reader = await aReader();
    const union = await anOrganization(t, { kind: 'union' });
    const late = await aVerifiedCommitment(t, {
      title: 'Menyiapkan ruang Contoh yang terlambat',
      receiverIds: [union.id],
      dueOn: addDays(today(), -1),
    });
    await keep(reader, {
      list: 'commitments',
      query: `flag=overdue&receiver=${union.id}`,
      name: 'Terlambat',
    });
    await morning();
    await addTimed(t, TURN_CLOCKS.name, today());
    await runJobs(t);

    await morning();
    const { text } = await mailTo(reader);

    expect(text.replaceAll('\r\n', '\n')).toContain(
      `- Changed: ${late.title}\n  ${ORIGIN}/en/commitments/${late.id}`,
    );
    await morning();
  });

  it('leaves out a search that was stopped, and what changed until it was taken back', async () => {
    const reader = await aReader();
    const { id } = await keep(reader);
    await reader.browser.post(`/me/saved-searches/${id}/stop`);
    await aSource(t, { title: 'Pelatihan yang tidak dikabarkan' });
    await morning();
    await reader.browser.post(`/me/saved-searches/${id}/resume`);
    await aSource(t, { title: 'Pelatihan yang dikabarkan' });
    await morning();

    expect((await mailTo(reader)).text).not.toContain('tidak dikabarkan');
  });
});

describe('nothing is lost, and nothing told twice', () => {
  it('when the mail server takes nothing for a while: the mail comes later, once', async () => {
    const reader = await aReader();
    await keep(reader);
    await aSource(t, { title: 'Pelatihan yang tertunda' });
    mailbox.isFull = true;
    await morning();
    const failing = await jobsOf(t);
    mailbox.isFull = false;

    await runJobs(t);
    await runJobs(t);

    expect(failing).toEqual([
      { task: SEND_DIGEST.name, attempts: 1, error: 'The digest was not taken by the mail server.' },
    ]);
    expect((await mailTo(reader)).text).toContain('Pelatihan yang tertunda');
    expect(await jobsOf(t)).toEqual([]);
  });

  it('when the process dies after the mail server took the mail: it comes again under the same id', async () => {
    const reader = await aReader();
    await keep(reader);
    await aSource(t, { title: 'Pelatihan yang terkirim dua kali' });
    await t.owner.query(`
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the process died'; END $$;
      CREATE TRIGGER die BEFORE UPDATE ON digest FOR EACH ROW EXECUTE FUNCTION die()`);
    await morning();
    await t.owner.query('DROP TRIGGER die ON digest; DROP FUNCTION die()');
    await runJobs(t);

    const [first, again] = [await mailTo(reader), await mailTo(reader)];

    expect(headerOf(first, 'message-id')).toMatch(/^<[0-9a-f-]{36}@contoh\.go\.id>$/);
    expect(headerOf(again, 'message-id')).toBe(headerOf(first, 'message-id'));
    await runJobs(t);
  });

  it('when the process dies between the commit and the mail: the next one takes its job over', async () => {
    const reader = await aReader();
    await keep(reader);
    await aSource(t, { title: 'Pelatihan yang diambil alih' });
    await runJobs(t);
    day = addDays(day, 1);
    await t.app.get(Digests)['begin'](day);
    await t.owner.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-dead', attempts = 1`,
    );
    await runJobs(t);
    const locked = await jobsOf(t);
    const second = await createApplication(
      testSettings({ FILES_DIR: t.files, ...mailSettings() }),
      connectionsTo(t.server, t.database),
    );

    await second.get(Workers).start();
    const mail = await mailTo(reader);
    await second.close();

    expect(locked).toHaveLength(1);
    expect(mail.text).toContain('Pelatihan yang diambil alih');
    expect(await jobsOf(t)).toEqual([]);
  });

  it('and a process that lives keeps its jobs when another starts', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() =>
        createApplication(
          testSettings({ FILES_DIR: t.files, ...mailSettings() }),
          connectionsTo(t.server, t.database),
        ),
      ),
    );
    let letGo = () => {};
    const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
    const runs: string[] = [];
    for (const [name, app] of [
      ['one', one],
      ['other', other],
    ] as const)
      app.get(Workers).does(SLOW, async () => {
        runs.push(name);
        await isLetGo;
      });
    await one.get(Workers).start();
    const { id } = (await t.owner.query<{ id: string }>('SELECT id FROM account LIMIT 1')).rows[0];
    await t.work.run(processActor(id, 'reader'), (tx) => t.app.get(JobQueue).add(tx, SLOW, {}));
    await untilTrue(() => runs.length === 1);

    await other.get(Workers).start();
    await t.work.run(processActor(id, 'reader'), (tx) => t.app.get(JobQueue).add(tx, SLOW, {}));
    await untilTrue(() => runs.length === 2);
    letGo();
    await Promise.all([one.close(), other.close()]);

    expect(runs).toHaveLength(2);
    expect(await jobsOf(t)).toEqual([]);
  });

  it('and what is rolled back leaves no job', async () => {
    const { id } = (await t.owner.query<{ id: string }>('SELECT id FROM account LIMIT 1')).rows[0];

    await t.work
      .run(processActor(id, 'reader'), async (tx) => {
        await t.app.get(JobQueue).add(tx, SLOW, {});
        throw new Error('taken back');
      })
      .catch(() => {});

    expect(await jobsOf(t)).toEqual([]);
  });
});

async function untilTrue(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('the link that stops the mails', () => {
  const linkIn = (mail: Received) => headerOf(mail, 'list-unsubscribe')?.slice(1 + ORIGIN.length, -1) ?? '';
  const subscribed = async (): Promise<{ reader: Reader; link: string }> => {
    const reader = await aReader();
    await keep(reader);
    await aSource(t, { title: 'Pelatihan sebelum berhenti' });
    await morning();
    const mail = await mailTo(reader);
    expect(mail.text).toContain(ORIGIN + linkIn(mail));
    return { reader, link: linkIn(mail) };
  };
  /** As a mail program sends it: from nowhere, with nothing that says who asks. */
  const send = (path: string, init: RequestInit = {}) => fetch(t.url + path, { redirect: 'manual', ...init });

  it.each([
    ['as a form', new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })],
    [
      'as a form in parts',
      (() => {
        const form = new FormData();
        form.set('List-Unsubscribe', 'One-Click');
        return form;
      })(),
    ],
  ])('works for a mail program without a login, %s', async (_, body) => {
    const { reader, link } = await subscribed();

    const looked = await send(link);
    const before = await reader.browser.get('/me/digest');
    const stopped = await send(link, { method: 'POST', body });
    const after = await reader.browser.get('/me/digest');
    await aSource(t, { title: 'Pelatihan setelah berhenti' });
    await morning();

    expect([looked.status, stopped.status]).toEqual([200, 200]);
    expect(await looked.text()).toContain('no more mails about your saved searches and what you follow');
    expect(await stopped.text()).toContain('All these mails have stopped');
    expect(looked.headers.get('cache-control')).toBe('no-store');
    expect([before.body.isWanted, after.body.isWanted]).toEqual([true, false]);
    expect(await kept(reader)).toHaveLength(1);
  });

  it('stops also a mail that was begun and not yet sent', async () => {
    const { link } = await subscribed();
    await aSource(t, { title: 'Pelatihan yang tidak sampai' });
    await runJobs(t);
    day = addDays(day, 1);
    await t.app.get(Digests)['begin'](day);

    await send(link, { method: 'POST' });
    await runJobs(t);

    expect(await jobsOf(t)).toEqual([]);
  });

  it('is undone in the account, and the mail tells only of what changes from then on', async () => {
    const { reader, link } = await subscribed();
    await send(link, { method: 'POST' });
    await aSource(t, { title: 'Pelatihan yang dilewatkan' });
    await reader.browser.post('/me/digest/start', {});
    await aSource(t, { title: 'Pelatihan yang diceritakan' });

    await morning();
    const { text } = await mailTo(reader);

    expect(text).toContain('diceritakan');
    expect(text).not.toContain('dilewatkan');
  });

  it('opens nothing when it is made up, or belongs to another installation', async () => {
    const reader = await aReader();
    const token = t.app.get(MailLinks).token(reader.who.id);
    const other = token.slice(0, -1) + (token.endsWith('A') ? 'Q' : 'A');

    const answers = await Promise.all(
      [other, token.slice(1), 'x', 'a'.repeat(43)].flatMap((made) => [
        send(`/berhenti/${made}`),
        send(`/berhenti/${made}`, { method: 'POST' }),
      ]),
    );

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect((await reader.browser.get('/me/digest')).body.isWanted).toBe(true);
  });
});

describe('without a mail server', () => {
  it('searches are kept, the page says that there is no mail, and nothing is begun', async () => {
    const silent = await startTestApp();
    const browser = await (await somebody(silent, 'reader')).login();
    await browser.post('/me/saved-searches', { list: 'sources', name: 'Semua sumber' });
    await aSource(silent);

    await addTimed(silent, BEGIN_DIGESTS.name, addDays(day, 1));
    await runJobs(silent);
    const page = await open(silent, '/akun/pencarian', browser);
    const digests = await silent.owner.query('SELECT FROM digest');

    expect((await browser.get('/me/digest')).body).toEqual({
      isWanted: true,
      language: 'en',
      pace: 'daily',
      isPossible: false,
    });
    expect(page).toContain('Server ini belum diatur untuk mengirim surel');
    expect(page).toContain('Semua sumber');
    expect([digests.rowCount, await jobsOf(silent)]).toEqual([0, []]);
    await silent.close();
  });
});

describe('the queue', () => {
  it('keeps the hours of Jakarta', () => {
    expect([crontabOf('07:00'), crontabOf('03:30'), crontabOf('23:59')]).toEqual([
      '0 0 * * *',
      '30 20 * * *',
      '59 16 * * *',
    ]);
  });

  it('begins the digests by its timetable, once for all processes', async () => {
    const apps = await Promise.all(
      [1, 2].map(() =>
        createApplication(testSettings({ FILES_DIR: t.files }), connectionsTo(t.server, t.database)),
      ),
    );
    for (const app of apps) await app.get(Workers).start();
    const known = async () =>
      (
        await t.owner.query<{ identifier: string }>(
          'SELECT identifier FROM graphile_worker._private_known_crontabs',
        )
      ).rows.map(({ identifier }) => identifier);
    let found: string[] = [];
    while (found.length < 2) found = await known();
    await Promise.all(apps.map((app) => app.close()));

    expect(found.toSorted()).toEqual([TURN_CLOCKS.name, BEGIN_DIGESTS.name]);
  });

  it('shows administrators what failed for good, without what it is about, and nobody else', async () => {
    const reader = await aReader();
    await keep(reader);
    await aSource(t, { title: 'Pelatihan yang tak pernah terkirim' });
    mailbox.isFull = true;
    await morning();
    await t.owner.query('UPDATE graphile_worker._private_jobs SET max_attempts = attempts + 1');
    await runJobs(t);
    mailbox.isFull = false;
    const staff = await t.keeper('Tono Contoh', 'staff');

    const dead = await t.budi.read('/jobs?state=dead');
    const waiting = await t.budi.read('/jobs?state=waiting');
    const others = await Promise.all([
      t.anyone.get('/jobs'),
      staff.get('/jobs'),
      t.budi.get('/jobs?state=asleep'),
    ]);
    await t.owner.query('DELETE FROM graphile_worker._private_jobs');

    expect(dead).toEqual({
      items: [
        {
          id: expect.stringMatching(/^\d+$/),
          task: SEND_DIGEST.name,
          state: 'dead',
          attempts: 2,
          maxAttempts: 2,
          addedAt: expect.any(String),
          dueAt: expect.any(String),
          error: 'The digest was not taken by the mail server.',
        },
      ],
      next: null,
    });
    expect(waiting.items).toEqual([]);
    expect(others.map(({ status }) => status)).toEqual([401, 403, 400]);
  });

  it('lets the role of the application add jobs, and do nothing else with them', async () => {
    const app = connectionsTo(t.server, t.database).app;
    const client = new pg.Client(app);
    await client.connect();
    const codes = await Promise.all(
      [
        'SELECT * FROM graphile_worker.jobs',
        'DELETE FROM graphile_worker._private_jobs',
        `SELECT graphile_worker.add_job('x')`,
      ].map((statement) =>
        client.query(statement).then(
          () => 'done',
          (error: Error & { code: string }) => error.code,
        ),
      ),
    );
    const shown = await client.query('SELECT * FROM known_jobs()');
    await client.end();

    expect(codes).toEqual(['42501', '42501', '42501']);
    expect(shown.rows).toEqual([]);
  });
});

describe('the pages', () => {
  it('of lists lead whoever is logged in to keep them as they are narrowed, and nobody else', async () => {
    const { browser } = await aReader();
    const lists = ['/komitmen', '/acara', '/rapat', '/sumber', '/organisasi', '/serikat?level=workplace'];

    const pages = await Promise.all(lists.map((path) => open(t, path, browser)));
    const forAll = await Promise.all(lists.map((path) => open(t, path)));
    const links = pages.map((html) => /href="(\/akun\/pencarian\/baru[^"]+)"/.exec(html)?.[1] ?? '');
    const forms = await Promise.all(links.map((link) => open(t, link.replaceAll('&amp;', '&'), browser)));

    expect(links[5]).toBe(
      '/akun/pencarian/baru?list=organizations&amp;query=level%3Dworkplace%26kind%3Dunion',
    );
    expect(forms.filter((html) => !html.includes('<h1>Simpan pencarian</h1>'))).toEqual([]);
    expect(forAll.filter((html) => html.includes('/akun/pencarian/baru'))).toEqual([]);
  });

  it('keep a search, ask again for a name that is missing, and turn the mail off and on', async () => {
    const { browser } = await aReader();
    const post = async (path: string, fields: URLSearchParams) => {
      const answer = await fetch(t.url + path, {
        method: 'POST',
        redirect: 'manual',
        body: fields,
        headers: { ...PAGE, cookie: browser.cookie ?? '' },
      });
      return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
    };
    const form = await open(t, '/akun/pencarian/baru?list=sources&query=q%3Dpelatihan', browser);
    const fields = hiddenIn(form);
    const token = new URLSearchParams({ formToken: fields.get('formToken') ?? '' });

    fields.set('name', '');
    const refused = await post('/akun/pencarian', fields);
    fields.set('name', 'Berita pelatihan');
    const saved = await post('/akun/pencarian', fields);
    const page = await open(t, '/akun/pencarian?kabar=saved', browser);
    const [{ id }] = await kept({ browser });
    const done = [
      await post(`/akun/pencarian/${id}/nama`, new URLSearchParams([...token, ['name', 'Berita']])),
      await post(`/akun/pencarian/${id}/diam`, token),
      await post('/akun/pencarian/surel/henti', token),
    ];
    const off = await open(t, '/akun/pencarian', browser);
    const undone = [
      await post(`/akun/pencarian/${id}/kabari`, token),
      await post('/akun/pencarian/surel/mulai', new URLSearchParams([...token, ['language', 'en']])),
      await post(`/akun/pencarian/${id}/hapus`, token),
    ];

    expect(form).toContain('value="Sumber: pelatihan"');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('name="query" value="q=pelatihan"');
    expect([saved.status, saved.location]).toEqual([303, '/akun/pencarian?kabar=saved']);
    expect(page).toContain('<a href="/sumber?q=pelatihan">Berita pelatihan</a>');
    expect(page).toContain('pukul 07.00 WIB');
    expect(done.map(({ location }) => location?.split('=')[1])).toEqual(['renamed', 'stopped', 'off']);
    expect(off).toContain('Surat harian dimatikan');
    expect(off).toContain('tidak dikabari');
    expect(undone.map(({ location }) => location?.split('=')[1])).toEqual(['resumed', 'on', 'deleted']);
    expect(await kept({ browser })).toEqual([]);
    expect((await browser.get('/me/digest')).body).toEqual({
      isWanted: true,
      language: 'en',
      pace: 'daily',
      isPossible: true,
    });
  });

  it('change nothing for a form without the token of the session', async () => {
    const reader = await aReader();
    const { id } = await keep(reader);

    const answer = await fetch(`${t.url}/akun/pencarian/${id}/hapus`, {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { ...PAGE, cookie: reader.browser.cookie ?? '' },
    });

    expect(answer.status).toBe(403);
    expect(await kept(reader)).toHaveLength(1);
  });
});
