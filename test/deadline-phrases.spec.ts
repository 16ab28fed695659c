import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, today } from '../src/common/day.js';
import { aCommitment, aStatement, aVerifiedCommitment, forTheOffice } from './support/builders.js';
import type { Json } from './support/client.js';
import { somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const said = async (fields: Json): Promise<Json> =>
  aCommitment(t, { statementId: (await aStatement(t, { saidOn: '2026-03-12' })).id, ...fields });
const rule = (fields: object) =>
  t.budi.post('/deadline-phrases', { unit: 'calendar', reason: 'Kesepakatan kantor contoh.', ...fields });

describe('a vague deadline', () => {
  it('becomes a last day by the rule there is, which it shows', async () => {
    const { due } = await said({ duePhrase: 'Segera' });

    expect(due).toEqual({
      on: '2026-04-11',
      precision: 'day',
      phrase: 'Segera',
      rule: { phrase: 'segera', days: 30, unit: 'calendar' },
    });
  });

  it('counts working days over a long holiday where the rule says so', async () => {
    await rule({ phrase: 'Sebelum  kerja lagi!', days: 10, unit: 'working' });

    const { due } = await said({ duePhrase: 'sebelum kerja lagi' });

    expect(due).toMatchObject({ on: '2026-04-02', rule: { days: 10, unit: 'working' } });
  });

  it('stays as it was when the rule changes, and follows a new one from then on', async () => {
    await rule({ phrase: 'tak lama', days: 20 });
    const before = await said({ duePhrase: 'tak lama' });
    await rule({ phrase: 'tak lama', days: 5 });
    const after = await said({ duePhrase: 'tak lama' });

    expect((await t.budi.read(`/commitments/${before.id}`)).due.on).toBe('2026-04-01');
    expect(after.due.on).toBe('2026-03-17');
  });

  it('is overridden by a day, with a reason, and then shows no rule', async () => {
    const pledge = await said({ duePhrase: 'dalam waktu dekat' });

    const unreasoned = await t.budi.act(
      `/commitments/${pledge.id}/corrections`,
      pledge as { revision: number },
      { dueOn: '2026-04-30' },
    );
    const { body } = await t.budi.act(
      `/commitments/${pledge.id}/corrections`,
      pledge as { revision: number },
      {
        dueOn: '2026-04-30',
        reason: 'Kantor menyebut tanggalnya.',
      },
    );

    expect(unreasoned.status).toBe(400);
    expect(body.due).toEqual({ on: '2026-04-30', precision: 'day', phrase: 'dalam waktu dekat', rule: null });
  });

  it('follows the corrected day of its statement, as do its own day and that of its last news', async () => {
    const statement = await aStatement(t, { saidOn: '2026-01-10' });
    const pledge = await aCommitment(t, { statementId: statement.id, duePhrase: 'dalam waktu dekat' });
    const dated = await aCommitment(t, { statementId: statement.id, dueOn: '2026-03-31' });
    const { days } = pledge.due.rule;
    const reason = 'Berita contoh menyebut hari lain.';
    const correct = async (saidOn: string) =>
      t.budi.act(
        `/statements/${statement.id}/corrections`,
        await t.budi.read(`/statements/${statement.id}`),
        {
          saidOn,
          reason,
        },
      );

    const answer = await correct('2026-02-15');
    const [moved, kept] = [
      await t.budi.read(`/commitments/${pledge.id}`),
      await t.budi.read(`/commitments/${dated.id}`),
    ];
    const [latest] = (await t.budi.read(`/commitments/${pledge.id}/history`)).items;
    const tooLate = await correct('2026-04-01');

    expect(answer.status).toBe(200);
    expect(moved).toMatchObject({
      statedOn: '2026-02-15',
      lastNewsOn: '2026-02-15',
      due: { phrase: 'dalam waktu dekat' },
    });
    expect(moved.due.rule).toMatchObject({ days, unit: 'calendar' });
    expect(moved.due.on).toBe(addDays('2026-02-15', days));
    expect(kept).toMatchObject({ statedOn: '2026-02-15', due: { on: '2026-03-31', rule: null } });
    expect(latest.entry).toMatchObject({ act: 'commitment.corrected', reason });
    expect([tooLate.status, Object.keys(tooLate.body.errors)]).toEqual([422, ['saidOn']]);
    expect((await t.budi.read(`/commitments/${pledge.id}`)).statedOn).toBe('2026-02-15');
  });

  it('of a hidden statement is followed without telling why', async () => {
    const statement = await aStatement(t, { saidOn: '2026-01-10', ...forTheOffice });
    const pledge = await aVerifiedCommitment(t, { statementId: statement.id });
    const person = await (await somebody(t, 'staff')).login();
    const opened = await person.post(
      `/commitments/${pledge.id}/publish`,
      { reason: 'Contoh dibuka.' },
      { 'if-match': `"${pledge.revision as number}"` },
    );

    const reason = 'Alasan contoh yang tersembunyi.';
    const corrected = await t.budi.act(`/statements/${statement.id}/corrections`, statement, {
      saidOn: '2026-01-11',
      reason,
    });

    expect([opened.status, corrected.status]).toEqual([200, 200]);
    expect((await t.anyone.read(`/commitments/${pledge.id}`)).statedOn).toBe('2026-01-11');
    expect((await t.anyone.get(`/commitments/${pledge.id}/history`)).text).not.toContain(reason);
  });

  it('is counted from a day that has come', async () => {
    const statement = await aStatement(t, { saidOn: today() });
    const tomorrow = addDays(today(), 1);
    const corrected = await t.budi.act(`/statements/${statement.id}/corrections`, statement, {
      saidOn: tomorrow,
      reason: 'Contoh.',
    });
    const made = await t.budi.post('/statements', {
      kind: statement.kind,
      gist: statement.gist,
      postId: statement.post.id,
      sourceId: statement.source.id,
      saidOn: tomorrow,
    });

    for (const { status, body } of [made, corrected])
      expect([status, body.type, Object.keys(body.errors)]).toEqual([
        422,
        '/problems/day-in-future',
        ['saidOn'],
      ]);
  });

  it('is not over when it is stated', async () => {
    const { id: statementId } = await aStatement(t, { saidOn: '2026-03-12' });
    const pledge = await aCommitment(t, { statementId, dueOn: '2026-03-12' });
    const correct = (fields: object) =>
      t.budi.act(`/commitments/${pledge.id}/corrections`, pledge as { revision: number }, {
        ...fields,
        reason: 'Contoh.',
      });
    const made = await t.budi.post('/commitments', {
      statementId,
      title: 'Janji contoh',
      firmness: 'explicit',
      receiverWords: 'para pekerja contoh',
      dueOn: '2026-03-11',
    });
    const early = await correct({ dueOn: '2026-03-11' });

    for (const { status, body } of [made, early])
      expect([status, body.type, Object.keys(body.errors)]).toEqual([
        422,
        '/problems/days-out-of-order',
        ['dueOn'],
      ]);
    expect((await correct({ dueOn: '2026-03-01', duePrecision: 'month' })).status).toBe(200);
  });

  it('keeps its rule through a correction of something else, and follows its phrase when that is corrected', async () => {
    const pledge = await said({ duePhrase: 'segera' });
    await rule({ phrase: 'segera', days: 25 });
    const correct = async (fields: object) => {
      const seen = await t.budi.read(`/commitments/${pledge.id}`);
      const { body } = await t.budi.act(`/commitments/${pledge.id}/corrections`, seen, {
        reason: 'Contoh.',
        ...fields,
      });
      return body.due;
    };

    const kept = await correct({ title: 'Judul contoh', dueOn: null, duePhrase: 'segera' });
    const rephrased = await correct({ duePhrase: 'dalam waktu dekat' });
    const own = await correct({ dueOn: '2026-04-30' });
    const stays = await correct({ duePhrase: 'segera' });
    const again = await correct({ dueOn: null });
    const none = await correct({ dueOn: null, duePrecision: 'none' });
    await rule({ phrase: 'segera', days: 30 });

    expect(kept).toMatchObject({ on: '2026-04-11', rule: { days: 30 } });
    expect(rephrased).toMatchObject({ on: '2026-05-11', rule: { phrase: 'dalam waktu dekat' } });
    expect(own).toMatchObject({ on: '2026-04-30', rule: null });
    expect(stays).toMatchObject({ on: '2026-04-30', rule: null });
    expect(again).toMatchObject({ on: '2026-04-06', rule: { phrase: 'segera', days: 25 } });
    expect(none).toMatchObject({ on: null, precision: 'none', rule: null });
  });

  it('is overridden as it is recorded, with a reason that stays in its history', async () => {
    const dueReason = 'Surat undangan contoh menyebut akhir April.';
    const pledge = await said({ duePhrase: 'segera', dueOn: '2026-04-30', dueReason });

    const { items } = await t.budi.read(`/commitments/${pledge.id}/history`);

    expect(pledge.due).toMatchObject({ on: '2026-04-30', phrase: 'segera', rule: null });
    expect(items[0].entry).toMatchObject({ act: 'commitment.recorded', reason: dueReason });
  });

  it.each([
    ['another day', { dueOn: '2026-04-30' }],
    ['a whole month', { dueOn: '2026-04-11', duePrecision: 'month' }],
    ['no day', { duePrecision: 'none' }],
  ])('is not overridden by %s without saying why', async (_, fields) => {
    const { id: statementId } = await aStatement(t, { saidOn: '2026-03-12' });

    const { body } = await t.budi.post('/commitments', {
      statementId,
      title: 'Menyiapkan ruang contoh',
      firmness: 'explicit',
      receiverWords: 'para pekerja contoh',
      duePhrase: 'segera',
      ...fields,
    });

    expect(body).toMatchObject({ status: 422, type: '/problems/due-reason-needed' });
    expect(Object.keys(body.errors as object)).toEqual(['dueReason']);
  });

  it('needs no reason for the day of its rule, nor where that day cannot be counted yet', async () => {
    await rule({ phrase: 'bila sempat', days: 900, unit: 'working' });

    const same = await said({ duePhrase: 'segera', dueOn: '2026-04-11' });
    const unknown = await said({ duePhrase: 'bila sempat', dueOn: '2026-12-31' });

    expect(same.due).toMatchObject({ on: '2026-04-11', rule: null });
    expect(unknown.due).toMatchObject({ on: '2026-12-31', rule: null });
  });

  it('is ruled anew by whoever saw the rule there was', async () => {
    const { body: phrase } = await rule({ phrase: 'sebentar', days: 7 });
    const correct = (fields: object) =>
      t.budi.act(`/deadline-phrases/${phrase.id}/corrections`, phrase, fields);

    const unreasoned = await correct({ days: 8 });
    const changed = await correct({ days: 8, reason: 'Contoh.' });
    const late = await correct({ days: 9, reason: 'Contoh.' });
    const { rows } = await t.owner.query(
      `SELECT detail FROM audit_entry WHERE act = 'deadline_phrase.ruled' AND detail LIKE '%sebentar%' ORDER BY happened_at`,
    );

    expect([unreasoned.status, changed.status, late.status]).toEqual([400, 200, 412]);
    expect(changed.body).toMatchObject({ phrase: 'sebentar', days: 8, unit: 'calendar', revision: 2 });
    expect(rows.at(-1)).toEqual({ detail: '“sebentar” = 8 calendar: Contoh.' });
  });

  it('stays without a day where somebody says that none was stated, or no rule fits', async () => {
    const none = await said({ duePhrase: 'segera', duePrecision: 'none', dueReason: 'Dicabut, contoh.' });
    const unknown = await said({ duePhrase: 'kalau sempat' });

    for (const { due } of [none, unknown])
      expect(due).toMatchObject({ on: null, precision: 'none', rule: null });
  });

  it('goes by no rule that was removed', async () => {
    const { body } = await rule({ phrase: 'besok-besok', days: 7 });
    await t.budi.act(`/deadline-phrases/${body.id}/remove`, body as { revision: number }, {
      reason: 'Terlalu longgar.',
    });

    expect((await said({ duePhrase: 'besok-besok' })).due.on).toBeNull();
    expect(JSON.stringify(await t.anyone.read('/deadline-phrases'))).not.toContain('besok');
  });

  it('is ruled by administrators alone, with days and a reason', async () => {
    const staff = await t.keeper('Staf Contoh', 'staff');

    const refused = await staff.post('/deadline-phrases', {
      phrase: 'nanti',
      days: 9,
      unit: 'calendar',
      reason: 'Contoh.',
    });
    const wrong = await rule({ phrase: 'nanti', days: 0 });
    const empty = await rule({ phrase: '!!', days: 9 });

    expect([refused.status, wrong.status, empty.status]).toEqual([403, 400, 422]);
  });
});
