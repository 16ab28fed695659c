import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PoolConfig } from 'pg';
import pg from 'pg';
import { readSettings, type Settings } from '../../src/config/settings.js';
import { type Connections, embeddedConnections, serverConnections } from '../../src/database/connections.js';
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded/embedded-server.js';

/** Where the databases of a test run live, passed to its workers through the environment. */
export type TestServer = { kind: 'embedded'; host: string; port: number } | { kind: 'url'; url: string };

const VARIABLE = 'IKRAR_TEST_SERVER';
export const TEMPLATE = `ikrar_test_${process.pid}_template`;
const TEMPLATE_VARIABLE = 'IKRAR_TEST_TEMPLATE';

export function publish(server: TestServer): void {
  process.env[VARIABLE] = JSON.stringify(server);
  process.env[TEMPLATE_VARIABLE] = TEMPLATE;
}

export function published(): { server: TestServer; template: string } {
  return {
    server: JSON.parse(process.env[VARIABLE] ?? 'null') as TestServer,
    template: process.env[TEMPLATE_VARIABLE] ?? '',
  };
}

/** A PostgreSQL that gives up safety for speed, in a folder of its own. */
export async function startThrowaway(): Promise<{ server: EmbeddedServer; remove: () => Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-test-'));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, { throwaway: true, settings: ['max_connections=200'] });
  return {
    server,
    remove: async () => {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Limits that nobody meets by accident. */
export const WIDE: NodeJS.ProcessEnv = {
  RATE_READS_PER_MINUTE: '1000000',
  RATE_SEARCHES_PER_MINUTE: '1000000',
  RATE_SQL_PER_MINUTE: '1000000',
  RATE_WRITES_PER_MINUTE: '1000000',
  RATE_EXPORTS_PER_HOUR: '1000000',
  RATE_LOGINS_PER_MINUTE: '1000000',
  RATE_CREDENTIALS_PER_MINUTE: '1000000',
  SHED_LAG_MS: '1000000',
  SHED_QUEUE: '1000000',
  LOCK_TIMEOUT_MS: '60000',
  STATEMENT_TIMEOUT_MS: '60000',
};

/** Settings for tests: the defaults, with wide limits. */
export function testSettings(more: NodeJS.ProcessEnv = {}): Settings {
  return readSettings({
    ...WIDE,
    APP_POOL: '8',
    PUBLIC_POOL: '4',
    SECRET_KEY: '5e'.repeat(32),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    ...more,
  });
}

/** How the three roles reach one database of the run. */
export function connectionsTo(server: TestServer, database: string, settings = testSettings()): Connections {
  if (server.kind === 'url') {
    const url = new URL(server.url);
    url.pathname = `/${database}`;
    return serverConnections(url.toString(), settings);
  }
  const connections = embeddedConnections(
    { ...server, folder: '', onLost: () => {}, stop: async () => {} },
    settings,
  );
  const within = (config: PoolConfig): PoolConfig => ({ ...config, database });
  return {
    owner: within(connections.owner),
    app: within(connections.app),
    public: within(connections.public),
    sql: within(connections.sql),
  };
}

/** The address of a database of the run, for programs that take DATABASE_URL. */
export function urlOf(server: TestServer, database: string): string {
  if (server.kind === 'embedded')
    return `postgres://ikrar_owner@localhost/${database}?host=${encodeURIComponent(server.host)}&port=${server.port}`;
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return url.toString();
}

/** Runs one statement as the owner, in the maintenance database unless another is named. */
export async function asOwner(server: TestServer, text: string, database?: string): Promise<pg.QueryResult> {
  const fallback = server.kind === 'url' ? new URL(server.url).pathname.slice(1) || 'postgres' : 'postgres';
  const client = new pg.Client(connectionsTo(server, database ?? fallback).owner);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
