import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCommitment,
  aMeeting,
  anOrganization,
  aPost,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  evidence,
  forParties,
  forTheOffice,
  next,
} from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const REASON = { reason: 'Tidak jadi dibahas.' };

/** A union that was promised something by an office; whoever meets them asks after it. */
interface Pair {
  union: Json;
  office: Json;
}
const aPair = async (): Promise<Pair> => ({
  union: await anOrganization(t),
  office: await anOrganization(t, { kind: 'government_body', name: `Dinas Contoh ${next()}` }),
});
const pledge = ({ union, office }: Pair, fields: Json = {}): Promise<Json> =>
  aVerifiedCommitment(t, {
    receiverIds: [union.id],
    makers: [{ organizationId: office.id }],
    ...fields,
  });
const guest = (organizationId: string | undefined, fields: object = {}) => ({
  organizationId,
  side: 'union',
  capacity: 'participant',
  presence: 'invited',
  ...fields,
});
/** A meeting the office holds with the union. */
const meet = ({ union, office }: Pair, fields: Json = {}): Promise<Json> =>
  aMeeting(t, { officeId: office.id, invitations: [guest(union.id)], ...fields });
const invite = (meeting: Json, organizationId: string | undefined, fields: object = {}) =>
  t.budi.post(`/meetings/${meeting.id}/attendances`, guest(organizationId, fields));
const belongs = (member: Json, parent: Json, fields: object = {}) =>
  t.budi.made('/affiliations', { memberId: member.id, parentId: parent.id, bond: 'affiliate', ...fields });

const now = (meeting: Json, who: Client = t.budi): Promise<Json> => who.read(`/meetings/${meeting.id}`);
const agendaOf = async (meeting: Json, who: Client = t.budi): Promise<string[]> =>
  (await now(meeting, who)).agenda.map(({ commitment, title }: Json) => commitment?.id ?? title);
const act = async (name: string, meeting: Json, body: object = {}) =>
  t.budi.act(`/meetings/${meeting.id}/${name}`, await now(meeting), body);
const did = async (name: string, meeting: Json, body: object = {}): Promise<Json> => {
  const answer = await act(name, meeting, body);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
  return answer.body;
};
const decide = (item: Json, body: object) => t.budi.act(`/agenda-items/${item.id}/outcome`, item, body);
/** A meeting with one commitment on its agenda, and its item. */
const asked = async (states: readonly string[] = ['open'], fields: Json = {}) => {
  const pair = await aPair();
  const commitment = await pledge(pair, fields);
  const meeting = await meet(pair);
  for (const state of states) await did(state, meeting);
  const { agenda } = await now(meeting);
  return { pair, commitment, meeting, item: agenda[0] };
};

describe('an open commitment comes onto the agenda by itself', () => {
  it('when a meeting of its parties is planned, what is due first before what was stated first', async () => {
    const pair = await aPair();
    const said = async (saidOn: string) => (await aStatement(t, { saidOn })).id as string;
    const [undated, older, late, early] = [
      await pledge(pair, { statementId: await said('2026-01-10') }),
      await pledge(pair, { statementId: await said('2026-01-02') }),
      await pledge(pair, { dueOn: '2026-06-30' }),
      await pledge(pair, { dueOn: '2026-03-31' }),
    ];

    const meeting = await meet(pair);

    expect(meeting.agenda).toMatchObject(
      [early, late, older, undated].map(({ id }) => ({ commitment: { id }, isBrought: true, outcome: null })),
    );
    expect(await now(meeting, t.anyone)).toMatchObject({ agenda: meeting.agenda });
    const { items } = await t.anyone.read(`/agenda-items/${meeting.agenda[0].id}/history`);
    expect(items[0].entry).toMatchObject({ act: 'agenda_item.brought', revision: 1 });
    expect((await t.anyone.read(`/meetings?commitment=${early.id}`)).items).toMatchObject([
      { id: meeting.id },
    ]);
  });

  it('while it is verified and open', async () => {
    const pair = await aPair();
    const fields = { receiverIds: [pair.union.id], makers: [{ organizationId: pair.office.id }] };
    await aCommitment(t, fields);
    await aCommitment(t, { ...fields, isDraft: true });
    const met = await pledge(pair);
    const part = await t.budi.act(`/commitments/${met.id}/assessments`, met, {
      lane: 'desk',
      finding: 'partly_fulfilled',
      assessedOn: '2026-03-05',
      note: 'Sebagian terlaksana.',
      evidence: [await evidence(t, 'A', { part: 'sebagian' })],
    });
    expect(part.status).toBe(201);
    const retracted = await pledge(pair);
    await t.siti.act(`/commitments/${retracted.id}/retract`, retracted, REASON);

    expect(await agendaOf(await meet(pair))).toEqual([]);
  });

  it('of both its parties, and of no others', async () => {
    const [pair, others] = [await aPair(), await aPair()];
    await pledge({ union: pair.union, office: others.office });
    await pledge({ union: others.union, office: pair.office });

    expect(await agendaOf(await meet(pair))).toEqual([]);
  });

  it('when somebody is invited, by whichever road', async () => {
    const pair = await aPair();
    const commitment = await pledge(pair);
    const [one, other] = [await meet(pair, { invitations: [] }), await meet(pair, { invitations: [] })];
    expect(await agendaOf(one)).toEqual([]);

    await invite(one, pair.union.id);
    await t.budi.made(`/events/${other.event.id}/attendances`, guest(pair.union.id));

    expect(await agendaOf(one)).toEqual([commitment.id]);
    expect(await agendaOf(other)).toEqual([commitment.id]);
  });

  it('when the list is put right', async () => {
    const [pair, others] = [await aPair(), await aPair()];
    const commitment = await pledge(pair);
    const meeting = await meet(pair, { invitations: [guest(others.union.id)] });
    const attendance = await t.budi.read(`/attendances/${meeting.attendances[0].id}`);

    await t.budi.act(`/attendances/${attendance.id}/corrections`, attendance, {
      organizationId: pair.union.id,
      ...REASON,
    });

    expect(await agendaOf(meeting)).toEqual([commitment.id]);
  });

  it('when it was verified after the invitation, as the meeting opens', async () => {
    const pair = await aPair();
    const meeting = await meet(pair);
    const commitment = await pledge(pair);
    expect(await agendaOf(meeting)).toEqual([]);

    await did('open', meeting);

    expect(await agendaOf(meeting)).toEqual([commitment.id]);
  });

  it('with whoever walks in, while the meeting is open, and no more once it is closed', async () => {
    const [pair, late] = [await aPair(), await anOrganization(t)];
    const commitment = await pledge({ ...pair, union: late });
    const meeting = await meet(pair);
    await did('open', meeting);

    const walkIn = await invite(meeting, late.id, { presence: 'present' });

    expect(walkIn.body.wasInvited).toBe(false);
    expect(await agendaOf(meeting)).toEqual([commitment.id]);
    const closed = await meet(pair);
    await did('open', closed);
    await did('close', closed);
    expect((await invite(closed, late.id, { presence: 'present' })).status).toBe(201);
    expect(await agendaOf(closed)).toEqual([]);
  });

  it('when it was promised to what the invited belong to that day, however high', async () => {
    const pair = await aPair();
    const [federation, confederation, left, alliance] = await Promise.all([
      anOrganization(t, { level: 'national_federation' }),
      anOrganization(t, { level: 'national_confederation' }),
      anOrganization(t),
      anOrganization(t, { level: 'alliance' }),
    ]);
    await belongs(pair.union, left, { endedOn: '2026-01-11' });
    await belongs(pair.union, federation, { startedOn: '2026-01-12' });
    await belongs(federation, confederation);
    await belongs(pair.union, alliance, { bond: 'alliance' });
    const toFederation = await pledge({ ...pair, union: federation });
    const toConfederation = await pledge({ ...pair, union: confederation });
    const toFormer = await pledge({ ...pair, union: left });
    await pledge({ ...pair, union: alliance });

    const agenda = await agendaOf(await meet(pair));
    const dayBefore = await agendaOf(await meet(pair, { heldOn: '2026-01-11' }));

    expect(new Set(agenda)).toEqual(new Set([toFederation.id, toConfederation.id]));
    expect(dayBefore).toEqual([toFormer.id]);
  });

  it('when it was promised by what the office or a host belongs to, or is in the hands of one of them', async () => {
    const pair = await aPair();
    const [government, host] = await Promise.all([
      anOrganization(t, { kind: 'government_body', name: `Pemerintah Contoh ${next()}` }),
      anOrganization(t, { kind: 'government_body', name: `Sekretariat Contoh ${next()}` }),
    ]);
    await belongs(pair.office, government);
    const byGovernment = await pledge({ ...pair, office: government });
    const byHost = await pledge({ ...pair, office: host });
    const inItsHands = await pledge(
      { ...pair, office: await anOrganization(t) },
      { responsibleUnitId: pair.office.id },
    );
    await pledge({ union: host, office: pair.office });

    const agenda = await agendaOf(await meet(pair, { hostIds: [host.id] }));

    expect(new Set(agenda)).toEqual(new Set([byGovernment.id, byHost.id, inItsHands.id]));
  });

  it('for whoever comes in a post, by a tenure, or on behalf of a party', async () => {
    const pair = await aPair();
    const commitment = await pledge(pair);
    const post = await aPost(t, { organizationId: pair.union.id });
    const tenure = await aTenure(t, { postId: post.id });
    const of = async (fields: object) =>
      agendaOf(await meet(pair, { invitations: [guest(undefined, fields)] }));

    expect(await of({ postId: post.id })).toEqual([commitment.id]);
    expect(await of({ personId: tenure.person.id })).toEqual([commitment.id]);
    expect(await of({ role: 'kuasa hukum', onBehalfOfId: pair.union.id })).toEqual([commitment.id]);
    expect(await of({ organizationId: pair.union.id, presence: 'mentioned' })).toEqual([]);
  });

  it('on the day a meeting is moved to', async () => {
    const [pair, federation] = [await aPair(), await anOrganization(t)];
    await belongs(pair.union, federation, { startedOn: '2026-02-01' });
    const commitment = await pledge({ ...pair, union: federation });
    const meeting = await meet(pair);

    await did('move', meeting, { heldOn: '2026-02-01', ...REASON });

    expect(await agendaOf(meeting)).toEqual([commitment.id]);
  });
});

describe('a commitment on the agenda once', () => {
  it('stays there once, however many are invited at once', async () => {
    const pair = await aPair();
    const [federation, ...unions] = await Promise.all(Array.from({ length: 6 }, () => anOrganization(t)));
    for (const union of unions) await belongs(union, federation);
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push((await pledge({ ...pair, union: federation })).id);
    const meeting = await meet(pair, { invitations: [] });

    const answers = await Promise.all([
      ...unions.map(({ id }) => invite(meeting, id)),
      t.siti.act(`/meetings/${meeting.id}/open`, meeting),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 200]);
    expect((await agendaOf(meeting)).toSorted()).toEqual(ids.toSorted());
  });

  it('is there once where somebody puts it there as its parties are invited', async () => {
    for (let round = 0; round < 4; round++) {
      const pair = await aPair();
      const commitment = await pledge(pair);
      const meeting = await meet(pair, { invitations: [] });

      const [invited, put] = await Promise.all([
        invite(meeting, pair.union.id),
        t.budi.post(`/meetings/${meeting.id}/agenda-items`, { commitmentId: commitment.id }),
      ]);

      expect(invited.status).toBe(201);
      expect([201, 409]).toContain(put.status);
      expect(await agendaOf(meeting)).toEqual([commitment.id]);
    }
  });

  it('is not put there again', async () => {
    const { meeting, commitment } = await asked([]);

    const again = await t.budi.post(`/meetings/${meeting.id}/agenda-items`, { commitmentId: commitment.id });

    expect(again.body).toMatchObject({ status: 409, type: '/problems/commitment-on-agenda' });
  });

  it('comes neither too early nor twice where it is verified as its parties are invited', async () => {
    for (let round = 0; round < 4; round++) {
      const pair = await aPair();
      const waiting = await aCommitment(t, {
        receiverIds: [pair.union.id],
        makers: [{ organizationId: pair.office.id }],
      });
      const meeting = await meet(pair, { invitations: [] });

      const answers = await Promise.all([
        t.siti.act(`/commitments/${waiting.id}/verify`, waiting),
        invite(meeting, pair.union.id),
      ]);
      await did('open', meeting);

      expect(answers.map(({ status }) => status)).toEqual([200, 201]);
      expect(await agendaOf(meeting)).toEqual([waiting.id]);
    }
  });
});

describe('what is hidden comes not into sight through the agenda', () => {
  it('a commitment for the office is on it for the office, one for a party for that party', async () => {
    const pair = await aPair();
    const [kept, shared] = [await pledge(pair, forTheOffice), await pledge(pair, forParties(pair.union.id))];
    const [union, rival] = [
      await t.representative(`Wakil Contoh ${next()}`, pair.union.id),
      await t.representative(`Wakil Contoh ${next()}`, (await anOrganization(t)).id),
    ];

    const meeting = await meet(pair);

    expect(new Set(await agendaOf(meeting))).toEqual(new Set([kept.id, shared.id]));
    expect(await agendaOf(meeting, union)).toEqual([shared.id]);
    for (const who of [t.anyone, rival]) {
      expect(await agendaOf(meeting, who)).toEqual([]);
      expect((await who.read(`/agenda-items?meeting=${meeting.id}`)).items).toEqual([]);
    }
    expect(meeting.agenda.length).toBe(2);
  });

  it('an open one that comes by a hidden guest is on it for the office alone', async () => {
    const pair = await aPair();
    const commitment = await pledge(pair);

    const meeting = await meet(pair, { invitations: [guest(pair.union.id, forTheOffice)] });

    expect(await agendaOf(meeting)).toEqual([commitment.id]);
    expect(await agendaOf(meeting, t.anyone)).toEqual([]);
  });

  it('nor does a hidden affiliation, post or organization', async () => {
    const [pair, federation] = [await aPair(), await anOrganization(t)];
    await belongs(pair.union, federation, forTheOffice);
    const toFederation = await pledge({ ...pair, union: federation });
    const hiddenUnion = await anOrganization(t, forTheOffice);
    const toHidden = await pledge({ ...pair, union: hiddenUnion });
    const post = await aPost(t, { organizationId: pair.union.id, ...forTheOffice });
    const toUnion = await pledge(pair);
    const of = async (invitation: object) => {
      const meeting = await meet(pair, { invitations: [invitation] });
      return [await agendaOf(meeting), await agendaOf(meeting, t.anyone)];
    };

    expect(await of(guest(hiddenUnion.id))).toEqual([[toHidden.id], []]);
    expect(await of(guest(undefined, { postId: post.id }))).toEqual([
      expect.arrayContaining([toFederation.id, toUnion.id]),
      [],
    ]);
    expect(await of(guest(pair.union.id))).toEqual([
      expect.arrayContaining([toFederation.id, toUnion.id]),
      [toUnion.id],
    ]);
  });

  it('a meeting of the office has an agenda for the office', async () => {
    const pair = await aPair();
    const commitment = await pledge(pair);

    const meeting = await meet(pair, { kind: 'leaders_meeting' });

    expect(await agendaOf(meeting)).toEqual([commitment.id]);
    expect((await t.anyone.read(`/agenda-items?commitment=${commitment.id}`)).items).toEqual([]);
  });

  it('what is closed later is closed on the agenda too', async () => {
    const { meeting, commitment } = await asked([]);
    expect(await agendaOf(meeting, t.anyone)).toEqual([commitment.id]);

    await t.budi.act(`/commitments/${commitment.id}/restrict`, commitment, { ...forTheOffice, ...REASON });

    expect(await agendaOf(meeting, t.anyone)).toEqual([]);
  });
});

describe('a meeting with open commitments', () => {
  it('is not closed, which names each of them, and changes nothing', async () => {
    const pair = await aPair();
    const [one, other, third] = [await pledge(pair), await pledge(pair), await pledge(pair)];
    const meeting = await meet(pair);
    await did('open', meeting);
    await t.budi.made(`/meetings/${meeting.id}/agenda-items`, { title: 'Lain-lain' });
    const itemOf = ({ id }: Json) => meeting.agenda.find(({ commitment }: Json) => commitment.id === id);
    await decide(itemOf(third), { outcome: 'heard' });
    const before = await now(meeting);

    const answer = await act('close', meeting);

    expect(answer.body).toMatchObject({ status: 422, type: '/problems/outcomes-open' });
    expect(Object.keys(answer.body.errors as object).toSorted()).toEqual(
      [one, other].map((commitment) => `agenda.${itemOf(commitment).id}`).toSorted(),
    );
    expect(await now(meeting)).toEqual(before);

    await decide(itemOf(one), { outcome: 'not_raised' });
    await decide(itemOf(other), { outcome: 'deferred', deferredTo: '2026-02-01', note: 'Menunggu data.' });
    const closed = await did('close', meeting);
    expect(closed).toMatchObject({ state: 'closed' });
    expect(closed.agenda).toContainEqual(
      expect.objectContaining({
        outcome: 'deferred',
        deferredTo: '2026-02-01',
        outcomeNote: 'Menunggu data.',
      }),
    );
  });

  it('is never closed without an outcome, where both are done at once', async () => {
    for (let round = 0; round < 8; round++) {
      const { meeting, item } = await asked();
      const open = await now(meeting);

      const [closed, decided] = await Promise.all([
        t.siti.act(`/meetings/${meeting.id}/close`, open),
        decide(item, { outcome: 'heard' }),
      ]);

      expect(decided.status).toBe(200);
      const after = await now(meeting);
      const refused = ['/problems/outcomes-open', 'open'];
      expect([closed.body.type, after.state]).toEqual(
        closed.status === 200 ? [undefined, 'closed'] : refused,
      );
      expect(after.agenda[0].outcome).toBe('heard');
    }
  });

  it('is never closed with one that came at the last moment', async () => {
    for (let round = 0; round < 8; round++) {
      const [pair, late] = [await aPair(), await anOrganization(t)];
      await pledge({ ...pair, union: late });
      const meeting = await meet(pair);
      const open = await did('open', meeting);

      const [closed, walkIn] = await Promise.all([
        t.siti.act(`/meetings/${meeting.id}/close`, open),
        invite(meeting, late.id, { presence: 'present' }),
      ]);

      expect(walkIn.status).toBe(201);
      const { state, agenda } = await now(meeting);
      expect([state, agenda.length]).toEqual(closed.status === 200 ? ['closed', 0] : ['open', 1]);
    }
  });

  it('is held to it by the database', async () => {
    const { meeting, item } = await asked();
    const closing = t.owner.query(`UPDATE meeting SET state = 'closed' WHERE id = $1`, [meeting.id]);
    await expect(closing).rejects.toMatchObject({ constraint: 'meeting_closed_with_outcomes' });
    await decide(item, { outcome: 'heard' });
    await did('close', meeting);

    const undoing = t.owner.query(`UPDATE agenda_item SET outcome = NULL WHERE id = $1`, [item.id]);

    await expect(undoing).rejects.toMatchObject({ constraint: 'agenda_item_has_outcome' });
  });

  it('takes no further commitment once it is closed', async () => {
    const { meeting, item, pair } = await asked();
    await decide(item, { outcome: 'heard' });
    await did('close', meeting);
    const other = await pledge(pair);
    const put = (body: object) => t.budi.post(`/meetings/${meeting.id}/agenda-items`, body);

    expect((await put({ commitmentId: other.id })).body).toMatchObject({
      status: 422,
      type: '/problems/meeting-state',
    });
    expect((await put({ title: 'Lain-lain' })).status).toBe(201);
  });
});

describe('an outcome', () => {
  it.each([
    ['planned', [] as string[]],
    ['cancelled', ['cancel']],
  ])('is not of a meeting that is %s', async (_, states) => {
    const { meeting, item } = await asked([]);
    for (const state of states) await did(state, meeting, REASON);

    expect((await decide(item, { outcome: 'heard' })).body).toMatchObject({
      status: 422,
      type: '/problems/meeting-state',
    });
  });

  it.each([
    [{ outcome: 'deferred' }],
    [{ outcome: 'deferred', deferredTo: '2026-01-12' }],
    [{ outcome: 'heard', deferredTo: '2026-02-01' }],
    [{ outcome: 'not_raised', deferredTo: '2026-02-01' }],
  ])('has a day after the meeting where it is a deferral, and only then: not %j', async (body) => {
    const { item } = await asked();

    const answer = await decide(item, body);

    expect(answer.body).toMatchObject({ status: 422, type: '/problems/deferral-unclear' });
    expect(Object.keys(answer.body.errors as object)).toEqual(['deferredTo']);
    expect((await t.budi.read(`/agenda-items/${item.id}`)).revision).toBe(item.revision);
  });

  it.each([{ outcome: 'done' }, {}, { outcome: 'deferred', deferredTo: '2026-02-30' }])(
    'is one of four: not %j',
    async (body) => {
      const { item } = await asked();

      expect((await decide(item, body)).body).toMatchObject({
        status: 400,
        type: '/problems/fields-refused',
      });
    },
  );

  it('is set by one of two at once, and may be put right while the minutes are a draft', async () => {
    const { meeting, item } = await asked();

    const answers = await Promise.all(['heard', 'not_raised'].map((outcome) => decide(item, { outcome })));
    await did('close', meeting);
    const again = await decide(await t.budi.read(`/agenda-items/${item.id}`), {
      outcome: 'deferred',
      deferredTo: '2026-02-01',
    });

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect(again.body).toMatchObject({ outcome: 'deferred', deferredTo: '2026-02-01' });
  });

  it.each([
    ['heard', true],
    ['evidence_given', true],
    ['not_raised', false],
    ['deferred', false],
  ])('%s is news of the commitment: %s', async (outcome, isNews) => {
    const { item, commitment } = await asked(['open'], {
      statementId: (await aStatement(t, { saidOn: '2025-11-10' })).id,
    });

    await decide(item, { outcome, ...(outcome === 'deferred' && { deferredTo: '2026-02-01' }) });

    const after = await t.anyone.read(`/commitments/${commitment.id}`);
    expect([after.lastNewsOn, after.revision - commitment.revision]).toEqual(
      isNews ? ['2026-01-12', 1] : ['2025-11-10', 0],
    );
  });

  it('that fewer see than the commitment is no news of it', async () => {
    const pair = await aPair();
    const statement = await aStatement(t, { saidOn: '2025-11-10' });
    const commitment = await pledge(pair, { statementId: statement.id });
    const meeting = await meet(pair, { kind: 'leaders_meeting' });
    await did('open', meeting);

    const answer = await decide((await now(meeting)).agenda[0], { outcome: 'heard' });

    expect(answer.status).toBe(200);
    expect(await t.anyone.read(`/commitments/${commitment.id}`)).toEqual(commitment);
  });

  it('is taken of a commitment that was retracted meanwhile, without being news of it', async () => {
    const { item, commitment } = await asked();
    const retracted = await t.siti.act(`/commitments/${commitment.id}/retract`, commitment, REASON);

    expect((await decide(item, { outcome: 'heard' })).status).toBe(200);
    expect((await t.budi.read(`/commitments/${commitment.id}`)).revision).toBe(retracted.body.revision);
  });
});

describe('an item', () => {
  const put = (meeting: Json, body: object): Promise<Json> =>
    t.budi.made(`/meetings/${meeting.id}/agenda-items`, body);
  const withdraw = (item: Json) => t.budi.act(`/agenda-items/${item.id}/withdraw`, item, REASON);

  it('stands where it is put: at the end, first, or after another, and moves', async () => {
    const meeting = await aMeeting(t);
    const one = await put(meeting, { title: 'satu' });
    await put(meeting, { title: 'tiga' });
    await put(meeting, { title: 'nol', afterId: null });
    await put(meeting, { title: 'dua', afterId: one.id });
    expect(await agendaOf(meeting)).toEqual(['nol', 'satu', 'dua', 'tiga']);

    await t.budi.act(`/agenda-items/${one.id}/corrections`, one, { afterId: null, ...REASON });

    expect(await agendaOf(meeting)).toEqual(['satu', 'nol', 'dua', 'tiga']);
  });

  it('does not stand after one of another meeting', async () => {
    const elsewhere = await put(await aMeeting(t), { title: 'satu' });

    const answer = await t.budi.post(`/meetings/${(await aMeeting(t)).id}/agenda-items`, {
      title: 'dua',
      afterId: elsewhere.id,
    });

    expect(answer.body).toMatchObject({ status: 409, type: '/problems/unknown-reference' });
    expect(Object.keys(answer.body.errors as object)).toEqual(['afterId']);
  });

  it.each([{}, { title: 'Upah', commitmentId: 'one' }])('is about one thing: not %j', async (body: Json) => {
    const { meeting, commitment } = await asked([]);

    const answer = await t.budi.post(`/meetings/${meeting.id}/agenda-items`, {
      ...body,
      ...(body.commitmentId && { commitmentId: commitment.id }),
    });

    expect(answer.body).toMatchObject({ status: 422, type: '/problems/agenda-item-unclear' });
  });

  it.each([
    ['waits for verification', {}],
    ['is a draft', { isDraft: true }],
  ])('is no commitment that %s', async (_, fields) => {
    const commitment = await aCommitment(t, fields);

    const answer = await t.budi.post(`/meetings/${(await aMeeting(t)).id}/agenda-items`, {
      commitmentId: commitment.id,
    });

    expect(answer.body).toMatchObject({ status: 422, type: '/problems/not-verified' });
  });

  it.each(['commitmentId', 'raisedById'])('names nothing unknown in %s', async (field) => {
    const answer = await t.budi.post(`/meetings/${(await aMeeting(t)).id}/agenda-items`, {
      ...(field !== 'commitmentId' && { title: 'Upah' }),
      [field]: '00000000-0000-4000-8000-000000000000',
    });

    expect(answer.body).toMatchObject({ status: 409, type: '/problems/unknown-reference' });
    expect(Object.keys(answer.body.errors as object)).toEqual([field]);
  });

  it('stays about what it is about', async () => {
    const { item, pair } = await asked([]);
    const correct = (body: object) =>
      t.budi.act(`/agenda-items/${item.id}/corrections`, item, { ...body, ...REASON });

    expect((await correct({ commitmentId: (await pledge(pair)).id })).status).toBe(400);
    expect((await correct({ title: 'Upah' })).body.type).toBe('/problems/agenda-item-unclear');
  });

  it('of words is taken off once, with its reason', async () => {
    const meeting = await aMeeting(t);
    const item = await put(meeting, { title: 'Lain-lain' });

    const withdrawn = await withdraw(item);

    expect(withdrawn.status).toBe(200);
    expect(await agendaOf(meeting)).toEqual([]);
    expect((await t.anyone.read(`/agenda-items?meeting=${meeting.id}`)).items).toEqual([]);
    expect((await t.anyone.read(`/agenda-items/${item.id}/history`)).items[0].entry).toMatchObject({
      act: 'agenda_item.withdrawn',
      ...REASON,
    });
    expect((await withdraw(withdrawn.body)).body).toMatchObject({
      status: 409,
      type: '/problems/agenda-item-withdrawn',
    });
    expect((await decide(withdrawn.body, { outcome: 'heard' })).body.type).toBe(
      '/problems/agenda-item-withdrawn',
    );
  });

  it('that came by itself stays, also where somebody was faster to put it there', async () => {
    const { item, pair } = await asked([]);
    const empty = await meet(pair, { invitations: [] });
    const commitment = await pledge(pair);
    const early = await put(empty, { commitmentId: commitment.id });
    await invite(empty, pair.union.id);

    for (const one of [item, early])
      expect((await withdraw(one)).body).toMatchObject({ status: 409, type: '/problems/brought-item-stays' });
  });

  it('taken off before its parties were invited comes with them again', async () => {
    const pair = await aPair();
    const commitment = await pledge(pair);
    const meeting = await meet(pair, { invitations: [] });
    await withdraw(await put(meeting, { commitmentId: commitment.id }));

    await invite(meeting, pair.union.id);

    expect(await agendaOf(meeting)).toEqual([commitment.id]);
  });

  it('stays while a point of the minutes stands under it', async () => {
    const meeting = await aMeeting(t);
    const item = await put(meeting, { title: 'Upah' });
    await t.budi.made(`/meetings/${meeting.id}/minutes-points`, {
      kind: 'discussion',
      text: 'Dibahas.',
      agendaItemId: item.id,
    });

    expect((await withdraw(item)).body).toMatchObject({ status: 409, type: '/problems/agenda-item-in-use' });
  });

  it('is not taken off a meeting that is over', async () => {
    const meeting = await aMeeting(t);
    const item = await put(meeting, { title: 'Upah' });
    await did('open', meeting);
    await did('close', meeting);

    expect((await withdraw(item)).body).toMatchObject({ status: 422, type: '/problems/meeting-state' });
  });
});
