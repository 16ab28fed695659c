import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { processActor } from '../src/common/actor.js';
import { type Raised, EscalationsService } from '../src/commitments/escalations.service.js';
import { anOrganization, aPost, aVerifiedCommitment, next } from './support/builders.js';
import type { Browser } from './support/browser.js';
import type { Json, Response } from './support/client.js';
import { pageText, somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let office: Json;
let pic: Json;
let head: Json;
let chief: Json;
beforeAll(async () => {
  t = await startTestApp();
  office = await anOrganization(t, { kind: 'government_body' });
  const aPostOf = (title: string) => aPost(t, { title, organizationId: office.id });
  pic = await aPostOf('Staf Contoh');
  head = await aPostOf('Kepala Bidang Contoh');
  chief = await aPostOf('Kepala Dinas Contoh');
});
afterAll(() => t.close());

const raise = async (day: string): Promise<Raised[]> => {
  const { rows } = await t.owner.query<{ id: string }>('SELECT id FROM account ORDER BY name LIMIT 1');
  return t.work.run(processActor(rows[0]?.id, 'administrator'), (tx) =>
    t.app.get(EscalationsService, { strict: false }).raiseDue(tx, day),
  );
};
const PAGE = ({ cookie }: Browser) => ({
  accept: 'text/html',
  'sec-fetch-site': 'same-origin',
  cookie: cookie ?? '',
});
const codeOf = ({ status, body }: Response) => [status, body?.type];
const fields = (more: object = {}) => ({
  rungs: [
    { label: 'PIC', afterWorkingDays: 1 },
    { label: 'Kepala Bidang', postId: head.id, afterWorkingDays: 3 },
    { label: 'Kadisnaker', postId: chief.id, afterWorkingDays: 5 },
  ],
  reason: 'Kesepakatan contoh.',
  ...more,
});
const laddersNow = async (): Promise<Json[]> => (await t.siti.read('/escalation-ladders')).items;
/** Sets a ladder in place of the one there is. */
const ladder = async (more: { unitId?: string; rungs?: object[] } = {}) => {
  const now = (await laddersNow()).find(({ unit }) => (unit?.id ?? null) === (more.unitId ?? null));
  return t.budi.post('/escalation-ladders', fields(more), now && { 'if-match': `"${now.revision}"` });
};
const plan = async (dueOn: string, more: object = {}, commitment?: Json): Promise<Json> =>
  t.budi.made(`/commitments/${(commitment ?? (await aVerifiedCommitment(t))).id}/follow-ups`, {
    action: `Menelepon contoh ${next()}`,
    method: 'call',
    assigneePostId: pic.id,
    dueOn,
    ...more,
  });
const read = (followUp: Json, who = t.anyone): Promise<Json> => who.read(`/follow-ups/${followUp.id}`);
const close = async (followUp: Json): Promise<void> => {
  const now = await read(followUp, t.budi);
  await t.budi.act(`/follow-ups/${now.id}/cancel`, now, { reason: 'Contoh' });
};
const stepsOf = async (followUp: Json): Promise<string[]> =>
  (await t.anyone.read(`/follow-ups/${followUp.id}/history`)).items
    .filter(({ entry }: Json) => entry.act === 'follow_up.raised')
    .map(({ entry }: Json) => entry.reason);

describe('a ladder', () => {
  it('is set by administrators, one for all and one for a unit, and replaced as a whole', async () => {
    expect(await raise('2026-03-31')).toEqual([]);
    const first = await ladder({ rungs: [{ label: 'PIC', afterWorkingDays: 2 }] });
    const second = await ladder();
    const unit = await anOrganization(t, { kind: 'government_body' });
    await ladder({ unitId: unit.id, rungs: [{ label: 'Sekretaris', postId: head.id, afterWorkingDays: 9 }] });

    expect(first.status).toBe(201);
    expect(second.body).toMatchObject({
      id: first.body.id,
      revision: 2,
      unit: null,
      rungs: [
        { place: 1, label: 'PIC', post: null, afterWorkingDays: 1 },
        { place: 2, post: { id: head.id } },
        { place: 3, post: { id: chief.id } },
      ],
    });
    expect(await laddersNow()).toMatchObject([
      { unit: null },
      { unit: { id: unit.id }, rungs: [{ label: 'Sekretaris' }] },
    ]);
    const { rows } = await t.owner.query(
      `SELECT count(*)::int AS kept FROM escalation_rung WHERE ladder_id = $1 AND revision = 1`,
      [first.body.id],
    );
    expect(rows).toEqual([{ kept: 1 }]);
  });

  it('is replaced only by who saw it, by the API and on the page', async () => {
    const unit = await anOrganization(t, { kind: 'government_body' });
    const set = (match?: string) =>
      t.budi.post('/escalation-ladders', fields({ unitId: unit.id }), match ? { 'if-match': match } : {});
    const [one, other] = await Promise.all([set(), set()]);
    const blind = await set();
    const [first, second] = await Promise.all([set('"1"'), set('"1"')]);
    const later = [await set('"1"'), await set('"2"')];

    expect([one.status, other.status].toSorted((a, b) => a - b)).toEqual([201, 428]);
    expect(codeOf(blind)).toEqual([428, '/problems/if-match-needed']);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([201, 412]);
    expect(later.map(codeOf)).toEqual([
      [412, '/problems/stale'],
      [201, undefined],
    ]);

    const admin = await (await somebody(t, 'administrator')).login();
    const page = async () => {
      const html = await (await fetch(`${t.url}/meja/eskalasi`, { headers: PAGE(admin) })).text();
      const form = html.slice(html.indexOf('name="revision"') - 1000);
      const of = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
      return new URLSearchParams({
        ...Object.fromEntries(['formToken', 'formKey', 'revision'].map((name) => [name, of(name)])),
        unitId: unit.id,
        'rungs.0.label': 'PIC',
        'rungs.0.afterWorkingDays': '2',
        reason: 'Contoh.',
      });
    };
    const send = (body: URLSearchParams) =>
      fetch(`${t.url}/meja/eskalasi`, { method: 'POST', redirect: 'manual', headers: PAGE(admin), body });
    const [mine, theirs] = [await page(), await page()];
    const sent = [await send(mine), await send(mine), await send(theirs), await send(await page())];

    expect(sent.map(({ status }) => status)).toEqual([303, 303, 412, 303]);
    expect((await laddersNow()).find((each) => each.unit?.id === unit.id)).toMatchObject({ revision: 5 });
  });

  it('is for the office alone, and each rung is later than the one below', async () => {
    const staff = await t.keeper('Petugas Eskalasi Contoh', 'staff');

    expect((await t.anyone.get('/escalation-ladders')).status).toBe(401);
    expect((await (await t.reader('Pembaca Eskalasi Contoh')).get('/escalation-ladders')).status).toBe(403);
    expect((await staff.get('/escalation-ladders')).status).toBe(200);
    expect((await staff.post('/escalation-ladders', {})).status).toBe(403);
    const same = [1, 1].map((afterWorkingDays) => ({ label: 'Contoh', afterWorkingDays }));
    expect((await ladder({ rungs: same })).body.type).toBe('/problems/rungs-out-of-order');
    expect((await ladder({ rungs: [] })).status).toBe(400);
  });
});

describe('a follow-up that stays undone', () => {
  it('is raised rung by rung as working days pass, once each, and its history says so', async () => {
    await ladder();
    // Friday the 13th; the 18th to the 24th are holidays.
    const followUp = await plan('2026-03-13');
    const ours = async (day: string) =>
      (await raise(day)).filter(({ followUpId }) => followUpId === followUp.id).map(({ rung }) => rung);

    expect(await ours('2026-03-15')).toEqual([]);
    expect(await ours('2026-03-16')).toEqual([1]);
    expect(await read(followUp)).toMatchObject({
      escalation: { rung: 1, post: { id: pic.id }, raisedOn: '2026-03-16' },
    });
    expect(await ours('2026-03-16')).toEqual([]);
    expect(await ours('2026-03-24')).toEqual([]);
    expect(await ours('2026-03-25')).toEqual([2]);
    expect(await ours('2026-03-27')).toEqual([3]);
    expect(await ours('2026-12-31')).toEqual([]);

    expect(await read(followUp)).toMatchObject({
      escalation: { rung: 3, post: { id: chief.id }, raisedOn: '2026-03-27' },
    });
    expect(await stepsOf(followUp)).toEqual([
      'Lewat tenggat 5 hari kerja: Kadisnaker.',
      'Lewat tenggat 3 hari kerja: Kepala Bidang.',
      'Lewat tenggat 1 hari kerja: PIC.',
    ]);
    await close(followUp);
  });

  it('takes every step it is late for, each of them noted, when nobody ran it for a while', async () => {
    const followUps = [await plan('2026-03-02'), await plan('2026-03-02'), await plan('2026-03-05')];

    const raised = await raise('2026-03-06');

    const stepsTo = ({ id }: Json) =>
      raised.filter(({ followUpId }) => followUpId === id).map(({ rung, postId }) => [rung, postId]);
    expect(followUps.map(stepsTo)).toEqual([
      [
        [1, pic.id],
        [2, head.id],
      ],
      [
        [1, pic.id],
        [2, head.id],
      ],
      [[1, pic.id]],
    ]);
    expect(await stepsOf(followUps[0])).toHaveLength(2);
    const listed = (await t.siti.read('/follow-ups?escalated=yes&limit=100')).items as Json[];
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(followUps.map(({ id }) => id)));
    for (const one of followUps) await close(one);
  });

  it('is raised once when two runs meet, and not at all when it is closed', async () => {
    const [open, closed] = [await plan('2026-03-02'), await plan('2026-03-02')];
    await close(closed);

    const raised = (await Promise.all([raise('2026-03-03'), raise('2026-03-03')])).flat();

    expect(raised.map(({ followUpId, rung }) => [followUpId, rung])).toEqual([[open.id, 1]]);
    expect(await stepsOf(open)).toHaveLength(1);
    await close(open);
  });

  it('is not raised or shown as late once its pledge is retracted', async () => {
    const commitment = await aVerifiedCommitment(t);
    const [raised, fresh] = [
      await plan('2026-03-02', {}, commitment),
      await plan('2026-03-02', { method: 'letter' }, commitment),
    ];
    await raise('2026-03-03');
    const { body: sent } = await t.budi.act(`/follow-ups/${fresh.id}/send`, await read(fresh), {
      sentOn: '2026-03-02',
    });
    const lists = async () => {
      const found: boolean[] = [];
      for (const query of ['overdue=yes', 'escalated=yes', 'reply_late=yes']) {
        const { items } = await t.siti.read(`/follow-ups?${query}&commitment=${commitment.id}`);
        found.push((items as Json[]).some(({ id }) => [raised.id, sent.id].includes(id)));
      }
      return found;
    };
    const desk = async () => {
      const html = await pageText(t, await (await somebody(t, 'staff')).login(), '/meja');
      return [raised, sent].some(({ id }) => html.includes(id));
    };

    const before = [await lists(), await desk()];
    const now = await t.anyone.read(`/commitments/${commitment.id}`);
    await t.siti.act(`/commitments/${commitment.id}/retract`, now, { reason: 'Contoh keliru.' });

    expect(before).toEqual([[true, true, true], true]);
    expect([await lists(), await desk()]).toEqual([[false, false, false], false]);
    expect(await raise('2026-03-31')).toEqual([]);
    expect(await read(sent)).toMatchObject({ state: 'open', isOverdue: false, replyState: null });
  });

  it('starts on its ladder anew where its day is moved, and its history keeps the first', async () => {
    const followUp = await plan('2026-03-02');
    await raise('2026-03-09');
    const first = await read(followUp);

    const { body: moved } = await t.budi.act(`/follow-ups/${followUp.id}/corrections`, first, {
      dueOn: '2026-03-09',
      reason: 'Diundur, contoh.',
    });

    expect([first.escalation.rung, moved.escalation]).toEqual([3, null]);
    expect(await raise('2026-03-09')).toEqual([]);
    expect((await raise('2026-03-10')).map(({ rung }) => rung)).toEqual([1]);
    expect(await stepsOf(followUp)).toHaveLength(4);
    const same = await t.budi.act(`/follow-ups/${followUp.id}/corrections`, await read(followUp), {
      dueOn: '2026-03-09',
      action: 'Menelepon contoh lagi',
      reason: 'Salah ketik.',
    });
    expect(same.body.escalation.rung).toBe(1);
    await close(followUp);
  });

  it('goes by the ladder of its unit, where that has one', async () => {
    const unit = await anOrganization(t, { kind: 'government_body' });
    const boss = await aPost(t, { organizationId: unit.id });
    await ladder({ unitId: unit.id, rungs: [{ label: 'Pimpinan', postId: boss.id, afterWorkingDays: 2 }] });
    const followUp = await plan('2026-03-02', { assigneePostId: null, assigneeOrganizationId: unit.id });

    expect(await raise('2026-03-03')).toEqual([]);
    expect(await raise('2026-03-04')).toMatchObject([{ followUpId: followUp.id, rung: 1, postId: boss.id }]);
    await close(followUp);
  });

  it('waits alone where a year has no calendar: all others are raised, and it is once the year is recorded', async () => {
    const [known, unknown] = [await plan('2026-03-02'), await plan('2022-12-20')];
    const waiting = async () => {
      const staff = await (await somebody(t, 'staff')).login();
      return pageText(t, staff, '/meja');
    };

    expect((await raise('2026-03-03')).map(({ followUpId }) => followUpId)).toEqual([known.id]);
    expect((await read(unknown)).escalation).toBeNull();
    expect(await waiting()).toContain('1 tindak lanjut yang lewat tenggat menunggunya');
    for (const year of [2022, 2023])
      await t.budi.made('/holiday-years', {
        year,
        decree: `SKB Contoh ${year}`,
        holidays: [{ day: `${year}-01-01`, name: 'Contoh', nameEn: 'Sample', kind: 'national' }],
      });
    expect((await raise('2026-03-03')).map(({ rung }) => rung)).toEqual([1, 2, 3]);

    expect((await read(unknown)).escalation).toMatchObject({ rung: 3 });
    expect(await waiting()).not.toContain('menunggunya');
    await close(known);
    await close(unknown);
  });
});
