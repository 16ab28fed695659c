import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { classes } from '../src/app.classes.js';
import { readSettings } from '../src/config/settings.js';
import { PUBLIC_ROLE, serverConnections } from '../src/database/connections.js';
import {
  EMBEDDED_OWNER,
  type EmbeddedServer,
  startEmbedded,
} from '../src/database/embedded/embedded-server.js';
import { migrate } from '../src/database/migrate.js';
import { generate, makeHelpers } from './generate.js';
import { copyPlain } from './plain-schema.js';

/** One database of generated records. */
export interface Filled {
  rows: number;
  url: string;
  owner: pg.Client;
}

/**
 * A PostgreSQL for the length of the measurement, set up like a small server of its own.
 * @param kept folder whose databases stay for the next measurement; without it they go with this one
 */
export async function startServer(kept?: string): Promise<{
  server: EmbeddedServer;
  folder: string;
  end: () => Promise<void>;
}> {
  if (kept) fs.mkdirSync(kept, { recursive: true });
  const folder = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-bench-'));
  fs.chmodSync(folder, 0o755);
  const settings = [
    'shared_buffers=512MB',
    'effective_cache_size=2GB',
    'max_connections=100',
    'random_page_cost=1.1',
    'max_wal_size=4GB',
  ];
  const server = await startEmbedded(folder, { throwaway: true, settings });
  return {
    server,
    folder,
    end: async () => {
      await server.stop();
      if (!kept) fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

const addressOn =
  ({ host, port }: EmbeddedServer) =>
  (database: string): string =>
    `postgres://${EMBEDDED_OWNER}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;

/** Makes a copy of a database that nobody is connected to, in place of any made before. */
export async function copyOf(server: EmbeddedServer, rows: number, name: string): Promise<string> {
  const address = addressOn(server);
  await within(address('postgres'), async (owner) => {
    await owner.query(`DROP DATABASE IF EXISTS ${name}`);
    await owner.query(`CREATE DATABASE ${name} TEMPLATE bench_${rows}`);
  });
  return address(name);
}

/** Makes a database, migrates it, and fills both schemas; one that was kept is only migrated. */
export async function fill(server: EmbeddedServer, rows: number): Promise<Filled> {
  const address = addressOn(server);
  const name = `bench_${rows}`;
  const url = address(name);
  const inTheMaking = `${name}_in_the_making`;
  await within(address('postgres'), async (owner) => {
    const { rowCount } = await owner.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    await owner.query(`DROP DATABASE IF EXISTS ${inTheMaking}`);
    await owner.query(`CREATE DATABASE ${inTheMaking}`);
    await make(address(inTheMaking), rows);
    await owner.query(`ALTER DATABASE ${inTheMaking} RENAME TO ${name}`);
  });
  const connections = serverConnections(url, readSettings({}));
  await migrate(connections, classes);
  await within(connections.public, async (reader) => {
    const { rows: found } = await reader.query<{ role: string }>('SELECT current_user AS role');
    assert.equal(found[0]?.role, PUBLIC_ROLE, 'anonymous reads must run on the public role');
  });
  const owner = await connected(url);
  await makeHelpers(owner);
  return { rows, url, owner };
}

async function make(url: string, rows: number): Promise<void> {
  await migrate(serverConnections(url, readSettings({})), classes);
  await within(url, async (owner) => {
    await generate(owner, rows);
    await copyPlain(owner);
  });
}

async function connected(config: string | pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  // A connection that breaks fails its queries; without a listener it would also keep us from cleaning up.
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function within<T>(
  config: string | pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connected(config);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
