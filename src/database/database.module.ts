import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CURSOR_KEY, Cursors } from '../common/cursors.js';
import type { Connections } from './connections.js';
import { type Classes, dataSourceOptions } from './data-source.js';
import { Once } from './once.js';
import { OpenReads, SQL_POOL } from './open-reads.js';
import { PoolQueue } from './pool-queue.js';
import { PUBLIC_POOL, Reads } from './reads.js';
import { Schema } from './schema.js';
import { SteadyPool } from './steady-pool.js';
import { APP_DATA_SOURCE, UnitOfWork } from './unit-of-work.js';

/** The database as the rooms know it: units of work to change it, reads to read it. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(APP_DATA_SOURCE) private readonly app: DataSource,
    @Inject(PUBLIC_POOL) private readonly pool: SteadyPool,
    @Inject(SQL_POOL) private readonly sqlPool: SteadyPool,
  ) {}

  static connectedBy(connections: Connections, classes: Classes): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: APP_DATA_SOURCE,
          useFactory: () => new DataSource(dataSourceOptions(connections.app, classes)).initialize(),
        },
        { provide: PUBLIC_POOL, useFactory: () => new SteadyPool(connections.public) },
        { provide: SQL_POOL, useFactory: () => new SteadyPool(connections.sql) },
        { provide: CURSOR_KEY, inject: [APP_DATA_SOURCE], useFactory: cursorKey },
        UnitOfWork,
        Once,
        OpenReads,
        PoolQueue,
        Reads,
        Schema,
        Cursors,
      ],
      exports: [UnitOfWork, Once, OpenReads, PoolQueue, Reads, Schema, Cursors, APP_DATA_SOURCE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.app.destroy(), this.pool.end(), this.sqlPool.end()]);
  }
}

async function cursorKey(database: DataSource): Promise<Buffer> {
  const [row] = await database.query<{ cursor_key: Buffer }[]>('SELECT cursor_key FROM installation');
  if (!row) throw new Error('The table "installation" has no row: the database was not migrated.');
  return row.cursor_key;
}
