import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { processActor } from '../src/common/actor.js';
import { addDays, today } from '../src/common/day.js';
import { TURN_CLOCKS } from '../src/clocks/nightly.js';
import { EscalationsService } from '../src/commitments/escalations.service.js';
import {
  aDraftVersion,
  aMilestone,
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
  next,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { childrenOf, eventsOf, textOf, xmlOf } from './support/formats.js';
import { addTimed, runJobs } from './support/jobs.js';
import { somebody } from './support/people.js';
import { rowsOf } from './support/sql.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/* What happened to a pledge, told once: on its page, in its feed, in its calendar and in the open data. */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

/** The moments of a pledge as its page tells them to somebody: day, what, and what is said of it. */
async function timeline(id: string, token: string | null = null, query = '', path = '/komitmen') {
  const answer = await fetch(`${t.url}${path}/${id}${query}`, {
    headers: { accept: 'text/html', ...(token !== null && { authorization: `Bearer ${token}` }) },
  });
  const html = await answer.text();
  const list = /<ol class="timeline">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<li.*?<\/li>/gs)].map(([item]) => {
    const part = (pattern: RegExp) =>
      (pattern.exec(item)?.[1] ?? '').replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&');
    return [part(/datetime="([^"]*)"/i), part(/<a [^>]*>(.*?)<\/a>/s), part(/<p[^>]*>(.*?)<\/p>/s)];
  });
}
const whats = (moments: string[][]) => moments.map(([on, what]) => `${on} ${what}`);

const titles = async (id: string, query = '') => {
  const { text } = await t.anyone.get(`/commitments/${id}.atom${query}`);
  const entries = childrenOf(xmlOf(text), 'entry');
  expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(entries.length);
  return entries.map((entry) => textOf(entry, 'title') ?? '');
};

const stepTo = async (step: Json, act: string, body: object): Promise<Json> => {
  const { status, text } = await t.budi.act(`/milestones/${step.id}/${act}`, await now(step), body);
  if (status !== 200) throw new Error(`${act}: ${status} ${text}`);
  return now(step);
};
const now = (step: Json) => t.budi.read(`/milestones/${step.id}`);
const meet = async (step: Json, metOn: string, source?: Json) =>
  stepTo(step, 'meet', {
    metOn,
    evidence: [{ sourceId: (source ?? (await aSource(t))).id, shows: 'Surat contoh bernomor.' }],
  });
const night = async (day: string) => {
  await addTimed(t, TURN_CLOCKS.name, day);
  await runJobs(t);
};
const raise = async (day: string) => {
  const { rows } = await t.owner.query<{ id: string }>(`SELECT id FROM account WHERE name = 'Ikrar: jam'`);
  return t.work.run(processActor(rows[0]?.id, 'staff'), (tx) =>
    t.app.get(EscalationsService, { strict: false }).raiseDue(tx, day),
  );
};
const pledge = async (fields: Json = {}): Promise<Json> =>
  aVerifiedCommitment(t, {
    statementId: (await aStatement(t, { saidOn: '2026-01-12' })).id,
    ...fields,
  });
const act = (path: string, row: Json, body: object) => t.budi.act(path, row, body);

describe('the timeline of a pledge', () => {
  it('tells each turn of its steps, and what one act did as one', async () => {
    const { id } = await pledge();
    const [first, second, third, fourth] = [
      await aMilestone(t, { commitmentId: id, title: 'Paraf contoh', titleEn: 'Sample initials' }),
      await aMilestone(t, { commitmentId: id, title: 'Penetapan contoh' }),
      await aMilestone(t, { commitmentId: id, title: 'Fasilitasi contoh', isOptional: true }),
      await aMilestone(t, { commitmentId: id, title: 'Pengundangan contoh', plannedOn: '2055-01-04' }),
    ];
    await meet(first, '2026-02-02');
    await meet(second, '2026-02-10');
    await stepTo(first, 'send-back', { sentBackOn: '2026-02-20', reason: 'Lampiran kurang.' });
    await meet(first, '2026-03-02');
    await stepTo(third, 'leave-out', { reason: 'Tidak diwajibkan.' });
    await stepTo(third, 'reopen', { reason: 'Ternyata diwajibkan.' });
    await aDraftVersion(t, { commitmentId: id, number: 2, datedOn: '2026-02-25', title: 'Rancangan contoh' });
    const moments = await timeline(id);

    const told = moments.filter(([, what]) => /Langkah|Rancangan/.test(what ?? ''));
    expect(told).toEqual([
      ['2026-02-02', 'Langkah tercapai: Paraf contoh', ''],
      ['2026-02-10', 'Langkah tercapai: Penetapan contoh', ''],
      [
        '2026-02-20',
        'Langkah dikembalikan: Paraf contoh',
        'Lampiran kurang. Langkah sesudahnya terbuka lagi: Penetapan contoh.',
      ],
      ['2026-02-25', 'Rancangan', 'Versi 2: Rancangan contoh'],
      ['2026-03-02', 'Langkah tercapai: Paraf contoh', ''],
      [today(), 'Langkah dilewati: Fasilitasi contoh', 'Tidak diwajibkan.'],
      [today(), 'Langkah dibuka lagi: Fasilitasi contoh', 'Ternyata diwajibkan.'],
      ['2055-01-04', 'Langkah direncanakan: Pengundangan contoh', ''],
    ]);
    expect(whats(await timeline(id, null, '', '/en/commitments'))).toEqual(
      expect.arrayContaining(['2026-02-20 Step sent back: Sample initials', '2026-02-25 Draft']),
    );
    const news = await titles(id, '?lang=en');
    expect(news).toEqual(
      expect.arrayContaining([
        'Step met: Sample initials, 2 Feb 2026',
        'Step met: Sample initials, 2 Mar 2026',
        'Step sent back: Sample initials, 20 Feb 2026',
        'Step planned: Pengundangan contoh, 4 Jan 2055',
        'Draft, 25 Feb 2026',
      ]),
    );
    expect(fourth.state).toBe('planned');
  });

  it('tells who was told, who replied and who was silent, once', async () => {
    const office = await anOrganization(t, { kind: 'government_body', acronym: `DC-${next()}` });
    const post = await aPost(t, { organizationId: office.id, title: 'Kepala Contoh' });
    const before = await aPerson(t, {});
    const after = await aPerson(t, { name: `Tono Contoh ${next()}` });
    const tenure = await aTenure(t, { personId: before.id, postId: post.id, endedOn: '2026-05-31' });
    const heir = await aTenure(t, { personId: after.id, postId: post.id, startedOn: '2026-06-01' });
    const { id } = await pledge({
      statementId: (await aStatement(t, { saidOn: '2026-01-12', postId: post.id, speakerId: before.id })).id,
      makers: [{ tenureId: tenure.id }],
      dueOn: '2026-02-27',
    });
    const tell = (sentOn: string) =>
      t.budi.made(`/commitments/${id}/notices`, { addresseeId: office.id, words: 'Akan dinilai.', sentOn });
    await tell('2026-03-12');
    await night('2026-03-15');
    const second = await tell('2026-04-06');
    await act(`/notices/${second.id}/reply`, second, {
      words: 'Masih dibahas.',
      repliedOn: '2026-04-08',
      sourceId: (await aSource(t)).id,
    });
    const third = await tell('2026-04-07');
    await act(`/notices/${third.id}/withdraw`, third, { reason: 'Sudah dijawab.' });
    await night('2026-06-02');
    await t.budi.made(`/commitments/${id}/takeovers`, {
      tenureId: heir.id,
      stance: 'altered',
      words: 'Kami lanjutkan sebagian.',
      alteredTo: 'Satu ruang contoh saja.',
      takenOn: '2026-06-03',
      sourceId: (await aSource(t)).id,
    });

    const moments = await timeline(id);

    const who = office.acronym as string;
    expect(moments.slice(1).filter(([, what]) => what !== 'Diverifikasi')).toEqual([
      ['2026-02-27', 'Tenggat, sudah lewat', ''],
      ['2026-03-12', `Diberi tahu sebelum putusan: ${who}`, 'Akan dinilai.'],
      ['2026-03-14', 'Tanpa kabar', ''],
      ['2026-04-03', `Waktu menjawab lewat tanpa jawaban: ${who}`, ''],
      ['2026-04-06', `Diberi tahu sebelum putusan: ${who}`, 'Akan dinilai.'],
      ['2026-04-07', `Diberi tahu sebelum putusan: ${who}`, 'Akan dinilai.'],
      ['2026-04-08', `Menjawab pemberitahuan: ${who}`, '“Masih dibahas.”'],
      // The one that was taken back only now.
      ['2026-04-22', `Waktu menjawab lewat tanpa jawaban: ${who}`, ''],
      ['2026-06-01', 'Belum diambil alih', ''],
      [
        '2026-06-03',
        `Mengambil alih dengan perubahan: ${after.name}`,
        '“Kami lanjutkan sebagian.” Menjadi: Satu ruang contoh saja.',
      ],
      [today(), `Pemberitahuan ditarik: ${who}`, 'Sudah dijawab.'],
    ]);
    const news = await titles(id);
    expect(news.filter((title) => /Waktu menjawab lewat|Tenggat/.test(title))).toEqual(
      expect.arrayContaining([
        `Waktu menjawab lewat tanpa jawaban: ${who}, 3 Apr 2026`,
        'Tenggat, sudah lewat, 27 Feb 2026',
      ]),
    );
  });

  it('tells how a follow-up was sent, left unanswered and raised, rung by rung', async () => {
    const office = await anOrganization(t, { kind: 'government_body' });
    const [pic, head] = [
      await aPost(t, { organizationId: office.id, title: 'Staf Contoh' }),
      await aPost(t, { organizationId: office.id, title: 'Kepala Dinas Contoh' }),
    ];
    await t.budi.post('/escalation-ladders', {
      unitId: office.id,
      rungs: [
        { label: 'PIC', afterWorkingDays: 1 },
        { label: 'Kepala Dinas', postId: head.id, afterWorkingDays: 3 },
      ],
      reason: 'Contoh.',
    });
    const { id } = await pledge();
    const how = { method: 'letter', assigneePostId: pic.id };
    const plan = (fields: object) => t.budi.made(`/commitments/${id}/follow-ups`, { ...how, ...fields });
    const letter = await plan({ action: 'Menyurati contoh', dueOn: '2026-03-02' });
    await act(`/follow-ups/${letter.id}/send`, letter, { sentOn: '2026-02-02', replyInWorkingDays: 5 });
    const hidden = await plan({ action: 'Menelepon diam-diam', dueOn: '2026-03-02', ...forTheOffice });
    await act(`/follow-ups/${hidden.id}/send`, hidden, { sentOn: '2026-02-02', replyInWorkingDays: 5 });
    await raise('2026-03-04');
    await raise('2026-03-10');
    await night('2026-03-10');

    const seen = (moments: string[][]) =>
      moments.filter(([, what]) => /indak lanjut|menjawab/.test(what ?? ''));
    const expected = [
      ['2026-02-02', 'Tindak lanjut dikirim', 'Menyurati contoh'],
      ['2026-02-10', 'Waktu menjawab lewat tanpa jawaban', 'Menyurati contoh'],
      ['2026-03-02', 'Tenggat tindak lanjut', 'Menyurati contoh'],
      ['2026-03-04', 'Tindak lanjut dinaikkan ke Staf Contoh', 'Menyurati contoh'],
      ['2026-03-10', 'Tindak lanjut dinaikkan ke Kepala Dinas Contoh', 'Menyurati contoh'],
    ];
    expect(seen(await timeline(id))).toEqual(expected);
    expect(seen(await timeline(id, t.budi.token))).toHaveLength(2 * expected.length);
    // The clock says no more of a hidden follow-up than it says itself.
    const clocks = async (client: TestApp['budi']) =>
      ((await client.read(`/clock-events?commitment=${id}&clock=reply_window_over`)).items as Json[]).map(
        ({ subjectId }) => subjectId as string,
      );
    expect(await clocks(t.anyone)).toEqual([letter.id]);
    expect(new Set(await clocks(t.budi))).toEqual(new Set([letter.id, hidden.id]));
    const published = await rowsOf(
      t,
      `SELECT id FROM clock_events WHERE commitment_id = '${id}' AND clock = 'reply_window_over'`,
    );
    expect(published).toHaveLength(1);

    const open = await t.budi.read(`/follow-ups/${letter.id}`);
    await act(`/follow-ups/${letter.id}/restrict`, open, {
      ...forTheOffice,
      reason: 'Ternyata internal.',
    });

    expect(seen(await timeline(id))).toEqual([]);
    expect(await clocks(t.anyone)).toEqual([]);
    expect((await titles(id)).filter((title) => /indak lanjut|menjawab/.test(title))).toEqual([]);
  });

  it('tells each reader no more than they see, and what was met before it was opened', async () => {
    const union = await anOrganization(t);
    const { id } = await pledge({ receiverIds: [union.id] });
    const rest = whats(await timeline(id));
    const inside = await aMilestone(t, { commitmentId: id, title: 'Langkah internal', ...forTheOffice });
    const theirs = await aMilestone(t, {
      commitmentId: id,
      title: 'Langkah para pihak',
      ...forParties(union.id),
    });
    const open = await aMilestone(t, { commitmentId: id, title: 'Langkah terbuka' });
    const secret = await aSource(t, { title: 'Naskah rahasia contoh', ...forTheOffice });
    await meet(inside, '2026-02-02');
    await meet(theirs, '2026-02-03');
    await meet(open, '2026-02-04', secret);
    await aDraftVersion(t, { commitmentId: id, datedOn: '2026-02-05', ...forTheOffice });
    const representative = await t.representative(`Rina Contoh ${next()}`, union.id);
    const other = await t.representative(`Rina Contoh ${next()}`, (await anOrganization(t)).id as string);
    const added = async (token: string | null) =>
      (await timeline(id, token))
        .map(([on, what, text]) => `${on} ${what} ${text}`.trim())
        .filter((line) => !rest.some((before) => line.startsWith(before)));

    const [nobody, party, stranger, office] = await Promise.all(
      [null, representative.token, other.token, t.budi.token].map(added),
    );

    const seen = '2026-02-04 Langkah tercapai: Langkah terbuka';
    expect(nobody).toEqual([seen]);
    expect(stranger).toEqual([seen]);
    expect(party).toEqual(['2026-02-03 Langkah tercapai: Langkah para pihak', seen]);
    expect(office).toHaveLength(4);

    // Takes a person who has logged in.
    const person = await (await somebody(t, 'staff')).login();
    const { revision } = await now(inside);
    const opened = await person.post(
      `/milestones/${inside.id}/publish`,
      { reason: 'Contoh.' },
      { 'if-match': `"${revision as number}"` },
    );

    expect(opened.status).toBe(200);

    expect(await added(null)).toEqual(['2026-02-02 Langkah tercapai: Langkah internal', seen]);
  });

  it('tells once that the record was retracted, and why, also in its feed', async () => {
    const commitment = await pledge({ dueOn: '2026-02-27' });
    const { id } = commitment;
    const then = (await t.owner.query<{ at: Date }>('SELECT clock_timestamp() AS at')).rows[0].at;
    await t.siti.act(`/commitments/${id}/retract`, commitment, { reason: 'Salah kabupaten contoh.' });
    const past = await timeline(id, null, `?as_of=${then.toISOString()}`);

    expect(whats(past).join()).not.toContain('Catatan ditarik');
    const told = (await timeline(id)).filter(([, what]) => what === 'Catatan ditarik');
    expect(told).toEqual([[today(), 'Catatan ditarik', 'Salah kabupaten contoh.']]);
    const english = await timeline(id, null, '', '/en/commitments');
    expect(whats(english)).toContain(`${today()} Record retracted`);
    expect(await titles(id)).toContainEqual(expect.stringMatching(/^Catatan ditarik, /));
    const entries = childrenOf(xmlOf((await t.anyone.get(`/commitments/${id}.atom`)).text), 'entry');
    const whole = entries.find((entry) => textOf(entry, 'title') === commitment.title);
    expect(whole && textOf(whole, 'summary')).toMatch(/^Catatan ini ditarik: catatan kami keliru\.\n/);
    expect(whole && textOf(whole, 'summary')).not.toContain('Lewat tenggat');
  });

  it('is as it was on an earlier day', async () => {
    const { id } = await pledge();
    const step = await aMilestone(t, { commitmentId: id, title: 'Paraf contoh' });
    await meet(step, '2026-02-02');
    const then = (await t.owner.query<{ at: Date }>('SELECT clock_timestamp() AS at')).rows[0].at;
    await stepTo(step, 'send-back', { sentBackOn: '2026-02-20', reason: 'Kurang.' });

    const past = await timeline(id, null, `?as_of=${then.toISOString()}`);

    const steps = (moments: string[][]) => whats(moments).filter((line) => line.includes('Langkah'));
    expect(steps(past)).toEqual(['2026-02-02 Langkah tercapai: Paraf contoh']);
    expect(steps(await timeline(id))).toEqual([
      '2026-02-02 Langkah tercapai: Paraf contoh',
      '2026-02-20 Langkah dikembalikan: Paraf contoh',
    ]);
  });
});

describe('the calendar of a pledge', () => {
  const days = async (id: string, client = t.anyone) =>
    eventsOf((await client.get(`/commitments/${id}.ics?lang=id`)).text).map((event) => ({
      uid: event.uid.split('@')[0],
      on: event.startDate.toString(),
      summary: event.summary,
      sequence: event.sequence,
      status: event.component.getFirstPropertyValue('status'),
    }));

  it('is cancelled, every day of it, once the record was retracted', async () => {
    const commitment = await pledge({ dueOn: '2026-02-27' });
    await aMilestone(t, { commitmentId: commitment.id, plannedOn: '2055-02-01' });
    const before = await days(commitment.id);
    const latest = await t.budi.read(`/commitments/${commitment.id}`);
    await t.siti.act(`/commitments/${commitment.id}/retract`, latest, { reason: 'Contoh.' });

    expect(before.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect((await days(commitment.id)).map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('moves a step with its plan, under one identity, and cancels what was left out', async () => {
    const { id } = await pledge();
    const step = await aMilestone(t, {
      commitmentId: id,
      title: 'Fasilitasi contoh',
      isOptional: true,
      plannedOn: '2055-02-01',
    });
    const met = await aMilestone(t, { commitmentId: id, title: 'Paraf contoh', plannedOn: '2026-02-02' });
    await aMilestone(t, { commitmentId: id, plannedOn: '2055-02-03', ...forTheOffice });
    await aMilestone(t, { commitmentId: id });
    await meet(met, '2026-02-02');
    const first = await days(id);
    await stepTo(step, 'schedule', { plannedOn: '2055-03-01' });
    const moved = await days(id);
    await stepTo(step, 'leave-out', { reason: 'Tidak diwajibkan.' });
    const gone = await days(id);

    const same = { uid: step.id, summary: 'Langkah: Fasilitasi contoh' };
    expect(first).toEqual([
      { ...same, on: '2055-02-01', sequence: 0, status: 'CONFIRMED' },
      {
        uid: met.id,
        on: '2026-02-02',
        summary: 'Langkah (tercapai): Paraf contoh',
        sequence: 1,
        status: 'CONFIRMED',
      },
    ]);
    expect(moved[0]).toEqual({ ...same, on: '2055-03-01', sequence: 1, status: 'CONFIRMED' });
    expect(gone[0]).toEqual({ ...same, on: '2055-03-01', sequence: 2, status: 'CANCELLED' });
    expect(await days(id, t.budi)).toHaveLength(3);
  });

  it('has the last days to reply to notices and to what was sent', async () => {
    const office = await anOrganization(t, { kind: 'government_body', acronym: `DC-${next()}` });
    const post = await aPost(t, { organizationId: office.id });
    const tenure = await aTenure(t, { postId: post.id });
    const { id } = await pledge({ makers: [{ tenureId: tenure.id }] });
    const notice = await t.budi.made(`/commitments/${id}/notices`, {
      addresseeId: office.id,
      words: 'Akan dinilai.',
      sentOn: '2026-03-12',
    });
    const letter = await t.budi.made(`/commitments/${id}/follow-ups`, {
      action: 'Menyurati contoh',
      method: 'letter',
      assigneePostId: post.id,
      dueOn: '2026-02-05',
    });
    await act(`/follow-ups/${letter.id}/send`, letter, { sentOn: '2026-02-02', replyInWorkingDays: 5 });

    const listed = await days(id);
    await act(`/notices/${notice.id}/withdraw`, notice, { reason: 'Sudah dijawab.' });

    expect(listed.map(({ uid, on, summary }) => [uid, on, summary])).toEqual([
      [letter.id, '2026-02-05', 'Tindak lanjut: Menyurati contoh'],
      [`${letter.id}-reply`, '2026-02-09', 'Hari terakhir menjawab: Menyurati contoh'],
      [notice.id, '2026-04-02', `Hari terakhir menjawab: ${office.acronym}`],
    ]);
    expect((await days(id)).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  });
});

describe('the open data', () => {
  it('say how a follow-up was counted, sent and answered', async () => {
    const { id } = await pledge();
    const source = await aSource(t, forTheOffice);
    const followUp = await t.budi.made(`/commitments/${id}/follow-ups`, {
      action: 'Menyurati contoh',
      method: 'letter',
      assigneePostId: (await aPost(t)).id,
      dueInWorkingDays: 3,
    });
    await act(`/follow-ups/${followUp.id}/send`, followUp, { sentOn: '2026-02-02', replyInWorkingDays: 5 });
    const sent = await t.budi.read(`/follow-ups/${followUp.id}`);
    await act(`/follow-ups/${followUp.id}/reply`, sent, {
      repliedOn: '2026-02-04',
      note: 'Akan dibahas.',
      sourceId: source.id,
    });

    const rows = await rowsOf(
      t,
      `SELECT due_working_days, due_counted_from, sent_on, reply_due_on, replied_on, reply_note, reply_source_id, rung
         FROM follow_ups WHERE id = '${followUp.id}'`,
    );

    // The source of the reply is not open.
    expect(rows).toEqual([
      [3, today(), '2026-02-02', '2026-02-09', '2026-02-04', 'Akan dibahas.', null, null],
    ]);
  });

  it('hold the rules deadlines and steps come from, as the API has them', async () => {
    const { items: phrases } = await t.anyone.read('/deadline-phrases');
    const { items: sets } = await t.anyone.read('/milestone-sets?limit=100');
    const { items: years } = await t.anyone.read('/holiday-years?limit=100');

    expect(await rowsOf(t, 'SELECT phrase, days, unit FROM deadline_phrases ORDER BY phrase')).toEqual(
      (phrases as Json[]).map(({ phrase, days, unit }) => [phrase, days, unit]),
    );
    expect(
      await rowsOf(t, 'SELECT set_key, step_key FROM milestone_set_steps ORDER BY set_key, number'),
    ).toEqual(
      (sets as Json[])
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .flatMap(({ key, steps }) => (steps as Json[]).map((step) => [key, step.key])),
    );
    expect(await rowsOf(t, 'SELECT day FROM holidays ORDER BY day')).toEqual(
      (years as Json[])
        .flatMap(({ holidays }) => (holidays as Json[]).map(({ day }) => [day as string]))
        .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
    );
    const vague = await pledge({ duePhrase: 'segera', dueOn: null });
    const [row] = await rowsOf(
      t,
      `SELECT due_on, due_rule_phrase, due_rule_days, due_rule_unit FROM commitments WHERE id = '${vague.id}'`,
    );
    expect(row).toEqual([addDays('2026-01-12', 30), 'segera', 30, 'calendar']);
  });
});
