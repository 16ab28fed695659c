import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import { type Day, today } from '../common/day.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { prepared } from '../database/prepared.js';
import { Reads } from '../database/reads.js';
import { Schema } from '../database/schema.js';
import type { Queryable, Statement } from '../database/unit-of-work.js';
import { asOf } from '../history/as-of.js';

/** One record: its JSON text and revision. */
export interface Item {
  body: string;
  revision: number;
}

/** A key lists can be sorted by, over the alias `r`, with the SQL type its cursor text is read as. */
export interface Sort {
  key: Sql;
  type: Sql;
  isDescending?: boolean;
}

export interface ListRequest {
  limit: number;
  cursor?: string;
  sort?: string;
}

/** The columns every record shows, for `jsonOf`, over the alias `r`. */
export const commonColumns = sql`r.id, r.visibility, r.recorded_at AS "recordedAt", r.changed_at AS "changedAt",
  r.revision`;

/** Both directions of one sort key: `name` and `-name`. */
export const sortBy = (name: string, key: Sql, type: Sql): Record<string, Sort> => ({
  [name]: { key, type },
  [`-${name}`]: { key, type, isDescending: true },
});

/** By when the record last changed. */
export const sortByChange = sortBy('updated', sql`r.changed_at`, sql`timestamptz`);

/** The condition for a filter that was given; none for one that was not. */
export function given<T>(value: T | undefined, condition: (value: T) => Sql): Sql[] {
  return value === undefined ? [] : [condition(value)];
}

interface ItemParameters {
  id: string;
  today: Day;
}

/**
 * Reads records of one kind as JSON text that PostgreSQL builds, one statement a request.
 * A subclass says how a record reads (`json`), by what lists filter and sort, and which entities it looks into.
 */
@Injectable()
export abstract class RecordReader<Query extends ListRequest = ListRequest> {
  protected abstract readonly table: string;
  /** The record as a JSON expression over the alias `r`; other tables by correlated sub-selects (see {@link asOf}). */
  protected abstract json(day: Day): Sql;
  /** What lists show of it, where that is less. */
  protected listJson(day: Day): Sql {
    return this.json(day);
  }
  /** Every entity `json` reads, for answers as of an earlier day. */
  protected abstract readonly entities: readonly EntityTarget<ObjectLiteral>[];
  protected abstract readonly defaultSort: string;
  protected abstract readonly sorts: Readonly<Record<string, Sort>>;
  protected abstract filters(query: Query): Sql[];

  private preparedItem?: (parameters: ItemParameters) => Statement;

  constructor(
    protected readonly reads: Reads,
    protected readonly schema: Schema,
    protected readonly cursors: Cursors,
  ) {}

  /** @param moment the instant to read as of, RFC 3339; null for now. @throws NotFound */
  async item(actor: Actor, id: string, moment: string | null = null): Promise<Item> {
    const statement = moment === null ? this.current({ id, today: today() }) : this.earlier(id, moment);
    return only(await this.reads.rows<Item>(actor, statement));
  }

  /** The record as the transaction sees it. @throws NotFound */
  async itemIn(tx: Queryable, id: string): Promise<Item> {
    return only(await tx.query<Item>(this.current({ id, today: today() })));
  }

  async page(actor: Actor, query: Query): Promise<Page> {
    const { name, sort } = this.sortOf(query);
    const rows = await this.reads.rows<ListRow>(actor, this.list(query, sort, this.after(query, name, sort)));
    return pageOf(rows, query.limit, this.cursors, this.cursorName(name));
  }

  protected list(query: Query, sort: Sort, after: Sql | null): Statement {
    const order = sort.isDescending ? sql`DESC` : sql`ASC`;
    const conditions = [sql`true`, ...this.filters(query), ...(after ? [after] : [])];
    return sql`
      SELECT ${this.listJson(today())}::text AS item, (${sort.key})::text AS key, r.id
        FROM ${raw(`"${this.table}"`)} r
       WHERE ${join(conditions, ' AND ')}
       ORDER BY ${sort.key} ${order}, r.id ${order}
       LIMIT ${query.limit + 1}`;
  }

  protected sortOf({ sort }: Query): { name: string; sort: Sort } {
    const name = sort ?? this.defaultSort;
    return { name, sort: this.sorts[name] };
  }

  /** The condition that skips what earlier pages showed. @throws Malformed */
  protected after(
    { cursor }: Query,
    name: string,
    { key, type, isDescending }: Sort,
    id: Sql = sql`r.id`,
  ): Sql | null {
    if (cursor === undefined) return null;
    const at = this.cursors.read(this.cursorName(name), cursor);
    return sql`(${key}, ${id}) ${isDescending ? sql`<` : sql`>`} (${at.key}::${type}, ${at.id}::uuid)`;
  }

  /** A cursor belongs to one list in one order. */
  private cursorName(sort: string): string {
    return `${this.table}.${sort}`;
  }

  private current(parameters: ItemParameters): Statement {
    this.preparedItem ??= prepared(`${this.table}.item`, ({ id, today: day }: ItemParameters) =>
      this.itemSql(id, day),
    );
    return this.preparedItem(parameters);
  }

  private earlier(id: string, moment: string): Statement {
    const metadata = this.entities.map((entity) => this.schema.of(entity));
    return sql`${asOf(metadata, moment)} ${this.itemSql(id, today(new Date(moment)))}`;
  }

  private itemSql(id: string, day: Day): Sql {
    return sql`SELECT ${this.json(day)}::text AS body,
      r.revision FROM ${raw(`"${this.table}"`)} r WHERE r.id = ${id}`;
  }
}

function only(rows: Item[]): Item {
  if (!rows[0]) throw new NotFound();
  return rows[0];
}
