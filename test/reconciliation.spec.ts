import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { anArea, anOrganization, aPerson, aPost, aTenure, forTheOffice, next } from './support/builders.js';
import { Client, type Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const ORIGIN = 'https://ikrar.example.go.id';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ ORIGIN });
});
afterAll(() => t.close());

/** Answers as the specification of the Reconciliation Service API 0.2 has them, and nothing beside. */
const ajv = new Ajv2020({ allErrors: true });
const TYPE = {
  type: 'object',
  required: ['id', 'name'],
  additionalProperties: false,
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    broader: { type: 'array', items: { type: 'object', required: ['id', 'name'] } },
  },
};
const URL_WITH_ID = {
  type: 'object',
  required: ['url'],
  properties: { url: { type: 'string', pattern: '\\{\\{id\\}\\}' } },
};
const SERVICE = {
  type: 'object',
  required: ['service_url', 'service_path'],
  properties: {
    service_url: { type: 'string', pattern: '^https://' },
    service_path: { type: 'string', pattern: '^/' },
  },
};
const isManifest = ajv.compile({
  type: 'object',
  required: ['versions', 'name', 'identifierSpace', 'schemaSpace', 'view', 'defaultTypes', 'suggest'],
  properties: {
    versions: { type: 'array', items: { type: 'string' }, contains: { const: '0.2' } },
    name: { type: 'string' },
    identifierSpace: { type: 'string', pattern: '^https://' },
    schemaSpace: { type: 'string', pattern: '^https://' },
    documentation: { type: 'string', pattern: '^https://' },
    view: URL_WITH_ID,
    defaultTypes: { type: 'array', uniqueItems: true, items: TYPE },
    suggest: {
      type: 'object',
      required: ['entity', 'property', 'type'],
      properties: { entity: SERVICE, property: SERVICE, type: SERVICE },
    },
  },
});
const isResultBatch = ajv.compile({
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['result'],
    additionalProperties: false,
    properties: {
      result: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'name', 'score', 'match', 'type', 'description'],
          additionalProperties: false,
          properties: {
            id: { type: 'string', pattern: '^[0-9a-f-]{36}$' },
            name: { type: 'string', minLength: 1 },
            description: { type: 'string' },
            score: { type: 'number', minimum: 0, maximum: 100 },
            match: { type: 'boolean' },
            type: { type: 'array', minItems: 1, items: TYPE },
          },
        },
      },
    },
  },
});
const suggestions = (more: object) =>
  ajv.compile({
    type: 'object',
    required: ['result'],
    additionalProperties: false,
    properties: {
      result: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'name'],
          additionalProperties: false,
          properties: {
            id: { type: 'string' },
            name: { type: 'string' },
            description: { type: 'string' },
            ...more,
          },
        },
      },
    },
  });
const isEntities = suggestions({ notable: { type: 'array', items: TYPE } });
const isSuggestions = suggestions({});
const expectValid = (validate: (value: unknown) => boolean, value: unknown) =>
  expect([validate(value), ajv.errorsText((validate as { errors?: [] }).errors)]).toEqual([
    true,
    'No errors',
  ]);

const send = async (batch: unknown, headers: Record<string, string> = {}) => {
  const queries = typeof batch === 'string' ? batch : JSON.stringify(batch);
  return t.anyone.send('POST', '/reconcile', new URLSearchParams({ queries }), headers);
};
/** The candidates of each name, by the keys of the batch. */
async function reconcile(batch: Record<string, Json>): Promise<Record<string, Json[]>> {
  const { status, body, text } = await send(batch);
  if (status !== 200) throw new Error(text);
  expectValid(isResultBatch, body);
  return Object.fromEntries(Object.entries(body).map(([key, { result }]: [string, Json]) => [key, result]));
}
const candidates = async (query: string, more: object = {}): Promise<Json[]> =>
  (await reconcile({ q: { query, ...more } })).q ?? [];
const idsOf = (found: Json[]): string[] => found.map(({ id }: Json) => id);
const codeOf = ({ status, body }: { status: number; body: Json }) => [status, body?.type];

/** Somebody with a public role. */
async function anOfficial(name: string, fields: object = {}, post: object = {}): Promise<Json> {
  const person = await aPerson(t, { name, visibility: 'public', ...fields });
  const held = await aPost(t, post);
  await aTenure(t, { personId: person.id, postId: held.id });
  return { ...person, post: held };
}

describe('the manifest', () => {
  it('says what the service can do, as version 0.2 has it', async () => {
    const { status, body, headers } = await t.anyone.get('/reconcile');

    expect(status).toBe(200);
    expectValid(isManifest, body);
    expect(body.view.url).toBe(`${ORIGIN}/api/v1/reconcile/view/{{id}}`);
    expect(body.suggest.entity).toEqual({
      service_url: `${ORIGIN}/api/v1/reconcile`,
      service_path: '/suggest/entity',
    });
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('is in the language that is asked for', async () => {
    const indonesian = await t.anyone.get('/reconcile', { 'accept-language': 'id' });

    expect(indonesian.body.name).toBe('Ikrar: organisasi, jabatan, dan pejabat');
    expect(indonesian.headers.get('vary')).toContain('Accept-Language');
  });
});

describe('a batch', () => {
  it('is answered by its keys, through a form or in the address', async () => {
    const union = await anOrganization(t, { name: `Serikat Batch ${next()}`, kind: 'union' });
    const batch = {
      q0: { query: union.name },
      'baris 2': { query: 'Tidak ada yang bernama begini' },
      q2: { query: '' },
    };

    const byForm = await send(batch);
    const byAddress = await t.anyone.get(`/reconcile?queries=${encodeURIComponent(JSON.stringify(batch))}`);

    expectValid(isResultBatch, byForm.body);
    expect(Object.keys(byForm.body)).toEqual(['q0', 'baris 2', 'q2']);
    expect(byForm.body.q0.result[0]).toMatchObject({ id: union.id, score: 100, match: true });
    expect(byForm.body.q2).toEqual({ result: [] });
    expect(byAddress.body).toEqual(byForm.body);
  });

  it('is taken from other sites, without anything that says who sends it, and whatever is shown', async () => {
    const answers = await Promise.all([
      send({ q: { query: 'Contoh' } }, { origin: 'http://127.0.0.1:3333', 'sec-fetch-site': 'cross-site' }),
      send(
        { q: { query: 'Contoh' } },
        { authorization: 'Bearer ikrar_made_up', cookie: '__Host-ikrar=made-up' },
      ),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    ['no JSON', 'x{', '/problems/broken-json'],
    ['a list', '[]', '/problems/no-object'],
    [
      'fifty-one names',
      Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`q${n}`, { query: 'a' }])),
      '/problems/fields-refused',
    ],
    ['a type there is not', { q: { query: 'a', type: 'Q5' } }, '/problems/fields-refused'],
    [
      'a property there is not',
      { q: { query: 'a', properties: [{ pid: 'P31', v: 'x' }] } },
      '/problems/fields-refused',
    ],
    [
      'a value that is none',
      { q: { query: 'a', properties: [{ pid: 'area', v: { name: 'x' } }] } },
      '/problems/fields-refused',
    ],
    ['a key there is not', { q: { query: 'a', callback: 'x' } }, '/problems/fields-refused'],
    ['a number for a name', { q: { query: 7 } }, '/problems/fields-refused'],
    ['too many candidates', { q: { query: 'a', limit: 26 } }, '/problems/fields-refused'],
    ['a query that is none', { q: 'Budi' }, '/problems/fields-refused'],
    ['NUL in a name', { q: { query: 'a\0b' } }, '/problems/bad-text'],
    ['a key of every object', '{"__proto__":{"query":"a"}}', '/problems/bad-key'],
  ])('is refused with %s', async (_, batch, problem) => {
    expect(codeOf(await send(batch))).toEqual([400, problem]);
  });

  it('is refused without its field, in another type, and under a key the service does not know', async () => {
    const answers = await Promise.all([
      t.anyone.send('POST', '/reconcile', new URLSearchParams()),
      t.anyone.send('POST', '/reconcile', new URLSearchParams({ extend: '{}' })),
      t.anyone.post('/reconcile', { queries: '{}' }),
      t.anyone.get('/reconcile?callback=jsonp'),
      t.anyone.send('OPTIONS', '/reconcile'),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 415, 400, 405]);
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(
      answers.map(() => expect.stringContaining('application/problem+json')),
    );
  });

  it('takes cells as tables have them: several lines, odd blanks, and what is no name', async () => {
    const union = await anOrganization(t, { name: `Serikat Sel ${next()}`, kind: 'union' });

    const found = await reconcile({
      lines: { query: union.name.replaceAll(' ', '\n\t ') },
      long: { query: 'x'.repeat(5000) },
      signs: { query: '?!… —' },
      sql: { query: `'; DROP TABLE person; --` },
      like: { query: '%' },
    });

    expect(found.lines?.[0]).toMatchObject({ id: union.id, match: true });
    expect([found.long, found.signs, found.like]).toEqual([[], [], []]);
  });
});

describe('organizations', () => {
  it('are met by name, acronym and alias, whatever the case and the signs', async () => {
    const n = next();
    const union = await anOrganization(t, {
      name: `Federasi Serikat Pekerja Ujian ${n}`,
      acronym: `FSPU${n}`,
      kind: 'union',
      level: 'national_federation',
      aliases: [{ name: `Serikat Ujian Lama ${n}` }],
    });

    const found = await reconcile({
      name: { query: `FEDERASI serikat-pekerja ujian ${n}` },
      acronym: { query: `F.S.P.U. ${n}` },
      alias: { query: `Serikat Ujian Lama ${n}` },
      typo: { query: `Federasi Serikat Pekerja Ujiann ${n}` },
    });

    expect(Object.values(found).map(([first]) => [first?.id, first?.score >= 90, first?.match])).toEqual([
      [union.id, true, true],
      [union.id, true, true],
      [union.id, true, false],
      [union.id, true, false],
    ]);
    expect(found.name?.[0]).toMatchObject({
      name: `${union.name} (${union.acronym})`,
      description: 'National federation',
      type: [
        { id: 'union', name: 'Union' },
        { id: 'organization', name: 'Organization' },
      ],
    });
  });

  it('whose acronym is a letter from another’s are never certain by it, but by their name', async () => {
    const [kspi, kspsi] = [
      await anOrganization(t, { name: 'Konfederasi Contoh Indonesia', acronym: 'KZPI', kind: 'union' }),
      await anOrganization(t, {
        name: 'Konfederasi Contoh Seluruh Indonesia',
        acronym: 'KZPSI',
        kind: 'union',
      }),
    ];

    const found = await reconcile({
      acronym: { query: 'KZPI' },
      other: { query: 'kzpsi' },
      between: { query: 'KZSI' },
      name: { query: 'Konfederasi Contoh Indonesia' },
    });

    expect(found.acronym?.[0]).toMatchObject({ id: kspi.id, score: 100, match: false });
    expect(found.other?.[0]).toMatchObject({ id: kspsi.id, score: 100, match: false });
    expect(found.between?.filter(({ match }: Json) => match)).toEqual([]);
    expect(found.name?.[0]).toMatchObject({ id: kspi.id, match: true });
  });

  it('of one name are told apart by area, level and parent', async () => {
    const n = next();
    const [bekasi, karawang] = [await anArea(t), await anArea(t, { name: `Kabupaten Ujian ${n}` })];
    const parent = await anOrganization(t, { name: `Induk ${n}`, acronym: `INDK${n}`, kind: 'union' });
    const make = (faction: string, fields: object) =>
      anOrganization(t, { name: `Serikat Kembar ${n}`, faction, kind: 'union', ...fields });
    const one = await make('satu', { areaCodes: [bekasi.code], level: 'workplace' });
    const two = await make('dua', { areaCodes: [karawang.code], level: 'province' });
    await t.budi.made('/affiliations', {
      memberId: two.id,
      parentId: parent.id,
      bond: 'affiliate',
      startedOn: '2020-01-01',
    });
    const asked = (pid: string, v: Json) => ({ query: `Serikat Kembar ${n}`, properties: [{ pid, v }] });

    const found = await reconcile({
      both: { query: `Serikat Kembar ${n}` },
      area: asked('area', bekasi.code),
      areaName: asked('area', karawang.name),
      areas: asked('area', [bekasi.code, karawang.code]),
      level: asked('level', 'province'),
      parent: asked('parent', `indk${n}`),
      parentId: asked('parent', { id: parent.id, name: 'x' }),
      nothing: asked('parent', 'Tidak ada'),
    });

    expect(new Set(idsOf(found.both ?? []))).toEqual(new Set([one.id, two.id]));
    expect(found.both?.map(({ match }: Json) => match)).toEqual([false, false]);
    expect(
      [found.area, found.areaName, found.level, found.parent, found.parentId].map((each) =>
        idsOf(each ?? []),
      ),
    ).toEqual([[one.id], [two.id], [two.id], [two.id], [two.id]]);
    expect(found.area?.[0]?.match).toBe(true);
    expect(found.areas).toHaveLength(2);
    expect(found.nothing).toEqual([]);
    expect(found.parent?.[0]?.description).toBe(`Province · part of INDK${n}`);
  });

  it('are looked for among the kinds that are asked for', async () => {
    const n = next();
    const [union, employer] = [
      await anOrganization(t, { name: `Maju Bersama ${n}`, kind: 'union' }),
      await anOrganization(t, { name: `Maju Bersama ${n} Tbk`, kind: 'employer' }),
    ];

    const found = await reconcile({
      union: { query: `Maju Bersama ${n}`, type: 'union' },
      employer: { query: `Maju Bersama ${n}`, type: ['employer', 'media'], type_strict: 'any' },
      organization: { query: `Maju Bersama ${n}`, type: 'organization' },
      person: { query: `Maju Bersama ${n}`, type: 'person' },
    });

    expect(Object.values(found).map(idsOf)).toEqual([[union.id], [employer.id], [union.id, employer.id], []]);
  });

  it('follow a new name at once, and are found by the old one where it is an alias', async () => {
    const n = next();
    const union = await anOrganization(t, { name: `Serikat Awal ${n}`, kind: 'union' });
    await t.siti.act(`/organizations/${union.id}/corrections`, union, {
      name: `Persatuan Kemudian ${n}`,
      aliases: [{ name: `Serikat Awal ${n}`, untilOn: '2026-01-01' }],
      reason: 'Berganti nama.',
    });

    const found = await reconcile({
      now: { query: `Persatuan Kemudian ${n}` },
      before: { query: `Serikat Awal ${n}` },
    });

    expect(found.now?.[0]).toMatchObject({ id: union.id, match: true });
    expect(found.before?.[0]).toMatchObject({ id: union.id, score: 95, match: false });
  });
});

describe('people', () => {
  it('are met without their titles, and told apart by what they hold', async () => {
    const n = next();
    const official = await anOfficial(`Bambang Ujian${n}`, { frontTitles: 'dr.', backTitles: 'M.K.M.' });

    const found = await reconcile({
      plain: { query: `Bambang Ujian${n}` },
      titled: { query: `Bpk. H. Bambang Ujian${n}, S.H., M.H.`, type: 'person' },
      other: { query: `Bambang Ujian${n}`, type: 'organization' },
    });

    expect([found.plain?.[0], found.titled?.[0]].map((each) => [each?.id, each?.match])).toEqual([
      [official.id, true],
      [official.id, true],
    ]);
    expect(found.plain?.[0]).toMatchObject({
      name: `dr. Bambang Ujian${n}, M.K.M.`,
      description: `${official.post.title}, ${official.post.organization.name}`,
      type: [{ id: 'person', name: 'Person in a public role' }],
    });
    expect(found.other).toEqual([]);
  });

  it('of one name are never certain, until the organization tells which', async () => {
    const n = next();
    const office = await anOrganization(t, { kind: 'government_body' });
    const [one] = [
      await anOfficial(`Kembar Nama${n}`, {}, { organizationId: office.id }),
      await anOfficial(`Kembar Nama${n}`),
    ];

    const found = await reconcile({
      both: { query: `Kembar Nama${n}` },
      one: { query: `Kembar Nama${n}`, properties: [{ pid: 'organization', v: office.name }] },
    });

    expect(found.both?.map(({ score, match }: Json) => [score, match])).toEqual([
      [100, false],
      [100, false],
    ]);
    expect(found.one).toMatchObject([{ id: one.id, match: true }]);
  });

  it('without a public role, hidden, held back or erased are found by nobody, and change no answer', async () => {
    const n = next();
    const seen = await anOfficial(`Rahasia Tampak${n}`);
    const ask = () =>
      Promise.all([
        send({ q: { query: `Rahasia Tampak${n}` }, r: { query: `Rahasia Tertutup${n}` } }),
        t.anyone.get(`/reconcile/suggest/entity?prefix=Rahasia`),
      ]).then((answers) => answers.map(({ text }) => text));
    const before = await ask();

    await anOfficial(`Rahasia Tertutup${n}`, forTheOffice);
    await anOfficial(`Rahasia Tampak${n}`, forTheOffice);
    await aPerson(t, { name: `Rahasia Tanpa Jabatan${n}`, visibility: 'public' });
    const erased = await anOfficial(`Rahasia Dihapus${n}`);
    const closed = await anOfficial(`Rahasia Ditutup${n}`);
    await t.budi.act(`/people/${closed.id}/restrict`, closed, {
      visibility: 'internal',
      restrictedGround: 'personal_data',
      restrictedUntil: '2030-01-01',
      reason: 'Diminta.',
    });
    const { rows } = await t.owner.query<{ id: string }>(
      `SELECT id FROM account WHERE name = 'Budi Contoh, S.H.'`,
    );
    await t.owner.query('ALTER TABLE person DISABLE TRIGGER person_has_history');
    await t.owner.query(
      `UPDATE person SET name = 'Orang yang dihapus namanya (' || left(md5($2), 6) || ')', aliases = '{}', erased_at = now() WHERE id = $1`,
      [erased.id, rows[0]?.id],
    );
    await t.owner.query('ALTER TABLE person ENABLE TRIGGER person_has_history');

    expect(await ask()).toEqual(before);
    expect(before[0]).toContain(seen.id);
    expect(
      (await candidates(`Orang yang dihapus namanya`)).filter(({ id }: Json) => id === erased.id),
    ).toEqual([]);
  });

  it('that were merged are found under every name, as the one that stands', async () => {
    const n = next();
    const stands = await anOfficial(`Asli Gabungan${n}`);
    const merged = await anOfficial(`Ejaan Lain Gabungan${n}`);
    await t.budi.act(`/people/${merged.id}/merge`, merged, { intoId: stands.id, reason: 'Orang yang sama.' });

    const found = await reconcile({
      one: { query: `Asli Gabungan${n}` },
      other: { query: `Ejaan Lain Gabungan${n}` },
    });

    expect([found.one?.[0]?.id, found.other?.[0]?.id]).toEqual([stands.id, stands.id]);
    expect(found.other?.[0]?.name).toBe(`Asli Gabungan${n}`);
  });
});

describe('posts', () => {
  it('are certain by title and organization, and follow its name', async () => {
    const n = next();
    const office = await anOrganization(t, { name: `Dinas Ujian ${n}`, kind: 'government_body' });
    const post = await aPost(t, { title: 'Kepala Dinas', organizationId: office.id });
    await t.siti.act(`/organizations/${office.id}/corrections`, office, {
      name: `Badan Ujian ${n}`,
      reason: 'Berganti nama.',
    });

    const found = await reconcile({
      full: { query: `Kepala Dinas, Badan Ujian ${n}`, type: 'post' },
      before: { query: `Kepala Dinas Dinas Ujian ${n}`, type: 'post' },
      title: {
        query: 'Kepala Dinas',
        type: 'post',
        properties: [{ pid: 'organization', v: { id: office.id } }],
      },
    });

    expect(found.full?.[0]).toMatchObject({ id: post.id, match: true, description: `Badan Ujian ${n}` });
    expect(found.before?.filter(({ match }: Json) => match)).toEqual([]);
    expect(found.title).toMatchObject([{ id: post.id, score: 95, match: false }]);
  });

  it('of an organization that is closed are closed with it', async () => {
    const n = next();
    const office = await anOrganization(t, { name: `Dinas Tertutup ${n}`, kind: 'government_body' });
    await aPost(t, { title: `Sekretaris ${n}`, organizationId: office.id });
    const current = await t.budi.read(`/organizations/${office.id}`);
    await t.budi.act(`/organizations/${office.id}/restrict`, current, {
      visibility: 'internal',
      restrictedGround: 'office_memo',
      restrictedUntil: '2030-01-01',
      reason: 'Belum dibentuk.',
    });

    expect(await candidates(`Sekretaris ${n}`)).toEqual([]);
    expect(await candidates(`Dinas Tertutup ${n}`)).toEqual([]);
  });
});

describe('suggestions', () => {
  it('begin with what is typed, and take what OpenRefine sends along', async () => {
    const n = next();
    const union = await anOrganization(t, { name: `Gabungan Zz${n} Pekerja`, kind: 'union' });

    const entities = await t.anyone.get(
      `/reconcile/suggest/entity?prefix=gabungan%20zz${n}&type=union&type_strict=any&spell=always&exact=false&lang=en&cursor=0`,
    );
    const properties = await t.anyone.get('/reconcile/suggest/property?prefix=area');
    const types = await t.anyone.get('/reconcile/suggest/type?prefix=union');

    expectValid(isEntities, entities.body);
    expectValid(isSuggestions, properties.body);
    expectValid(isSuggestions, types.body);
    expect(entities.body.result.map(({ id }: Json) => id)).toEqual([union.id]);
    expect(properties.body.result).toMatchObject([{ id: 'area', name: 'Area' }]);
    expect(types.body.result).toMatchObject([{ id: 'union', name: 'Union', description: 'Organization' }]);
    expect(entities.headers.get('x-robots-tag')).toBe('noindex');
  });

  it('need two letters, so that nobody leafs through everybody', async () => {
    const answers = await Promise.all(
      ['a', 'a.', '?a'].map((prefix) => t.anyone.read(`/reconcile/suggest/entity?prefix=${prefix}`)),
    );

    expect(answers).toEqual(answers.map(() => ({ result: [] })));
  });
});

describe('the view of an id', () => {
  it('leads to the page of what everybody sees, in the language that is asked for', async () => {
    const official = await anOfficial(`Halaman Ujian${next()}`);
    const organization = official.post.organization;
    const at = async (id: string, language: string) => {
      const { status, headers } = await new Client(t.url, null).get(`/reconcile/view/${id}`, {
        'accept-language': language,
      });
      return [status, headers.get('location')];
    };

    expect(await at(official.id, 'id')).toEqual([303, `/pejabat/${official.id}`]);
    expect(await at(official.post.id, 'en')).toEqual([303, `/en/officials/posts/${official.post.id}`]);
    expect(await at(organization.id, 'id')).toEqual([303, `/organisasi/${organization.id}`]);
  });

  it('is not found for what is hidden, and for what is none', async () => {
    const hidden = await aPerson(t, forTheOffice);

    const answers = await Promise.all(
      [hidden.id, '00000000-0000-4000-8000-000000000000', 'x'].map((id) =>
        t.budi.get(`/reconcile/view/${id}`),
      ),
    );

    expect(answers.map(codeOf)).toEqual(answers.map(() => [404, '/problems/not-found']));
  });
});
