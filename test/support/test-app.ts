import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createApplication } from '../../src/application.js';
import { newToken, tokenHash } from '../../src/auth/token-text.js';
import { type Role, SCOPES } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { Client } from './client.js';
import { asOwner, connectionsTo, published, testSettings, type TestServer } from './server.js';

/** The real application on a database of its own, with two people who keep the record. */
export interface TestApp {
  app: NestFastifyApplication;
  work: UnitOfWork;
  /** Owner's connection, for looking behind the application's back. */
  owner: pg.Client;
  server: TestServer;
  database: string;
  /** Where its uploaded files lie. */
  files: string;
  /** http://127.0.0.1:port */
  url: string;
  /** Nobody known. */
  anyone: Client;
  /** Two keepers of the record; what one enters the other verifies. */
  budi: Client;
  siti: Client;
  /** Makes another account that keeps the record, and its client. */
  keeper(name: string, role?: Role, organizationId?: string): Promise<Client>;
  /** Makes the account of a union's representative, and its client. */
  representative(name: string, organizationId: string): Promise<Client>;
  /** Makes the account of a reader, and its client. */
  reader(name: string): Promise<Client>;
  close(): Promise<void>;
}

/** @param copied database of an app that has been closed, to start from all it held */
export async function startTestApp(more: NodeJS.ProcessEnv = {}, copied?: string): Promise<TestApp> {
  const files = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-files-'));
  const settings = { FILES_DIR: files, ...more };
  const { server, template } = published();
  const database = template.replace(/template$/, randomBytes(6).toString('hex'));
  await asOwner(server, `CREATE DATABASE ${database} TEMPLATE ${copied ?? template}`);
  const connections = connectionsTo(server, database, testSettings(settings));
  const owner = new pg.Client(connections.owner);
  await owner.connect();
  const app = await createApplication(testSettings(settings), connections);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const known = async (name: string, role: Role, organizationId?: string) =>
    new Client(url, await accountToken(owner, name, role, organizationId));
  const keeper = (name: string, role: Role = 'administrator', organizationId?: string) =>
    known(name, role, organizationId);
  return {
    app,
    work: app.get(UnitOfWork),
    owner,
    server,
    database,
    files,
    url,
    anyone: new Client(url, null),
    budi: await keeper('Budi Contoh, S.H.'),
    siti: await keeper('Siti Contoh, M.H.'),
    keeper,
    representative: (name, organizationId) => known(name, 'representative', organizationId),
    reader: (name) => known(name, 'reader'),
    close: async () => {
      await app.close();
      await owner.end();
      fs.rmSync(files, { recursive: true });
    },
  };
}

/** Makes an account, if there is none of that name, and a token of it, with every scope, that lasts a day. */
export async function accountToken(
  owner: pg.Client,
  name: string,
  role: Role = 'administrator',
  organizationId: string | null = null,
): Promise<string> {
  const token = newToken();
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO account (name, role, organization_id) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`,
    [name, role, organizationId],
  );
  await owner.query(
    `INSERT INTO access_token (account_id, hash, expires_at, scopes) VALUES ($1, $2, now() + interval '1 day', $3)`,
    [rows[0]?.id, tokenHash(token), SCOPES],
  );
  return token;
}
