import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TURN_CLOCKS } from '../src/clocks/nightly.js';
import { TELL } from '../src/notifications/telling.js';
import { BEGIN_DIGESTS } from '../src/saved-searches/digests.js';
import {
  anEvent,
  anOrganization,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
  next,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { addTimed, jobsOf, runJobs } from './support/jobs.js';
import { Mailbox, type Received } from './support/mailbox.js';
import { pageText } from './support/people.js';
import { aReader, follow, type Reader } from './support/readers.js';
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
  it('reaches who follows the pledge, its speaker, an organization of it or in charge of it, or its topic, each once', async () => {
    const [union, unit, post] = [await anOrganization(t), await anOrganization(t), await aPost(t)];
    const topic = await t.budi.made('/topics', { key: 'contoh-topik', label: 'Contoh', labelEn: 'Example' });
    const pledge = await aVerifiedCommitment(t, {
      receiverIds: [union.id],
      topicKeys: [topic.key],
      responsibleUnitId: unit.id,
      picPostId: post.id,
    });
    const read = await t.budi.read(`/commitments/${pledge.id}`);
    const maker = read.makers[0].organization.id as string;
    const subjects = [
      pledge.id,
      union.id,
      topic.id,
      maker,
      read.founding.speaker?.id,
      unit.id,
      post.organization.id,
    ].filter(Boolean) as string[];
    const readers = await Promise.all(subjects.map(() => aReader(t)));
    for (const [n, reader] of readers.entries()) await follow(reader, subjects[n] ?? '');
    for (const both of readers.slice(0, 1)) await follow(both, union.id);
    const stranger = await aReader(t);

    await runJobs(t);
    await plan(pledge);
    await runJobs(t);
    await runJobs(t);

    expect(subjects.length).toBeGreaterThanOrEqual(6);
    for (const reader of readers)
      expect((await inbox(reader)).filter(({ act }) => act === 'follow_up.planned')).toMatchObject([
        { commitment: { id: pledge.id }, readAt: null, text: 'Follow-up planned' },
      ]);
    expect(await inbox(stranger)).toEqual([]);
  });

  it('is nothing of what concerns somebody only by what is hidden from them', async () => {
    const [union, unit] = [await anOrganization(t), await anOrganization(t)];
    const tenure = await aTenure(t);
    const [first, second] = await Promise.all(
      [0, 1].map(async () =>
        aVerifiedCommitment(t, {
          statementId: (await aStatement(t, { speakerId: tenure.person.id, postId: tenure.post.id })).id,
          receiverIds: [union.id],
          responsibleUnitId: unit.id,
        }),
      ),
    );
    const hidden = [
      ['people', tenure.person],
      ['organizations', union],
      ['organizations', unit],
    ] as const;
    const readers = await Promise.all(hidden.map(() => aReader(t)));
    for (const [n, reader] of readers.entries()) await follow(reader, hidden[n]?.[1].id);

    await plan(first);
    await runJobs(t);
    const before = await Promise.all(readers.map(acts));
    for (const [kind, { id }] of hidden) {
      const seen = await t.budi.read(`/${kind}/${id}`);
      await t.budi.act(`/${kind}/${id}/restrict`, seen, { ...forTheOffice, reason: 'Contoh.' });
    }
    await runJobs(t);
    await plan(second);
    await runJobs(t);

    expect(before).toEqual(readers.map(() => ['follow_up.planned']));
    expect((await t.anyone.get(`/commitments/${second?.id}`)).status).toBe(200);
    for (const reader of readers) {
      const about = (await inbox(reader)).map(({ commitment }) => commitment?.id);
      expect(about.filter((id) => id !== undefined)).toEqual([first?.id]);
    }
  });

  it('is nothing of what answers a demand that is hidden from whoever raised it', async () => {
    const union = await anOrganization(t);
    const wakil = await aReader(t, 'representative', union.id);
    const demand = async (fields: object) =>
      t.budi.made('/demands', {
        title: 'Ruang pelatihan contoh',
        raisedOn: '2026-01-12',
        raisedByIds: [union.id],
        sourceId: (await aSource(t)).id,
        ...fields,
      });
    const [open, internal] = [await demand({}), await demand(forTheOffice)];
    const pledges = await Promise.all(
      [open, internal].map(async ({ id }) =>
        aVerifiedCommitment(t, { statementId: (await aStatement(t, { demandId: id })).id }),
      ),
    );

    for (const pledge of pledges) await plan(pledge);
    await runJobs(t);

    const about = (await inbox(wakil)).map(({ commitment }) => commitment?.id);
    expect(new Set(about.filter((id) => id !== undefined))).toEqual(new Set([pledges[0]?.id]));
  });

  it('is only what its reader sees, then and still, and never what they did themselves', async () => {
    const union = await anOrganization(t);
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const [reader, ours, office] = [
      await aReader(t),
      await aReader(t, 'representative', union.id),
      await aReader(t, 'staff'),
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
    const ours = await aReader(t, 'representative', union.id);
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
    const { body: listed } = await ours.browser.get('/me/follows');
    const others = await (
      await aReader(t, 'representative', (await anOrganization(t)).id)
    ).browser.get('/me/follows');
    const page = await fetch(`${t.url}/en/akun/ikutan`, {
      headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', cookie: ours.browser.cookie ?? '' },
    });
    const html = await page.text();
    const left = await ours.browser.delete(`/me/follows/${pledge.id}`);
    await plan(pledge);
    await runJobs(t);

    expect(first).toEqual(['follow_up.planned']);
    expect(listed.items).toMatchObject([
      {
        id: pledge.id,
        isByDefault: true,
        changes: [{ act: 'follow_up.planned' }, { act: 'commitment.verified' }],
      },
    ]);
    expect(others.body.items).toEqual([]);
    expect(html).toContain('Followed by default, as it answers a demand of your union');
    expect(html).toContain(`/akun/ikutan/${pledge.id}/lepas`);
    expect([left.status, left.body.items]).toEqual([200, []]);
    expect(await acts(ours)).toEqual(first);
    expect((await ours.browser.delete(`/me/follows/${pledge.id}`)).status).toBe(404);
  });

  it('is lost by no failure: it is told again from where it stopped, and nobody hears it twice', async () => {
    const reader = await aReader(t);
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
  it('says which clock turned, each on a card of its own', async () => {
    const reader = await aReader(t);
    const pledge = await aVerifiedCommitment(t, { dueOn: '2026-02-10' });
    await follow(reader, pledge.id);
    await plan(pledge);
    await runJobs(t);
    await addTimed(t, TURN_CLOCKS.name, '2026-06-01');
    await runJobs(t);

    expect(new Set((await inbox(reader)).map(({ text }) => text))).toEqual(
      new Set(['A clock turned. No news', 'A clock turned. Overdue', 'Follow-up planned']),
    );
    expect(await pageText(t, reader.browser, '/akun/kabar')).toContain('Lewat tenggat');
  });

  it('is paged, told apart by what was read, and read one by one or whole', async () => {
    const reader = await aReader(t);
    const other = await aReader(t);
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

describe('what was done in one go', () => {
  /** What a program enters of a union, pledge by pledge, and somebody verifies. */
  const brought = async (union: Json, count: number): Promise<Json[]> => {
    const pledges: Json[] = [];
    for (let n = 0; n < count; n++) {
      const title = `Menyusun jadwal Contoh ${next()}`;
      pledges.push(await aVerifiedCommitment(t, { receiverIds: [union.id], title }));
    }
    return pledges;
  };
  const aFollowedUnion = async (): Promise<{ union: Json; ours: Reader }> => {
    const union = await anOrganization(t);
    const ours = await aReader(t, 'representative', union.id);
    await follow(ours, union.id);
    await runJobs(t);
    return { union, ours };
  };
  const idsOf = (records: Json[]): string[] => records.map(({ id }) => id as string);
  /** Of each page of an inbox, or of a batch in it, how many each item of it stands for. */
  const pagesOf = async ({ browser }: Reader, query: string, meanwhile?: () => Promise<unknown>) => {
    const pages: Json[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await browser.get(`/notifications?${query}${cursor && `&cursor=${cursor}`}`);
      pages.push(body.items as Json[]);
      cursor = body.next as string | null;
      await meanwhile?.();
    }
    return pages;
  };
  const unreadOf = async ({ browser }: Reader): Promise<number[]> => {
    const { items } = (await browser.get('/notifications?unread=yes')).body as { items: Json[] };
    return items.map(({ count }) => count as number);
  };
  const close = async (pledge: Json): Promise<void> => {
    const read = await t.siti.read(`/commitments/${pledge.id}`);
    const fields = { ...forTheOffice, reason: 'Contoh.' };
    const { status } = await t.siti.act(`/commitments/${pledge.id}/restrict`, read, fields);
    expect(status).toBe(200);
  };

  it('is one card of an import, however often it was told meanwhile, that opens into each of it', async () => {
    const { union, ours } = await aFollowedUnion();
    const pledges = await brought(union, 9);
    await runJobs(t);
    pledges.push(...(await brought(union, 14)));
    await runJobs(t);

    const [card, ...others] = await inbox(ours);
    const opened = await pagesOf(ours, `batch=${card?.id}&limit=10`);
    const stranger = await inbox(await aReader(t), `?batch=${card?.id}`);
    const html = await pageText(t, ours.browser, '/akun/kabar');
    const openedHtml = await pageText(t, ours.browser, `/akun/kabar?batch=${card?.id}`);

    expect(others).toEqual([]);
    expect(card).toMatchObject({
      act: 'commitment.verified',
      count: 23,
      recordId: pledges.at(-1)?.id,
      titles: [pledges[22]?.title, pledges[21]?.title, pledges[20]?.title],
      readAt: null,
    });
    expect(opened.map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(opened.flat().map(({ recordId, count }) => [recordId, count])).toEqual(
      idsOf(pledges)
        .toReversed()
        .map((id) => [id, 1]),
    );
    expect(stranger).toEqual([]);
    expect(html).toContain('Diverifikasi orang kedua: 23 catatan');
    expect(html.match(/komitmen\/[0-9a-f-]{36}/g)).toBeNull();
    expect(openedHtml.match(/komitmen\/[0-9a-f-]{36}/g)).toHaveLength(23);
    expect((await ours.browser.get('/notifications?limit=1&cursor=eA')).status).toBe(400);
  });

  it('is read as a whole, but for what was told since; what comes after that is another card', async () => {
    const { union, ours } = await aFollowedUnion();
    await brought(union, 21);
    await runJobs(t);
    const [shown] = await inbox(ours);
    await brought(union, 2);
    await runJobs(t);
    const grown = await unreadOf(ours);

    const { body: left } = await ours.browser.post(`/notifications/${shown?.id}/read`);
    const since = await unreadOf(ours);
    const [latest] = await inbox(ours);
    const { body: none } = await ours.browser.post(`/notifications/${latest?.id}/read`);
    await brought(union, 3);
    await runJobs(t);

    expect([grown, left, since]).toEqual([[23], { unreadCount: 1 }, [2]]);
    expect(latest).toMatchObject({ count: 23, readAt: null });
    expect(none).toEqual({ unreadCount: 0 });
    expect((await inbox(ours)).map(({ count, readAt }) => [count, readAt === null])).toEqual([
      [3, true],
      [23, false],
    ]);
    expect((await inbox(ours, '?unread=no')).map(({ count }) => count)).toEqual([23]);
    expect((await ours.browser.post('/notifications/read')).body).toEqual({ unreadCount: 0 });
  });

  it('is on one page only, also when it grows while somebody turns them', async () => {
    const { union, ours } = await aFollowedUnion();
    const [first] = await brought(union, 4);
    await plan(first ?? {});
    await runJobs(t);

    const pages = await pagesOf(ours, 'limit=1', async () => {
      await brought(union, 1);
      await runJobs(t);
    });
    const after = await inbox(ours);

    const acted = pages.map((items) => items.map(({ act }) => act).join());
    expect(acted).toEqual(['follow_up.planned', 'commitment.verified']);
    expect(pages.flat().map(({ count }) => count)).toEqual([1, 5]);
    expect(after.map(({ act, count }) => [act, count])).toEqual([
      ['follow_up.planned', 1],
      ['commitment.verified', 6],
    ]);
  });

  it('loses what is closed later, its latest and its first as well, and names none of it', async () => {
    const { union, ours } = await aFollowedUnion();
    const pledges = await brought(union, 22);
    await runJobs(t);
    const [whole] = await inbox(ours);
    const [first, , third] = pledges;
    for (const pledge of [first, third, pledges.at(-1)]) await close(pledge ?? {});
    await runJobs(t);

    const [left] = await inbox(ours);
    const openedByOld = await inbox(ours, `?batch=${whole?.id}&limit=100`);
    const opened = await inbox(ours, `?batch=${left?.id}&limit=100`);
    for (const pledge of pledges.slice(1, -2)) if (pledge !== third) await close(pledge);
    await runJobs(t);
    const [single, ...others] = await inbox(ours);
    const html = await pageText(t, ours.browser, '/akun/kabar');
    await close(pledges.at(-2) ?? {});
    await runJobs(t);

    expect(whole).toMatchObject({ count: 22 });
    expect(left).toMatchObject({ count: 19, recordId: pledges.at(-2)?.id });
    expect(JSON.stringify(left)).not.toContain(pledges.at(-1)?.id);
    expect(opened).toHaveLength(19);
    expect(openedByOld).toEqual(opened);
    expect(others).toEqual([]);
    expect(single).toMatchObject({ count: 1, recordId: pledges.at(-2)?.id });
    expect(html).toContain(`/komitmen/${pledges.at(-2)?.id}`);
    expect(await inbox(ours)).toEqual([]);
    expect((await ours.browser.post('/notifications/read')).body).toEqual({ unreadCount: 0 });
  });

  it('is what came by one act at once, while what happens to one record step by step stays apart', async () => {
    const reader = await aReader(t);
    const pledge = await aVerifiedCommitment(t);
    await follow(reader, pledge.id);
    await runJobs(t);
    const { items: sets } = await t.anyone.read('/milestone-sets');
    const set = (sets as Json[]).find(({ key }) => key === 'perbup');
    await t.budi.act(`/commitments/${pledge.id}/milestone-set`, pledge, { setId: set?.id });
    await runJobs(t);
    const [steps, ...rest] = (await inbox(reader)).filter(({ kind }) => kind === 'milestone');
    for (let n = 0; n < 2; n++) await plan(pledge);
    await runJobs(t);

    expect(steps).toMatchObject({ count: set?.steps.length, titles: [pledge.title] });
    expect(rest).toEqual([]);
    expect(
      (await inbox(reader)).filter(({ kind }) => kind === 'follow_up').map(({ count }) => count),
    ).toEqual([1, 1]);
  });
});

describe('mails', () => {
  it('come at once to who wants that, under one id however often they are sent, and stop by their link', async () => {
    const reader = await aReader(t);
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
    const reader = await aReader(t);
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

describe('a search that is told at once', () => {
  const search = async (
    { browser }: Reader,
    list: string,
    query: string,
    name = 'Pencarian Contoh',
  ): Promise<Json> => {
    const { body } = await browser.post('/me/saved-searches', { list, query, name });
    const { body: told } = await browser.post(`/me/saved-searches/${body.id}/instant`);
    expect(told).toMatchObject({ isInstant: true, isMailed: true });
    return told;
  };
  const aLetter = (title: string, fields: object = {}): Promise<Json> =>
    aSource(t, { kind: 'letter', party: 'union', title, ...fields });

  it('brings what has come to match to the inbox and by one mail, once, and nothing that does not match', async () => {
    const union = await anOrganization(t);
    const reader = await aReader(t);
    await runJobs(t);
    await search(reader, 'commitments', `receiver=${union.id}`, 'Janji kepada Contoh');

    const pledge = await aVerifiedCommitment(t, {
      receiverIds: [union.id],
      title: 'Menyiapkan ruang Contoh',
    });
    await aVerifiedCommitment(t);
    await runJobs(t);
    const mail = await mailbox.next(reader.who.email);
    await t.owner.query('UPDATE history_told SET size = size - 5, mailed_size = mailed_size - 5');
    await plan(await aVerifiedCommitment(t));
    await runJobs(t);

    expect(await inbox(reader)).toMatchObject([{ kind: 'commitment', commitment: { id: pledge.id } }]);
    expect(mail.raw).toMatch(/Subject: Ikrar: 1 new/);
    for (const part of ['Janji kepada Contoh', 'Menyiapkan ruang Contoh', `/en/commitments/${pledge.id}`])
      expect(mail.raw.replaceAll('=\r\n', '')).toContain(part);
    await addTimed(t, BEGIN_DIGESTS.name, '2027-02-02');
    await runJobs(t);
  });

  it('tells once of what is followed too, in one mail, whatever a part brings to its pledge', async () => {
    const union = await anOrganization(t);
    const [reader, finder] = [await aReader(t), await aReader(t)];
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    await follow(reader, pledge.id);
    const followUp = await plan(pledge);
    for (const one of [reader, finder]) await search(one, 'commitments', `receiver=${union.id}`);
    await runJobs(t);
    const earlier = (await inbox(reader)).map(({ id }) => id);

    await t.budi.act(`/follow-ups/${followUp.id}/outcome`, followUp, {
      outcome: 'answered',
      outcomeOn: '2026-03-01',
      note: 'Contoh.',
    });
    await runJobs(t);
    await t.owner.query('UPDATE history_told SET size = size - 2, mailed_size = mailed_size - 2');
    await runJobs(t);
    const mails = [await mailbox.next(reader.who.email), await mailbox.next(finder.who.email)];

    const told = (await inbox(reader)).filter(({ id }) => !earlier.includes(id));
    expect(told.map(({ act }) => act)).toEqual(['follow_up.done']);
    expect(await acts(finder)).toEqual(['commitment.followed_up']);
    for (const { raw } of mails) expect(raw).toMatch(/Subject: Ikrar: 1 new/);
  });

  it('that has ended before its mail was sent loses nothing of what is followed, and tells nothing that is no longer', async () => {
    const union = await anOrganization(t);
    const [follower, leaver] = [await aReader(t), await aReader(t)];
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id], title: 'Menyusun daftar Contoh' });
    await runJobs(t);
    const searches = new Map<Reader, Json>();
    for (const reader of [follower, leaver]) {
      await follow(reader, pledge.id);
      searches.set(reader, await search(reader, 'commitments', `receiver=${union.id}`));
    }
    mailbox.isFull = true;
    await plan(pledge);
    await t.budi.act(
      `/commitments/${pledge.id}/corrections`,
      await t.budi.read(`/commitments/${pledge.id}`),
      {
        measure: 'Daftar contoh ditempel.',
        reason: 'Contoh.',
      },
    );
    await runJobs(t);
    for (const [{ browser }, { id }] of searches) await browser.delete(`/me/saved-searches/${id}`);
    await leaver.browser.delete(`/me/follows/${pledge.id}`);
    mailbox.isFull = false;
    await runJobs(t);

    const mail = await mailbox.next(follower.who.email);
    expect(mail.raw.replaceAll('=\r\n', '')).toContain('Menyusun daftar Contoh');
    expect(mailbox.unread).toEqual([]);
    expect((await inbox(leaver)).length).toBeGreaterThan(0);
  });

  it('names what changed, of every kind, as its account sees it', async () => {
    const reader = await aReader(t);
    await search(reader, 'sources', 'q=Bernamacontoh');
    await search(reader, 'events', 'q=Bernamacontoh');
    await runJobs(t);

    const source = await aLetter('Bernamacontoh, surat');
    const event = await anEvent(t, { name: 'Bernamacontoh, audiensi' });
    await runJobs(t);
    const mail = await mailbox.next(reader.who.email);
    const html = await pageText(t, reader.browser, '/akun/kabar');

    expect(await inbox(reader)).toMatchObject([
      { recordId: event.id, title: 'Bernamacontoh, audiensi', commitment: null },
      { recordId: source.id, title: 'Bernamacontoh, surat', commitment: null },
    ]);
    for (const title of ['Bernamacontoh, surat', 'Bernamacontoh, audiensi'])
      for (const told of [html, mail.raw.replaceAll('=\r\n', '')]) expect(told).toContain(title);
  });

  it('sees with the eyes of its account, then and when the mail is sent, and leaves out what it did itself', async () => {
    const [reader, office] = [await aReader(t), await aReader(t, 'staff')];
    for (const one of [reader, office]) await search(one, 'sources', 'q=Rahasiacontoh');
    const toOne = await search(office, 'sources', 'q=Milikcontoh');
    await runJobs(t);

    await aLetter('Rahasiacontoh satu', forTheOffice);
    await office.browser.post('/sources', { kind: 'letter', party: 'union', title: 'Milikcontoh' });
    mailbox.isFull = true;
    const open = await aLetter('Rahasiacontoh dua');
    await runJobs(t);
    const told = (await inbox(reader)).map(({ recordId }) => recordId);
    await t.siti.act(`/sources/${open.id}/restrict`, open, { ...forTheOffice, reason: 'Contoh.' });
    mailbox.isFull = false;
    await runJobs(t);
    const mails = [await mailbox.next(office.who.email), await mailbox.next(office.who.email)];

    expect(toOne).toMatchObject({ list: 'sources' });
    expect(told).toEqual([open.id]);
    expect(await inbox(reader)).toEqual([]);
    expect(mails.map(({ raw }) => raw).join()).toContain('Rahasiacontoh satu');
    expect((await inbox(office)).map(({ act }) => act)).not.toContain('source.captured');
  });

  it('makes one mail of an import, with the first of many and the way to all', async () => {
    const reader = await aReader(t);
    await search(reader, 'sources', 'q=Borongcontoh');
    await runJobs(t);

    for (let n = 0; n < 23; n++) await aLetter(`Borongcontoh ${n}`);
    await runJobs(t);
    const mail = await mailbox.next(reader.who.email);

    expect(mail.raw).toMatch(/Subject: Ikrar: 23 new/);
    expect(mail.raw.replaceAll('=\r\n', '')).toMatch(/and 3 others/);
    expect(await inbox(reader)).toMatchObject([{ act: 'source.recorded', count: 23 }]);
  });

  it('is told by day again, or not at all, when its account says so, on the page too', async () => {
    const reader = await aReader(t);
    const { id } = await search(reader, 'sources', 'q=Harianlagi');
    const page = () => pageText(t, reader.browser, '/akun/pencarian');
    const atOnce = await page();
    const { body } = await reader.browser.post(`/me/saved-searches/${id}/daily`);
    await runJobs(t);
    await aLetter('Harianlagi Contoh');
    await runJobs(t);

    expect(body).toMatchObject({ isInstant: false, isMailed: true });
    expect(atOnce).toContain('dikabari seketika');
    expect(await page()).not.toContain('dikabari seketika');
    expect(await inbox(reader)).toEqual([]);
  });
});

describe('the masthead', () => {
  const COUNT = /class="unread-link">\s*(.*?)<\/a>/;
  const said = async (path: string, reader?: Reader): Promise<string | undefined> =>
    COUNT.exec(await pageText(t, reader?.browser ?? { cookie: null }, path))?.[1]
      ?.replaceAll(/<[^>]+>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim();

  it('says on every page how many news are unread, to whom they are, and to nobody else', async () => {
    const [reader, other] = [await aReader(t), await aReader(t)];
    const pledge = await aVerifiedCommitment(t);
    await follow(reader, pledge.id);
    await plan(pledge);
    const closed = await plan(pledge);
    await runJobs(t);

    for (const path of ['/', '/komitmen', `/komitmen/${pledge.id}`, '/akun'])
      expect([path, await said(path, reader)]).toEqual([path, 'Kabar 2 belum dibaca']);
    expect(await said('/en', reader)).toBe('News 2 unread');
    for (const path of ['/', '/komitmen']) {
      expect(await said(path)).toBeUndefined();
      expect(await said(path, other)).toBeUndefined();
    }
    await t.siti.act(`/follow-ups/${closed.id}/restrict`, closed, { ...forTheOffice, reason: 'Contoh.' });
    expect(await said('/akun', reader)).toBe('Kabar 1 belum dibaca');
    expect(await said('/serikat/bukan', reader)).toBe('Kabar 1 belum dibaca');
    await reader.browser.post('/notifications/read');
    expect(await said('/', reader)).toBeUndefined();
  });

  it('counts no further than ninety-nine', async () => {
    const reader = await aReader(t);
    const pledge = await aVerifiedCommitment(t);
    await t.owner.query(
      `INSERT INTO notification (account_id, entry_index)
       SELECT $1, index FROM history_entry WHERE is_public ORDER BY index DESC LIMIT 150`,
      [reader.who.id],
    );
    await t.owner.query('UPDATE notification SET batch_index = entry_index WHERE account_id = $1', [
      reader.who.id,
    ]);

    expect(await said(`/komitmen/${pledge.id}`, reader)).toBe('Kabar 99+ belum dibaca');
  });
});
