import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TELL } from '../src/notifications/telling.js';
import { BEGIN_DIGESTS } from '../src/saved-searches/digests.js';
import type { Browser } from './support/browser.js';
import { anOrganization, aPost, aVerifiedCommitment, forParties, forTheOffice } from './support/builders.js';
import type { Json } from './support/client.js';
import { addTimed, jobsOf, runJobs } from './support/jobs.js';
import { Mailbox, type Received } from './support/mailbox.js';
import { somebody, type Somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  t = await startTestApp({
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'ikrar@contoh.go.id',
    ORIGIN: 'http://127.0.0.1:3000',
  });
});
afterAll(async () => {
  await t.close();
  await mailbox.close();
});
afterEach(async () => {
  // Whoever was told in one test is not told in the next.
  await t.owner.query('UPDATE digest_subscription SET is_wanted = false');
  if (mailbox.unread.length > 0) throw new Error(`a mail nobody expected: ${mailbox.unread.join(', ')}`);
});

interface Reader {
  who: Somebody;
  browser: Browser;
}
const aReader = async (
  role: 'reader' | 'staff' | 'representative' = 'reader',
  organizationId?: string,
): Promise<Reader> => {
  const who = await somebody(t, role, organizationId ? { organizationId } : {});
  return { who, browser: await who.login() };
};
const follow = async ({ browser }: Reader, id: string): Promise<void> => {
  const { status } = await browser.put(`/me/follows/${id}`);
  expect(status).toBe(200);
};
const inbox = async ({ browser }: Reader, query = ''): Promise<Json[]> =>
  (await browser.get(`/notifications${query}`)).body.items;
const acts = async (reader: Reader): Promise<string[]> => (await inbox(reader)).map(({ act }) => act);
const plan = async (pledge: Json, fields: object = {}): Promise<Json> =>
  t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
    action: 'Bersurat',
    method: 'letter',
    assigneePostId: (await aPost(t)).id,
    dueOn: '2026-03-02',
    ...fields,
  });
const idOf = ({ raw }: Received): string | undefined => /^Message-ID: <(.+)>/im.exec(raw)?.[1];

describe('what is told', () => {
  it('reaches who follows the pledge, its speaker, an organization of it or its topic, each once', async () => {
    const union = await anOrganization(t);
    const topic = await t.budi.made('/topics', { key: 'contoh-topik', label: 'Contoh', labelEn: 'Example' });
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id], topicKeys: [topic.key] });
    const read = await t.budi.read(`/commitments/${pledge.id}`);
    const maker = read.makers[0].organization.id as string;
    const subjects = [pledge.id, union.id, topic.id, maker, read.founding.speaker?.id].filter(
      Boolean,
    ) as string[];
    const readers = await Promise.all(subjects.map(() => aReader()));
    for (const [n, reader] of readers.entries()) await follow(reader, subjects[n] ?? '');
    for (const both of readers.slice(0, 1)) await follow(both, union.id);
    const stranger = await aReader();

    await runJobs(t);
    await plan(pledge);
    await runJobs(t);
    await runJobs(t);

    expect(subjects.length).toBeGreaterThanOrEqual(4);
    for (const reader of readers)
      expect((await inbox(reader)).filter(({ act }) => act === 'follow_up.planned')).toMatchObject([
        { commitment: { id: pledge.id }, readAt: null, text: 'Follow-up planned' },
      ]);
    expect(await inbox(stranger)).toEqual([]);
  });

  it('is only what its reader sees, then and still, and never what they did themselves', async () => {
    const union = await anOrganization(t);
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const [reader, ours, office] = [
      await aReader(),
      await aReader('representative', union.id),
      await aReader('staff'),
    ];
    for (const one of [reader, ours, office]) await follow(one, pledge.id);

    const open = await plan(pledge);
    await plan(pledge, forTheOffice);
    await plan(pledge, forParties(union.id));
    await runJobs(t);
    const told = [await acts(reader), await acts(ours), await acts(office)].map(({ length }) => length);
    await t.siti.act(`/follow-ups/${open.id}/restrict`, open, { ...forTheOffice, reason: 'Contoh.' });
    await runJobs(t);

    expect(told).toEqual([1, 2, 3]);
    expect(await inbox(reader)).toEqual([]);
    expect(await inbox(ours)).toHaveLength(1);
    expect((await office.browser.get(`/commitments/${pledge.id}`)).status).toBe(200);
  });

  it('comes by default to who raised the demand, until they leave it', async () => {
    const union = await anOrganization(t);
    const ours = await aReader('representative', union.id);
    const pledge = await aVerifiedCommitment(t);
    await runJobs(t);
    const source = (await t.budi.read('/sources')).items[0];
    const demand = await t.budi.made('/demands', {
      title: 'Tuntutan Contoh',
      raisedOn: '2025-09-25',
      raisedByIds: [union.id],
      sourceId: source.id,
    });
    await t.owner.query('ALTER TABLE commitment DISABLE TRIGGER commitment_has_history');
    await t.owner.query('UPDATE commitment SET demand_id = $1 WHERE id = $2', [demand.id, pledge.id]);
    await t.owner.query('ALTER TABLE commitment ENABLE TRIGGER commitment_has_history');

    await plan(pledge);
    await runJobs(t);
    const first = await acts(ours);
    const left = await ours.browser.delete(`/me/follows/${pledge.id}`);
    await plan(pledge);
    await runJobs(t);

    expect(first).toEqual(['follow_up.planned']);
    expect(left.status).toBe(200);
    expect(await acts(ours)).toEqual(first);
    expect((await ours.browser.delete(`/me/follows/${pledge.id}`)).status).toBe(404);
  });

  it('is lost by no failure: it is told again from where it stopped, and nobody hears it twice', async () => {
    const reader = await aReader();
    const pledge = await aVerifiedCommitment(t);
    await follow(reader, pledge.id);
    await runJobs(t);
    await plan(pledge);
    await t.owner.query('ALTER TABLE history_told RENAME TO history_told_gone');
    await runJobs(t);
    expect((await jobsOf(t)).map(({ task }) => task)).toContain(TELL.name);
    await t.owner.query('ALTER TABLE history_told_gone RENAME TO history_told');
    await runJobs(t);
    await t.owner.query('UPDATE history_told SET size = size - 5');
    await plan(pledge);
    await runJobs(t);

    expect(await acts(reader)).toEqual(['follow_up.planned', 'follow_up.planned']);
    expect(await jobsOf(t)).toEqual([]);
  });
});

describe('the inbox', () => {
  it('is paged, told apart by what was read, and read one by one or whole', async () => {
    const reader = await aReader();
    const other = await aReader();
    const pledge = await aVerifiedCommitment(t);
    await follow(reader, pledge.id);
    for (let n = 0; n < 3; n++) await plan(pledge);
    await runJobs(t);

    const { body: first } = await reader.browser.get('/notifications?limit=2');
    const { body: rest } = await reader.browser.get(`/notifications?limit=2&cursor=${first.next}`);
    const one = await reader.browser.post(`/notifications/${first.items[0].id}/read`);
    const foreign = await other.browser.post(`/notifications/${first.items[0].id}/read`);
    const unread = await inbox(reader, '?unread=yes');
    const page = await fetch(`${t.url}/en/akun/kabar`, {
      headers: { cookie: reader.browser.cookie ?? '', accept: 'text/html' },
    });
    const html = await page.text();
    const all = await reader.browser.post('/notifications/read');

    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
    expect(one.body).toEqual({ unreadCount: 2 });
    expect(foreign.status).toBe(404);
    expect(unread).toHaveLength(2);
    expect(html).toContain(`/en/commitments/${pledge.id}`);
    expect(html).toContain('Follow-up planned');
    expect(all.body).toEqual({ unreadCount: 0 });
    expect(await inbox(other)).toEqual([]);
    expect((await t.budi.get('/notifications')).status).toBe(403);
    expect((await t.anyone.get('/notifications')).status).toBe(401);
  });
});

describe('mails', () => {
  it('come at once to who wants that, under one id however often they are sent, and stop by their link', async () => {
    const reader = await aReader();
    const pledge = await aVerifiedCommitment(t);
    await follow(reader, pledge.id);
    await reader.browser.post('/me/digest/start', { pace: 'instant', language: 'en' });
    const digest = await reader.browser.get('/me/digest');

    await plan(pledge);
    await runJobs(t);
    const mail = await mailbox.next(reader.who.email);
    const { rows } = await t.owner.query(
      'SELECT mail_id FROM notification WHERE account_id = $1 AND mail_settled_at IS NOT NULL',
      [reader.who.id],
    );
    mailbox.isFull = true;
    await plan(pledge);
    await runJobs(t);
    mailbox.isFull = false;
    await runJobs(t);
    const second = await mailbox.next(reader.who.email);
    const stop = /List-Unsubscribe:\s+<http:\/\/127.0.0.1:3000([^>]+)>/i.exec(
      mail.raw.replaceAll(/\r\n\s+/g, ' '),
    )?.[1];
    await fetch(t.url + stop, { method: 'POST' });
    await plan(pledge);
    await runJobs(t);

    expect(digest.body).toMatchObject({ pace: 'instant', language: 'en', isWanted: true });
    expect(rows).toEqual([{ mail_id: idOf(mail)?.split('@')[0] }]);
    expect(idOf(second)).not.toBe(idOf(mail));
    expect(mail.raw).toContain(`/en/commitments/`);
    expect((await reader.browser.get('/me/digest')).body).toMatchObject({ pace: 'off', isWanted: false });
    expect(await inbox(reader)).toHaveLength(3);
  });

  it('come with the daily mail to who chose nothing, without what was read or closed meanwhile', async () => {
    const reader = await aReader();
    const pledge = await aVerifiedCommitment(t, { title: 'Menyusun jadwal Contoh harian' });
    await follow(reader, pledge.id);
    await plan(pledge);
    const closed = await plan(pledge);
    await runJobs(t);
    await t.siti.act(`/follow-ups/${closed.id}/restrict`, closed, { ...forTheOffice, reason: 'Contoh.' });

    await addTimed(t, BEGIN_DIGESTS.name, '2027-01-02');
    await runJobs(t);
    const mail = await mailbox.next(reader.who.email);
    await addTimed(t, BEGIN_DIGESTS.name, '2027-01-03');
    await runJobs(t);

    expect(mail.raw.match(/Menyusun jadwal Contoh harian/g)?.length).toBeGreaterThanOrEqual(1);
    expect(mail.raw).toMatch(/Subject: Ikrar: 1 /);
    expect(await inbox(reader)).toHaveLength(1);
  });
});
