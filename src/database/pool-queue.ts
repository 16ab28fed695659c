import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { PUBLIC_POOL } from './reads.js';
import { APP_DATA_SOURCE } from './unit-of-work.js';

/** Everybody who waits for a connection to the database. */
@Injectable()
export class PoolQueue {
  constructor(
    @Inject(APP_DATA_SOURCE) private readonly app: DataSource,
    @Inject(PUBLIC_POOL) private readonly pool: Pool,
  ) {}

  get length(): number {
    const { master } = this.app.driver as unknown as { master: Pool };
    return master.waitingCount + this.pool.waitingCount;
  }
}
