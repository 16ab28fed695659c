import type { MigrationInterface, QueryRunner } from 'typeorm';

type Named = readonly [day: string, name: string, nameEn: string, kind?: 'joint_leave'];

const JOINT = 'joint_leave';

/**
 * Joint decree of the Minister of Religious Affairs, the Minister of Manpower and the Minister of State Apparatus, nos.
 * 855, 3 and 4 of 2023 (12 September 2023): 17 national holidays, 10 days of joint leave. The two days of elections were
 * added by decrees of the President, nos. 10 (6 February) and 33 (21 November) of 2024; the names are those of his decree
 * no. 8 of 2024.
 */
const YEAR_2024: readonly Named[] = [
  ['2024-01-01', 'Tahun Baru 2024 Masehi', 'New Year’s Day'],
  ['2024-02-08', 'Isra Mikraj Nabi Muhammad saw.', 'Ascension of the Prophet Muhammad'],
  ['2024-02-09', 'Tahun Baru Imlek 2575 Kongzili', 'Chinese New Year', JOINT],
  ['2024-02-10', 'Tahun Baru Imlek 2575 Kongzili', 'Chinese New Year'],
  ['2024-02-14', 'Hari pemungutan suara Pemilihan Umum', 'General election day'],
  ['2024-03-11', 'Hari Suci Nyepi (Tahun Baru Saka 1946)', 'Day of Silence (Nyepi)'],
  ['2024-03-12', 'Hari Suci Nyepi (Tahun Baru Saka 1946)', 'Day of Silence (Nyepi)', JOINT],
  ['2024-03-29', 'Wafat Yesus Kristus', 'Good Friday'],
  ['2024-03-31', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'],
  ['2024-04-08', 'Idulfitri 1445 Hijriah', 'Eid al-Fitr', JOINT],
  ['2024-04-09', 'Idulfitri 1445 Hijriah', 'Eid al-Fitr', JOINT],
  ['2024-04-10', 'Idulfitri 1445 Hijriah', 'Eid al-Fitr'],
  ['2024-04-11', 'Idulfitri 1445 Hijriah', 'Eid al-Fitr'],
  ['2024-04-12', 'Idulfitri 1445 Hijriah', 'Eid al-Fitr', JOINT],
  ['2024-04-15', 'Idulfitri 1445 Hijriah', 'Eid al-Fitr', JOINT],
  ['2024-05-01', 'Hari Buruh Internasional', 'International Labour Day'],
  ['2024-05-09', 'Kenaikan Yesus Kristus', 'Ascension of Jesus Christ'],
  ['2024-05-10', 'Kenaikan Yesus Kristus', 'Ascension of Jesus Christ', JOINT],
  ['2024-05-23', 'Hari Raya Waisak 2568 BE', 'Vesak'],
  ['2024-05-24', 'Hari Raya Waisak 2568 BE', 'Vesak', JOINT],
  ['2024-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'],
  ['2024-06-17', 'Iduladha 1445 Hijriah', 'Eid al-Adha'],
  ['2024-06-18', 'Iduladha 1445 Hijriah', 'Eid al-Adha', JOINT],
  ['2024-07-07', '1 Muharam Tahun Baru Islam 1446 Hijriah', 'Islamic New Year'],
  ['2024-08-17', 'Proklamasi Kemerdekaan', 'Independence Day'],
  ['2024-09-16', 'Maulid Nabi Muhammad saw.', 'Birthday of the Prophet Muhammad'],
  ['2024-11-27', 'Hari pemungutan suara Pemilihan Kepala Daerah', 'Election day of regional heads'],
  ['2024-12-25', 'Kelahiran Yesus Kristus', 'Christmas Day'],
  ['2024-12-26', 'Kelahiran Yesus Kristus', 'Christmas Day', JOINT],
];

const DECREE =
  'SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 855 Tahun 2023, Nomor 3 Tahun 2023, dan Nomor 4 Tahun 2023; Keppres Nomor 10 Tahun 2024 dan Nomor 33 Tahun 2024';

/** The working days of 2024, from which promises on record are counted. Where somebody has entered the year, it stays. */
export class RecordHolidaysOf20241797200000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `INSERT INTO holiday_year (year, decree) VALUES (2024, $1) ON CONFLICT (year) DO NOTHING`,
      [DECREE],
    );
    const rows = YEAR_2024.map(([day, name, name_en, kind = 'national']) => ({ day, name, name_en, kind }));
    await db.query(
      `INSERT INTO holiday (day, year, name, name_en, kind)
       SELECT row.day, y.year, row.name, row.name_en, row.kind
         FROM holiday_year y,
              json_to_recordset($1) AS row (day date, name text, name_en text, kind text)
        WHERE y.year = 2024 AND y.decree = $2 AND NOT EXISTS (SELECT FROM holiday h WHERE h.year = 2024)`,
      [JSON.stringify(rows), DECREE],
    );
  }

  /** A year that was changed since stays too. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DELETE FROM holiday WHERE year IN (SELECT year FROM holiday_year WHERE year = 2024 AND decree = $1 AND revision = 1)`,
      [DECREE],
    );
    await db.query(`DELETE FROM holiday_year WHERE year = 2024 AND decree = $1 AND revision = 1`, [DECREE]);
  }
}
