import pg from 'pg';
import type { Sql } from 'sql-template-tag';

/** Rows fetched at a time, which is also what is held in memory. */
const STEP = 1000;

/** A value as PostgreSQL writes it; null for none. */
export type Cell = string | null;

/**
 * Everything of one moment: one transaction in which all that is read goes together, whatever is recorded meanwhile.
 * It reads as whoever the connection is of.
 */
export class Snapshot {
  private cursors = 0;

  private constructor(private readonly session: pg.Client) {}

  /** Reading all of a large record takes longer than a request may. */
  static async of<Result>(
    connection: pg.ClientConfig,
    work: (snapshot: Snapshot) => Promise<Result>,
  ): Promise<Result> {
    const session = new pg.Client({
      ...connection,
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    });
    // A connection that breaks fails the statement under way; without a listener it would end the process as well.
    session.on('error', () => {});
    await session.connect();
    try {
      await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      // All rows are wanted, not the first ones soon.
      await session.query('SET LOCAL cursor_tuple_fraction = 1');
      return await work(new Snapshot(session));
    } finally {
      await session.end();
    }
  }

  /** The rows of a short answer. */
  async all<Row extends object>({ text, values }: Sql): Promise<Row[]> {
    return (await this.session.query<Row>(text, values)).rows;
  }

  /** The rows of an answer of any length, some at a time, each as its values in the order of the columns. */
  async *steps({ text, values }: Sql): AsyncGenerator<Cell[][]> {
    const cursor = `step_${this.cursors++}`;
    await this.session.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, values);
    const fetch = {
      text: `FETCH ${STEP} FROM ${cursor}`,
      rowMode: 'array',
      types: { getTypeParser: () => (value: string) => value },
    };
    for (;;) {
      const { rows } = await this.session.query<Cell[]>(fetch as pg.QueryArrayConfig);
      if (rows.length > 0) yield rows;
      if (rows.length < STEP) break;
    }
    await this.session.query(`CLOSE ${cursor}`);
  }
}
