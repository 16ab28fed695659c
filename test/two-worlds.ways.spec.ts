import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Tokens } from '../src/auth/tokens.js';
import { CHANGED_KINDS } from '../src/changes/change-words.js';
import { DICTIONARY } from '../src/open-data/dictionary.js';
import { STARTERS } from '../src/open-data/starters.js';
import { DigestNews } from '../src/saved-searches/digest-news.reader.js';
import { LIST_NAMES, SearchedLists } from '../src/saved-searches/searched-lists.js';
import { MEASURES } from '../src/statistics/measures.js';
import { Client } from './support/client.js';
import { HOSTILE, sqlPath } from './support/sql.js';
import type { TestApp } from './support/test-app.js';
import { ask, BLIND, look, Worlds } from './support/two-worlds.asking.js';
import {
  blindLinks,
  calendars,
  hiddenDays,
  hiddenMeetings,
  topicKeys,
} from './support/two-worlds.calendar.js';
import { afterHidden } from './support/two-worlds.questions.js';
import { blind, hidden, HIDDEN_WORD, open } from './support/two-worlds.js';
import { hiddenPages, recordPages } from './support/two-worlds.pages.js';

/*
 * What is asked across kinds, and looked at, in two worlds: whoever may not see what is hidden gets the same bytes from
 * both, whatever they ask.
 */

let worlds: Worlds;
beforeAll(async () => {
  worlds = await Worlds.start();
});
afterAll(() => worlds.close());

describe('what changed', () => {
  it.each(BLIND)('is told %s alike', async (who) => {
    const both = (kind: string) => [...(open[kind] ?? []), ...(hidden[kind] ?? [])];
    const organizations = both('organizations');
    const concerned = [
      ...organizations.map((id) => `organization=${id}`),
      ...both('people').map((id) => `person=${id}`),
      ...topicKeys.map((key) => `topic=${key}`),
    ];
    const questions = [
      '/changes?limit=7',
      '/changes?from=2020-01-01&until=2999-12-31&limit=100',
      ...CHANGED_KINDS.map((kind) => `/changes?kind=${kind}&limit=3`),
      ...concerned.map((query) => `/changes?${query}&limit=20`),
      ...concerned.map((query) => `/changes.atom?${query}&limit=50`),
      '/changes.atom?limit=100',
      '/changes.feed.json?limit=100&lang=en',
    ];

    expect(await worlds.differing(who, questions)).toEqual([]);
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

  it.each(BLIND)(
    'answers %s alike, now and as of then, whether there are hidden records or not',
    async (who) => {
      const moments = ['', `&as_of=${new Date().toISOString()}`, `&as_of=${worlds.beforeHidden}`];
      const questions = SEARCHES.flatMap((path) => moments.map((moment) => path + moment));

      expect(await worlds.differing(who, questions)).toEqual([]);
    },
  );

  it('finds what is hidden for the office', async () => {
    const { body } = await worlds.within.budi.get(`/search?q=${HIDDEN_WORD}&limit=100`);

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

describe('the open data', () => {
  const views = Object.keys(DICTIONARY);
  const statements = [
    ...views.map((view) => `SELECT * FROM ${view}`),
    ...views.map((view) => `SELECT count(*) FROM ${view}`),
    // In an order of the database's own, which hidden rows might change.
    ...views.map((view) => `SELECT * FROM ${view} LIMIT 2`),
    'SELECT fulfilment, count(*) FROM commitments GROUP BY fulfilment',
    'SELECT organization_id, count(*) FROM commitment_receivers GROUP BY 1',
    'SELECT o.name, count(DISTINCT c.id) FROM organizations o LEFT JOIN commitment_receivers r ON r.organization_id = o.id LEFT JOIN commitments c ON c.id = r.commitment_id GROUP BY o.id, o.name',
    'SELECT kind, row_number() OVER (PARTITION BY kind) FROM sources',
    `SELECT id FROM commitments WHERE title LIKE '%${HIDDEN_WORD}%'`,
    `SELECT index FROM changes WHERE json LIKE '%${HIDDEN_WORD}%'`,
    // What fails on a hidden row would fail aloud.
    `SELECT CASE WHEN words LIKE '%${HIDDEN_WORD}%' THEN words::int END FROM statements`,
    `SELECT id FROM organizations WHERE CASE WHEN name LIKE '%${HIDDEN_WORD}%' THEN name::int = 1 ELSE true END`,
    `SELECT id FROM people WHERE 1 / (CASE WHEN name LIKE '${HIDDEN_WORD}%' THEN 0 ELSE 1 END) = 1`,
    `SELECT index FROM changes WHERE json LIKE '%${HIDDEN_WORD}%' AND json::int = 0`,
    `SELECT id FROM posts WHERE (title || '[')::jsonb IS NULL AND title LIKE '%${HIDDEN_WORD}%'`,
    ...HOSTILE,
  ];

  it.each(BLIND)('answers %s alike, whatever is asked of it', async (who) => {
    const paths = [
      ...statements.flatMap((query) => [sqlPath(query), sqlPath(query, {}, '.csv')]),
      '/sql/status-menurut-pemberi-janji',
      `/sql/berubah-sejak?p[sejak]=2020-01-01`,
      `/sql/siapa-bilang-apa?p[sejak]=2020-01-01&p[kata]=${HIDDEN_WORD}`,
      ...[...(open['saved-queries'] ?? []), ...(hidden['saved-queries'] ?? [])].map(
        (id) => `/saved-queries/${id}`,
      ),
    ];
    expect(await worlds.differingInTurn(who, paths)).toEqual([]);
  });

  it.each([
    '/data/sql',
    `/data/sql?query=${encodeURIComponent('SELECT * FROM events')}`,
    `/en/data/sql/${STARTERS[5]?.key}`,
  ])('is the same on the page %s', async (path) => {
    const [one, other] = await Promise.all(worlds.both.map((t) => look(t, null, path)));

    expect(one?.status).toBe(200);
    expect(other).toEqual(one);
  });
});

describe('the use of a room', () => {
  it.each(BLIND)('tells %s how many were hidden, and nothing but that', async (who) => {
    const [room, ...others] = open['venues'] as [string];
    const questions = ['', '?from=2026-03-01&until=2026-03-31', '?from=2020-01-01&until=2020-12-31'];
    const told = async (t: TestApp, path: string) =>
      (await new Client(t.url, blind[who] ?? null).get(path)).text;
    const paths = questions.map((query) => `/venues/${room}/use${query}`);
    const elsewhere = [...others, ...(hidden['venues'] ?? [])].map((id) => `/venues/${id}/use`);

    const [one, other] = await Promise.all(
      worlds.both.map((t) => Promise.all(paths.map((path) => told(t, path)))),
    );
    const differing = await worlds.differing(who, elsewhere);

    expect(other).not.toEqual(one);
    expect(other?.at(-1)).toBe(one?.at(-1));
    expect(other?.map(withoutCounts)).toEqual(one?.map(withoutCounts));
    expect(differing).toEqual([]);
  });

  const withoutCounts = (text: string) => text.replaceAll(/:(\d+|null)\b/g, ':n');
});

describe('statistics', () => {
  it.each(BLIND)('answer %s alike', async (who) => {
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

    const differing = await worlds.differing(who, [
      ...questions,
      '/statistics',
      '/statistics/silence.csv?by=receiver',
    ]);

    expect(differing).toEqual([]);
  });
});

describe('calendars', () => {
  it.each(BLIND)('answer %s alike', async (who) => {
    expect(await worlds.differing(who, calendars())).toEqual([]);
  });

  it('answer links alike, whoever they belong to', async () => {
    const links = await blindLinks(worlds.without, worlds.within);

    const differing = await worlds.differing('anyone', links);

    expect(links).toHaveLength(24);
    expect(differing).toEqual([]);
  });

  it('show the office all of it, and others none', async () => {
    const [feeds, shown] = await Promise.all(
      [worlds.within.anyone, worlds.within.budi].map(async (who) =>
        (await Promise.all(calendars().map((path) => who.get(path))))
          .filter(({ status }) => status === 200)
          .map(({ text }) => text)
          .join(''),
      ),
    );

    for (const { id } of [...hiddenMeetings, ...hiddenDays]) {
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

  it.each(BLIND)('answer %s alike', async (who) => {
    expect(await worlds.differingInTurn(who, paths())).toEqual([]);
  });

  it('find what is open, and answer the office as everybody', async () => {
    const [path = ''] = paths();
    const [anyone, office] = await Promise.all(
      [worlds.within.anyone, worlds.within.budi].map((who) => who.get(path)),
    );

    expect(anyone?.text).toContain(open['organizations']?.[0]);
    expect(office?.text).toBe(anyone?.text);
  });
});

describe('daily mails', () => {
  /** How many records are new in each list since the two worlds parted. */
  const news = async (token: string) => {
    const actor = await worlds.within.app.get(Tokens).actorOf(token);
    if (!actor) throw new Error('a token of nobody');
    const heads = await Promise.all(
      worlds.both.map(({ owner }) => owner.query<{ size: string }>('SELECT size FROM history_head')),
    );
    const [from = 0, until = 0] = heads.map(({ rows }) => Number(rows[0]?.size));
    const lists = worlds.within.app.get(SearchedLists);
    const found: Record<string, number> = {};
    for (const name of LIST_NAMES) {
      const list = lists.of(name);
      const query = await lists.query(name, '');
      const span = { from, until, fromAt: new Date(worlds.beforeHidden) };
      found[name] = (await worlds.within.app.get(DigestNews).of(actor, list, query, span, 'id')).count;
    }
    return found;
  };

  it.each(['a reader', 'a rival union'])('have no news of what is hidden for %s', async (who) => {
    expect(Object.values(await news(blind[who] ?? ''))).toEqual(LIST_NAMES.map(() => 0));
  });

  it('have it for the office', async () => {
    const keeper = await worlds.within.keeper('Tari Contoh');

    expect(Object.values(await news(keeper.token ?? '')).every((count) => count > 0)).toBe(true);
  });
});

describe('pages', () => {
  it.each(['/', '/api/docs', '/api/v1/openapi.json'])('%s is the same', async (path) => {
    const [one, other] = await Promise.all(worlds.both.map((t) => ask(t, null, path)));

    expect(other).toEqual(one);
  });

  it.each(BLIND)('of the record answer %s alike, whether there are hidden records or not', async (who) => {
    expect(await worlds.differingPages(who, recordPages(worlds.beforeHidden))).toEqual([]);
  });

  it('of hidden records are there for the office, and nowhere for others', async () => {
    for (const path of hiddenPages()) {
      const [office, everybody] = await Promise.all([
        look(worlds.within, worlds.within.budi.token, path),
        look(worlds.within, null, path),
      ]);

      expect([path, office.status === 200 || office.status === 308]).toEqual([path, true]);
      expect([path, everybody.status]).toEqual([path, 404]);
      expect(everybody.text).not.toContain(HIDDEN_WORD);
    }
  });

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
    const [one, other] = await Promise.all(worlds.both.map((t) => look(t, null, path)));

    expect(one?.status).toBe(200);
    expect(other).toEqual(one);
  });
});

describe('the pages of commitments', () => {
  it.each(BLIND)('show %s the same, their counts included', async (who) => {
    const of = (kind: string) => [...(open[kind] ?? []), ...(hidden[kind] ?? [])];
    const queries = [
      '',
      'limit=1&sort=-updated',
      'topic=upah-contoh',
      `topic=${HIDDEN_WORD}-internal`,
      `q=${HIDDEN_WORD}`,
      'q=contoh&flag=silent',
      `flag=silent&as_of=${afterHidden()}`,
      `as_of=${worlds.beforeHidden}`,
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
        `/komitmen/${id}?as_of=${worlds.beforeHidden}`,
        `/komitmen/${id}/riwayat?limit=2`,
      ]),
    ];

    expect(await worlds.differingPages(who, paths)).toEqual([]);
  });
});
