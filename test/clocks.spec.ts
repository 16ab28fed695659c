import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../src/common/day.js';
import { TURN_CLOCKS } from '../src/clocks/nightly.js';
import {
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  evidence,
  forTheOffice,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { addTimed, jobsOf, runJobs } from './support/jobs.js';
import { somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

/** The night that begins a day. */
async function night(day: string): Promise<void> {
  await addTimed(t, TURN_CLOCKS.name, day);
  await runJobs(t);
}

const turnsOf = async (commitmentId: string): Promise<string[]> => {
  const { items } = await t.budi.read(`/clock-events?commitment=${commitmentId}&sort=turned&limit=100`);
  return (items as Json[]).map(({ clock, turnedOn }) => `${turnedOn} ${clock}`);
};

const pledge = async (fields: Json = {}): Promise<Json> =>
  aVerifiedCommitment(t, {
    statementId: (await aStatement(t, { saidOn: '2026-01-12' })).id,
    dueOn: '2026-03-31',
    ...fields,
  });

describe('the clocks', () => {
  it('turn on the first day of each flag, and no day before', async () => {
    const { id } = await pledge();
    const seen: string[][] = [];
    for (const day of ['2026-03-13', '2026-03-14', '2026-03-16', '2026-03-17', '2026-03-31', '2026-04-01']) {
      await night(day);
      seen.push(await turnsOf(id));
    }

    // Said on 12 January: the 61st day without news is 14 March. Due on 31 March: 14 days before is the 17th.
    const [silent, soon, late] = ['2026-03-14 silent', '2026-03-17 due_soon', '2026-04-01 overdue'];
    expect(seen).toEqual([[], [silent], [silent], [silent, soon], [silent, soon], [silent, soon, late]]);
  });

  it('write each turn once, however often and at once they are asked', async () => {
    const { id } = await pledge({ dueOn: '2026-02-10' });

    await night('2026-05-01');
    await night('2026-05-01');
    await Promise.all([
      addTimed(t, TURN_CLOCKS.name, '2026-05-02'),
      addTimed(t, TURN_CLOCKS.name, '2026-05-02'),
    ]);
    await runJobs(t);

    expect(await turnsOf(id)).toEqual(['2026-02-11 overdue', '2026-03-14 silent']);
    expect(await jobsOf(t)).toEqual([]);
  });

  it('make up for nights that were missed, with the day on which it was so', async () => {
    const { id } = await pledge({ dueOn: '2026-05-20' });

    await night('2026-06-20');

    expect(await turnsOf(id)).toEqual(['2026-03-14 silent', '2026-05-21 overdue']);
  });

  it('turn again after news, since silence is counted from the last of it', async () => {
    const { id } = await pledge({ dueOn: null });
    await night('2026-03-20');
    await t.budi.act(`/commitments/${id}/assessments`, await t.budi.read(`/commitments/${id}`), {
      lane: 'desk',
      finding: 'in_progress',
      assessedOn: '2026-04-01',
      note: 'Tim contoh bekerja.',
      evidence: [await evidence(t, 'B', { actOn: '2026-03-30' })],
    });

    await night('2026-05-31');
    await night('2026-06-01');

    expect(await turnsOf(id)).toEqual(['2026-03-14 silent', '2026-06-01 silent']);
  });

  it('tell in the history of the pledge, to everybody', async () => {
    const { id } = await pledge({ dueOn: '2026-02-10' });
    await night('2026-02-11');

    const { items } = await t.anyone.read(`/commitments/${id}/history`);

    expect((items as Json[]).map(({ entry }) => entry?.act)).toContain('clock_event.turned');
  });

  it('stop at a verdict', async () => {
    const { id } = await pledge({ dueOn: null });
    await t.budi.act(`/commitments/${id}/assessments`, await t.budi.read(`/commitments/${id}`), {
      lane: 'desk',
      finding: 'unratable',
      assessedOn: '2026-02-01',
      note: 'Tanpa ukuran.',
      sought: { what: 'ukuran', fromWhom: 'Bagian Contoh', on: '2026-01-30' },
    });

    await night('2026-06-01');

    expect(await turnsOf(id)).toEqual([]);
  });

  it('turn when a holder leaves, when time to reply is over, and when a proposal waits too long', async () => {
    const office = await anOrganization(t, { kind: 'government_body' });
    const post = await aPost(t, { organizationId: office.id });
    const person = await aPerson(t, {});
    const tenure = await aTenure(t, {
      personId: person.id,
      postId: post.id,
      startedOn: '2025-01-01',
      endedOn: '2026-05-31',
    });
    const { id } = await pledge({
      statementId: (await aStatement(t, { postId: post.id, speakerId: person.id, saidOn: '2026-01-12' })).id,
      makers: [{ tenureId: tenure.id }],
      dueOn: '2026-02-27',
    });
    await t.budi.made(`/commitments/${id}/notices`, {
      addresseeId: office.id,
      words: 'Contoh.',
      sentOn: '2026-03-12',
    });
    const { body: proposal } = await t.budi.act(
      `/commitments/${id}/assessments`,
      await t.budi.read(`/commitments/${id}`),
      {
        lane: 'desk',
        finding: 'not_fulfilled',
        assessedOn: '2026-04-06',
        note: 'Contoh.',
        reasonCode: 'deadline_passed',
        evidence: [],
      },
    );
    const proposedOn = (proposal.recordedAt as string).slice(0, 10);
    await night('2026-04-02');
    const waiting = await turnsOf(id);
    await night('2026-06-01');
    const before = await turnsOf(id);
    await night(addDays(proposedOn, 12));

    expect(waiting).not.toContain('2026-04-03 reply_window_over');
    expect(before).toEqual(
      expect.arrayContaining(['2026-04-03 reply_window_over', '2026-06-01 not_taken_over']),
    );
    expect((await turnsOf(id)).filter((turn) => turn.endsWith('stalled_proposal'))).toHaveLength(1);
    const shown = (await t.anyone.read(`/clock-events?commitment=${id}`)).items as Json[];
    expect(shown.map(({ clock }) => clock)).not.toContain('stalled_proposal');
  });

  it('do not turn for what belongs to a pledge that was retracted, nor where the same person stays in the post', async () => {
    const office = await anOrganization(t, { kind: 'government_body' });
    const post = await aPost(t, { organizationId: office.id });
    const person = await aPerson(t, {});
    const held = { personId: person.id, postId: post.id };
    const acting = await aTenure(t, { ...held, startedOn: '2025-01-01', endedOn: '2026-05-31', basis: 'pj' });
    const confirmed = await aTenure(t, { ...held, startedOn: '2026-06-01' });
    const made = async () =>
      pledge({
        statementId: (await aStatement(t, { postId: post.id, speakerId: person.id, saidOn: '2026-01-12' }))
          .id,
        makers: [{ tenureId: acting.id }],
      });
    const [kept, gone] = [await made(), await made()];
    for (const { id } of [kept, gone]) {
      await t.budi.made(`/commitments/${id}/notices`, {
        addresseeId: office.id,
        words: 'Contoh.',
        sentOn: '2026-03-12',
      });
      const letter = await t.budi.made(`/commitments/${id}/follow-ups`, {
        action: 'Menyurati contoh',
        method: 'letter',
        assigneePostId: post.id,
        dueOn: '2026-12-31',
      });
      await t.budi.act(`/follow-ups/${letter.id}/send`, letter, { sentOn: '2026-03-13' });
    }
    await t.siti.act(`/commitments/${gone.id}/retract`, await t.budi.read(`/commitments/${gone.id}`), {
      reason: 'Contoh keliru.',
    });

    await night('2026-06-02');
    const late = await turnsOf(kept.id);
    expect(late.filter((turn) => turn.endsWith('reply_window_over'))).toHaveLength(2);
    expect(late).not.toContain('2026-06-01 not_taken_over');
    expect(await turnsOf(gone.id)).toEqual([]);

    await t.budi.act(`/tenures/${confirmed.id}/end`, confirmed, { endedOn: '2026-08-31' });
    await night('2026-09-02');
    expect(await turnsOf(kept.id)).toContain('2026-09-01 not_taken_over');
  });

  it('tell the office alone that a restriction has ended', async () => {
    const event = await anEvent(t, {
      ...forTheOffice,
      restrictedUntil: addDays(new Date().toISOString().slice(0, 10), 2),
    });
    const end = addDays(new Date().toISOString().slice(0, 10), 3);

    await night(end);

    const events = async (client: TestApp['budi']) =>
      ((await client.read(`/clock-events?clock=exception_expired&limit=100`)).items as Json[]).filter(
        ({ subjectId }) => subjectId === event.id,
      );
    expect(await events(t.budi)).toMatchObject([{ subjectKind: 'event', turnedOn: end, commitment: null }]);
    expect(await events(t.anyone)).toEqual([]);
  });

  it('close and open with all they tell of: a pledge, its occasion, a letter and a notice', async () => {
    const event = await anEvent(t);
    const office = await anOrganization(t, { kind: 'government_body' });
    const post = await aPost(t, { organizationId: office.id });
    const { id } = await pledge({
      statementId: (await aStatement(t, { postId: post.id, eventId: event.id, saidOn: '2026-01-12' })).id,
      dueOn: '2026-02-10',
    });
    const letter = await t.budi.made(`/commitments/${id}/follow-ups`, {
      action: 'Bersurat',
      method: 'letter',
      assigneePostId: post.id,
      eventId: event.id,
      dueOn: '2026-03-02',
    });
    await t.budi.act(`/follow-ups/${letter.id}/send`, letter, { sentOn: '2026-03-02' });
    await t.budi.made(`/commitments/${id}/notices`, {
      addresseeId: office.id,
      words: 'Contoh.',
      sentOn: '2026-03-02',
    });
    await night('2026-04-10');
    const turned = await turnsOf(id);
    const clocksOf = async () => (await t.anyone.read(`/clock-events?commitment=${id}`)).items as Json[];
    const open = (await clocksOf()).length;
    const close = async (path: string) =>
      (
        await t.budi.act(path, await t.budi.read(path.replace(/\/restrict$/, '')), {
          ...forTheOffice,
          reason: 'Contoh.',
        })
      ).status;
    const person = await (await somebody(t, 'staff')).login();
    const publish = async (path: string) => {
      const { revision } = await t.budi.read(path);
      const body = { reason: 'Contoh.', withParts: true };
      return (await person.post(`${path}/publish`, body, { 'if-match': `"${revision}"` })).status;
    };

    const closed = [await close(`/events/${event.id}/restrict`), (await clocksOf()).length];
    const opened = [await publish(`/events/${event.id}`), (await clocksOf()).length];
    const alone = [await close(`/commitments/${id}/restrict`), (await clocksOf()).length];
    const again = [await publish(`/commitments/${id}`), (await clocksOf()).length];

    expect(turned.filter((turn) => turn.endsWith('reply_window_over'))).toHaveLength(2);
    expect([closed, opened, alone, again]).toEqual([
      [200, 0],
      [200, open],
      [200, 0],
      [200, open],
    ]);
    expect((await t.anyone.get(`/follow-ups/${letter.id}`)).status).toBe(200);
  });

  it('turn where the year has no calendar, all but what is counted in working days, which turns once it has', async () => {
    const { id } = await pledge({ dueOn: '2026-02-10' });
    const { status } = await t.budi.act(
      `/commitments/${id}/assessments`,
      await t.budi.read(`/commitments/${id}`),
      {
        lane: 'desk',
        finding: 'fulfilled',
        assessedOn: '2026-02-09',
        note: 'Contoh.',
        evidence: [await evidence(t, 'A', { actOn: '2026-02-09' })],
      },
    );
    const later = addDays(new Date().toISOString().slice(0, 10), 40);
    const { rows } = await t.owner.query<{ year: number }>(
      'SELECT year FROM holiday_year WHERE year >= 2026',
    );
    await t.owner.query('DELETE FROM holiday WHERE year >= 2026');
    await t.owner.query('DELETE FROM holiday_year WHERE year >= 2026');

    await night(later);
    const without = await turnsOf(id);
    const undone = await jobsOf(t);
    for (const { year } of rows)
      await t.owner.query('INSERT INTO holiday_year (year, decree) VALUES ($1, $2)', [year, 'SKB Contoh']);
    await night(later);

    expect(status).toBe(201);
    expect(undone).toEqual([]);
    expect(without).toContain('2026-02-11 overdue');
    expect(without.join()).not.toContain('stalled_proposal');
    expect((await turnsOf(id)).filter((turn) => turn.endsWith('stalled_proposal'))).toHaveLength(1);
  });
});
