import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { jsonOf } from '../common/json-of.js';
import { Reads } from '../database/reads.js';
import { UNION_LEVELS } from '../organizations/organization.entity.js';
import { tablesAsOf } from '../history/as-of.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { Policy, withTables } from '../policy/policy.js';

/** A union in the tree. */
export interface UnionNode {
  id: string;
  /** Null at the top. */
  parentId: string | null;
  /** First day under its parent; null when not known, and at the top. */
  startedOn: string | null;
  name: string;
  acronym: string | null;
  level: string | null;
  levelLabel: string | null;
  /** How many belong to it that day; more than are shown where there are many. */
  members: number;
}

/** Unions on a day: those that belong to one another, alliances with their members, and those that stand alone. */
export interface UnionTree {
  /** From the top down, level by level. */
  tree: UnionNode[];
  alliances: UnionNode[];
  /** Members of alliances. */
  allied: UnionNode[];
  alone: UnionNode[];
}

/* Bounds, so that a page stays a page; all unions are in the flat list. */
const MOST_ROOTS = 50;
const MOST_MEMBERS = 25;
const MOST_NODES = 400;
const MOST_ALONE = 60;
const DEEPEST = 8;

const TABLES = ['organization', 'affiliation'];

/** Reads the unions as a tree, one statement a day. */
@Injectable()
export class UnionTreeReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
    private readonly figures: PublicFigures,
  ) {}

  /**
   * @param on the day whose affiliations count; today's tree of everybody is kept until the record changes
   * @param moment the earlier instant they were on record, RFC 3339; null for now
   */
  async on(actor: Actor, on: Day, moment: string | null): Promise<UnionTree> {
    const sight = this.policy.sightOf(actor);
    const statement = sql`${withTables(tablesAsOf(this.policy, sight, TABLES, moment))}${treeOn(on)}`;
    const [tree] =
      sight.name === 'public' && moment === null && on === today()
        ? await this.figures.rows<UnionTree>('union tree', () => statement)
        : await this.reads.rows<UnionTree>(actor, statement);
    return tree ?? { tree: [], alliances: [], allied: [], alone: [] };
  }
}

const lasts = (day: Day): Sql => sql`daterange(a.started_on, a.ended_on, '[]') @> ${day}::date`;

/** Highest tier first, then by name. */
const order = sql`array_position(${[...UNION_LEVELS]}::text[], o.level), lower(o.name) COLLATE "id-ID-x-icu", o.id`;

const node = (day: Day, parentId: Sql, startedOn: Sql, bond: string): Sql =>
  jsonOf(sql`o.id, ${parentId} AS "parentId", ${startedOn} AS "startedOn", o.name, o.acronym, o.level,
    o.level_label AS "levelLabel", (SELECT count(*)::int FROM affiliation a
      WHERE a.parent_id = o.id AND a.bond = ${bond} AND ${lasts(day)}) AS "members"`);

const nodes = (json: Sql, rows: Sql): Sql =>
  sql`coalesce((SELECT json_agg(${json} ORDER BY place.n) FROM ${rows}), '[]'::json)`;

function treeOn(day: Day): Sql {
  const belongs = (bond: string, column: Sql) =>
    sql`EXISTS (SELECT FROM affiliation a WHERE a.${column} = o.id AND a.bond = ${bond} AND ${lasts(day)})`;
  const [member, parent] = [sql`member_id`, sql`parent_id`];
  const isAlliance = sql`(o.level = 'alliance' OR ${belongs('alliance', parent)})`;
  const top = (condition: Sql, most: number) => sql`
    (SELECT id, row_number() OVER () AS n FROM (
      SELECT o.id FROM organization o WHERE o.kind = 'union' AND ${condition} ORDER BY ${order} LIMIT ${most}) best) place
    JOIN organization o ON o.id = place.id`;
  const below = (of: Sql, bond: string) => sql`
    CROSS JOIN LATERAL (SELECT a.member_id, a.started_on FROM affiliation a JOIN organization o ON o.id = a.member_id
      WHERE a.parent_id = ${of} AND a.bond = ${bond} AND ${lasts(day)} ORDER BY ${order} LIMIT ${MOST_MEMBERS}) found`;
  const isRoot = sql`NOT ${isAlliance} AND NOT ${belongs('affiliate', member)} AND ${belongs('affiliate', parent)}`;
  const isAlone = sql`NOT ${isAlliance} AND NOT ${belongs('affiliate', member)} AND NOT ${belongs('affiliate', parent)}`;
  const free = [sql`NULL::uuid`, sql`NULL::date`] as const;
  return sql`
    SELECT ${nodes(
      node(day, sql`place.parent_id`, sql`place.started_on`, 'affiliate'),
      sql`(WITH RECURSIVE down(id, parent_id, started_on, depth) AS (
             (SELECT o.id, ${free[0]}, ${free[1]}, 0 FROM organization o
               WHERE o.kind = 'union' AND ${isRoot} ORDER BY ${order} LIMIT ${MOST_ROOTS})
             UNION ALL
             SELECT found.member_id, down.id, found.started_on, down.depth + 1
               FROM down ${below(sql`down.id`, 'affiliate')} WHERE down.depth < ${DEEPEST}
           ) SELECT id, parent_id, started_on, row_number() OVER () AS n FROM (SELECT * FROM down LIMIT ${MOST_NODES}) some_) place
          JOIN organization o ON o.id = place.id`,
    )} AS tree,
    ${nodes(node(day, ...free, 'alliance'), top(isAlliance, MOST_ROOTS))} AS alliances,
    ${nodes(
      node(day, sql`place.parent_id`, sql`place.started_on`, 'alliance'),
      sql`(SELECT found.member_id AS id, alliance_.id AS parent_id, found.started_on, row_number() OVER () AS n
             FROM (SELECT o.id FROM organization o WHERE o.kind = 'union' AND ${isAlliance} ORDER BY ${order} LIMIT ${MOST_ROOTS}) alliance_
             ${below(sql`alliance_.id`, 'alliance')}) place
          JOIN organization o ON o.id = place.id`,
    )} AS allied,
    ${nodes(node(day, ...free, 'affiliate'), top(isAlone, MOST_ALONE))} AS alone`;
}
