import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, today } from '../src/common/day.js';
import {
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  evidence,
  forParties,
  next,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { pageText, somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

interface Promised {
  office: Json;
  union: Json;
  post: Json;
  person: Json;
  commitment: Json;
}

/** A promise of January 2026, due at the end of February, by the holder of a post. */
async function promised(fields: Json = {}, days: Json = {}): Promise<Promised> {
  const n = next();
  const office = await anOrganization(t, { kind: 'government_body', name: `Dinas Contoh ${n}` });
  const union = await anOrganization(t, { name: `Serikat Contoh ${n}` });
  const post = await aPost(t, { title: `Kepala Contoh ${n}`, organizationId: office.id });
  const person = await aPerson(t, { name: `Budi Contoh ${n}` });
  const tenure = await aTenure(t, { personId: person.id, postId: post.id, startedOn: '2025-01-01', ...days });
  const said = await aStatement(t, {
    postId: post.id,
    speakerId: person.id,
    saidOn: '2026-01-12',
  });
  const commitment = await aVerifiedCommitment(t, {
    statementId: said.id,
    receiverIds: [union.id],
    makers: [{ tenureId: tenure.id }],
    dueOn: '2026-02-27',
    ...fields,
  });
  return { office, union, post, person, commitment };
}

const tell = (id: string, fields: object) =>
  t.budi.post(`/commitments/${id}/notices`, { words: 'Akan dinilai tidak terpenuhi.', ...fields });
const find = async (id: string, fields: object) =>
  t.budi.act(`/commitments/${id}/assessments`, await t.budi.read(`/commitments/${id}`), {
    lane: 'desk',
    note: 'Penilaian contoh.',
    ...fields,
  });
/** A finding of the desk in force, signed where that is needed. */
const decide = async (id: string, fields: object): Promise<Json> => {
  const { body } = await find(id, { assessedOn: today(), ...fields });
  if (body.state !== 'proposed') return body;
  return (await t.siti.act(`/assessments/${body.id}/sign`, body, {})).body;
};
const failed = { finding: 'not_fulfilled', reasonCode: 'deadline_passed', evidence: [] };

describe('a notice before a negative verdict', () => {
  it('gives ten working days, over a long holiday', async () => {
    const { office, commitment } = await promised();

    const { body, status } = await tell(commitment.id, { addresseeId: office.id, sentOn: '2026-03-12' });

    expect(status).toBe(201);
    // 13, 16, 17 March, then Nyepi and Idulfitri with joint leave until the 24th, 25 to 27, 30, 31, 1 and 2 April.
    expect(body).toMatchObject({
      replyDays: 10,
      replyUntilOn: '2026-04-02',
      state: 'silent',
      kind: 'before_verdict',
    });
  });

  it('comes first: without it, and while there is time to reply, the verdict is refused', async () => {
    const { office, commitment } = await promised();

    const untold = await find(commitment.id, { ...failed, assessedOn: '2026-04-03' });
    await tell(commitment.id, { addresseeId: office.id, sentOn: '2026-03-12' });
    const early = await find(commitment.id, { ...failed, assessedOn: '2026-04-02' });
    const after = await find(commitment.id, { ...failed, assessedOn: '2026-04-06' });

    expect([untold.status, early.status, after.status]).toEqual([422, 422, 201]);
    expect(untold.body).toMatchObject({ type: '/problems/evidence-missing' });
  });

  it('stands beside the verdict with its reply, or with silence', async () => {
    const { office, commitment } = await promised();
    const quiet = await promised();
    const { body: notice } = await tell(commitment.id, { addresseeId: office.id, sentOn: '2026-03-12' });
    await t.budi.act(`/notices/${notice.id}/reply`, notice, {
      words: 'Anggaran contoh ditunda.',
      repliedOn: '2026-03-16',
      sourceId: (await aSource(t, { kind: 'letter' })).id,
    });
    await tell(quiet.commitment.id, { addresseeId: quiet.office.id, sentOn: '2026-03-12' });

    const heard = await find(commitment.id, { ...failed, assessedOn: '2026-03-17' });
    const silent = await find(quiet.commitment.id, { ...failed, assessedOn: '2026-04-06' });

    expect(heard.body).toMatchObject({
      noticeOn: '2026-03-12',
      replyUntilOn: '2026-04-02',
      reply: 'Anggaran contoh ditunda.',
    });
    expect(silent.body).toMatchObject({ noticeOn: '2026-03-12', reply: null });
    expect((await t.anyone.read(`/commitments/${commitment.id}`)).notices).toMatchObject([
      { state: 'replied', reply: 'Anggaran contoh ditunda.', isByParty: false },
    ]);
    expect((await t.anyone.read(`/commitments/${quiet.commitment.id}`)).notices).toMatchObject([
      { state: 'silent' },
    ]);
  });

  it('is no hearing where fewer see it than the verdict, and its reply stays with them', async () => {
    const { office, commitment } = await promised();
    const { body: notice } = await tell(commitment.id, {
      ...forParties(office.id),
      addresseeId: office.id,
      sentOn: '2026-03-12',
    });
    const official = await t.representative(`Rina Contoh ${next()}`, office.id);
    await official.act(`/notices/${notice.id}/reply`, notice, { words: 'Jawaban tertutup contoh.' });

    const refused = await find(commitment.id, { ...failed, assessedOn: today() });
    await tell(commitment.id, { addresseeId: office.id, sentOn: '2026-03-13' });
    const { body: proposal, status } = await find(commitment.id, { ...failed, assessedOn: today() });
    await t.siti.act(`/assessments/${proposal.id}/sign`, proposal, {});

    expect([refused.status, refused.body.type]).toEqual([422, '/problems/evidence-missing']);
    expect(refused.body.detail).toContain('confidential');
    expect(status).toBe(201);
    expect((await t.anyone.read(`/assessments/${proposal.id}`)).reply).toBeNull();
  });

  it('is answered by the office that promised, by its own login, and by no other', async () => {
    const { office, union, commitment } = await promised();
    const [official, stranger] = await Promise.all([
      t.representative(`Rina Contoh ${next()}`, office.id),
      t.representative(`Rina Contoh ${next()}`, union.id),
    ]);
    const { body: notice } = await tell(commitment.id, { addresseeId: office.id });

    const refused = await stranger.act(`/notices/${notice.id}/reply`, notice, { words: 'Bukan kami.' });
    const replied = await official.act(`/notices/${notice.id}/reply`, notice, {
      words: 'Sedang kami kerjakan.',
    });
    const overwritten = await t.budi.act(`/notices/${notice.id}/reply`, replied.body, { words: 'Lain.' });

    expect([refused.status, replied.status, overwritten.status]).toEqual([403, 200, 422]);
    expect(replied.body).toMatchObject({ isByParty: true, reply: 'Sedang kami kerjakan.' });
  });

  it('takes a reply from the office with its source, and the word of who promised after it', async () => {
    const { office, commitment } = await promised();
    const official = await t.representative(`Rina Contoh ${next()}`, office.id);
    const { body: notice } = await tell(commitment.id, { addresseeId: office.id, sentOn: '2026-03-12' });
    const path = `/notices/${notice.id}/reply`;
    const source = await aSource(t, { kind: 'letter' });

    const invented = await t.budi.act(path, notice, { words: 'Kami menyerah.', repliedOn: '2026-03-13' });
    const noted = await t.budi.act(path, notice, {
      words: 'Kami menyerah.',
      repliedOn: '2026-03-13',
      sourceId: source.id,
    });
    const own = await official.act(path, noted.body, { words: 'Kami tidak pernah berkata begitu.' });
    const again = await official.act(path, own.body, { words: 'Sekali lagi.' });

    expect([invented.status, invented.body.type]).toEqual([422, '/problems/source-needed']);
    expect([noted.status, own.status, again.status]).toEqual([200, 200, 422]);
    expect(own.body).toMatchObject({
      isByParty: true,
      reply: 'Kami tidak pernah berkata begitu.',
      repliedOn: today(),
      replySource: null,
    });
    const { items } = await t.anyone.read(`/notices/${notice.id}/history`);
    expect(items).toHaveLength(3);
    await expect(
      t.owner.query(`UPDATE notice SET is_by_party = false, reply = 'Lain.' WHERE id = $1`, [notice.id]),
    ).rejects.toThrow('needs its source');
  });

  it('goes to offices that promised alone, and once a day', async () => {
    const { office, union, commitment } = await promised();

    const [first, second] = await Promise.all([
      tell(commitment.id, { addresseeId: office.id }),
      tell(commitment.id, { addresseeId: office.id }),
    ]);
    const other = await tell(commitment.id, { addresseeId: union.id });

    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(other.status).toBe(403);
  });

  it('is refused clearly where the calendar of the year is missing', async () => {
    const { office, commitment } = await promised();
    const old = await aVerifiedCommitment(t, {
      statementId: (
        await aStatement(t, {
          postId: (await t.budi.read(`/commitments/${commitment.id}`)).makers[0].post.id,
          saidOn: '2023-01-12',
        })
      ).id,
    });

    const { status, body } = await tell(old.id, { addresseeId: office.id, sentOn: '2023-02-01' });

    expect(status).toBe(422);
    expect(body).toMatchObject({ type: '/problems/calendar-missing' });
    expect(body.detail).toContain('2023');
  });
});

describe('an earlier notice', () => {
  const told = async () => {
    const before = await promised();
    await tell(before.commitment.id, { addresseeId: before.office.id, sentOn: '2026-03-12' });
    return before;
  };

  it('is no hearing for a second verdict, nor for a deadline that came after it', async () => {
    const [second, moved] = [await told(), await told()];
    await decide(second.commitment.id, { ...failed, assessedOn: '2026-04-06' });
    await decide(second.commitment.id, {
      finding: 'in_progress',
      isCorrection: true,
      evidence: [await evidence(t, 'A')],
    });
    await t.budi.act(
      `/commitments/${moved.commitment.id}/corrections`,
      await t.budi.read(`/commitments/${moved.commitment.id}`),
      { reason: 'Salah catat.', dueOn: '2026-06-30', duePrecision: 'day' },
    );

    for (const { office, commitment } of [second, moved]) {
      const refused = await find(commitment.id, { ...failed, assessedOn: today() });
      await tell(commitment.id, { addresseeId: office.id, sentOn: '2026-07-01' });
      const heard = await find(commitment.id, { ...failed, assessedOn: today() });

      expect(refused.body.detail).toContain('tell again');
      expect(heard.body).toMatchObject({ state: 'proposed', noticeOn: '2026-07-01' });
    }
  });

  it('does not stand in for a later one that still waits', async () => {
    const { office, commitment } = await told();
    await tell(commitment.id, { addresseeId: office.id });

    const { status, body } = await find(commitment.id, { ...failed, assessedOn: today() });

    expect(status).toBe(422);
    expect(body.detail).toContain('still waits');
  });
});

describe('a proposed negative verdict', () => {
  const proposed = async () => {
    const before = await promised();
    const { body: notice } = await tell(before.commitment.id, {
      addresseeId: before.office.id,
      sentOn: '2026-03-12',
    });
    const { body: proposal } = await find(before.commitment.id, { ...failed, assessedOn: '2026-04-06' });
    return { ...before, notice, proposal };
  };
  const sign = async ({ id }: Json) =>
    t.siti.act(`/assessments/${id}/sign`, await t.siti.read(`/assessments/${id}`), {});
  const refused = ({ status, body }: { status: number; body: Json }) => [status, body.type];
  const correct = async ({ id }: Json, fields: Json) =>
    t.budi.act(`/commitments/${id}/corrections`, await t.budi.read(`/commitments/${id}`), {
      reason: 'Salah catat.',
      ...fields,
    });

  it('is not signed once the deadline, who promised, or the notice is another', async () => {
    const [later, others, untold] = [await proposed(), await proposed(), await proposed()];
    const { id: organizationId } = await anOrganization(t, { kind: 'government_body' });

    const corrected = [
      await correct(later.commitment, { dueOn: '2027-02-26', duePrecision: 'day' }),
      await correct(others.commitment, { makers: [{ organizationId }] }),
      await t.budi.act(`/notices/${untold.notice.id}/withdraw`, untold.notice, { reason: 'Salah kirim.' }),
    ];

    expect(corrected.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { proposal } of [later, others, untold])
      expect(refused(await sign(proposal))).toEqual([422, '/problems/evidence-missing']);
  });

  it('is not signed once the desk found something later', async () => {
    const { commitment, proposal } = await proposed();
    await decide(commitment.id, { finding: 'in_progress', evidence: [await evidence(t, 'A')] });

    expect(refused(await sign(proposal))).toEqual([409, '/problems/proposal-overtaken']);
    expect((await t.anyone.read(`/commitments/${commitment.id}`)).fulfilment).toBe('in_progress');
  });

  it('takes a reply that came late but before the second signature', async () => {
    const { office, notice, proposal } = await proposed();
    const official = await t.representative(`Rina Contoh ${next()}`, office.id);
    await official.act(`/notices/${notice.id}/reply`, notice, { words: 'Terlambat, tetapi ini.' });

    const signed = await sign(proposal);

    expect(proposal.reply).toBeNull();
    expect(signed.body).toMatchObject({ state: 'in_force', reply: 'Terlambat, tetapi ini.' });
  });
});

describe('receivers of a commitment that was found fulfilled', () => {
  it('are asked to confirm once the second person has signed, and their answer replies', async () => {
    const { union, commitment } = await promised();
    const representative = await t.representative(`Rina Contoh ${next()}`, union.id);
    const { body: proposal } = await find(commitment.id, {
      finding: 'fulfilled',
      assessedOn: '2026-03-02',
      evidence: [await evidence(t, 'A')],
    });
    const before = (await t.budi.read(`/commitments/${commitment.id}`)).notices;
    await t.siti.act(`/assessments/${proposal.id}/sign`, proposal, {});
    const asked = (await t.anyone.read(`/commitments/${commitment.id}`)).notices;

    const sentOn = asked[0].sentOn;
    await representative.made(`/commitments/${commitment.id}/assessments`, {
      lane: 'receiver',
      finding: 'confirms',
      assessedOn: sentOn,
      note: 'Benar, sudah dipakai.',
    });

    expect(before).toEqual([]);
    expect(asked).toMatchObject([
      { kind: 'confirmation', addressee: { id: union.id }, replyDays: 10, state: 'waiting' },
    ]);
    const [answered] = (await t.anyone.read(`/commitments/${commitment.id}`)).notices;
    expect(answered).toMatchObject({ state: 'replied', repliedOn: sentOn, isByParty: true, reply: null });
    expect(answered.answerId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a request to confirm', () => {
  const fulfilled = async (finding = 'fulfilled', more: object = {}) => ({
    finding,
    evidence: [await evidence(t, 'A', { part: 'ruang' })],
    ...more,
  });
  const noticesOf = async ({ id }: Json): Promise<Json[]> =>
    (await t.anyone.read(`/commitments/${id}`)).notices;

  it('is taken back when the verdict is another', async () => {
    const { commitment } = await promised();
    await decide(commitment.id, await fulfilled());

    await decide(commitment.id, await fulfilled('in_progress', { isCorrection: true }));

    expect(await noticesOf(commitment)).toMatchObject([{ state: 'withdrawn', withdrawnOn: today() }]);
  });

  it('is about one verdict: another of the same day asks again', async () => {
    const { union, commitment } = await promised();
    const representative = await t.representative(`Rina Contoh ${next()}`, union.id);
    await decide(commitment.id, await fulfilled('partly_fulfilled'));
    await representative.made(`/commitments/${commitment.id}/assessments`, {
      lane: 'receiver',
      finding: 'confirms',
      assessedOn: today(),
      note: 'Sebagian contoh benar.',
    });

    await decide(commitment.id, await fulfilled('fulfilled', { isCorrection: true }));

    const notices = await noticesOf(commitment);
    expect(notices.map(({ finding, state }) => [finding, state])).toEqual([
      ['partly_fulfilled', 'replied'],
      ['fulfilled', 'waiting'],
    ]);
  });

  it('leaves no room for a notice before a verdict', async () => {
    const { office, commitment } = await promised();
    await decide(commitment.id, await fulfilled());

    const { status, body } = await tell(commitment.id, { addresseeId: office.id });

    expect([status, body.type]).toEqual([422, '/problems/verdict-given']);
  });
});

describe('an answer of a receiver for the office alone', () => {
  it('leaves the request to confirm as it was, and replies to it once it is published', async () => {
    const { union, commitment } = await promised();
    const representative = await t.representative(`Rina Contoh ${next()}`, union.id);
    await decide(commitment.id, { finding: 'fulfilled', evidence: [await evidence(t, 'A')] });

    const answer = await representative.made(`/commitments/${commitment.id}/assessments`, {
      ...forParties(union.id),
      lane: 'receiver',
      finding: 'disputes',
      assessedOn: today(),
      note: 'Ruangnya contoh terkunci.',
    });
    const [closed] = (await t.anyone.read(`/commitments/${commitment.id}`)).notices;
    const person = await (await somebody(t, 'staff')).login();
    const published = await person.post(
      `/assessments/${answer.id}/publish`,
      { reason: 'Diminta dibuka.' },
      { 'if-match': `"${answer.revision}"` },
    );
    expect(published.status).toBe(200);
    const [open] = (await t.anyone.read(`/commitments/${commitment.id}`)).notices;

    expect(closed).toMatchObject({ state: 'waiting', repliedOn: null, revision: 1 });
    expect(open).toMatchObject({
      state: 'replied',
      repliedOn: today(),
      answerId: answer.id,
      isByParty: true,
    });
  });
});

describe('a change of tenure', () => {
  const handover = async () => {
    const before = await promised({}, { endedOn: '2026-05-31' });
    const heir = await aPerson(t, { name: `Siti Contoh ${next()}` });
    const tenure = await aTenure(t, {
      personId: heir.id,
      postId: before.post.id,
      startedOn: '2026-06-01',
      basis: 'plt',
    });
    const source = await aSource(t, {});
    return { ...before, heir, tenure, source };
  };
  const take = (id: string, fields: object) =>
    t.budi.post(`/commitments/${id}/takeovers`, {
      words: 'Kami lanjutkan.',
      takenOn: '2026-06-10',
      ...fields,
    });

  it('leaves what was promised to the new holder until they say how they stand to it', async () => {
    const { commitment, tenure, source } = await handover();
    const inherited = () => t.anyone.read(`/commitments?inherited_by=${tenure.id}`);

    const before = await inherited();
    const flagged = (await t.anyone.read(`/commitments/${commitment.id}`)).flags;
    const taken = await take(commitment.id, { tenureId: tenure.id, stance: 'adopted', sourceId: source.id });

    expect(before.items).toMatchObject([{ id: commitment.id }]);
    expect(flagged).toContain('not_taken_over');
    expect(taken.status).toBe(201);
    expect((await inherited()).items).toEqual([]);
    const after = await t.anyone.read(`/commitments/${commitment.id}`);
    expect(after.flags).not.toContain('not_taken_over');
    expect(after.takeovers).toMatchObject([{ stance: 'adopted', basis: 'plt', takenOn: '2026-06-10' }]);
    expect(after.lastNewsOn).toBe('2026-06-10');
  });

  it('lets a list of flags and its counts say the same', async () => {
    const { commitment, office, tenure, source } = await handover();
    const count = async () =>
      (await t.anyone.read(`/commitments?maker=${office.id}&flag=not_taken_over`)).items.map(
        ({ id }: Json) => id,
      );

    expect(await count()).toEqual([commitment.id]);
    await take(commitment.id, { tenureId: tenure.id, stance: 'disowned', sourceId: source.id });
    expect(await count()).toEqual([]);
  });

  /** Of a holder who left at the end of May, with somebody in the same post. */
  const inherited = async (heir: Json, days: Json = {}) => {
    const before = await promised({}, { endedOn: '2026-05-31', ...days });
    const person = heir.personId ?? (await aPerson(t, { name: `Siti Contoh ${next()}` })).id;
    const tenure = await aTenure(t, { ...heir, personId: person, postId: before.post.id });
    const listed = (await t.anyone.read(`/commitments?inherited_by=${tenure.id}`)).items.map(
      ({ id }: Json) => id,
    );
    return { ...before, tenure, listed };
  };

  it.each([
    ['was acting since before the promise', { basis: 'plh', startedOn: '2025-11-01' }],
    ['started on the day of the promise', { basis: 'plt', startedOn: '2026-01-12' }],
    ['started on a day nobody knows', { basis: 'pj', startedOn: null }],
  ])('leaves it to whoever else holds the post, also who %s', async (_name, heir) => {
    const { commitment, tenure, listed } = await inherited(heir);
    const source = await aSource(t, {});
    const admin = await (await somebody(t, 'administrator')).login();

    const form = await pageText(t, admin, `/meja/komitmen/${commitment.id}/serah-terima`);
    const fields = { tenureId: tenure.id, stance: 'adopted', sourceId: source.id };
    const early = await take(commitment.id, { ...fields, takenOn: '2026-05-30' });
    const taken = await take(commitment.id, fields);

    expect(listed).toEqual([commitment.id]);
    expect(form).toContain(`value="${tenure.id}"`);
    expect([early.body.type, taken.status]).toEqual(['/problems/taken-out-of-time', 201]);
    expect((await t.anyone.read(`/commitments/${commitment.id}`)).flags).not.toContain('not_taken_over');
  });

  it('is none while who promised is still there, and none for who left before', async () => {
    const acting = await inherited({ basis: 'plh', startedOn: '2026-03-01' }, { endedOn: null });
    const earlier = await inherited({ basis: 'plh', startedOn: '2026-02-01', endedOn: '2026-03-31' });

    expect([acting.listed, earlier.listed]).toEqual([[], []]);
    const said = await take(acting.commitment.id, { tenureId: acting.tenure.id, stance: 'disowned' });
    expect(said.body.type).toBe('/problems/not-inherited');
    expect((await t.anyone.read(`/commitments/${acting.commitment.id}`)).flags).not.toContain(
      'not_taken_over',
    );
  });

  it('is none where the same person is confirmed in the post, until they leave it', async () => {
    const before = await promised({}, { endedOn: '2026-05-31', basis: 'pj' });
    const { commitment, office, person, post } = before;
    const confirmed = await aTenure(t, { personId: person.id, postId: post.id, startedOn: '2026-06-01' });
    const flagged = async () => [
      (await t.anyone.read(`/commitments/${commitment.id}`)).flags.includes('not_taken_over'),
      (await t.anyone.read(`/commitments?maker=${office.id}&flag=not_taken_over`)).items.length,
    ];
    const inheritedBy = async (tenure: Json) =>
      (await t.anyone.read(`/commitments?inherited_by=${tenure.id}`)).items.length;
    const admin = await (await somebody(t, 'administrator')).login();

    const held = [await flagged(), await inheritedBy(confirmed)];
    const refused = await take(commitment.id, { tenureId: confirmed.id, stance: 'disowned' });
    const form = await pageText(t, admin, `/meja/komitmen/${commitment.id}/serah-terima`);
    await t.budi.act(`/tenures/${confirmed.id}/end`, confirmed, { endedOn: '2026-08-31' });
    const successor = await aTenure(t, {
      personId: (await aPerson(t, {})).id,
      postId: post.id,
      startedOn: '2026-09-01',
    });

    expect(held).toEqual([[false, 0], 0]);
    expect(refused.body.type).toBe('/problems/not-inherited');
    expect(form).not.toContain(confirmed.id);
    expect([await flagged(), await inheritedBy(successor)]).toEqual([[true, 1], 1]);
  });

  it('asks anew when an acting holder goes', async () => {
    const { commitment, post, tenure, source } = await handover();
    await take(commitment.id, { tenureId: tenure.id, stance: 'adopted', sourceId: source.id });

    const held = await t.budi.read(`/tenures/${tenure.id}`);
    await t.budi.act(`/tenures/${tenure.id}/end`, held, { endedOn: '2026-07-31' });
    const later = await aTenure(t, {
      personId: (await aPerson(t, {})).id,
      postId: post.id,
      startedOn: '2026-08-01',
    });

    expect((await t.anyone.read(`/commitments/${commitment.id}`)).flags).toContain('not_taken_over');
    expect((await t.anyone.read(`/commitments?inherited_by=${later.id}`)).items).toMatchObject([
      { id: commitment.id },
    ]);
  });

  it('takes words, a source, and what an altered promise becomes', async () => {
    const { commitment, tenure, source, office } = await handover();
    const official = await t.representative(`Rina Contoh ${next()}`, office.id);

    const unsourced = await take(commitment.id, { tenureId: tenure.id, stance: 'adopted' });
    const vague = await take(commitment.id, { tenureId: tenure.id, stance: 'altered', sourceId: source.id });
    const early = await take(commitment.id, {
      tenureId: tenure.id,
      stance: 'adopted',
      sourceId: source.id,
      takenOn: '2026-05-30',
    });
    const own = await official.post(`/commitments/${commitment.id}/takeovers`, {
      tenureId: tenure.id,
      stance: 'altered',
      words: 'Ruangnya lebih kecil.',
      alteredTo: 'Ruang untuk 12 orang.',
    });

    expect([unsourced.status, vague.status, early.status, own.status]).toEqual([422, 422, 422, 201]);
    expect(own.body).toMatchObject({ isByParty: true, alteredTo: 'Ruang untuk 12 orang.' });
  });

  it('is dated today where the office says so by its own login, in the database as well', async () => {
    const { commitment, tenure, office } = await handover();
    const official = await t.representative(`Rina Contoh ${next()}`, office.id);
    const say = (fields: object) =>
      official.post(`/commitments/${commitment.id}/takeovers`, {
        tenureId: tenure.id,
        stance: 'disowned',
        words: 'Bukan janji kami.',
        ...fields,
      });

    const early = await say({ takenOn: addDays(today(), -1) });
    const now = await say({});

    expect([early.status, early.body.type]).toEqual([422, '/problems/taken-out-of-time']);
    expect(early.body.errors).toEqual({ takenOn: ['must be today'] });
    expect([now.status, now.body.takenOn]).toEqual([201, today()]);
    await expect(
      t.owner.query(
        `INSERT INTO takeover SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'taken_on', '2026-06-10'))).*
           FROM takeover r WHERE id = $1`,
        [now.body.id],
      ),
    ).rejects.toMatchObject({ constraint: 'takeover_dated_when_said' });
  });

  it('is of the post it was promised from, and not of the one who promised', async () => {
    const { commitment, source } = await handover();
    const other = await handover();
    const [own] = (await t.budi.read(`/commitments/${commitment.id}`)).makers;
    const tenures = (await t.budi.read(`/tenures?post=${own.post.id}`)).items as Json[];
    const first = tenures.find(({ startedOn }) => startedOn === '2025-01-01')!;

    const stranger = await take(commitment.id, {
      tenureId: other.tenure.id,
      stance: 'adopted',
      sourceId: source.id,
    });
    const same = await take(commitment.id, {
      tenureId: first.id,
      stance: 'adopted',
      sourceId: source.id,
      takenOn: '2026-05-01',
    });

    expect([stranger.body.type, same.body.type]).toEqual([
      '/problems/not-inherited',
      '/problems/not-inherited',
    ]);
  });
});
