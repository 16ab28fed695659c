import { runMigrations as migrateQueue } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Failure } from '../common/failure.js';
import type { Connections } from './connections.js';
import { type Classes, dataSourceOptions } from './data-source.js';
import { SteadyPool } from './steady-pool.js';

/** One number for "somebody is migrating this database". */
const MIGRATION_LOCK = 4_521_000_001;

/**
 * Brings the schema up to date as the owner; processes that start together wait for each other.
 * @throws Failure if a newer release has migrated it; then nothing is changed
 */
export async function migrate(connections: Connections, classes: Classes): Promise<void> {
  const session = new pg.Client(connections.owner);
  // A connection that breaks fails the statement under way; without a listener it would end the process as well.
  session.on('error', () => {});
  await session.connect();
  try {
    await session.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await refuseNewerRelease(session, classes);
    await runMigrations(connections, classes);
    await runQueueMigrations(connections.owner);
    await sweep(session);
  } finally {
    await session.end();
  }
}

/** Rows that mean nothing any more, a while after they do; what happened stays in the audit log. */
async function sweep(session: pg.Client): Promise<void> {
  await session.query(`
    DELETE FROM idempotency_key WHERE created_at < now() - interval '72 hours';
    DELETE FROM login_session WHERE created_at < now() - interval '14 days';
    DELETE FROM account_link WHERE created_at < now() - interval '14 days';
    DELETE FROM recovery_code WHERE spent_at < now() - interval '14 days';
    DELETE FROM guess_count WHERE counted_at < now() - interval '1 day' AND open_at < now();
    DELETE FROM saved_search WHERE ended_at < now() - interval '14 days';
    DELETE FROM digest WHERE settled_at < now() - interval '90 days'`);
}

/** The table is TypeORM's list of what has run. */
async function refuseNewerRelease(session: pg.Client, classes: Classes): Promise<void> {
  const { rows } = await session.query<{ exists: boolean }>(
    `SELECT to_regclass('migrations') IS NOT NULL AS exists`,
  );
  if (!rows[0]?.exists) return;
  const known = Object.values(classes.migrations).map((migration) => (migration as { name: string }).name);
  const newer = await session.query<{ name: string }>(
    'SELECT name FROM migrations WHERE name <> ALL ($1) ORDER BY id',
    [known],
  );
  if (newer.rows.length === 0) return;
  const names = newer.rows.map(({ name }) => name).join(', ');
  throw new Failure(
    `A newer release has migrated this database (${names}): start that release or a later one. Nothing was changed.`,
  );
}

async function runMigrations(connections: Connections, classes: Classes): Promise<void> {
  const owner = new DataSource(dataSourceOptions(connections.owner, classes));
  await owner.initialize();
  try {
    await owner.runMigrations();
  } finally {
    await owner.destroy();
  }
}

/** The queue of jobs brings its tables itself, in a schema of their own. */
async function runQueueMigrations(owner: pg.PoolConfig): Promise<void> {
  const pgPool = new SteadyPool({ ...owner, max: 1 });
  try {
    await migrateQueue({ pgPool });
  } finally {
    await pgPool.end();
  }
}
