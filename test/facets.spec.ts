import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutTriggers } from '../bench/without-triggers.js';
import {
  aCommitment,
  anArea,
  aMeeting,
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVenue,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
} from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { aPledgeStory, type PledgeStory } from './support/pledge-story.js';
import { enterBranches, enterMeeting } from './support/public-records.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { enterHidden, enterOpen, open as openRecords } from './support/two-worlds.js';

let t: TestApp;
let story: PledgeStory;
beforeAll(async () => {
  t = await startTestApp();
  await enterOpen(t);
  await enterHidden(t);
  await enterBranches(t);
  await enterMeeting(t);
  story = await aPledgeStory(t);
  await enterMore(t);
});
afterAll(() => t.close());

const REASON = { reason: 'Dua catatan tentang satu orang' };

/** What the stories above lack: years, publishers, areas, a person with two records, statements that bear on a pledge. */
async function enterMore(to: TestApp): Promise<void> {
  const [area, other] = [
    await anArea(to, { code: '98.16', name: 'Bekasi Contoh' }),
    await anArea(to, { code: '98.15', name: 'Karawang Contoh' }),
  ];
  const federation = await anOrganization(to, {
    level: 'national_federation',
    areaCodes: [area.code, other.code],
  });
  const branch = await anOrganization(to, { level: 'regency_sector_branch', areaCodes: [area.code] });
  const bond = { memberId: branch.id, parentId: federation.id, bond: 'affiliate' };
  await to.budi.made('/affiliations', bond);
  await to.budi.made('/affiliations', {
    ...bond,
    parentId: (await anOrganization(to, { level: 'alliance' })).id,
    bond: 'alliance',
  });
  const venue = await aVenue(to);
  for (const heldOn of ['2023-05-01', '2024-05-01', '2024-12-31']) {
    await anEvent(to, { kind: 'rally', heldOn, hostIds: [branch.id, federation.id], venueId: venue.id });
    await aMeeting(to, { heldOn, hostIds: [branch.id] });
  }
  for (const publishedOn of ['2023-01-01', '2024-12-31', null])
    await aSource(to, { kind: 'letter', party: 'union', publisher: 'Surat “Contoh” & Kawan', publishedOn });
  const [one, two] = [await aPerson(to), await aPerson(to)];
  const tenure = await aTenure(to, { personId: one.id, startedOn: '2020-01-01', endedOn: '2024-06-30' });
  await aTenure(to, { personId: two.id, postId: (await aPost(to, { organizationId: branch.id })).id });
  await to.budi.post(`/people/${one.id}/merge`, { intoId: two.id, ...REASON }, { 'if-match': '"1"' });
  const said = { speakerId: one.id, postId: tenure.post.id };
  const founding = await aStatement(to, { ...said, saidOn: '2024-02-02' });
  const commitment = await aVerifiedCommitment(to, {
    statementId: founding.id,
    topicKeys: [story.topic, 'upah-contoh'],
    receiverIds: [branch.id, federation.id],
  });
  const relayed = await aStatement(to, {
    kind: 'denial',
    relayedFromId: tenure.post.id,
    saidOn: '2024-03-02',
  });
  await to.budi.act(`/commitments/${commitment.id}/statements`, commitment, {
    statementId: relayed.id,
    bearing: 'denied',
  });
  await aStatement(to, { kind: 'hope', words: null });
  // Nobody else sees these, nor by whom and where.
  const hidden = await aPost(to, forTheOffice);
  await aStatement(to, { relayedFromId: hidden.id });
  const secret = await aStatement(to, { ...said, ...forTheOffice, saidOn: '2024-02-03' });
  await aVerifiedCommitment(to, {
    ...forParties(branch.id),
    statementId: founding.id,
    topicKeys: [story.topic],
  });
  await aVerifiedCommitment(to, { ...forTheOffice, statementId: secret.id });
}

/** Every list with facets, by where it stands below /api/v1, and its pages. */
const LISTS: Record<string, { id: string; en: string }> = {
  commitments: { id: '/komitmen', en: '/en/commitments' },
  statements: { id: '/pernyataan', en: '/en/statements' },
  organizations: { id: '/organisasi', en: '/en/organizations' },
  people: { id: '/pejabat', en: '/en/officials' },
  posts: { id: '/pejabat/jabatan', en: '/en/officials/posts' },
  events: { id: '/acara', en: '/en/events' },
  meetings: { id: '/rapat', en: '/en/meetings' },
  sources: { id: '/sumber', en: '/en/sources' },
};
const names = Object.keys(LISTS);

type Query = Record<string, string[] | undefined>;
interface Counts {
  total: number | null;
  facets: Record<string, { value: string; name: string; nameEn: string; count: number | null }[]>;
  uncounted: string[];
}

const asked = (query: Query): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([key, values = []]) => values.map((value) => [key, value])),
  ).toString();
const countsOf = (who: Client, list: string, query: Query = {}): Promise<Counts> =>
  who.read(`/${list}/facets?${asked(query)}`);

/** How many records a list holds, counted one by one. */
async function heldIn(who: Client, list: string, query: Query): Promise<number> {
  let [held, cursor] = [0, ''];
  do {
    const { items, next } = await who.read(`/${list}?limit=100&${asked(query)}${cursor}`);
    held += (items as Json[]).length;
    cursor = next === null ? '' : `&cursor=${next}`;
  } while (cursor);
  return held;
}

/** Keys of which one value can be asked for at most. */
const SINGLE = ['in_office', 'has_commitments', 'minutes_signed', 'relayed'];

/** Some of the values of some of the keys. */
const narrowings = (all: Counts['facets']): fc.Arbitrary<Query> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(all).map(([key, values]) => [
          key,
          fc.subarray(
            values.map(({ value }) => value),
            { minLength: 1, maxLength: SINGLE.includes(key) ? 1 : Math.min(3, values.length) },
          ),
        ]),
      ),
      { requiredKeys: [] },
    )
    .filter((query) => Object.keys(query).length <= 3);

describe.each(names)('the counts of %s', (list) => {
  it('offer every facet, each value by name in both languages', async () => {
    const { facets, uncounted } = await countsOf(t.anyone, list);

    expect(uncounted).toEqual([]);
    expect(Object.keys(facets).length).toBeGreaterThan(1);
    for (const [key, values] of Object.entries(facets)) {
      expect([key, values.length > 0]).toEqual([key, true]);
      for (const { value, name, nameEn, count } of values) {
        expect([value, name.length > 0, nameEn.length > 0]).toEqual([value, true, true]);
        expect(count).toBeGreaterThan(0);
      }
    }
  });

  it.each(['everybody', 'the office', 'a union'])(
    'are what the list then holds, however it is narrowed, for %s',
    async (whose) => {
      const union = openRecords['organizations']?.[0] ?? '';
      const who = {
        everybody: t.anyone,
        'the office': t.budi,
        'a union': await t.representative(`Wakil Contoh ${list}`, union),
      }[whose]!;
      const { facets } = await countsOf(who, list);

      await fc.assert(
        fc.asyncProperty(narrowings(facets), async (query) => {
          const counts = await countsOf(who, list, query);
          expect(counts.total).toBe(await heldIn(who, list, query));
          for (const [key, values] of Object.entries(facets)) {
            const found = new Map(counts.facets[key]?.map(({ value, count }) => [value, count]));
            // Of many values not all are offered.
            const isWhole = (counts.facets[key]?.length ?? 0) < 15;
            for (const { value } of values) {
              const count = found.get(value) ?? (isWhole ? 0 : null);
              if (count === null) continue;
              const held = await heldIn(who, list, { ...query, [key]: [value] });
              expect([list, query, key, value, count]).toEqual([list, query, key, value, held]);
            }
          }
        }),
        { numRuns: whose === 'everybody' ? 8 : 2 },
      );
    },
  );

  it('take the query of the list, its place included, and nothing else', async () => {
    const statuses = async (queries: string[]) =>
      (await Promise.all(queries.map((query) => t.anyone.get(`/${list}/facets?${query}`)))).map(
        ({ status }) => status,
      );

    expect(await statuses(['limit=5&sort=-updated', 'q=contoh'])).toEqual([200, 200]);
    expect(await statuses(['halaman=2', 'facets=kind', 'limit=0', 'sort=size', 'q='])).toEqual([
      400, 400, 400, 400, 400,
    ]);
  });

  it('come with an entity tag, and not again to whoever has them', async () => {
    const first = await t.anyone.get(`/${list}/facets`);
    const again = await t.anyone.get(`/${list}/facets`, {
      'if-none-match': first.headers.get('etag') ?? '',
    });

    expect(first.headers.get('cache-control')).toContain('public');
    expect(again.status).toBe(304);
    expect((await t.budi.get(`/${list}/facets`)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('several values of one key', () => {
  it('mean any of them, and each record once', async () => {
    const { facets } = await countsOf(t.anyone, 'events');
    const [one, two] = facets['organization'].map(({ value }) => value);

    const { items } = await t.anyone.read(`/events?organization=${one}&organization=${two}&limit=100`);
    const each = await Promise.all(
      [one, two].map(
        async (id) => (await t.anyone.read(`/events?organization=${id}&limit=100`)).items as Json[],
      ),
    );

    const ids = (items as Json[]).map(({ id }) => id as string);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids)).toEqual(new Set(each.flat().map(({ id }) => id as string)));
  });

  it('of receivers, makers and topics page through every pledge once', async () => {
    const { facets } = await countsOf(t.anyone, 'commitments');
    for (const key of ['topic', 'maker', 'receiver']) {
      const query = (facets[key] ?? []).map(({ value }) => `${key}=${value}`).join('&');
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { items, next } = await t.anyone.read(`/commitments?${query}&limit=2${cursor}`);
        seen.push(...(items as Json[]).map(({ id }) => id as string));
        cursor = next === null ? null : `&cursor=${next}`;
      }
      expect(seen.length).toBeGreaterThan(2);
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it('of flags mean all of them', async () => {
    const { facets } = await countsOf(t.anyone, 'commitments', { flag: ['no_deadline', 'silent'] });
    const both = await heldIn(t.anyone, 'commitments', { flag: ['no_deadline', 'silent'] });
    const alone = facets['flag'].find(({ value }) => value === 'no_deadline')?.count;

    expect(alone).toBeGreaterThanOrEqual(both);
  });

  it('of flags hold nothing that is not verified, nor do its flags', async () => {
    const statement = await aStatement(t, { saidOn: '2026-01-12' });
    const pledge = await aVerifiedCommitment(t, { statementId: statement.id, dueOn: '2026-02-27' });
    const draft = await aCommitment(t, { statementId: statement.id });
    const flags = async (id: string) => (await t.budi.read(`/commitments/${id}`)).flags as string[];
    const before = await flags(pledge.id);
    await t.siti.act(`/commitments/${pledge.id}/retract`, pledge, { reason: 'Contoh.' });

    expect(before).toEqual(['overdue', 'silent']);
    expect(await flags(pledge.id)).toEqual([]);
    expect(await flags(draft.id)).toEqual([]);
    for (const record of ['retracted', 'awaiting_verification']) {
      expect(await heldIn(t.budi, 'commitments', { record: [record] })).toBeGreaterThan(0);
      expect(await heldIn(t.budi, 'commitments', { record: [record], flag: ['silent'] })).toBe(0);
      expect((await countsOf(t.budi, 'commitments', { record: [record] })).facets['flag']).toEqual([]);
    }
  });

  it('are refused where they repeat one, are unknown or too many', async () => {
    const many = Array.from({ length: 21 }, (_, n) => `year=${2000 + n}`).join('&');
    for (const path of [
      '/events?kind=rally&kind=rally',
      '/events?kind=rally&kind=party',
      '/people?in_office=yes&in_office=no',
      '/statements?outcome=done',
      '/statements?bearing=said',
      '/sources?year=24',
      `/events?${many}`,
    ])
      expect([path, (await t.anyone.get(path)).status]).toEqual([path, 400]);
  });
});

interface Opened {
  status: number;
  html: string;
}
const open = async (path: string, token: string | null = null): Promise<Opened> => {
  const answer = await fetch(t.url + path, {
    headers: { accept: 'text/html', ...(token && { authorization: `Bearer ${token}` }) },
  });
  return { status: answer.status, html: (await answer.text()).replaceAll('&amp;', '&') };
};
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
/** Links with a count on a page: where they lead, whether that lets go of something, and the count. */
const countedIn = (html: string) =>
  [...html.matchAll(/<a href="([^"]+)"([^>]*)>[^<]*<span class="count">\s*(\d+)<\/span>/g)].map(
    ([, href = '', marks = '', count]) => ({
      href,
      isChosen: marks.includes('aria-current'),
      count: Number(count),
    }),
  );
/** How many the list on a page holds, as the page says. */
const totalOn = (html: string): number =>
  Number(/<p class="(?:total|lead)">(\d+) \p{L}/u.exec(html)?.[1] ?? Number.NaN);

describe.each(Object.entries(LISTS))('the pages of %s', (list, paths) => {
  it('say with each filter how many it leads to, in both languages', async () => {
    const { facets } = await countsOf(t.anyone, list);
    const [key, values] = Object.entries(facets).find(([, { length }]) => length > 1) ?? ['', []];
    for (const path of [paths.id, paths.en]) {
      for (const query of ['', `?${asked({ [key]: [values[0]?.value ?? ''] })}`]) {
        const counted = countedIn((await open(path + query)).html).filter(({ isChosen }) => !isChosen);
        expect(counted.length).toBeGreaterThan(0);
        for (const { href, count } of counted) {
          const { status, html } = await open(href);
          expect([href, status, totalOn(html)]).toEqual([href, 200, count]);
        }
      }
    }
  });

  it('take a second value besides the first, and let go of each alone', async () => {
    const { facets } = await countsOf(t.anyone, list);
    const [key, values] =
      Object.entries(facets).find(([name, { length }]) => length > 1 && !SINGLE.includes(name)) ?? [];
    const [one = '', two = ''] = (values ?? []).map(({ value }) => value);
    const of = (chosen: string[]) => `${paths.id}?${asked({ [key ?? '']: chosen })}`;

    const first = await open(of([one]));
    expect(first.html).toContain(`class="add" href="${of([one, two])}"`);
    const second = await open(of([one, two]));

    expect(second.status).toBe(200);
    expect(totalOn(second.html)).toBe(await heldIn(t.anyone, list, { [key ?? '']: [one, two] }));
    for (const rest of [[one], [two]]) expect(second.html).toContain(`href="${of(rest)}" aria-label`);
    expect(second.html).toContain(`href="/api/v1/${list}.csv?${asked({ [key ?? '']: [one, two] })}"`);
  });

  it('count for the office what the office sees', async () => {
    const [office, everybody] = [await open(paths.id, t.budi.token), await open(paths.id)];

    expect(totalOn(office.html)).toBe(await heldIn(t.budi, list, {}));
    expect(totalOn(office.html)).toBeGreaterThan(totalOn(everybody.html));
  });

  it('refuse what the list refuses', async () => {
    for (const query of ['halaman=2', 'sort=size', 'limit=0'])
      expect([query, (await open(`${paths.id}?${query}`)).status]).toEqual([query, 400]);
  });
});

describe('the page of statements', () => {
  it('shows who said what in which post, where it can be read, and what became of it', async () => {
    const { html } = await open(`/pernyataan?topic=${story.topic}&outcome=fulfilled&from=2024-01-01`);
    const text = textOf(html);

    expect(text).toContain('“ruang pelatihan kami siapkan sebelum lebaran”');
    expect(text).toContain(`dr. ${story.speaker.name} , Wakil Bupati Contoh , ${story.office.name}`);
    expect(text).toContain('Sumber : Janji pelatihan contoh dalam audiensi'.replace(' :', ':'));
    expect(text).toMatch(/Terpenuhi Pertama diucapkan/);
    expect(html).toContain(`href="/komitmen/${story.kept}"`);
    expect(html).toContain(`/api/v1/statements.csv?topic=${story.topic}&outcome=fulfilled&from=2024-01-01`);
    expect(html).toContain(`/en/statements?topic=${story.topic}&outcome=fulfilled&from=2024-01-01`);
  });

  it('names by which post, event and source it was narrowed, as far as that is seen', async () => {
    const { items } = await t.anyone.read(`/statements?topic=${story.topic}&outcome=fulfilled`);
    const [{ post, event, source }] = items as [Json];
    const hidden = await aSource(t, { ...forTheOffice, title: 'Sumber Contoh Gaib' });

    const { html } = await open(`/en/statements?post=${post.id}&event=${event.id}&source=${source.id}`);

    expect(textOf(html)).toContain(`Post: ${post.title}`);
    expect(textOf(html)).toContain(`At: ${event.name}`);
    expect(textOf(html)).toContain(`Source: ${source.title}`);
    expect((await open(`/pernyataan?source=${hidden.id}`)).html).not.toContain('Gaib');
  });

  it('shows no pledge that is hidden, and no word of a hidden statement', async () => {
    const everybody = await open('/pernyataan?limit=100');
    const office = await open('/pernyataan?limit=100', t.budi.token);

    const hidden = ((await t.budi.read('/commitments?limit=100')).items as Json[]).filter(
      ({ visibility }) => visibility !== 'public',
    );
    expect(hidden.length).toBeGreaterThan(0);
    for (const { id } of hidden) expect(everybody.html).not.toContain(id);
    expect(hidden.some(({ id }) => office.html.includes(id as string))).toBe(true);
    expect(everybody.html).not.toContain('kelambu');
  });
});

describe('counts that are kept', () => {
  it('are counted anew once anything has changed', async () => {
    const publisher = 'Harian Contoh yang Baru';
    const query = { publisher: [publisher] };
    await aSource(t, { publisher });
    const before = await countsOf(t.anyone, 'sources', query);

    await aSource(t, { publisher });

    expect(before.total).toBe(1);
    expect((await countsOf(t.anyone, 'sources', query)).total).toBe(2);
  });

  it('are the same whatever the order of keys and values', async () => {
    const [one, other] = await Promise.all([
      t.anyone.read('/events/facets?kind=rally&kind=audience&year=2024'),
      t.anyone.read('/events/facets?year=2024&kind=audience&kind=rally&limit=3'),
    ]);

    expect(other).toEqual(one);
  });
});

// Last, because it fills a list.
describe('a list of more than can be counted', () => {
  const fill = (count: number, kind: string) =>
    withoutTriggers(t.owner, () =>
      t.owner.query(
        `WITH budi AS (SELECT id FROM account LIMIT 1)
       INSERT INTO source (id, visibility, recorded_by_id, recorded_at, changed_at, revision, kind, party, title, publisher, published_on)
       SELECT gen_random_uuid(), 'public', budi.id, now(), now(), 1, $2, 'court', 'Berkas Contoh ' || n, 'Penerbit Banyak', '2022-02-02'
         FROM budi, generate_series(1, $1) n`,
        [count, kind],
      ),
    );

  it('is counted to 10,000, and no further', async () => {
    await fill(10_000, 'other');

    const exactly = await countsOf(t.anyone, 'sources', { party: ['court'] });
    await fill(1, 'recording');
    await aSource(t);
    const [all, more, few] = [
      await countsOf(t.anyone, 'sources'),
      await countsOf(t.anyone, 'sources', { party: ['court'] }),
      await countsOf(t.anyone, 'sources', { party: ['court'], kind: ['recording'] }),
    ];

    expect(exactly.total).toBe(10_000);
    expect(exactly.facets['kind']).toMatchObject([{ value: 'other', count: 10_000 }]);
    expect(more.total).toBeNull();
    // Without the key, or with another value of it, there are more too.
    expect(more.uncounted).toEqual(['kind', 'party', 'publisher', 'year']);
    expect(more.facets['kind']?.every(({ count }) => count === null)).toBe(true);
    expect(more.facets['publisher']).toEqual([]);
    expect(all.facets['year']?.map(({ value, count }) => [value, count])).toContainEqual(['2022', null]);
    expect(all.facets['year']?.map(({ value }) => value)).not.toContain('2019');
    // What is left of a list that is narrowed again can be counted, but not what its other kinds hold.
    expect(few.total).toBe(1);
    expect(few.uncounted).toEqual(['kind']);
    expect(few.facets['publisher']).toEqual([
      { value: 'Penerbit Banyak', name: 'Penerbit Banyak', nameEn: 'Penerbit Banyak', count: 1 },
    ]);
  });

  it('says so on its page, and offers what is known beforehand without a number', async () => {
    const [indonesian, english] = [
      await open('/sumber'),
      await open('/en/sources?party=court&publisher=Tiada'),
    ];

    expect(textOf(indonesian.html)).toContain('Lebih dari 10.000 sumber');
    expect(indonesian.html).toContain('href="/sumber?kind=letter"');
    expect(countedIn(indonesian.html)).toEqual([]);
    expect(textOf(english.html)).toContain('0 sources');
    // How many another publisher has is not known; that this one has none is.
    expect(textOf(english.html)).toMatch(/Publisher: Tiada/);
  });
});
