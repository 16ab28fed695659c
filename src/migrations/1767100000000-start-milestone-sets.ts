import type { MigrationInterface, QueryRunner } from 'typeorm';

type Step = readonly [
  key: string,
  title: string,
  titleEn: string,
  doneWhen: string,
  doneWhenEn: string,
  document: string | null,
  more?: { isOptional: true } | { decisiveBecause: string; decisiveBecauseEn: string },
];

/**
 * The sets that come with the program. The Perbup goes the way of UU 12/2011 with UU 13/2022 and Permendagri 80/2015 with
 * 120/2018, in the order it is practised; "akan turun" is met where it is gazetted (project). The wage season ends with
 * the Governor, since a regency only recommends.
 */
const SETS: readonly { key: string; label: string; labelEn: string; steps: readonly Step[] }[] = [
  {
    key: 'perbup',
    label: 'Peraturan Bupati, dari permohonan sampai pelaksanaan',
    labelEn: "Regent's regulation, from request to use",
    steps: [
      [
        'perencanaan',
        'Perencanaan',
        'Planning',
        'Pemrakarsa mengajukan permohonan.',
        'The initiating unit has filed a request.',
        'Surat permohonan, keterangan/penjelasan',
      ],
      [
        'penyusunan',
        'Penyusunan',
        'Drafting',
        'Rancangan dan lampirannya ada.',
        'The draft and its attachments exist.',
        'Raperbup v1, dasar hukum, SK tim',
      ],
      [
        'pelibatan',
        'Pelibatan SP/SB dan Apindo',
        'Consultation of unions and Apindo',
        'Konsultasi telah diadakan.',
        'The consultation was held.',
        'Undangan, daftar hadir, notula',
      ],
      [
        'pembahasan',
        'Pembahasan dengan Bagian Hukum',
        'Discussion with the legal bureau',
        'Semua catatan telah diselesaikan.',
        'All remarks are settled.',
        'Matrik, catatan revisi, draf terakhir',
      ],
      [
        'harmonisasi',
        'Harmonisasi oleh Kanwil Kementerian Hukum',
        "Harmonisation by the ministry of law's regional office",
        'Harmonisasi selesai.',
        'The harmonisation is finished.',
        'Berita Acara Selesai Harmonisasi',
      ],
      [
        'fasilitasi',
        'Fasilitasi Gubernur, bila diwajibkan',
        "Governor's facilitation, where required",
        'Catatan Gubernur telah dipenuhi.',
        "The Governor's remarks are met.",
        'Surat hasil fasilitasi',
        { isOptional: true },
      ],
      [
        'paraf',
        'Paraf koordinasi, Asisten, Sekda',
        'Initials of units, assistant and secretary',
        'Paraf lengkap.',
        'All initials are there.',
        'Lembar paraf',
      ],
      [
        'penetapan',
        'Penetapan',
        'Signature',
        'Bupati menandatangani; bernomor dan bertanggal.',
        'The Regent has signed; it has a number and a date.',
        'Nomor … Tahun …',
      ],
      [
        'pengundangan',
        'Pengundangan',
        'Gazetting',
        'Sekda menempatkannya dalam Berita Daerah.',
        'The secretary has placed it in the regional gazette.',
        'Nomor Berita Daerah',
        {
          decisiveBecause:
            '“Terbit” terpenuhi saat diundangkan dalam Berita Daerah, bukan saat ditandatangani dan bukan oleh pengumuman.',
          decisiveBecauseEn:
            '“Issued” is met when it is gazetted, not when it is signed and not by an announcement.',
        },
      ],
      [
        'penyebarluasan',
        'Penyebarluasan dan sosialisasi',
        'Publication and briefing',
        'Teksnya ada di JDIH dan unit-unit telah diberi tahu.',
        'The text is on JDIH and the units are briefed.',
        'Tautan JDIH',
      ],
      [
        'pelaksanaan',
        'Pelaksanaan',
        'Use',
        'Pemakaian, pemeriksaan, atau laporan yang pertama.',
        'The first use, inspection or report.',
        'Laporan',
      ],
    ],
  },
  {
    key: 'umk',
    label: 'Musim UMK/UMSK',
    labelEn: 'A season of minimum wages (UMK/UMSK)',
    steps: [
      [
        'tuntutan',
        'Tuntutan',
        'Demand',
        'Angka yang dituntut tercatat, beserta siapa yang menuntut.',
        'The figure demanded is on record, and who demands it.',
        'Surat tuntutan atau pernyataan sikap',
      ],
      [
        'pleno-depekab',
        'Pleno Depekab',
        'Plenary of the wage council',
        'Suara tiap unsur tercatat dalam berita acara.',
        'The votes of each side stand in the signed record.',
        'Berita acara pleno',
      ],
      [
        'rekomendasi',
        'Rekomendasi Bupati',
        "Regent's recommendation",
        'Rekomendasi dikirim kepada Gubernur.',
        'The recommendation went to the Governor.',
        'Surat rekomendasi',
      ],
      [
        'keputusan',
        'Keputusan Gubernur',
        "Governor's decree",
        'Gubernur menetapkan; bernomor dan bertanggal.',
        'The Governor has decided; the decree has a number and a date.',
        'Keputusan Gubernur',
        {
          decisiveBecause: 'Kabupaten hanya merekomendasikan; Gubernur yang menetapkan.',
          decisiveBecauseEn: 'The regency only recommends; the Governor decides.',
        },
      ],
    ],
  },
  {
    key: 'ruang-atau-program',
    label: 'Ruang atau program',
    labelEn: 'A room or a programme',
    steps: [
      [
        'ketentuan',
        'Ketentuan',
        'Terms',
        'Apa, untuk siapa, dan cara memintanya tertulis.',
        'What, for whom and how to ask for it is written down.',
        'Surat atau ketentuan pemakaian',
      ],
      [
        'anggaran',
        'Anggaran, bila diperlukan',
        'Budget, where needed',
        'Anggarannya tersedia.',
        'The money is there.',
        'Dokumen anggaran',
        { isOptional: true },
      ],
      [
        'dibuka',
        'Dibuka',
        'Opened',
        'Permintaan pertama dapat diajukan.',
        'The first request can be made.',
        'Pengumuman',
      ],
      [
        'pemakaian',
        'Pemakaian pertama',
        'First use',
        'Ruang dipakai atau program berjalan bagi yang dijanjikan.',
        'Those it was promised to use the room or take part in the programme.',
        'Daftar hadir atau laporan',
        {
          decisiveBecause: 'Janji ruang atau program terlihat dari pemakaiannya, bukan dari pengumumannya.',
          decisiveBecauseEn:
            'The promise of a room or a programme is seen by its use, not by its announcement.',
        },
      ],
    ],
  },
];

/** Ready sets of steps, as data the office keeps. */
export class StartMilestoneSets1767100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION sound_steps(steps jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN (SELECT count(*) BETWEEN 1 AND 50 AND count(DISTINCT step ->> 'key') = count(*)
                 AND count(*) FILTER (WHERE (step ->> 'isDecisive')::boolean) <= 1
                 AND NOT bool_or((step ->> 'isDecisive')::boolean AND (step ->> 'isOptional')::boolean)
                FROM jsonb_array_elements(steps) AS step)`);
    await db.query(`
      CREATE TABLE milestone_set (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        key text NOT NULL CONSTRAINT milestone_set_key_key UNIQUE CONSTRAINT milestone_set_key_plain CHECK (key ~ '^[a-z][a-z0-9-]{1,49}$'),
        label text NOT NULL,
        label_en text NOT NULL,
        steps jsonb NOT NULL CONSTRAINT milestone_set_steps_sound CHECK (sound_steps(steps)),
        changed_at timestamptz(3) NOT NULL DEFAULT now(),
        changed_by_id uuid REFERENCES account ON DELETE RESTRICT,
        revision integer NOT NULL
      )`);
    await db.query(`
      CALL protect('milestone_set');
      CREATE POLICY app_reads ON milestone_set FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY public_reads ON milestone_set FOR SELECT TO ikrar_public USING (true);
      CREATE POLICY app_adds ON milestone_set FOR INSERT TO ikrar_app WITH CHECK ((SELECT is_keeper()) AND changed_by_id = (SELECT actor_id()));
      CREATE POLICY app_changes ON milestone_set FOR UPDATE TO ikrar_app
        USING ((SELECT is_keeper())) WITH CHECK ((SELECT is_keeper()) AND changed_by_id = (SELECT actor_id()));
      GRANT SELECT, INSERT, UPDATE ON milestone_set TO ikrar_app;
      GRANT SELECT ON milestone_set TO ikrar_public`);
    for (const { key, label, labelEn, steps } of SETS) {
      await db.query(
        `INSERT INTO milestone_set (key, label, label_en, steps, revision) VALUES ($1, $2, $3, $4, 1)`,
        [
          key,
          label,
          labelEn,
          JSON.stringify(
            steps.map(([stepKey, title, titleEn, doneWhen, doneWhenEn, document, more = {}]) => ({
              key: stepKey,
              title,
              titleEn,
              doneWhen,
              doneWhenEn,
              document,
              isOptional: false,
              isDecisive: 'decisiveBecause' in more,
              decisiveBecause: null,
              decisiveBecauseEn: null,
              ...more,
            })),
          ),
        ],
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE milestone_set; DROP FUNCTION sound_steps(jsonb)`);
  }
}
