import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { today } from '../common/day.js';
import { Reads } from '../database/reads.js';
import type { OrganizationKind, UnionLevel } from '../organizations/organization.entity.js';
import { Policy, withTables } from '../policy/policy.js';

/** What can be looked up by its name. */
export const LOOKED_UP = ['organization', 'person', 'post'] as const;
export type LookedUp = (typeof LOOKED_UP)[number];

/** How a name answers the words: it is them, begins with them, holds them, sounds like them, or only looks like their acronym. */
export type Closeness = 'same' | 'begins' | 'holds' | 'alike' | 'near';

/** One that was found, told apart from others of its name. */
export interface Found {
  kind: LookedUp;
  id: string;
  name: string;
  acronym: string | null;
  frontTitles: string | null;
  backTitles: string | null;
  /** The post held today, or the post itself. */
  postId: string | null;
  /** Whether a person is meant in that post and in none of the others they hold. */
  isPostSaid: boolean;
  post: string | null;
  /** Who holds the post today, where it is one. */
  holder: string | null;
  /** Of the post, or the organization itself. */
  organizationId: string | null;
  organization: string | null;
  organizationKind: OrganizationKind | null;
  level: UnionLevel | null;
  closeness: Closeness;
}

/** Words to look up, among these kinds. */
export interface Wanted {
  words: string;
  kinds: readonly LookedUp[];
}

/** Most of each kind shown for one look-up. */
const MOST_FOUND = 6;
/** Names look alike from here on, of 1. */
const ALIKE = 0.42;

const TABLES = ['organization', 'person', 'post', 'tenure'];

/** How the words `w.key`, folded, are met by a folded name and acronym. */
const closeness = sql`CASE
  WHEN key = w.key OR short = w.key THEN 0
  WHEN starts_with(key, w.key) OR starts_with(short, w.key) THEN 1
  WHEN NOT EXISTS (SELECT FROM unnest(w.parts) part WHERE position(part IN whole) = 0) THEN 2
  WHEN length(w.key) >= 4 AND similarity(key, w.key) >= ${ALIKE}::real THEN 3
  WHEN length(w.key) BETWEEN 3 AND 8 AND length(short) BETWEEN 3 AND 8 AND left(short, 1) = left(w.key, 1)
   AND abs(length(short) - length(w.key)) <= 1 THEN 4
END`;

const NAMES: readonly Closeness[] = ['same', 'begins', 'holds', 'alike', 'near'];

/** Finds people, posts and organizations by what was typed, as far as the actor sees them. */
@Injectable()
export class LookupReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** What was found for each of the words, the closest first. */
  async find(actor: KnownActor, wanted: readonly Wanted[]): Promise<Found[][]> {
    const asked = wanted.filter(({ words }) => words.trim() !== '');
    if (asked.length === 0) return wanted.map(() => []);
    const rows = await this.reads.rows<Omit<Found, 'closeness' | 'isPostSaid'> & { n: number; rank: number }>(
      actor,
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(actor), TABLES))}
      SELECT w.n::int - 1 AS n, found.* FROM (
        SELECT folded(words) AS key, ARRAY(SELECT folded(part) FROM regexp_split_to_table(words, '[[:space:]]+') part) AS parts,
               string_to_array(kinds, ' ') AS kinds, n
          FROM unnest(${wanted.map(({ words }) => words.trim())}::text[], ${wanted.map(({ kinds }) => kinds.join(' '))}::text[])
          WITH ORDINALITY AS listed(words, kinds, n)) w
      CROSS JOIN LATERAL (
        (SELECT 'organization' AS kind, id, name, acronym, NULL AS "frontTitles", NULL AS "backTitles", NULL::uuid AS "postId",
                NULL AS post, NULL AS holder, id AS "organizationId", name AS organization, kind AS "organizationKind", level, rank
           FROM (SELECT o.*, ${closeness} AS rank
                   FROM (SELECT o.*, folded(name) AS key, folded(coalesce(acronym, '')) AS short,
                                folded(concat(name, ' ', acronym, ' ', faction, ' ', aliases::text)) AS whole FROM organization o) o
                  WHERE 'organization' = ANY (w.kinds)) o
          WHERE rank IS NOT NULL ORDER BY rank, length(name), name LIMIT ${MOST_FOUND * 2})
        UNION ALL
        (SELECT 'person', p.id, p.name, NULL, p.front_titles, p.back_titles, post.id, post.title, NULL, org.id, org.name, org.kind,
                org.level, rank
           FROM (SELECT p.*, ${closeness} AS rank
                   FROM (SELECT p.*, folded(name) AS key, NULL::text AS short,
                                folded(name || ' ' || array_to_string(aliases, ' ')) AS whole
                           FROM person p WHERE erased_at IS NULL AND merged_into_id IS NULL) p
                  WHERE 'person' = ANY (w.kinds)) p
           LEFT JOIN tenure t ON t.person_id = p.id AND daterange(t.started_on, t.ended_on, '[]') @> ${today()}::date
           LEFT JOIN post ON post.id = t.post_id
           LEFT JOIN organization org ON org.id = post.organization_id
          WHERE rank IS NOT NULL ORDER BY rank, p.name, p.id LIMIT ${MOST_FOUND})
        UNION ALL
        (SELECT 'post', p.id, p.title, NULL, NULL, NULL, p.id, p.title,
                (SELECT holder.name FROM tenure t JOIN person holder ON holder.id = t.person_id
                  WHERE t.post_id = p.id AND daterange(t.started_on, t.ended_on, '[]') @> ${today()}::date LIMIT 1),
                org.id, org.name, org.kind, org.level, rank
           FROM (SELECT p.*, ${closeness} AS rank
                   FROM (SELECT p.*, folded(p.title) AS key, NULL::text AS short, folded(concat(p.title, ' ', o.name, ' ', o.acronym)) AS whole
                           FROM post p LEFT JOIN organization o ON o.id = p.organization_id) p
                  WHERE 'post' = ANY (w.kinds)) p
           LEFT JOIN organization org ON org.id = p.organization_id
          WHERE rank IS NOT NULL ORDER BY rank, p.title, p.id LIMIT ${MOST_FOUND})
      ) found
      WHERE w.key <> '' ORDER BY w.n, rank`,
    );
    return wanted.map((_, at) => {
      const mine = rows.filter(({ n }) => n === at);
      return mine.map(({ n: _n, rank, ...found }) => ({
        ...found,
        isPostSaid: mine.filter(({ id }) => id === found.id).length > 1,
        closeness: NAMES[rank],
      }));
    });
  }

  /** Those chosen before, by their kind and id, as they are named. */
  async named(
    actor: KnownActor,
    chosen: readonly { kind: LookedUp; id: string; postId: string | null }[],
  ): Promise<Found[]> {
    if (chosen.length === 0) return [];
    const rows = await this.reads.rows<Omit<Found, 'closeness' | 'isPostSaid'>>(
      actor,
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(actor), TABLES))}
      SELECT c.kind, c.id, coalesce(o.name, p.name, post.title) AS name, o.acronym, p.front_titles AS "frontTitles",
             p.back_titles AS "backTitles", post.id AS "postId", post.title AS post, NULL AS holder,
             coalesce(o.id, org.id) AS "organizationId", coalesce(o.name, org.name) AS organization,
             coalesce(o.kind, org.kind) AS "organizationKind", coalesce(o.level, org.level) AS level
        FROM unnest(${chosen.map(({ kind }) => kind)}::text[], ${chosen.map(({ id }) => id)}::uuid[],
                    ${chosen.map(({ postId }) => postId)}::uuid[]) AS c(kind, id, post_id)
        LEFT JOIN organization o ON c.kind = 'organization' AND o.id = c.id
        LEFT JOIN person p ON c.kind = 'person' AND p.id = c.id
        LEFT JOIN post ON post.id = CASE WHEN c.kind = 'post' THEN c.id ELSE coalesce(c.post_id,
          (SELECT min(t.post_id::text)::uuid FROM tenure t WHERE t.person_id = p.id
              AND daterange(t.started_on, t.ended_on, '[]') @> ${today()}::date HAVING count(*) = 1)) END
        LEFT JOIN organization org ON org.id = post.organization_id
       WHERE coalesce(o.id, p.id, post.id) IS NOT NULL`,
    );
    return rows.map((row) => ({ ...row, isPostSaid: false, closeness: 'same' as const }));
  }
}
