import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../src/common/day.js';
import {
  aMeeting,
  anOrganization,
  aPoint as pointOf,
  aPerson,
  aPost,
  aTenure,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
  minutesBrought,
  next,
} from './support/builders.js';
import type { Client, Json, Response } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
/** Wrote no point of any minutes. */
let chairs: Client;
let reader: Client;
beforeAll(async () => {
  t = await startTestApp();
  chairs = await t.keeper('Rini Contoh');
  reader = await t.reader('Pembaca Contoh');
});
afterAll(() => t.close());

/** Somebody on the attendance list of a meeting. */
const cameTo = (meeting: Json, fields: Json = {}): Promise<Json> =>
  t.budi.made(`/events/${meeting.event.id}/attendances`, {
    side: 'government',
    capacity: 'participant',
    presence: 'present',
    ...fields,
  });

interface Room {
  meeting: Json;
  union: Json;
  chair: Json;
  unionist: Json;
}

/** A meeting of an office with a union, who sit at the table. */
async function aRoom(fields: Json = {}): Promise<Room> {
  const union = await anOrganization(t);
  const meeting = await aMeeting(t, fields);
  const tenure = await aTenure(t, { postId: (await aPost(t, { organizationId: meeting.office.id })).id });
  const chair = await cameTo(meeting, {
    personId: tenure.person.id,
    postId: tenure.post.id,
    organizationId: meeting.office.id,
    capacity: 'chair',
  });
  const unionist = await cameTo(meeting, {
    personId: (await aPerson(t)).id,
    organizationId: union.id,
    side: 'union',
  });
  return { meeting, union, chair, unionist };
}

const aPoint = (meeting: Json, fields: object = {}): Promise<Json> => pointOf(t, meeting, fields);

/** An act on a meeting as it is now. */
const onMeeting = async (
  id: string,
  act: string,
  body: object = {},
  by: Client = chairs,
): Promise<Response> => by.act(`/meetings/${id}/${act}`, await t.budi.read(`/meetings/${id}`), body);

const brought = (meeting: Json, to: Parameters<typeof minutesBrought>[2]) => minutesBrought(t, meeting, to);

const problem = (code: string, status: number) => ({ status, type: `/problems/${code}` });

describe('points', () => {
  it('name a speaker of the attendance list who was not absent, and an item of the agenda', async () => {
    const { meeting, chair } = await aRoom();
    const other = await aRoom();
    const absent = await cameTo(meeting, {
      organizationId: (await anOrganization(t)).id,
      presence: 'absent',
    });
    const add = (fields: object) =>
      t.budi.post(`/meetings/${meeting.id}/minutes-points`, {
        kind: 'discussion',
        text: 'Contoh',
        ...fields,
      });
    const foreignItem = await t.budi.made(`/meetings/${other.meeting.id}/agenda-items`, { title: 'Lain' });

    expect((await add({ speakerId: chair.id })).body).toMatchObject({ speakerId: chair.id, votes: null });
    expect((await add({ speakerId: other.chair.id })).body).toMatchObject({
      ...problem('unknown-reference', 409),
      errors: { speakerId: [expect.any(String)] },
    });
    expect((await add({ speakerId: absent.id })).body).toMatchObject({
      ...problem('was-absent', 422),
      errors: { speakerId: [expect.any(String)] },
    });
    expect((await add({ agendaItemId: foreignItem.id })).body).toMatchObject({
      errors: { agendaItemId: [expect.any(String)] },
    });
    expect(
      (await t.budi.post(`/meetings/${other.chair.id}/minutes-points`, { kind: 'opening', text: 'Contoh' }))
        .status,
    ).toBe(404);
  });

  it('count the votes of a decision by side, and they add up', async () => {
    const { meeting } = await aRoom();
    const votes = [
      { side: 'government', choice: 'Rp5.938.885', count: 12 },
      { side: 'union', choice: 'Rp5.938.885', count: 12 },
      { side: 'employer', choice: 'Rp5.795.228', count: 8 },
    ];
    const decide = (fields: object) =>
      t.budi.post(`/meetings/${meeting.id}/minutes-points`, {
        kind: 'decision',
        text: 'Usulan upah',
        ...fields,
      });

    const decided = await decide({ votes, votesCast: 32 });
    const wrong = await decide({ votes, votesCast: 31 });
    const corrected = await t.budi.act(`/minutes-points/${decided.body.id}/corrections`, decided.body, {
      votesCast: 33,
      reason: 'Salah hitung.',
    });

    expect(decided.body).toMatchObject({ votes, votesCast: 32 });
    for (const { body } of [wrong, corrected])
      expect(body).toMatchObject({
        ...problem('votes-do-not-add-up', 422),
        errors: { votesCast: [expect.any(String)] },
      });
    expect((await decide({ votes })).body).toMatchObject(problem('votes-not-counted', 422));
    expect((await decide({ kind: 'discussion', votes, votesCast: 32 })).body).toMatchObject(
      problem('votes-without-decision', 422),
    );
    expect((await t.budi.read(`/meetings/${meeting.id}`)).points).toMatchObject([{ votesCast: 32 }]);
  });

  it('stand where they were put, however often between the same two', async () => {
    const { meeting } = await aRoom();
    const first = await aPoint(meeting, { text: 'pertama' });
    const last = await aPoint(meeting, { text: 'terakhir' });
    for (let n = 1; n <= 70; n++) await aPoint(meeting, { text: `${n}`, afterId: first.id });
    await aPoint(meeting, { text: 'pembuka', afterId: null });
    await t.budi.act(`/minutes-points/${last.id}/corrections`, last, {
      afterId: first.id,
      reason: 'Urutan.',
    });

    const { points } = await t.budi.read(`/meetings/${meeting.id}`);

    const between = Array.from({ length: 70 }, (_, n) => `${70 - n}`);
    expect(points.map(({ text }: Json) => text)).toEqual(['pembuka', 'pertama', 'terakhir', ...between]);
    const { items } = await t.budi.read(`/minutes-points/${points[3].id}/history`);
    expect(items[0].entry.record.place).toMatch(/^\d+\.\d+$/);
  });

  it('are struck from a draft with a reason, once, and are then out of it', async () => {
    const { meeting } = await aRoom();
    const [kept, struck] = [await aPoint(meeting), await aPoint(meeting)];
    const strike = (seen: Json) =>
      t.budi.act(`/minutes-points/${seen.id}/withdraw`, seen, { reason: 'Dobel.' });

    const { body } = await strike(struck);

    expect(body).toMatchObject({ id: struck.id, withdrawnAt: expect.any(String) });
    expect((await strike(body)).body).toMatchObject(problem('point-withdrawn', 409));
    const correction = { text: 'Lain', reason: 'Contoh.' };
    expect(
      (await t.budi.act(`/minutes-points/${struck.id}/corrections`, body, correction)).body,
    ).toMatchObject(problem('point-withdrawn', 409));
    expect((await t.budi.read(`/meetings/${meeting.id}`)).points.map(({ id }: Json) => id)).toEqual([
      kept.id,
    ]);
    expect((await t.budi.read(`/minutes-points?meeting=${meeting.id}`)).items).toHaveLength(1);
  });

  it('that became something are not struck', async () => {
    const { meeting, unionist } = await aRoom();
    const point = await aPoint(meeting, { speakerId: unionist.id });
    const { body } = await t.budi.act(`/minutes-points/${point.id}/demand`, point, {});

    const answer = await t.budi.act(`/minutes-points/${point.id}/withdraw`, body, { reason: 'Contoh.' });

    expect(answer.body).toMatchObject(problem('point-became', 409));
  });
});

describe('two note-takers at once', () => {
  it('add points that are all there, in one order for everybody who reads', async () => {
    const { meeting } = await aRoom();
    const texts = Array.from({ length: 40 }, (_, n) => `Catatan ${n}`);

    await Promise.all(
      texts.map((text, n) =>
        (n % 2 ? t.budi : t.siti).made(`/meetings/${meeting.id}/minutes-points`, {
          kind: 'discussion',
          text,
        }),
      ),
    );

    const read = async () =>
      (await t.budi.read(`/meetings/${meeting.id}`)).points.map(({ text }: Json) => text) as string[];
    const [once, again] = [await read(), await read()];
    expect(once.toSorted()).toEqual(texts.toSorted());
    expect(again).toEqual(once);
  });

  it('correct one point: the first wins, the second is told to read again, and neither text is lost', async () => {
    const { meeting } = await aRoom();
    const point = await aPoint(meeting);
    const correct = (by: Client, text: string, seen: Json = point) =>
      by.act(`/minutes-points/${point.id}/corrections`, seen, { text, reason: 'Lebih tepat.' });

    const answers = await Promise.all([correct(t.budi, 'Versi Budi'), correct(t.siti, 'Versi Siti')]);

    const [won, lost] = answers.toSorted((a, b) => a.status - b.status) as [Response, Response];
    expect([won.status, lost.status]).toEqual([200, 412]);
    expect(lost.body.detail).toMatch(/Read it again and repeat your change/);
    const second = won.body.text === 'Versi Budi' ? 'Versi Siti' : 'Versi Budi';
    const repeated = await correct(t.siti, second, won.body);
    const history = await t.budi.read(`/minutes-points/${point.id}/history`);
    expect(repeated.body.text).toBe(second);
    expect(history.items.map(({ entry }: Json) => entry.record.text)).toEqual([
      second,
      won.body.text,
      point.text,
    ]);
  });

  it('who still write while the chair checks have each point in the checked minutes, or are refused', async () => {
    const { meeting } = await aRoom();
    await brought(meeting, 'closed');
    const seen = await t.budi.read(`/meetings/${meeting.id}`);
    const add = (n: number) =>
      (n % 2 ? t.budi : t.siti).post(`/meetings/${meeting.id}/minutes-points`, {
        kind: 'discussion',
        text: `Susulan ${n}`,
      });
    const adding = (from: number) => Array.from({ length: 15 }, (_, n) => add(from + n));

    const answers = await Promise.all([
      ...adding(0),
      chairs.act(`/meetings/${meeting.id}/check`, seen),
      ...adding(15),
    ]);

    const checked = answers[15];
    const added = answers.toSpliced(15, 1);
    const accepted = added.filter(({ status }) => status === 201);
    const refused = added.filter(({ status }) => status !== 201);
    expect(checked?.body).toMatchObject({ state: 'checked' });
    for (const { body } of refused) expect(body).toMatchObject(problem('minutes-locked', 409));
    const { points } = await t.budi.read(`/meetings/${meeting.id}`);
    expect(new Set(points.map(({ id }: Json) => id))).toEqual(new Set(accepted.map(({ body }) => body.id)));
    expect(points).toHaveLength(accepted.length);
  });
});

describe('checking', () => {
  it('takes a chair on the attendance list and somebody who wrote no point', async () => {
    const meeting = await aMeeting(t);
    const point = await aPoint(meeting);
    await t.siti.act(`/minutes-points/${point.id}/corrections`, point, { text: 'Contoh', reason: 'Ejaan.' });
    const early = await onMeeting(meeting.id, 'check');
    await brought(meeting, 'closed');
    const without = await onMeeting(meeting.id, 'check');
    const speaker = await cameTo(meeting, { organizationId: (await anOrganization(t)).id });
    await cameTo(meeting, { postId: (await aPost(t)).id, capacity: 'chair' });

    const [author, corrector] = [
      await onMeeting(meeting.id, 'check', {}, t.budi),
      await onMeeting(meeting.id, 'check', {}, t.siti),
    ];

    expect(early.body).toMatchObject(problem('meeting-state', 422));
    expect(without.body).toMatchObject(problem('chair-missing', 422));
    for (const { body } of [author, corrector])
      expect(body).toMatchObject(problem('second-person-needed', 403));
    const spoken = await aPoint(meeting, { speakerId: speaker.id });
    await t.budi.act(`/attendances/${speaker.id}/corrections`, speaker, {
      presence: 'absent',
      reason: 'Contoh.',
    });
    expect((await onMeeting(meeting.id, 'check')).body).toMatchObject(problem('was-absent', 422));
    await t.budi.act(`/minutes-points/${spoken.id}/corrections`, spoken, {
      speakerId: null,
      reason: 'Contoh.',
    });
    expect((await onMeeting(meeting.id, 'check')).body).toMatchObject({
      state: 'checked',
      minutes: { state: 'checked', checkedAt: expect.any(String) },
    });
  });

  it('holds the points until the minutes are given back with a reason', async () => {
    const { meeting } = await aRoom();
    const point = await aPoint(meeting);
    await brought(meeting, 'checked');
    const edit = () =>
      t.budi.act(`/minutes-points/${point.id}/corrections`, point, { text: 'Lain', reason: 'Contoh.' });

    expect((await edit()).body).toMatchObject(problem('minutes-locked', 409));
    expect((await onMeeting(meeting.id, 'return')).status).toBe(400);
    const back = await onMeeting(meeting.id, 'return', { reason: 'Butir 2 belum lengkap.' });

    expect(back.body).toMatchObject({ state: 'closed', minutes: { state: 'draft', checkedAt: null } });
    expect((await edit()).body).toMatchObject({ text: 'Lain' });
    const history = await t.budi.read(`/meetings/${meeting.id}/history`);
    expect(history.items.map(({ entry }: Json) => entry.act)).toEqual(
      expect.arrayContaining(['meeting.checked', 'meeting.returned']),
    );
  });
});

describe('signing', () => {
  it('is by the chair today, unless said otherwise, and shows the points to others', async () => {
    const { meeting, chair } = await aRoom();
    await aPoint(meeting, { kind: 'conclusion', text: 'Disepakati contoh.' });
    await brought(meeting, 'checked');

    const { body } = await onMeeting(meeting.id, 'sign', { minutesNumber: '500.15/002/Contoh/2026' });

    expect(body).toMatchObject({
      state: 'signed',
      minutes: {
        state: 'signed',
        number: '500.15/002/Contoh/2026',
        signedById: chair.id,
        signedOn: today(),
        source: { kind: 'signed_minutes', party: 'government', publishedOn: today() },
      },
    });
    expect((await t.anyone.read(`/meetings/${meeting.id}`)).points).toMatchObject([
      { text: 'Disepakati contoh.' },
    ]);
    expect(await t.anyone.read(`/sources/${body.minutes.source.id}`)).toMatchObject({
      title: `Notula: ${meeting.event.name}`,
      publisher: meeting.office.name,
      reference: '500.15/002/Contoh/2026',
    });
  });

  it('is refused before the meeting, in the future, by a stranger and by somebody absent', async () => {
    const { meeting, unionist } = await aRoom();
    const other = await aRoom();
    const absent = await cameTo(meeting, { postId: (await aPost(t)).id, presence: 'absent' });
    await brought(meeting, 'checked');
    const sign = async (input: object) => (await onMeeting(meeting.id, 'sign', input)).body;
    const at = (field: string) => ({ errors: { [field]: [expect.any(String)] } });

    expect(await sign({ signedById: unionist.id, signedOn: '2026-01-11' })).toMatchObject({
      ...problem('signed-before-meeting', 422),
      ...at('signedOn'),
    });
    expect(await sign({ signedById: unionist.id, signedOn: '2999-01-01' })).toMatchObject({
      ...problem('day-in-future', 422),
      ...at('signedOn'),
    });
    expect(await sign({ signedById: other.chair.id })).toMatchObject({
      ...problem('unknown-reference', 409),
      ...at('signedById'),
    });
    expect(await sign({ signedById: absent.id })).toMatchObject({
      ...problem('was-absent', 422),
      ...at('signedById'),
    });
    expect((await t.budi.read(`/meetings/${meeting.id}`)).state).toBe('checked');
    expect(
      await sign({ signedById: unionist.id, signedOn: '2026-01-12', signedPlace: 'Contoh' }),
    ).toMatchObject({
      minutes: { signedById: unionist.id, signedOn: '2026-01-12', signedPlace: 'Contoh' },
    });
  });

  it('settles each standing point with an entry of its own, and nothing else', async () => {
    const { meeting } = await aRoom();
    const points = [await aPoint(meeting), await aPoint(meeting)];
    const struck = await aPoint(meeting);
    await t.budi.act(`/minutes-points/${struck.id}/withdraw`, struck, { reason: 'Dobel.' });

    await brought(meeting, 'signed');

    for (const { id, revision } of points) {
      const { items } = await t.budi.read(`/minutes-points/${id}/history`);
      expect(items[0].entry).toMatchObject({
        act: 'minutes_point.settled',
        revision: revision + 1,
        record: { isSettled: true, revision: revision + 1 },
      });
      const read = await t.budi.read(`/minutes-points/${id}`);
      expect(items[0].entry.record.changedAt).toBe(new Date(read.changedAt).toISOString());
    }
    expect((await t.anyone.get(`/minutes-points/${struck.id}`)).status).toBe(404);
    expect((await t.budi.read(`/minutes-points/${struck.id}/history`)).items[0].entry.act).toBe(
      'minutes_point.withdrawn',
    );
  });
});

describe('who may see points', () => {
  it('is the office alone before the signature, then everybody, with their history and as of the day', async () => {
    const { meeting, union } = await aRoom();
    const point = await aPoint(meeting, { text: 'Kalimat rancangan' });
    await t.budi.act(`/minutes-points/${point.id}/corrections`, point, {
      text: 'Kalimat akhir',
      reason: 'Ejaan.',
    });
    const others = [t.anyone, reader, await t.representative(`Wakil Contoh ${next()}`, union.id)];
    const seen = async (who: Client) => [
      (await who.read(`/meetings/${meeting.id}`)).points.length,
      (await who.read(`/minutes-points?meeting=${meeting.id}`)).items.length,
      (await who.get(`/minutes-points/${point.id}`)).status,
      (await who.get(`/minutes-points/${point.id}/history`)).status,
      (await who.get(`/minutes-points/${point.id}?as_of=${today()}`)).status,
    ];

    await brought(meeting, 'checked');
    const before = await Promise.all(others.map(seen));
    await onMeeting(meeting.id, 'sign');
    const after = await Promise.all(others.map(seen));

    for (const counts of before) expect(counts).toEqual([0, 0, 404, 404, 404]);
    for (const counts of after) expect(counts).toEqual([1, 1, 200, 200, 200]);
    const { items } = await t.anyone.read(`/minutes-points/${point.id}/history`);
    expect(items.map(({ entry }: Json) => entry.act)).toEqual(['minutes_point.settled']);
    expect((await t.anyone.get(`/meetings/${meeting.id}/history`)).text).not.toContain('Kalimat rancangan');
    expect((await t.anyone.read(`/meetings/${meeting.id}?as_of=${today()}`)).points).toMatchObject([
      { text: 'Kalimat akhir' },
    ]);
  });

  it('is the parties and the office for what is said to them alone, also once signed', async () => {
    const { meeting, union } = await aRoom();
    const rival = await anOrganization(t);
    const point = await aPoint(meeting, forParties(union.id));
    const kept = await aPoint(meeting, forTheOffice);
    await brought(meeting, 'locked');
    const [party, other] = [
      await t.representative(`Wakil Contoh ${next()}`, union.id),
      await t.representative(`Wakil Contoh ${next()}`, rival.id),
    ];
    const idsFor = async (who: Client) =>
      (await who.read(`/meetings/${meeting.id}`)).points.map(({ id }: Json) => id);

    expect(await idsFor(party)).toEqual([point.id]);
    expect(await idsFor(other)).toEqual([]);
    expect(await idsFor(t.anyone)).toEqual([]);
    expect(await idsFor(t.siti)).toEqual([point.id, kept.id]);
    expect((await t.anyone.get(`/minutes-points/${point.id}`)).status).toBe(404);
  });
});

describe('a point becomes', () => {
  const become = (point: Json, what: string, input: object = {}, by: Client = t.budi) =>
    by.act(`/minutes-points/${point.id}/${what}`, point, input);

  it('a statement of its speaker, from the post held that day, on the minutes as source', async () => {
    const { meeting, chair } = await aRoom();
    const point = await aPoint(meeting, { text: 'Ruang akan disiapkan.', speakerId: chair.id });

    const { status, body, headers } = await become(point, 'statement', {
      kind: 'pledge',
      words: 'akan kami siapkan',
    });

    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(`"${point.revision + 1}"`);
    expect(body).toMatchObject({
      id: point.id,
      text: point.text,
      statement: { gist: 'Ruang akan disiapkan.' },
    });
    expect(await t.anyone.read(`/statements/${body.statement.id}`)).toMatchObject({
      kind: 'pledge',
      words: 'akan kami siapkan',
      saidOn: '2026-01-12',
      speaker: { id: chair.person.id },
      post: { id: chair.post.id },
      event: { id: meeting.event.id },
      source: { title: `Notula: ${meeting.event.name}`, kind: 'other', publisher: meeting.office.name },
    });
    expect((await t.budi.read(`/minutes-points/${point.id}/history`)).items[0].entry.act).toBe(
      'minutes_point.became_statement',
    );
  });

  it('a commitment with the statement that founds it, which waits for verification', async () => {
    const { meeting, chair, union } = await aRoom();
    const point = await aPoint(meeting, { speakerId: chair.id });
    const promise = { title: 'Menyiapkan ruang contoh', firmness: 'explicit', receiverIds: [union.id] };

    const { body } = await become(point, 'commitment', { ...promise, dueOn: '2026-03-01' });

    const commitment = await t.siti.read(`/commitments/${body.commitment.id}`);
    expect(commitment).toMatchObject({
      title: 'Menyiapkan ruang contoh',
      recordState: 'awaiting_verification',
      statedOn: '2026-01-12',
      due: { on: '2026-03-01' },
      event: { id: meeting.event.id },
      makers: [{ post: { id: chair.post.id }, person: { id: chair.person.id } }],
      statements: [{ id: body.statement.id, kind: 'pledge', gist: point.text, bearing: 'first_said' }],
    });
    expect((await t.anyone.get(`/commitments/${commitment.id}`)).status).toBe(404);
    const verified = await t.siti.act(`/commitments/${commitment.id}/verify`, commitment);
    expect(verified.body).toMatchObject({ recordState: 'verified' });
  });

  it('a commitment on the statement it became before, or neither of both if one is refused', async () => {
    const { meeting, chair, union } = await aRoom();
    const said = (
      await become(await aPoint(meeting, { speakerId: chair.id }), 'statement', { kind: 'reply' })
    ).body;
    const silent = await aPoint(meeting, { speakerId: chair.id });
    const promise = { title: 'Contoh', firmness: 'explicit', receiverIds: [union.id] };

    const founded = await become(said, 'commitment', promise);
    const refused = await become(silent, 'commitment', { ...promise, firmness: 'conditional' });
    const hope = await become(silent, 'commitment', { ...promise, statement: { kind: 'hope' } });

    expect((await t.siti.read(`/commitments/${founded.body.commitment.id}`)).statements).toMatchObject([
      { id: said.statement.id, kind: 'reply' },
    ]);
    expect(refused.body).toMatchObject(problem('condition-missing', 422));
    expect(hope.body).toMatchObject(problem('not-a-pledge', 422));
    expect(await t.budi.read(`/minutes-points/${silent.id}`)).toEqual(silent);
    expect((await t.budi.read(`/statements?event=${meeting.event.id}`)).items).toHaveLength(1);
  });

  it('a demand of the organization its speaker came for', async () => {
    const { meeting, union, unionist } = await aRoom();
    const federation = await anOrganization(t);
    const sent = await cameTo(meeting, {
      personId: (await aPerson(t)).id,
      organizationId: union.id,
      onBehalfOfId: federation.id,
      side: 'union',
    });
    const demand = async (fields: Json, input: object = {}) => {
      const { body } = await become(await aPoint(meeting, fields), 'demand', input);
      return body.demand ? t.anyone.read(`/demands/${body.demand.id}`) : body;
    };

    expect(await demand({ speakerId: unionist.id, text: 'Jadwal pelatihan' })).toMatchObject({
      title: 'Jadwal pelatihan',
      raisedOn: '2026-01-12',
      raisedBy: [{ id: union.id }],
      event: { id: meeting.event.id },
      source: { title: `Notula: ${meeting.event.name}` },
    });
    expect(await demand({ speakerId: sent.id })).toMatchObject({ raisedBy: [{ id: federation.id }] });
    expect(await demand({}, { raisedByIds: [union.id], number: 3 })).toMatchObject({ number: 3 });
    expect(await demand({})).toMatchObject({
      ...problem('demand-of-nobody', 422),
      errors: { raisedByIds: [expect.any(String)] },
    });
    expect(await demand({ speakerId: unionist.id, text: 'Dua\nbaris' })).toMatchObject({
      ...problem('point-too-long', 422),
      errors: { title: [expect.any(String)] },
    });
  });

  it('a follow-up of no commitment, which closes with an outcome', async () => {
    const { meeting } = await aRoom();
    const pic = await aPost(t);
    const point = await aPoint(meeting, { kind: 'conclusion', text: 'Mengirim jadwal contoh' });

    const { body } = await become(point, 'follow-up', { assigneePostId: pic.id, dueOn: '2026-02-01' });
    const followUp = await t.anyone.read(`/follow-ups/${body.followUpId}`);
    const closed = await t.budi.act(`/follow-ups/${followUp.id}/outcome`, followUp, {
      outcome: 'delivered',
      outcomeOn: '2026-01-30',
      note: 'Jadwal terkirim.',
    });

    expect(followUp).toMatchObject({
      action: 'Mengirim jadwal contoh',
      method: 'other',
      assigneePost: { id: pic.id },
      dueOn: '2026-02-01',
      commitmentId: null,
      event: { id: meeting.event.id },
      state: 'open',
    });
    expect(closed.body).toMatchObject({ state: 'done', outcome: 'delivered' });
    expect((await t.budi.read(`/meetings/${meeting.id}`)).followUps).toMatchObject([
      { id: followUp.id, state: 'done', outcomeNote: 'Jadwal terkirim.' },
    ]);
    const nobody = await become(await aPoint(meeting), 'follow-up', { dueOn: '2026-02-01' });
    expect(nobody.body).toMatchObject(problem('assigned-to-nobody', 422));
  });

  it('a follow-up of a verified commitment', async () => {
    const { meeting, union } = await aRoom();
    const commitment = await aVerifiedCommitment(t);

    const { body } = await become(await aPoint(meeting), 'follow-up', {
      commitmentId: commitment.id,
      assigneeOrganizationId: union.id,
      dueOn: '2026-02-01',
    });

    expect((await t.anyone.read(`/commitments/${commitment.id}`)).followUps).toMatchObject([
      { id: body.followUpId },
    ]);
  });

  it('each thing once, also at once', async () => {
    const { meeting, chair } = await aRoom();
    const point = await aPoint(meeting, { speakerId: chair.id });
    const input = { kind: 'claim' };

    const answers = await Promise.all([
      become(point, 'statement', input),
      become(point, 'statement', input, t.siti),
    ]);
    const now = await t.budi.read(`/minutes-points/${point.id}`);
    const again = await become(now, 'statement', input);
    const founding = await become(now, 'commitment', {
      title: 'Contoh',
      firmness: 'explicit',
      receiverWords: 'para pekerja',
      statement: { kind: 'pledge' },
    });

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    for (const { body } of [again, founding]) {
      expect(body).toMatchObject(problem('point-became', 409));
      expect(body.detail).toContain('statement');
    }
    expect((await t.budi.read(`/statements?event=${meeting.event.id}`)).items).toHaveLength(1);
  });

  it('things on one source, though two become something at once', async () => {
    const { meeting, chair } = await aRoom();
    const points = await Promise.all([1, 2, 3, 4].map(() => aPoint(meeting, { speakerId: chair.id })));

    const answers = await Promise.all(points.map((point) => become(point, 'statement', { kind: 'claim' })));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { items } = await t.budi.read(`/statements?event=${meeting.event.id}`);
    expect(new Set(items.map(({ source }: Json) => source.id)).size).toBe(1);
  });

  it('nothing that more may see than the point', async () => {
    const { meeting, chair, union } = await aRoom();
    const rival = await anOrganization(t);
    const forUnion = await aPoint(meeting, { ...forParties(union.id), speakerId: chair.id });
    const kept = await aPoint(meeting, { ...forTheOffice, speakerId: chair.id });
    const promise = { title: 'Contoh', firmness: 'explicit', receiverIds: [union.id] };

    const wider = [
      await become(forUnion, 'statement', { kind: 'pledge', visibility: 'public' }),
      await become(forUnion, 'statement', { kind: 'pledge', ...forParties(rival.id) }),
      await become(kept, 'demand', forParties(union.id)),
      await become(kept, 'commitment', { ...promise, statement: { kind: 'pledge', visibility: 'public' } }),
    ];
    const pledged = (await become(forUnion, 'commitment', promise)).body;
    const planned = (
      await become(pledged, 'follow-up', { assigneeOrganizationId: union.id, dueOn: '2026-02-01' })
    ).body;
    const demanded = (await become(kept, 'demand', { raisedByIds: [union.id] })).body;

    for (const { body } of wider) expect(body).toMatchObject(problem('more-visible-than-whole', 409));
    for (const path of [
      `/statements/${pledged.statement.id}`,
      `/commitments/${pledged.commitment.id}`,
      `/follow-ups/${planned.followUpId}`,
    ]) {
      expect(await t.siti.read(path)).toMatchObject({
        visibility: 'parties',
        restriction: { partyIds: [union.id], ground: 'office_memo' },
      });
    }
    expect(await t.siti.read(`/demands/${demanded.demand.id}`)).toMatchObject({ visibility: 'internal' });
  });

  it('nothing that more may see than the meeting, the source of its minutes included', async () => {
    const { meeting, chair } = await aRoom({ kind: 'leaders_meeting' });
    const point = await aPoint(meeting, { speakerId: chair.id });

    const { body } = await become(point, 'statement', { kind: 'claim' });

    const statement = await t.siti.read(`/statements/${body.statement.id}`);
    expect([meeting.visibility, statement.visibility]).toEqual(['internal', 'internal']);
    expect((await t.siti.read(`/sources/${statement.source.id}`)).visibility).toBe('internal');
  });

  it('something after the minutes are locked as well, and what it says stays', async () => {
    const { meeting, chair } = await aRoom();
    const point = await aPoint(meeting, { speakerId: chair.id });
    await brought(meeting, 'locked');
    const settled = await t.budi.read(`/minutes-points/${point.id}`);

    const { body } = await become(settled, 'statement', { kind: 'claim' });

    expect(body).toMatchObject({ text: point.text, statement: { gist: point.text } });
    expect((await t.anyone.read(`/statements/${body.statement.id}`)).source).toMatchObject({
      kind: 'signed_minutes',
    });
    expect((await t.anyone.read(`/meetings/${meeting.id}`)).points).toMatchObject([
      { text: point.text, statement: { id: body.statement.id } },
    ]);
  });
});

describe('locked minutes', () => {
  it('change in nothing', async () => {
    const { meeting, chair, unionist } = await aRoom();
    const item = await t.budi.made(`/meetings/${meeting.id}/agenda-items`, { title: 'Contoh' });
    const point = await aPoint(meeting, { speakerId: chair.id });
    const locked = await brought(meeting, 'locked');
    const before = await t.budi.read(`/meetings/${meeting.id}`);
    const settled = await t.budi.read(`/minutes-points/${point.id}`);
    const why = { reason: 'Contoh.' };

    const answers = [
      await t.budi.post(`/meetings/${meeting.id}/minutes-points`, { kind: 'closing', text: 'Susulan' }),
      await t.budi.act(`/minutes-points/${point.id}/corrections`, settled, { ...why, text: 'Lain' }),
      await t.budi.act(`/minutes-points/${point.id}/withdraw`, settled, why),
      await t.budi.act(`/agenda-items/${item.id}/corrections`, item, { ...why, title: 'Lain' }),
      await t.budi.act(`/meetings/${meeting.id}/corrections`, locked, { ...why, minutesNumber: 'Lain' }),
      await t.budi.post(`/meetings/${meeting.id}/agenda-items`, { title: 'Susulan' }),
      await t.budi.act(`/attendances/${unionist.id}/corrections`, unionist, { ...why, presence: 'absent' }),
    ];

    for (const { body } of answers) expect(body).toMatchObject(problem('minutes-locked', 409));
    expect(await t.budi.read(`/meetings/${meeting.id}`)).toEqual(before);
    for (const act of ['check', 'sign', 'lock'])
      expect((await onMeeting(meeting.id, act)).body).toMatchObject(problem('meeting-state', 422));
  });
});

describe('corrections', () => {
  const correct = (meeting: Json, fields: object = {}, by: Client = t.budi) =>
    by.post(`/meetings/${meeting.id}/minutes-corrections`, {
      text: 'Seharusnya contoh.',
      grounds: 'Salah tulis.',
      ...fields,
    });

  it('come after the lock, and name a point of these minutes', async () => {
    const { meeting } = await aRoom();
    const point = await aPoint(meeting);
    const foreign = await aPoint((await aRoom()).meeting);
    const struck = await aPoint(meeting);
    await t.budi.act(`/minutes-points/${struck.id}/withdraw`, struck, { reason: 'Dobel.' });
    await brought(meeting, 'signed');
    const early = await correct(meeting);
    await onMeeting(meeting.id, 'lock');

    const made = await correct(meeting, { pointId: point.id });

    expect(early.body).toMatchObject(problem('minutes-not-locked', 409));
    for (const pointId of [foreign.id, struck.id])
      expect((await correct(meeting, { pointId })).body).toMatchObject({
        ...problem('unknown-reference', 409),
        errors: { pointId: [expect.any(String)] },
      });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/api/v1/minutes-corrections/${made.body.id}`);
    expect(made.body).toMatchObject({ number: 1, pointId: point.id, meetingId: meeting.id });
    expect((await t.anyone.read(`/meetings/${meeting.id}`)).corrections).toMatchObject([
      { id: made.body.id, number: 1, text: 'Seharusnya contoh.', grounds: 'Salah tulis.' },
    ]);
    expect((await t.anyone.read(`/minutes-corrections?point=${point.id}`)).items).toHaveLength(1);
    expect((await t.anyone.read(`/minutes-corrections/${made.body.id}/history`)).items).toHaveLength(1);
    const minutes = await t.anyone.read(`/minutes-points/${point.id}`);
    expect(minutes.text).toBe(point.text);
  });

  it('are numbered from 1 without a gap, however many come at once', async () => {
    const { meeting } = await aRoom();
    await aPoint(meeting);
    await brought(meeting, 'locked');

    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => correct(meeting, { text: `Ralat ${n}` }, n % 2 ? t.budi : t.siti)),
    );

    const numbers = answers.map(({ body }) => body.number as number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  it('that some who see the meeting do not see take no number from the others', async () => {
    const { meeting, union } = await aRoom();
    const point = await aPoint(meeting, forParties(union.id));
    await brought(meeting, 'locked');

    const [hidden, own, open] = [
      await correct(meeting, { pointId: point.id }),
      await correct(meeting, forTheOffice),
      await correct(meeting),
    ];

    expect(hidden.body).toMatchObject({ number: null, visibility: 'parties' });
    expect(own.body).toMatchObject({ number: null, visibility: 'internal' });
    expect(open.body).toMatchObject({ number: 1, visibility: 'public' });
    expect((await t.anyone.read(`/meetings/${meeting.id}`)).corrections).toMatchObject([
      { id: open.body.id },
    ]);
  });

  it('of an internal meeting are numbered, since all who see it see them', async () => {
    const { meeting } = await aRoom({ kind: 'leaders_meeting' });
    await aPoint(meeting);
    await brought(meeting, 'locked');

    expect((await correct(meeting)).body).toMatchObject({ number: 1, visibility: 'internal' });
  });

  it('are not corrected themselves: the next number does', async () => {
    const { meeting } = await aRoom();
    await aPoint(meeting);
    await brought(meeting, 'locked');
    const { body } = await correct(meeting);

    const answer = await t.budi.act(`/minutes-corrections/${body.id}/corrections`, body, {
      text: 'Lain',
      reason: 'Contoh.',
    });
    const rewriting = t.owner.query(`UPDATE minutes_correction SET text = 'Lain' WHERE id = $1`, [body.id]);

    expect(answer.status).toBe(404);
    await expect(rewriting).rejects.toThrow(/stands as it was entered/);
  });
});

describe('the minutes as evidence', () => {
  it('have grade A once they are signed', async () => {
    const { meeting, chair } = await aRoom();
    const commitment = await aVerifiedCommitment(t);
    const point = await aPoint(meeting, { speakerId: chair.id });
    const { body } = await t.budi.act(`/minutes-points/${point.id}/statement`, point, { kind: 'claim' });
    const { source } = await t.budi.read(`/statements/${body.statement.id}`);
    const assess = async () =>
      t.budi.act(
        `/commitments/${commitment.id}/assessments`,
        await t.budi.read(`/commitments/${commitment.id}`),
        {
          lane: 'desk',
          finding: 'in_progress',
          assessedOn: today(),
          note: 'Dilaporkan dalam rapat.',
          evidence: [{ sourceId: source.id, grade: 'A', shows: 'Sudah mulai.', actOn: '2026-01-12' }],
        },
      );

    const unsigned = await assess();
    await brought(meeting, 'signed');
    const signed = await assess();

    expect(unsigned.body).toMatchObject({
      ...problem('evidence-missing', 422),
      errors: { 'evidence.0.grade': [expect.any(String)] },
    });
    expect(signed.status).toBe(201);
    expect((await t.anyone.read(`/commitments/${commitment.id}`)).fulfilment).toBe('in_progress');
  });

  it('are restricted with their meeting', async () => {
    const { meeting } = await aRoom();
    const signed = await brought(meeting, 'signed');
    const event = await t.budi.read(`/events/${meeting.event.id}`);
    const sourceId = signed.minutes.source.id;

    await t.budi.act(`/events/${event.id}/restrict`, event, {
      visibility: 'internal',
      restrictedGround: 'office_memo',
      restrictedUntil: '2035-12-31',
      reason: 'Contoh.',
    });

    expect((await t.anyone.get(`/sources/${sourceId}`)).status).toBe(404);
    expect((await t.siti.get(`/sources/${sourceId}`)).status).toBe(200);
  });
});
