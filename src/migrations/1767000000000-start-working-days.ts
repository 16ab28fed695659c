import type { MigrationInterface, QueryRunner } from 'typeorm';

type Kind = 'national' | 'joint_leave';
type Named = readonly [day: string, name: string, nameEn: string, kind?: Kind];

const JOINT: Kind = 'joint_leave';

/**
 * Joint decree of the Minister of Religious Affairs, the Minister of Manpower and the Minister of State Apparatus,
 * nos. 1017, 2 and 2 of 2024 (14 October 2024), as changed by nos. 933, 1 and 3 of 2025 (7 August 2025), which added
 * 18 August: 17 national holidays, 11 days of joint leave.
 */
const YEAR_2025: readonly Named[] = [
  ['2025-01-01', 'Tahun Baru 2025 Masehi', 'New Year’s Day'],
  ['2025-01-27', 'Isra Mikraj Nabi Muhammad saw.', 'Ascension of the Prophet Muhammad'],
  ['2025-01-28', 'Tahun Baru Imlek 2576 Kongzili', 'Chinese New Year', JOINT],
  ['2025-01-29', 'Tahun Baru Imlek 2576 Kongzili', 'Chinese New Year'],
  ['2025-03-28', 'Hari Suci Nyepi (Tahun Baru Saka 1947)', 'Day of Silence (Nyepi)', JOINT],
  ['2025-03-29', 'Hari Suci Nyepi (Tahun Baru Saka 1947)', 'Day of Silence (Nyepi)'],
  ['2025-03-31', 'Idulfitri 1446 Hijriah', 'Eid al-Fitr'],
  ['2025-04-01', 'Idulfitri 1446 Hijriah', 'Eid al-Fitr'],
  ['2025-04-02', 'Idulfitri 1446 Hijriah', 'Eid al-Fitr', JOINT],
  ['2025-04-03', 'Idulfitri 1446 Hijriah', 'Eid al-Fitr', JOINT],
  ['2025-04-04', 'Idulfitri 1446 Hijriah', 'Eid al-Fitr', JOINT],
  ['2025-04-07', 'Idulfitri 1446 Hijriah', 'Eid al-Fitr', JOINT],
  ['2025-04-18', 'Wafat Yesus Kristus', 'Good Friday'],
  ['2025-04-20', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'],
  ['2025-05-01', 'Hari Buruh Internasional', 'International Labour Day'],
  ['2025-05-12', 'Hari Raya Waisak 2569 BE', 'Vesak'],
  ['2025-05-13', 'Hari Raya Waisak 2569 BE', 'Vesak', JOINT],
  ['2025-05-29', 'Kenaikan Yesus Kristus', 'Ascension of Jesus Christ'],
  ['2025-05-30', 'Kenaikan Yesus Kristus', 'Ascension of Jesus Christ', JOINT],
  ['2025-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'],
  ['2025-06-06', 'Iduladha 1446 Hijriah', 'Eid al-Adha'],
  ['2025-06-09', 'Iduladha 1446 Hijriah', 'Eid al-Adha', JOINT],
  ['2025-06-27', '1 Muharam Tahun Baru Islam 1447 Hijriah', 'Islamic New Year'],
  ['2025-08-17', 'Proklamasi Kemerdekaan', 'Independence Day'],
  ['2025-08-18', 'Proklamasi Kemerdekaan', 'Independence Day', JOINT],
  ['2025-09-05', 'Maulid Nabi Muhammad saw.', 'Birthday of the Prophet Muhammad'],
  ['2025-12-25', 'Kelahiran Yesus Kristus', 'Christmas Day'],
  ['2025-12-26', 'Kelahiran Yesus Kristus', 'Christmas Day', JOINT],
];

/**
 * Joint decree of the same ministers, nos. 1497, 2 and 5 of 2025 (19 September 2025): 17 national holidays, 8 days of
 * joint leave.
 */
const YEAR_2026: readonly Named[] = [
  ['2026-01-01', 'Tahun Baru 2026 Masehi', 'New Year’s Day'],
  ['2026-01-16', 'Isra Mikraj Nabi Muhammad saw.', 'Ascension of the Prophet Muhammad'],
  ['2026-02-16', 'Tahun Baru Imlek 2577 Kongzili', 'Chinese New Year', JOINT],
  ['2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', 'Chinese New Year'],
  ['2026-03-18', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', 'Day of Silence (Nyepi)', JOINT],
  ['2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', 'Day of Silence (Nyepi)'],
  ['2026-03-20', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr', JOINT],
  ['2026-03-21', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr'],
  ['2026-03-22', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr'],
  ['2026-03-23', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr', JOINT],
  ['2026-03-24', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr', JOINT],
  ['2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'],
  ['2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'],
  ['2026-05-01', 'Hari Buruh Internasional', 'International Labour Day'],
  ['2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension of Jesus Christ'],
  ['2026-05-15', 'Kenaikan Yesus Kristus', 'Ascension of Jesus Christ', JOINT],
  ['2026-05-27', 'Iduladha 1447 Hijriah', 'Eid al-Adha'],
  ['2026-05-28', 'Iduladha 1447 Hijriah', 'Eid al-Adha', JOINT],
  ['2026-05-31', 'Hari Raya Waisak 2570 BE', 'Vesak'],
  ['2026-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'],
  ['2026-06-16', '1 Muharam Tahun Baru Islam 1448 Hijriah', 'Islamic New Year'],
  ['2026-08-17', 'Proklamasi Kemerdekaan', 'Independence Day'],
  ['2026-08-25', 'Maulid Nabi Muhammad saw.', 'Birthday of the Prophet Muhammad'],
  ['2026-12-24', 'Kelahiran Yesus Kristus', 'Christmas Day', JOINT],
  ['2026-12-25', 'Kelahiran Yesus Kristus', 'Christmas Day'],
];

const MINISTERS = 'SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB';
const DECREES: readonly [year: number, decree: string, days: readonly Named[]][] = [
  [
    2025,
    `${MINISTERS} Nomor 1017 Tahun 2024, Nomor 2 Tahun 2024, dan Nomor 2 Tahun 2024, sebagaimana diubah dengan Nomor 933 Tahun 2025, Nomor 1 Tahun 2025, dan Nomor 3 Tahun 2025`,
    YEAR_2025,
  ],
  [2026, `${MINISTERS} Nomor 1497 Tahun 2025, Nomor 2 Tahun 2025, dan Nomor 5 Tahun 2025`, YEAR_2026],
];

/**
 * Working days (hari kerja): Monday to Friday but for national holidays and joint leave (cuti bersama), which a decree
 * sets anew each year. A year without a row has no calendar, and nothing can be counted in it.
 */
export class StartWorkingDays1767000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE holiday_year (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        year integer NOT NULL CONSTRAINT holiday_year_year_key UNIQUE
          CONSTRAINT holiday_year_of_our_time CHECK (year BETWEEN 1900 AND 2999),
        decree text NOT NULL,
        source_url text,
        revision integer NOT NULL DEFAULT 1
      );
      CREATE TABLE holiday (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        day date NOT NULL,
        year integer NOT NULL CONSTRAINT holiday_year_fkey REFERENCES holiday_year (year) ON DELETE RESTRICT,
        name text NOT NULL,
        name_en text NOT NULL,
        kind text NOT NULL CONSTRAINT holiday_kind_known CHECK (kind IN ('national', 'joint_leave')),
        is_removed boolean NOT NULL DEFAULT false,
        revision integer NOT NULL DEFAULT 1,
        CONSTRAINT holiday_in_its_year CHECK (year = extract(year FROM day))
      );
      CREATE UNIQUE INDEX holiday_day_key ON holiday (day) WHERE NOT is_removed;
      CREATE INDEX holiday_year_idx ON holiday (year)`);
    await this.protect(db);
    await this.startCounting(db);
    for (const [year, decree, days] of DECREES) {
      await db.query(`INSERT INTO holiday_year (year, decree) VALUES ($1, $2)`, [year, decree]);
      const rows = days.map(([day, name, name_en, kind = 'national']) => ({
        day,
        year,
        name,
        name_en,
        kind,
      }));
      await db.query(
        `INSERT INTO holiday (day, year, name, name_en, kind)
         SELECT * FROM json_to_recordset($1) AS row (day date, year integer, name text, name_en text, kind text)`,
        [JSON.stringify(rows)],
      );
    }
  }

  private async protect(db: QueryRunner): Promise<void> {
    const administrator = `(SELECT coalesce(current_setting('ikrar.role', true) = 'administrator', false))`;
    for (const [table, changed] of [
      ['holiday_year', 'decree, source_url, revision'],
      ['holiday', 'day, year, name, name_en, kind, is_removed, revision'],
    ] as const)
      await db.query(`
        CALL protect('${table}');
        CREATE POLICY app_reads ON ${table} FOR SELECT TO ikrar_app USING (true);
        CREATE POLICY app_adds ON ${table} FOR INSERT TO ikrar_app WITH CHECK (${administrator});
        CREATE POLICY app_changes ON ${table} FOR UPDATE TO ikrar_app USING (${administrator}) WITH CHECK (${administrator});
        CREATE POLICY public_reads ON ${table} FOR SELECT TO ikrar_public USING (true);
        GRANT SELECT, INSERT, UPDATE (${changed}) ON ${table} TO ikrar_app;
        GRANT SELECT ON ${table} TO ikrar_public`);
  }

  private async startCounting(db: QueryRunner): Promise<void> {
    // Weekdays are counted from Monday, 1 January of the year 1, so that days far apart cost what neighbours do.
    await db.query(`
      CREATE FUNCTION weekday_number(day date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN (day - date '0001-01-01') / 7 * 5 + least((day - date '0001-01-01') % 7 + 1, 5);
      CREATE FUNCTION weekday_at(number integer) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN date '0001-01-01' + (number - 1) / 5 * 7 + (number - 1) % 5`);
    await db.query(`
      CREATE FUNCTION require_calendars(after date, until date) RETURNS void
      LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, public AS $$
      DECLARE missing integer;
      BEGIN
        SELECT min(needed) INTO missing
          FROM generate_series(extract(year FROM after + 1)::integer, extract(year FROM until)::integer) AS needed
         WHERE NOT EXISTS (SELECT FROM holiday_year y WHERE y.year = needed);
        IF missing IS NOT NULL THEN
          RAISE EXCEPTION 'no calendar of working days for %', missing
            USING ERRCODE = 'CAL01', CONSTRAINT = 'calendar_missing', TABLE = 'holiday_year', DETAIL = missing;
        END IF;
      END $$`);
    // A holiday lies before the n-th working day if fewer than n working days lie before it.
    await db.query(`
      CREATE FUNCTION working_day_after(day date, n integer) RETURNS date
      LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, public AS $$
      DECLARE
        start integer := weekday_number(day);
        found date;
      BEGIN
        IF n < 1 THEN
          RAISE EXCEPTION 'the working day after is the first or a later one' USING ERRCODE = 'invalid_parameter_value';
        END IF;
        SELECT weekday_at(start + n + count(*) FILTER (WHERE before < n)::integer) INTO found
          FROM (SELECT weekday_number(h.day) - start - row_number() OVER (ORDER BY h.day) AS before
                  FROM holiday h WHERE h.day > working_day_after.day AND NOT h.is_removed AND extract(isodow FROM h.day) < 6) free;
        PERFORM require_calendars(day, found);
        RETURN found;
      END $$`);
    await db.query(`
      CREATE FUNCTION working_days_between(after date, until date) RETURNS integer
      LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, public AS $$
      BEGIN
        IF until <= after THEN RETURN 0; END IF;
        PERFORM require_calendars(after, until);
        RETURN weekday_number(until) - weekday_number(after)
          - (SELECT count(*) FROM holiday h
              WHERE h.day > after AND h.day <= until AND NOT h.is_removed AND extract(isodow FROM h.day) < 6)::integer;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION working_days_between(date, date), working_day_after(date, integer), require_calendars(date, date),
        weekday_at(integer), weekday_number(date);
      DROP TABLE holiday, holiday_year`);
  }
}
