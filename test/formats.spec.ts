import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEvent,
  anOrganization,
  aStatement,
  aVerifiedCommitment,
  forTheOffice,
} from './support/builders.js';
import type { Json, Response } from './support/client.js';
import {
  childrenOf,
  type Element,
  eventsOf,
  FED,
  LINKED,
  LINKED_ITEMS,
  linksOf,
  textOf,
  xmlOf,
} from './support/formats.js';
import { aPledgeStory, type PledgeStory } from './support/pledge-story.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/* The record as JSON-LD, feeds and calendars, each read by a program that knows the format. */

let t: TestApp;
let story: PledgeStory;
let open: Json;
beforeAll(async () => {
  t = await startTestApp();
  story = await aPledgeStory(t);
  open = await aVerifiedCommitment(t, {
    statementId: (await aStatement(t, { words: 'kami <b>janji</b> & tepati' })).id,
    title: 'Bus contoh & halte <baru>',
    titleEn: 'Sample bus & a <new> stop',
    receiverIds: [story.union.id],
    topicKeys: [story.topic],
    dueOn: '2055-03-15',
    duePrecision: 'quarter',
  });
});
afterAll(() => t.close());

const ok = async (path: string, headers: Record<string, string> = {}): Promise<Response> => {
  const answer = await t.anyone.get(path, headers);
  expect({ path, status: answer.status }).toEqual({ path, status: 200 });
  return answer;
};

/** An Atom feed, held to what RFC 4287 asks of every one. */
function feedIn({ text, headers }: Response): { feed: Element; entries: Element[] } {
  expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  const feed = xmlOf(text);
  expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
  const entries = childrenOf(feed, 'entry');
  for (const element of [feed, ...entries]) {
    for (const name of ['id', 'title', 'updated']) expect(childrenOf(element, name)).toHaveLength(1);
    expect(URL.canParse(textOf(element, 'id') ?? '')).toBe(true);
    expect(new Date(textOf(element, 'updated') ?? '').toISOString()).toBe(textOf(element, 'updated'));
    for (const href of Object.values(linksOf(element))) expect(URL.canParse(href)).toBe(true);
  }
  expect(childrenOf(feed, 'author').map((author) => textOf(author, 'name'))).toEqual(['Ikrar']);
  expect(linksOf(feed).self).toContain('.atom');
  // An entry without content needs a page, and a summary says what is there.
  for (const entry of entries) {
    expect(linksOf(entry)).toHaveProperty('alternate');
    expect(childrenOf(entry, 'summary')).toHaveLength(1);
  }
  const ids = entries.map((entry) => textOf(entry, 'id'));
  expect(new Set(ids).size).toBe(ids.length);
  return { feed, entries };
}

const updated = (entries: Element[]) => entries.map((entry) => textOf(entry, 'updated') ?? '');

describe('a list as a feed', () => {
  it.each(FED)(
    'of %s holds what the list holds, the latest change first, page by page to its end',
    async (list) => {
      const found: Element[] = [];
      let path: string | undefined = `/${list}.atom?limit=2`;
      while (path) {
        const { feed, entries } = feedIn(await ok(path));
        expect(textOf(feed, 'id')).toBe(`${t.url}/api/v1/${list}.atom?limit=2`);
        found.push(...entries);
        path = linksOf(feed).next?.replace(t.url, '');
      }

      const { items } = await t.anyone.read(`/${list}?sort=-updated&limit=100`);

      expect(found.map((entry) => textOf(entry, 'id'))).toEqual(
        items.map(({ id }: Json) => `urn:uuid:${id}`),
      );
      expect(updated(found)).toEqual(items.map(({ changedAt }: Json) => new Date(changedAt).toISOString()));
      expect(updated(found)).toEqual(updated(found).toSorted().toReversed());
    },
  );

  it.each(FED)('of %s says the same as JSON Feed', async (list) => {
    const { feed, entries } = feedIn(await ok(`/${list}.atom?limit=3`));

    const { body, headers } = await ok(`/${list}.feed.json?limit=3`);

    expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${t.url}/api/v1/${list}.feed.json?limit=3`,
      authors: [{ name: 'Ikrar' }],
    });
    expect(body.next_url).toBe(linksOf(feed).next?.replace('.atom', '.feed.json'));
    expect(
      body.items.map((item: Json) => [item.id, item.url, item.title, item.content_text, item.date_modified]),
    ).toEqual(
      entries.map((entry) => [
        textOf(entry, 'id'),
        linksOf(entry).alternate,
        textOf(entry, 'title'),
        textOf(entry, 'summary'),
        textOf(entry, 'updated'),
      ]),
    );
  });

  it('takes the query of the list, in whichever order, and leads to its page', async () => {
    const query = `topic=${story.topic}&status=not_started`;

    const { feed, entries } = feedIn(await ok(`/commitments.atom?${query}&sort=due`));

    expect(entries.map((entry) => textOf(entry, 'id'))).toEqual([`urn:uuid:${open.id}`]);
    expect(linksOf(feed).alternate).toBe(`${t.url}/komitmen?${query}`);
  });

  it('says in words what was promised, and where it stands, in either language', async () => {
    const [indonesian, english] = await Promise.all(
      ['', '&lang=en'].map(async (lang) =>
        feedIn(await ok(`/commitments.atom?topic=${story.topic}&status=not_started${lang}`)),
      ),
    );

    expect(textOf(indonesian.entries[0], 'title')).toBe('Bus contoh & halte <baru>');
    expect(textOf(indonesian.entries[0], 'summary')).toMatch(
      /^“kami <b>janji<\/b> & tepati”\nOleh: .*\nKepada: SPC-\d+\nStatus: Belum ditindaklanjuti\nTenggat: triwulan I 2055/,
    );
    expect(textOf(english.entries[0], 'title')).toBe('Sample bus & a <new> stop');
    expect(textOf(english.entries[0], 'summary')).toMatch(/\nTo: SPC-\d+\nState: Not started\nDue: Q1 2055/);
    expect(linksOf(english.entries[0]).alternate).toBe(`${t.url}/en/commitments/${open.id}`);
    expect(english.feed.attributes['xml:lang']).toBe('en');
  });

  it('is well formed and hides no turn of the direction of reading, whatever stands in a text', async () => {
    const name = 'Rapat \u202Egnudeg\u202C ]]> <![CDATA[x]]> & "kutip"';
    const { id } = await anEvent(t, { name });

    const { entries } = feedIn(await ok('/events.atom?limit=1'));

    expect(textOf(entries[0], 'id')).toBe(`urn:uuid:${id}`);
    expect(textOf(entries[0], 'title')).toMatch(
      /^Rapat \[U\+202E\]gnudeg\[U\+202C\] \]\]> <!\[CDATA\[x\]\]> & "kutip", 12 Jan 2026$/,
    );
  });

  it('is a feed also where nothing matches', async () => {
    const { entries } = feedIn(await ok(`/commitments.atom?event=${(await anEvent(t)).id}`));

    expect(entries).toEqual([]);
  });

  it.each(['/commitments.atom', '/statements.feed.json'])(
    '%s is not sent twice, until something changes',
    async (path) => {
      const { headers } = await ok(path);
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
      const known = { 'if-none-match': headers.get('etag') ?? '' };

      const again = await t.anyone.get(path, known);
      await aVerifiedCommitment(t);
      const later = await t.anyone.get(path, known);

      expect([again.status, again.text]).toEqual([304, '']);
      expect(later.status).toBe(200);
    },
  );

  it('is kept by nobody where somebody asked', async () => {
    expect((await t.budi.get('/commitments.atom')).headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['/commitments.atom?colour=red', 'fields-refused'],
    ['/commitments.atom?lang=fr', 'fields-refused'],
    ['/commitments.feed.json?cursor=x', 'bad-cursor'],
    ['/commitments.ics?limit=0', 'fields-refused'],
    ['/commitments.xlsx?style=id', 'fields-refused'],
    ['/commitments.csv?style=us', 'fields-refused'],
  ])('%s is refused', async (path, code) => {
    expect(await t.anyone.get(path)).toMatchObject({ status: 400, body: { type: `/problems/${code}` } });
  });
});

describe('the feed of one commitment', () => {
  it('has an entry for each of its news, and one for the whole, each under an id that stays', async () => {
    const item = await t.anyone.read(`/commitments/${story.kept}`);
    const { feed, entries } = feedIn(await ok(`/commitments/${story.kept}.atom`));

    const ids = entries.map((entry) => textOf(entry, 'id'));
    const { giver, receiver, desk } = item.lanes;
    const { statements, followUps, notices } = item;
    const records = [item, ...statements, ...followUps, ...notices, ...giver, ...receiver, ...desk];
    const expected = [
      `${t.url}/komitmen/${story.kept}#riwayat`,
      ...records.map(({ id }: Json) => `urn:uuid:${id}`),
      ...notices.filter(({ repliedOn }: Json) => repliedOn).map(({ id }: Json) => `urn:uuid:${id}#replied`),
    ];
    expect(ids).toHaveLength(expected.length);
    expect(new Set(ids)).toEqual(new Set(expected));
    expect(updated(entries)).toEqual(updated(entries).toSorted().toReversed());
    expect(linksOf(feed).alternate).toBe(`${t.url}/komitmen/${story.kept}`);
    const titles = entries.map((entry) => textOf(entry, 'title'));
    expect(titles).toContain('Kata serikat penerima: Membenarkan, 12 Feb 2026');
  });

  it('is missing where the commitment is', async () => {
    const hidden = await aVerifiedCommitment(t, forTheOffice);
    for (const form of ['atom', 'feed.json', 'ics', 'jsonld']) {
      const [one, none] = await Promise.all(
        [hidden.id, '00000000-0000-4000-8000-000000000000'].map((id) =>
          t.anyone.get(`/commitments/${id}.${form}`),
        ),
      );
      expect([one.status, one.body.type]).toEqual([404, '/problems/not-found']);
      expect(one.text.replace(hidden.id, '')).toBe(none.text.replace(/0{8}[-0-9]+/, ''));
      expect((await t.budi.get(`/commitments/${hidden.id}.${form}`)).status).toBe(200);
    }
  });
});

describe('deadlines in a calendar', () => {
  const value = (event: ReturnType<typeof eventsOf>[number], name: string) =>
    event.component.getFirstPropertyValue(name);

  it('are whole days, as precise as they were given, and ring no bell', async () => {
    const { text, headers } = await ok(`/commitments.ics?topic=${story.topic}&due_after=2026-01-01`);

    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = eventsOf(text);
    const { items } = await t.anyone.read(`/commitments?topic=${story.topic}&due_after=2026-01-01`);
    expect(events.map(({ uid }) => uid.split('@')[0])).toEqual(items.map(({ id }: Json) => id as string));
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(
      items.map(({ due }: Json) => due.on as string),
    );
    for (const event of events) {
      expect([event.startDate.isDate, event.duration.toSeconds()]).toEqual([true, 86_400]);
      expect(event.component.getAllSubcomponents('valarm')).toEqual([]);
      expect(value(event, 'transp')).toBe('TRANSPARENT');
      expect(value(event, 'status')).toBe('CONFIRMED');
    }
    expect(events.at(-1)?.summary).toBe('Due (by the end of Q1 2055): Sample bus & a <new> stop');
    expect(value(events.at(-1) as never, 'url')).toBe(`${t.url}/en/commitments/${open.id}`);
  });

  it('of one commitment has those of its follow-ups and notices too, in the language asked for', async () => {
    const events = eventsOf((await ok(`/commitments/${story.kept}.ics?lang=id`)).text);

    const { followUps, notices } = await t.anyone.read(`/commitments/${story.kept}`);
    expect(events.map(({ startDate }) => startDate.toString())).toEqual([
      '2026-03-31',
      ...followUps.map(({ dueOn }: Json) => dueOn as string),
      ...notices.map(({ replyUntilOn }: Json) => replyUntilOn as string),
    ]);
    expect(events[0].summary).toMatch(/^Tenggat \(paling lambat Maret 2026\): Ruang pelatihan contoh/);
    expect(events[1].summary).toBe('Tindak lanjut (selesai): Meminta jadwal serah terima ruang');
  });

  it('are left out where none was stated', async () => {
    const { id } = await aVerifiedCommitment(t);

    expect(eventsOf((await ok(`/commitments/${id}.ics`)).text)).toEqual([]);
  });
});

describe('JSON-LD', () => {
  const TYPES: Readonly<Record<string, RegExp>> = {
    commitments: /^Claim(?:Review)?$/,
    statements: /^Quotation$/,
    organizations: /Organization$|^WorkersUnion$|^Corporation$/,
    people: /^Person$/,
    events: /^Event$/,
    meetings: /^Event$/,
    sources: /Article$|^Legislation$|^CreativeWork$|^MediaObject$/,
  };
  const NAMES: Readonly<Record<string, string>> = { statements: 'abstract', commitments: 'name' };

  it.each(LINKED)(
    'of the list of %s has a thing of schema.org for each entry, in its order',
    async (list) => {
      const { body, headers } = await ok(`/${list}.jsonld`);

      expect(headers.get('content-type')).toBe('application/ld+json');
      expect(body['@context']).toBe('https://schema.org');
      const { items } = await t.anyone.read(`/${list}?limit=100`);
      expect(items.length).toBeLessThan(100);
      expect(body['@graph'].map((one: Json) => (one.itemReviewed ?? one)['@id'].slice(-36))).toEqual(
        items.map(({ id }: Json) => id as string),
      );
      for (const one of body['@graph']) {
        expect(one['@type']).toMatch(TYPES[list]);
        expect(typeof one[NAMES[list] ?? 'name']).toBe('string');
        expect(JSON.stringify(one)).not.toContain('null');
      }
    },
  );

  it.each(LINKED_ITEMS)('of one record of %s is what the list says of it', async (list) => {
    const { body } = await ok(`/${list}.jsonld`);
    const [first] = body['@graph'] as Json[];
    const id = (first.itemReviewed ?? first)['@id'].slice(-36);

    const { body: one, headers } = await ok(`/${list}/${id}.jsonld`);

    expect(one).toEqual({ '@context': 'https://schema.org', ...first });
    const known = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await t.anyone.get(`/${list}/${id}.jsonld`, known)).status).toBe(304);
  });

  it('reviews a claim once the desk has closed it, with rating, office, day, and the words and their source', async () => {
    const { body } = await ok(`/commitments/${story.broken}.jsonld`);

    expect(body).toMatchObject({
      '@type': 'ClaimReview',
      url: `${t.url}/komitmen/${story.broken}`,
      author: { '@type': 'Organization', name: story.office.name },
      datePublished: '2026-03-25',
      claimReviewed: 'jadwalnya kami umumkan bulan depan',
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Tidak terpenuhi',
        ratingValue: 1,
        worstRating: 1,
        bestRating: 3,
      },
      itemReviewed: {
        '@type': 'Claim',
        text: 'jadwalnya kami umumkan bulan depan',
        author: { '@type': 'Person', name: `dr. ${story.speaker.name}`, jobTitle: 'Wakil Bupati Contoh' },
        datePublished: '2026-01-12',
        appearance: [{ '@type': 'NewsArticle', url: 'https://contoh.example/berita/pelatihan' }],
      },
    });
  });

  it('reviews nothing that is open, and nothing as of a moment before it was closed', async () => {
    const { body } = await ok(`/commitments/${open.id}.jsonld`);
    expect(body).toMatchObject({ '@type': 'Claim', text: 'kami <b>janji</b> & tepati' });

    const { lanes } = await t.anyone.read(`/commitments/${story.broken}`);
    // It was proposed then, and signed after.
    const { recordedAt } = lanes.desk[0];
    const before = await ok(`/commitments/${story.broken}.jsonld?as_of=${encodeURIComponent(recordedAt)}`);
    expect(before.body['@type']).toBe('Claim');
  });

  it('reviews no claim whose record was retracted', async () => {
    const { broken } = await aPledgeStory(t);
    const latest = await t.budi.read(`/commitments/${broken}`);
    await t.siti.act(`/commitments/${broken}/retract`, latest, { reason: 'Contoh.' });

    expect((await ok(`/commitments/${broken}.jsonld`)).body['@type']).toBe('Claim');
    const { body } = await ok('/commitments.jsonld?record=retracted');
    expect(body['@graph'].map((one: Json) => one['@type'])).toEqual(['Claim']);
    expect(await (await fetch(`${t.url}/komitmen/${broken}`)).text()).not.toContain('application/ld+json">');
  });

  it('stands on the page of a commitment that was closed, as data no browser runs, and on no other', async () => {
    const [closed, still] = await Promise.all(
      [story.broken, open.id].map(async (id) => (await fetch(`${t.url}/komitmen/${id}`)).text()),
    );
    const blocks = [...closed.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];

    expect(blocks).toHaveLength(1);
    expect(JSON.parse(blocks[0][1])).toEqual((await ok(`/commitments/${story.broken}.jsonld`)).body);
    expect(still).not.toContain('application/ld+json">');
  });
});

describe('pages', () => {
  const alternates = (html: string) =>
    [...html.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"/g)].map(
      ([, type, href]) => `${type} ${href.replaceAll('&amp;', '&')}`,
    );

  it('tell programs, and people, where the same list is followed', async () => {
    const html = await (await fetch(`${t.url}/komitmen?topic=${story.topic}&limit=1`)).text();

    const feed = `/api/v1/commitments.atom?topic=${story.topic}`;
    expect(alternates(html)).toContain(`application/atom+xml ${feed}`);
    expect(html).toContain(`<a href="${feed}">Umpan Atom</a>`);
    expect(html).toContain(`/api/v1/commitments.ics?topic=${story.topic}&amp;lang=id`);
    expect(html).toContain(`/api/v1/commitments.xlsx?topic=${story.topic}"`);
  });

  it.each([
    ['komitmen', () => story.kept, (id: string) => `application/atom+xml /api/v1/commitments/${id}.atom`],
    [
      'serikat',
      () => story.union.id,
      (id: string) => `application/atom+xml /api/v1/commitments.atom?organization=${id}`,
    ],
    ['pejabat', () => story.speaker.id, (id: string) => `application/ld+json /api/v1/people/${id}.jsonld`],
  ])('of a record at /%s lead to what opens', async (path, idOf, expected) => {
    const id = idOf() as string;
    const html = await (await fetch(`${t.url}/${path}/${id}`)).text();

    expect(alternates(html)).toContain(expected(id));
    for (const link of alternates(html)) await ok(link.split(' ')[1]);
  });

  it('of an organization without pledges offers its feed all the same', async () => {
    const { id } = await anOrganization(t);

    expect(feedIn(await ok(`/commitments.atom?organization=${id}`)).entries).toEqual([]);
  });
});
