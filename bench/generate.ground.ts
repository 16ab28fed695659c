/** How many there are of what does not grow with the commitments. */
export const UNIONS = 1500;
export const OFFICES = 400;
export const ORGANIZATIONS = 2000;
export const PERSONS = 3000;
export const POSTS = 4 * OFFICES;
export const TOPICS = [
  'wage',
  'apprenticeship',
  'social-security',
  'outsourcing',
  'dismissal',
  'safety',
  'housing',
  'transport',
  'training',
  'maternity',
  'bonus',
  'dialogue',
];

/** How many there are of what grows with them. */
export const sourcesFor = (rows: number) => 500 + Math.ceil(rows / 20);
export const eventsFor = (rows: number) => 100 + Math.ceil(rows / 50);
export const demandsFor = (rows: number) => 50 + Math.ceil(rows / 20);

const COMMON = 'id, visibility, recorded_by_id, recorded_at, changed_at, revision';
/** The common columns of the n-th public record of a kind after `before`. */
const common = (kind: string, before = 0) =>
  `pg_temp.key('${kind}', ${before} + n), 'public', pg_temp.key('account', 1), timestamptz '2024-01-01' + n * interval '7 seconds', timestamptz '2024-02-01' + n * interval '11 seconds', 1`;

/** Public records of a kind, numbered on from `before`; `n` in their values counts from 1. */
export const fill = (table: string, columns: string, values: string, count: number, before = 0) =>
  `INSERT INTO ${table} (${COMMON}, ${columns}) SELECT ${common(table, before)}, ${values} FROM generate_series(1, ${count}) n`;

/** Who enters and who verifies. */
export const actors = [
  `INSERT INTO account (id, name, role) VALUES (pg_temp.key('account', 1), 'Budi Contoh, S.H.', 'staff'), (pg_temp.key('account', 2), 'Siti Contoh, M.H.', 'staff')`,
];

/** Everything commitments point at: who there is, what happened, where it can be looked up. */
export function ground(rows: number): string[] {
  const topics = TOPICS.map((key) => `'${key}'`).join(', ');
  return [
    fill(
      'topic',
      'key, label, label_en',
      `(ARRAY[${topics}])[n], 'Topik Contoh ' || n, 'Sample topic ' || n`,
      TOPICS.length,
    ),
    fill(
      'source',
      'kind, party, title, publisher, authors, url, published_on',
      `(ARRAY['regulation', 'letter', 'news_article', 'union_release'])[1 + n % 4], (ARRAY['government', 'government', 'media', 'union'])[1 + n % 4],
       'Dokumen Contoh ' || n, 'Penerbit Contoh ' || n % 40, ARRAY['Penulis Contoh ' || n % 90], 'https://contoh.example/dokumen/' || n, date '2024-01-01' + (n % 900)::int`,
      sourcesFor(rows),
    ),
    fill(
      'organization',
      'name, acronym, kind, level',
      `CASE WHEN n <= ${UNIONS} THEN 'Serikat Pekerja Contoh ' WHEN n <= ${UNIONS + OFFICES} THEN 'Dinas Contoh ' ELSE 'Perusahaan Contoh ' END || n, 'OC-' || n,
       CASE WHEN n <= ${UNIONS} THEN 'union' WHEN n <= ${UNIONS + OFFICES} THEN 'government_body' ELSE 'employer' END,
       CASE WHEN n <= 5 THEN 'national_confederation' WHEN n <= 50 THEN 'national_federation' WHEN n <= ${UNIONS} THEN 'workplace' END`,
      ORGANIZATIONS,
    ),
    `INSERT INTO affiliation (${COMMON}, member_id, parent_id, bond, started_on)
     SELECT ${common('affiliation')}, pg_temp.key('organization', n), pg_temp.key('organization', 1 + (n - 6) / 30), 'affiliate', '2020-01-01' FROM generate_series(6, ${UNIONS}) n`,
    fill(
      'person',
      'name, front_titles, back_titles',
      `'Tono Contoh ' || n, CASE WHEN n % 5 = 0 THEN 'Dr.' END, CASE WHEN n % 3 = 0 THEN 'S.H., M.H.' END`,
      PERSONS,
    ),
    fill(
      'post',
      'organization_id, title, title_en',
      `pg_temp.key('organization', ${UNIONS} + 1 + (n - 1) / 4), 'Kepala Bidang Contoh ' || n, 'Head of sample section ' || n`,
      POSTS,
    ),
    fill(
      'tenure',
      'person_id, post_id, started_on, ended_on, basis, decree',
      `pg_temp.key('person', 1 + n % ${PERSONS}), pg_temp.key('post', 1 + (n - 1) / 2), CASE n % 2 WHEN 1 THEN date '2020-01-01' ELSE '2023-01-01' END,
       CASE n % 2 WHEN 1 THEN date '2022-12-31' ELSE CASE WHEN n % 20 = 0 THEN date '2026-01-31' END END, 'definitive', 'SK Contoh ' || n`,
      2 * POSTS,
    ),
    fill(
      'event',
      'name, kind, held_on, place, host_ids, source_ids',
      `'Audiensi Contoh ' || n, (ARRAY['audience', 'rally', 'bipartite_meeting', 'announcement'])[1 + n % 4], date '2024-01-01' + (n * 37 % 900)::int, 'Aula Contoh ' || n % 60,
       ARRAY[pg_temp.key('organization', ${UNIONS} + 1 + n % ${OFFICES})], ARRAY[pg_temp.key('source', 1 + n % 500)]`,
      eventsFor(rows),
    ),
    fill(
      'demand',
      'title, raised_on, raised_by_ids, event_id, source_id',
      `'Tuntutan contoh nomor ' || n, date '2023-10-01' + (n % 900)::int, ARRAY[pg_temp.key('organization', 1 + n % ${UNIONS})],
       pg_temp.key('event', 1 + n % ${eventsFor(rows)}), pg_temp.key('source', 1 + n % ${sourcesFor(rows)})`,
      demandsFor(rows),
    ),
  ];
}
