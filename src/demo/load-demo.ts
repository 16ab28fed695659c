import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { type KnownActor, processActor } from '../common/actor.js';
import type { Connections } from '../database/connections.js';
import { SamplePledge } from './sample-pledge.js';
import { SourceArticle } from './source-article.js';

/** Two accounts without tokens, so nobody can ever log in as them: one records, the other verifies. */
const RECORDER = 'Data awal: pencatat';
const VERIFIER = 'Data awal: pemeriksa';

/** Loads the records of the source article into a database that is empty, and with them an invented pledge as a sample. */
export async function loadDemo(
  app: INestApplicationContext,
  { owner }: Connections,
  { withSample = true }: { withSample?: boolean } = {},
): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const recorder = await account(client, RECORDER);
    const verifier = await account(client, VERIFIER);
    await app.get(SourceArticle, { strict: false }).load(recorder, verifier);
    if (withSample) await app.get(SamplePledge, { strict: false }).load(recorder, verifier);
  } finally {
    await client.end();
  }
}

async function account(client: pg.Client, name: string): Promise<KnownActor> {
  await client.query(
    `INSERT INTO account (name, role) VALUES ($1, 'administrator') ON CONFLICT (name) DO NOTHING`,
    [name],
  );
  const { rows } = await client.query<{ id: string }>('SELECT id FROM account WHERE name = $1', [name]);
  return processActor(rows[0]?.id, 'administrator');
}
