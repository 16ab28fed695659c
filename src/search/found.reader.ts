import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { Commitment } from '../commitments/commitment.entity.js';
import type { Fulfilment } from '../commitments/fulfilment.js';
import { prepared } from '../database/prepared.js';
import { Reads } from '../database/reads.js';
import { Schema } from '../database/schema.js';
import type { Statement as SqlStatement } from '../database/unit-of-work.js';
import { Event } from '../events/event.entity.js';
import { asOf } from '../history/as-of.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { MinutesPoint } from '../meetings/minutes-point.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Person } from '../people/person.entity.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { Policy, type Sight, withTables } from '../policy/policy.js';
import { Source } from '../sources/source.entity.js';
import { Demand } from '../statements/demand.entity.js';
import { Statement } from '../statements/statement.entity.js';
import type { Candidate } from './candidates.reader.js';
import type { SearchKind } from './search-kinds.js';

/** What a page is of. */
export type PageKind =
  'commitment' | 'union' | 'organization' | 'person' | 'post' | 'event' | 'meeting' | 'source';

/** A record that was found, as whoever asks sees it. */
export interface Found {
  kind: SearchKind;
  id: string;
  title: string;
  /** Who or where, in words. */
  about: string | null;
  /** The texts a snippet is taken from. */
  texts: string[];
  day: string | null;
  fulfilment: Fulfilment | null;
  /** The page it is read on, or that of what it belongs to; null where none is seen. */
  page: { kind: PageKind; id: string } | null;
}

const ENTITIES = [
  Commitment,
  Statement,
  Demand,
  MinutesPoint,
  Meeting,
  Organization,
  Person,
  Post,
  Tenure,
  Event,
  Source,
];
/** Copies of keys a commitment is found through. */
const LINKS = ['commitment_statement'];

const none = sql`NULL::text`;
const page = (kind: Sql, id: Sql) => jsonOf(sql`${kind} AS kind, ${id} AS id`);
const texts = (...each: Sql[]) =>
  sql`array_remove(ARRAY[${each.reduce((all, one) => sql`${all}, ${one}`)}], NULL)`;
/** Where what belongs to an event or a source is read; null where neither is seen. */
const whereabouts = sql`coalesce(
  (SELECT ${page(sql`'event'`, sql`e.id`)} FROM event e WHERE e.id = r.event_id),
  (SELECT ${page(sql`'source'`, sql`s.id`)} FROM source s WHERE s.id = r.source_id))`;
const nameOfPerson = (id: Sql) =>
  sql`(SELECT concat(p.front_titles || ' ', p.name, ', ' || p.back_titles) FROM person p WHERE p.id = ${id})`;
const nameOfPost = (id: Sql) =>
  sql`(SELECT concat_ws(', ', p.title, (SELECT o.name FROM organization o WHERE o.id = p.organization_id)) FROM post p WHERE p.id = ${id})`;

const columns = (title: Sql, about: Sql, text: Sql, day: Sql, at: Sql, fulfilment: Sql = none) =>
  sql`${title} AS title, ${about} AS about, ${text} AS texts, ${day} AS day, ${fulfilment} AS fulfilment, ${at} AS page`;

/** A record of each kind over the alias `r`, for `jsonOf`, from its id `top.id`. */
const kinds = (isPast: boolean): Record<SearchKind, Sql> => ({
  commitment: sql`SELECT r.id, ${columns(
    sql`r.title`,
    sql`coalesce(${nameOfPerson(sql`r.speaker_id`)}, ${nameOfPost(sql`(r.makers -> 0 ->> 'postId')::uuid`)},
      (SELECT o.name FROM organization o WHERE o.id = (r.makers -> 0 ->> 'organizationId')::uuid))`,
    sql`array_remove(ARRAY[r.condition, r.measure, r.receiver_words] || ARRAY(
      SELECT said.text FROM jsonb_array_elements(r.statements) link
       CROSS JOIN LATERAL (SELECT s.words, s.gist FROM statement s WHERE s.id = (link ->> 'statementId')::uuid OFFSET 0) s
       CROSS JOIN LATERAL (VALUES (s.words), (s.gist)) AS said(text) WHERE said.text IS NOT NULL) || r.title_en, NULL)`,
    sql`r.stated_on`,
    page(sql`'commitment'`, sql`r.id`),
    sql`r.fulfilment`,
  )} FROM commitment r WHERE r.id = top.id`,
  statement: sql`SELECT r.id, ${columns(
    sql`r.gist`,
    sql`coalesce(${nameOfPerson(sql`r.speaker_id`)}, ${nameOfPost(sql`r.post_id`)})`,
    texts(sql`r.words`),
    sql`r.said_on`,
    sql`coalesce((SELECT ${page(sql`'commitment'`, sql`c.id`)} FROM commitment_statement link
        CROSS JOIN LATERAL (SELECT c.id FROM commitment c WHERE c.id = link.commitment_id OFFSET 0) c
       WHERE link.statement_id = r.id ORDER BY c.id LIMIT 1), ${whereabouts})`,
  )} FROM statement r WHERE r.id = top.id`,
  demand: sql`SELECT r.id, ${columns(
    sql`r.title`,
    sql`(SELECT string_agg(coalesce(o.acronym, o.name), ', ' ORDER BY n) FROM unnest(r.raised_by_ids) WITH ORDINALITY AS listed(id, n)
        CROSS JOIN LATERAL (SELECT o.acronym, o.name FROM organization o WHERE o.id = listed.id OFFSET 0) o)`,
    texts(sql`r.words`),
    sql`r.raised_on`,
    whereabouts,
  )} FROM demand r WHERE r.id = top.id`,
  minutes_point: sql`SELECT r.id, ${columns(
    sql`r.text`,
    sql`e.name`,
    sql`'{}'::text[]`,
    sql`e.held_on`,
    page(sql`'meeting'`, sql`m.id`),
  )} FROM minutes_point r LEFT JOIN LATERAL (SELECT m.id, m.event_id FROM meeting m WHERE m.id = r.meeting_id OFFSET 0) m ON true
     LEFT JOIN LATERAL (SELECT e.name, e.held_on FROM event e WHERE e.id = m.event_id OFFSET 0) e ON true
     WHERE r.id = top.id AND r.withdrawn_at IS NULL`,
  organization: sql`SELECT r.id, ${columns(
    sql`r.name`,
    sql`concat_ws(', ', r.acronym, r.faction)`,
    sql`ARRAY(SELECT alias ->> 'name' FROM jsonb_array_elements(r.aliases) alias)`,
    sql`NULL::date`,
    page(sql`CASE r.kind WHEN 'union' THEN 'union' ELSE 'organization' END`, sql`r.id`),
  )} FROM organization r WHERE r.id = top.id`,
  // Whoever keeps no record finds only those who hold or held a post that is shown. Source: UU 27/2022.
  person: sql`SELECT r.id, ${columns(
    sql`concat(r.front_titles || ' ', r.name, ', ' || r.back_titles)`,
    sql`(SELECT string_agg(${nameOfPost(sql`t.post_id`)}, '; ') FROM (SELECT t.post_id FROM unnest(r.id || r.merged_ids) AS one(id)
         CROSS JOIN LATERAL (SELECT held.post_id, held.started_on FROM tenure held WHERE held.person_id = one.id OFFSET 0) t
        ORDER BY t.started_on DESC NULLS LAST LIMIT 2) t)`,
    sql`r.aliases`,
    sql`NULL::date`,
    page(sql`'person'`, sql`r.id`),
  )} FROM person entered CROSS JOIN LATERAL (SELECT * FROM person whole WHERE whole.id = coalesce(entered.merged_into_id, entered.id) OFFSET 0) r
     WHERE entered.id = top.id AND r.erased_at IS NULL AND ((SELECT is_keeper())
       OR EXISTS (SELECT FROM unnest(r.id || r.merged_ids) AS one(id) CROSS JOIN LATERAL (SELECT held.id FROM tenure held WHERE held.person_id = one.id OFFSET 0) t))`,
  post: sql`SELECT r.id, ${columns(
    sql`r.title`,
    sql`(SELECT o.name FROM organization o WHERE o.id = r.organization_id)`,
    texts(sql`r.title_en`),
    sql`NULL::date`,
    page(sql`'post'`, sql`r.id`),
  )} FROM post r WHERE r.id = top.id`,
  event: sql`SELECT r.id, ${columns(
    sql`r.name`,
    sql`r.place`,
    texts(sql`r.summary`),
    sql`r.held_on`,
    // An earlier day finds a meeting by its id alone.
    isPast
      ? page(sql`'event'`, sql`r.id`)
      : sql`coalesce((SELECT ${page(sql`'meeting'`, sql`m.id`)} FROM meeting m WHERE m.event_id = r.id), ${page(sql`'event'`, sql`r.id`)})`,
  )} FROM event r WHERE r.id = top.id`,
  source: sql`SELECT r.id, ${columns(
    sql`r.title`,
    sql`concat_ws(', ', r.publisher, r.reference)`,
    texts(sql`r.note`),
    sql`r.published_on`,
    page(sql`'source'`, sql`r.id`),
  )} FROM source r WHERE r.id = top.id`,
});

const json = (isPast: boolean) =>
  sql`CASE top.kind ${Object.entries(kinds(isPast))
    .map(([kind, select]) => sql`WHEN ${kind} THEN (SELECT row_to_json(row_) FROM (${select}) row_)`)
    .reduce((all, one) => sql`${all} ${one}`)} END`;

interface Parameters {
  kinds: readonly string[];
  ids: readonly string[];
  circle: readonly string[];
}

/** Reads what was found from its own tables, as whoever asks sees it; what they do not see is left out. */
@Injectable()
export class FoundReader {
  private readonly statements = new Map<Sight['name'], (parameters: Parameters) => SqlStatement>();

  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
    private readonly schema: Schema,
  ) {}

  /** In the order of the candidates. @param moment instant to read as of; null for now */
  async read(actor: Actor, top: readonly Candidate[], moment: string | null): Promise<Found[]> {
    if (top.length === 0) return [];
    const sight = this.policy.sightOf(actor);
    const chosen = {
      kinds: top.map(({ kind }) => kind),
      ids: top.map(({ id }) => id),
      circle: sight.circle,
    };
    const statement = moment === null ? this.current(sight)(chosen) : this.earlier(sight, chosen, moment);
    const rows = await this.reads.rows<{ kind: SearchKind; found: Omit<Found, 'kind'> | null }>(
      actor,
      statement,
    );
    return rows.flatMap(({ kind, found }) => (found ? [{ kind, ...found }] : []));
  }

  private current(sight: Sight): (parameters: Parameters) => SqlStatement {
    let statement = this.statements.get(sight.name);
    if (!statement) {
      const tables = [...ENTITIES.map((entity) => this.schema.of(entity).tableName), ...LINKS];
      statement = prepared(`search.found.${sight.name}`, (p: Parameters) => {
        const seen = this.policy.narrowed({ ...sight, circle: p.circle }, tables);
        return sql`${withTables(seen)}${found(p, false)}`;
      });
      this.statements.set(sight.name, statement);
    }
    return statement;
  }

  private earlier(sight: Sight, chosen: Parameters, moment: string): SqlStatement {
    const tables = [
      ...asOf(
        ENTITIES.map((entity) => this.schema.of(entity)),
        moment,
        this.policy.entries(sight),
      ),
      ...this.policy.narrowed(sight, LINKS),
    ];
    return sql`${withTables(tables)}${found(chosen, true)}`;
  }
}

const found = ({ kinds: ofKind, ids }: Parameters, isPast: boolean): Sql =>
  sql`SELECT top.kind, ${json(isPast)} AS found FROM unnest(${ofKind}::text[], ${ids}::uuid[]) WITH ORDINALITY AS top(kind, id, n) ORDER BY top.n`;
