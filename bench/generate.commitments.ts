import { demandsFor, eventsFor, OFFICES, POSTS, sourcesFor, TOPICS, UNIONS } from './generate.ground.js';

const COMMON = 'id, visibility, recorded_by_id, recorded_at, changed_at, revision';

/** Half of what is promised goes to forty unions; the rest spreads over all, thinning out. */
const receiver = (salt: number) =>
  `pg_temp.key('organization', CASE WHEN pg_temp.dice(n, ${salt}) < 0.5 THEN 50 + pg_temp.pick(n, ${salt + 1}, 40)
    ELSE 1 + floor(${UNIONS} * pg_temp.dice(n, ${salt + 1}) ^ 2)::bigint END)`;

const topic = (salt: number) =>
  `(ARRAY[${TOPICS.map((key) => `'${key}'`).join(', ')}])[1 + floor(${TOPICS.length} * pg_temp.dice(n, ${salt}) ^ 2)::int]`;

/** The first of these whose bound the dice stays under. */
const spread = (dice: string, ...choices: [under: number, value: string][]) =>
  `CASE ${choices.map(([under, value]) => `WHEN ${dice} < ${under} THEN '${value}'`).join(' ')} END`;

const fulfilment = spread(
  'drawn.state',
  [0.3, 'not_started'],
  [0.38, 'waiting'],
  [0.63, 'in_progress'],
  [0.73, 'stalled'],
  [0.78, 'referred'],
  [0.82, 'partly_fulfilled'],
  [0.92, 'fulfilled'],
  [0.96, 'not_fulfilled'],
  [0.98, 'lapsed'],
  [2, 'unratable'],
);
const recordState = spread(
  'drawn.record',
  [0.93, 'verified'],
  [0.96, 'awaiting_verification'],
  [0.98, 'draft'],
  [0.99, 'retracted'],
  [2, 'not_trackable'],
);

/** The commitments, each with the statement that founds it. */
export function commitmentsOf(rows: number): string[] {
  // One draw a commitment: its post, event and dice.
  const drawn = `generate_series(1, ${rows}) n CROSS JOIN LATERAL (SELECT pg_temp.pick(n, 1, ${POSTS}) AS post, pg_temp.pick(n, 2, ${eventsFor(rows)}) AS event,
    pg_temp.dice(n, 3) AS state, pg_temp.dice(n, 4) AS record, pg_temp.dice(n, 5) AS due OFFSET 0) drawn
    CROSS JOIN LATERAL (SELECT date '2024-01-01' + (drawn.event * 37 % 900)::int AS stated, pg_temp.key('account', 1) AS budi, timestamptz '2024-03-01' + n * interval '13 seconds' AS at) facts`;
  return [
    `INSERT INTO statement (${COMMON}, kind, words, gist, said_on, speaker_id, tenure_id, post_id, relayed_from_id, event_id, source_id, demand_id)
     SELECT pg_temp.key('statement', n), 'public', budi, at, at, 1, 'pledge', CASE WHEN n % 10 > 0 THEN 'akan kami siapkan, contoh ke-' || n END, 'Ruang pelatihan contoh akan disiapkan',
       stated, CASE WHEN n % 8 > 0 THEN pg_temp.key('person', 1 + (2 * post) % 3000) END, CASE WHEN n % 8 > 0 THEN pg_temp.key('tenure', 2 * post) END, pg_temp.key('post', post),
       CASE WHEN n % 9 = 0 THEN pg_temp.key('post', 1 + post % ${POSTS}) END, pg_temp.key('event', event), pg_temp.key('source', pg_temp.pick(n, 6, ${sourcesFor(rows)})), NULL
     FROM ${drawn}`,
    `INSERT INTO commitment (${COMMON}, title, title_en, firmness, statements, makers, receiver_ids, topic_keys, event_id, demand_id, speaker_id, stated_on, condition, measure,
       authority_holder_id, responsible_unit_id, pic_post_id, due_on, due_precision, due_phrase, record_state, verified_by_id, verified_at, first_title, first_due_on, first_due_precision,
       fulfilment, checked_on, last_news_on, fulfilled_on, is_disputed, is_self_assessed, restricted_ground, restricted_until)
     SELECT pg_temp.key('commitment', n), CASE WHEN pg_temp.dice(n, 7) < 0.97 THEN 'public' ELSE 'internal' END, budi, at, CASE WHEN n % 5 = 0 THEN at ELSE at + interval '1 hour' * pg_temp.pick(n, 45, 19900) END, 1 + n % 5,
       'Menyiapkan ruang pelatihan contoh ' || n || ' bagi pekerja di kawasan industri', CASE WHEN n % 2 = 0 THEN 'Prepare sample training room ' || n || ' for workers' END,
       CASE n % 5 WHEN 0 THEN 'conditional' WHEN 1 THEN 'general' ELSE 'explicit' END,
       jsonb_build_array(jsonb_build_object('statementId', pg_temp.key('statement', n), 'bearing', 'first_said')),
       jsonb_build_array(jsonb_build_object('organizationId', pg_temp.key('organization', ${UNIONS} + 1 + (post - 1) / 4), 'postId', pg_temp.key('post', post), 'tenureId', pg_temp.key('tenure', 2 * post)))
         || CASE WHEN n % 3 = 0 THEN jsonb_build_array(jsonb_build_object('organizationId', pg_temp.key('organization', ${UNIONS} + pg_temp.pick(n, 8, ${OFFICES})), 'postId', NULL, 'tenureId', NULL)) ELSE '[]' END,
       ARRAY(SELECT DISTINCT wanted FROM unnest((ARRAY[${receiver(10)}, ${receiver(12)}, ${receiver(14)}])[1:pg_temp.pick(n, 16, 3)]) wanted),
       ARRAY(SELECT DISTINCT wanted FROM unnest((ARRAY[${topic(17)}, ${topic(18)}])[1:pg_temp.pick(n, 19, 2)]) wanted),
       pg_temp.key('event', event), CASE WHEN n % 4 = 0 THEN pg_temp.key('demand', pg_temp.pick(n, 20, ${demandsFor(rows)})) END,
       CASE WHEN n % 8 > 0 THEN pg_temp.key('person', 1 + (2 * post) % 3000) END, stated,
       CASE WHEN n % 5 = 0 THEN 'setelah peraturan contoh terbit' END, CASE WHEN n % 2 = 0 THEN 'Ruang contoh dapat dipakai' END,
       CASE WHEN n % 4 = 1 THEN pg_temp.key('post', 1 + (post + 7) % ${POSTS}) END, CASE WHEN n % 3 = 1 THEN pg_temp.key('organization', ${UNIONS} + pg_temp.pick(n, 21, ${OFFICES})) END,
       CASE WHEN n % 3 = 2 THEN pg_temp.key('post', 1 + (post + 3) % ${POSTS}) END,
       deadline, CASE WHEN deadline IS NULL THEN 'none' WHEN due < 0.75 THEN 'day' ELSE 'month' END, CASE WHEN n % 2 = 0 THEN 'segera' END, record_state,
       CASE WHEN record_state IN ('verified', 'retracted', 'not_trackable') THEN pg_temp.key('account', 2) END, CASE WHEN record_state IN ('verified', 'retracted') THEN at + interval '1 hour' END,
       CASE WHEN record_state IN ('verified', 'retracted') THEN 'Menyiapkan ruang pelatihan contoh ' || n END, CASE WHEN record_state IN ('verified', 'retracted') THEN deadline END,
       CASE WHEN record_state IN ('verified', 'retracted') THEN CASE WHEN deadline IS NULL THEN 'none' WHEN due < 0.75 THEN 'day' ELSE 'month' END END,
       fulfilment, CASE WHEN fulfilment <> 'not_started' THEN stated + 60 END, stated + pg_temp.pick(n, 22, 200)::int, CASE WHEN fulfilment = 'fulfilled' THEN stated + 90 END,
       pg_temp.dice(n, 23) < 0.1, pg_temp.dice(n, 24) < 0.05,
       CASE WHEN pg_temp.dice(n, 7) >= 0.97 THEN 'office_memo' END, CASE WHEN pg_temp.dice(n, 7) >= 0.97 THEN date '2035-12-31' END
     FROM ${drawn}
     CROSS JOIN LATERAL (SELECT ${fulfilment} AS fulfilment, ${recordState} AS record_state,
       CASE WHEN due < 0.25 THEN NULL WHEN due < 0.75 THEN stated + (10 + due * 700)::int
            ELSE (date_trunc('month', (stated + (10 + due * 700)::int)::timestamp) + interval '1 month - 1 day')::date END AS deadline) found`,
  ];
}

/** What the three lanes say of each, none to four entries, and what is done next, none to two. */
export function lanesOf(rows: number): string[] {
  const source = (salt: number) =>
    `4 * (pg_temp.pick(n * 8 + k, ${salt}, ${Math.floor(sourcesFor(rows) / 4)}) - 1)`;
  // Sources come in fours, one kind for each grade.
  const piece = (number: string, grade: string) =>
    `jsonb_build_object('sourceId', pg_temp.key('source', ${number}), 'grade', '${grade}', 'shows', 'Menunjukkan tindakan contoh.', 'actOn', c.stated_on + 20, 'part', NULL, 'isContradicting', false)`;
  return [
    `INSERT INTO assessment (${COMMON}, commitment_id, lane, organization_id, finding, assessed_on, note, evidence, source_ids, is_correction, state)
     SELECT pg_temp.key('assessment', n * 8 + k), 'public', c.recorded_by_id, c.recorded_at + k * interval '1 hour', c.recorded_at + k * interval '1 hour', 1, c.id, lane,
       CASE lane WHEN 'receiver' THEN c.receiver_ids[1] WHEN 'giver' THEN (c.makers -> 0 ->> 'organizationId')::uuid END,
       CASE lane WHEN 'receiver' THEN CASE n % 3 WHEN 0 THEN 'disputes' ELSE 'confirms' END ELSE 'in_progress' END, c.stated_on + 30 * k::int, 'Catatan contoh ' || n || ' tentang pelaksanaan janji ini',
       evidence, ARRAY(SELECT DISTINCT (e ->> 'sourceId')::uuid FROM jsonb_array_elements(evidence) e), false,
       CASE WHEN k = 4 AND n % 20 = 0 THEN 'proposed' WHEN n % 33 = 0 THEN 'withdrawn' ELSE 'in_force' END
     FROM generate_series(1, ${rows}) n JOIN commitment c ON c.id = pg_temp.key('commitment', n)
     CROSS JOIN LATERAL generate_series(1, pg_temp.pick(n, 30, 5) - 1) k
     CROSS JOIN LATERAL (SELECT (ARRAY['giver', 'desk', 'receiver', 'desk'])[k] AS lane, CASE pg_temp.pick(n * 8 + k, 31, 3)
       WHEN 1 THEN '[]' WHEN 2 THEN jsonb_build_array(${piece(`${source(32)} + 1`, 'B')})
       ELSE jsonb_build_array(${piece(`${source(33)} + 4`, 'A')}, ${piece(`${source(34)} + 2`, 'C')}) END AS evidence) drawn`,
    `INSERT INTO follow_up (${COMMON}, commitment_id, event_id, action, method, assignee_post_id, due_on, state, outcome, outcome_on, outcome_note, outcome_source_id)
     SELECT pg_temp.key('follow_up', n * 8 + k), 'public', c.recorded_by_id, c.recorded_at, c.recorded_at, 1, c.id, CASE WHEN k = 1 THEN c.event_id END, 'Menyurati kantor contoh tentang janji ' || n,
       (ARRAY['letter', 'call', 'visit'])[1 + n % 3], pg_temp.key('post', pg_temp.pick(n, 35, ${POSTS})), c.stated_on + 40 * k::int, CASE n % 2 WHEN 0 THEN 'done' ELSE 'open' END,
       CASE n % 2 WHEN 0 THEN 'answered' END, CASE n % 2 WHEN 0 THEN c.stated_on + 45 * k::int END, CASE n % 2 WHEN 0 THEN 'Jawaban contoh' END,
       CASE n % 2 WHEN 0 THEN pg_temp.key('source', pg_temp.pick(n, 36, ${sourcesFor(rows)})) END
     FROM generate_series(1, ${rows}) n JOIN commitment c ON c.id = pg_temp.key('commitment', n)
     CROSS JOIN LATERAL generate_series(1, pg_temp.pick(n, 37, 3) - 1) k`,
  ];
}

const KEYS = 'c.record_state, c.is_public, c.fulfilment, c.due_key, c.stated_on, c.changed_at';

/** The rows the trigger `list_commitment` would have written. */
export const listed = [
  `INSERT INTO commitment_statement SELECT c.id, (s ->> 'statementId')::uuid, c.is_public FROM commitment c, jsonb_array_elements(c.statements) s`,
  `INSERT INTO commitment_receiver SELECT c.id, organization, ${KEYS} FROM commitment c, unnest(c.receiver_ids) organization`,
  `INSERT INTO commitment_maker SELECT DISTINCT c.id, (m ->> 'organizationId')::uuid, ${KEYS} FROM commitment c, jsonb_array_elements(c.makers) m`,
  `INSERT INTO commitment_maker_post SELECT c.id, (m ->> 'postId')::uuid, (m ->> 'tenureId')::uuid, ${KEYS} FROM commitment c, jsonb_array_elements(c.makers) m WHERE m ->> 'postId' IS NOT NULL`,
  `INSERT INTO commitment_topic SELECT c.id, key, ${KEYS} FROM commitment c, unnest(c.topic_keys) key`,
  `INSERT INTO commitment_search (commitment_id, is_public, document)
   SELECT c.id, c.is_public, setweight(to_tsvector('indonesian', c.title), 'A') || setweight(to_tsvector('english', coalesce(c.title_en, '')), 'A')
       || setweight(to_tsvector('indonesian', concat_ws(' ', c.condition, c.measure, c.due_phrase)), 'B') || setweight(to_tsvector('indonesian', concat_ws(' ', s.words, s.gist)), 'C')
     FROM commitment c JOIN statement s ON s.id = (c.statements -> 0 ->> 'statementId')::uuid`,
];
