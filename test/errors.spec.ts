import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { accountToken, startTestApp, type TestApp } from './support/test-app.js';
import {
  aCommitment,
  anOrganization,
  aSource,
  aVerifiedCommitment,
  forTheOffice,
  next,
} from './support/builders.js';
import type { Json, Response } from './support/client.js';
import { spoken } from './support/sockets.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const SOMEBODY = '00000000-0000-4000-8000-000000000000';
const JSON_TYPE = { 'content-type': 'application/json' };
const source = (more: object = {}) => ({
  kind: 'letter',
  party: 'union',
  title: `Surat Contoh ${next()}`,
  ...more,
});
const raw = (path: string, body: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
  t.budi.send('POST', path, body, headers);

/** Holds an answer to the one shape of a problem. */
function expectProblem(response: Response, status: number, code?: string, fields?: string[]): void {
  expect({ status: response.status, text: response.text }).toMatchObject({ status });
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const { type, title, detail, instance, errors, ...others } = response.body as Record<string, Json>;
  expect(others).toEqual({ status });
  expect(type).toMatch(code ? new RegExp(`^/problems/${code}$`) : /^\/problems\/[a-z-]+$/);
  for (const text of [title, detail]) expect(text).toMatch(/\S/);
  expect(instance).toMatch(/^\//);
  const named = Object.keys((errors ?? {}) as object);
  expect(named.toSorted()).toEqual((fields ?? named).toSorted());
  for (const texts of Object.values((errors ?? {}) as object))
    expect(texts).toEqual(expect.arrayContaining([expect.any(String)]));
  expectNoInside(response.text);
}

/** Nothing of the inside shows: no SQL, no files, no stack. */
function expectNoInside(text: string): void {
  expect(text).not.toMatch(
    /\b(SELECT|INSERT|UPDATE|_fkey|_key\b|relation "|QueryFailed|node_modules|\.js:\d|\.ts:\d|at \w+ \()/,
  );
}

describe('an address', () => {
  it.each([
    '/nothing',
    '/sources/',
    `/sources/${SOMEBODY}`,
    '/sources/1',
    '/sources/%00',
    `/sources/${SOMEBODY}/nothing`,
    `/sources/${SOMEBODY}/history`,
  ])('that names nothing is not found: %s', async (path) => {
    expectProblem(await t.anyone.get(path), 404, 'not-found', []);
  });

  it('outside the API is not found for programs and people alike', async () => {
    expectProblem(await t.anyone.get('/api'), 404, 'not-found');

    const page = await t.anyone.get('/api-nothing', { accept: 'text/html' });

    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('answers the same for a hidden record and for none', async () => {
    const hidden = await aSource(t, forTheOffice);

    const [ofHidden, ofNone] = await Promise.all([
      t.anyone.get(`/sources/${hidden.id}`),
      t.anyone.get(`/sources/${SOMEBODY}`),
    ]);

    expectProblem(ofHidden, 404, 'not-found');
    expect({ ...ofHidden.body, instance: '' }).toEqual({ ...ofNone.body, instance: '' });
  });

  it.each(['/sources/%zz', '/sources/%E0%A4%A', '/sources?q=%ED%A0%80', '/sources?q=%zz', '/sources?%C3=1'])(
    'with a broken escape is malformed: %s',
    async (path) => {
      expectProblem(await t.anyone.get(path), 400);
    },
  );

  it.each([`/sources/${'a'.repeat(300)}`, `/sources/${'%41'.repeat(3000)}`])(
    'that is too long is malformed',
    async (path) => {
      expectProblem(await t.anyone.get(path), 400, 'long-address');
    },
  );

  it('takes its own methods only and names them', async () => {
    const { paths } = await t.anyone.read('/openapi.json');
    const templates = [...Object.keys(paths as object), '/api/v1/openapi.json'];

    for (const template of templates) {
      const path = template.replace('{id}', SOMEBODY);
      const known = Object.keys(paths[template] ?? { get: 1 }).map((method) => method.toUpperCase());
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
        (one) => !known.includes(one),
      )) {
        const answer = await t.budi.send(method, path);
        expectProblem(answer, 405, 'method-not-allowed');
        const allowed = answer.headers
          .get('allow')
          ?.split(', ')
          .filter((one) => one !== 'HEAD');
        expect({ path, allowed: allowed?.toSorted() }).toEqual({ path, allowed: known.toSorted() });
      }
    }
  });
});

describe('a body', () => {
  it('over the limit is too large', async () => {
    expectProblem(
      await t.budi.post('/sources', source({ note: 'x'.repeat(300_000) })),
      413,
      'body-too-large',
    );
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'kind=letter'],
    ['text', 'text/plain', '{"kind":"letter"}'],
    ['parts', 'multipart/form-data; boundary=x', '--x--'],
    ['XML', 'application/xml', '<a/>'],
    ['a type that is none', 'nothing', '{}'],
  ])('that is %s is not supported', async (_, type, body) => {
    expectProblem(await raw('/sources', body, { 'content-type': type }), 415, 'unsupported-media-type');
  });

  it('without a content type is not supported', async () => {
    expectProblem(await raw('/sources', Buffer.from('{}'), {}), 415, 'unsupported-media-type');
  });

  it.each([
    ['broken', '{"kind":'],
    ['JavaScript', "{kind:'letter'}"],
    ['followed by more', '{} {}'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['blank', ' '],
  ])('whose JSON is %s is refused', async (_, body) => {
    expectProblem(await raw('/sources', body), 400, 'broken-json');
  });

  it.each(['null', 'true', '12', '"text"', '[]', '[{}]', `[${JSON.stringify(source())}]`])(
    'that is no object is refused: %s',
    async (body) => {
      const commitment = await aCommitment(t);

      expectProblem(await raw('/sources', body), 400, 'no-object');
      expectProblem(
        await raw(`/commitments/${commitment.id}/verify`, body, { ...JSON_TYPE, 'if-match': '"1"' }),
        400,
        'no-object',
      );
    },
  );

  it('that is empty lacks the required fields', async () => {
    const fields = ['kind', 'party', 'title'];

    expectProblem(await raw('/sources', ''), 400, 'fields-refused', fields);
    expectProblem(await raw('/sources', '{}'), 400, 'fields-refused', fields);
    expectProblem(await t.budi.send('POST', '/sources'), 400, 'fields-refused', fields);
  });

  it.each([33, 2000, 50_000])('nested %i deep is refused', async (depth) => {
    const nested = `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
    const listed = `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
    if (nested.length < 200_000) expectProblem(await raw('/sources', nested), 400, 'deep-json');
    expectProblem(await raw('/sources', listed), 400, 'deep-json');
  });

  it('nested 32 deep is read and its fields are refused', async () => {
    const nested = `${'{"a":'.repeat(31)}{}${'}'.repeat(31)}`;

    expectProblem(await raw('/sources', nested), 400, 'fields-refused');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'with the key %s is refused',
    async (key) => {
      const inner = JSON.stringify(source()).slice(1);

      expectProblem(
        await raw('/sources', `{"${key}":{"prototype":{"kind":"letter"}},${inner}`),
        400,
        'bad-key',
      );
      expectProblem(
        await raw('/organizations', `{"name":"x","kind":"union","aliases":[{"name":"x","${key}":1}]}`),
        400,
        'bad-key',
      );
    },
  );

  it.each([
    ['NUL', 'a\\u0000b'],
    ['half a character', '\\ud800'],
    ['the other half', '\\udc00 x'],
  ])('with %s in a text or key is refused', async (_, text) => {
    expectProblem(
      await raw('/sources', `{"kind":"letter","party":"union","title":"${text}"}`),
      400,
      'bad-text',
    );
    expectProblem(await raw('/sources', `{"${text}":1}`), 400, 'bad-text');
    expectProblem(await raw('/sources', `{"authors":["${text}"]}`), 400, 'bad-text');
  });

  it('with unknown keys is refused, also inside', async () => {
    const evidence = [{ sourceId: SOMEBODY, grade: 'A', shows: 'x', weight: 1 }];

    expectProblem(await t.budi.post('/sources', source({ id: SOMEBODY })), 400, 'fields-refused', ['id']);
    expectProblem(
      await t.budi.post('/sources', source({ revision: 1, recordedById: SOMEBODY })),
      400,
      'fields-refused',
      ['revision', 'recordedById'],
    );
    expectProblem(
      await t.budi.post('/organizations', {
        name: 'x',
        kind: 'union',
        aliases: [{ name: 'y' }, { name: 'z', id: 1 }],
      }),
      400,
      'fields-refused',
      ['aliases.1.id'],
    );
    expectProblem(
      await t.budi.post(`/commitments/${SOMEBODY}/assessments`, {
        lane: 'desk',
        finding: 'waiting',
        assessedOn: '2026-02-01',
        note: 'x',
        evidence,
      }),
      400,
      'fields-refused',
      ['evidence.0.weight'],
    );
  });

  it('with unknown keys is refused by acts that need no field', async () => {
    const commitment = await aCommitment(t);

    expectProblem(
      await t.siti.act(`/commitments/${commitment.id}/verify`, commitment, { force: true }),
      400,
      'fields-refused',
      ['force'],
    );
    expectProblem(
      await t.siti.act(`/assessments/${SOMEBODY}/sign`, { revision: 1 }, { force: true }),
      400,
      'fields-refused',
      ['force'],
    );
  });
});

describe('a field', () => {
  it.each([
    ['/sources', { title: 7 }],
    ['/sources', { title: ['x'] }],
    ['/sources', { title: {} }],
    ['/sources', { title: '   ' }],
    ['/sources', { title: 'two\nlines' }],
    ['/sources', { title: 'two\u2028lines' }],
    ['/sources', { kind: 'rumour' }],
    ['/sources', { kind: ['letter'] }],
    ['/sources', { visibility: 'secret' }],
    ['/sources', { visibility: null }],
    ['/sources', { authors: 'Budi Contoh' }],
    ['/sources', { authors: null }],
    ['/sources', { authors: { 0: 'x', length: 1 } }],
    ['/sources', { authors: [1] }],
    ['/sources', { authors: ['x', 'x'] }],
    ['/sources', { authors: [['x']] }],
    ['/sources', { language: null }],
    ['/sources', { url: 'javascript:alert(1)' }],
    ['/sources', { url: 'contoh.id' }],
    ['/sources', { publishedOn: '2026-02-30' }],
    ['/sources', { publishedOn: '2026-W05-1' }],
    ['/sources', { publishedOn: '1899-12-31' }],
    ['/sources', { publishedOn: 20260112 }],
    ['/sources', { capturedAt: '2026-02-30T10:00:00+07:00' }],
    ['/sources', { capturedAt: '2026-01-12T10:00:60+07:00' }],
    ['/sources', { capturedAt: '2026-01-12T10:00:00' }],
    ['/sources', { capturedAt: 1_700_000_000 }],
    ['/sources', { contentSha256: 'abc' }],
    ['/organizations', { aliases: [[{ name: 'x' }]] }],
    ['/organizations', { aliases: [null] }],
    ['/organizations', { aliases: ['x'] }],
    ['/organizations', { aliases: { name: 'x' } }],
    ['/organizations', { areaCodes: null }],
    ['/venues', { capacity: '20', capacityQualifier: 'about' }],
    ['/venues', { capacity: 20.5, capacityQualifier: 'about' }],
    ['/venues', { capacity: 0, capacityQualifier: 'about' }],
    ['/venues', { capacity: 2 ** 53, capacityQualifier: 'about' }],
    ['/venues', { organizationId: 'x' }],
    ['/demands', { raisedByIds: [] }],
    ['/demands', { raisedByIds: [SOMEBODY, SOMEBODY] }],
    ['/commitments', { isDraft: 'false' }],
    ['/commitments', { isDraft: 0 }],
    ['/commitments', { makers: null }],
    [`/commitments/${SOMEBODY}/assessments`, { sought: [] }],
    [`/commitments/${SOMEBODY}/assessments`, { sought: 'x' }],
  ])('of the wrong kind is refused by name: %s %j', async (path, field) => {
    const answer = await t.budi.post(path, field);

    expectProblem(answer, 400, 'fields-refused');
    const name = Object.keys(field)[0];
    expect(Object.keys(answer.body.errors as object).filter((at) => at.split('.')[0] === name)).not.toEqual(
      [],
    );
  });

  it.each([
    ['/sources', 'title', 501],
    ['/sources', 'url', 2000],
    ['/sources', 'note', 2001],
    ['/sources', 'language', 4],
    ['/organizations', 'name', 301],
    ['/people', 'name', 201],
    ['/posts', 'title', 201],
    ['/events', 'summary', 10_001],
    ['/statements', 'words', 5001],
    ['/topics', 'key', 51],
    ['/saved-queries', 'query', 4001],
    ['/commitments', 'title', 501],
    ['/commitments', 'weekday', 1000],
  ])('over its length is refused: %s %s of %i', async (path, field, length) => {
    const value = field === 'url' ? `https://contoh.id/${'x'.repeat(length)}` : 'x'.repeat(length);

    const answer = await t.budi.post(path, { [field]: value });

    expectProblem(answer, 400, 'fields-refused');
    expect(answer.body.errors).toHaveProperty(field);
  });

  it('counts characters, so that a name of 300 of the largest fits, sorts and pages', async () => {
    const name = '𐐷'.repeat(299);
    const kind = 'tripartite_body';
    await anOrganization(t, { name: `${name}A`, kind });
    await anOrganization(t, { name: `${name}B`, kind });

    const first = await t.anyone.read(`/organizations?kind=${kind}&limit=1`);
    const second = await t.anyone.read(`/organizations?kind=${kind}&limit=1&cursor=${first.next}`);

    expect([first.items[0].name, second.items[0].name]).toEqual([`${name}A`, `${name}B`]);
  });

  it('that is null is refused in a correction where the record needs it', async () => {
    const record = await aSource(t);
    const correct = (fields: object) =>
      t.budi.act(`/sources/${record.id}/corrections`, record, { reason: 'Contoh', ...fields });

    expectProblem(await correct({ title: null }), 400, 'fields-refused', ['title']);
    expectProblem(await correct({ kind: null, authors: null, language: null }), 400, 'fields-refused', [
      'kind',
      'authors',
      'language',
    ]);
    expectProblem(await correct({ reason: null }), 400, 'fields-refused', ['reason']);
    expect((await correct({ publisher: null })).body).toMatchObject({ publisher: null, revision: 2 });
  });

  it('that names no record is named in the refusal', async () => {
    const post = { organizationId: SOMEBODY, title: 'Jabatan Contoh' };
    const commitment = await aCommitment(t);

    expectProblem(await t.budi.post('/posts', post), 409, 'unknown-reference', ['organizationId']);
    expectProblem(
      await t.budi.post('/organizations', { name: 'Contoh X', kind: 'union', areaCodes: ['99'] }),
      409,
      'unknown-reference',
      ['areaCodes'],
    );
    expectProblem(
      await t.budi.post('/venues', { name: 'Contoh', areaCode: '99' }),
      409,
      'unknown-reference',
      ['areaCode'],
    );
    expectProblem(
      await t.budi.act(`/commitments/${commitment.id}/statements`, commitment, {
        statementId: SOMEBODY,
        bearing: 'repeated',
      }),
      409,
      'unknown-reference',
      ['statementId'],
    );
  });

  it('that is a number without end is refused', async () => {
    expectProblem(
      await raw('/venues', '{"name":"Contoh","capacity":1e400,"capacityQualifier":"about"}'),
      400,
      'fields-refused',
      ['capacity'],
    );
  });

  it('that breaks a rule gets the name of the rule', async () => {
    const [member, parent] = [await anOrganization(t), await anOrganization(t)];

    const answer = await t.budi.post('/affiliations', {
      memberId: member.id,
      parentId: parent.id,
      bond: 'affiliate',
      startedOn: '2026-02-01',
      endedOn: '2026-01-01',
    });

    expectProblem(answer, 422, 'days-out-of-order');
  });
});

describe('a query', () => {
  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=Infinity', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['kind=letter&kind=letter', 'kind'],
    ['kind=letter&kind=poem', 'kind'],
    ['q=a&q=b', 'q'],
    ['q=', 'q'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['sort=title', 'sort'],
    ['sort=updated&sort=-updated', 'sort'],
    ['colour=red', 'colour'],
    ['limit[a]=1', 'limit[a]'],
    ['as_of=yesterday', 'as_of'],
    ['as_of=2026-01-01&as_of=2026-01-02', 'as_of'],
    [`cursor=${'x'.repeat(2001)}`, 'cursor'],
  ])('that a list cannot read is refused: %s', async (query, field) => {
    expectProblem(await t.anyone.get(`/sources?${query}`), 400, 'fields-refused', [field]);
  });

  it.each([
    'status=done',
    'status=',
    'flag=late',
    'receiver=1',
    'due_before=soon',
    'record=secret',
    'topic=A B',
  ])('of commitments is refused: %s', async (query) => {
    expectProblem(await t.anyone.get(`/commitments?${query}`), 400, 'fields-refused');
  });

  it('may repeat the keys that take several', async () => {
    expect(
      (await t.anyone.get('/commitments?status=waiting&status=stalled&flag=overdue&flag=silent')).status,
    ).toBe(200);
    expectProblem(await t.anyone.get('/commitments?status=waiting&status=waiting'), 400, 'fields-refused', [
      'status',
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('with the key %s is refused', async (key) => {
    expectProblem(await t.anyone.get(`/sources?${key}=1`), 400, 'bad-key');
  });

  it('with NUL is refused', async () => {
    expectProblem(await t.anyone.get('/sources?q=%00'), 400, 'bad-text');
    expectProblem(await t.anyone.get('/sources?%00=1'), 400, 'bad-text');
  });

  it('with half a character cannot come about: it is no UTF-8', async () => {
    expectProblem(await t.anyone.get('/sources?q=a%ED%A0%80'), 400, 'broken-escape');
  });

  it.each(["'", '"', '%25', '\\', '&|!():*', '-', '"a', "'; DROP TABLE source; --", '\u202e', '🙂'])(
    'may search for anything: %s',
    async (q) => {
      for (const list of ['sources', 'commitments', 'organizations', 'people', 'statements', 'demands']) {
        expect((await t.anyone.get(`/${list}?q=${encodeURIComponent(q)}`)).status).toBe(200);
      }
    },
  );
});

describe('a cursor', () => {
  let cursor: string;
  beforeAll(async () => {
    await Promise.all([aSource(t), aSource(t)]);
    cursor = (await t.anyone.read('/sources?limit=1')).next;
  });

  it('leads on in its own list', async () => {
    expect((await t.anyone.get(`/sources?limit=1&cursor=${cursor}`)).status).toBe(200);
  });

  it('of another sort or list is refused', async () => {
    expectProblem(await t.anyone.get(`/sources?sort=published&cursor=${cursor}`), 400, 'bad-cursor');
    expectProblem(await t.anyone.get(`/demands?cursor=${cursor}`), 400, 'bad-cursor');
    expectProblem(await t.anyone.get(`/commitments?cursor=${cursor}`), 400, 'bad-cursor');
  });

  it('of the history of another record is refused', async () => {
    const [one, other] = [await aSource(t), await aSource(t)];
    const { body } = await t.budi.act(`/sources/${one.id}/corrections`, one, {
      reason: 'Contoh',
      title: 'Judul Contoh',
    });
    const { next: ofOne } = await t.anyone.read(`/sources/${body.id}/history?limit=1`);

    expectProblem(await t.anyone.get(`/sources/${other.id}/history?cursor=${ofOne}`), 400, 'bad-cursor');
  });

  it.each(['x', 'AAAA', 'A'.repeat(200), '!!!', '%20', 'eyJhIjoxfQ'])(
    'that is none of ours is refused: %s',
    async (text) => {
      const { status } = await t.anyone.get(`/sources?cursor=${text}`);

      expect(status).toBe(400);
    },
  );

  it('with any letter changed is refused', async () => {
    for (let at = 0; at < cursor.length; at += 7) {
      const letter = cursor[at] === 'A' ? 'B' : 'A';
      expectProblem(
        await t.anyone.get(`/sources?cursor=${cursor.slice(0, at)}${letter}${cursor.slice(at + 1)}`),
        400,
        'bad-cursor',
      );
    }
    expectProblem(await t.anyone.get(`/sources?cursor=${cursor}A`), 400, 'bad-cursor');
  });
});

describe('as_of', () => {
  it.each([
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T10:00:00',
    '2026-01-01T10:00:00+07:00',
    '1700000000',
    '',
    '9999-01-01',
  ])('that names no moment is refused: %s', async (moment) => {
    const record = await aSource(t);

    // Unescaped, the plus of an offset is a space.
    expectProblem(await t.anyone.get(`/sources/${record.id}?as_of=${moment}`), 400, 'fields-refused', [
      'as_of',
    ]);
  });

  it('given twice is refused', async () => {
    const record = await aSource(t);

    expectProblem(
      await t.anyone.get(`/sources/${record.id}?as_of=2026-01-01&as_of=2026-01-02`),
      400,
      'fields-refused',
      ['as_of'],
    );
  });

  it('before the record finds nothing', async () => {
    const record = await aSource(t);

    expectProblem(await t.anyone.get(`/sources/${record.id}?as_of=2020-01-01`), 404, 'not-found');
  });

  it('in the future is what is on record now', async () => {
    const record = await aSource(t);

    expect(await t.anyone.read(`/sources/${record.id}?as_of=2999-12-31`)).toEqual(record);
  });

  it('before it was public finds nothing for others', async () => {
    const commitment = await aCommitment(t);
    const moment = new Date(Date.parse(commitment.recordedAt as string) + 1).toISOString();
    await t.siti.act(`/commitments/${commitment.id}/verify`, commitment);

    expectProblem(await t.anyone.get(`/commitments/${commitment.id}?as_of=${moment}`), 404, 'not-found');
  });
});

describe('If-Match', () => {
  const correction = { reason: 'Contoh', title: 'Judul Contoh' };

  it('is required of every act', async () => {
    const record = await aSource(t);

    expectProblem(await t.budi.post(`/sources/${record.id}/corrections`, correction), 428, 'if-match-needed');
  });

  it('is required in the lane of the desk', async () => {
    const commitment = await aVerifiedCommitment(t);
    const finding = {
      lane: 'desk',
      finding: 'waiting',
      assessedOn: '2026-02-01',
      note: 'x',
      conditionWords: 'x',
    };

    expectProblem(
      await t.budi.post(`/commitments/${commitment.id}/assessments`, finding),
      428,
      'if-match-needed',
    );
  });

  it.each(['*', '1', '""', '"x"', '"-1"', '"1', 'W/"1"', '"1", "2"', '"99999999999"', '1.5'])(
    'that is no tag of ours is refused: %s',
    async (tag) => {
      const record = await aSource(t);

      expectProblem(
        await t.budi.post(`/sources/${record.id}/corrections`, correction, { 'if-match': tag }),
        400,
        'bad-if-match',
      );
    },
  );

  it('of an old revision is stale', async () => {
    const record = await aSource(t);
    await t.budi.act(`/sources/${record.id}/corrections`, record, correction);

    expectProblem(
      await t.siti.act(`/sources/${record.id}/corrections`, record, { ...correction, title: 'Judul Lain' }),
      412,
      'stale',
    );
  });

  it('of a revision to come is stale', async () => {
    const record = await aSource(t);

    expectProblem(
      await t.budi.act(`/sources/${record.id}/corrections`, { revision: 999_999_999 }, correction),
      412,
      'stale',
    );
  });

  it('takes the tag of a public read', async () => {
    const record = await aSource(t);
    const etag = (await t.anyone.get(`/sources/${record.id}`)).headers.get('etag') as string;

    expect(
      (await t.budi.post(`/sources/${record.id}/corrections`, correction, { 'if-match': etag })).status,
    ).toBe(200);
  });
});

describe('Idempotency-Key', () => {
  const key = () => ({ 'idempotency-key': `contoh-${randomUUID()}` });
  const count = async (title: string) =>
    (await t.budi.read(`/sources?q=${encodeURIComponent(title)}`)).items.length as number;

  it('answers the same request again without doing it again', async () => {
    const [headers, input] = [key(), source()];

    const first = await t.budi.post('/sources', input, headers);
    const again = await t.budi.post('/sources', input, headers);

    expect(first.status).toBe(201);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    for (const name of ['etag', 'location']) expect(again.headers.get(name)).toBe(first.headers.get(name));
    expect(await count(input.title)).toBe(1);
  });

  it('refuses another body', async () => {
    const headers = key();
    await t.budi.post('/sources', source(), headers);

    expectProblem(await t.budi.post('/sources', source(), headers), 422, 'key-reused');
  });

  it('refuses another route', async () => {
    const [headers, input] = [key(), { name: `Contoh ${next()}`, kind: 'union' }];
    await t.budi.post('/organizations', input, headers);

    expectProblem(await t.budi.post('/venues', { name: 'Contoh' }, headers), 422, 'key-reused');
  });

  it('belongs to one account', async () => {
    const [headers, input] = [key(), source()];
    const mine = await t.budi.post('/sources', input, headers);

    const theirs = await t.siti.post('/sources', input, headers);

    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('keeps nothing of a request that failed', async () => {
    const headers = key();
    expectProblem(
      await t.budi.post('/posts', { organizationId: SOMEBODY, title: 'x' }, headers),
      409,
      'unknown-reference',
    );

    expect((await t.budi.post('/sources', source(), headers)).status).toBe(201);
  });

  it('replays an act though the record has moved on', async () => {
    const record = await aSource(t);
    const [headers, body] = [
      { ...key(), 'if-match': '"1"' },
      { reason: 'Contoh', title: 'Judul Contoh' },
    ];

    const first = await t.budi.post(`/sources/${record.id}/corrections`, body, headers);
    const again = await t.budi.post(`/sources/${record.id}/corrections`, body, headers);

    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  it('lets one of many that arrive together through', async () => {
    const [headers, input] = [key(), source()];

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => t.budi.post('/sources', input, headers)),
    );

    for (const answer of answers.filter(({ status }) => status !== 201))
      expectProblem(answer, 409, 'still-running');
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    expect(await count(input.title)).toBe(1);
  });

  it.each(['', 'with space', 'x'.repeat(201), 'é'])('that is malformed is refused: "%s"', async (bad) => {
    expectProblem(
      await t.budi.post('/sources', source(), { 'idempotency-key': bad }),
      400,
      'bad-idempotency-key',
    );
  });
});

describe('a token', () => {
  const reads = (token: string) => t.anyone.get('/sources', { authorization: token });
  const expectUnknown = (answer: Response) => {
    expectProblem(answer, 401, 'token-needed');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="ikrar"');
  };

  /** Ways in: who uses them is not known yet, and tests of logins hold them to where they come from. */
  const WAYS_IN = [
    'session',
    'session/code',
    'account/totp',
    'account/totp/confirmation',
    'password-resets',
    'links/accept',
    'set-up',
  ].map((path) => `/api/v1/${path}`);

  /** Reads that programs ask for by POST, because of their length. */
  const READS = ['/api/v1/reconcile'];

  it('is needed to change anything', async () => {
    const { paths } = await t.anyone.read('/openapi.json');

    const posts = Object.entries(paths as Record<string, object>).filter(
      ([path, operations]) => 'post' in operations && ![...WAYS_IN, ...READS].includes(path),
    );

    expect(posts.length).toBeGreaterThan(30);
    for (const [path] of posts) expectUnknown(await t.anyone.post(path.replace('{id}', SOMEBODY), {}));
  });

  it.each([
    'Bearer x',
    'Bearer ',
    'Bearer',
    'Basic YTpi',
    'Bearer ikrar_' + 'A'.repeat(49),
    `Bearer ${'x'.repeat(200)}`,
    'x',
  ])('that is none of ours is refused, on public reads too: %s', async (authorization) => {
    expectUnknown(await reads(authorization));
  });

  it('that has expired is refused', async () => {
    const token = await accountToken(t.owner, 'Tono Contoh, yang kedaluwarsa');
    await t.owner.query(
      `UPDATE access_token SET expires_at = now() WHERE account_id = (SELECT id FROM account WHERE name = 'Tono Contoh, yang kedaluwarsa')`,
    );

    expectUnknown(await reads(`Bearer ${token}`));
  });

  it('that was revoked is refused from then on', async () => {
    const token = await accountToken(t.owner, 'Tono Contoh, yang dicabut');
    expect((await reads(`Bearer ${token}`)).status).toBe(200);
    await t.owner.query(
      `UPDATE access_token SET revoked_at = now() WHERE account_id = (SELECT id FROM account WHERE name = 'Tono Contoh, yang dicabut')`,
    );

    expectUnknown(await reads(`Bearer ${token}`));
  });

  it('of a closed account is refused', async () => {
    const token = await accountToken(t.owner, 'Tono Contoh, yang ditutup');
    await t.owner.query(`UPDATE account SET closed_at = now() WHERE name = 'Tono Contoh, yang ditutup'`);

    expectUnknown(await reads(`Bearer ${token}`));
  });
});

describe('the language', () => {
  it.each([
    ['', 'Tidak ditemukan', 'id'],
    ['fr', 'Tidak ditemukan', 'id'],
    ['id', 'Tidak ditemukan', 'id'],
    ['en', 'Not found', 'en'],
    ['en-GB,id;q=0.5', 'Not found', 'en'],
    ['en;q=0.1,id', 'Tidak ditemukan', 'id'],
    ['en;q=x', 'Tidak ditemukan', 'id'],
  ])('of a problem follows Accept-Language "%s"', async (header, title, language) => {
    const answer = await t.anyone.get('/nothing', { 'accept-language': header });

    expect(answer.body.title).toBe(title);
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.headers.get('vary')).toContain('Accept-Language');
  });

  it('is that of the field errors too', async () => {
    const inLanguage = async (language: string) =>
      (await t.budi.post('/sources', source({ title: 1 }), { 'accept-language': language })).body;

    expect((await inLanguage('id')).errors).toEqual({ title: ['harus berupa teks'] });
    expect((await inLanguage('en')).errors).toEqual({ title: ['must be text'] });
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['a line of noise', 'noise\r\n\r\n'],
    ['an unknown method', 'STEAL /api/v1/sources HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('gets a problem too: %s', async (_, text) => {
    const [head = '', body = ''] = (await spoken(t.url, text)).split('\r\n\r\n');

    expect(head).toContain('HTTP/1.1 400 ');
    expect(head.toLowerCase()).toContain('content-type: application/problem+json; charset=utf-8');
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/malformed', status: 400 });
  });
});

describe('hostile bodies', () => {
  const [ROUNDS, AT_ONCE] = [8, 8];

  it('never break a route', async () => {
    const document = await t.anyone.read('/openapi.json');
    const commitment = await aVerifiedCommitment(t);
    const organization = await anOrganization(t);
    const known = [commitment.id, organization.id, SOMEBODY] as string[];
    const broken: string[] = [];

    for (const [template, operations] of Object.entries(document.paths as Record<string, Json>)) {
      if (!operations.post) continue;
      const [content] = Object.values((operations.post.requestBody?.content ?? {}) as Record<string, Json>);
      const reference = content?.schema.$ref as string | undefined;
      const schema = reference
        ? document.components.schemas[reference.split('/').at(-1) as string]
        : { properties: {} };
      const path = template.replace(
        '{id}',
        template.includes('/commitments/') ? commitment.id : organization.id,
      );
      const send = async (body: Json) => {
        const answer = await t.budi.post(path, body, { 'if-match': '"2"' });
        if (answer.status >= 500) broken.push(`POST ${path} ${JSON.stringify(body)}: ${answer.text}`);
        if (answer.status >= 400) expectProblem(answer, answer.status);
      };
      const bodies = fc.sample(hostile(schema, known, document), { numRuns: ROUNDS * AT_ONCE, seed: 42 });
      for (let round = 0; round < ROUNDS; round++)
        await Promise.all(bodies.slice(round * AT_ONCE, (round + 1) * AT_ONCE).map(send));
    }

    expect(broken).toEqual([]);
  });
});

/** Bodies near what a schema asks for: some fields right, some of another kind, some odd, some unknown. */
function hostile(schema: Json, known: string[], document: Json): fc.Arbitrary<Json> {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<Json>(
      null,
      '',
      ' ',
      [],
      {},
      [[]],
      [{}],
      [null],
      -1,
      0,
      1.5,
      1e308,
      true,
      '2026-02-30',
      '2999-12-31',
      '\u202e',
      '🙂'.repeat(200),
      'ﷺ'.repeat(200),
      'x'.repeat(20_000),
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Json>).map(
    ([name, property]) => [name, right(property, known, document)] as const,
  );
  const shaped = fc.record(
    Object.fromEntries(
      fields.map(([name, value]) => [
        name,
        fc.oneof({ arbitrary: value, weight: 12 }, { arbitrary: odd, weight: 1 }),
      ]),
    ),
    {
      requiredKeys: (schema.required ?? []) as never[],
    },
  );
  return fc.oneof(
    { arbitrary: shaped, weight: 8 },
    { arbitrary: fc.dictionary(fc.string(), odd), weight: 1 },
    { arbitrary: odd, weight: 1 },
  );
}

/** A value the schema takes. */
function right(schema: Json, known: string[], document: Json): fc.Arbitrary<Json> {
  const { $ref, anyOf, enum: values, format, pattern, type, items } = schema;
  if ($ref) {
    const target = document.components.schemas[$ref.split('/').at(-1)];
    return fc.record(
      Object.fromEntries(
        Object.entries(target.properties as object).map(([name, property]) => [
          name,
          right(property, known, document),
        ]),
      ),
      {
        requiredKeys: (target.required ?? []) as never[],
      },
    );
  }
  if (anyOf) return right(anyOf[0], known, document);
  if (values) return fc.constantFrom(...values);
  if (format === 'uuid')
    return fc.constantFrom(...known, ...known.map((id) => id.toUpperCase()), randomUUID());
  if (format === 'date') return fc.constantFrom('1900-01-01', '2026-01-12', '2026-02-02', '2999-12-31');
  if (format === 'date-time')
    return fc.constantFrom(
      '1900-01-01T00:00:00Z',
      '2026-01-12T10:00:00.123456+07:00',
      '2999-12-31T23:59:59-23:59',
    );
  if (format === 'uri') return fc.constantFrom('https://contoh.id', 'http://contoh.id/ä?q=%00');
  if (pattern) return fc.constantFrom('id', '32', '32.16', 'contoh-topik', 'f'.repeat(64), 'ID');
  if ([type].flat().includes('array')) return fc.array(right(items, known, document), { maxLength: 3 });
  if ([type].flat().includes('integer')) return fc.integer({ min: 1, max: 999 });
  if ([type].flat().includes('boolean')) return fc.boolean();
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text || 'x'),
    fc.constantFrom('Senin', 'Contoh', 'ﷺ'.repeat(90), '㍿㌖㌱'.repeat(60), '𐐷'.repeat(100)),
  );
}
