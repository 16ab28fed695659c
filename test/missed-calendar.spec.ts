import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TURN_CLOCKS } from '../src/clocks/nightly.js';
import { processActor } from '../src/common/actor.js';
import { addDays, type Day, today } from '../src/common/day.js';
import { CalendarGapsReader } from '../src/working-days/calendar-gaps.reader.js';
import type { Browser } from './support/browser.js';
import { aPost, aStatement, aVerifiedCommitment, evidence } from './support/builders.js';
import type { Json } from './support/client.js';
import { addTimed, jobsOf, runJobs } from './support/jobs.js';
import { Mailbox, type Received } from './support/mailbox.js';
import { pageText, somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  t = await startTestApp({
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'ikrar@contoh.go.id',
    ORIGIN: 'http://127.0.0.1:3000',
  });
  // The years tests know besides.
  await t.owner.query(`DELETE FROM holiday_year WHERE decree = 'SKB Contoh'`);
});
afterAll(async () => {
  await t.close();
  await mailbox.close();
});

/** The night that begins a day, and what it leads to. */
async function night(day: Day): Promise<void> {
  await addTimed(t, TURN_CLOCKS.name, day);
  await runJobs(t);
}
const inbox = async (browser: Browser): Promise<Json[]> => (await browser.get('/notifications')).body.items;
const textOf = ({ raw }: Received): string => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
const missed = async (client: TestApp['budi']): Promise<string[]> =>
  ((await client.read('/clock-events?clock=calendar_missing&limit=100')).items as Json[]).map(
    ({ subjectKind, subjectId, turnedOn, commitment }) =>
      [turnedOn, subjectKind, (subjectId as string).slice(-4), commitment].join(' '),
  );

describe('a year without calendar', () => {
  it('is told once to who keeps the calendar, in their news and by mail, from the day its page warns, and to nobody else', async () => {
    const [keeper, staff] = [await somebody(t, 'administrator'), await somebody(t, 'staff')];
    const [browser, other] = [await keeper.login(), await staff.login()];
    for (const one of [browser, other])
      await one.post('/me/digest/start', { pace: 'instant', language: 'en' });

    await night('2026-11-01');
    const before = await inbox(browser);
    await night('2026-11-02');
    const mail = await mailbox.next(keeper.email);
    const told = await inbox(browser);
    const html = await pageText(t, browser, '/akun/kabar');
    for (const day of ['2026-11-02', '2026-11-03', '2026-12-31', '2027-01-01'] as const) await night(day);
    const again = await inbox(browser);
    await browser.post('/notifications/read');
    await t.budi.made('/holiday-years', {
      year: 2027,
      decree: 'SKB Contoh Nomor 1 Tahun 2026',
      holidays: [{ day: '2027-01-01', name: 'Tahun Baru Contoh', nameEn: 'New Year', kind: 'national' }],
    });
    await night('2027-01-02');
    const recorded = await inbox(browser);
    await night('2027-11-02');
    const next = await mailbox.next(keeper.email);

    expect(before).toEqual([]);
    expect(told).toMatchObject([
      {
        act: 'clock_event.turned',
        count: 1,
        commitment: null,
        title: 'The working days of 2027 are not on record',
        address: 'http://127.0.0.1:3000/en/meja/hari-kerja?tahun=2027',
      },
    ]);
    expect(html).toContain(
      '<a href="/meja/hari-kerja?tahun=2027">Kalender hari kerja 2027 belum dicatat</a>',
    );
    expect(textOf(mail)).toContain('/en/meja/hari-kerja?tahun=2027');
    expect(textOf(mail)).toContain('The working days of 2027 are not on record');
    expect(again).toEqual(told);
    expect(recorded.map(({ id }) => id)).toEqual(told.map(({ id }) => id));
    expect((await inbox(browser))[0]?.title).toBe('The working days of 2028 are not on record');
    expect(textOf(next)).not.toContain('2027 are not');
    expect(await inbox(other)).toEqual([]);
    expect(mailbox.unread).toEqual([]);
    expect(await missed(t.budi)).toEqual(['2027-11-02 holiday_year 2028 ', '2026-11-02 holiday_year 2027 ']);
    expect(await missed(t.anyone)).toEqual([]);
    expect(await jobsOf(t)).toEqual([]);
  });

  it('is warned of with what waits for it: follow-ups past their day or due in it, and proposals that wait into it', async () => {
    const statement = await aStatement(t, { saidOn: '2026-01-12' });
    const pledge = await aVerifiedCommitment(t, { statementId: statement.id });
    const proposal = await t.budi.act(`/commitments/${pledge.id}/assessments`, pledge, {
      lane: 'desk',
      finding: 'fulfilled',
      assessedOn: '2026-02-09',
      note: 'Contoh.',
      evidence: [await evidence(t, 'A', { actOn: '2026-02-09' })],
    });
    const year = Number(addDays(today(), 1).slice(0, 4));
    const plan = async (dueOn: Day) =>
      t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
        action: 'Menelepon Contoh',
        method: 'call',
        assigneePostId: (await aPost(t)).id,
        dueOn,
      });
    for (const day of [`${year - 1}-12-31`, `${year + 3}-01-01`, `${year + 3}-12-31`, `${year + 4}-01-01`])
      await plan(day);
    const of = async (day: Day, wanted: number) => {
      const { rows } = await t.owner.query<{ id: string }>(
        `SELECT id FROM account WHERE name = 'Ikrar: jam'`,
      );
      const gaps = await t.app
        .get(CalendarGapsReader, { strict: false })
        .of(processActor(rows[0]?.id, 'staff'), day);
      const gap = gaps.find((each) => each.year === wanted);
      return gap && [gap.missedFrom, gap.waitingCount, gap.proposalCount, gap.dueCount];
    };

    const known = await of(`${year}-12-01`, year);
    await t.owner.query('DELETE FROM holiday WHERE year = $1', [year]);
    await t.owner.query('DELETE FROM holiday_year WHERE year = $1', [year]);
    const html = await pageText(t, await (await somebody(t, 'staff')).login(), '/meja/hari-kerja');

    expect(proposal.status).toBe(201);
    expect(known).toBeUndefined();
    expect(await of(`${year}-12-01`, year)).toEqual([addDays(`${year}-01-01`, -60), 1, 1, 0]);
    expect(await of(`${year + 2}-11-15`, year + 3)).toEqual([addDays(`${year + 3}-01-01`, -60), 0, 0, 2]);
    expect(await of(`${year + 3}-06-01`, year + 3)).toMatchObject([expect.anything(), 1, 0, 1]);
    expect(html).toContain('1 usulan temuan menunggu tanda tangan kedua');
    expect(html).toContain('1 tindak lanjut yang lewat tenggat menunggunya');
  });
});
