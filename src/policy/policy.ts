import { Injectable } from '@nestjs/common';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { type Actor, isKeeper, type KnownActor } from '../common/actor.js';
import { Forbidden, NotFound, Problem, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { type ReferenceFields, referencesIn } from './references.js';
import { KINDS, type KindRule, LISTS, type Row, type Verdict, type Whole } from './kinds.js';

/** How much an actor sees: everything, what is open to its circle, or what is public. */
export interface Sight {
  name: 'office' | 'party' | 'public';
  /** Organizations; empty for all but a party. */
  circle: readonly string[];
}

/** A part of a kind of record, and how it names its whole. */
export interface Part {
  kind: string;
  whole: Whole;
}

/** Decides who may see and do what. Nothing else does; row-level security repeats it as the second line. */
@Injectable()
export class Policy {
  sightOf(actor: Actor): Sight {
    if (isKeeper(actor)) return { name: 'office', circle: [] };
    if (actor.kind === 'known' && actor.role === 'representative')
      return { name: 'party', circle: actor.circle };
    return { name: 'public', circle: [] };
  }

  /**
   * The tables, each narrowed to what is seen, as common table expressions under the tables' own names: in front of a
   * statement they let all of it, however deep, look through that sight.
   */
  narrowed(sight: Sight, tables: readonly string[]): Sql[] {
    if (sight.name === 'office') return [];
    return tables.map(
      (table) =>
        sql`${raw(`"${table}"`)} AS NOT MATERIALIZED (SELECT * FROM ${raw(`"${table}"`)} WHERE ${this.seen(sight, audienceOf(table))})`,
    );
  }

  /** The entries of the history that are seen, over the alias `h`: those open to the actor, of records that still are. */
  entries(sight: Sight): Sql {
    if (sight.name === 'office') return sql`true`;
    return sql`${this.seen(sight, ENTRY)} AND is_open_to(h.record_id, ${sight.circle}::uuid[])`;
  }

  /** The versions of a record that were seen when they were the latest and are seen still, over their columns. */
  versions(sight: Sight): Sql {
    if (sight.name === 'office') return sql`true`;
    return sql`${this.seen(sight, THEN)} AND ${this.seen(sight, STILL)}`;
  }

  /** Whether somebody may do an act to a record they see. */
  verdictOn(actor: KnownActor, kind: string, act: string, row: Row): Verdict {
    const { acts } = ruleOf(kind);
    return (acts[act] ?? acts.others)(actor, row);
  }

  /** Refuses an act somebody may not do to a record they see. @throws Problem */
  check(actor: KnownActor, kind: string, act: string, row: Row): void {
    const verdict = this.verdictOn(actor, kind, act, row);
    if (verdict === 'second-person-needed') throw secondPersonNeeded();
    if (verdict === 'forbidden') throw new Forbidden();
  }

  /** @throws NotFound if the actor does not see the record, as if it did not exist */
  async requireSeen(tx: Tx, kind: string, id: string): Promise<void> {
    if (!(await this.isSeen(tx, kind, [id]))) throw new NotFound();
  }

  /** Whether the actor sees each of these records. */
  async isSeen(tx: Tx, kind: string, ids: readonly string[]): Promise<boolean> {
    const wanted = [...new Set(ids)];
    const rows = await tx.query<{ id: string }>(
      sql`${withTables(this.narrowed(this.sightOf(tx.actor), [kind]))} SELECT id FROM ${raw(`"${kind}"`)} WHERE id = ANY (${wanted}::uuid[])`,
    );
    return rows.length === wanted.length;
  }

  /**
   * Checks every reference in an input, however deep, in one statement: what an input names, its author sees, else the
   * answer would tell whether something hidden exists.
   * @throws UnknownReference that names each unknown one by its path, as `attendances.3.personId`
   */
  async requireKnown(tx: Tx, input: object, fields: ReferenceFields): Promise<void> {
    const found = [...referencesIn(input, fields)];
    const tables = [...new Set(found.map(({ table }) => table))];
    if (tables.length === 0) return;
    const missing = await tx.query<{ table: string; id: string }>(
      sql`${withTables(this.narrowed(this.sightOf(tx.actor), tables))}${join(
        tables.map((table) => {
          const ids = found.filter((reference) => reference.table === table).map(({ id }) => id);
          return sql`SELECT ${table}::text AS table, wanted.id FROM unnest(${ids}::uuid[]) AS wanted(id)
                      WHERE NOT EXISTS (SELECT FROM ${raw(`"${table}"`)} known WHERE known.id = wanted.id)`;
        }),
        ' UNION ',
      )}`,
    );
    const isMissing = new Set(missing.map(({ table, id }) => `${table} ${id}`));
    const unknown = found.filter(({ table, id }) => isMissing.has(`${table} ${id}`));
    if (unknown.length > 0) throw new UnknownReference(...unknown.map(({ path }) => path));
  }

  /** What a record of this kind is never more visible than. */
  wholesOf(kind: string): readonly Whole[] {
    return ruleOf(kind).within;
  }

  /** The kinds that are never more visible than a record of this one. */
  partsOf(kind: string): Part[] {
    return Object.entries(KINDS).flatMap(([part, { within }]) =>
      within.filter((whole) => whole.kind === kind).map((whole) => ({ kind: part, whole })),
    );
  }

  private seen(sight: Sight, { everybody, parties }: Audience): Sql {
    return sight.name === 'party'
      ? sql`(${everybody} OR (${parties}) && ${sight.circle}::uuid[])`
      : sql`(${everybody})`;
  }
}

type Audience = Pick<KindRule, 'everybody' | 'parties'>;

const THEN: Audience = { everybody: sql`was_public`, parties: sql`was_party_ids` };
const STILL: Audience = { everybody: sql`still_public`, parties: sql`still_party_ids` };
const ENTRY: Audience = { everybody: sql`h.is_public`, parties: sql`h.party_ids` };

function audienceOf(table: string): Audience {
  return LISTS[table] ?? ruleOf(table);
}

function ruleOf(kind: string): KindRule {
  const rule = KINDS[kind];
  if (!rule) throw new Error(`the policy knows no kind "${kind}"`);
  return rule;
}

/** Puts common table expressions in front of a statement. */
export const withTables = (tables: readonly Sql[]): Sql =>
  tables.length === 0 ? empty : sql`WITH ${join([...tables], ', ')} `;

/** Whoever entered something does not also decide on it. */
export function secondPersonNeeded(): Problem {
  return new Problem('forbidden', 'second-person-needed', {
    id: 'Ini harus dilakukan orang kedua, bukan yang mencatatnya.',
    en: 'This takes a second person, not the one who recorded it.',
  });
}
