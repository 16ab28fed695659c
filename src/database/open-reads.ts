import { Inject, Injectable } from '@nestjs/common';
import pg, { type Pool, type PoolClient } from 'pg';

/** Injection token of the pool for statements of strangers; only this folder injects it. */
export const SQL_POOL = Symbol('sql pool');

/** What a statement gave out. */
export interface OpenRows {
  columns: { name: string; type: string }[];
  /** Each row as JSON text, an array of its values. */
  rows: string[];
  /** Whether there is more than is given. */
  isCut: boolean;
}

/** How much of an answer is given. */
export interface OpenLimits {
  rows: number;
  bytes: number;
  columns: number;
}

/** All connections for such statements are taken, and stay so. */
export class OpenReadsBusy extends Error {}

/** Runs statements that strangers wrote, by a role that has no rights but on the views of the open data. */
@Injectable()
export class OpenReads {
  constructor(@Inject(SQL_POOL) private readonly pool: Pool) {}

  /**
   * Runs a statement that has been held to reading, and takes its first rows. What is written stands inside brackets of
   * ours and is sent as one statement, whatever it holds.
   * @param as `json` gives values as JSON has them; `text` each as text, numbers with all their digits
   * @throws OpenReadsBusy, TooManyColumns, StatementFailed
   */
  async rows(
    text: string,
    values: readonly (string | null)[],
    as: 'json' | 'text',
    limits: OpenLimits,
  ): Promise<OpenRows> {
    const client = await this.connected();
    let isBroken = true;
    try {
      await client.query('BEGIN READ ONLY');
      const columns = await columnsOf(client, text, values);
      if (columns.length === 0 || columns.length > limits.columns) throw new TooManyColumns();
      const rows = await firstRows(client, text, values, { columns: columns.length, as, limits });
      isBroken = false;
      return { columns, ...rows };
    } catch (error) {
      isBroken = !(error instanceof TooManyColumns || error instanceof StatementFailed);
      throw error;
    } finally {
      await client.query('ROLLBACK').catch(() => (isBroken = true));
      client.release(isBroken);
    }
  }

  private async connected(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      if (this.pool.totalCount >= (this.pool.options.max ?? 0)) throw new OpenReadsBusy();
      throw error;
    }
  }
}

/** The answer would have no column, or more than fit. */
export class TooManyColumns extends Error {}

/** PostgreSQL refused a statement, or gave it up. */
export class StatementFailed extends Error {
  private constructor(
    message: string,
    /** SQLSTATE. */
    readonly code: string,
    /** Place in the statement, from 0, in characters; null where it names none. */
    readonly at: number | null,
    /** Number of the parameter whose value is wrong; null where none is. */
    readonly parameter: number | null,
  ) {
    super(message);
  }

  /** @param before characters of ours before the statement; null where places mean nothing */
  static of(error: unknown, before: number | null): unknown {
    if (!(error instanceof pg.DatabaseError)) return error;
    const { message, code = 'XX000', position, where = '' } = error;
    const at = position === undefined || before === null ? null : Number(position) - 1 - before;
    const [, parameter] = /portal parameter \$(\d+)/.exec(where) ?? [];
    return new StatementFailed(message, code, at, parameter === undefined ? null : Number(parameter));
  }
}

/** What stands before a statement when it is described. */
const PREFIX = 'SELECT * FROM (';
/** A comment at the end of a statement ends with its line. */
const SUFFIX = '\n) AS asked';

/** What a statement gives out, without a row of it. */
async function columnsOf(client: PoolClient, text: string, values: readonly (string | null)[]) {
  const { fields } = await run(client, PREFIX + text + SUFFIX + ' LIMIT 0', values, PREFIX.length);
  const { rows } = await client.query<{ type: string }>(
    'SELECT format_type(oid, NULL) AS type FROM unnest($1::oid[]) WITH ORDINALITY AS asked(oid, n) ORDER BY n',
    [fields.map(({ dataTypeID }) => dataTypeID)],
  );
  return fields.map(({ name }, n) => ({ name, type: rows[n]?.type ?? 'unknown' }));
}

/** One row more than is given, to know whether there is one; of what is too long, only that it is there. */
async function firstRows(
  client: PoolClient,
  text: string,
  values: readonly (string | null)[],
  { columns, as, limits }: { columns: number; as: 'json' | 'text'; limits: OpenLimits },
): Promise<Pick<OpenRows, 'rows' | 'isCut'>> {
  const names = Array.from({ length: columns }, (_, n) => `c${n}`);
  const cells = names.map((name) => (as === 'json' ? name : `to_json(${name}) #>> '{}'`));
  const { rows } = await run<{ line: string | null }>(
    client,
    `SELECT CASE WHEN sum(octet_length(line)) OVER (ROWS UNBOUNDED PRECEDING) <= ${limits.bytes} THEN line END AS line` +
      ` FROM (SELECT json_build_array(${cells.join(', ')})::text AS line FROM (` +
      text +
      `\n) AS asked(${names.join(', ')}) LIMIT ${limits.rows + 1}) AS built`,
    values,
    null,
  );
  const given = rows.slice(0, limits.rows).flatMap(({ line }) => line ?? []);
  return { rows: given, isCut: given.length < rows.length };
}

/** Sends a text as one statement, so that a second one in it is an error. */
async function run<Row extends pg.QueryResultRow>(
  client: PoolClient,
  text: string,
  values: readonly (string | null)[],
  before: number | null,
): Promise<pg.QueryResult<Row>> {
  try {
    return await client.query<Row>({ text, values: [...values], queryMode: 'extended' } as pg.QueryConfig);
  } catch (error) {
    throw StatementFailed.of(error, before);
  }
}
