import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type KnownActor, processActor } from '../src/common/actor.js';
import { Schema } from '../src/database/schema.js';
import { type Erasing, ErasuresService, type RegisteredErasure } from '../src/people/erasures.service.js';
import { PersonsService } from '../src/people/persons.service.js';
import { subjectPlaces } from '../src/people/subject-places.js';
import {
  aMeeting,
  anEvent,
  aPerson,
  aPoint,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  forTheOffice,
  minutesBrought,
  next,
} from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { cleanUp, newFolder, runCommand } from './support/processes.js';
import { connectionsTo, urlOf } from './support/server.js';
import type { Browser } from './support/browser.js';
import { somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let app: pg.Client;
beforeAll(async () => {
  t = await startTestApp();
  app = new pg.Client(connectionsTo(t.server, t.database).app);
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await t.close();
  await cleanUp();
});

const PHONE = '+6281234567890';
const ADDRESS = 'Jalan Contoh 1, Cikarang';
const reachable = (more: object = {}) => ({
  phones: ['0812-3456-7890'],
  emails: ['tono@contoh.id'],
  postalAddress: ADDRESS,
  ...more,
});
const aContact = async (more: object = {}): Promise<Json> => {
  const person = await aPerson(t);
  await t.budi.made(`/people/${person.id}/contact`, reachable(more));
  return person;
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: Error & { code?: string }) => error.code ?? error.message,
  );
const problem = (code: string, status: number) => ({ status, type: `/problems/${code}` });

/** Somebody known by a login, who may do what no token may. */
const administrator = async (): Promise<KnownActor> => {
  const { rows } = await t.owner.query<{ id: string }>(
    `SELECT id FROM account WHERE name = 'Siti Contoh, M.H.'`,
  );
  return processActor(rows[0]?.id ?? '', 'administrator');
};
const erase = async (personId: string, erasing: Partial<Erasing> = {}, db: TestApp = t) =>
  db.work.run(await administrator(), (tx) =>
    db.app.get(ErasuresService).erase(tx, personId, null, { reason: 'Atas permintaannya.', ...erasing }),
  );
const audited = async (personId: string): Promise<string[]> =>
  (
    await t.owner.query<{ act: string }>(
      'SELECT act FROM audit_entry WHERE person_id = $1 ORDER BY happened_at, id',
      [personId],
    )
  ).rows.map(({ act }) => act);

/** Every value of every column of every table, as text. */
async function everythingStored(): Promise<string> {
  const { rows: tables } = await t.owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const stored: string[] = [];
  for (const { name } of tables) {
    const { rows } = await t.owner.query<{ row: string }>(`SELECT r::text AS row FROM "${name}" r`);
    stored.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return stored.join('\n');
}

describe('contact data', () => {
  it('is recorded, read, corrected and keeps its earlier versions, numbers in E.164', async () => {
    const person = await aPerson(t);
    const path = `/people/${person.id}/contact`;

    const made = await t.budi.post(path, reachable({ phones: ['0812-3456-7890', '+65 6123 4567'] }));
    const read = await t.siti.get(path);
    const corrected = await t.siti.act(`${path}/corrections`, made.body, {
      phones: ['62 21 555 0123'],
      reason: 'Nomornya berganti.',
    });
    const history = await t.budi.read(`${path}/history`);

    expect(made.status).toBe(201);
    expect(read.body).toMatchObject({
      personId: person.id,
      visibility: 'internal',
      phones: [PHONE, '+6561234567'],
      emails: ['tono@contoh.id'],
      postalAddress: ADDRESS,
      note: null,
    });
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect(corrected.body).toMatchObject({ id: made.body.id, revision: 2 });
    expect((await t.budi.read(path)).phones).toEqual(['+62215550123']);
    expect(history.items.map(({ entry }: Json) => [entry.act, entry.record.phones])).toEqual([
      ['contact.corrected', ['+62215550123']],
      ['contact.recorded', [PHONE, '+6561234567']],
    ]);
  });

  it('is one record a person, of somebody on record', async () => {
    const person = await aContact();

    const again = await t.siti.post(`/people/${person.id}/contact`, reachable());
    const ofNobody = await t.siti.post(`/people/${randomUUID()}/contact`, reachable());
    const none = await t.siti.get(`/people/${(await aPerson(t)).id}/contact`);

    expect(again.body).toMatchObject(problem('contact-recorded', 409));
    expect([ofNobody.status, none.status]).toEqual([404, 404]);
  });

  it.each([
    [{ phones: ['112'] }, 'phones'],
    [{ phones: '08123456789' }, 'phones'],
    [{ phones: [8123456789] }, 'phones'],
    [{ emails: ['tono'] }, 'emails'],
    [{ visibility: 'public' }, 'visibility'],
    [{ religion: 'x' }, 'religion'],
  ])('refuses %j', async (input, field) => {
    const answer = await t.budi.post(`/people/${(await aPerson(t)).id}/contact`, input);

    expect(answer.body).toMatchObject(problem('fields-refused', 400));
    expect(Object.keys(answer.body.errors as object)).toEqual([field]);
  });

  it('is for keepers whose token covers it', async () => {
    const person = await aContact();
    const name = `Staf Contoh ${next()}`;
    const plain = await t.keeper(name, 'staff');
    await t.owner.query(
      `UPDATE access_token SET scopes = '{read,write}' WHERE account_id = (SELECT id FROM account WHERE name = $1)`,
      [name],
    );
    const { organization } = (await aTenure(t)).post;
    const outsiders: Client[] = [
      t.anyone,
      await t.representative(`Wakil Contoh ${next()}`, organization.id as string),
      await t.reader(`Jurnalis Contoh ${next()}`),
    ];

    for (const path of ['contact', 'contact/history', 'contact/readers', 'subject-data']) {
      const refusals = await Promise.all(outsiders.map((one) => one.get(`/people/${person.id}/${path}`)));
      expect(refusals.map(({ status }) => status)).toEqual([401, 403, 403]);
    }
    for (const path of ['contact', 'contact/history', 'subject-data'])
      expect((await plain.get(`/people/${person.id}/${path}`)).body).toMatchObject(
        problem('scope-missing', 403),
      );
    expect(await audited(person.id)).toEqual([]);
  });

  it('tells administrators who read it, in the same transaction as the reading', async () => {
    const person = await aContact();
    const path = `/people/${person.id}/contact`;
    const staff = await t.keeper(`Staf Contoh ${next()}`, 'staff');

    await t.budi.read(path);
    await staff.read(`${path}/history`);
    await t.siti.read(`/people/${person.id}/subject-data`);
    const first = await t.siti.read(`${path}/readers?limit=2`);
    const second = await t.siti.read(`${path}/readers?limit=2&cursor=${first.next}`);

    expect((await staff.get(`${path}/readers`)).status).toBe(403);
    expect([...first.items, ...second.items]).toMatchObject([
      { act: 'subject.exported', actorName: 'Siti Contoh, M.H.', address: '127.0.0.1' },
      { act: 'contact.history_read', address: '127.0.0.1' },
      { act: 'contact.read', actorName: 'Budi Contoh, S.H.' },
    ]);
    expect(second.next).toBeNull();
  });

  it('leaves no note when there was nothing to read', async () => {
    const person = await aPerson(t);

    await t.budi.get(`/people/${person.id}/contact`);
    await t.budi.get(`/people/${person.id}/contact/history`);

    expect(await audited(person.id)).toEqual([]);
  });

  it('stands in no other answer and in no answer kept for those who ask again', async () => {
    const person = await aContact({ note: `Hubungi lewat ajudan ${next()}` });
    const path = `/people/${person.id}/contact`;
    const read = await t.budi.read(path);
    const key = randomUUID();
    const correction = { phones: ['0811-2222-3333'], reason: 'Berganti.' };
    const headers = { 'if-match': `"${read.revision}"`, 'idempotency-key': key };

    const sent = await t.budi.post(`${path}/corrections`, correction, headers);
    const again = await t.budi.post(`${path}/corrections`, correction, headers);
    const answers = await Promise.all(
      [
        `/people/${person.id}`,
        `/people/${person.id}/history`,
        `/people/${person.id}?as_of=2999-01-01`,
        '/people?limit=100&sort=-updated',
        `/people?q=${encodeURIComponent(person.name as string)}`,
      ].map((address) => t.budi.get(address)),
    );
    const { rows } = await t.owner.query<{ body: string }>('SELECT body FROM idempotency_key');

    expect(again.text).toBe(sent.text);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const text of [sent.text, ...answers.map((answer) => answer.text), ...rows.map(({ body }) => body)])
      expect(text).not.toMatch(/\+62|tono@contoh|Jalan Contoh|ajudan/);
  });

  it('is not among what the office decides on again', async () => {
    await aContact();

    const register = await t.budi.read('/restrictions?limit=100');

    expect(register.items.map(({ kind }: Json) => kind)).not.toContain('contact');
    expect((await t.budi.get('/restrictions?kind=contact')).body).toMatchObject(
      problem('fields-refused', 400),
    );
  });

  it('is internal and in E.164 by rule of the database, and out of reach without a keeper', async () => {
    const person = await aContact();
    const change = (to: string) =>
      codeOf(
        t.owner.query(`UPDATE contact SET ${to}, revision = revision WHERE person_id = $1`, [person.id]),
      );

    expect(await change(`visibility = 'public'`)).toBe('23514');
    expect(await change(`phones = '{08123}'`)).toBe('23514');
    expect(await change(`phones = ARRAY[NULL]::text[]`)).toBe('23514');
    expect((await app.query('SELECT FROM contact')).rowCount).toBe(0);
  });
});

describe('people without a public role', () => {
  it('are named in no public answer, whatever they take part in', async () => {
    const name = `Sukma Rahasia ${next()}`;
    const person = await t.budi.made('/people', { name, aliases: [`${name} Alias`] });
    const tenure = await aTenure(t, { personId: person.id });
    const event = await anEvent(t);
    const attendance = await t.budi.made(`/events/${event.id}/attendances`, {
      personId: person.id,
      postId: tenure.post.id,
      side: 'union',
      capacity: 'participant',
      presence: 'present',
    });
    const statement = await aStatement(t, { speakerId: person.id, eventId: event.id });
    const commitment = await aVerifiedCommitment(t, { statementId: statement.id });
    const paths = [
      `/events/${event.id}`,
      '/events?limit=100&sort=-updated',
      `/attendances/${attendance.id}`,
      `/attendances?event=${event.id}`,
      `/statements/${statement.id}`,
      `/statements?event=${event.id}`,
      `/commitments/${commitment.id}`,
      `/commitments?event=${event.id}`,
      `/posts/${tenure.post.id}`,
      '/posts?limit=100&sort=-updated',
      ...['events', 'attendances', 'statements', 'commitments', 'posts'].flatMap((kind) => {
        const { id } = {
          events: event,
          attendances: attendance,
          statements: statement,
          commitments: commitment,
          posts: tenure.post,
        }[kind];
        return [`/${kind}/${id}/history?limit=100`, `/${kind}/${id}?as_of=2999-01-01`];
      }),
      '/people?limit=100&sort=-updated',
      `/people?q=${encodeURIComponent(name)}`,
      `/tenures?person=${person.id}`,
    ];

    for (const path of paths) {
      const answer = await t.anyone.get(path);
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      expect(answer.text).not.toContain('Sukma Rahasia');
    }
    expect((await t.anyone.read(`/attendances/${attendance.id}`)).post.id).toBe(tenure.post.id);
    expect((await t.anyone.get(`/tenures/${tenure.id}`)).status).toBe(404);
  });

  it('make no list: the public finds those who hold or held a post, the office everybody', async () => {
    const tag = `Senarai ${next()}`;
    const official = await aPerson(t, { name: `${tag} Pejabat` });
    await aTenure(t, { personId: official.id });
    const mentioned = await aPerson(t, { name: `${tag} Tersebut` });
    const secret = await aPerson(t, { name: `${tag} Diam` });
    await aTenure(t, { personId: secret.id, ...forTheOffice });
    const listed = async (client: Client) =>
      (await client.read(`/people?q=${encodeURIComponent(tag)}`)).items.map(({ id }: Json) => id);

    expect(await listed(t.anyone)).toEqual([official.id]);
    expect(await listed(await t.reader(`Jurnalis Contoh ${next()}`))).toEqual([official.id]);
    expect(new Set(await listed(t.budi))).toEqual(new Set([official.id, mentioned.id, secret.id]));
    expect((await t.anyone.get(`/people/${mentioned.id}`)).status).toBe(200);
  });

  it('and all others are kept out of search engines', async () => {
    const tenure = await aTenure(t);

    for (const path of [
      '/people',
      `/people/${tenure.person.id}`,
      `/people/${tenure.person.id}/history`,
      '/tenures',
      `/people/${randomUUID()}`,
    ])
      expect((await t.anyone.get(path)).headers.get('x-robots-tag')).toBe('noindex');
  });
});

describe('processing on hold', () => {
  const reason = { reason: 'Diminta orangnya.' };

  it('makes a person internal and shuts the contact data, but not the export', async () => {
    const person = await aContact();
    const tenure = await aTenure(t, { personId: person.id });
    const contact = await t.budi.read(`/people/${person.id}/contact`);

    const held = await t.budi.act(`/people/${person.id}/hold`, person, reason);
    const path = `/people/${person.id}/contact`;
    const answers = [
      await t.budi.get(path),
      await t.budi.get(`${path}/history`),
      await t.budi.act(`${path}/corrections`, contact, { note: 'x', ...reason }),
      await t.budi.act(`/people/${person.id}/hold`, held.body, reason),
    ];

    expect(held.body).toMatchObject({ visibility: 'internal', heldAt: expect.any(String), revision: 3 });
    for (const answer of answers) expect(answer.body).toMatchObject(problem('processing-held', 409));
    await expect(
      t.work.run(await administrator(), (tx) =>
        t.app.get(PersonsService).publish(tx, person.id as string, 3, reason),
      ),
    ).rejects.toMatchObject({ code: 'processing-held' });
    for (const address of [`/people/${person.id}`, `/people/${person.id}/history`, `/tenures/${tenure.id}`])
      expect((await t.anyone.get(address)).status).toBe(404);
    expect((await t.siti.read(`/people/${person.id}/subject-data`)).records.contact).toHaveLength(1);
    expect(await audited(person.id)).toEqual(['contact.read', 'subject.exported']);
  });

  it('ends with the contact data open again and the person still internal', async () => {
    const person = await aContact();
    const held = (await t.budi.act(`/people/${person.id}/hold`, person, reason)).body;

    const released = await t.siti.act(`/people/${person.id}/release`, held, reason);
    const again = await t.siti.act(`/people/${person.id}/release`, released.body, reason);

    expect(released.body).toMatchObject({ visibility: 'internal', heldAt: null });
    expect(again.body).toMatchObject(problem('not-held', 409));
    expect((await t.budi.get(`/people/${person.id}/contact`)).status).toBe(200);
  });

  it('keeps contact data from being recorded for the first time', async () => {
    const person = await aPerson(t);
    await t.budi.act(`/people/${person.id}/hold`, person, reason);

    const answer = await t.budi.post(`/people/${person.id}/contact`, reachable());

    expect(answer.body).toMatchObject(problem('processing-held', 409));
  });
});

describe('the export of what is held about a person', () => {
  it('has every kind of record that names them, its history, and who read what', async () => {
    const person = await aContact({ note: 'Catatan ekspor' });
    const tenure = await aTenure(t, { personId: person.id });
    const event = await anEvent(t);
    await t.budi.made(`/events/${event.id}/attendances`, {
      personId: person.id,
      side: 'government',
      capacity: 'speaker',
      presence: 'present',
    });
    const statement = await aStatement(t, { speakerId: person.id, eventId: event.id });
    const commitment = await aVerifiedCommitment(t, { statementId: statement.id });
    await t.budi.read(`/people/${person.id}/contact`);

    const answer = await t.siti.get(`/people/${person.id}/subject-data`);
    const { records, history, audit, ...head } = answer.body;

    expect(head).toMatchObject({
      personId: person.id,
      law: expect.stringContaining('UU 27/2022'),
      state: { heldAt: null, erasedAt: null, erasures: [] },
    });
    expect(Object.keys(records as object).toSorted()).toEqual(
      ['attendance', 'commitment', 'contact', 'person', 'statement', 'tenure'].toSorted(),
    );
    expect(records).toMatchObject({
      person: [{ id: person.id, name: person.name }],
      contact: [{ phones: [PHONE], note: 'Catatan ekspor' }],
      tenure: [{ id: tenure.id }],
      statement: [{ id: statement.id, words: 'akan kami siapkan' }],
      commitment: [{ id: commitment.id }],
    });
    expect(history.map(({ act }: Json) => act)).toEqual(
      expect.arrayContaining([
        'person.recorded',
        'contact.recorded',
        'tenure.recorded',
        'commitment.verified',
      ]),
    );
    expect(audit).toMatchObject([
      { act: 'contact.read', actorName: 'Budi Contoh, S.H.' },
      { act: 'subject.exported', actorName: 'Siti Contoh, M.H.' },
    ]);
    expect((await t.siti.get(`/people/${randomUUID()}/subject-data`)).status).toBe(404);
  });

  it('has what they said and signed in meetings, where they are named by their attendance', async () => {
    const person = await aPerson(t);
    const meeting = await aMeeting(t);
    const chair = await t.budi.made(`/events/${meeting.event.id}/attendances`, {
      personId: person.id,
      side: 'government',
      capacity: 'chair',
      presence: 'present',
    });
    const point = await aPoint(t, meeting, { speakerId: chair.id });
    await minutesBrought(t, meeting, 'signed');

    const { records, history } = await t.siti.read(`/people/${person.id}/subject-data`);

    expect(records).toMatchObject({ minutes_point: [{ id: point.id }], meeting: [{ id: meeting.id }] });
    expect(history.map(({ act }: Json) => act)).toEqual(
      expect.arrayContaining(['minutes_point.recorded', 'minutes_point.settled', 'meeting.signed']),
    );
  });

  it('has what named them only for a while', async () => {
    const [person, other] = [await aPerson(t), await aPerson(t)];
    const statement = await aStatement(t, { speakerId: person.id });
    await t.budi.act(`/statements/${statement.id}/corrections`, statement, {
      speakerId: other.id,
      reason: 'Pembicaranya lain.',
    });

    const { records, history } = await t.siti.read(`/people/${person.id}/subject-data`);

    expect(records).not.toHaveProperty('statement');
    expect(history).toMatchObject([
      { act: 'person.recorded' },
      { act: 'statement.recorded', record: { speakerId: person.id } },
    ]);
  });

  it('looks into every column of the database that can name a person', async () => {
    const all = t.app.get(Schema).all();
    const covered = all.flatMap((entity) =>
      subjectPlaces(entity, all).map(({ column }) => `${entity.tableName}.${column.databaseName}`),
    );
    const ofOrganizations = /\.(party|audience)_ids$/;
    // A copy of what stands in the commitment; the register and the log, which the export reads by other ways.
    const otherwise = ['commitment_maker_post.tenure_id', 'erasure.person_id', 'history_entry.json'];

    const { rows } = await t.owner.query<{ place: string }>(`
      SELECT DISTINCT c.relname || '.' || a.attname AS place
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
         AND (a.atttypid IN ('jsonb'::regtype, 'json'::regtype) OR a.atttypid = 'uuid[]'::regtype
           OR a.attname ~ 'person|tenure|speaker' AND a.atttypid = 'uuid'::regtype
           OR c.relname = 'person' AND a.attname = 'id' OR c.relname = 'history_entry' AND a.attname = 'json'
           OR EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey)
                       AND k.confrelid IN ('person'::regclass, 'tenure'::regclass, 'attendance'::regclass)))`);

    expect(rows.length).toBeGreaterThan(15);
    const named = (places: string[]) => new Set(places.filter((place) => !ofOrganizations.test(place)));
    expect(named(rows.map(({ place }) => place))).toEqual(named([...covered, ...otherwise]));
  });
});

describe('an erasure', () => {
  const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const SALAH = { reason: 'Ejaannya salah.' };

  /** Somebody with a public past: renamed once, with contact data, a post, a statement and a commitment. */
  async function somebodyKnown(db: TestApp = t) {
    const old = `Tonno Terhapus ${next()}`;
    const name = `Tono Terhapus ${next()}`;
    const alias = `Pak Terhapus ${next()}`;
    const key = { 'idempotency-key': randomUUID() };
    const made = await db.budi.made('/people', { name: old, aliases: [alias], visibility: 'public' }, key);
    const person = (
      await db.budi.act(`/people/${made.id}/corrections`, made, { name, frontTitles: 'Ir.', ...SALAH })
    ).body;
    await db.budi.made(`/people/${person.id}/contact`, reachable(), { 'idempotency-key': randomUUID() });
    const tenure = await aTenure(db, { personId: person.id });
    const statement = await aStatement(db, { speakerId: person.id });
    const commitment = await aVerifiedCommitment(db, { statementId: statement.id });
    return { person, names: [old, name, alias], name, tenure, statement, commitment };
  }

  it('is done by an administrator who has logged in and has seen the latest version', async () => {
    const person = await aPerson(t);
    const head = await (await somebody(t, 'administrator')).login();
    const staff = await (await somebody(t, 'staff')).login();
    const by = (browser: Browser, seen: number) =>
      browser.post(`/people/${person.id}/erase`, SALAH, { 'if-match': `"${seen}"` });

    const [unmet, stale] = [await by(staff, person.revision), await by(head, person.revision + 1)];
    const done = await by(head, person.revision);

    expect([unmet.status, stale.status, done.status]).toEqual([403, 412, 200]);
    expect(done.headers.get('cache-control')).toBe('no-store');
    expect((await t.budi.read(`/people/${person.id}`)).name).toBe(done.body.pseudonym);
  });

  it('takes the name and the contact data out of everything stored', async () => {
    const { person, names } = await somebodyKnown();
    await t.budi.read(`/people/${person.id}/contact`);
    const before = await everythingStored();

    const report = await erase(person.id as string);
    const after = await everythingStored();

    for (const text of [...names, 'tono@contoh.id']) expect(before).toContain(text);
    for (const text of names) expect(after).not.toContain(text);
    expect(after).not.toMatch(new RegExp(`contact: .*${person.id}.*(${ADDRESS}|6281234567890)`));
    expect((await t.siti.read(`/people/${person.id}/contact`)).phones).toEqual([]);
    expect(report).toMatchObject({ personId: person.id, entries: 3, texts: [], suspects: [] });
    expect(await audited(person.id as string)).toEqual(['contact.read', 'person.erased', 'contact.read']);
  });

  it('keeps the public act, the post and a pseudonym in its place', async () => {
    const { person, tenure, statement, commitment } = await somebodyKnown();

    const { pseudonym, revision } = await erase(person.id as string);
    const read = await t.anyone.read(`/people/${person.id}`);
    const said = await t.anyone.read(`/statements/${statement.id}`);

    expect(pseudonym).toMatch(/^Orang yang dihapus namanya \([0-9a-f]{6}\)$/);
    expect(read).toMatchObject({
      name: pseudonym,
      frontTitles: null,
      aliases: [],
      visibility: 'public',
      erasedAt: expect.any(String),
      revision,
    });
    expect(said).toMatchObject({
      words: 'akan kami siapkan',
      speaker: { id: person.id, name: pseudonym },
      post: { id: tenure.post.id },
    });
    expect((await t.anyone.read(`/commitments/${commitment.id}`)).makers).not.toEqual([]);
  });

  it('leaves every leaf in its place and says of each opening that it is gone', async () => {
    const { person } = await somebodyKnown();
    const before = await t.anyone.read(`/people/${person.id}/history?limit=100`);

    await erase(person.id as string);
    const after = await t.anyone.read(`/people/${person.id}/history?limit=100`);
    const [last, ...others]: Json[] = after.items;
    const gone = others.filter(({ entry }) => entry === null);

    expect(last).toMatchObject({ entry: { act: 'person.erased', record: { aliases: [] } }, erasedAt: null });
    expect(others.map(({ leafHash }) => leafHash)).toEqual(
      before.items.map(({ leafHash }: Json) => leafHash),
    );
    expect(gone).toHaveLength(2);
    for (const one of gone) expect(one).toMatchObject({ salt: null, erasedAt: expect.any(String) });
    const { rows } = await t.owner.query<{ json: string; salt: Buffer; leaf_hash: Buffer }>(
      'SELECT json, salt, leaf_hash FROM history_entry WHERE json IS NOT NULL',
    );
    for (const { json, salt, leaf_hash: leaf } of rows)
      expect(leaf.equals(sha256(Buffer.from([0]), sha256(salt, Buffer.from(json))))).toBe(true);
  });

  it('does not come undone as of an earlier day', async () => {
    const { person, statement, name } = await somebodyKnown();
    const then = (await t.budi.read(`/statements/${statement.id}/history`)).items[0].entry.recordedAt;

    const { pseudonym } = await erase(person.id as string);
    const earlier = await t.anyone.get(`/people/${person.id}?as_of=${then}`);
    const said = await t.anyone.get(`/statements/${statement.id}?as_of=${then}`);

    expect(earlier.body).toMatchObject({ name: pseudonym, aliases: [] });
    expect(said.body).toMatchObject({ speaker: { name: pseudonym } });
    for (const { text } of [earlier, said]) expect(text).not.toContain(name);
    expect((await t.anyone.get(`/people/${person.id}?as_of=2020-01-01`)).status).toBe(404);
  });

  it('cannot be filled in again', async () => {
    const { person } = await somebodyKnown();
    await erase(person.id as string);
    const erased = await t.budi.read(`/people/${person.id}`);
    const contact = await t.budi.read(`/people/${person.id}/contact`);
    const renamed = { name: 'Tono Lagi', ...SALAH };

    expect((await t.budi.act(`/people/${person.id}/corrections`, erased, renamed)).body).toMatchObject(
      problem('person-erased', 409),
    );
    expect((await t.budi.act(`/people/${person.id}/hold`, erased, SALAH)).body).toMatchObject(
      problem('person-erased', 409),
    );
    expect(
      (await t.budi.act(`/people/${person.id}/contact/corrections`, contact, { ...reachable(), ...SALAH }))
        .body,
    ).toMatchObject(problem('person-erased', 409));
    expect(
      await codeOf(
        t.owner.query(`UPDATE person SET name = 'Tono', revision = revision + 1 WHERE id = $1`, [person.id]),
      ),
    ).toBe('23514');
    await expect(erase(person.id as string)).rejects.toMatchObject({ code: 'person-erased' });
  });

  it('frees no key for a request that would bring the name back', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const input = { name: `Ulang Terhapus ${next()}` };
    const person = await t.budi.made('/people', input, key);
    await erase(person.id as string);

    const again = await t.budi.post('/people', input, key);

    expect(again.body).toMatchObject(problem('key-reused', 422));
  });

  it('takes no reason that holds the name', async () => {
    const { person, name } = await somebodyKnown();

    const erasing = erase(person.id as string, { reason: `Permintaan ${name.toUpperCase()}, tertulis.` });

    await expect(erasing).rejects.toMatchObject({ code: 'reason-names-person' });
    expect((await t.budi.read(`/people/${person.id}`)).name).toBe(name);
  });

  it('takes an administrator who has logged in, not a token', async () => {
    const person = await aPerson(t);
    const staff = await t.keeper(`Staf Contoh ${next()}`, 'staff');
    const input = { reason: 'Diminta orangnya.' };

    expect((await t.budi.act(`/people/${person.id}/erase`, person, input)).body).toMatchObject(
      problem('login-needed', 403),
    );
    expect((await staff.act(`/people/${person.id}/erase`, person, input)).body).toMatchObject(
      problem('forbidden', 403),
    );
    expect((await t.anyone.act(`/people/${person.id}/erase`, person, input)).status).toBe(401);
  });

  it('lists the texts that still hold the name, and takes their openings once a human has corrected them', async () => {
    const { person, name, statement } = await somebodyKnown();
    const path = `/statements/${statement.id}`;
    const quoted = (
      await t.budi.act(`${path}/corrections`, statement, {
        gist: `Menurut\n${name.toLowerCase()}: siap`,
        ...SALAH,
      })
    ).body;
    const then = (await t.anyone.read(`${path}/history`)).items[0].entry.recordedAt;

    const first = await erase(person.id as string);
    const [suspect] = first.suspects;
    const tooEarly = await erase(person.id as string, { entries: [suspect?.index ?? -1] });
    await t.budi.act(`${path}/corrections`, quoted, { gist: 'Menurut pejabatnya: siap', ...SALAH });
    const second = await erase(person.id as string, { entries: [suspect?.index ?? -1] });
    const history = await t.anyone.read(`${path}/history`);
    const quotedThen = await t.anyone.read(`${path}?as_of=${then}`);

    expect(first.texts).toEqual([{ kind: 'statement', id: statement.id, fields: ['gist'] }]);
    expect(first.suspects).toEqual([
      { index: expect.any(Number), kind: 'statement', id: statement.id, revision: 2, isSuperseded: false },
    ]);
    expect([tooEarly.entries, second.entries]).toEqual([0, 1]);
    expect(history.items.map(({ entry }: Json) => entry?.revision ?? null)).toEqual([3, null, 1]);
    expect(quotedThen.gist).toBe('Menurut pejabatnya: siap');
    expect((await everythingStored()).toLowerCase()).not.toContain(name.toLowerCase());
  });

  it('takes no opening that never held the name', async () => {
    const [{ person }, source] = [await somebodyKnown(), await aSource(t)];
    await t.budi.act(`/sources/${source.id}/corrections`, source, { note: 'x', ...SALAH });
    const { rows } = await t.owner.query<{ index: string }>(
      'SELECT index FROM history_entry WHERE record_id = $1 AND revision = 1',
      [source.id],
    );

    await erase(person.id as string, { entries: [Number(rows[0]?.index)] });

    const { items } = await t.anyone.read(`/sources/${source.id}/history`);
    expect(items.map(({ entry }: Json) => entry?.revision)).toEqual([2, 1]);
  });

  it('is the one way by which an opening can go, for the owner too, and only whole', async () => {
    const { person } = await somebodyKnown();
    const gone = `json = NULL, salt = NULL, reason = NULL, erased_at = now()`;
    const own = `WHERE record_id = '${person.id}'`;
    const tryAll = (client: pg.Client) =>
      Promise.all([
        codeOf(client.query(`UPDATE history_entry SET ${gone} ${own}`)),
        codeOf(client.query(`UPDATE history_entry SET json = '{}' ${own}`)),
        codeOf(client.query(`UPDATE history_entry SET reason = NULL`)),
        codeOf(client.query(`DELETE FROM history_entry`)),
      ]);
    const call = (client: pg.Client) =>
      codeOf(client.query(`SELECT erase_openings(gen_random_uuid(), '${person.id}', 'x', '{}', '{}', '{}')`));

    expect(await tryAll(t.owner)).toEqual(Array(4).fill('42501'));
    expect(await tryAll(app)).toEqual(Array(4).fill('42501'));
    expect([await call(app), await call(t.owner)]).toEqual(['42501', '42501']);

    await erase(person.id as string);
    expect(await tryAll(t.owner)).toEqual(Array(4).fill('42501'));
    for (const statement of ['DELETE FROM erasure', `UPDATE erasure SET reason = 'x'`, 'TRUNCATE erasure'])
      expect(await codeOf(t.owner.query(statement))).toBe('42501');
    expect(await codeOf(app.query(`INSERT INTO erasure SELECT * FROM erasure`))).toBe('42501');
  });

  it('is done again after a restore, once', async () => {
    const copy = await startTestApp();
    try {
      const { person, name, statement } = await somebodyKnown(copy);
      const quoted = (
        await copy.budi.act(`/statements/${statement.id}/corrections`, statement, {
          gist: `${name}: siap`,
          ...SALAH,
        })
      ).body;
      await copy.budi.act(`/statements/${statement.id}/corrections`, quoted, { gist: 'Siap', ...SALAH });
      const actor = processActor(
        (await copy.owner.query<{ id: string }>('SELECT id FROM account LIMIT 1')).rows[0]?.id ?? '',
        'administrator',
      );
      const erasures = copy.app.get(ErasuresService);
      const leaf = (
        await copy.owner.query<{ leaf: string }>(
          `SELECT encode(leaf_hash, 'hex') AS leaf FROM history_entry WHERE record_id = $1 AND revision = 2`,
          [statement.id],
        )
      ).rows[0]?.leaf;
      const registered: RegisteredErasure = {
        id: randomUUID(),
        personId: person.id,
        happenedAt: '2026-01-12T00:00:00.000Z',
        reason: 'Atas permintaannya.',
        chosen: [leaf ?? '', 'ff'.repeat(32)],
      };

      const done = await copy.work.run(actor, (tx) => erasures.replay(tx, registered));
      const again = await copy.work.run(actor, (tx) => erasures.replay(tx, registered));
      const ofNobody = await copy.work.run(actor, (tx) =>
        erasures.replay(tx, { ...registered, id: randomUUID(), personId: randomUUID() }),
      );
      const register = await copy.work.run(actor, (tx) => erasures.register(tx));

      expect(done).toMatchObject({ id: registered.id, entries: 4 });
      expect([again, ofNobody]).toEqual([null, null]);
      expect(register).toEqual([{ ...registered, happenedAt: expect.any(String), chosen: [leaf] }]);
      const history = await copy.anyone.read(`/statements/${statement.id}/history`);
      expect(history.items.map(({ entry }: Json) => entry === null)).toEqual([false, true, false]);
    } finally {
      await copy.close();
    }
  });
});

describe('the commands', () => {
  const run = (name: 'person-export' | 'person-erase', ...words: string[]) =>
    runCommand(name, words, { DATABASE_URL: urlOf(t.server, t.database) });

  it('export a person beside a running server, to a file for its owner alone', async () => {
    const person = await aContact();
    const file = join(newFolder(), 'data.json');

    const printed = await run('person-export', '--id', person.id as string);
    const written = await run(
      'person-export',
      '--id',
      person.id as string,
      '--out',
      file,
      '--as',
      'Siti Contoh, M.H.',
    );
    const again = await run('person-export', '--id', person.id as string, '--out', file);
    const unknown = join(newFolder(), 'nobody.json');
    const ofNobody = await run('person-export', '--id', randomUUID(), '--out', unknown);

    expect(printed).toMatchObject({ code: 0, said: [''] });
    expect(JSON.parse(printed.printed)).toMatchObject({ records: { contact: [{ phones: [PHONE] }] } });
    expect(written).toMatchObject({ code: 0, printed: '' });
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ personId: person.id });
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(again).toMatchObject({ code: 1, said: [expect.stringMatching(/^Cannot write .* \(EEXIST\)/)] });
    expect([ofNobody.code, fs.existsSync(unknown)]).toEqual([1, false]);
    expect((await t.budi.read(`/people/${person.id}/contact/readers`)).items).toMatchObject([
      { act: 'subject.exported', actorName: 'Siti Contoh, M.H.', address: null },
      { act: 'subject.exported', actorName: 'Perintah di server: data pribadi', address: null },
    ]);
  });

  it('erase a person, print the register, and do it again from there', async () => {
    const person = await aContact();
    const source = await aSource(t, { title: `Menurut ${person.name}` });
    const register = join(newFolder(), 'erasures.jsonl');

    const erased = await run('person-erase', '--id', person.id as string, '--reason', 'Diminta orangnya.');
    const listed = await run('person-erase', '--list');
    fs.writeFileSync(register, listed.printed);
    const replayed = await run('person-erase', '--replay', register);

    expect(erased).toMatchObject({ code: 0, said: [''] });
    expect(erased.printed).toMatch(
      new RegExp(
        `^\\S+: erased, now "Orang yang dihapus namanya .*; 2 openings.*\\n.*source ${source.id}, title\\n.*--entries \\d+\\n$`,
      ),
    );
    expect((await t.anyone.read(`/people/${person.id}`)).name).toMatch(/^Orang yang dihapus/);
    expect(listed.printed).toContain(person.id);
    expect(listed.printed).not.toContain(person.name);
    expect(replayed.printed.trimEnd().split('\n')).toEqual(
      listed.printed
        .trimEnd()
        .split('\n')
        .map((line) => `${JSON.parse(line).id}: nothing to do.`),
    );
  });

  it('answer a wrong call with one line', async () => {
    const calls: ['person-export' | 'person-erase', string[], RegExp][] = [
      ['person-export', [], /^--id must be the UUID of a person\. Usage:/],
      ['person-export', ['--id', randomUUID()], /^There is no record at this address\.$/],
      [
        'person-export',
        ['--id', randomUUID(), '--as', 'Siapa Contoh'],
        /^There is no administrator called Siapa Contoh\.$/,
      ],
      ['person-erase', [], /^Say one of --id, --list and --replay\. Usage:/],
      ['person-erase', ['--id', randomUUID()], /^--reason must have 1 to 2000 letters\. Usage:/],
      [
        'person-erase',
        ['--id', randomUUID(), '--reason', 'x', '--entries', '1;2'],
        /^--entries must be numbers/,
      ],
      ['person-erase', ['--id', randomUUID(), '--reason', 'x'], /^There is no record at this address\.$/],
      ['person-erase', ['--replay', '/nowhere/at-all'], /^Cannot read \/nowhere\/at-all \(ENOENT\)\.$/],
      [
        'person-erase',
        ['--replay', join(import.meta.dirname, 'personal-data.spec.js')],
        /is no register of erasures/,
      ],
      ['person-erase', ['--ids', 'x'], /^Unknown option '--ids'\. .*Usage:/],
    ];

    for (const [name, words, line] of calls)
      expect(await run(name, ...words)).toEqual({
        code: 1,
        said: [expect.stringMatching(line)],
        printed: '',
      });
  });
});
