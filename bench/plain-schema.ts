import type pg from 'pg';

/** Columns of the plain tables beside their key; each name that ends in `_id` refers to the table it names. */
const TABLES = {
  organization: 'id uuid PRIMARY KEY, name text NOT NULL, acronym text',
  person: 'id uuid PRIMARY KEY, name text NOT NULL, front_titles text, back_titles text',
  post: 'id uuid PRIMARY KEY, organization_id uuid NOT NULL REFERENCES plain.organization, title text NOT NULL',
  tenure: `id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES plain.person, post_id uuid NOT NULL REFERENCES plain.post, started_on date, ended_on date, basis text NOT NULL`,
  event: 'id uuid PRIMARY KEY, name text NOT NULL, kind text NOT NULL, held_on date NOT NULL',
  source:
    'id uuid PRIMARY KEY, title text NOT NULL, publisher text, url text, published_on date, kind text NOT NULL, party text NOT NULL',
  topic: 'key text PRIMARY KEY, label text NOT NULL, label_en text NOT NULL',
  demand: 'id uuid PRIMARY KEY, title text NOT NULL, raised_on date NOT NULL',
  statement: `id uuid PRIMARY KEY, kind text NOT NULL, words text, language text NOT NULL, gist text NOT NULL, said_on date NOT NULL, speaker_id uuid REFERENCES plain.person,
    post_id uuid REFERENCES plain.post, relayed_from_id uuid REFERENCES plain.post, event_id uuid REFERENCES plain.event, source_id uuid NOT NULL REFERENCES plain.source`,
  commitment: `id uuid PRIMARY KEY, visibility text NOT NULL, recorded_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, revision integer NOT NULL,
    title text NOT NULL, title_en text, firmness text NOT NULL, stated_on date NOT NULL, due_on date, due_precision text NOT NULL, due_phrase text, record_state text NOT NULL,
    fulfilment text NOT NULL, receiver_words text, event_id uuid REFERENCES plain.event, demand_id uuid REFERENCES plain.demand, condition text, measure text,
    authority_holder_id uuid REFERENCES plain.post, authority_note text, responsible_unit_id uuid REFERENCES plain.organization, pic_post_id uuid REFERENCES plain.post,
    record_reason text, verified_at timestamptz(3), first_title text, first_due_on date, first_due_precision text, checked_on date, last_news_on date NOT NULL,
    fulfilled_on date, is_disputed boolean NOT NULL, is_self_assessed boolean NOT NULL, superseded_by_id uuid REFERENCES plain.commitment`,
  commitment_statement: `commitment_id uuid NOT NULL REFERENCES plain.commitment, place integer NOT NULL, statement_id uuid NOT NULL REFERENCES plain.statement, bearing text NOT NULL,
    PRIMARY KEY (commitment_id, place)`,
  commitment_maker: `commitment_id uuid NOT NULL REFERENCES plain.commitment, place integer NOT NULL, organization_id uuid NOT NULL REFERENCES plain.organization,
    post_id uuid REFERENCES plain.post, tenure_id uuid REFERENCES plain.tenure, PRIMARY KEY (commitment_id, place)`,
  commitment_receiver: `commitment_id uuid NOT NULL REFERENCES plain.commitment, organization_id uuid NOT NULL REFERENCES plain.organization, place integer NOT NULL,
    PRIMARY KEY (commitment_id, organization_id)`,
  commitment_topic: `commitment_id uuid NOT NULL REFERENCES plain.commitment, topic_key text NOT NULL REFERENCES plain.topic, place integer NOT NULL, PRIMARY KEY (commitment_id, topic_key)`,
  assessment: `id uuid PRIMARY KEY, visibility text NOT NULL, recorded_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, revision integer NOT NULL,
    commitment_id uuid NOT NULL REFERENCES plain.commitment, lane text NOT NULL, organization_id uuid REFERENCES plain.organization, finding text NOT NULL, assessed_on date NOT NULL,
    note text NOT NULL, condition_words text, referred_to_id uuid REFERENCES plain.organization, reason_code text, sought_what text, sought_from_whom text, sought_on date,
    superseded_by_id uuid REFERENCES plain.commitment, notice_on date, reply_until_on date, reply text, is_correction boolean NOT NULL, state text NOT NULL, state_reason text, signed_at timestamptz(3)`,
  evidence: `assessment_id uuid NOT NULL REFERENCES plain.assessment, place integer NOT NULL, source_id uuid NOT NULL REFERENCES plain.source, grade text NOT NULL, shows text NOT NULL,
    act_on date, part text, is_contradicting boolean NOT NULL, PRIMARY KEY (assessment_id, place)`,
  follow_up: `id uuid PRIMARY KEY, visibility text NOT NULL, recorded_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, revision integer NOT NULL,
    commitment_id uuid NOT NULL REFERENCES plain.commitment, event_id uuid REFERENCES plain.event, action text NOT NULL, method text NOT NULL, assignee_post_id uuid REFERENCES plain.post,
    assignee_organization_id uuid REFERENCES plain.organization, due_on date NOT NULL, state text NOT NULL, outcome text, outcome_on date, outcome_note text,
    outcome_source_id uuid REFERENCES plain.source`,
  document: `id uuid PRIMARY KEY, kind text NOT NULL, title text NOT NULL, body text NOT NULL, day date, words tsvector NOT NULL`,
};

/** What Ikrar keeps in arrays and JSON columns, as rows. */
const ROWS: Record<string, string> = {
  commitment_statement: `SELECT c.id, n, (s ->> 'statementId')::uuid, s ->> 'bearing' FROM commitment c, jsonb_array_elements(c.statements) WITH ORDINALITY AS listed(s, n)`,
  commitment_maker: `SELECT c.id, n, (m ->> 'organizationId')::uuid, (m ->> 'postId')::uuid, (m ->> 'tenureId')::uuid FROM commitment c, jsonb_array_elements(c.makers) WITH ORDINALITY AS listed(m, n)`,
  commitment_receiver: `SELECT c.id, organization, n FROM commitment c, unnest(c.receiver_ids) WITH ORDINALITY AS listed(organization, n)`,
  commitment_topic: `SELECT c.id, topic, n FROM commitment c, unnest(c.topic_keys) WITH ORDINALITY AS listed(topic, n)`,
  evidence: `SELECT a.id, n, (e ->> 'sourceId')::uuid, e ->> 'grade', e ->> 'shows', (e ->> 'actOn')::date, e ->> 'part', (e ->> 'isContradicting')::boolean
    FROM assessment a, jsonb_array_elements(a.evidence) WITH ORDINALITY AS listed(e, n)`,
  // The words of what everybody finds, by the same weights, without the keys Ikrar adds to them.
  document: `SELECT d.record_id, d.kind, coalesce(c.title, s.gist, e.name, o.title, q.title, p.name, u.name, t.title), concat_ws(' ', c.condition, c.measure, f.words, f.gist, s.words, e.place, o.publisher),
      d.day, ts_filter(d.document, '{a,b,c}')
    FROM search_document_public d LEFT JOIN commitment c ON c.id = d.record_id LEFT JOIN statement f ON f.id = (c.statements -> 0 ->> 'statementId')::uuid
    LEFT JOIN statement s ON s.id = d.record_id LEFT JOIN event e ON e.id = d.record_id LEFT JOIN source o ON o.id = d.record_id LEFT JOIN demand q ON q.id = d.record_id
    LEFT JOIN person p ON p.id = d.record_id LEFT JOIN organization u ON u.id = d.record_id LEFT JOIN post t ON t.id = d.record_id`,
};

/** No deadline sorts last, also where a page goes on from. */
const DUE = `coalesce(due_on, 'infinity'::date)`;

const INDEXES = [
  `commitment (${DUE}, id)`,
  `commitment (fulfilment, ${DUE}, id)`,
  'commitment (event_id)',
  'commitment_statement (statement_id)',
  'commitment_maker (organization_id, commitment_id)',
  'commitment_maker (post_id, commitment_id)',
  'commitment_receiver (organization_id, commitment_id)',
  'commitment_topic (topic_key, commitment_id)',
  'statement (speaker_id)',
  'post (organization_id)',
  'tenure (person_id)',
  'tenure (post_id)',
  'assessment (commitment_id, assessed_on)',
  'evidence (source_id)',
  'follow_up (commitment_id, due_on)',
  'document USING gin (words)',
];

/**
 * Copies the generated records into a schema `plain`: normalised tables with foreign keys and the indexes a good
 * developer gives them, but no copied keys, no row-level security and no JSON columns.
 */
export async function copyPlain(owner: pg.Client): Promise<void> {
  await owner.query('CREATE SCHEMA plain; SET session_replication_role = replica');
  for (const [table, definition] of Object.entries(TABLES)) {
    await owner.query(`CREATE TABLE plain.${table} (${definition})`);
    await owner.query(`INSERT INTO plain.${table} ${ROWS[table] ?? (await sameColumns(owner, table))}`);
  }
  await owner.query('RESET session_replication_role');
  for (const index of INDEXES) await owner.query(`CREATE INDEX ON plain.${index}`);
  await owner.query(
    `VACUUM (ANALYZE) ${Object.keys(TABLES)
      .map((table) => `plain.${table}`)
      .join(', ')}`,
  );
}

/** The plain table's columns, read from the table of the same name; the words of `sought` come out of their JSON. */
async function sameColumns(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ list: string }>(
    `SELECT string_agg(attname, ', ' ORDER BY attnum) AS list FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0`,
    [`plain.${table}`],
  );
  const list = (rows[0]?.list ?? '').replace(
    'sought_what, sought_from_whom, sought_on',
    `sought ->> 'what', sought ->> 'fromWhom', (sought ->> 'on')::date`,
  );
  return `SELECT ${list} FROM public.${table}`;
}
