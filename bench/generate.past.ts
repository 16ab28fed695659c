import type pg from 'pg';

const LINKS = ['commitment_receiver', 'commitment_maker', 'commitment_maker_post', 'commitment_topic'];

/** Tables of versions that were replaced. */
export const PAST_TABLES = ['commitment', 'organization', ...LINKS].map((table) => `past.${table}`);

const KEYS = 'record_state, is_public, fulfilment, due_key, stated_on, changed_at, audience_ids';
const SPAN = 'from_at, until_at, was_public, was_party_ids, still_public, still_party_ids';
const ofC = (columns: string) => columns.replace(/\b(?=[a-z])/g, 'c.');

/**
 * The versions of the commitments before the present one, as many as its revision says, evenly between its first day
 * and its last change: waiting for verification, then verified and not started, half of them with another deadline,
 * then in progress. Of the organizations every fifth had another name. The history has an entry for each version of a
 * commitment, with no more of the record than its title.
 */
export async function pastOf(owner: pg.Client): Promise<string[]> {
  const then = (k: string) =>
    `c.recorded_at + (c.changed_at - c.recorded_at) * ((${k} - 1)::float8 / greatest(c.revision - 1, 1))`;
  return [
    await versions(owner, 'commitment', {
      revision: 'k',
      changed_at: then('k'),
      record_state: `CASE WHEN k = 1 AND c.record_state <> 'draft' THEN 'awaiting_verification' ELSE c.record_state END`,
      fulfilment: `CASE WHEN k <= 2 THEN 'not_started' ELSE 'in_progress' END`,
      due_on: `CASE WHEN c.due_precision = 'day' AND k % 2 = 0 THEN c.due_on - 30 ELSE c.due_on END`,
      title: `c.title || ', versi ' || k`,
      from_at: then('k'),
      until_at: then('k + 1'),
      was_public: `c.is_public AND k > 1`,
      still_public: 'c.is_public',
    }),
    await versions(owner, 'organization', {
      name: `c.name || ' Lama'`,
      from_at: 'c.recorded_at',
      until_at: 'c.changed_at',
      was_public: 'true',
      still_public: 'true',
    }),
    ...Object.entries({
      commitment_receiver: 'SELECT unnest(c.receiver_ids)',
      commitment_maker: `SELECT DISTINCT (m ->> 'organizationId')::uuid FROM jsonb_array_elements(c.makers) AS m`,
      commitment_maker_post: `SELECT DISTINCT (m ->> 'postId')::uuid FROM jsonb_array_elements(c.makers) AS m WHERE m ->> 'postId' IS NOT NULL`,
      commitment_topic: 'SELECT unnest(c.topic_keys)',
    }).map(
      ([table, keys]) =>
        `INSERT INTO past.${table} (commitment_id, ${KEY_OF[table]}, ${KEYS}, ${SPAN})
         SELECT c.id, link.key, ${ofC(KEYS)}, ${ofC(SPAN)} FROM past.commitment c CROSS JOIN LATERAL (${keys}) AS link(key)`,
    ),
    `INSERT INTO history_entry (index, act, record_kind, record_id, about_id, revision, actor_id, recorded_at, is_public, json, salt, leaf_hash)
     SELECT row_number() OVER (ORDER BY at, id, k) - 1, 'commitment.corrected', 'commitment', id, id, k, recorded_by_id, at, is_public AND (k > 1 OR revision = 1), json, salt,
            sha256('\\x00'::bytea || sha256(salt || convert_to(json, 'UTF8')))
       FROM (SELECT c.id, k, c.recorded_by_id, ${then('k')} AS at, c.is_public, c.revision, json_build_object('record', json_build_object('title', c.title))::text AS json, sha256(c.id::text::bytea) AS salt
               FROM commitment c CROSS JOIN LATERAL generate_series(1, c.revision) k) entries`,
    'UPDATE history_head SET size = (SELECT count(*) FROM history_entry)',
    'UPDATE history_told SET size = (SELECT size FROM history_head)',
  ];
}

const KEY_OF: Record<string, string> = {
  commitment_receiver: 'organization_id',
  commitment_maker: 'organization_id',
  commitment_maker_post: 'post_id',
  commitment_topic: 'topic_key',
};

/** Fills the table of a table's versions. @param others what differs from the present row `c`, in its k-th version */
async function versions(
  owner: pg.Client,
  table: string,
  others: Readonly<Record<string, string>>,
): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [`past.${table}`],
  );
  const names = rows.map(({ name }) => name);
  const wanted = { was_party_ids: `'{}'`, still_party_ids: `'{}'`, ...others } as Record<string, string>;
  return table === 'commitment'
    ? `INSERT INTO past.commitment (${names.join(', ')}) SELECT ${names.map((name) => wanted[name] ?? `c.${name}`).join(', ')}
         FROM commitment c CROSS JOIN LATERAL generate_series(1, c.revision - 1) k`
    : `INSERT INTO past.${table} (${names.join(', ')}) SELECT ${names.map((name) => wanted[name] ?? `c.${name}`).join(', ')}
         FROM ${table} c WHERE ('x' || left(md5(c.id::text), 4))::bit(16)::int % 5 = 0`;
}
