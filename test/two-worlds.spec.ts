import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHANGED_KINDS } from '../src/changes/change-words.js';
import { Client } from './support/client.js';
import { MEASURES } from '../src/statistics/measures.js';
import { EXPORTED, fileOf } from './support/exported.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import {
  blindLinks,
  calendars,
  enterHiddenMeetings,
  enterOpenMeetings,
  hiddenMeetings,
} from './support/two-worlds.calendar.js';
import { HOSTILE, sqlPath } from './support/sql.js';
import { blind, enterHidden, enterOpen, hidden, HIDDEN_WORD, open } from './support/two-worlds.js';
import { hiddenPages, recordPages } from './support/two-worlds.pages.js';

/*
 * Two copies of one database; into one, hidden records of every kind are entered. Whoever may not see them gets the
 * same bytes from both, whatever they ask.
 */

let without: TestApp;
let within: TestApp;
let beforeHidden: string;

beforeAll(async () => {
  const seed = await startTestApp();
  await enterOpen(seed);
  await enterOpenMeetings(seed);
  await seed.close();
  // One address for both, because calendars name it.
  const ORIGIN = 'http://127.0.0.1:3000';
  [without, within] = [
    await startTestApp({ ORIGIN }, seed.database),
    await startTestApp({ ORIGIN }, seed.database),
  ];
  beforeHidden = new Date().toISOString();
  await enterHidden(within);
  await enterHiddenMeetings(within);
});
afterAll(async () => {
  await without.close();
  await within.close();
});

/** Everything an answer says, but for when and by which server it was sent. */
async function ask(
  t: TestApp,
  token: string | null,
  path: string,
): Promise<{ text: string; next: string | null }> {
  const { status, text, headers, body } = await new Client(t.url, token).get(path);
  // The port of the server, which the text can name, packs to another length.
  const passing = ['date', 'keep-alive', 'connection', 'content-length'];
  const shown = [...headers].filter(([name]) => !passing.includes(name));
  const said = JSON.stringify([status, shown, text]).replaceAll(new URL(t.url).host, '');
  return { text: said, next: body?.next ?? null };
}

/** Asks both worlds the same, from page to page to the end; gives what was asked where the answers differ. */
async function differences(token: string | null, path: string): Promise<string[]> {
  const [one, other] = await Promise.all([ask(without, token, path), ask(within, token, path)]);
  if (one.text !== other.text) return [path];
  if (one.next === null) return [];
  const [base, query] = path.split('?');
  const following = new URLSearchParams(query);
  following.set('cursor', one.next);
  return differences(token, `${base}?${following}`);
}

const LISTS: Record<string, { sorts: string[]; filters: Record<string, string>; hasSearch?: boolean }> = {
  areas: { sorts: [], filters: {} },
  sources: { sorts: ['published', '-updated'], filters: {}, hasSearch: true },
  attachments: { sorts: ['-updated'], filters: { source: 'sources' } },
  organizations: { sorts: ['name', '-updated'], filters: { parent: 'organizations' }, hasSearch: true },
  affiliations: { sorts: ['started'], filters: { member: 'organizations', parent: 'organizations' } },
  people: { sorts: ['name', '-updated'], filters: { organization: 'organizations' }, hasSearch: true },
  posts: { sorts: ['title'], filters: { organization: 'organizations' }, hasSearch: true },
  tenures: {
    sorts: ['-started'],
    filters: { person: 'people', post: 'posts', organization: 'organizations' },
  },
  venues: { sorts: ['name'], filters: { organization: 'organizations' }, hasSearch: true },
  events: {
    sorts: ['held', '-updated'],
    filters: { venue: 'venues', organization: 'organizations' },
    hasSearch: true,
  },
  attendances: {
    sorts: ['updated'],
    filters: { event: 'events', person: 'people', organization: 'organizations' },
  },
  'attendance-estimates': { sorts: ['updated'], filters: { event: 'events' } },
  'meeting-requests': {
    sorts: ['asked', '-updated'],
    filters: { venue: 'venues', organization: 'organizations' },
    hasSearch: true,
  },
  bookings: {
    sorts: ['starts', '-updated'],
    filters: { venue: 'venues', organization: 'organizations' },
    hasSearch: true,
  },
  meetings: {
    sorts: ['held', '-updated'],
    filters: {
      venue: 'venues',
      office: 'organizations',
      organization: 'organizations',
      commitment: 'commitments',
    },
    hasSearch: true,
  },
  'agenda-items': { sorts: ['updated'], filters: { meeting: 'meetings', commitment: 'commitments' } },
  demands: {
    sorts: ['-raised'],
    filters: { event: 'events', organization: 'organizations' },
    hasSearch: true,
  },
  statements: {
    sorts: ['said', '-updated'],
    filters: {
      speaker: 'people',
      organization: 'organizations',
      post: 'posts',
      event: 'events',
      source: 'sources',
    },
    hasSearch: true,
  },
  topics: { sorts: ['key'], filters: {} },
  synonyms: { sorts: ['word', '-updated'], filters: {} },
  commitments: {
    sorts: ['due', '-due', 'stated', '-updated'],
    filters: {
      maker: 'organizations',
      receiver: 'organizations',
      organization: 'organizations',
      post: 'posts',
      speaker: 'people',
      event: 'events',
    },
    hasSearch: true,
  },
  assessments: { sorts: ['assessed'], filters: { commitment: 'commitments', organization: 'organizations' } },
  'minutes-points': {
    sorts: ['-updated'],
    filters: { meeting: 'minuted meetings', speaker: 'attendances' },
    hasSearch: true,
  },
  'minutes-corrections': {
    sorts: ['updated'],
    filters: { meeting: 'minuted meetings', point: 'minutes-points' },
  },
  'follow-ups': { sorts: ['due'], filters: { commitment: 'commitments', assignee: 'posts' } },
};

/** The lists that are also counted by what they can be narrowed to. */
const COUNTED = [
  'commitments',
  'statements',
  'organizations',
  'people',
  'posts',
  'events',
  'meetings',
  'sources',
];
/** An instant with everything on record, which is not to come. */
const afterHidden = () => new Date(Date.now() - 1).toISOString();

/** All that can be asked of one kind, as a file as well where there is one. */
function questionsOn(kind: string): string[] {
  const questions = questionsOnJson(kind);
  const lists = questions.filter((path) => /^\/[a-z]+\?/.test(path));
  return [
    ...questions,
    ...(EXPORTED.includes(kind) ? lists.map(fileOf) : []),
    ...(COUNTED.includes(kind) ? lists.map((path) => path.replace('?', '/facets?')) : []),
  ];
}

function questionsOnJson(kind: string): string[] {
  const { sorts, filters, hasSearch } = LISTS[kind];
  const ids = [...(open[kind] ?? []), ...(hidden[kind] ?? [])];
  return [
    `/${kind}?limit=100`,
    ...['', ...sorts.map((sort) => `&sort=${sort}`)].map((sort) => `/${kind}?limit=1${sort}`),
    `/${kind}?limit=2&as_of=${beforeHidden}`,
    `/${kind}?limit=2&as_of=${afterHidden()}`,
    ...Object.entries(filters).flatMap(([key, of]) =>
      [...(open[of] ?? []), ...(hidden[of] ?? [])].flatMap((value) => [
        `/${kind}?${key}=${value}&limit=2`,
        `/${kind}?${key}=${value}&as_of=${afterHidden()}`,
      ]),
    ),
    ...(hasSearch
      ? [
          `/${kind}?q=${HIDDEN_WORD}`,
          `/${kind}?q=contoh&limit=1`,
          `/${kind}?q=${HIDDEN_WORD}&as_of=${afterHidden()}`,
        ]
      : []),
    ...ids.flatMap((id) => [
      `/${kind}/${id}`,
      `/${kind}/${id}?as_of=${new Date().toISOString()}`,
      `/${kind}/${id}?as_of=${beforeHidden}`,
      `/${kind}/${id}/history?limit=1`,
    ]),
    ...(kind === 'attachments' ? (hidden[kind] ?? []).map((id) => `/${kind}/${id}/content`) : []),
  ];
}

describe.each(Object.keys(LISTS))('%s', (kind) => {
  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))(
    'answer %s alike, whether there are hidden records or not',
    async (who) => {
      const token = blind[who] ?? null;
      const questions = questionsOn(kind);

      const differing = await Promise.all(questions.map((path) => differences(token, path)));

      expect(differing.flat()).toEqual([]);
    },
  );

  it('are there to be hidden, and seen by the office', async () => {
    const ids = hidden[kind];
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) {
      expect((await within.budi.get(`/${kind}/${id}`)).status).toBe(200);
      expect((await within.anyone.get(`/${kind}/${id}`)).status).toBe(404);
    }
  });
});

describe('lists narrowed by what their records are linked to', () => {
  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))('answer %s alike', async (who) => {
    const queries = [
      'statements?topic=upah-contoh',
      `statements?topic=${HIDDEN_WORD}-internal`,
      `statements?topic=upah-contoh&topic=${HIDDEN_WORD}-parties`,
      'statements?bearing=first_said',
      'statements?bearing=repeated',
      'statements?outcome=not_started',
      'statements?relayed=yes',
      'statements?source_kind=news_article&year=2026',
      'people?in_office=yes',
      'people?in_office=no',
      'people?organization_kind=union',
      'posts?organization_kind=union',
      'events?has_commitments=yes&year=2026',
      'meetings?has_commitments=no&minutes_signed=yes',
      'sources?publisher=Harian+Contoh',
      'organizations?level=workplace&area=32.16',
      'commitments?topic=upah-contoh&flag=silent',
    ];

    const differing = await Promise.all(
      queries.flatMap((query) =>
        [query, query.replace('?', '/facets?')].map((path) =>
          differences(blind[who] ?? null, `/${path}&limit=2`),
        ),
      ),
    );

    expect(differing.flat()).toEqual([]);
  });
});

describe('filters by state, topic and flag', () => {
  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))('answer %s alike', async (who) => {
    const queries = [
      'topic=upah-contoh',
      `topic=${HIDDEN_WORD}-internal`,
      `topic=${HIDDEN_WORD}-parties`,
      'record=draft',
      'record=awaiting_verification',
      'record=verified&limit=1',
      'flag=disputed',
      'flag=silent',
      'flag=overdue',
      'flag=not_taken_over',
      'flag=self_assessed',
      'status=fulfilled',
      'due_before=2026-04-02&limit=1',
      `q=${HIDDEN_WORD}&topic=upah-contoh`,
    ];

    const differing = await Promise.all(
      queries.map((query) => differences(blind[who] ?? null, `/commitments?${query}`)),
    );

    expect(differing.flat()).toEqual([]);
  });
});

describe('what changed', () => {
  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))('is told %s alike', async (who) => {
    const organizations = [...(open['organizations'] ?? []), ...(hidden['organizations'] ?? [])];
    const questions = [
      '/changes?limit=7',
      '/changes?from=2020-01-01&until=2999-12-31&limit=100',
      ...CHANGED_KINDS.map((kind) => `/changes?kind=${kind}&limit=3`),
      ...organizations.map((id) => `/changes?organization=${id}&limit=20`),
      '/changes.atom?limit=100',
      '/changes.feed.json?limit=100&lang=en',
    ];

    const differing = await Promise.all(
      questions.map((question) => differences(blind[who] ?? null, question)),
    );

    expect(differing.flat()).toEqual([]);
  });
});

describe('the search', () => {
  const SEARCHES = [
    HIDDEN_WORD,
    `${HIDDEN_WORD}n`,
    'contoh',
    'contoh&limit=1',
    'contoh&kind=organization',
    'contoh&kind=person&limit=2',
    `contoh -${HIDDEN_WORD}`,
    `contoh atau ${HIDDEN_WORD}`,
    `"${HIDDEN_WORD} internal"`,
    `pembicara:${HIDDEN_WORD}`,
    `serikat:${HIDDEN_WORD}`,
    'pembicara:tono',
    'serikat:aliansi',
    'status:"belum ditindaklanjuti"',
    'sejak:2026 ruang',
    'upah contoh',
    'butir',
    'kepala bidang',
  ].map((q) => `/search?q=${encodeURIComponent(q).replaceAll('%26', '&').replaceAll('%3D', '=')}`);

  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))(
    'answers %s alike, now and as of then, whether there are hidden records or not',
    async (who) => {
      const moments = ['', `&as_of=${new Date().toISOString()}`, `&as_of=${beforeHidden}`];
      const questions = SEARCHES.flatMap((path) => moments.map((moment) => path + moment));

      const differing = await Promise.all(questions.map((path) => differences(blind[who] ?? null, path)));

      expect(differing.flat()).toEqual([]);
    },
  );

  it('finds what is hidden for the office', async () => {
    const { body } = await within.budi.get(`/search?q=${HIDDEN_WORD}&limit=100`);

    const kinds = new Set((body.items as { kind: string }[]).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'commitment',
      'demand',
      'event',
      'minutes_point',
      'organization',
      'person',
      'post',
      'source',
      'statement',
    ]);
  });
});

describe('the use of a room', () => {
  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))(
    'tells %s how many were hidden, and nothing but that',
    async (who) => {
      const [room, ...others] = open['venues'] as [string];
      const questions = ['', '?from=2026-03-01&until=2026-03-31', '?from=2020-01-01&until=2020-12-31'];
      const told = async (t: TestApp, path: string) =>
        (await new Client(t.url, blind[who] ?? null).get(path)).text;
      const paths = questions.map((query) => `/venues/${room}/use${query}`);
      const elsewhere = [...others, ...(hidden['venues'] ?? [])].map((id) => `/venues/${id}/use`);

      const [one, other] = await Promise.all(
        [without, within].map((t) => Promise.all(paths.map((path) => told(t, path)))),
      );
      const differing = await Promise.all(elsewhere.map((path) => differences(blind[who] ?? null, path)));

      expect(other).not.toEqual(one);
      expect(other?.at(-1)).toBe(one?.at(-1));
      expect(other?.map(withoutCounts)).toEqual(one?.map(withoutCounts));
      expect(differing.flat()).toEqual([]);
    },
  );

  const withoutCounts = (text: string) => text.replaceAll(/:(\d+|null)\b/g, ':n');
});

describe('statistics', () => {
  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))('answer %s alike', async (who) => {
    const filters = [
      '',
      ...['maker', 'receiver'].flatMap((key) =>
        [...(open['organizations'] ?? []), ...(hidden['organizations'] ?? [])].map((id) => `&${key}=${id}`),
      ),
      '&topic=upah-contoh',
      `&topic=${HIDDEN_WORD}-internal`,
    ];
    const questions = Object.entries(MEASURES).flatMap(([measure, { by }]) =>
      by.flatMap((dimension) => filters.map((filter) => `/statistics/${measure}?by=${dimension}${filter}`)),
    );

    const differing = await Promise.all(
      [...questions, '/statistics', '/statistics/silence.csv?by=receiver'].map((path) =>
        differences(blind[who] ?? null, path),
      ),
    );

    expect(differing.flat()).toEqual([]);
  });
});

describe('calendars', () => {
  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))('answer %s alike', async (who) => {
    const differing = await Promise.all(calendars().map((path) => differences(blind[who] ?? null, path)));

    expect(differing.flat()).toEqual([]);
  });

  it('answer links alike, whoever they belong to', async () => {
    const links = await blindLinks(without, within);

    const differing = await Promise.all(links.map((path) => differences(null, path)));

    expect(links).toHaveLength(6);
    expect(differing.flat()).toEqual([]);
  });

  it('show the office all of it, and others none', async () => {
    const [feeds, shown] = await Promise.all(
      [within.anyone, within.budi].map(async (who) =>
        (await Promise.all(calendars().map((path) => who.get(path))))
          .filter(({ status }) => status === 200)
          .map(({ text }) => text)
          .join(''),
      ),
    );

    for (const { id } of hiddenMeetings) {
      expect(shown).toContain(`UID:${id}`);
      expect(feeds).not.toContain(id);
    }
    expect(feeds).not.toContain(HIDDEN_WORD);
  });
});

describe('names looked up', () => {
  const batch = JSON.stringify(
    Object.fromEntries(
      [
        HIDDEN_WORD,
        'Contoh',
        'Aliansi Buruh Contoh 1',
        'Dinas Contoh',
        'Tono Contoh',
        'Kepala Bidang Contoh',
      ].map((query, n) => [`q${n}`, { query, limit: 25 }]),
    ),
  );
  const paths = () => [
    `/reconcile?queries=${encodeURIComponent(batch)}`,
    ...['ke', 'ali', 'tono', HIDDEN_WORD].map(
      (prefix) => `/reconcile/suggest/entity?prefix=${prefix}&limit=25`,
    ),
    ...[...Object.values(open), ...Object.values(hidden)].flat().map((id) => `/reconcile/view/${id}`),
  ];

  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))('answer %s alike', async (who) => {
    const differing: string[] = [];
    for (const path of paths()) differing.push(...(await differences(blind[who] ?? null, path)));

    expect(differing).toEqual([]);
  });

  it('find what is open, and answer the office as everybody', async () => {
    const [path = ''] = paths();
    const [anyone, office] = await Promise.all([within.anyone, within.budi].map((who) => who.get(path)));

    expect(anyone?.text).toContain(open['organizations']?.[0]);
    expect(office?.text).toBe(anyone?.text);
  });
});

describe('daily mails', () => {
  /** How many records are new in each list since the two worlds parted. */
  const news = async (token: string) => {
    const actor = await within.app.get(Tokens).actorOf(token);
    if (!actor) throw new Error('a token of nobody');
    const heads = await Promise.all(
      [without, within].map(({ owner }) => owner.query<{ size: string }>('SELECT size FROM history_head')),
    );
    const [from = 0, until = 0] = heads.map(({ rows }) => Number(rows[0]?.size));
    const lists = within.app.get(SearchedLists);
    const found: Record<string, number> = {};
    for (const name of LIST_NAMES) {
      const list = lists.of(name);
      const query = await lists.query(name, '');
      const span = { from, until, fromAt: new Date(beforeHidden) };
      found[name] = (await within.app.get(DigestNews).of(actor, list, query, span, 'id')).count;
    }
    return found;
  };

  it.each(['a reader', 'a rival union'])('have no news of what is hidden for %s', async (who) => {
    expect(Object.values(await news(blind[who] ?? ''))).toEqual(LIST_NAMES.map(() => 0));
  });

  it('have it for the office', async () => {
    const keeper = await within.keeper('Tari Contoh');

    expect(Object.values(await news(keeper.token ?? '')).every((count) => count > 0)).toBe(true);
  });
});

describe('pages', () => {
  it.each(['/', '/api/docs', '/api/v1/openapi.json'])('%s is the same', async (path) => {
    const [one, other] = await Promise.all([without, within].map((t) => ask(t, null, path)));

    expect(other).toEqual(one);
  });

  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))(
    'of the record answer %s alike, whether there are hidden records or not',
    async (who) => {
      const differing: string[] = [];
      for (const path of recordPages(beforeHidden)) {
        const [one, other] = await Promise.all(
          [without, within].map((t) => look(t, blind[who] ?? null, path)),
        );
        if (one?.text !== other?.text) differing.push(path);
      }

      expect(differing).toEqual([]);
    },
  );

  it('of hidden records are there for the office, and nowhere for others', async () => {
    for (const path of hiddenPages()) {
      const [office, everybody] = await Promise.all([
        look(within, within.budi.token, path),
        look(within, null, path),
      ]);

      expect([path, office.status === 200 || office.status === 308]).toEqual([path, true]);
      expect([path, everybody.status]).toEqual([path, 404]);
      expect(everybody.text).not.toContain(HIDDEN_WORD);
    }
  });

  /** A page as a browser gets it. */
  async function look(
    t: TestApp,
    token: string | null,
    path: string,
  ): Promise<{ status: number; text: string }> {
    const answer = await fetch(t.url + path, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(token && { authorization: `Bearer ${token}` }) },
    });
    const shown = [answer.headers.get('etag'), answer.headers.get('location'), await answer.text()];
    const text = JSON.stringify([answer.status, ...shown]).replaceAll(new URL(t.url).host, '');
    return { status: answer.status, text };
  }

  it.each([
    '/en',
    `/cari?q=${HIDDEN_WORD}`,
    '/en/search?q=contoh',
    '/jejaring',
    `/en/network?q=${HIDDEN_WORD}`,
    '/jejaring?topic=upah-contoh',
    '/data',
    '/statistik',
    '/statistik?measure=silence&by=receiver',
  ])('for readers, %s, are the same', async (path) => {
    const [one, other] = await Promise.all(
      [without, within].map(async (t) => {
        const answer = await fetch(t.url + path, { headers: { accept: 'text/html' } });
        return [answer.status, answer.headers.get('etag'), await answer.text()];
      }),
    );

    expect(one[0]).toBe(200);
    expect(other).toEqual(one);
  });
});

describe('the pages of commitments', () => {
  it.each(Object.keys({ anyone: 0, 'a reader': 0, 'a rival union': 0 }))(
    'show %s the same, their counts included',
    async (who) => {
      const token = blind[who] ?? null;
      const read = async (t: TestApp, path: string) => {
        const headers = { accept: 'text/html', ...(token && { authorization: `Bearer ${token}` }) };
        const answer = await fetch(t.url + path, { redirect: 'manual', headers });
        return JSON.stringify([answer.status, answer.headers.get('etag'), await answer.text()]);
      };
      const of = (kind: string) => [...(open[kind] ?? []), ...(hidden[kind] ?? [])];
      const queries = [
        '',
        'limit=1&sort=-updated',
        'topic=upah-contoh',
        `topic=${HIDDEN_WORD}-internal`,
        `q=${HIDDEN_WORD}`,
        'q=contoh&flag=silent',
        `flag=silent&as_of=${afterHidden()}`,
        `as_of=${beforeHidden}`,
        'record=draft',
        ...['receiver', 'maker', 'organization'].flatMap((key) =>
          of('organizations').map((id) => `${key}=${id}`),
        ),
        ...of('people').map((id) => `speaker=${id}`),
        ...of('events').map((id) => `event=${id}&status=not_started`),
        ...of('posts').map((id) => `post=${id}`),
      ];
      const paths = [
        ...queries.map((query) => `/en/commitments?${query}`),
        ...of('commitments').flatMap((id) => [
          `/komitmen/${id}`,
          `/komitmen/${id}?as_of=${beforeHidden}`,
          `/komitmen/${id}/riwayat?limit=2`,
        ]),
      ];

      const differing: string[] = [];
      for (const path of paths) {
        const [one, other] = await Promise.all([read(without, path), read(within, path)]);
        if (one !== other) differing.push(path);
      }

      expect(differing).toEqual([]);
    },
  );
});

describe('a rival union that asks for a meeting in a room, or by a letter, it does not see', () => {
  it.each(['venues', 'sources'])('is refused alike, whether there are such %s or not', async (kind) => {
    for (const id of hidden[kind] ?? []) {
      const answers = await Promise.all(
        [without, within].map((t) =>
          new Client(t.url, blind['a rival union'] ?? null).post('/meeting-requests', {
            purpose: 'Contoh',
            headcount: 1,
            preferred: [{ startsAt: '2026-03-02T09:00:00+07:00', endsAt: '2026-03-02T10:00:00+07:00' }],
            [kind === 'venues' ? 'venueId' : 'sourceId']: id,
          }),
        ),
      );

      expect(answers[1]?.text).toBe(answers[0]?.text);
      expect(answers[0]?.status).toBe(409);
    }
  });
});

describe('a rival union that refers to what it does not see', () => {
  it('is refused alike, whether that exists or not', async () => {
    const rival = open['organizations']?.[1];
    const bodies = [
      { evidence: [{ sourceId: hidden['sources']?.[0], grade: 'D', shows: 'Contoh.' }] },
      { referredToId: hidden['organizations']?.[0] },
      { supersededById: hidden['commitments']?.[0] },
      { organizationId: hidden['organizations']?.[0] },
    ].map((more) => ({
      lane: 'receiver',
      organizationId: rival,
      finding: 'disputes',
      assessedOn: '2026-02-02',
      note: 'Contoh.',
      ...more,
    }));
    const paths = [...(open['commitments'] ?? []), ...(hidden['commitments'] ?? [])].map(
      (id) => `/commitments/${id}/assessments`,
    );
    const token = blind['a rival union'] ?? null;
    for (const path of paths) {
      for (const body of bodies) {
        const answers = await Promise.all(
          [without, within].map((t) => new Client(t.url, token).post(path, body)),
        );

        expect(answers[1]?.text).toBe(answers[0]?.text);
        expect(answers[0]?.status).toBeGreaterThanOrEqual(400);
      }
    }
  });
});
