import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { lettersApart } from '../common/letters-apart.js';
import { prepared } from '../database/prepared.js';
import { Reads } from '../database/reads.js';
import type { Statement } from '../database/unit-of-work.js';
import { namesOf } from '../policy/shelves.js';
import { Policy, type Sight, withTables } from '../policy/policy.js';
import type { LookAlike } from './search.dto.js';

/** Somebody or something that goes by a name that was asked for. */
export interface NameFound {
  /** Which of the names asked for, from 0. */
  n: number;
  kind: 'organization' | 'person' | 'post' | 'venue';
  /** Its records: of a person all, where several were merged. */
  ids: string[];
  /** How much of the name was said, or how alike it is, up to 1. */
  fit: number;
}

/** What the database understands a search to mean. */
export interface Understood {
  /** As a tsquery. */
  query: string;
  /** The same without what is to be left out; null where nothing is. */
  wanted: string | null;
  synonyms: string[][];
  names: NameFound[];
  /** Stems of the tokens. */
  stems: string[];
  /** Documents there are, as the database estimates. */
  documents: number;
}

interface Parameters {
  words: string;
  wanted: string;
  tokens: readonly string[];
  names: readonly string[];
  moment: string | null;
  circle: readonly string[];
}

/** Of each name asked for at most so many. */
const MOST_FOUND = 20;
/** A word of more names than this is nobody's in particular. */
const MOST_COMPARED = 100;
/** Names look alike from here on, of 1. */
const ALIKE = 0.4;

const TABLES = ['synonym', 'organization', 'person', 'post', 'venue'];

/** Works out what a search means: synonyms, inflected forms, and whose names its words are. */
@Injectable()
export class NamesReader {
  private readonly statements = new Map<string, (parameters: Parameters) => Statement>();

  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** @param names to be found word for word, in any order. @param moment of the names; null for now */
  async understand(
    actor: Actor,
    asked: Pick<Parameters, 'words' | 'wanted' | 'tokens' | 'names' | 'moment'>,
  ): Promise<Understood> {
    const sight = this.policy.sightOf(actor);
    const isPast = asked.moment !== null;
    const statement = this.statementOf(`search.meant.${sight.name}.${isPast}`, (p) => {
      const seen = this.policy.narrowed({ ...sight, circle: p.circle }, TABLES);
      return sql`${withTables(seen)}
      SELECT search_query(${p.words})::text AS query, CASE WHEN ${p.wanted}::text <> ${p.words}::text THEN search_query(${p.wanted})::text END AS wanted,
             coalesce((SELECT json_agg(s.words) FROM synonym s WHERE s.id IN (SELECT synonyms_in(${p.wanted}))), '[]'::json) AS synonyms,
             coalesce((SELECT json_agg(found) FROM ${this.namesLike(sight, isPast, p, saidIn)} found), '[]'::json) AS names,
             ARRAY(SELECT coalesce((ts_lexize('indonesian_stem', lower(unaccent(token))))[1], token)
                     FROM unnest(${p.tokens}::text[]) WITH ORDINALITY AS listed(token, n) ORDER BY n) AS stems,
             (SELECT reltuples FROM pg_class WHERE oid = 'search_document_public'::regclass) AS documents`;
    });
    const [understood] = await this.reads.rows<Understood>(
      actor,
      statement({ ...asked, circle: sight.circle }),
    );
    return understood;
  }

  /** Names that look like these, for what was misspelt; the likest first. */
  async alike(actor: Actor, names: readonly string[], moment: string | null): Promise<NameFound[]> {
    const sight = this.policy.sightOf(actor);
    const isPast = moment !== null;
    const statement = this.statementOf(`search.alike.${sight.name}.${isPast}`, (p) => {
      const seen = this.policy.narrowed({ ...sight, circle: p.circle }, TABLES);
      return sql`${withTables(seen)} SELECT * FROM ${this.namesLike(sight, isPast, p, likeIt)} found ORDER BY n, fit DESC`;
    });
    const asked = { words: '', wanted: '', tokens: [], names, moment, circle: sight.circle };
    return this.reads.rows<NameFound>(actor, statement(asked));
  }

  /** Organizations one letter apart from these by their acronym, which are others. */
  async lookAlikes(actor: Actor, acronyms: readonly string[], moment: string | null): Promise<LookAlike[]> {
    if (acronyms.length === 0) return [];
    const sight = this.policy.sightOf(actor);
    const then = moment === null ? sql`` : sql`AND named.since <= ${moment} AND named.until > ${moment}`;
    const rows = await this.reads.rows<LookAlike & { key: string; to: string }>(
      actor,
      sql`${withTables(this.policy.narrowed(sight, ['organization']))}
      SELECT DISTINCT o.id, o.name, o.acronym, named.key, asked.key AS to FROM unnest(${acronyms}::text[]) AS asked(key)
        JOIN ${namesOf(sight, moment !== null)} named ON named.kind = 'organization' AND named.key <> asked.key ${then}
         AND length(named.key) BETWEEN length(asked.key) - 1 AND length(asked.key) + 1 AND left(named.key, 1) = left(asked.key, 1)
        JOIN organization o ON o.id = named.record_id AND folded(o.acronym) = named.key
       ORDER BY o.acronym LIMIT ${MOST_COMPARED}`,
    );
    return rows
      .filter(({ key, to }) => lettersApart(key, to) === 1)
      .map(({ id, name, acronym }) => ({ id, name, acronym }));
  }

  private statementOf(name: string, build: (parameters: Parameters) => Sql) {
    let statement = this.statements.get(name);
    if (!statement) {
      statement = prepared(name, build);
      this.statements.set(name, statement);
    }
    return statement;
  }

  private namesLike(sight: Sight, isPast: boolean, { names, moment }: Parameters, how: (names: Sql) => Sql) {
    const then = isPast ? sql`AND since <= ${moment} AND until > ${moment}` : sql``;
    return sql`(SELECT w.n::int - 1 AS n, found.kind, seen.ids, found.fit
      FROM (SELECT folded(plain_words(name)) AS key, string_to_array(lower(trim(plain_words(name))), ' ') AS words, n
              FROM unnest(${names}::text[]) WITH ORDINALITY AS listed(name, n)) w
      CROSS JOIN LATERAL (
        SELECT kind, record_id, max(fit) AS fit FROM (${how(sql`${namesOf(sight, isPast)} named WHERE true ${then}`)}) each
         GROUP BY kind, record_id ORDER BY max(fit) DESC, record_id LIMIT ${MOST_FOUND}) found
      CROSS JOIN LATERAL (SELECT CASE found.kind
        WHEN 'person' THEN ARRAY(SELECT unnest(whole.id || whole.merged_ids) FROM person p JOIN person whole
          ON whole.id = coalesce(p.merged_into_id, p.id) WHERE p.id = found.record_id)
        WHEN 'organization' THEN ARRAY(SELECT o.id FROM organization o WHERE o.id = found.record_id)
        WHEN 'post' THEN ARRAY(SELECT p.id FROM post p WHERE p.id = found.record_id)
        WHEN 'venue' THEN ARRAY(SELECT v.id FROM venue v WHERE v.id = found.record_id) END AS ids OFFSET 0) seen
     WHERE w.key <> '' AND cardinality(seen.ids) > 0)`;
  }
}

/** The name, or one that holds all its words. */
const saidIn = (names: Sql) => sql`
  SELECT kind, record_id, 1::float8 AS fit FROM ${names} AND key = w.key
  UNION ALL
  (SELECT kind, record_id, least(cardinality(w.words)::float8 / cardinality(words), 0.99) FROM ${names} AND words @> w.words AND key <> w.key
    LIMIT ${MOST_COMPARED})`;

const likeIt = (names: Sql) => sql`
  SELECT kind, record_id, similarity(key, w.key)::float8 AS fit FROM ${names}
     AND length(w.key) >= 4 AND key % w.key AND similarity(key, w.key) >= ${ALIKE}::real`;
