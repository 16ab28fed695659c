import { classes } from '../../src/app.classes.js';
import { migrate } from '../../src/database/migrate.js';
import { asOwner, connectionsTo, publish, startThrowaway, TEMPLATE, type TestServer } from './server.js';

declare global {
  var stopTestServer: () => Promise<void>;
}

/** One server for the whole run: DATABASE_URL, else an embedded one. Every test file clones the migrated template. */
export default async function setUp(): Promise<void> {
  const url = process.env.DATABASE_URL;
  const throwaway = url ? null : await startThrowaway();
  const server: TestServer = url
    ? { kind: 'url', url }
    : { kind: 'embedded', host: throwaway!.server.host, port: throwaway!.server.port };
  await asOwner(server, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(connectionsTo(server, TEMPLATE), classes);
  // Ten working days from today must be known whatever day the tests run on.
  await asOwner(
    server,
    `INSERT INTO holiday_year (year, decree)
     SELECT year, 'SKB Contoh' FROM generate_series(2024, extract(year FROM now())::int + 1) year ON CONFLICT DO NOTHING`,
    TEMPLATE,
  );
  publish(server);
  globalThis.stopTestServer = throwaway ? throwaway.remove : () => dropDatabases(server);
}

// Without FORCE: it refuses where PostgreSQL's own vacuum is at work, while the plain command ends that and waits for
// connections that are closing.
async function dropDatabases(server: TestServer): Promise<void> {
  const prefix = TEMPLATE.replace(/template$/, '');
  const { rows } = await asOwner(
    server,
    `SELECT datname FROM pg_database WHERE datname LIKE '${prefix.replaceAll('_', '\\_')}%'`,
  );
  for (const { datname } of rows as { datname: string }[])
    await asOwner(server, `DROP DATABASE "${datname}"`);
}
