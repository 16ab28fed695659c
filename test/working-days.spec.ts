import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { processActor } from '../src/common/actor.js';
import { type Day, weekdayOf } from '../src/common/day.js';
import { CalendarGapsReader } from '../src/working-days/calendar-gaps.reader.js';
import { CalendarMissing, WorkingDays } from '../src/working-days/working-days.js';
import { aPost, aVerifiedCommitment } from './support/builders.js';
import type { Json } from './support/client.js';
import { pageText, somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let days: WorkingDays;
let year2026: Json;
beforeAll(async () => {
  t = await startTestApp();
  // The years tests know besides.
  await t.owner.query(`DELETE FROM holiday_year WHERE decree = 'SKB Contoh'`);
  days = t.app.get(WorkingDays, { strict: false });
  year2026 = (await years()).find(({ year }) => year === 2026);
});
afterAll(() => t.close());

const years = async (): Promise<Json[]> => (await t.anyone.read('/holiday-years')).items as Json[];
const after = async (day: Day, n: number): Promise<Day> =>
  t.work.run(await keeper(), (tx) => days.after(tx, day, n));
const between = async (from: Day, until: Day): Promise<number> =>
  t.work.run(await keeper(), (tx) => days.between(tx, from, until));
const keeper = async () => {
  const { rows } = await t.owner.query<{ id: string }>('SELECT id FROM account ORDER BY name LIMIT 1');
  return processActor(rows[0]?.id, 'administrator');
};
const audited = async (act: string): Promise<string[]> =>
  (await t.owner.query<{ detail: string }>('SELECT detail FROM audit_entry WHERE act = $1', [act])).rows.map(
    ({ detail }) => detail,
  );
const aDay = (day: Day, fields: object = {}) => ({
  day,
  name: 'Libur Contoh',
  nameEn: 'Sample holiday',
  kind: 'national',
  ...fields,
});

describe('the calendar there is from the start', () => {
  it('holds the days that the decrees of 2024, 2025 and 2026 set', async () => {
    const counted = (await years()).map(({ year, holidays }) => ({
      year,
      national: holidays.filter(({ kind }: Json) => kind === 'national').length,
      joint: holidays.filter(({ kind }: Json) => kind === 'joint_leave').length,
    }));

    expect(counted).toEqual([
      { year: 2026, national: 17, joint: 8 },
      { year: 2025, national: 17, joint: 11 },
      { year: 2024, national: 19, joint: 10 },
    ]);
    expect(year2026.decree).toContain('Nomor 1497 Tahun 2025');
  });
});

describe('a working day', () => {
  it.each([
    ['the next day in a week', '2026-01-05', 1, '2026-01-06'],
    ['past a weekend', '2026-01-09', 1, '2026-01-12'],
    ['from a Saturday', '2026-01-10', 1, '2026-01-12'],
    ['past Idulfitri with its joint leave, 18 to 24 March', '2026-03-17', 1, '2026-03-25'],
    ['from within Idulfitri', '2026-03-21', 2, '2026-03-26'],
    ['ten past Idulfitri and Good Friday', '2026-03-13', 10, '2026-04-06'],
    ['past a day of joint leave that was added late', '2025-08-15', 1, '2025-08-19'],
    ['across a year end with its holidays', '2025-12-24', 4, '2026-01-02'],
    ['past a day of elections', '2024-02-13', 1, '2024-02-15'],
    ['past Idulfitri of 2024, 8 to 15 April', '2024-04-05', 1, '2024-04-16'],
    ['across the end of 2024', '2024-12-24', 4, '2025-01-02'],
    ['on the last day of a calendar', '2026-12-30', 1, '2026-12-31'],
  ])('is found: %s', async (_, day, n, expected) => {
    expect(await after(day, n)).toBe(expected);
    expect(await between(day, expected)).toBe(n);
  });

  it('is not counted where a year has no calendar, and the problem names the year', async () => {
    await expect(after('2026-12-30', 2)).rejects.toThrow(new CalendarMissing('2027'));
    await expect(after('2023-12-01', 1)).rejects.toThrow(new CalendarMissing('2023'));
    await expect(between('2026-12-31', '2028-01-01')).rejects.toThrow(new CalendarMissing('2027'));
    expect(new CalendarMissing('2027').detail.id).toContain('2027');
    expect(await between('2027-05-01', '2026-01-01')).toBe(0);
  });

  it('is, between any two days, what counting them one by one gives', async () => {
    const free = new Set((await years()).flatMap(({ holidays }) => holidays.map(({ day }: Json) => day)));
    const isWorking = (day: Day) => ![0, 6].includes(weekdayOf(day)) && !free.has(day);
    const { rows } = await t.owner.query<{ day: Day }>(
      `SELECT d::date::text AS day FROM generate_series('2024-01-01'::date, '2026-12-31'::date, '1 day') d`,
    );
    const all = rows.map(({ day }) => day);
    const any = fc.integer({ min: 0, max: all.length - 1 });

    await fc.assert(
      fc.asyncProperty(any, any, async (one, other) => {
        const [from, until] = [all[Math.min(one, other)] ?? '', all[Math.max(one, other)] ?? ''];
        const counted = all.filter((day) => day > from && day <= until && isWorking(day));
        expect(await between(from, until)).toBe(counted.length);
        const last = counted.length === 0 ? undefined : await after(from, counted.length);
        expect(last).toBe(counted.at(-1));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a year without calendar', () => {
  const missed = async (day: Day) =>
    (await t.app.get(CalendarGapsReader, { strict: false }).of(await keeper(), day)).map(
      ({ year, waitingCount }) => [year, waitingCount],
    );

  it('is missed from sixty days ahead, and once it is there', async () => {
    expect(await missed('2026-11-01')).toEqual([]);
    expect(await missed('2026-11-02')).toEqual([[2027, 0]]);
    expect(await missed('2026-12-31')).toEqual([[2027, 0]]);
    expect(await missed('2027-11-15')).toEqual([
      [2027, 0],
      [2028, 0],
    ]);
  });

  it('is named with the follow-ups it holds up, wherever the office starts, with the way to record it', async () => {
    const pledge = await aVerifiedCommitment(t);
    for (const dueOn of ['2022-12-30', '2022-12-31', '2023-05-02'])
      await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
        action: 'Menelepon Contoh',
        method: 'call',
        assigneePostId: (await aPost(t)).id,
        dueOn,
      });
    const staff = await (await somebody(t, 'staff')).login();

    // What was due on the last day of a year is late from the first of the next.
    expect(await missed('2026-10-01')).toEqual([
      [2022, 1],
      [2023, 2],
    ]);
    for (const path of ['/meja', '/meja/hari-kerja']) {
      const text = await pageText(t, staff, path);
      expect(text).toContain('Kalender hari kerja 2022 belum dicatat.');
      expect(text).toContain('2 tindak lanjut yang lewat tenggat menunggunya');
      expect(text).toContain('href="/meja/hari-kerja?tahun=2023"');
    }
    expect(await pageText(t, staff, '/en/meja')).toContain('1 follow-up past its day waits');
  });
});

describe('the holidays of a year', () => {
  it('are recorded together with their decree, and the year is counted from then on', async () => {
    const made = await t.budi.post('/holiday-years', {
      year: 2031,
      decree: 'SKB Contoh Nomor 1 Tahun 2030',
      sourceUrl: 'https://contoh.go.id/skb',
      holidays: [aDay('2031-01-01'), aDay('2031-01-02', { kind: 'joint_leave' })],
    });

    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/api/v1/holiday-years/${made.body.id}`);
    expect(await t.anyone.read(`/holiday-years/${made.body.id}`)).toMatchObject({
      year: 2031,
      sourceUrl: 'https://contoh.go.id/skb',
      holidays: [{ day: '2031-01-01' }, { day: '2031-01-02', kind: 'joint_leave' }],
    });
    expect(await after('2031-01-01', 1)).toBe('2031-01-03');
    expect(await audited('calendar.recorded')).toEqual(['2031: SKB Contoh Nomor 1 Tahun 2030']);
  });

  it('are added, moved and taken off with a reason, which the audit log keeps', async () => {
    const [year] = [
      await t.budi.made('/holiday-years', {
        year: 2032,
        decree: 'SKB Contoh 2032',
        holidays: [aDay('2032-03-01')],
      }),
    ];

    const added = await t.budi.act(`/holiday-years/${year.id}/holidays`, year, {
      ...aDay('2032-03-02'),
      reason: 'SKB Contoh 2',
    });
    const [first, second] = added.body.holidays;
    expect(await after('2032-02-27', 1)).toBe('2032-03-03');
    const moved = await t.budi.act(`/holidays/${second.id}/corrections`, second, {
      day: '2032-03-04',
      reason: 'SKB Contoh 3',
    });
    expect(await after('2032-03-01', 3)).toBe('2032-03-05');
    const removed = await t.budi.act(`/holidays/${first.id}/remove`, first, { reason: 'SKB Contoh 4' });

    expect([added, moved, removed].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(removed.body.holidays.map(({ day }: Json) => day)).toEqual(['2032-03-04']);
    expect(await after('2032-02-27', 1)).toBe('2032-03-01');
    expect(await audited('calendar.holiday_added')).toEqual(['2032-03-02 Libur Contoh: SKB Contoh 2']);
    expect(await audited('calendar.holiday_corrected')).toEqual([
      '2032-03-02 → 2032-03-04 Libur Contoh: SKB Contoh 3',
    ]);
    expect(await audited('calendar.holiday_removed')).toEqual(['2032-03-01 Libur Contoh: SKB Contoh 4']);
    expect((await t.budi.act(`/holidays/${first.id}/remove`, { revision: 2 }, { reason: 'x' })).status).toBe(
      404,
    );
  });

  it('are refused where they contradict what is on record, and nothing is half done', async () => {
    const holidays = [aDay('2033-01-03')];
    const year = { year: 2033, decree: 'SKB Contoh', holidays };
    const codes = async (body: object) => {
      const { status, body: problem } = await t.budi.post('/holiday-years', body);
      return [status, problem.type];
    };

    expect(await codes({ ...year, year: 2026 })).toEqual([409, '/problems/year-known']);
    expect(await codes({ ...year, holidays: [] })).toEqual([400, '/problems/fields-refused']);
    expect(await codes({ ...year, holidays: [...holidays, aDay('2034-01-03')] })).toEqual([
      422,
      '/problems/holiday-outside-year',
    ]);
    expect(await codes({ ...year, holidays: [...holidays, ...holidays] })).toEqual([
      409,
      '/problems/holiday-known',
    ]);
    expect((await years()).map(({ year: known }) => known)).not.toContain(2033);
    const holiday = year2026.holidays[0];
    const moved = (body: object, revision = 1) =>
      t.budi.act(`/holidays/${holiday.id}/corrections`, { revision }, { reason: 'Contoh', ...body });
    expect((await moved({ day: '2040-01-01' })).body.type).toBe('/problems/holiday-in-unknown-year');
    expect((await moved({ day: '2026-12-25' })).body.type).toBe('/problems/holiday-known');
    expect((await moved({ name: 'x' }, 7)).status).toBe(412);
  });

  it('are kept by administrators alone, also against whatever statement comes', async () => {
    const staff = await t.keeper('Petugas Kalender Contoh', 'staff');
    const reader = await t.reader('Pembaca Kalender Contoh');
    const input = { year: 2035, decree: 'SKB', holidays: [aDay('2035-01-03')] };

    for (const client of [staff, reader])
      expect((await client.post('/holiday-years', input)).status).toBe(403);
    expect((await t.anyone.post('/holiday-years', input)).status).toBe(401);
    await expect(
      t.work.run({ ...(await keeper()), role: 'staff' }, (tx) =>
        tx.query({ text: `INSERT INTO holiday_year (year, decree) VALUES (2036, 'x')`, values: [] }),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('the page of working days', () => {
  const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
  const PATH = '/meja/hari-kerja';
  const open = async (path: string, cookie: string) =>
    (await fetch(t.url + path, { headers: { ...PAGE, cookie } })).text();
  /** Sends the form of a page that goes to `action`. */
  const send = async (page: string, action: string, fields: Record<string, string>, cookie: string) => {
    const html = await open(page, cookie);
    const [, form = ''] = html.split(`action="${action}"`);
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';
    const carried = Object.fromEntries(
      ['formToken', 'formKey', 'revision'].map((name) => [name, value(name)]),
    );
    const answer = await fetch(t.url + action, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...PAGE, cookie },
      body: new URLSearchParams({ ...carried, ...fields }),
    });
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  };
  const cookieOf = async (role: 'administrator' | 'staff') =>
    (await (await somebody(t, role)).login()).cookie ?? '';

  it('shows the office the days of a year, and lets administrators change them', async () => {
    const [admin, staff] = [await cookieOf('administrator'), await cookieOf('staff')];

    expect(await open(`${PATH}?tahun=2026`, staff)).toContain('Kamis, 19 Maret 2026');
    expect(await open(`${PATH}?tahun=2026`, staff)).not.toContain('<textarea');
    expect(await open(`${PATH}?tahun=2099`, staff)).toContain('belum punya kalender');
    const nyepi = year2026.holidays.find(({ day }: Json) => day === '2026-03-19');
    const path = `${PATH}/hari/${nyepi.id}`;
    const fields = {
      day: '2026-03-19',
      kind: 'national',
      name: 'Nyepi Contoh',
      nameEn: 'Nyepi',
      reason: 'Contoh',
    };
    expect((await fetch(t.url + path, { headers: { ...PAGE, cookie: staff } })).status).toBe(403);
    expect(await send(path, path, { ...fields, reason: '' }, admin)).toMatchObject({
      status: 400,
      html: expect.stringContaining('Nyepi Contoh') as unknown,
    });
    expect(await send(path, path, fields, admin)).toMatchObject({
      status: 303,
      to: `${PATH}?tahun=2026&kabar=changed`,
    });
    expect(await open(`${PATH}?tahun=2026&kabar=changed`, staff)).toContain('Nyepi Contoh');
  });

  it('takes a year as it is typed, and names the lines it cannot read', async () => {
    const admin = await cookieOf('administrator');
    const year = { year: '2041', decree: 'SKB Contoh 2041' };
    const typed = '2041-01-01; L; Tahun Baru; New Year\n\n2041-02-30; L; Contoh\n2041-04-01; x; Contoh';

    const refused = await send(PATH, PATH, { ...year, holidays: typed }, admin);
    const made = await send(
      PATH,
      PATH,
      { ...year, holidays: '2041-01-01; L; Tahun Baru; New Year\n2041-01-02; c; Cuti' },
      admin,
    );

    expect(refused.status).toBe(422);
    expect(refused.html).toContain('baris yang tidak terbaca: 3, 4');
    expect(refused.html).toContain('2041-02-30; L; Contoh');
    expect(made).toMatchObject({ status: 303, to: `${PATH}?tahun=2041&kabar=recorded` });
    expect((await years()).find(({ year: known }) => known === 2041)?.holidays).toMatchObject([
      { day: '2041-01-01', name: 'Tahun Baru', nameEn: 'New Year', kind: 'national' },
      { day: '2041-01-02', name: 'Cuti', nameEn: 'Cuti', kind: 'joint_leave' },
    ]);
  });
});
