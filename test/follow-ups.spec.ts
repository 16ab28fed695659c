import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, today } from '../src/common/day.js';
import {
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  forTheOffice,
  knownWorkingDays,
  next,
} from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { readDocx } from './support/documents.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let post: Json;
beforeAll(async () => {
  t = await startTestApp();
  await knownWorkingDays(t);
  post = await aPost(t);
});
afterAll(() => t.close());

const plan = async (fields: object = {}): Promise<Json> =>
  t.budi.made(`/commitments/${(await aVerifiedCommitment(t)).id}/follow-ups`, {
    action: `Menyurati dinas contoh ${next()}`,
    method: 'letter',
    assigneePostId: post.id,
    dueOn: '2026-03-31',
    ...fields,
  });
const send = (followUp: Json, body: object) => t.budi.act(`/follow-ups/${followUp.id}/send`, followUp, body);
const reply = (followUp: Json, body: object = {}) =>
  t.budi.act(`/follow-ups/${followUp.id}/reply`, followUp, {
    repliedOn: '2026-03-26',
    note: 'Sedang disiapkan.',
    ...body,
  });
const sentBefore = async (sentOn = '2026-03-13') => (await send(await plan(), { sentOn })).body;
const codeOf = ({ status, body }: { status: number; body: Json }) => [status, body.type];
const workingDayAfter = async (day: string, n: number): Promise<string> =>
  (await t.owner.query<{ day: string }>('SELECT working_day_after($1, $2)::text AS day', [day, n])).rows[0]
    ?.day ?? '';

describe('the deadline of a follow-up', () => {
  it('is given in working days, and keeps the rule it was counted by', async () => {
    const followUp = await plan({ dueOn: undefined, dueInWorkingDays: 5 });

    expect(followUp).toMatchObject({
      dueOn: await workingDayAfter(today(), 5),
      dueRule: { workingDays: 5, countedFrom: today() },
      isOverdue: false,
    });
    const corrected = await t.budi.act(`/follow-ups/${followUp.id}/corrections`, followUp, {
      dueOn: '2026-03-31',
      reason: 'Salah hitung.',
    });
    expect(corrected.body).toMatchObject({ dueOn: '2026-03-31', dueRule: null });
  });

  it('is a day or a number of working days, not both, and never past the calendar', async () => {
    const path = `/commitments/${(await aVerifiedCommitment(t)).id}/follow-ups`;
    const input = { action: 'Contoh', method: 'call', assigneePostId: post.id };
    const planned = async (fields: object) => codeOf(await t.budi.post(path, { ...input, ...fields }));

    const unclear = [422, '/problems/follow-up-due-unclear'];
    expect(await planned({})).toEqual(unclear);
    expect(await planned({ dueOn: '2026-03-31', dueInWorkingDays: 3 })).toEqual(unclear);
    expect(await planned({ dueInWorkingDays: 0 })).toEqual([400, '/problems/fields-refused']);
    const followUp = await plan();
    expect(codeOf(await send(followUp, { sentOn: '2023-03-01' }))).toEqual([
      422,
      '/problems/calendar-missing',
    ]);
    expect((await t.budi.read(`/follow-ups/${followUp.id}`)).sentOn).toBeNull();
  });
});

describe('the person in charge', () => {
  it('is a post, with whoever holds it on the day: a transfer changes the name alone', async () => {
    const [before, after] = [await aPerson(t), await aPerson(t)];
    const office = await aPost(t);
    const tenure = await aTenure(t, { personId: before.id, postId: office.id, startedOn: '2024-01-01' });
    const followUp = await plan({ assigneePostId: office.id });
    expect(followUp.assigneeHolder).toMatchObject({ id: before.id });

    await t.budi.act(`/tenures/${tenure.id}/end`, tenure, { endedOn: addDays(today(), -1) });
    expect((await t.anyone.read(`/follow-ups/${followUp.id}`)).assigneeHolder).toBeNull();
    await aTenure(t, { personId: after.id, postId: office.id, startedOn: today() });

    expect(await t.anyone.read(`/follow-ups/${followUp.id}`)).toMatchObject({
      assigneePost: { id: office.id },
      assigneeHolder: { id: after.id },
    });
  });
});

describe('the holder of a post in charge', () => {
  it('is named to those alone who may see that person', async () => {
    const [hidden, office] = [await aPerson(t, forTheOffice), await aPost(t)];
    await aTenure(t, { personId: hidden.id, postId: office.id, startedOn: '2024-01-01' });
    const followUp = await plan({ assigneePostId: office.id });

    expect((await t.budi.read(`/follow-ups/${followUp.id}`)).assigneeHolder.id).toBe(hidden.id);
    for (const path of [`/follow-ups/${followUp.id}`, `/follow-ups?assignee=${office.id}`])
      expect((await t.anyone.get(path)).text).not.toContain(hidden.id);
    const { followUps } = await t.anyone.read(`/commitments/${followUp.commitmentId}`);
    expect(followUps[0]).toMatchObject({ assigneePost: { id: office.id }, assigneeHolder: null });
  });
});

describe('the clock of a reply', () => {
  it('starts when it is sent, ten working days unless said otherwise', async () => {
    const sent = await send(await plan(), { sentOn: '2026-03-13' });
    const sooner = await send(await plan(), { sentOn: '2026-03-13', replyInWorkingDays: 3 });

    // 18 to 24 March are Nyepi and Idulfitri with their joint leave, 3 April is Good Friday.
    expect(sent.body).toMatchObject({ sentOn: '2026-03-13', replyDueOn: '2026-04-06', replyState: 'late' });
    expect(sooner.body).toMatchObject({ replyDueOn: '2026-03-25' });
    const sentToday = await send(await plan(), { sentOn: today() });
    expect(sentToday.body).toMatchObject({
      replyState: 'waiting',
      replyDueOn: await workingDayAfter(today(), 10),
    });
  });

  it('stops with a reply, which is news of the commitment', async () => {
    const source = await aSource(t);
    const sent = await sentBefore();

    const replied = await reply(sent, { sourceId: source.id });

    expect(replied.body).toMatchObject({
      state: 'open',
      replyState: 'replied',
      repliedOn: '2026-03-26',
      replyNote: 'Sedang disiapkan.',
      replySource: { id: source.id },
    });
    expect((await t.anyone.read(`/commitments/${sent.commitmentId}`)).lastNewsOn).toBe('2026-03-26');
    const { items } = await t.anyone.read(`/follow-ups/${sent.id}/history`);
    expect(items.map(({ entry }: Json) => entry.act)).toEqual([
      'follow_up.replied',
      'follow_up.sent',
      'follow_up.planned',
    ]);
  });

  it('stops with silence that was noted, which is no news', async () => {
    const sent = await sentBefore();
    const news = (await t.anyone.read(`/commitments/${sent.commitmentId}`)).lastNewsOn;

    const closed = await t.budi.act(`/follow-ups/${sent.id}/outcome`, sent, {
      outcome: 'silence',
      outcomeOn: '2026-04-07',
      note: 'Tidak ada jawaban.',
    });

    expect(closed.body).toMatchObject({ state: 'done', replyState: 'silence', isOverdue: false });
    expect((await t.anyone.read(`/commitments/${sent.commitmentId}`)).lastNewsOn).toBe(news);
  });

  it('goes by what could have happened, in its order', async () => {
    const planned = await plan();
    const sent = await sentBefore();
    const replied = (await reply(sent)).body;

    expect(codeOf(await reply(planned))).toEqual([422, '/problems/not-sent']);
    expect(codeOf(await send(planned, { sentOn: addDays(today(), 1) }))).toEqual([
      422,
      '/problems/day-in-future',
    ]);
    expect(codeOf(await send(sent, { sentOn: '2026-03-14' }))).toEqual([412, '/problems/stale']);
    expect(codeOf(await send(replied, { sentOn: '2026-03-14' }))).toEqual([422, '/problems/sent-already']);
    expect(codeOf(await reply(replied))).toEqual([422, '/problems/replied-already']);
    const other = await sentBefore();
    expect(codeOf(await reply(other, { repliedOn: '2026-03-12' }))).toEqual([
      422,
      '/problems/reply-before-sending',
    ]);
    const wrong = await t.budi.act(`/follow-ups/${replied.id}/corrections`, replied, {
      repliedOn: '2026-03-01',
      reason: 'Contoh',
    });
    expect(codeOf(wrong)).toEqual([422, '/problems/reply-before-sending']);
    const cancelled = await t.budi.act(`/follow-ups/${other.id}/cancel`, other, { reason: 'Contoh' });
    expect(cancelled.body.replyState).toBeNull();
    expect(codeOf(await reply(cancelled.body))).toEqual([422, '/problems/follow-up-closed']);
  });

  it('is corrected where a day was typed wrongly, its last day too', async () => {
    const sent = await sentBefore();

    const corrected = await t.budi.act(`/follow-ups/${sent.id}/corrections`, sent, {
      sentOn: '2026-03-12',
      replyDueOn: '2026-04-10',
      reason: 'Stempel pos.',
    });

    expect(corrected.body).toMatchObject({ sentOn: '2026-03-12', replyDueOn: '2026-04-10' });
  });
});

describe('the correction of a follow-up', () => {
  const correct = (followUp: Json, body: object) =>
    t.budi.act(`/follow-ups/${followUp.id}/corrections`, followUp, { ...body, reason: 'Contoh koreksi.' });

  it('moves the clock of a reply with the day of sending, by as many working days', async () => {
    const sent = (await send(await plan(), { sentOn: '2026-01-05', replyInWorkingDays: 7 })).body;

    const moved = (await correct(sent, { sentOn: '2026-03-13' })).body;
    const back = await correct(moved, { sentOn: null });

    expect(sent.replyDueOn).toBe(await workingDayAfter('2026-01-05', 7));
    expect(moved).toMatchObject({
      sentOn: '2026-03-13',
      replyDueOn: await workingDayAfter('2026-03-13', 7),
    });
    expect(back.body).toMatchObject({ sentOn: null, replyDueOn: null, replyState: null });
  });

  it('takes no day that has not come, nor a clock that does not fit', async () => {
    const sent = await sentBefore();
    const tomorrow = addDays(today(), 1);
    const refused = async (body: object) => {
      const answer = await correct(sent, body);
      return [...codeOf(answer), Object.keys((answer.body.errors as object | undefined) ?? {})];
    };

    expect(await refused({ sentOn: tomorrow, replyDueOn: addDays(today(), 30) })).toEqual([
      422,
      '/problems/day-in-future',
      ['sentOn'],
    ]);
    expect(await refused({ repliedOn: tomorrow })).toEqual([422, '/problems/day-in-future', ['repliedOn']]);
    expect(await refused({ replyDueOn: '2026-03-12' })).toEqual([
      422,
      '/problems/reply-clock-unclear',
      ['replyDueOn'],
    ]);
    expect(await refused({ outcome: 'answered', outcomeOn: '2026-03-20' })).toEqual([
      422,
      '/problems/outcome-of-undone',
      ['outcome'],
    ]);
  });

  it('puts an outcome right, with a reason', async () => {
    const sent = await sentBefore();
    const closed = await t.budi.act(`/follow-ups/${sent.id}/outcome`, sent, {
      outcome: 'silence',
      outcomeOn: '2026-04-07',
      note: 'Tidak ada jawaban.',
    });

    const early = await correct(closed.body, { outcomeOn: '2026-04-06' });
    const corrected = await correct(closed.body, {
      outcome: 'refused',
      outcomeOn: '2026-04-06',
      outcomeNote: 'Ditolak contoh.',
    });

    expect(codeOf(early)).toEqual([422, '/problems/no-silence']);
    expect(corrected.body).toMatchObject({
      state: 'done',
      outcome: 'refused',
      outcomeOn: '2026-04-06',
      outcomeNote: 'Ditolak contoh.',
    });
  });
});

describe('the outcome of a follow-up', () => {
  const close = (followUp: Json, outcome: string, outcomeOn: string) =>
    t.budi.act(`/follow-ups/${followUp.id}/outcome`, followUp, { outcome, outcomeOn, note: 'Contoh.' });

  it('is no silence after a reply, nor as long as one is in time', async () => {
    const replied = (await reply(await sentBefore())).body;
    const waiting = await sentBefore();

    const answers = [
      await close(replied, 'silence', '2026-04-07'),
      await close(waiting, 'silence', '2026-04-06'),
    ];

    expect(answers.map(codeOf)).toEqual([
      [422, '/problems/no-silence'],
      [422, '/problems/no-silence'],
    ]);
    expect((await close(replied, 'answered', '2026-04-01')).status).toBe(200);
    expect((await close(await plan({ method: 'call' }), 'silence', '2026-03-02')).status).toBe(200);
  });

  it('does not come before it was sent', async () => {
    const early = await close(await sentBefore(), 'refused', '2026-03-12');

    expect(codeOf(early)).toEqual([422, '/problems/days-out-of-order']);
    expect(Object.keys(early.body.errors as object)).toEqual(['outcomeOn']);
  });
});

describe('lists of follow-ups', () => {
  it('are narrowed to what is overdue and what was not replied to in time, and sorted by their day', async () => {
    const mine = await aPost(t);
    const make = async (fields: object) => plan({ assigneePostId: mine.id, ...fields });
    const late = await make({ dueOn: '2026-03-02' });
    const later = await make({ dueOn: '2026-03-01' });
    const coming = await make({ dueOn: addDays(today(), 30) });
    const unanswered = (await send(await make({ dueOn: addDays(today(), 20) }), { sentOn: '2026-03-13' }))
      .body;
    const answered = (await send(await make({ dueOn: addDays(today(), 21) }), { sentOn: '2026-03-13' })).body;
    await reply(answered);
    const ids = async (query: string): Promise<string[]> =>
      (await t.anyone.read(`/follow-ups?assignee=${mine.id}&${query}`)).items.map(({ id }: Json) => id);

    expect(await ids('overdue=yes')).toEqual([later.id, late.id]);
    expect(await ids('overdue=no&sort=-due')).toEqual([coming.id, answered.id, unanswered.id]);
    expect(await ids('reply_late=yes')).toEqual([unanswered.id]);
    expect(await ids('reply_late=no')).not.toContain(unanswered.id);
    expect(await ids('sort=due')).toEqual([later.id, late.id, unanswered.id, answered.id, coming.id]);
  });

  it('read as they stood at an earlier moment: before the reply', async () => {
    const sent = await sentBefore();
    const then = new Date().toISOString();
    await reply(sent);

    const before = await t.anyone.read(`/follow-ups/${sent.id}?as_of=${then}`);

    expect(before).toMatchObject({ replyState: 'late', repliedOn: null, replyNote: null });
    expect(await t.anyone.read(`/follow-ups/${sent.id}`)).toMatchObject({ replyState: 'replied' });
  });

  it('hold what was agreed at an event, with its reply', async () => {
    const event = await anEvent(t);
    const followUp = await plan({ eventId: event.id });

    await send(followUp, { sentOn: '2026-03-13' });

    const [one] = (await t.anyone.read(`/follow-ups?event=${event.id}`)).items as Json[];
    expect(one).toMatchObject({ id: followUp.id, replyState: 'late' });
  });
});

describe('the letter of a follow-up', () => {
  const letterOf = async (followUp: Json, who: Client = t.budi) => {
    const answer = await fetch(`${t.url}/api/v1/follow-ups/${followUp.id}/letter.docx`, {
      headers: { ...(who.token && { authorization: `Bearer ${who.token}` }) },
    });
    return { answer, file: Buffer.from(await answer.arrayBuffer()) };
  };
  const DOTS = '.'.repeat(30);

  it('is filled in with the pledge, its words, day, source and address, whoever signs, and who gets a copy', async () => {
    const [office, maker, union] = [
      await anOrganization(t, {
        kind: 'government_body',
        name: 'Dinas Contoh Penulis',
        letterhead: 'PEMERINTAH KABUPATEN CONTOH\nDINAS TENAGA KERJA CONTOH\nJalan Contoh 1, Cikarang',
      }),
      await aPost(t, { title: 'Bupati Contoh' }),
      await anOrganization(t, { name: 'Aliansi Buruh Contoh Surat' }),
    ];
    const head = await aPost(t, { title: 'Kepala Bidang Pelatihan Contoh', organizationId: office.id });
    const holder = await aPerson(t, { name: 'Rina Contoh', frontTitles: 'Dra.', backTitles: 'M.Si.' });
    await aTenure(t, { personId: holder.id, postId: head.id, startedOn: '2024-01-01' });
    const source = await aSource(t, { title: 'Berita Contoh tentang ruang latihan' });
    const statement = await aStatement(t, {
      postId: maker.id,
      sourceId: source.id,
      words: 'akan kami siapkan',
    });
    const pledge = await aVerifiedCommitment(t, {
      title: 'Menyiapkan ruang latihan contoh',
      statementId: statement.id,
      receiverIds: [union.id],
      authorityHolderId: maker.id,
    });
    const followUp = await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
      action: 'Meminta jadwal pembukaan ruang latihan.',
      method: 'letter',
      assigneePostId: head.id,
      dueOn: '2026-03-31',
    });
    const sent = (await send(followUp, { sentOn: '2026-03-02' })).body;

    const { answer, file } = await letterOf(sent);
    const { text } = await readDocx(file);

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain(
      'filename="surat-2026-03-02-menyiapkan-ruang-latihan-contoh.docx"',
    );
    const lines = text.split('\n').filter((one) => one !== '');
    const order = [
      'PEMERINTAH KABUPATEN CONTOH',
      'DINAS TENAGA KERJA CONTOH',
      'Jalan Contoh 1, Cikarang',
      `${DOTS}, 2 Maret 2026`,
      'Nomor',
      'Sifat',
      'Lampiran',
      'Hal',
      'Tindak lanjut komitmen: Menyiapkan ruang latihan contoh',
      'Yth. Bupati Contoh',
      'di',
      'Menindaklanjuti komitmen yang disampaikan pada 12 Januari 2026 sebagai berikut:',
      '“akan kami siapkan”',
      'Berita Contoh tentang ruang latihan, Harian Contoh, 12 Januari 2026',
      `${t.url}/komitmen/${pledge.id}`,
      'Kepala Bidang Pelatihan Contoh,',
      'Dra. Rina Contoh, M.Si.',
      `NIP ${DOTS}`,
      'Tembusan:',
      '1. Aliansi Buruh Contoh Surat',
    ];
    expect(lines.filter((one) => order.includes(one))).toEqual(order);
    expect(text).toContain('paling lambat 16 Maret 2026');
    expect((await letterOf(sent)).file.equals(file)).toBe(true);
  });

  it('is not written to whoever signs it, who signs as the acting head they are', async () => {
    const office = await anOrganization(t, { kind: 'government_body', name: 'Dinas Contoh Sendiri' });
    const head = await aPost(t, { title: 'Kepala Dinas Contoh Sendiri', organizationId: office.id });
    const holder = await aPerson(t, { name: 'Joko Contoh' });
    await aTenure(t, { personId: holder.id, postId: head.id, basis: 'plt', startedOn: '2024-01-01' });
    const pledge = await aVerifiedCommitment(t, {
      statementId: (await aStatement(t, { postId: head.id })).id,
      authorityHolderId: head.id,
    });
    const letter = await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
      action: 'Meminta jadwal contoh.',
      method: 'letter',
      assigneePostId: head.id,
      dueOn: '2026-03-31',
    });

    const lines = (await readDocx((await letterOf(letter)).file)).text.split('\n');

    expect(letter.assigneeHolder).toMatchObject({ name: 'Joko Contoh', basis: 'plt' });
    expect(lines).toContain(`Yth. ${DOTS}`);
    expect(lines).toContain('Plt. Kepala Dinas Contoh Sendiri,');
    expect(lines).not.toContain('Kepala Dinas Contoh Sendiri,');
  });

  it('leaves dots for what is not on record, and makes up no name', async () => {
    const { file } = await letterOf(await plan());

    const lines = (await readDocx(file)).text.split('\n');

    expect(lines).toContain(`${post.title},`);
    // Number, nature, enclosures, place of whom it goes to, and the name of whoever signs.
    expect(lines.filter((one) => one === DOTS)).toHaveLength(5);
  });

  it('is for the office, and for letters alone', async () => {
    const [letter, call] = [await plan(), await plan({ method: 'call' })];

    expect((await letterOf(letter, t.anyone)).answer.status).toBe(401);
    expect((await letterOf(letter, await t.reader('Pembaca Surat Contoh'))).answer.status).toBe(403);
    expect(JSON.parse((await letterOf(call)).file.toString())).toMatchObject({
      type: '/problems/not-a-letter',
    });
    expect((await letterOf({ id: '00000000-0000-4000-8000-000000000000' })).answer.status).toBe(404);
  });
});
