import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Actor } from '../common/actor.js';
import { type Statement, UnitOfWork } from './unit-of-work.js';

/** Injection token of the pool of the public role; only this folder injects it. */
export const PUBLIC_POOL = Symbol('public pool');

/** Runs the statements of the readers: for nobody known on the public pool, for a known actor bound to them. */
@Injectable()
export class Reads {
  constructor(
    @Inject(PUBLIC_POOL) private readonly pool: Pool,
    private readonly work: UnitOfWork,
  ) {}

  async rows<Row extends object>(actor: Actor, statement: Statement): Promise<Row[]> {
    if (actor.kind === 'known') return this.work.run(actor, (tx) => tx.query<Row>(statement));
    return (await this.pool.query<Row>(statement)).rows;
  }
}
