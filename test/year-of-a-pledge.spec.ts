import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type Day } from '../src/common/day.js';
import { TURN_CLOCKS } from '../src/clocks/nightly.js';
import {
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
} from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { addTimed, runJobs } from './support/jobs.js';
import { somebody, type Somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/*
 * A Perbup on apprenticeship, invented, from the day it was promised to the verdict. Every night passes; what the clocks
 * write is held against the calendar of 2026: 18 to 24 March (Nyepi, Idulfitri) and 16 June (1 Muharam) are no working days.
 */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const SAID_ON = '2026-01-12';
const LAST = '2026-08-31';

/** Everything that turns by itself, and nothing else does. */
const EXPECTED = [
  // “Segera” is 30 days: 11 February.
  '2026-01-28 due_soon commitment',
  '2026-02-12 overdue commitment',
  // Due on Friday, 13 March: 1, 3 and 5 working days later.
  '2026-03-16 rung 1',
  '2026-03-25 rung 2',
  '2026-03-27 rung 3',
  // Sent on 12 March with 10 working days to reply: until 2 April.
  '2026-04-03 reply_window_over follow_up',
  // The first step was met on 2 February.
  '2026-04-04 silent commitment',
  '2026-06-01 not_taken_over commitment',
  // Sent on 15 June with 10 working days to reply: until 30 June.
  '2026-07-01 reply_window_over notice',
];

describe('a year of one pledge', () => {
  it('has every flag, reminder and event on its day, and no other', async () => {
    const story = await begin();
    const seen: string[] = [];
    let told = await head();
    for (let day: Day = SAID_ON; day <= LAST; day = addDays(day, 1)) {
      await addTimed(t, TURN_CLOCKS.name, day);
      await runJobs(t);
      for (const { turned, index } of await turnedSince(told, day)) {
        seen.push(turned);
        told = index + 1;
      }
      await story.on(day);
    }

    expect(seen).toEqual(EXPECTED);
    const pledge = await t.anyone.read(`/commitments/${story.id}`);
    expect(pledge).toMatchObject({
      fulfilment: 'not_fulfilled',
      due: { on: '2026-02-11', rule: { phrase: 'segera', days: 30, unit: 'calendar' } },
      takeovers: [{ stance: 'adopted', basis: 'plt' }],
      notices: [{ state: 'silent', replyUntilOn: '2026-06-30' }],
    });
    expect(pledge.lanes.desk.at(-1)).toMatchObject({
      noticeOn: '2026-06-15',
      replyUntilOn: '2026-06-30',
      reply: null,
    });
    await expectInbox(story.representative, story.id);
  }, 300_000);
});

/** What whoever raised the demand was told, without having asked for it: each thing once. */
async function expectInbox(representative: Somebody, pledgeId: string): Promise<void> {
  await runJobs(t);
  const browser = await representative.login();
  const { items: cards } = (await browser.get('/notifications?limit=100')).body as { items: Json[] };
  const opened = await Promise.all(
    cards.map(
      async ({ id }) => (await browser.get(`/notifications?limit=100&batch=${id}`)).body.items as Json[],
    ),
  );
  const items = opened.flat();
  const ids = items.map((item) => item.id);
  const acts = items.map(({ act }) => act as string);

  expect(new Set(ids).size).toBe(ids.length);
  expect(acts.filter((act) => act === 'clock_event.turned')).toHaveLength(6);
  expect(acts.filter((act) => act === 'follow_up.raised')).toHaveLength(3);
  expect(acts).toEqual(
    expect.arrayContaining([
      'milestone.met',
      'milestone.sent_back',
      'notice.given',
      'takeover.recorded',
      'assessment.signed',
    ]),
  );
  expect(JSON.stringify(items)).toContain(pledgeId);
}

const head = async (): Promise<number> =>
  Number((await t.owner.query<{ size: string }>('SELECT size FROM history_head')).rows[0]?.size);

/** What the clocks wrote from an index on, each with the day it is of. */
async function turnedSince(index: number, day: Day): Promise<{ turned: string; index: number }[]> {
  const { rows } = await t.owner.query<{
    index: string;
    clock: string | null;
    kind: string;
    on: string;
    rung: number;
  }>(
    `SELECT h.index, r ->> 'clock' AS clock, r ->> 'subjectKind' AS kind, r ->> 'turnedOn' AS on, (r ->> 'rung')::int AS rung
       FROM history_entry h CROSS JOIN LATERAL (SELECT h.json::json -> 'record' AS r) record JOIN account a ON a.id = h.actor_id
      WHERE h.index >= $1 AND a.name = 'Ikrar: jam' ORDER BY h.index`,
    [index],
  );
  return rows.map(({ index: at, clock, kind, on, rung }) => {
    const when = clock === null || on === day ? day : `${on}, written on ${day}`;
    return { turned: `${when} ${clock === null ? `rung ${rung}` : `${clock} ${kind}`}`, index: Number(at) };
  });
}

/** The pledge, and what people do about it day by day. */
async function begin() {
  const office = await anOrganization(t, { kind: 'government_body', name: 'Pemerintah Kabupaten Contoh' });
  const union = await anOrganization(t, { name: 'Serikat Pekerja Contoh' });
  const post = await aPost(t, { title: 'Bupati Contoh', organizationId: office.id });
  const tenure = await aTenure(t, {
    personId: (await aPerson(t)).id,
    postId: post.id,
    startedOn: '2025-01-01',
  });
  const source = await aSource(t);
  const representative = await somebody(t, 'representative', { organizationId: union.id as string });
  const demand = await t.budi.made('/demands', {
    title: 'Perbup Pemagangan Contoh',
    raisedOn: '2026-01-05',
    raisedByIds: [union.id],
    sourceId: source.id,
  });
  const said = await aStatement(t, {
    postId: post.id,
    saidOn: SAID_ON,
    sourceId: source.id,
    demandId: demand.id,
    words: 'segera kami terbitkan',
  });
  const { id } = await aVerifiedCommitment(t, {
    statementId: said.id,
    title: 'Perbup Pemagangan Contoh akan diterbitkan',
    makers: [{ tenureId: tenure.id }],
    receiverIds: [union.id],
    duePhrase: 'segera',
  });
  await t.budi.made('/escalation-ladders', {
    reason: 'Tangga kantor contoh.',
    rungs: [
      { label: 'PIC', afterWorkingDays: 1 },
      { label: 'Kepala bidang', afterWorkingDays: 3 },
      { label: 'Kepala dinas', afterWorkingDays: 5 },
    ],
  });
  const path = `/commitments/${id}`;
  const act = async (at: string, name: string, fields: object, by: Client = t.budi): Promise<Json> => {
    const { status, body, text } = await by.act(
      `${at}/${name}`,
      (await t.budi.read(at)) as { revision: number },
      fields,
    );
    if (status >= 300) throw new Error(`${at}/${name}: ${status} ${text}`);
    return body;
  };
  const steps = async (): Promise<Json[]> =>
    (await t.budi.read(`/milestones?commitment=${id}&sort=place`)).items as Json[];
  const met = (day: Day) => ({ metOn: day, evidence: [{ sourceId: source.id, shows: 'Surat contoh.' }] });
  let letter: Json = {};

  const acts: Readonly<Record<Day, () => Promise<unknown>>> = {
    '2026-01-20': async () => {
      const sets = (await t.budi.read('/milestone-sets')).items as Json[];
      await act(path, 'milestone-set', { setId: sets.find(({ key }) => key === 'perbup')?.id });
    },
    '2026-02-02': async () => act(`/milestones/${(await steps())[0]!.id}`, 'meet', met('2026-02-02')),
    '2026-03-10': async () => {
      letter = await t.budi.made(`${path}/follow-ups`, {
        action: 'Surat permintaan jadwal penerbitan contoh',
        method: 'letter',
        assigneePostId: post.id,
        dueOn: '2026-03-13',
      });
    },
    '2026-03-12': () => act(`/follow-ups/${letter.id}`, 'send', { sentOn: '2026-03-12' }),
    '2026-04-08': () =>
      act(`/follow-ups/${letter.id}`, 'outcome', {
        outcome: 'silence',
        outcomeOn: '2026-04-08',
        note: 'Tidak ada jawaban.',
      }),
    '2026-04-13': async () => act(`/milestones/${(await steps())[1]!.id}`, 'meet', met('2026-04-13')),
    '2026-04-20': async () =>
      act(`/milestones/${(await steps())[1]!.id}`, 'send-back', {
        sentBackOn: '2026-04-20',
        reason: 'Lampiran kurang.',
      }),
    '2026-05-31': () => act(`/tenures/${tenure.id}`, 'end', { endedOn: '2026-05-31' }),
    '2026-06-10': async () => {
      const heir = await aTenure(t, {
        personId: (await aPerson(t)).id,
        postId: post.id,
        startedOn: '2026-06-01',
        basis: 'plt',
      });
      await t.budi.made(`${path}/takeovers`, {
        tenureId: heir.id,
        stance: 'adopted',
        words: 'Kami lanjutkan.',
        takenOn: '2026-06-10',
        sourceId: source.id,
      });
    },
    '2026-06-15': () =>
      t.budi.made(`${path}/notices`, {
        addresseeId: office.id,
        words: 'Akan dinilai tidak terpenuhi.',
        sentOn: '2026-06-15',
      }),
    '2026-07-02': async () => {
      const finding = await act(path, 'assessments', {
        lane: 'desk',
        finding: 'not_fulfilled',
        assessedOn: '2026-07-02',
        note: 'Tenggat lewat dan tidak ada jawaban.',
        reasonCode: 'deadline_passed',
        evidence: [],
      });
      await act(`/assessments/${finding.id}`, 'sign', {}, t.siti);
    },
  };
  return { id: id as string, representative, on: async (day: Day) => acts[day]?.() };
}
