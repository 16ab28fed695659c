import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import type { Actor } from '../common/actor.js';
import type { Day } from '../common/day.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { type Sight, withTables } from '../policy/policy.js';
import { Shapes } from '../database/shapes.js';
import type { Statement as SqlStatement } from '../database/unit-of-work.js';
import { Event } from '../events/event.entity.js';
import { eventRef } from '../events/events.reader.js';
import { Affiliation } from '../organizations/affiliation.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef, organizationRefs } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { personRef, postRef, titleRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { dayOf, pastMomentOf } from '../records/as-of.js';
import { commonColumns, given, RecordReader, type Sort, sortBy } from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import { Demand } from '../statements/demand.entity.js';
import { demandRef } from '../statements/demands.reader.js';
import { Statement } from '../statements/statement.entity.js';
import { saidColumns } from '../statements/statements.reader.js';
import { assessmentColumns } from './assessments.reader.js';
import { Assessment } from './assessment.entity.js';
import type { CommitmentsQuery } from './commitment.dto.js';
import { dueRange, foundBy, inheritedBy, isOneRoad, linksOf, ROADS, statesOf } from './commitment-filters.js';
import { Commitment } from './commitment.entity.js';
import { hasLeftPost } from './heirs.js';
import { flagsJson, hasFlag, isTakenOver } from './flags.js';
import { followUpColumns } from './follow-ups.reader.js';
import { FollowUp } from './follow-up.entity.js';
import { Notice } from './notice.entity.js';
import { noticeColumns } from './notices.reader.js';
import { Takeover } from './takeover.entity.js';
import { takeoverColumns } from './takeovers.reader.js';
import { Topic } from './topic.entity.js';
import { topicRefs } from './topics.reader.js';

/**
 * The makers of a commitment `r`, and whether one has left office, as a row named `promised`. OFFSET keeps each tenure
 * a look-up of its own, which an answer as of an earlier day needs.
 */
const promised = (day: Day) => sql`(
  SELECT json_agg(${jsonOf(sql`
           ${organizationRef(sql`(maker ->> 'organizationId')::uuid`)} AS "organization",
           ${titleRef(sql`(maker ->> 'postId')::uuid`)} AS "post",
           ${personRef(sql`tenure_.person_id`)} AS "person"`)} ORDER BY place) AS makers,
         coalesce(bool_or(tenure_.has_left AND NOT ${isTakenOver(day, sql`(maker ->> 'postId')::uuid`)}), false) AS has_left
    FROM jsonb_array_elements(r.makers) WITH ORDINALITY AS listed(maker, place)
    LEFT JOIN LATERAL (SELECT t.person_id, ${hasLeftPost(day)} AS has_left FROM tenure t
      WHERE t.id = (maker ->> 'tenureId')::uuid OFFSET 0) tenure_ ON true) promised`;

const founding = jsonOf(
  sql`s.words, ${personRef(sql`s.speaker_id`)} AS "speaker", ${postRef(sql`s.post_id`)} AS "post",
      ${postRef(sql`s.relayed_from_id`)} AS "relayedFrom", ${sourceRef(sql`s.source_id`)} AS "source"`,
  sql`FROM statement s WHERE s.id = (r.statements -> 0 ->> 'statementId')::uuid`,
);

const due = jsonOf(
  sql`r.due_on AS "on", r.due_precision AS "precision", r.due_phrase AS "phrase", r.due_rule AS "rule"`,
);

const firstDue = jsonOf(
  sql`r.first_due_on AS "on", r.first_due_precision AS "precision", NULL::text AS "phrase", NULL::json AS "rule"`,
);
const first = sql`CASE WHEN r.first_title IS NOT NULL
  THEN ${jsonOf(sql`r.first_title AS "title", ${firstDue} AS "due"`)} END`;

const said = jsonOf(
  sql`r.id, link ->> 'bearing' AS "bearing", ${saidColumns}`,
  sql`FROM statement r WHERE r.id = (link ->> 'statementId')::uuid`,
);
const statements = sql`coalesce((
  SELECT json_agg(said ORDER BY place)
    FROM (SELECT ${said} AS said, place FROM jsonb_array_elements(r.statements) WITH ORDINALITY AS listed(link, place)) read
   WHERE said IS NOT NULL), '[]'::json)`;

const lane = (name: string) => sql`coalesce((
  SELECT json_agg(entry.json ORDER BY entry.assessed_on, entry.recorded_at)
    FROM entries entry WHERE entry.lane = ${name}), '[]'::json)`;
const lanes = sql`(
  WITH entries AS MATERIALIZED (
    SELECT r.lane, r.assessed_on, r.recorded_at, ${jsonOf(assessmentColumns)} AS json
      FROM assessment r WHERE r.commitment_id = commitment_.id)
  SELECT ${jsonOf(sql`${lane('giver')} AS "giver", ${lane('receiver')} AS "receiver", ${lane('desk')} AS "desk"`)})`;

const followUps = (day: Day) => sql`coalesce((
  SELECT json_agg(${jsonOf(followUpColumns(day))} ORDER BY r.due_on, r.id)
    FROM follow_up r WHERE r.commitment_id = commitment_.id), '[]'::json)`;

const notices = (day: Day) => sql`coalesce((
  SELECT json_agg(${jsonOf(noticeColumns(day))} ORDER BY r.sent_on, r.recorded_at, r.id)
    FROM notice r WHERE r.commitment_id = commitment_.id), '[]'::json)`;

const takeovers = sql`coalesce((
  SELECT json_agg(${jsonOf(takeoverColumns)} ORDER BY r.taken_on, r.recorded_at)
    FROM takeover r WHERE r.commitment_id = commitment_.id), '[]'::json)`;

const cardColumns = (day: Day) => sql`${commonColumns}, r.title, r.title_en AS "titleEn", r.firmness,
  r.stated_on AS "statedOn", ${due} AS "due", r.record_state AS "recordState", r.fulfilment,
  ${flagsJson(day, sql`promised.has_left`)} AS "flags", promised.makers,
  ${organizationRefs(sql`r.receiver_ids`)} AS "receivers", r.receiver_words AS "receiverWords",
  ${founding} AS "founding", ${topicRefs(sql`r.topic_keys`)} AS "topics", ${eventRef(sql`r.event_id`)} AS "event",
  r.last_news_on AS "lastNewsOn"`;

@Injectable()
export class CommitmentsReader extends RecordReader<CommitmentsQuery> {
  protected readonly table = 'commitment';
  protected readonly entities = [
    Commitment,
    Statement,
    Person,
    Tenure,
    Post,
    Organization,
    Affiliation,
    Event,
    Source,
    Demand,
    Assessment,
    FollowUp,
    Notice,
    Takeover,
    Topic,
  ];
  protected override readonly lists = ROADS;
  protected readonly defaultSort = 'due';
  protected readonly sorts = {
    ...sortBy('due', sql`k.due_key`, sql`date`),
    ...sortBy('stated', sql`k.stated_on`, sql`date`),
    ...sortBy('updated', sql`k.changed_at`, sql`timestamptz`),
  };

  private readonly shapes = new Shapes('commitments');
  private card?: { day: Day; json: Sql };

  protected json(day: Day): Sql {
    return jsonOf(
      sql`${cardColumns(day)}, ${demandRef(sql`r.demand_id`)} AS "demand", r.condition, r.measure,
      ${postRef(sql`r.authority_holder_id`)} AS "authorityHolder", r.authority_note AS "authorityNote",
      ${organizationRef(sql`r.responsible_unit_id`)} AS "responsibleUnit",
      ${postRef(sql`r.pic_post_id`)} AS "picPost", r.record_reason AS "recordReason",
      r.verified_at AS "verifiedAt", ${first} AS "first", r.checked_on AS "checkedOn",
      r.fulfilled_on AS "fulfilledOn", ${commitmentRef(sql`r.superseded_by_id`)} AS "supersededBy",
      ${statements} AS "statements", ${lanes} AS "lanes", ${followUps(day)} AS "followUps",
      ${notices(day)} AS "notices", ${takeovers} AS "takeovers"`,
      sql`FROM (SELECT r.id) commitment_, ${promised(day)}`,
    );
  }

  protected override listJson(day: Day): Sql {
    if (this.card?.day !== day)
      this.card = { day, json: jsonOf(cardColumns(day), sql`FROM ${promised(day)}`) };
    return this.card.json;
  }

  override async page(actor: Actor, query: CommitmentsQuery, among?: readonly string[]): Promise<Page> {
    const { name, sort } = this.sortOf(query);
    const list = this.listThrough(query, name, sort, this.policy.sightOf(actor), among);
    const isCommon = among === undefined && isOneRoad(query);
    const rows = await this.reads.rows<ListRow>(actor, isCommon ? this.shapes.named(list) : list);
    return pageOf(rows, query.limit, this.cursors, this.cursorName(name, query));
  }

  /**
   * Finds the page in the rows that carry the copied keys, then reads its commitments. The narrowest filter leads;
   * where its index also fixes the state, each state is a stream of its own, in order, and the streams are merged.
   */
  private listThrough(
    query: CommitmentsQuery,
    name: string,
    sort: Sort,
    sight: Sight,
    among: readonly string[] | undefined,
  ): SqlStatement {
    const moment = pastMomentOf(query.as_of);
    const day = dayOf(moment);
    const order = sort.isDescending ? sql`DESC` : sql`ASC`;
    const [lead, ...others] = linksOf(query, day);
    const table = lead?.table ?? sql`commitment`;
    const id = lead?.id ?? sql`id`;
    const states = statesOf(query, lead !== undefined && name.endsWith('due'));
    const isStreamed = states !== null && name.endsWith('due');
    const after = this.after(query, name, sort, sql`k.${id}`);
    const conditions = [
      sql`k.record_state = ${query.record ?? 'verified'}`,
      ...given(among, (ids) => sql`k.${id} = ANY (${ids}::uuid[])`),
      ...(lead ? [sql`k.${lead.column} = choice.key`, lead.isSeen] : []),
      ...(states
        ? [isStreamed ? sql`k.fulfilment = state.key` : sql`k.fulfilment = ANY (${states}::text[])`]
        : []),
      ...dueRange(query, day, sql`k.due_key`),
      ...others.map(
        (link) =>
          sql`(EXISTS (SELECT FROM ${link.table} l WHERE l.${link.id} = k.${id} AND l.${link.column} IN ${link.values})
            AND ${link.isSeen})`,
      ),
      ...(query.flag
        ? [
            sql`EXISTS (SELECT FROM commitment r WHERE r.id = k.${id} AND ${join(
              query.flag.map((flag) => hasFlag(flag, day)),
              ' AND ',
            )})`,
          ]
        : []),
      ...given(query.inherited_by, (tenure) => sql`k.${id} IN ${inheritedBy(tenure, day)}`),
      ...given(query.q, (text) => sql`k.${id} IN ${foundBy(text, sight, moment)}`),
      ...(after ? [after] : []),
    ];
    return sql`
      ${withTables([
        ...this.tablesOf(sight, moment),
        sql`page AS MATERIALIZED (
        SELECT DISTINCT stream.key, stream.id
          FROM (SELECT) one
          ${lead ? sql`CROSS JOIN ${lead.values} AS choice(key)` : empty}
          ${isStreamed ? sql`CROSS JOIN unnest(${states}::text[]) AS state(key)` : empty}
          CROSS JOIN LATERAL (
            SELECT ${sort.key} AS key, k.${id} AS id FROM ${table} k WHERE ${join(conditions, ' AND ')}
             ORDER BY ${sort.key} ${order}, k.${id} ${order} LIMIT ${query.limit + 1}) stream
         ORDER BY stream.key ${order}, stream.id ${order} LIMIT ${query.limit + 1})`,
      ])}
      SELECT ${this.listJson(day)}::text AS item, page.key::text AS key, page.id
        FROM page JOIN commitment r ON r.id = page.id
       ORDER BY page.key ${order}, page.id ${order}`;
  }

  protected filters(): Sql[] {
    return [];
  }
}

/** A commitment as lists show it on a day, as a JSON expression; null where it is hidden. */
export const commitmentCard = (id: Sql, day: Day): Sql =>
  jsonOf(cardColumns(day), sql`FROM commitment r CROSS JOIN LATERAL ${promised(day)} WHERE r.id = ${id}`);

/** A commitment, named, as a JSON expression; null where there is none or it is hidden. */
export const commitmentRef = (id: Sql): Sql =>
  jsonOf(sql`other_.id, other_.title`, sql`FROM commitment other_ WHERE other_.id = ${id}`);
