import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import {
  type DataSource,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
  type Repository,
} from 'typeorm';
import type { KnownActor } from '../common/actor.js';
import { NotFound, Stale } from '../common/problem.js';
import { isDatabaseError } from '../common/database-error.js';

/** Injection token of the data source of the app role; only this folder injects it. */
export const APP_DATA_SOURCE = Symbol('app data source');

/** A row whose changes are counted. */
export interface Revised extends ObjectLiteral {
  readonly id: string;
  /** Number of the current version, from 1; the ETag. */
  readonly revision: number;
}

/** Anything that runs one SQL statement. */
export interface Queryable {
  query<Row extends object>(statement: Statement): Promise<Row[]>;
}

/** SQL text with its parameters; `name` makes it a prepared statement of the connection. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string;
}

/** One transaction of one known actor: the only way to change the database. */
export class Tx implements Queryable {
  private readonly lastSteps = new Map<unknown, () => Promise<void>>();

  constructor(
    readonly actor: KnownActor,
    private readonly manager: EntityManager,
  ) {}

  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  async query<Row extends object>(statement: Statement): Promise<Row[]> {
    const { queryRunner } = this.manager;
    if (!queryRunner || queryRunner.isReleased)
      throw new Error('a Tx needs the query runner of its transaction');
    // Not by the query runner, which passes no name on: what is named would be planned anew each time.
    const connection = (await queryRunner.connect()) as PoolClient;
    return (await connection.query<Row>(statement)).rows;
  }

  /**
   * Locks one row, checks that its editor has seen the latest version, edits and saves it.
   * @param seen revision the editor saw
   * @throws NotFound, Stale
   */
  async change<E extends Revised>(
    entity: EntityTarget<E>,
    id: string,
    seen: number,
    edit: (row: E) => void | Promise<void>,
  ): Promise<E> {
    const row = await this.lock(entity, id);
    if (row.revision !== seen) throw new Stale(row.revision);
    await edit(row);
    return this.repo(entity).save(row);
  }

  /** Reads one row and keeps others from changing it until the end of the transaction. @throws NotFound */
  async lock<E extends Revised>(entity: EntityTarget<E>, id: string): Promise<E> {
    const row = await this.repo(entity).findOne({
      where: { id } as FindOptionsWhere<E>,
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw new NotFound();
    return row;
  }

  /** @throws NotFound if there is no such row or the actor may not see it */
  async require<E extends Revised>(entity: EntityTarget<E>, id: string): Promise<void> {
    if (!(await this.repo(entity).existsBy({ id } as FindOptionsWhere<E>))) throw new NotFound();
  }

  /** Has `step` run right before the commit, once per `key`. */
  atTheEnd(key: unknown, step: () => Promise<void>): void {
    if (!this.lastSteps.has(key)) this.lastSteps.set(key, step);
  }

  /** Runs what {@link atTheEnd} collected. Called by {@link UnitOfWork} alone. */
  async finish(): Promise<void> {
    for (const step of this.lastSteps.values()) await step();
  }
}

const TRIES = 3;
const isWorthAnotherTry = (error: unknown) =>
  isDatabaseError(error) && ['40001', '40P01'].includes(error.code);

@Injectable()
export class UnitOfWork {
  constructor(@Inject(APP_DATA_SOURCE) private readonly database: DataSource) {}

  /**
   * Runs `work` in one transaction that row-level security binds to `actor`: commits when it returns, rolls back
   * and rethrows when it throws. After a serialization failure or deadlock `work` runs again, up to three times,
   * so it must change nothing but the database.
   */
  async run<T>(actor: KnownActor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.transaction(async (manager) => {
          const tx = new Tx(actor, manager);
          await tx.query({
            text: `SELECT set_config('ikrar.actor', $1, true), set_config('ikrar.role', $2, true),
                          set_config('ikrar.organization', $3, true), set_config('ikrar.circle', $4, true)`,
            values: [actor.id, actor.role, actor.organizationId ?? '', `{${actor.circle.join(',')}}`],
          });
          const result = await work(tx);
          await tx.finish();
          return result;
        });
      } catch (error) {
        if (tries === TRIES || !isWorthAnotherTry(error)) throw error;
      }
    }
  }
}
