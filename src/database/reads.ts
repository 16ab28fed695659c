import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { APP_DATA_SOURCE, type Statement, UnitOfWork } from './unit-of-work.js';

/** Injection token of the pool of the public role; only this folder injects it. */
export const PUBLIC_POOL = Symbol('public pool');

/** Runs the statements of the readers: for nobody known on the public pool, for a known actor bound to them. */
@Injectable()
export class Reads {
  constructor(
    @Inject(PUBLIC_POOL) private readonly pool: Pool,
    private readonly work: UnitOfWork,
    @Inject(APP_DATA_SOURCE) private readonly app: DataSource,
  ) {}

  async rows<Row extends object>(actor: Actor, statement: Statement): Promise<Row[]> {
    if (actor.kind === 'known') return this.work.run(actor, (tx) => tx.query<Row>(statement));
    return (await this.pool.query<Row>(statement)).rows;
  }

  /** Runs a statement of the process itself: of records it sees the public ones, and what functions of the owner tell. */
  ofProcess<Row extends object>({ text, values }: Statement): Promise<Row[]> {
    return this.app.query<Row[]>(text, values);
  }
}
