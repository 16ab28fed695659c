import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  aCommitment,
  anArea,
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aSavedQuery,
  aSource,
  aStatement,
  aTenure,
  aVenue,
  aVerifiedCommitment,
  evidence,
  next,
} from './support/builders.js';
import { Browser } from './support/browser.js';
import type { Client, Json, Response } from './support/client.js';
import { PASSWORD, somebody } from './support/people.js';
import { aForm, aPdf, aPhoto, upload } from './support/files.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let document: Json;
beforeAll(async () => {
  t = await startTestApp();
  document = await t.anyone.read('/openapi.json');
});
afterAll(() => t.close());

interface Operation {
  path: string;
  method: string;
  operation: Json;
}
const operations = (): Operation[] =>
  Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Routes that answer with a file, and its type. */
const FILES = [
  ['/content', 'application/pdf'],
  ['.ics', 'text/calendar'],
  ['.csv', 'text/csv'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.jsonld', 'application/ld+json'],
  ['.atom', 'application/atom+xml'],
  ['.feed.json', 'application/feed+json'],
  ['/minutes.pdf', 'application/pdf'],
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
] as const;

/** The type of what a post takes. */
function bodyOf(path: string): string {
  if (path.endsWith('/reconcile')) return 'application/x-www-form-urlencoded';
  return /\/sources\/.*\/attachments$/.test(path) ? 'multipart/form-data' : 'application/json';
}

describe('the description', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();

    const { valid, errors } = await validator.validate(document as Record<string, unknown>);

    expect({ valid, errors }).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('knows every route, and the server every route of it', async () => {
    const served: string[] = [];
    for (const path of addresses().filter(
      (one) => one.startsWith('/api/v1/') && one !== '/api/v1/openapi.json',
    )) {
      const { headers } = await t.anyone.send('OPTIONS', path.replace('{id}', 'x'));
      for (const method of (headers.get('allow') ?? '').split(', '))
        if (method !== 'HEAD') served.push(`${method} ${path}`);
    }

    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);

    expect(described.toSorted()).toEqual(served.toSorted());
  });

  it('summarises every operation and gives each a name of its own', () => {
    const found = operations();

    for (const { operation } of found) expect(operation.summary).toMatch(/^[A-Z].{3,}/);
    expect(new Set(found.map(({ operation }) => operation.operationId)).size).toBe(found.length);
  });

  it('gives every operation the schema of its body, its answer and its problems', () => {
    for (const { path, method, operation } of operations()) {
      // What leads to a page has no body.
      if (path.endsWith('/view/{id}')) continue;
      const success = Object.keys(operation.responses as object).filter((status) => status.startsWith('2'));
      expect({ path, method, success }).toEqual({
        path,
        method,
        success: [method === 'get' ? '200' : success[0]],
      });
      const [, type = 'application/json'] = FILES.find(([ending]) => path.endsWith(ending)) ?? [];
      expect(operation.responses[success[0]].content[type].schema).toEqual(expect.any(Object));
    }
  });

  it('says how every failure reads', () => {
    const failures = operations().flatMap(({ operation }) =>
      Object.entries(operation.responses as Record<string, Json>).filter(([status]) => status >= '400'),
    );

    for (const [, response] of failures)
      expect(response.content['application/problem+json'].schema.$ref).toBe(
        '#/components/schemas/ProblemBody',
      );
  });

  it('says what every post takes', () => {
    for (const { path, operation } of operations().filter(({ method }) => method === 'post')) {
      // Looking takes nothing, nor does stopping.
      if (/\/(?:look|stop|resume|instant|daily|read|resend)$/.test(path)) continue;
      const type = bodyOf(path);
      expect(Object.keys(operation.requestBody.content as object)).toEqual([type]);
      expect(operation.requestBody.content[type].schema.$ref).toMatch(/Dto$/);
    }
  });

  it('gives every parameter of an address and every header its place', () => {
    for (const { path, method, operation } of operations()) {
      const names = (place: string) =>
        ((operation.parameters ?? []) as Json[])
          .filter((one) => one.in === place)
          .map((one) => one.name as string);
      expect(names('path')).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      const isMadeOnce = /\/(?:me\/feeds|me\/saved-searches|webhooks)$/.test(path);
      const isOfRecords = !['logins', 'accounts', 'reconciliation'].includes(
        (operation.tags as string[])[0] ?? '',
      );
      expect({ path, key: names('header').includes('Idempotency-Key') }).toEqual({
        path,
        key: method === 'post' && (isOfRecords || isMadeOnce),
      });
    }
  });

  it('describes no empty object and no type that is none', () => {
    for (const [name, schema] of Object.entries(document.components.schemas as Record<string, Json>)) {
      expect({ name, fields: Object.keys(schema.properties as object).length }).not.toEqual({
        name,
        fields: 0,
      });
      for (const property of Object.values(schema.properties as Record<string, Json>))
        expect(property).not.toHaveProperty('nullable');
      for (const field of (schema.required ?? []) as string[])
        expect(schema.properties).toHaveProperty(field);
    }
  });

  it('is true of what may be left out of a query', () => {
    const required = operations().flatMap(({ operation }) =>
      ((operation.parameters ?? []) as Json[]).filter((one) => one.in === 'query' && one.required),
    );

    // A search asks for something, and so does a statement, for JSON and as a file.
    expect(required.map(({ name }) => name as string)).toEqual(['q', 'query', 'query']);
  });
});

/** Every address the server knows, read from the router's own drawing. */
function addresses(): string[] {
  const found = new Set<string>();
  const { printRoutes } = t.app.getHttpAdapter().getInstance() as unknown as {
    printRoutes: (options: object) => string;
  };
  const above: string[] = [];
  for (const line of printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', segment = '', methods = ''] =
      /^([│ ]*)[└├]── (\S*)(?: \(([^)]*)\))?/.exec(line) ?? [];
    const depth = indent.length / 4;
    above.length = depth;
    above[depth] = segment;
    const path = above.join('').replace(/:(\w+)/g, '{$1}');
    if (methods) found.add(path);
  }
  return [...found];
}

describe('answers', () => {
  /** Holds an answer to the schema its operation declares for its status, without a field more or less. */
  function expectDescribed(method: string, template: string, answer: Response): void {
    const declared = document.paths[template]?.[method]?.responses[answer.status];
    const type = (answer.headers.get('content-type') ?? '').split(';')[0];
    const schema = declared?.content[type]?.schema as object | undefined;
    if (!schema)
      throw new Error(`${method} ${template} declares no ${answer.status} of ${type}: ${answer.text}`);
    const validate = validator(schema);
    const isValid = validate(answer.body);
    expect({
      template,
      method,
      errors: isValid ? [] : validate.errors,
      text: isValid ? '' : answer.text,
    }).toEqual({ template, method, errors: [], text: '' });
  }

  let ajv: Ajv2020;
  let closed: Json;
  beforeAll(() => {
    closed = close(structuredClone<Json>(document));
    ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    ajv.addSchema(closed as object, 'api');
  });
  const validator = (schema: object): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(close(schema as Json)).replaceAll('"#/', '"api#/')) as object);

  /** Objects take no field that is not described, unless the description says so. */
  function close(schema: Json): Json {
    if (typeof schema !== 'object' || schema === null) return schema;
    if (schema.type === 'object' && schema.properties && schema.additionalProperties === undefined)
      schema.additionalProperties = false;
    for (const inner of Object.values(schema as object)) close(inner);
    return schema;
  }

  async function read(client: Client, template: string, path: string): Promise<Json> {
    const answer = await client.get(path);
    expect(answer.status).toBe(200);
    expectDescribed('get', template, answer);
    return answer.body;
  }

  /** Reads a record alone, in its list, with its history and as it was, as its keeper and as anybody. */
  async function expectReadable(
    path: string,
    { id, recordedAt }: { id: string; recordedAt: string },
  ): Promise<void> {
    const item = `/api/v1/${path}/{id}`;
    for (const client of [t.budi, t.anyone]) {
      await read(client, item, `/${path}/${id}`);
      await read(client, item, `/${path}/${id}?as_of=2999-01-01`);
      await read(client, `${item}/history`, `/${path}/${id}/history`);
      expect((await read(client, `/api/v1/${path}`, `/${path}?limit=100`)).items.length).toBeGreaterThan(0);
    }
    expect(recordedAt).toMatch(/^\d{4}-/);
  }

  const rich = {
    organization: () =>
      anOrganization(t, {
        acronym: 'ABC',
        level: 'alliance',
        aliases: [{ name: 'Aliansi Lama', fromOn: '2020-01-01' }],
      }),
    source: () =>
      aSource(t, {
        authors: ['Budi Contoh'],
        url: 'https://contoh.id/berita',
        capturedAt: '2026-01-12T10:00:00+07:00',
        weekday: 'Senin',
      }),
    venue: async () =>
      aVenue(t, {
        areaCode: (await anArea(t)).code,
        organizationId: (await anOrganization(t)).id,
        aliases: ['Aula'],
      }),
    person: () => aPerson(t, { frontTitles: 'Ir.', backTitles: 'S.H.', aliases: ['Toni Contoh'] }),
  };

  it.each([
    ['areas', async () => anArea(t, { parentCode: (await anArea(t)).code })],
    ['sources', rich.source],
    ['organizations', rich.organization],
    [
      'people',
      async () =>
        (await aTenure(t, { personId: (await rich.person()).id, sourceId: (await rich.source()).id }))
          .person as Promise<Json>,
    ],
    ['posts', async () => (await aTenure(t)).post as Promise<Json>],
    ['tenures', async () => aTenure(t, { endedOn: '2025-12-31', sourceId: (await rich.source()).id })],
    ['venues', rich.venue],
    ['statements', async () => spoken()],
    ['saved-queries', () => aSavedQuery(t)],
    [
      'topics',
      () =>
        t.budi.made('/topics', { key: `topik-${next()}`, label: 'Pemagangan', labelEn: 'Apprenticeship' }),
    ],
    ['synonyms', () => t.budi.made('/synonyms', { words: [`alih daya ${next()}`, 'outsourcing'] })],
  ])('of %s are as described', async (path, make: () => Promise<Json>) => {
    const { id } = await make();
    const record = await t.budi.read(`/${path}/${id}`);

    await expectReadable(path, record);
  });

  it('of attachments are as described, of their sources, and of their files', async () => {
    const source = await rich.source();
    const [content, withdraw] = ['content', 'withdraw'].map((part) => `/api/v1/attachments/{id}/${part}`);
    const form = () => aForm(aPdf(`Contoh ${next()}`), 'surat.pdf', 'application/pdf', { caption: 'Surat' });
    const photo = await upload(t.budi, source, aForm(await aPhoto('jpeg'), 'foto.jpg'));
    const letter = await upload(t.budi, source, form());
    const saved = await t.anyone.get(`/attachments/${letter.body.id}/content`);

    for (const answer of [photo, letter, await upload(t.budi, source, aForm('x', 'x.exe'))])
      expectDescribed('post', '/api/v1/sources/{id}/attachments', answer);
    expectDescribed(
      'post',
      withdraw,
      await t.budi.act(`/attachments/${photo.body.id}/withdraw`, photo.body, { reason: 'Contoh' }),
    );
    expectDescribed('get', content, { ...saved, body: saved.text });
    for (const id of [photo.body.id, source.id])
      expectDescribed('get', content, await t.anyone.get(`/attachments/${id}/content`));
    await expectReadable('attachments', photo.body);
    await expectReadable('sources', source);
  });

  it('of what people may ask about their own data are as described', async () => {
    const person = await rich.person();
    const path = `/people/${person.id}`;
    const at = (rest: string) => `/api/v1/people/{id}/${rest}`;
    const contact = {
      phones: ['0812-3456-7890'],
      emails: ['toni@contoh.id'],
      postalAddress: 'Jalan Contoh 1',
    };
    const reason = { reason: 'Diminta orangnya.' };

    const made = await t.budi.post(`${path}/contact`, contact);
    expectDescribed('post', at('contact'), made);
    expectDescribed(
      'post',
      at('contact/corrections'),
      await t.budi.act(`${path}/contact/corrections`, made.body, { note: 'Sore saja', ...reason }),
    );
    for (const rest of ['contact', 'contact/history', 'contact/readers', 'subject-data'])
      await read(t.budi, at(rest), `${path}/${rest}`);
    const held = await t.budi.act(`${path}/hold`, person, reason);
    expectDescribed('post', at('hold'), held);
    for (const rest of ['contact', 'contact/history'])
      expectDescribed('get', at(rest), await t.budi.get(`${path}/${rest}`));
    expectDescribed('post', at('release'), await t.budi.act(`${path}/release`, held.body, reason));
    expectDescribed('post', at('erase'), await t.budi.act(`${path}/erase`, held.body, reason));
  });

  it('of affiliations are as described, and of their members', async () => {
    const [member, parent] = [await rich.organization(), await rich.organization()];
    const record = await t.budi.made('/affiliations', {
      memberId: member.id,
      parentId: parent.id,
      bond: 'affiliate',
      startedOn: '2024-01-01',
      sourceId: (await rich.source()).id,
    });

    await expectReadable('affiliations', record);
    await expectReadable('organizations', member);
    expectDescribed(
      'post',
      '/api/v1/affiliations/{id}/end',
      await t.budi.act(`/affiliations/${record.id}/end`, record, { endedOn: '2025-01-01' }),
    );
  });

  it('of events with attendance are as described', async () => {
    const tenure = await aTenure(t);
    const event = await anEvent(t, {
      startsAt: '2026-01-12T10:00:00+07:00',
      endsAt: '2026-01-12T12:00:00+07:00',
      venueId: (await rich.venue()).id,
      hostIds: [(await anOrganization(t)).id],
      sourceIds: [(await rich.source()).id],
    });
    const attendance = await t.budi.post(`/events/${event.id}/attendances`, {
      personId: tenure.person.id,
      postId: tenure.post.id,
      organizationId: tenure.post.organization.id,
      side: 'government',
      capacity: 'speaker',
      presence: 'present',
    });
    const estimate = await t.budi.post(`/events/${event.id}/attendance-estimates`, {
      sourceId: (await rich.source()).id,
      words: 'sekitar 20',
      qualifier: 'about',
      least: 20,
      most: 20,
    });

    expectDescribed('post', '/api/v1/events/{id}/attendances', attendance);
    expectDescribed('post', '/api/v1/events/{id}/attendance-estimates', estimate);
    await expectReadable('events', event);
    await expectReadable('attendances', attendance.body);
    await expectReadable('attendance-estimates', estimate.body);
  });

  it('of logins, tokens and accounts are as described', async () => {
    const output = jest.spyOn(console, 'log').mockImplementation(() => {});
    const [admin, reader] = [await somebody(t, 'administrator'), await somebody(t, 'reader')];
    const [one, other] = [await admin.login(), new Browser(t.url)];
    const account = `/accounts/${reader.id}`;
    const described = (method: string, path: string, answer: Response) =>
      expectDescribed(method, `/api/v1${path}`, answer);

    described('get', '/session', await other.get('/session'));
    described('post', '/session', await other.post('/session', { email: reader.email, password: PASSWORD }));
    described('get', '/session', await other.get('/session'));
    described('get', '/sessions', await other.get('/sessions'));
    const token = await other.post('/tokens', { name: 'Contoh', scopes: ['read'], days: 1 });
    described('post', '/tokens', token);
    described('get', '/tokens', await other.get('/tokens'));
    described('delete', '/tokens/{id}', await other.delete(`/tokens/${token.body.id}`));
    described('post', '/account/totp', await other.post('/account/totp', { password: PASSWORD }));
    described(
      'post',
      '/account/totp/confirmation',
      await other.post('/account/totp/confirmation', { code: '000000' }),
    );
    described('delete', '/sessions', await other.delete('/sessions'));
    described('delete', '/session', await other.delete('/session'));
    const input = { name: `Joko Contoh ${next()}`, email: `joko.${next()}@contoh.id`, role: 'staff' };
    const proof = { password: PASSWORD, code: await admin.code() };
    described('post', '/account/recovery-codes', await one.post('/account/recovery-codes', proof));
    described(
      'post',
      '/password-resets',
      await other.post('/password-resets', { email: 'nobody@contoh.id' }),
    );
    const link = { token: 'x'.repeat(43), password: PASSWORD };
    described('post', '/links/accept', await other.post('/links/accept', link));
    const sent = await one.post('/accounts', input);
    described('post', '/accounts', sent);
    described('post', '/accounts/{id}/invite', await one.post(`/accounts/${sent.body.account.id}/invite`));
    described('get', '/accounts', await one.get('/accounts'));
    described('get', '/accounts/{id}', await one.get(account));
    for (const act of ['reset', 'end-sessions', 'remove-totp', 'close', 'reopen', 'role'])
      described(
        'post',
        `/accounts/{id}/${act}`,
        await one.post(`${account}/${act}`, act === 'role' ? { role: 'staff' } : {}),
      );
    described('get', '/audit', await one.get('/audit'));
    output.mockRestore();
  });

  it('of the holidays of years are as described', async () => {
    const at = '/api/v1/holiday-years';
    const holiday = { day: '2090-01-02', name: 'Contoh', nameEn: 'Sample', kind: 'national' };
    const input = { year: 2090, decree: 'SKB Contoh', holidays: [holiday] };

    const made = await t.budi.post('/holiday-years', input);
    expectDescribed('post', at, made);
    expectDescribed('post', at, await t.budi.post('/holiday-years', input));
    await read(t.anyone, at, '/holiday-years');
    await read(t.anyone, `${at}/{id}`, `/holiday-years/${made.body.id}`);
    const act = async (template: string, path: string, seen: Json, body: object): Promise<Json> => {
      const answer = await t.budi.act(path, seen, { ...body, reason: 'Contoh' });
      expect(answer.status).toBe(200);
      expectDescribed('post', template, answer);
      return answer.body;
    };
    const year = `/holiday-years/${made.body.id}`;
    const renamed = await act(`${at}/{id}/corrections`, `${year}/corrections`, made.body, { decree: 'SKB' });
    const added = await act(`${at}/{id}/holidays`, `${year}/holidays`, renamed, {
      ...holiday,
      day: '2090-01-03',
    });
    const [one, other] = added.holidays as Json[];
    await act('/api/v1/holidays/{id}/corrections', `/holidays/${one.id}/corrections`, one, { name: 'Lain' });
    await act('/api/v1/holidays/{id}/remove', `/holidays/${other.id}/remove`, other, {});
  });

  it('of ladders of escalation are as described', async () => {
    const at = '/api/v1/escalation-ladders';
    const rungs = [
      { label: 'PIC', afterWorkingDays: 1 },
      { label: 'Kepala Bidang', afterWorkingDays: 3, postId: (await aPost(t)).id },
    ];
    const unitId = (await anOrganization(t)).id as string;

    for (const input of [{}, { unitId }, { rungs: [] }])
      expectDescribed(
        'post',
        at,
        await t.budi.post('/escalation-ladders', { rungs, reason: 'Contoh', ...input }),
      );
    await read(t.budi, at, '/escalation-ladders');
  });

  it('of demands are as described', async () => {
    const input = {
      title: 'Tuntutan Contoh',
      raisedOn: '2026-01-12',
      raisedByIds: [(await anOrganization(t)).id],
      sourceId: (await aSource(t)).id,
    };
    const first = await t.budi.post('/demands', { ...input, words: 'Turunkan!', number: 3 });
    const second = await t.budi.made('/demands', {
      ...input,
      repeatsId: first.body.id,
      addressedToId: (await aPost(t)).id,
    });

    expectDescribed('post', '/api/v1/demands', first);
    await expectReadable('demands', second);
  });

  it('of a search are as described', async () => {
    await t.budi.made('/synonyms', { words: ['sumurbor', 'sumur dalam'] });
    await aVerifiedCommitment(t, { title: 'Membuat sumurbor contoh' });
    await anOrganization(t, { name: 'Serikat Sumur Contoh', acronym: 'SSC' });
    await anOrganization(t, { name: 'Serikat Sumber Contoh', acronym: 'SSBC' });

    for (const q of ['sumurbor', 'sumurborr', 'SSC', 'status:contoh'])
      expectDescribed('get', '/api/v1/search', await t.anyone.get(`/search?q=${q}`));
  });

  it('of a commitment with all that can hang on it are as described', async () => {
    const topic = await t.budi.made('/topics', {
      key: `topik-${next()}`,
      label: 'Pelatihan',
      labelEn: 'Training',
    });
    const receiver = await anOrganization(t);
    const statement = await spoken();
    const made = await aCommitment(t, {
      statementId: statement.id,
      receiverIds: [receiver.id],
      topicKeys: [topic.key],
      condition: 'setelah anggaran turun',
      dueOn: '2026-03-01',
      duePrecision: 'quarter',
      picPostId: (await aPost(t)).id,
      responsibleUnitId: (await anOrganization(t, { kind: 'government_body' })).id,
    });
    const verified = await t.siti.act(`/commitments/${made.id}/verify`, made);
    expectDescribed('post', '/api/v1/commitments/{id}/verify', verified);

    const path = `/commitments/${made.id}`;
    const assess = async (fields: object) =>
      t.budi.act(`${path}/assessments`, await t.budi.read(path), {
        assessedOn: '2026-02-03',
        note: 'Catatan Contoh',
        ...fields,
      });
    const answers = [
      await assess({ lane: 'giver', organizationId: receiver.id, finding: 'fulfilled' }),
      await assess({
        lane: 'receiver',
        organizationId: receiver.id,
        finding: 'disputes',
        evidence: [await evidence(t, 'D')],
      }),
      await assess({
        lane: 'desk',
        finding: 'in_progress',
        evidence: [await evidence(t, 'A', { part: 'ruang' })],
      }),
      await assess({ lane: 'desk', finding: 'fulfilled', evidence: [await evidence(t, 'A')] }),
    ];
    for (const answer of answers) expectDescribed('post', '/api/v1/commitments/{id}/assessments', answer);
    const proposal = answers.at(-1)?.body;
    expectDescribed(
      'post',
      '/api/v1/assessments/{id}/sign',
      await t.siti.act(`/assessments/${proposal.id}/sign`, proposal),
    );
    const planned = await t.budi.post(`${path}/follow-ups`, {
      action: 'Menyurati',
      method: 'letter',
      assigneeOrganizationId: receiver.id,
      dueOn: '2026-02-20',
    });
    expectDescribed('post', '/api/v1/commitments/{id}/follow-ups', planned);
    const sent = await t.budi.act(`/follow-ups/${planned.body.id}/send`, planned.body, {
      sentOn: '2026-02-02',
    });
    expectDescribed('post', '/api/v1/follow-ups/{id}/send', sent);
    const replied = await t.budi.act(`/follow-ups/${planned.body.id}/reply`, sent.body, {
      repliedOn: '2026-02-09',
      note: 'Dijawab',
      sourceId: (await aSource(t)).id,
    });
    expectDescribed('post', '/api/v1/follow-ups/{id}/reply', replied);
    const letter = await t.budi.get(`/follow-ups/${planned.body.id}/letter.docx`);
    expectDescribed('get', '/api/v1/follow-ups/{id}/letter.docx', { ...letter, body: letter.text });
    expectDescribed(
      'post',
      '/api/v1/follow-ups/{id}/outcome',
      await t.budi.act(`/follow-ups/${planned.body.id}/outcome`, replied.body, {
        outcome: 'answered',
        outcomeOn: '2026-02-10',
        note: 'Dijawab',
        sourceId: (await aSource(t)).id,
      }),
    );

    await expectReadable('commitments', made);
    await expectReadable('assessments', proposal);
    await expectReadable('follow-ups', planned.body);
  });

  it('of the way of a commitment are as described', async () => {
    const commitment = await aVerifiedCommitment(t);
    const path = `/commitments/${commitment.id}`;
    const [set] = (await t.anyone.read('/milestone-sets')).items;
    const { id: sourceId } = await aSource(t);
    const used = await t.budi.act(`${path}/milestone-set`, commitment, { setId: set.id });
    const [first, second, third] = used.body.items;
    const out = { title: 'Langkah contoh', doneWhen: 'Ada.', isOptional: true };
    const optional = await t.budi.post(`${path}/milestones`, out);
    const step = (name: string, seen: Json, body: object) =>
      t.budi.act(`/milestones/${seen.id}/${name}`, seen, body);
    const met = await step('meet', first, { metOn: '2026-02-02', evidence: [{ sourceId, shows: 'Surat.' }] });
    const draft = await t.budi.post(`${path}/draft-versions`, {
      number: 1,
      title: 'Rancangan contoh',
      datedOn: '2026-02-02',
      sourceId,
      milestoneId: first.id,
    });
    const remark = { side: 'other', clause: 'Pasal 1', words: 'Contoh' };
    const said = await t.budi.act(`/draft-versions/${draft.body.id}/remarks`, draft.body, remark);
    const reply = { number: 1, answer: 'taken_in', answeredOn: '2026-02-03' };

    expectDescribed('post', '/api/v1/commitments/{id}/milestone-set', used);
    expectDescribed('post', '/api/v1/commitments/{id}/milestones', optional);
    expectDescribed('post', '/api/v1/commitments/{id}/draft-versions', draft);
    expectDescribed('post', '/api/v1/milestones/{id}/meet', met);
    for (const [name, answer] of [
      ['schedule', await step('schedule', second, { plannedOn: '2026-03-01' })],
      ['send-back', await step('send-back', third, { sentBackOn: '2026-02-02', reason: 'Contoh' })],
      ['leave-out', await step('leave-out', optional.body, { reason: 'Contoh' })],
      ['reopen', await step('reopen', met.body, { reason: 'Contoh' })],
    ] as const)
      expectDescribed('post', `/api/v1/milestones/{id}/${name}`, answer);
    expectDescribed('post', '/api/v1/draft-versions/{id}/remarks', said);
    const answered = await t.budi.act(`/draft-versions/${draft.body.id}/answer`, said.body, reply);
    expectDescribed('post', '/api/v1/draft-versions/{id}/answer', answered);
    await expectReadable('milestones', second);
    await expectReadable('draft-versions', draft.body);
    const { key: _, ...sample } = { ...set.steps[0], isDecisive: false, decisiveBecause: null };
    const steps = [{ ...sample, key: 'satu', decisiveBecauseEn: null }];
    const own = await t.budi.post('/milestone-sets', {
      key: 'set-uraian',
      label: 'Contoh',
      labelEn: 'Sample',
      steps,
    });
    expectDescribed('post', '/api/v1/milestone-sets', own);
    const relabelled = await t.budi.act(`/milestone-sets/${own.body.id}/corrections`, own.body, {
      label: 'Lain',
      reason: 'Contoh.',
    });
    expectDescribed('post', '/api/v1/milestone-sets/{id}/corrections', relabelled);
  });

  it('of what cannot be rated and what was replaced are as described', async () => {
    const [one, other, later] = [
      await aVerifiedCommitment(t),
      await aVerifiedCommitment(t),
      await aVerifiedCommitment(t),
    ];
    const sought = { what: 'Risalah', fromWhom: 'Dinas Contoh', on: '2026-02-01' };
    const assessed = { lane: 'desk', assessedOn: '2026-02-03', note: 'Catatan Contoh' };

    const unrated = await t.budi.act(`/commitments/${one.id}/assessments`, one, {
      ...assessed,
      finding: 'unratable',
      sought,
    });
    const replaced = await t.budi.act(`/commitments/${other.id}/assessments`, other, {
      ...assessed,
      finding: 'superseded',
      supersededById: later.id,
    });

    for (const answer of [unrated, replaced])
      expectDescribed('post', '/api/v1/commitments/{id}/assessments', answer);
    await expectReadable('commitments', other);
    await expectReadable('assessments', unrated.body);
  });

  it('that refuse are as described', async () => {
    const record = await aSource(t);
    const correction = '/api/v1/sources/{id}/corrections';
    const path = `/sources/${record.id}/corrections`;

    expectDescribed('get', '/api/v1/sources', await t.anyone.get('/sources?limit=0'));
    expectDescribed('get', '/api/v1/sources/{id}', await t.anyone.get('/sources/x'));
    expectDescribed('get', '/api/v1/sources/{id}/history', await t.anyone.get('/sources/x/history'));
    expectDescribed(
      'get',
      '/api/v1/sources/{id}',
      await t.anyone.get(`/sources/${record.id}`, { authorization: 'Bearer x' }),
    );
    expectDescribed('post', '/api/v1/sources', await t.anyone.post('/sources', {}));
    expectDescribed('post', '/api/v1/sources', await t.budi.post('/sources', { colour: 1 }));
    expectDescribed(
      'post',
      '/api/v1/posts',
      await t.budi.post('/posts', { organizationId: record.id, title: 'x' }),
    );
    expectDescribed('post', correction, await t.budi.post(path, { reason: 'x' }));
    expectDescribed('post', correction, await t.budi.act(path, { revision: 9 }, { reason: 'x' }));
    const commitment = await aCommitment(t);
    expectDescribed(
      'post',
      '/api/v1/commitments/{id}/verify',
      await t.budi.act(`/commitments/${commitment.id}/verify`, commitment),
    );
    const assessments = '/api/v1/commitments/{id}/assessments';
    const finding = { lane: 'desk', finding: 'waiting', assessedOn: '2026-02-01', note: 'x' };
    expectDescribed(
      'post',
      assessments,
      await t.budi.post(`/commitments/${commitment.id}/assessments`, finding),
    );
    expectDescribed(
      'post',
      assessments,
      await t.budi.act(`/commitments/${commitment.id}/assessments`, commitment, finding),
    );
    expectDescribed(
      'post',
      '/api/v1/commitments/{id}/retract',
      await t.siti.act(`/commitments/${commitment.id}/retract`, commitment, { reason: 'x' }),
    );
  });

  /** A statement with all it can name. */
  async function spoken(): Promise<Json> {
    const tenure = await aTenure(t);
    const demand = await t.budi.made('/demands', {
      title: 'Tuntutan Contoh',
      raisedOn: '2026-01-12',
      raisedByIds: [(await anOrganization(t)).id],
      sourceId: (await aSource(t)).id,
    });
    return aStatement(t, {
      speakerId: tenure.person.id,
      postId: tenure.post.id,
      relayedFromId: (await aPost(t)).id,
      eventId: (await anEvent(t)).id,
      demandId: demand.id,
    });
  }
});
