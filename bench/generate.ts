import type pg from 'pg';
import { commitmentsOf, lanesOf, listed } from './generate.commitments.js';
import { actors, ground } from './generate.ground.js';
import { meetingsOf } from './generate.meetings.js';
import { PAST_TABLES, pastOf } from './generate.past.js';
import { SEARCHED, searched, wordHelpers } from './generate.search.js';
import { withoutTriggers } from './without-triggers.js';

/** Tables that are filled, in an order in which each finds what it names. */
const TABLES = [
  'topic',
  'source',
  'organization',
  'affiliation',
  'person',
  'post',
  'tenure',
  'event',
  'demand',
  'statement',
  'commitment',
  'commitment_statement',
  'commitment_receiver',
  'commitment_maker',
  'commitment_maker_post',
  'commitment_topic',
  'assessment',
  'follow_up',
  'meeting',
  'attendance',
  'agenda_item',
  'minutes_point',
  ...PAST_TABLES,
  'history_entry',
  ...SEARCHED,
];

/**
 * Fills a migrated, empty database with invented records around `rows` commitments; the same every time. Triggers
 * are off, so what they would write is written here; of the history, what reading as of an earlier day looks at.
 * @param owner connection of the owner
 */
export async function generate(owner: pg.Client, rows: number): Promise<void> {
  await owner.query(`SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'; SET timezone = 'UTC'`);
  await makeHelpers(owner);
  // Filling first and indexing afterwards takes less than half the time.
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
      WHERE i.indrelid::regclass::text = ANY ($1) AND NOT i.indisunique AND NOT i.indisexclusion
        AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = i.indexrelid)`,
    [[...TABLES, 'search_document', 'search_name']],
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  const all = [
    ...actors,
    ...ground(rows),
    ...commitmentsOf(rows),
    ...lanesOf(rows),
    ...listed,
    ...meetingsOf(rows),
    ...(await pastOf(owner)),
    ...searched,
  ];
  await withoutTriggers(owner, async () => {
    for (const statement of all) await owner.query(statement);
  });
  // That of a partitioned table is meant for its partitions.
  for (const { definition } of indexes) await owner.query(definition.replace(' ON ONLY ', ' ON '));
  await owner.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
}

/** What generated records are drawn with, for the length of a session. */
export async function makeHelpers(owner: pg.Client): Promise<void> {
  await owner.query(helpers);
  await owner.query(wordHelpers);
}

/**
 * `key` is the id of the n-th record of a kind, `dice` a number in [0, 1) that looks random and is the same for the
 * same n and salt, `pick` a whole number from 1 to `most`.
 */
const helpers = `
  CREATE FUNCTION pg_temp.key(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE 
    RETURN overlay(overlay(md5(kind || n) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid;
  CREATE FUNCTION pg_temp.dice(n bigint, salt bigint) RETURNS float8 LANGUAGE sql IMMUTABLE
    RETURN (hashint8extended(n, salt) & 1073741823)::float8 / 1073741824;
  CREATE FUNCTION pg_temp.pick(n bigint, salt bigint, most bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
    RETURN 1 + floor((hashint8extended(n, salt) & 1073741823)::float8 / 1073741824 * most)::bigint`;
