import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { processActor } from '../src/common/actor.js';
import { ErasuresService } from '../src/people/erasures.service.js';
import {
  aCommitment,
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  evidence,
  forTheOffice,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { enterBranches, enterMeeting, type Places } from './support/public-records.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let branches: Places;
let meeting: Places;
beforeAll(async () => {
  t = await startTestApp();
  branches = await enterBranches(t);
  meeting = await enterMeeting(t);
});
afterAll(() => t.close());

interface Page {
  status: number;
  location: string | null;
  html: string;
}

const erase = async (personId: string) => {
  const { rows } = await t.owner.query<{ id: string }>(
    `SELECT id FROM account WHERE name = 'Budi Contoh, S.H.'`,
  );
  const actor = processActor(rows[0]?.id ?? '', 'administrator');
  await t.work.run(actor, (tx) =>
    t.app.get(ErasuresService).erase(tx, personId, null, { reason: 'Atas permintaannya.' }),
  );
};

/** A page as a browser gets it. */
async function open(path: string, token: string | null = null): Promise<Page> {
  const answer = await fetch(t.url + path, {
    redirect: 'manual',
    headers: { accept: 'text/html', ...(token && { authorization: `Bearer ${token}` }) },
  });
  const html = (await answer.text()).replaceAll('&amp;', '&');
  return { status: answer.status, location: answer.headers.get('location'), html };
}

/** What a page says, without its marks. */
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** Links with a count on a page: where they lead, and the count. */
const countedIn = (html: string): { href: string; count: number }[] =>
  [...html.matchAll(/<a href="([^"]+)"[^>]*>[^<]*<span class="count">\s*(\d+)<\/span>/g)].map(
    ([, href = '', count]) => ({ href, count: Number(count) }),
  );

/** How many records the API lists for a page of a list. */
async function listedFor(href: string, plurals: Record<string, string>): Promise<number> {
  const { pathname, searchParams } = new URL(href, t.url);
  searchParams.set('limit', '100');
  if (pathname === '/serikat') searchParams.set('kind', 'union');
  return ((await t.anyone.read(`/${plurals[pathname]}?${searchParams}`)).items as Json[]).length;
}

describe('counts', () => {
  it('of filters are what the list then holds', async () => {
    const plurals = {
      '/serikat': 'organizations',
      '/organisasi': 'organizations',
      '/pejabat': 'people',
      '/pejabat/jabatan': 'posts',
      '/acara': 'events',
      '/rapat': 'meetings',
      '/sumber': 'sources',
    };
    // None of these counts for everybody.
    await anOrganization(t, { ...forTheOffice, level: 'workplace' });
    await anEvent(t, forTheOffice);
    await aSource(t, forTheOffice);
    await aTenure(t, { personId: (await aPerson(t, forTheOffice)).id, ...forTheOffice });

    for (const path of Object.keys(plurals)) {
      const counted = countedIn((await open(path)).html);
      expect([path, counted.length > 0]).toEqual([path, true]);
      for (const { href, count } of counted)
        expect([href, count]).toEqual([href, await listedFor(href, plurals)]);
    }
  });

  it('of outcomes are what their lists hold, with the number of all beside those with an outcome', async () => {
    const union = await anOrganization(t);
    const statement = await aStatement(t);
    for (let n = 0; n < 3; n++)
      await aVerifiedCommitment(t, { receiverIds: [union.id], statementId: statement.id });
    await aVerifiedCommitment(t, { ...forTheOffice, receiverIds: [union.id], statementId: statement.id });
    await aCommitment(t, { receiverIds: [union.id], statementId: statement.id });
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id], statementId: statement.id });
    await t.budi.act(`/commitments/${pledge.id}/assessments`, pledge, {
      lane: 'desk',
      finding: 'partly_fulfilled',
      assessedOn: '2026-02-03',
      note: 'Sebagian contoh.',
      evidence: [await evidence(t, 'B', { part: 'ruang' })],
    });

    const { html } = await open(`/serikat/${union.id}`);

    expect(textOf(html)).toContain('1 dari 4 komitmen sudah ada hasilnya; 3 masih terbuka');
    expect(textOf(html)).toContain('Kurang dari 10 komitmen');
    expect(html).not.toMatch(/\d\s?%</);
    const counted = countedIn(html);
    expect(counted).toHaveLength(2);
    for (const { href, count } of counted)
      expect([href, count]).toEqual([href, await listedFor(href, { '/komitmen': 'commitments' })]);
  });

  it('of what a person spoke and a post promised are what their lists hold', async () => {
    for (const path of [meeting['pejabat-contoh'], meeting['jabatan-contoh'], meeting['organisasi-contoh']]) {
      const counted = countedIn((await open(path ?? '')).html);
      expect(counted).toHaveLength(1);
      for (const { href, count } of counted)
        expect([href, count]).toEqual([href, await listedFor(href, { '/komitmen': 'commitments' })]);
    }
  });
});

describe('the tree of unions', () => {
  const branch = () => branches['cabang']?.split('/').at(-1) ?? '';

  it('stands as it was on the day asked for', async () => {
    const [now, then] = [await open('/serikat'), await open('/serikat?on=2022-06-01')];

    /** The last federation named before the branch, which is in no alliance before it. */
    const placeIn = (html: string) =>
      html
        .split('id="daftar"')[1]
        ?.split('PC SP KEP')[0]
        ?.match(/Federasi Contoh Seberang|Federasi Serikat Pekerja Contoh/g)
        ?.at(-1);
    expect(placeIn(now.html)).toBe('Federasi Serikat Pekerja Contoh');
    expect(placeIn(then.html)).toBe('Federasi Contoh Seberang');
  });

  it('says from when until when a union belonged to what', async () => {
    const text = textOf((await open(`/serikat/${branch()}`)).html);

    expect(text).toContain('Federasi Contoh Seberang (afiliasi, 1 Jan 2018 – 31 Des 2023)');
    expect(text).toContain('(afiliasi, sejak 1 Jan 2024)');
  });

  it('lists members that do not fit flat', async () => {
    const federation = await anOrganization(t, {
      name: 'Federasi Contoh Besar',
      level: 'national_federation',
    });
    for (let n = 0; n < 27; n++)
      await t.budi.made('/affiliations', {
        memberId: (await anOrganization(t, { name: `PUK Contoh ${n}`, level: 'workplace' })).id,
        parentId: federation.id,
        bond: 'affiliate',
      });

    const { html } = await open('/serikat');

    expect(textOf(html)).toContain('+ 2 lagi');
    expect(html).toContain(`/serikat?parent=${federation.id}`);
    const flat = await open(`/serikat?parent=${federation.id}`);
    expect(textOf(flat.html)).toContain('Bernaung di: Federasi Contoh Besar');
    expect(flat.html.match(/<li class="card">/g)).toHaveLength(20);
    expect(flat.html).toContain('rel="next"');
  });
});

describe('an organization', () => {
  it('has one page: unions below /serikat, others below /organisasi', async () => {
    const [union, office] = [await anOrganization(t), await anOrganization(t, { kind: 'employer' })];

    const answers = await Promise.all(
      [
        `/organisasi/${union.id}?as_of=2030-01-01`,
        `/en/organizations/${union.id}`,
        `/serikat/${office.id}`,
        `/serikat/${union.id}`,
        `/organisasi/${office.id}`,
      ].map((path) => open(path)),
    );

    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [308, `/serikat/${union.id}?as_of=2030-01-01`],
      [308, `/en/unions/${union.id}`],
      [308, `/organisasi/${office.id}`],
      [200, null],
      [200, null],
    ]);
  });
});

describe('a person', () => {
  it('who is not public has no page, and none of their tenures shows', async () => {
    const [person, post] = [await aPerson(t, { ...forTheOffice, name: 'Rahasia Contoh' }), await aPost(t)];
    await aTenure(t, { ...forTheOffice, personId: person.id, postId: post.id });

    expect((await open(`/pejabat/${person.id}`)).status).toBe(404);
    expect((await open(`/pejabat/${person.id}`, t.budi.token)).status).toBe(200);
    for (const path of [`/pejabat/jabatan/${post.id}`, '/pejabat?q=rahasia', '/pejabat/jabatan?limit=100'])
      expect((await open(path)).html).not.toContain('Rahasia Contoh');
  });

  it('whose data is on hold disappears, and whose name was erased keeps posts and acts without it', async () => {
    const [person, other] = [
      await aPerson(t, { name: 'Ditunda Contoh' }),
      await aPerson(t, { name: 'Terhapus Contoh' }),
    ];
    const tenure = await aTenure(t, { personId: other.id });
    await t.budi.act(`/people/${person.id}/hold`, person, { reason: 'Atas permintaan.' });
    await erase(other.id as string);

    expect((await open(`/pejabat/${person.id}`)).status).toBe(404);
    const { html, status } = await open(`/pejabat/${other.id}`);
    expect(status).toBe(200);
    expect(html).not.toContain('Terhapus');
    expect(html).toContain(tenure.post.title);
    expect(textOf(html)).toContain('dihapus atas permintaannya');
  });

  it('with two records has one page, with what is counted and listed of both', async () => {
    const post = await aPost(t);
    const [one, other] = [
      await aPerson(t, { name: 'Tonno Contoh Dua' }),
      await aPerson(t, { name: 'Tono Contoh Satu' }),
    ];
    await aTenure(t, { personId: one.id, postId: post.id, startedOn: '2020-01-01', endedOn: '2022-12-31' });
    await aTenure(t, { personId: other.id, postId: post.id, startedOn: '2023-01-01' });
    for (const [speakerId, saidOn] of [
      [one.id, '2021-05-05'],
      [other.id, '2026-01-12'],
    ])
      await aVerifiedCommitment(t, {
        statementId: (await aStatement(t, { speakerId, postId: post.id, saidOn })).id,
      });
    const answer = await t.budi.post(
      `/people/${one.id}/merge`,
      { intoId: other.id, reason: 'Orang yang sama.' },
      { 'if-match': '"1"' },
    );
    expect(answer.status).toBe(200);

    const [merged, whole] = [await open(`/pejabat/${one.id}`), await open(`/pejabat/${other.id}`)];

    expect([merged.status, merged.location]).toEqual([308, `/pejabat/${other.id}`]);
    expect(textOf(whole.html)).toContain('Juga tercatat sebagai Tonno Contoh Dua');
    expect(textOf(whole.html)).toContain('0 dari 2 komitmen sudah ada hasilnya');
    expect(textOf(whole.html)).toContain('1 Jan 2020 – 31 Des 2022): 1');
    for (const { href, count } of countedIn(whole.html))
      expect([href, count]).toEqual([href, await listedFor(href, { '/komitmen': 'commitments' })]);
  });

  it('and lists of people are not for search engines', async () => {
    for (const path of ['/pejabat', '/pejabat/jabatan', meeting['pejabat-contoh'], meeting['rapat']])
      expect((await open(path ?? '')).html).toContain('<meta name="robots" content="noindex"');
  });
});

describe('a page as of an earlier day', () => {
  it('shows the record as it stood, says so, and leads back to now', async () => {
    const union = await anOrganization(t, { name: 'Serikat Contoh Lama' });
    const before = new Date().toISOString();
    const renamed = await t.budi.act(`/organizations/${union.id}/corrections`, union, {
      name: 'Serikat Contoh Baru',
      reason: 'Salah tulis.',
    });
    expect(renamed.status).toBe(200);

    const path = `/serikat/${union.id}`;
    const [then, now] = [await open(`${path}?as_of=${before}`), await open(path)];

    expect(then.html).toContain('Serikat Contoh Lama');
    expect(then.html).not.toContain('Serikat Contoh Baru');
    expect(textOf(then.html)).toContain('Anda melihat catatan seperti pada');
    expect(then.html).toContain(`<a href="${path}">Lihat catatan sekarang</a>`);
    expect(now.html).toContain('Serikat Contoh Baru');
    expect((await open(`${path}?as_of=2020-01-01`)).status).toBe(404);
    expect((await open(`${path}?as_of=kemarin`)).status).toBe(400);
  });

  it('exists for every kind of record', async () => {
    for (const path of Object.values(meeting))
      expect([path, (await open(`${path}?as_of=${new Date().toISOString()}`)).status]).toEqual([path, 200]);
  });
});

describe('a meeting', () => {
  it('shows points only once its minutes are signed, and its hidden attendances never', async () => {
    const hall = await open(meeting['rapat'] ?? '');
    expect(textOf(hall.html)).toContain('Jadwal disusun dinas');
    const draft = await t.budi.made('/meetings', {
      name: 'Rapat Contoh Tertutup Sebagian',
      kind: 'audience',
      heldOn: '2026-01-15',
      officeId: (await anOrganization(t, { kind: 'government_body' })).id,
    });
    const guest = await anOrganization(t, { name: 'Tamu Contoh Tersembunyi' });
    await t.budi.made(`/events/${draft.event.id}/attendances`, {
      ...forTheOffice,
      organizationId: guest.id,
      side: 'union',
      capacity: 'participant',
      presence: 'present',
    });
    await t.budi.made(`/meetings/${draft.id}/minutes-points`, {
      kind: 'discussion',
      text: 'Butir draf contoh',
    });
    await t.budi.act(`/meetings/${draft.id}/open`, draft);

    const [everybody, office] = [
      await open(`/rapat/${draft.id}`),
      await open(`/rapat/${draft.id}`, t.budi.token),
    ];

    expect(everybody.html).not.toMatch(/Tamu Contoh Tersembunyi|Butir draf contoh/);
    expect(textOf(everybody.html)).toContain('setelah notula ditandatangani');
    expect(office.html).toMatch(/Tamu Contoh Tersembunyi/);
    expect(office.html).toMatch(/Butir draf contoh/);
  });
});

describe('a list', () => {
  it('takes the keys of the API and no others, and fields of its forms left blank', async () => {
    const statuses = await Promise.all(
      [
        '/acara?from=&until=2026-12-31',
        '/rapat?from=&until=',
        '/acara?tahun=2025',
        '/serikat?kind=union',
        '/serikat?on=x',
      ].map(async (path) => (await open(path)).status),
    );

    expect(statuses).toEqual([200, 200, 400, 400, 400]);
  });

  it('names what it was narrowed to, as far as that is seen', async () => {
    const [seen, hidden] = [
      await anOrganization(t, { name: 'Serikat Contoh Terlihat' }),
      await anOrganization(t, { ...forTheOffice, name: 'Serikat Contoh Gaib' }),
    ];

    expect(textOf((await open(`/acara?organization=${seen.id}`)).html)).toContain(
      'Penyelenggara atau peserta: Serikat Contoh Terlihat',
    );
    expect((await open(`/acara?organization=${hidden.id}`)).html).not.toContain('Serikat Contoh Gaib');
    expect((await open(`/acara?organization=${hidden.id}`, t.budi.token)).html).toContain(
      'Serikat Contoh Gaib',
    );
  });
});

describe('a form of a list that is sent with blanks', () => {
  it.each(['/komitmen?q=&status=', '/acara?from=&until=', '/en/unions?q=', '/jejaring?topic=', '/sumber?q='])(
    'asks for what was filled in alone: %s',
    async (path) => {
      const answer = await fetch(t.url + path, { headers: { accept: 'text/html' } });

      expect(answer.status).toBe(200);
    },
  );

  it('is a form: the API takes no blank', async () => {
    expect((await t.anyone.get('/commitments?q=')).status).toBe(400);
  });
});
