import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDraftVersion,
  aMilestone,
  anOrganization,
  aSource,
  aVerifiedCommitment,
  forTheOffice,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/* The way of a pledge: ready sets, steps and what happens to them, versions of the draft and what the sides say. */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const setOf = async (key: string): Promise<Json> =>
  (await t.anyone.read('/milestone-sets')).items.find((set: Json) => set.key === key);

const use = async (commitment: Json, key = 'perbup') =>
  t.budi.act(`/commitments/${commitment.id}/milestone-set`, commitment, { setId: (await setOf(key)).id });

/** A verified commitment with the steps of a Perbup, by their keys. */
async function perbup() {
  const commitment = await aVerifiedCommitment(t);
  const { body } = await use(commitment);
  const steps = Object.fromEntries((body.items as Json[]).map((step) => [step.stepKey as string, step]));
  return { commitment, steps };
}

const act = (step: Json, name: string, body: object) =>
  t.budi.act(`/milestones/${step.id}/${name}`, step, body);
const meet = async (step: Json, metOn = '2026-02-02', fields: object = {}) =>
  act(step, 'meet', {
    metOn,
    evidence: [{ sourceId: (await aSource(t)).id, shows: 'Surat permohonan bernomor.' }],
    ...fields,
  });
const now = (step: Json) => t.anyone.read(`/milestones/${step.id}`);
const statuses = (answers: { status: number }[]) =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);
const codeOf = ({ status, body }: { status: number; body: Json }) => [status, body.type];

describe('a ready set', () => {
  it('comes with the program: a Perbup of 11 steps that is issued when it is gazetted', async () => {
    const { steps, revision } = await setOf('perbup');

    expect(revision).toBe(1);
    expect(steps.map(({ key }: Json) => key)).toEqual([
      'perencanaan',
      'penyusunan',
      'pelibatan',
      'pembahasan',
      'harmonisasi',
      'fasilitasi',
      'paraf',
      'penetapan',
      'pengundangan',
      'penyebarluasan',
      'pelaksanaan',
    ]);
    expect(steps.filter((step: Json) => step.isDecisive).map(({ key }: Json) => key)).toEqual([
      'pengundangan',
    ]);
    expect(steps.filter((step: Json) => step.isOptional).map(({ key }: Json) => key)).toEqual(['fasilitasi']);
  });

  it('is kept by the office, and what was laid on pledges stays as it was', async () => {
    const input = {
      key: 'set-contoh',
      label: 'Set contoh',
      labelEn: 'Sample set',
      steps: [{ key: 'satu', title: 'Satu', titleEn: 'One', doneWhen: 'Ada.', doneWhenEn: 'It is there.' }],
    };
    const set = await t.budi.made('/milestone-sets', input);
    const { body } = await use(await aVerifiedCommitment(t), 'set-contoh');

    const changed = await t.siti.act(`/milestone-sets/${set.id}/corrections`, set, {
      steps: [{ ...input.steps[0], title: 'Langkah pertama' }],
      reason: 'Diperjelas.',
    });
    const relabel = { label: 'Lain', reason: 'Contoh.' };
    const late = await t.budi.act(`/milestone-sets/${set.id}/corrections`, set, relabel);
    const unreasoned = await t.budi.act(`/milestone-sets/${set.id}/corrections`, changed.body, {
      label: 'Lain',
    });
    const again = await t.budi.post('/milestone-sets', input);
    const { rows } = await t.owner.query(
      `SELECT act, detail FROM audit_entry WHERE detail LIKE 'set-contoh%' ORDER BY act`,
    );

    expect(changed.body).toMatchObject({
      revision: 2,
      label: 'Set contoh',
      steps: [{ title: 'Langkah pertama' }],
    });
    expect((await now(body.items[0])).title).toBe('Satu');
    expect([late.status, unreasoned.status]).toEqual([412, 400]);
    expect(codeOf(again)).toEqual([409, '/problems/set-key-taken']);
    expect(rows).toEqual([
      { act: 'milestone_set.corrected', detail: 'set-contoh: Diperjelas.' },
      { act: 'milestone_set.recorded', detail: 'set-contoh' },
    ]);
  });

  it('has one decisive step at most, none that is optional, and no key twice', async () => {
    const step = { key: 'satu', title: 'Satu', titleEn: 'One', doneWhen: 'Ada.', doneWhenEn: 'There.' };
    const refused = await t.budi.post('/milestone-sets', {
      key: 'set-keliru',
      label: 'Keliru',
      labelEn: 'Wrong',
      steps: [
        { ...step, isDecisive: true, isOptional: true },
        { ...step, isDecisive: true },
      ],
    });

    expect(codeOf(refused)).toEqual([422, '/problems/set-unclear']);
    expect(Object.keys(refused.body.errors).toSorted()).toEqual([
      'steps.0.isDecisive',
      'steps.1.isDecisive',
      'steps.1.key',
    ]);
  });

  it('is changed by nobody but the office', async () => {
    const set = await setOf('umk');
    const reader = await t.representative('Wakil contoh set', (await anOrganization(t)).id);
    const change = (by: typeof reader) =>
      by.act(`/milestone-sets/${set.id}/corrections`, set, { label: 'Lain', reason: 'Contoh.' });

    expect([(await change(reader)).status, (await change(t.anyone)).status]).toEqual([403, 401]);
  });
});

describe('using a set', () => {
  it('makes all its steps in their order, each with its entry in the history of the pledge', async () => {
    const commitment = await aVerifiedCommitment(t);
    const { status, body } = await use(commitment);

    const { items } = await t.anyone.read(`/milestones?commitment=${commitment.id}&sort=place`);
    const history = await t.anyone.read(`/commitments/${commitment.id}/history?limit=100`);

    expect(status).toBe(200);
    expect(body.items).toHaveLength(11);
    expect(items.map(({ id }: Json) => id)).toEqual(body.items.map(({ id }: Json) => id));
    expect(items[8]).toMatchObject({
      stepKey: 'pengundangan',
      setKey: 'perbup',
      state: 'planned',
      plannedOn: null,
      metOn: null,
      isDecisive: true,
      evidence: [],
      sentBackCount: 0,
    });
    expect(history.items.filter(({ entry }: Json) => entry.act === 'milestone.recorded')).toHaveLength(11);
  });

  it('happens once, also where two use it at once, and beside another set', async () => {
    const commitment = await aVerifiedCommitment(t);
    const answers = await Promise.all([use(commitment), use(commitment)]);
    const other = await use(commitment, 'umk');

    expect(statuses(answers)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.type).toBe('/problems/set-used');
    expect(other.body.items).toHaveLength(15);
  });

  it('takes a verified pledge as its editor saw it, and a set there is', async () => {
    const commitment = await aVerifiedCommitment(t);
    const setId = (await setOf('perbup')).id;
    const path = `/commitments/${commitment.id}/milestone-set`;
    const retracted = await aVerifiedCommitment(t);
    const { body } = await t.siti.act(`/commitments/${retracted.id}/retract`, retracted, {
      reason: 'Keliru.',
    });

    expect(
      [
        await t.budi.act(path, { revision: 99 }, { setId }),
        await t.budi.act(path, commitment, { setId: commitment.id }),
        await t.budi.act(`/commitments/${retracted.id}/milestone-set`, body, { setId }),
        await t.budi.post(path, { setId }),
      ].map(({ status }) => status),
    ).toEqual([412, 409, 422, 428]);
  });
});

describe('a step', () => {
  it('is met by evidence, which is news of the pledge and moves no finding', async () => {
    const { commitment, steps } = await perbup();

    const met = await meet(steps['perencanaan'], '2026-02-10');
    const after = await t.anyone.read(`/commitments/${commitment.id}`);
    const history = await t.anyone.read(`/commitments/${commitment.id}/history?limit=100`);

    expect(met.body).toMatchObject({
      state: 'met',
      metOn: '2026-02-10',
      evidence: [{ source: { kind: expect.any(String) }, shows: 'Surat permohonan bernomor.' }],
    });
    expect(after).toMatchObject({ lastNewsOn: '2026-02-10', fulfilment: 'not_started', checkedOn: null });
    expect(history.items.map(({ entry }: Json) => entry.act)).toEqual(
      expect.arrayContaining(['milestone.met', 'commitment.stepped']),
    );
  });

  it('that is decisive moves no finding either', async () => {
    const { commitment, steps } = await perbup();
    await meet(steps['pengundangan']);

    expect((await t.anyone.read(`/commitments/${commitment.id}`)).fulfilment).toBe('not_started');
  });

  it('is not met without evidence, nor by a source there is not, nor before its day has come', async () => {
    const { steps } = await perbup();
    const step = steps['perencanaan'];

    expect((await meet(step, '2026-02-02', { evidence: [] })).status).toBe(400);
    expect((await meet(step, '2026-02-02', { evidence: [{ sourceId: step.id, shows: 'x' }] })).status).toBe(
      409,
    );
    expect(codeOf(await meet(step, '2999-01-01'))).toEqual([422, '/problems/day-in-future']);
    expect((await now(step)).state).toBe('planned');
  });

  it('that is met cannot be met again, and of two who meet it one wins', async () => {
    const { steps } = await perbup();
    const answers = await Promise.all([meet(steps['penyusunan']), meet(steps['penyusunan'])]);
    const again = await meet(await now(steps['penyusunan']));

    expect(statuses(answers)).toEqual([200, 412]);
    expect(codeOf(again)).toEqual([422, '/problems/milestone-state']);
  });

  it('is sent back, and what was met after it is open again, while what came before stays met', async () => {
    const { commitment, steps } = await perbup();
    const first = (await meet(steps['perencanaan'], '2026-02-02')).body;
    const draft = (await meet(steps['penyusunan'], '2026-02-03')).body;
    const heard = (await meet(steps['pelibatan'], '2026-02-04')).body;

    const back = await act(draft, 'send-back', { sentBackOn: '2026-02-20', reason: 'Dasar hukum kurang.' });
    const twice = await act(back.body, 'send-back', { sentBackOn: '2026-02-25', reason: 'Lampiran kurang.' });
    const { items } = await t.anyone.read(`/milestones?commitment=${commitment.id}&sort=place&limit=3`);
    const entry = (await t.anyone.read(`/milestones/${heard.id}/history`)).items[0].entry;

    expect(twice.body).toMatchObject({
      state: 'sent_back',
      metOn: null,
      evidence: [],
      sentBackCount: 2,
      sentBackOn: '2026-02-25',
      stateReason: 'Lampiran kurang.',
    });
    expect(items.map(({ state }: Json) => state)).toEqual(['met', 'sent_back', 'planned']);
    expect(entry).toMatchObject({ act: 'milestone.reopened', reason: 'Dasar hukum kurang.' });
    expect((await now(first)).metOn).toBe('2026-02-02');
    expect((await t.anyone.read(`/commitments/${commitment.id}`)).lastNewsOn).toBe('2026-02-25');
  });

  it('is not sent back before it was met, nor met before it was sent back', async () => {
    const { steps } = await perbup();
    const met = (await meet(steps['penyusunan'], '2026-02-10')).body;
    const early = await act(met, 'send-back', { sentBackOn: '2026-02-09', reason: 'Contoh' });
    const back = (await act(met, 'send-back', { sentBackOn: '2026-02-10', reason: 'Contoh' })).body;
    const tooEarly = await meet(back, '2026-02-09');
    const onTheDay = await meet(back, '2026-02-10');

    expect([codeOf(early), codeOf(tooEarly)]).toEqual([
      [422, '/problems/days-out-of-order'],
      [422, '/problems/days-out-of-order'],
    ]);
    expect(onTheDay.body).toMatchObject({ state: 'met', sentBackCount: 1 });
  });

  it('is not met before a step ahead of it was sent back, on its own day or a later one', async () => {
    const { steps } = await perbup();
    const first = (await meet(steps['penyusunan'], '2026-02-02')).body;
    await meet(steps['pelibatan'], '2026-02-03');
    await act(first, 'send-back', { sentBackOn: '2026-03-10', reason: 'Lampiran contoh kurang.' });

    const early = await meet(await now(steps['pelibatan']), '2026-03-09');
    const later = await meet(await now(steps['pelibatan']), '2026-03-10');
    const ahead = await meet(steps['perencanaan'], '2026-02-01');

    expect(codeOf(early)).toEqual([422, '/problems/days-out-of-order']);
    expect(early.body.errors.metOn[0]).toContain('2026-03-10');
    expect([later.status, ahead.status]).toEqual([200, 200]);
  });

  it('is left out only where it is optional, and comes back when it is required after all', async () => {
    const { steps } = await perbup();
    const refused = await act(steps['harmonisasi'], 'leave-out', { reason: 'Contoh' });
    const out = await act(steps['fasilitasi'], 'leave-out', { reason: 'Tidak diwajibkan untuk pokok ini.' });
    const met = await meet(out.body);
    const back = await act(out.body, 'reopen', { reason: 'Provinsi memintanya.' });

    expect(codeOf(refused)).toEqual([422, '/problems/step-required']);
    expect(out.body).toMatchObject({ state: 'left_out', stateReason: 'Tidak diwajibkan untuk pokok ini.' });
    expect(met.status).toBe(422);
    expect(back.body).toMatchObject({ state: 'planned', stateReason: null });
  });

  it('is planned by people, and found by day, state and unit', async () => {
    const { commitment, steps } = await perbup();
    const unit = await anOrganization(t, { kind: 'government_body' });
    const planned = await act(steps['paraf'], 'schedule', {
      plannedOn: '2026-03-01',
      responsibleUnitId: unit.id,
    });
    const found = async (query: string) =>
      (await t.anyone.read(`/milestones?${query}`)).items.map((step: Json) => step.stepKey);

    expect(planned.body).toMatchObject({ plannedOn: '2026-03-01', responsibleUnit: { id: unit.id } });
    expect(await found(`unit=${unit.id}`)).toEqual(['paraf']);
    expect(await found(`commitment=${commitment.id}&planned_before=2026-03-02`)).toEqual(['paraf']);
    expect(await found(`commitment=${commitment.id}&planned_before=2026-03-01`)).toEqual([]);
    expect(await found(`commitment=${commitment.id}&state=met`)).toEqual([]);
    expect((await found(`commitment=${commitment.id}`))[0]).toBe('paraf');
    expect((await act(planned.body, 'schedule', { plannedOn: null })).body.plannedOn).toBeNull();
  });

  it('is listed page by page, also those without a day', async () => {
    const { commitment } = await perbup();
    const keys: string[] = [];
    for (let cursor = ''; ;) {
      const page = await t.anyone.read(`/milestones?commitment=${commitment.id}&limit=4${cursor}`);
      keys.push(...page.items.map(({ id }: Json) => id as string));
      if (page.next === null) break;
      cursor = `&cursor=${encodeURIComponent(page.next as string)}`;
    }

    expect(new Set(keys).size).toBe(11);
    expect(keys).toHaveLength(11);
  });

  it('is added by hand where it belongs', async () => {
    const { commitment, steps } = await perbup();
    const commitmentId = commitment.id;
    const head = await aMilestone(t, { commitmentId, afterId: null });
    const between = await aMilestone(t, { commitmentId, afterId: steps['perencanaan'].id });
    const last = await aMilestone(t, { commitmentId });
    const foreign = await t.budi.post(`/commitments/${commitmentId}/milestones`, {
      title: 'Contoh',
      doneWhen: 'Contoh',
      afterId: (await aMilestone(t)).id,
    });

    const { items } = await t.anyone.read(`/milestones?commitment=${commitmentId}&sort=place`);
    const ids = items.map(({ id }: Json) => id);

    expect([ids[0], ids[2], ids.at(-1)]).toEqual([head.id, between.id, last.id]);
    expect(codeOf(foreign)).toEqual([409, '/problems/unknown-reference']);
  });

  it('for the office alone is no news of a public pledge, and unseen', async () => {
    const commitment = await aVerifiedCommitment(t);
    const step = await aMilestone(t, { commitmentId: commitment.id, ...forTheOffice });
    await meet(step, '2026-03-03');

    const after = await t.anyone.read(`/commitments/${commitment.id}`);
    expect([after.lastNewsOn, after.revision]).toEqual([commitment.lastNewsOn, commitment.revision]);
    expect((await t.anyone.get(`/milestones/${step.id}`)).status).toBe(404);
  });

  it('for the office alone, when sent back, opens again what is as hidden, and tells the others nothing', async () => {
    const { id: commitmentId } = await aVerifiedCommitment(t);
    const hidden = (await meet(await aMilestone(t, { commitmentId, ...forTheOffice }))).body;
    const open = (await meet(await aMilestone(t, { commitmentId }))).body;
    const asHidden = (await meet(await aMilestone(t, { commitmentId, ...forTheOffice }))).body;
    const after = await aMilestone(t, { commitmentId });
    const before = await t.anyone.read(`/commitments/${commitmentId}`);

    const reason = 'Alasan contoh yang tersembunyi.';
    const back = await act(hidden, 'send-back', { sentBackOn: '2026-02-20', reason });

    expect(back.status).toBe(200);
    expect(await now(open)).toMatchObject({ state: 'met', metOn: '2026-02-02', revision: open.revision });
    expect(await t.budi.read(`/milestones/${asHidden.id}`)).toMatchObject({ state: 'planned' });
    expect(await t.anyone.read(`/commitments/${commitmentId}`)).toEqual(before);
    for (const path of [`/commitments/${commitmentId}/history`, `/milestones/${open.id}/history`, '/changes'])
      expect((await t.anyone.get(path)).text).not.toContain(reason);
    expect((await meet(after, '2026-02-03')).status).toBe(200);
  });

  it('reads as it stood before', async () => {
    const { commitment, steps } = await perbup();
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await meet(steps['perencanaan']);

    const query = `commitment=${commitment.id}&sort=place&limit=1`;
    const then = await t.anyone.read(`/milestones?${query}&as_of=${before}`);
    expect(then.items[0].state).toBe('planned');
    expect((await t.anyone.read(`/milestones?${query}`)).items[0].state).toBe('met');
  });
});

describe('a version of the draft', () => {
  it('holds what each side said, and what became of it', async () => {
    const { commitment, steps } = await perbup();
    const union = await anOrganization(t);
    const draft = await aDraftVersion(t, {
      commitmentId: commitment.id,
      number: 1,
      milestoneId: steps['penyusunan'].id,
    });
    const path = `/draft-versions/${draft.id}`;
    const said = await t.budi.act(`${path}/remarks`, draft, {
      side: 'union',
      organizationId: union.id,
      clause: 'Pasal 4',
      words: 'Uang saku paling sedikit sebesar UMK contoh.',
    });
    const both = await t.budi.act(`${path}/remarks`, said.body, { side: 'employer', words: 'Terlalu luas.' });

    const early = await t.budi.act(`${path}/answer`, both.body, {
      number: 1,
      answer: 'taken_in',
      answeredOn: '2026-02-01',
    });
    const unexplained = await t.budi.act(`${path}/answer`, both.body, {
      number: 1,
      answer: 'declined',
      answeredOn: '2026-02-20',
    });
    const answered = await t.budi.act(`${path}/answer`, both.body, {
      number: 1,
      answer: 'partly',
      reason: 'Besarnya diatur peraturan lain.',
      answeredOn: '2026-02-20',
    });
    const missing = await t.budi.act(`${path}/answer`, answered.body, {
      number: 3,
      answer: 'taken_in',
      answeredOn: '2026-02-20',
    });

    expect([codeOf(early), Object.keys(early.body.errors)]).toEqual([
      [422, '/problems/days-out-of-order'],
      ['answeredOn'],
    ]);
    expect([codeOf(unexplained), codeOf(missing)]).toEqual([
      [422, '/problems/reason-missing'],
      [422, '/problems/no-such-remark'],
    ]);
    expect(await t.anyone.read(path)).toMatchObject({
      number: 1,
      milestoneId: steps['penyusunan'].id,
      remarks: [
        {
          number: 1,
          side: 'union',
          organization: { id: union.id },
          clause: 'Pasal 4',
          answer: 'partly',
          answerReason: 'Besarnya diatur peraturan lain.',
          answeredOn: '2026-02-20',
        },
        { number: 2, side: 'employer', organization: null, clause: null, answer: 'open', answeredOn: null },
      ],
    });
  });

  it('bears its number once in a pledge, and a step of its own pledge', async () => {
    const { commitment } = await perbup();
    const sourceId = (await aSource(t)).id;
    await aDraftVersion(t, { commitmentId: commitment.id, number: 1 });
    const post = (fields: object) =>
      t.budi.post(`/commitments/${commitment.id}/draft-versions`, {
        title: 'Rancangan contoh',
        datedOn: '2026-02-02',
        sourceId,
        ...fields,
      });

    expect(codeOf(await post({ number: 1 }))).toEqual([409, '/problems/draft-number-taken']);
    expect(codeOf(await post({ number: 2, milestoneId: (await aMilestone(t)).id }))).toEqual([
      409,
      '/problems/unknown-reference',
    ]);
    expect((await aDraftVersion(t, { number: 1 })).number).toBe(1);
    const ahead = await post({ number: 3, datedOn: '2999-01-01' });
    expect([codeOf(ahead), Object.keys(ahead.body.errors)]).toEqual([
      [422, '/problems/day-in-future'],
      ['datedOn'],
    ]);
  });
});

describe('the page of a pledge', () => {
  const page = async (commitment: Json, language: 'id' | 'en' = 'id') =>
    (
      await t.anyone.send(
        'GET',
        `/../..${language === 'id' ? '/komitmen' : '/en/commitments'}/${commitment.id}`,
      )
    ).text;

  it('counts steps and never shares, tells what was left out and marks the decisive step with why', async () => {
    const { commitment, steps } = await perbup();
    await meet(steps['perencanaan']);
    await act(steps['fasilitasi'], 'leave-out', { reason: 'Tidak diwajibkan.' });

    const text = await page(commitment);

    expect(text).toContain('1 dari 11 langkah tercapai; 1 dilewati karena tidak diperlukan');
    expect(text).toContain('bukan saat ditandatangani dan bukan oleh pengumuman');
    const [, way = ''] = /<section id="langkah">(.*?)<section id="tindak-lanjut">/s.exec(text) ?? [];
    expect(way).toContain('Harmonisasi');
    expect(way).not.toMatch(/\d ?%/);
    expect(await page(commitment, 'en')).toContain('1 of 11 steps met; 1 left out as not required');
  });

  it('shows what the sides said of a draft side by side', async () => {
    const commitment = await aVerifiedCommitment(t);
    const draft = await aDraftVersion(t, { commitmentId: commitment.id, number: 2 });
    await t.budi.act(`/draft-versions/${draft.id}/remarks`, draft, {
      side: 'union',
      words: 'Kurang jelas <b>.',
    });

    const text = await page(commitment);

    expect(text).toContain('Versi 2: Rancangan Peraturan Bupati Contoh');
    expect(text).toContain('Kurang jelas &lt;b>.');
  });
});
