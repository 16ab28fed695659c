import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newFeedToken } from '../src/auth/token-text.js';
import { anOrganization, aPost, aVerifiedCommitment, forParties, forTheOffice } from './support/builders.js';
import { Client, type Json, type Response } from './support/client.js';
import { childrenOf, linksOf, textOf, xmlOf } from './support/formats.js';
import { runJobs } from './support/jobs.js';
import { somebody } from './support/people.js';
import { LINES, withBothLines } from './support/protection.js';
import { aReader, follow, type Reader } from './support/readers.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/* What an account may know, in a reader of feeds: by links that are made, shown once and revoked as those of calendars. */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const NEWS = { kind: 'news' };
const made = async ({ browser }: Reader, body: object = NEWS): Promise<Json> => {
  const { status, body: link, text } = await browser.post('/me/feeds', body);
  if (status !== 201) throw new Error(text);
  return link;
};
const tokenOf = ({ url }: Json) => /\/feeds\/(ikrar_feed_[\w-]{49})\./.exec(url as string)?.[1] ?? '';
const opened = (link: Json, form = 'atom', headers = {}, lang = 'id') =>
  t.anyone.get(`/feeds/${tokenOf(link)}.${form}?lang=${lang}`, headers);
const titles = ({ status, text }: Response): string[] => {
  expect(status).toBe(200);
  return childrenOf(xmlOf(text), 'entry').map((entry) => textOf(entry, 'title') ?? '');
};
const codeOf = ({ status, body }: Response) => [status, body.type];
const NOT_FOUND = [404, '/problems/not-found'];

const plan = async (pledge: Json, fields: object = {}): Promise<Json> =>
  t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
    action: 'Bersurat',
    method: 'letter',
    assigneePostId: (await aPost(t)).id,
    dueOn: '2026-03-02',
    ...fields,
  });

interface Told {
  union: Json;
  pledge: Json;
  open: Json;
  readers: Reader[];
}

/** A pledge that is followed, with a follow-up for everybody, one for its union and one for the office, all told. */
async function aToldPledge(followers: (unionId: string) => Promise<Reader[]>): Promise<Told> {
  const union = await anOrganization(t);
  const pledge = await aVerifiedCommitment(t, { title: 'Membuka pelatihan contoh', receiverIds: [union.id] });
  await runJobs(t);
  const readers = await followers(union.id as string);
  for (const reader of readers) await follow(reader, pledge.id as string);
  const open = await plan(pledge);
  await plan(pledge, forParties(union.id as string));
  await plan(pledge, forTheOffice);
  await runJobs(t);
  return { union, pledge, open, readers };
}
const aReaderOf = async (): Promise<Told & { reader: Reader }> => {
  const told = await aToldPledge(async () => [await aReader(t)]);
  return { ...told, reader: told.readers[0] };
};
const restrict = async (path: string) =>
  t.budi.act(`${path}/restrict`, await t.budi.read(path), { ...forTheOffice, reason: 'Ditutup.' });

const PLANNED = 'Membuka pelatihan contoh: Tindak lanjut direncanakan';

describe('a link to the news of what is followed', () => {
  it('is Atom and JSON Feed of what its account was told, with the page, the time and what happened', async () => {
    const { reader, pledge } = await aReaderOf();
    const link = await made(reader);

    const [atom, json] = [await opened(link), await opened(link, 'feed.json')];

    expect(link).toMatchObject({ kind: 'news', subjectId: null });
    expect(new URL(link.url as string).pathname).toBe(`/api/v1/feeds/${tokenOf(link)}.atom`);
    expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = xmlOf(atom.text);
    const [entry, ...others] = childrenOf(feed, 'entry');
    if (!entry) throw new Error('no entry');
    expect(others).toEqual([]);
    const { body } = await reader.browser.get('/notifications');
    expect(body.items).toHaveLength(1);
    const address = `${t.url}/komitmen/${pledge.id}`;
    expect(textOf(feed, 'id')).toBe(`urn:uuid:${link.id}`);
    expect(textOf(feed, 'title')).toBe('Kabar dari yang saya ikuti – Ikrar');
    expect(linksOf(feed)).toEqual({ alternate: `${t.url}/akun/kabar` });
    expect(linksOf(entry)).toEqual({ alternate: address });
    expect(['title', 'summary'].map((name) => textOf(entry, name))).toEqual([
      PLANNED,
      'Tindak lanjut direncanakan',
    ]);
    expect(Date.parse(textOf(entry, 'updated') ?? '')).toBe(Date.parse(body.items[0].recordedAt as string));
    expect(json.body).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Kabar dari yang saya ikuti – Ikrar',
      language: 'id',
      home_page_url: `${t.url}/akun/kabar`,
      authors: [{ name: 'Ikrar' }],
      items: [
        {
          id: textOf(entry, 'id'),
          url: address,
          title: PLANNED,
          content_text: 'Tindak lanjut direncanakan',
          date_modified: textOf(entry, 'updated'),
          date_published: textOf(entry, 'published'),
        },
      ],
    });
  });

  it('keeps its secret to itself, in English too, and marks nothing as read', async () => {
    const { reader, pledge } = await aReaderOf();
    const link = await made(reader);

    const answers = [await opened(link, 'atom', {}, 'en'), await opened(link, 'feed.json', {}, 'en')];

    for (const { text, headers } of answers) {
      expect(text).not.toContain('ikrar_feed_');
      expect(text).toContain(`${t.url}/en/commitments/${pledge.id}`);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect((await reader.browser.get('/notifications?unread=yes')).body.items).toHaveLength(1);
  });

  it('keeps the ids of its entries while others come, the latest first, and answers 304 to who has it', async () => {
    const { reader, pledge } = await aReaderOf();
    const link = await made(reader);
    const idsIn = ({ text }: Response) =>
      childrenOf(xmlOf(text), 'entry').map((entry) => textOf(entry, 'id') ?? '');
    const before = await opened(link);
    const etag = before.headers.get('etag') ?? '';

    const again = await opened(link, 'atom', { 'if-none-match': etag });
    await plan(pledge);
    await runJobs(t);
    const after = await opened(link, 'atom', { 'if-none-match': etag });
    const inChanges = (await t.anyone.get('/changes.atom?kind=follow_up&limit=1')).text;

    expect(again.status).toBe(304);
    expect(after.status).toBe(200);
    expect(idsIn(after).slice(1)).toEqual(idsIn(before));
    expect(new Set(idsIn(after)).size).toBe(2);
    expect(childrenOf(xmlOf(inChanges), 'entry').map((entry) => textOf(entry, 'id'))).toEqual(
      idsIn(after).slice(0, 1),
    );
  });

  it('holds the latest hundred at most', async () => {
    const { reader, pledge } = await aReaderOf();
    const link = await made(reader);
    await Promise.all(Array.from({ length: 100 }, () => anOrganization(t)));
    await t.owner.query(
      `INSERT INTO notification (account_id, entry_index)
       SELECT $1, index FROM history_entry WHERE index NOT IN (SELECT entry_index FROM notification WHERE account_id = $1)`,
      [reader.who.id],
    );
    await plan(pledge);
    await runJobs(t);

    const found = titles(await opened(link));

    expect(found).toHaveLength(100);
    expect(found[0]).toBe(PLANNED);
  });

  it('shows no longer what was closed, and comes to nothing for what nobody may see', async () => {
    const { reader, open, pledge } = await aReaderOf();
    const other = await plan(pledge);
    await runJobs(t);
    const link = await made(reader);

    const before = titles(await opened(link));
    await restrict(`/follow-ups/${open.id}`);
    const between = titles(await opened(link));
    await restrict(`/commitments/${pledge.id}`);
    const after = await opened(link);

    expect(other.id).not.toBe(open.id);
    expect([before, between, titles(after)]).toEqual([[PLANNED, PLANNED], [PLANNED], []]);
    expect(after.text).not.toContain('pelatihan');
  });

  it('shows staff what staff see, and no more once they are none', async () => {
    const { readers } = await aToldPledge(async () => [await aReader(t, 'staff')]);
    const [staff] = readers;
    const admin = await (await somebody(t, 'administrator')).login();
    const link = await made(staff);

    const before = titles(await opened(link));
    await t.owner.query(`UPDATE account SET role = 'reader' WHERE id = $1`, [staff.who.id]);
    const asReader = titles(await opened(link));
    await admin.post(`/accounts/${staff.who.id}/role`, { role: 'staff' });

    expect([before.length, asReader]).toEqual([3, [PLANNED]]);
    expect(codeOf(await opened(link))).toEqual(NOT_FOUND);
  });

  it('opens nothing once it is revoked, and nothing of another form or kind ever', async () => {
    const { reader, union } = await aReaderOf();
    const [news, days, other] = [
      await made(reader),
      await made(reader, { kind: 'follows' }),
      await made(reader),
    ];

    const alike = await Promise.all([
      opened(news, 'ics'),
      ...['atom', 'feed.json'].flatMap((form) => [
        opened(days, form),
        t.anyone.get(`/feeds/${newFeedToken()}.${form}?lang=id`),
      ]),
    ]);
    await reader.browser.delete(`/me/feeds/${news.id}`);
    const revoked = [await opened(news), await opened(news, 'feed.json')];

    for (const answer of [...alike, ...revoked]) {
      expect(codeOf(answer)).toEqual(NOT_FOUND);
      expect(answer.body.instance).toBe('/api/v1/feeds/***');
    }
    expect(titles(await opened(other))).toEqual([PLANNED]);
    const bearer = new Client(t.url, tokenOf(other));
    expect((await bearer.get('/notifications')).status).toBe(401);
    const stranger = await aReader(t);
    const beside = await stranger.browser.get(`/feeds/${tokenOf(other)}.atom?lang=id`);
    expect(titles(beside)).toEqual([PLANNED]);
    expect((await bearer.get(`/organizations/${union.id}`)).status).toBe(401);
  });
});

describe('a link to the changes of an organization', () => {
  it('tells what everybody reads and what its account sees besides, and nothing once the organization is closed', async () => {
    const { union, readers } = await aToldPledge(async (unionId) => [
      await aReader(t),
      await aReader(t, 'representative', unionId),
    ]);
    const links = await Promise.all(
      readers.map((reader) => made(reader, { kind: 'changes', subjectId: union.id })),
    );
    const planned = async (link: Json) =>
      titles(await opened(link)).filter((title) => title.startsWith('Tindak lanjut direncanakan'));
    const open = titles(await t.anyone.get(`/changes.atom?organization=${union.id}&limit=100`));

    const [ofReader, ofUnion] = links as [Json, Json];
    expect(titles(await opened(ofReader))).toEqual(open);
    expect([(await planned(ofReader)).length, (await planned(ofUnion)).length]).toEqual([1, 2]);
    const { text } = await opened(ofUnion);
    expect(text).not.toContain('ikrar_feed_');
    expect(textOf(xmlOf(text), 'id')).toBe(`urn:uuid:${ofUnion.id}`);
    expect(textOf(xmlOf(text), 'title')).toContain(`: ${union.acronym ?? union.name}`);

    await restrict(`/organizations/${union.id}`);
    expect(codeOf(await opened(ofReader))).toEqual(NOT_FOUND);
  });

  it('is of an organization its account sees, as news are of none', async () => {
    const { browser } = await aReader(t);
    const hidden = await anOrganization(t, forTheOffice);
    const { id } = await anOrganization(t);

    const answers = await Promise.all(
      [
        { kind: 'changes' },
        { kind: 'news', subjectId: id },
        { kind: 'changes', subjectId: hidden.id },
        { kind: 'changes', subjectId: '00000000-0000-4000-8000-000000000000' },
      ].map((body) => browser.post('/me/feeds', body)),
    );

    expect(answers.map(codeOf)).toEqual([
      [422, '/problems/feed-subject'],
      [422, '/problems/feed-subject'],
      [409, '/problems/unknown-reference'],
      [409, '/problems/unknown-reference'],
    ]);
    expect(answers[2]?.text).toBe(answers[3]?.text);
  });
});

describe('each reader', () => {
  afterEach(() => withBothLines(t));

  it.each(LINES)('is told by link what they may see, %s', async (_, takeAway) => {
    const { union, pledge, readers } = await aToldPledge(async (unionId) => [
      await aReader(t),
      await aReader(t, 'representative', (await anOrganization(t)).id as string),
      await aReader(t, 'representative', unionId),
      await aReader(t, 'staff'),
    ]);
    // As if all of them had been told of everything.
    await t.owner.query(
      `INSERT INTO notification (account_id, entry_index)
       SELECT a.id, h.index FROM account a, history_entry h WHERE a.id = ANY ($1) AND h.record_kind = 'follow_up' AND h.about_id = $2
       ON CONFLICT DO NOTHING`,
      [readers.map(({ who }) => who.id), pledge.id],
    );
    const kinds = [NEWS, { kind: 'changes', subjectId: union.id }];
    const links = await Promise.all(
      readers.map((reader) => Promise.all(kinds.map((body) => made(reader, body)))),
    );
    await takeAway(t);

    const told: number[][] = [];
    for (const ofOne of links)
      told.push(
        await Promise.all(
          ofOne.map(
            async (link) =>
              titles(await opened(link)).filter((title) => title.includes('Tindak lanjut direncanakan'))
                .length,
          ),
        ),
      );

    expect(told).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });
});
