import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, QueryRunner } from 'typeorm';
import { APP_DATA_SOURCE, type Queryable, type Statement } from '../database/unit-of-work.js';

/**
 * The database as logins use it, before anybody is known: single statements bound to nobody, and transactions bound to
 * the account whose login is under way, without its role. The services of this room run whole operations in it,
 * because a refused try must be counted and noted although the operation fails.
 */
@Injectable()
export class LoginWork implements Queryable {
  constructor(@Inject(APP_DATA_SOURCE) private readonly database: DataSource) {}

  async query<Row extends object>(statement: Statement): Promise<Row[]> {
    const runner = this.database.createQueryRunner();
    try {
      return await on(runner).query<Row>(statement);
    } finally {
      await runner.release();
    }
  }

  /** Runs `work` in one transaction that row-level security binds to what belongs to `accountId`. */
  bound<T>(accountId: string, work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.database.transaction(async ({ queryRunner }) => {
      if (!queryRunner) throw new Error('a transaction has a query runner');
      const tx = on(queryRunner);
      await tx.query({ text: `SELECT set_config('ikrar.actor', $1, true)`, values: [accountId] });
      return work(tx);
    });
  }

  /** Like {@link bound}, one at a time for each account: see {@link holdLogins}. */
  run<T>(accountId: string, work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.bound(accountId, async (tx) => {
      await holdLogins(tx, accountId);
      return work(tx);
    });
  }
}

/**
 * Keeps everything else about the logins of an account waiting until the end of the transaction, so that no session,
 * link or token is made by what was allowed a moment ago and ended now.
 */
export async function holdLogins(tx: Queryable, accountId: string): Promise<void> {
  await tx.query({
    text: `SELECT pg_advisory_xact_lock(hashtextextended('logins of ' || $1, 0))`,
    values: [accountId],
  });
}

const on = (runner: QueryRunner): Queryable => ({
  query: async <Row extends object>({ text, values }: Statement) =>
    (await runner.query(text, values, true)).records as Row[],
});
