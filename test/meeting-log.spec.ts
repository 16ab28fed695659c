import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCommitment, anOrganization, aPost, aTenure, aVerifiedCommitment } from './support/builders.js';
import type { Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let office: Json;
let bureau: Json;
let head: Json;
let unions: Json[];
let employers: Json;
beforeAll(async () => {
  t = await startTestApp();
  office = await anOrganization(t, { name: 'Dinas Contoh', kind: 'government_body' });
  bureau = await anOrganization(t, { name: 'Bagian Hukum Contoh', kind: 'government_body' });
  head = await aTenure(t, {
    postId: (await aPost(t, { organizationId: office.id, title: 'Kepala Dinas Contoh' })).id,
  });
  unions = [
    await anOrganization(t, { name: 'Aliansi Buruh Contoh' }),
    await anOrganization(t, { name: 'PUK SPEE FSPMI PT Contoh Elektronika' }),
  ];
  employers = await anOrganization(t, { name: 'Apindo Contoh', kind: 'employers_association' });
});
afterAll(() => t.close());

const came = { presence: 'present', wasInvited: true, capacity: 'participant' };

/** An audience with 14 people of 5 organizations, 3 follow-ups and 1 pledge. */
const anAudience = (fields: Json = {}): Json => ({
  logId: randomUUID(),
  name: 'Audiensi Contoh tentang pelatihan',
  kind: 'audience',
  officeId: office.id,
  heldOn: '2026-01-12',
  weekday: 'Senin',
  startsAt: '2026-01-12T09:00:00+07:00',
  endsAt: '2026-01-12T10:30:00+07:00',
  place: 'Ruang Rapat Contoh',
  attendances: [
    { key: 'kepala', side: 'government', personId: head.person.id, ...came, capacity: 'chair' },
    {
      key: 'notulis',
      side: 'government',
      organizationId: office.id,
      role: 'notulis',
      ...came,
      capacity: 'minute_taker',
    },
    { side: 'government', organizationId: office.id, role: 'mediator', ...came },
    { side: 'government', organizationId: bureau.id, headcount: 1, ...came },
    { key: 'ketua', side: 'union', organizationId: unions[0].id, role: 'ketua', ...came },
    { side: 'union', organizationId: unions[0].id, headcount: 3, ...came },
    { side: 'union', organizationId: unions[1].id, headcount: 3, ...came, wasInvited: false },
    {
      key: 'apindo',
      side: 'employer',
      organizationId: employers.id,
      headcount: 3,
      ...came,
      presence: 'late',
    },
  ],
  agenda: [{ key: 'pelatihan', title: 'Ruang pelatihan', side: 'union', raisedById: unions[0].id }],
  points: [
    { kind: 'opening', text: 'Rapat dibuka oleh Kepala Dinas Contoh.', speaker: 'kepala' },
    {
      kind: 'discussion',
      key: 'tuntutan',
      text: 'Serikat meminta jadwal pelatihan.',
      speaker: 'ketua',
      agendaItem: 'pelatihan',
      demand: { title: 'Jadwal pelatihan diumumkan' },
    },
    {
      kind: 'discussion',
      text: 'Jadwal pelatihan akan diumumkan kuartal ini.',
      speaker: 'kepala',
      answers: 'tuntutan',
      agendaItem: 'pelatihan',
      commitment: {
        statement: { kind: 'pledge', words: 'kami umumkan kuartal ini' },
        title: 'Jadwal pelatihan contoh diumumkan',
        firmness: 'explicit',
        receiverIds: [unions[0].id, unions[1].id],
        dueOn: '2026-02-10',
        duePrecision: 'quarter',
        duePhrase: 'kuartal ini',
      },
    },
    {
      kind: 'decision',
      text: 'Jadwal disusun bersama.',
      votes: [
        { side: 'government', choice: 'setuju', count: 3 },
        { side: 'union', choice: 'setuju', count: 7 },
        { side: 'employer', choice: 'abstain', count: 3 },
      ],
      votesCast: 13,
    },
    ...['Menyusun rancangan jadwal', 'Menyampaikan daftar peserta', 'Menyiapkan ruang'].map((text, n) => ({
      kind: 'conclusion',
      text,
      followUp: { assigneeOrganizationId: n === 1 ? unions[0].id : office.id, dueOn: `2026-02-0${n + 2}` },
    })),
    { kind: 'closing', text: 'Rapat ditutup.' },
  ],
  isClosed: true,
  ...fields,
});

const log = (body: Json) => t.budi.post('/meetings/log', body);
const count = async (table: string): Promise<number> =>
  Number((await t.owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);

describe('One call', () => {
  it('logs a whole meeting: who came, what was said, what follows, what was promised', async () => {
    const { status, body, text } = await log(anAudience());
    expect([status, text]).toEqual([201, expect.anything()]);
    expect(body).toMatchObject({
      state: 'closed',
      event: { name: 'Audiensi Contoh tentang pelatihan', heldOn: '2026-01-12' },
      sides: [
        { side: 'government', came: 4, people: 4 },
        { side: 'union', came: 3, walkIns: 1, people: 7 },
        { side: 'employer', came: 1, late: 1, people: 3 },
      ],
    });
    expect(body.points).toHaveLength(8);
    expect(body.points[1]).toMatchObject({
      agendaItemId: body.agenda[0].id,
      speakerId: body.attendances.find(({ role }: Json) => role === 'ketua').id,
      demand: { title: 'Jadwal pelatihan diumumkan' },
    });
    expect(body.points[2]).toMatchObject({
      statement: {},
      commitment: { title: 'Jadwal pelatihan contoh diumumkan' },
    });
    expect(body.followUps.map(({ action }: Json) => action)).toEqual([
      'Menyusun rancangan jadwal',
      'Menyampaikan daftar peserta',
      'Menyiapkan ruang',
    ]);
    const pledge = await t.budi.read(`/commitments/${body.points[2].commitment.id}`);
    expect(pledge).toMatchObject({
      recordState: 'awaiting_verification',
      due: { on: '2026-03-31', precision: 'quarter' },
      event: { id: body.event.id },
      founding: { words: 'kami umumkan kuartal ini', speaker: { id: head.person.id } },
      demand: { title: 'Jadwal pelatihan diumumkan' },
    });
  });

  it('sent twice, also at the same moment and much later, makes one meeting', async () => {
    const audience = anAudience();
    const answers = await Promise.all([log(audience), log(audience), log(audience)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await t.owner.query("UPDATE idempotency_key SET created_at = created_at - interval '1 year'");
    const meetings = await count('meeting');
    const later = await log(audience);
    expect(later.body.id).toBe(answers[0].body.id);
    expect(await count('meeting')).toBe(meetings);
  });

  it('refuses another meeting under the same logId and loses neither', async () => {
    const audience = anAudience();
    const first = await log(audience);
    const { status, body } = await log({ ...audience, name: 'Audiensi Contoh lain' });
    expect([status, body.type]).toEqual([409, '/problems/logged-otherwise']);
    expect((await t.budi.read(`/meetings/${first.body.id}`)).event.name).toBe(audience.name);
  });

  it('brings the open commitments of who came, and closes only with their outcome', async () => {
    const commitment = await aVerifiedCommitment(t, {
      receiverIds: [unions[1].id],
      statementId: (
        await t.budi.made('/statements', {
          kind: 'pledge',
          gist: 'Ruang pelatihan akan disiapkan',
          saidOn: '2025-12-01',
          postId: head.post.id,
          sourceId: (
            await t.budi.made('/sources', { kind: 'letter', party: 'government', title: 'Surat Contoh' })
          ).id,
        })
      ).id,
    });
    const audience = anAudience();
    const refused = await log(audience);
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/outcomes-open']);
    expect(JSON.stringify(refused.body.errors)).toContain(commitment.title);
    const open = await log({ ...audience, isClosed: false });
    expect(open.body).toMatchObject({ state: 'open' });
    expect(open.body.agenda).toContainEqual(
      expect.objectContaining({
        isBrought: true,
        outcome: null,
        commitment: expect.objectContaining({ id: commitment.id }),
      }),
    );
    const answered = await log(
      anAudience({ agenda: [{ commitmentId: commitment.id, outcome: 'heard' }], points: [] }),
    );
    expect(answered.body).toMatchObject({
      state: 'closed',
      agenda: [{ outcome: 'heard', commitment: { id: commitment.id } }],
    });
  });
});

describe('One call refused changes nothing and says where', () => {
  const wrong: Record<string, { fields: () => Json; type: string; at: string }> = {
    'an unknown person': {
      fields: () => ({
        attendances: [{ side: 'union', personId: randomUUID(), ...came }],
        points: [],
        agenda: [],
      }),
      type: 'unknown-reference',
      at: 'attendances.0.personId',
    },
    'a receiver nobody knows, deep in a point': {
      fields: () => {
        const audience = anAudience();
        audience.points[2].commitment.receiverIds = [randomUUID()];
        return { points: audience.points };
      },
      type: 'unknown-reference',
      at: 'points.2.commitment.receiverIds',
    },
    'an end before the start': {
      fields: () => ({ endsAt: '2026-01-12T08:00:00+07:00' }),
      type: 'times-out-of-order',
      at: '',
    },
    'a speaker who is not on the list': {
      fields: () => ({ points: [{ kind: 'opening', text: 'Dibuka.', speaker: 'siapa' }] }),
      type: 'unknown-key',
      at: 'points.0.speaker',
    },
    'two attendances under one key': {
      fields: () => ({
        attendances: ['a', 'a'].map((key, n) => ({
          key,
          side: 'union',
          organizationId: unions[n].id,
          ...came,
        })),
        agenda: [],
        points: [],
      }),
      type: 'key-repeated',
      at: 'attendances.1.key',
    },
    'votes that do not add up': {
      fields: () => ({
        points: [
          {
            kind: 'decision',
            text: 'Diputuskan.',
            votes: [{ side: 'union', choice: 'setuju', count: 3 }],
            votesCast: 4,
          },
        ],
      }),
      type: 'votes-do-not-add-up',
      at: 'points.0',
    },
    'a pledge to nobody': {
      fields: () => {
        const audience = anAudience();
        audience.points[2].commitment.receiverIds = [];
        return { points: audience.points };
      },
      type: 'commitment-to-nobody',
      at: 'points.2.commitment',
    },
    'a commitment nobody verified on the agenda': {
      fields: async () => ({
        agenda: [{ commitmentId: (await aCommitment(t)).id, outcome: 'heard' }],
        points: [],
      }),
      type: 'not-verified',
      at: 'agenda',
    },
    'the wrong weekday': { fields: () => ({ weekday: 'Selasa' }), type: 'weekday-contradicts-date', at: '' },
  };

  it.each(Object.entries(wrong))('%s', async (_name, { fields, type, at }) => {
    const audience = anAudience(await fields());
    const before = await Promise.all(['event', 'attendance', 'meeting', 'history_entry'].map(count));
    const { status, body } = await log(audience);
    expect([status >= 400 && status < 500, body.type]).toEqual([true, `/problems/${type}`]);
    expect(Object.keys(body.errors ?? {}).join()).toContain(at);
    expect(await Promise.all(['event', 'attendance', 'meeting', 'history_entry'].map(count))).toEqual(before);
  });

  it('is for the office', async () => {
    const union = await t.representative('Tono Contoh', unions[0].id);
    expect((await union.post('/meetings/log', anAudience())).status).toBe(403);
  });
});
