import { type DynamicModule, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { classes } from '../app.classes.js';
import { Audit } from '../auth/audit.js';
import { type KnownActor, processActor } from '../common/actor.js';
import { Problem } from '../common/problem.js';
import type { Connections } from '../database/connections.js';
import { DatabaseModule } from '../database/database.module.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { HistoryModule } from '../history/history.module.js';
import { ErasuresService } from '../people/erasures.service.js';
import { PeopleModule } from '../people/people.module.js';
import { SubjectDataReader } from '../people/subject-data.js';
import { PolicyModule } from '../policy/policy.module.js';
import { RecordsModule } from '../records/records.module.js';
import { UsageError } from './failing-plainly.js';
import { withDatabase } from './with-database.js';

/** The account of commands on the server. It has no token and no password, so nobody can log in as it. */
const COMMAND = 'Perintah di server: data pribadi';

/** The rooms these commands need, without what serves requests. */
@Global()
@Module({ providers: [Audit], exports: [Audit] })
class CommandModule {
  static on(connections: Connections): DynamicModule {
    const database = DatabaseModule.connectedBy(connections, classes);
    return {
      module: CommandModule,
      imports: [database, PolicyModule, HistoryModule, RecordsModule, PeopleModule],
    };
  }
}

/** What the commands about personal data work with: the same services as the API, under the same row-level security. */
export interface PersonalData {
  run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  subjects: SubjectDataReader;
  erasures: ErasuresService;
}

/**
 * Runs a command as an administrator, beside a running server or without one.
 * @param name account to act as; the commands' own if left out
 * @throws UsageError if there is no such administrator, or for what the services refuse
 */
export function withPersonalData(
  name: string | undefined,
  command: (room: PersonalData) => Promise<void>,
): Promise<void> {
  return withDatabase(async (connections) => {
    const actor = await administrator(new pg.Client(connections.owner), name);
    const app = await NestFactory.createApplicationContext(CommandModule.on(connections), {
      logger: false,
      abortOnError: false,
    });
    try {
      const work = app.get(UnitOfWork);
      await command({
        run: (step) => work.run(actor, step),
        subjects: app.get(SubjectDataReader),
        erasures: app.get(ErasuresService),
      });
    } catch (error) {
      throw error instanceof Problem ? new UsageError(error.detail.en) : error;
    } finally {
      await app.close();
    }
  });
}

async function administrator(owner: pg.Client, name: string | undefined): Promise<KnownActor> {
  await owner.connect();
  try {
    if (name === undefined) {
      await owner.query(
        `INSERT INTO account (name, role) VALUES ($1, 'administrator') ON CONFLICT (name) DO NOTHING`,
        [COMMAND],
      );
    }
    const { rows } = await owner.query<{ id: string }>(
      `SELECT id FROM account WHERE name = $1 AND role = 'administrator' AND closed_at IS NULL`,
      [name ?? COMMAND],
    );
    if (!rows[0]) throw new UsageError(`There is no administrator called ${name ?? COMMAND}.`);
    return processActor(rows[0].id, 'administrator');
  } finally {
    await owner.end();
  }
}
