import { Inject, Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import type { Day } from '../common/day.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import { Schema } from '../database/schema.js';
import type { Statement, Tx } from '../database/unit-of-work.js';
import { jsonOf } from '../common/json-of.js';
import { tablesAsOf } from '../history/as-of.js';
import { dayOf, pastMomentOf } from './as-of.js';
import { type AboutOne, OfOne } from './of-one.js';
import { momentOf } from './record.dto.js';
import { Policy, type Sight, withTables } from '../policy/policy.js';

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
  as_of?: string;
}

const parties = sql`coalesce((SELECT json_agg(found.id ORDER BY n) FROM unnest(r.party_ids) WITH ORDINALITY AS listed(id, n)
  CROSS JOIN LATERAL (SELECT seen_.id FROM organization seen_ WHERE seen_.id = listed.id OFFSET 0) found), '[]'::json)`;

const restriction = jsonOf(
  sql`${parties} AS "partyIds", r.restricted_ground AS "ground", r.restricted_until AS "until"`,
);

/** The columns every record shows, for `jsonOf`, over the alias `r`. */
export const commonColumns = sql`r.id, r.visibility,
  CASE WHEN r.visibility <> 'public' THEN ${restriction} END AS "restriction", r.recorded_at AS "recordedAt",
  r.changed_at AS "changedAt", r.revision`;

/**
 * A filter by another record: the condition on the record `r`, if the actor sees the other one. Else a filter would
 * tell what a hidden record is linked to.
 */
export const refersTo = (table: string, id: string, condition: Sql): Sql =>
  sql`(${condition} AND ${isSeen(table, sql`id = ${id}::uuid`)})`;

/** Whether the actor sees a record of a table, chosen by a condition over its columns. */
export const isSeen = (table: string, chosen: Sql): Sql =>
  sql`EXISTS (SELECT FROM ${raw(`"${table}"`)} WHERE ${chosen})`;

/** The id of another record, null where the actor does not see it. */
export const idOf = (table: string, id: Sql): Sql =>
  sql`(SELECT seen_.id FROM ${raw(`"${table}"`)} seen_ WHERE seen_.id = ${id})`;

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

/** Where the parties of any record are looked up. */
const PARTIES = 'organization';

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
  /** What lists are read from: the records `r`, and what they are sorted by where that is another table's. */
  protected from(): Sql {
    return raw(`"${this.table}" r`);
  }
  /** Every entity `json` reads, for answers as of an earlier day. */
  protected abstract readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** Tables lists are read through that only carry copies of keys, no record. */
  protected readonly lists: readonly string[] = [];
  protected abstract readonly defaultSort: string;
  protected abstract readonly sorts: Readonly<Record<string, Sort>>;
  /** @param day the list is of */
  protected abstract filters(query: Query, day: Day): Sql[];

  private ofOnes?: OfOne;
  private openToAll?: Sql[];
  @Inject(Policy) protected readonly policy: Policy;

  constructor(
    protected readonly reads: Reads,
    protected readonly schema: Schema,
    protected readonly cursors: Cursors,
  ) {}

  /** @param moment the instant to read as of, RFC 3339; null for now. @throws NotFound */
  async item(actor: Actor, id: string, moment: string | null = null): Promise<Item> {
    return only(await this.reads.rows<Item>(actor, this.one(this.policy.sightOf(actor), id, moment)));
  }

  /** The record as the transaction sees it. @throws NotFound */
  async itemIn(tx: Tx, id: string): Promise<Item> {
    return only(await tx.query<Item>(this.one(this.policy.sightOf(tx.actor), id, null)));
  }

  /** @param among left out for all there are; else of these records alone */
  async page(actor: Actor, query: Query, among?: readonly string[]): Promise<Page> {
    const { name, sort } = this.sortOf(query);
    const moment = pastMomentOf(query.as_of);
    const list = this.list(query, sort, this.after(query, name, sort), dayOf(moment), among);
    const statement = sql`${withTables(this.tablesOf(this.policy.sightOf(actor), moment))}${list}`;
    const rows = await this.reads.rows<ListRow>(actor, statement);
    return pageOf(rows, query.limit, this.cursors, this.cursorName(name, query));
  }

  private list(query: Query, sort: Sort, after: Sql | null, day: Day, among?: readonly string[]): Sql {
    const order = sort.isDescending ? sql`DESC` : sql`ASC`;
    const conditions = [
      sql`true`,
      ...given(among, (ids) => sql`r.id = ANY (${ids}::uuid[])`),
      ...this.filters(query, day),
      ...(after ? [after] : []),
    ];
    return sql`
      SELECT ${this.listJson(day)}::text AS item, (${sort.key})::text AS key, r.id
        FROM ${this.from()}
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
    query: Query,
    name: string,
    { key, type, isDescending }: Sort,
    id: Sql = sql`r.id`,
  ): Sql | null {
    if (query.cursor === undefined) return null;
    const at = this.cursors.read(this.cursorName(name, query), query.cursor);
    return sql`(${key}, ${id}) ${isDescending ? sql`<` : sql`>`} (${at.key}::${type}, ${at.id}::uuid)`;
  }

  /** A cursor belongs to one list in one order as of one instant. */
  protected cursorName(sort: string, { as_of: asked }: Query): string {
    const moment = asked === undefined ? null : momentOf(asked);
    return `${this.table}.${sort}${moment === null ? '' : `@${moment}`}`;
  }

  /** The tables this reader looks into: as they are, or as they stood at an earlier instant. */
  protected tablesOf(sight: Sight, moment: string | null): Sql[] {
    return moment === null ? this.seenBy(sight) : tablesAsOf(this.policy, sight, this.tables(), moment);
  }

  /** The tables this reader looks into, each narrowed to what is seen; for everybody it is composed once. */
  protected seenBy(sight: Sight): Sql[] {
    if (sight.name !== 'public') return this.policy.narrowed(sight, this.tables());
    return (this.openToAll ??= this.policy.narrowed(sight, this.tables()));
  }

  private tables(): string[] {
    const records = this.entities.map((entity) => this.schema.of(entity).tableName);
    return [...new Set([...records, PARTIES, ...this.lists])];
  }

  private one(sight: Sight, id: string, moment: string | null): Statement {
    return this.ofOne('item', sight, id, moment, (record) => this.itemSql(record.id, record.day));
  }

  /** What is read of one record, in a statement that is prepared. @param moment as of, RFC 3339; null for now */
  protected ofOne(
    what: string,
    sight: Sight,
    id: string,
    moment: string | null,
    build: (record: AboutOne) => Sql,
  ): Statement {
    this.ofOnes ??= new OfOne(this.policy, this.tables());
    return this.ofOnes.statement(`${this.table}.${what}`, sight, id, moment, build);
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
