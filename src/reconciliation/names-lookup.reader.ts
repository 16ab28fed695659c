import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import { today } from '../common/day.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import { plainName } from './plain-name.js';
import type { Noun } from './types.js';

/** A name to look up. */
export interface Wanted {
  name: string;
  nouns: readonly Noun[];
  /** Kinds of organization; all of them when empty. */
  kinds: readonly string[];
  /** What a candidate must have; every list of alternatives one of which is met. Null for what was not asked. */
  areas: readonly string[] | null;
  levels: readonly string[] | null;
  parents: readonly string[] | null;
  organizations: readonly string[] | null;
}

/** What a name may mean. */
export interface Candidate {
  noun: Noun;
  id: string;
  name: string;
  /** How alike the names are, 0 to 100; 100 where they are the same. */
  score: number;
  /** Whether it is the very name or acronym. */
  isSame: boolean;
  /** Whether it is an acronym that is met, and another organization has one that is a letter apart. */
  isMistakable: boolean;
  /** Of an organization. */
  kind: string | null;
  level: string | null;
  acronym: string | null;
  /** What an organization belongs to; the organization of a post; the posts of a person today, with theirs. */
  where: string[];
}

const TABLES = ['organization', 'affiliation', 'area', 'person', 'post', 'tenure'];

/** Names looked at for one that is wanted, before those that do not fit are left out. */
const MOST_LOOKED_AT = 60;
/** Names alike that are scored; those at the same distance are of no more use than these. */
const ALIKE = 40;

/** Whether an organization is one of those named: by id, name, acronym or alias. */
const isNamed = (
  id: Sql,
  names: Sql,
): Sql => sql`(${id}::text = ANY (SELECT lower(given) FROM unnest(${names}) given)
  OR EXISTS (SELECT FROM unnest(${names}) given JOIN public_name named_ ON named_.key = folded(given)
              WHERE named_.kind = 'organization' AND named_.record_id = ${id}))`;

const covers = (organization: Sql): Sql => sql`EXISTS (
  SELECT FROM organization covering_ JOIN area ON area.code = ANY (covering_.area_codes)
    JOIN unnest(w.areas) given ON area.code = given OR folded(area.name) = folded(given)
   WHERE covering_.id = ${organization})`;

const lastsToday = (table: Sql): Sql =>
  sql`daterange(${table}.started_on, ${table}.ended_on, '[]') @> ${today()}::date`;

/** Looks names up among what everybody sees, many at once. */
@Injectable()
export class NamesLookup {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** For each name its candidates, the likeliest first. */
  async find(wanted: readonly Wanted[]): Promise<Candidate[][]> {
    if (wanted.length === 0) return [];
    const asked = wanted.map((each) => ({
      ...each,
      plain: each.nouns.includes('person') ? plainName(each.name) : each.name,
    }));
    const rows = await this.reads.rows<Candidate & { n: number }>(ANONYMOUS, this.statement(asked, isMet));
    return wanted.map((_, at) => rows.filter(({ n }) => n === at));
  }

  /** What begins with these letters, or is called alike, the likeliest first. */
  beginningWith(wanted: Wanted): Promise<Candidate[]> {
    return this.reads.rows<Candidate>(ANONYMOUS, this.statement([{ ...wanted, plain: wanted.name }], begins));
  }

  /** What an id is of; null where everybody sees nothing of it. */
  async nounOf(id: string): Promise<Noun | null> {
    const [found] = await this.reads.rows<{ noun: Noun }>(
      ANONYMOUS,
      sql`${this.seen()}
        SELECT 'organization' AS noun FROM organization WHERE id = ${id}::uuid
        UNION ALL SELECT 'person' FROM person WHERE id = ${id}::uuid
        UNION ALL SELECT 'post' FROM post WHERE id = ${id}::uuid`,
    );
    return found?.noun ?? null;
  }

  private seen(): Sql {
    return withTables(this.policy.narrowed(this.policy.sightOf(ANONYMOUS), TABLES));
  }

  /**
   * One statement for all of them. Names are found in the table of public names; whether everybody sees the record they
   * are of, the record itself says, through the policy and row-level security.
   */
  private statement(asked: readonly Asked[], met: Sql): Sql {
    return sql`${this.seen()}
      SELECT w.n::int - 1 AS n, best.*, found.name, found.kind, found.level, found.acronym, found."where"
        FROM (SELECT q.*, folded(q.name) AS key, folded(q.plain) AS bare
                FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS (name text, plain text, nouns text[], kinds text[],
                       areas text[], levels text[], parents text[], organizations text[])) WITH ORDINALITY
                  AS q(name, plain, nouns, kinds, areas, levels, parents, organizations, n)) w
       CROSS JOIN LATERAL (
         SELECT likely.kind AS noun, likely.record_id AS id, max(likely.score) AS score, bool_or(likely.same) AS "isSame",
                bool_or(likely.same AND likely.means = 'acronym' AND ${hasNeighbour}) AS "isMistakable"
           FROM (SELECT p.*, p.key IN (w.key, w.bare) AND p.means <> 'alias' AS same,
                        CASE WHEN p.key IN (w.key, w.bare) THEN CASE p.means WHEN 'alias' THEN 95 ELSE 100 END
                             ELSE least(90, round(100 * greatest(similarity(p.key, w.key), similarity(p.key, w.bare)))) END::int AS score
                   FROM (${met}) p) likely
          GROUP BY likely.kind, likely.record_id
          ORDER BY score DESC, id LIMIT ${MOST_LOOKED_AT}) best
       CROSS JOIN LATERAL (${ORGANIZATION} UNION ALL ${PERSON} UNION ALL ${POST}) found
       ORDER BY w.n, best.score DESC, found.name, best.id`;
  }
}

interface Asked extends Wanted {
  /** The name without titles, where it may be a person's. */
  plain: string;
}

/** The very name, and those alike. */
const isMet = sql`
  SELECT * FROM public_name WHERE key IN (w.key, w.bare) AND kind = ANY (w.nouns) AND w.key <> ''
  UNION
  (SELECT * FROM alike_names(w.key, w.nouns) near ORDER BY similarity(near.key, w.key) DESC, near.key, near.source_id LIMIT ${ALIKE})
  UNION
  (SELECT * FROM alike_names(w.bare, w.nouns) near WHERE w.bare <> w.key ORDER BY similarity(near.key, w.bare) DESC, near.key, near.source_id LIMIT ${ALIKE})`;

/** Those that begin with it, the shortest first, and those alike. */
const begins = sql`
  (SELECT * FROM public_name WHERE key ~>=~ w.key AND key ~<~ (w.key || chr(1114111)) AND kind = ANY (w.nouns) ORDER BY length(key), key, source_id LIMIT ${MOST_LOOKED_AT})
  UNION
  (SELECT * FROM alike_names(w.key, w.nouns) near ORDER BY similarity(near.key, w.key) DESC, near.key, near.source_id LIMIT ${ALIKE})`;

/** Another organization's acronym that is a letter more, less or other than the one met: KSPI and KSPSI. */
const hasNeighbour = sql`EXISTS (
  SELECT FROM public_name other
   WHERE other.means = 'acronym' AND left(other.key, 1) = left(likely.key, 1) AND other.record_id <> likely.record_id
     AND is_letter_apart(other.key, likely.key))`;

const ORGANIZATION = sql`
  SELECT o.name, o.kind, o.level, o.acronym, ARRAY(
           SELECT coalesce(parent.acronym, parent.name) FROM affiliation a JOIN organization parent ON parent.id = a.parent_id
            WHERE a.member_id = o.id AND ${lastsToday(sql`a`)} ORDER BY a.bond, parent.name) AS "where"
    FROM organization o
   WHERE best.noun = 'organization' AND o.id = best.id
     AND (cardinality(w.kinds) = 0 OR o.kind = ANY (w.kinds)) AND w.organizations IS NULL
     AND (w.areas IS NULL OR ${covers(sql`o.id`)})
     AND (w.levels IS NULL OR o.level = ANY (w.levels))
     AND (w.parents IS NULL OR EXISTS (SELECT FROM affiliation a WHERE a.member_id = o.id AND ${lastsToday(sql`a`)}
           AND ${isNamed(sql`a.parent_id`, sql`w.parents`)}))`;

const ofPerson = (condition: Sql): Sql => sql`EXISTS (
  SELECT FROM tenure t JOIN post held ON held.id = t.post_id WHERE t.person_id = ANY (r.id || r.merged_ids) AND ${condition})`;

/** Only those who hold or held a post that is shown. Source: UU 27/2022. */
const PERSON = sql`
  SELECT concat_ws(', ', concat_ws(' ', r.front_titles, r.name), r.back_titles), NULL, NULL, NULL, ARRAY(
           SELECT concat_ws(', ', held.title, coalesce(o.acronym, o.name)) FROM tenure t JOIN post held ON held.id = t.post_id
             LEFT JOIN organization o ON o.id = held.organization_id
            WHERE t.person_id = ANY (r.id || r.merged_ids) AND ${lastsToday(sql`t`)} ORDER BY t.started_on DESC NULLS LAST, t.id)
    FROM person r
   WHERE best.noun = 'person' AND r.id = best.id AND r.merged_into_id IS NULL AND r.erased_at IS NULL
     AND w.levels IS NULL AND w.parents IS NULL AND ${ofPerson(sql`true`)}
     AND (w.areas IS NULL OR ${ofPerson(covers(sql`held.organization_id`))})
     AND (w.organizations IS NULL OR ${ofPerson(isNamed(sql`held.organization_id`, sql`w.organizations`))})`;

const POST = sql`
  SELECT p.title, NULL, NULL, NULL, ARRAY(SELECT o.name FROM organization o WHERE o.id = p.organization_id)
    FROM post p
   WHERE best.noun = 'post' AND p.id = best.id AND w.levels IS NULL AND w.parents IS NULL
     AND (w.areas IS NULL OR ${covers(sql`p.organization_id`)})
     AND (w.organizations IS NULL OR ${isNamed(sql`p.organization_id`, sql`w.organizations`)})`;
