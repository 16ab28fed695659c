import { DataSource } from 'typeorm';
import type { Connections } from './connections.js';
import { type Classes, dataSourceOptions } from './data-source.js';

/** Oldest and newest PostgreSQL major the statements are written for. */
const OLDEST_MAJOR = 15;

/** One number for "somebody is migrating this database". */
const MIGRATION_LOCK = 4_521_000_001;

/**
 * Brings the schema up to date as the owner; processes that start together wait for each other.
 * @throws Error with one line that says what to do, if the server is too old
 */
export async function migrate(connections: Connections, classes: Classes): Promise<void> {
  const owner = new DataSource(dataSourceOptions({ ...connections.owner, max: 2 }, classes));
  await owner.initialize();
  const locker = owner.createQueryRunner();
  try {
    const [server] = (await locker.query(`SELECT current_setting('server_version_num')::int / 10000 AS major`)) as [{ major: number }];
    if (server.major < OLDEST_MAJOR) {
      throw new Error(`PostgreSQL ${server.major} is too old: DATABASE_URL must name a server from ${OLDEST_MAJOR} on.`);
    }
    await locker.query(`SELECT pg_advisory_lock($1)`, [MIGRATION_LOCK]);
    await owner.runMigrations();
    await locker.query(`DELETE FROM idempotency_key WHERE created_at < now() - interval '72 hours'`);
  } finally {
    await locker.release();
    await owner.destroy();
  }
}
