import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import type { Statement as SqlStatement } from '../database/unit-of-work.js';
import { Event } from '../events/event.entity.js';
import { eventRef } from '../events/events.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef, organizationRefs, withAffiliates } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { personRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { commonFields, given, RecordReader, type Sort, sortBy } from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { Demand } from '../statements/demand.entity.js';
import { demandRef } from '../statements/demands.reader.js';
import { Statement } from '../statements/statement.entity.js';
import { saidFields } from '../statements/statements.reader.js';
import { assessmentFields } from './assessments.reader.js';
import { Assessment } from './assessment.entity.js';
import type { CommitmentsQuery } from './commitment.dto.js';
import { Commitment } from './commitment.entity.js';
import { type Flag, flagsJson, hasFlag } from './flags.js';
import { followUpFields } from './follow-ups.reader.js';
import { FollowUp } from './follow-up.entity.js';
import { type Fulfilment, FULFILMENTS, OPEN_STATES } from './fulfilment.js';
import { Topic } from './topic.entity.js';
import { topicRefs } from './topics.reader.js';

const makers = sql`(SELECT json_agg(json_build_object('organization', ${organizationRef(sql`(maker ->> 'organizationId')::uuid`)},
    'post', ${postRef(sql`(maker ->> 'postId')::uuid`)},
    'person', (SELECT ${personRef(sql`t.person_id`)} FROM tenure t WHERE t.id = (maker ->> 'tenureId')::uuid)) ORDER BY place)
  FROM jsonb_array_elements(r.makers) WITH ORDINALITY AS listed(maker, place))`;

const founding = sql`(SELECT json_build_object('words', s.words, 'speaker', ${personRef(sql`s.speaker_id`)}, 'post', ${postRef(sql`s.post_id`)},
    'relayedFrom', ${postRef(sql`s.relayed_from_id`)}) FROM statement s WHERE s.id = (r.statements -> 0 ->> 'statementId')::uuid)`;

const due = sql`json_build_object('on', r.due_on, 'precision', r.due_precision, 'phrase', r.due_phrase)`;

const first = sql`CASE WHEN r.first_title IS NOT NULL THEN json_build_object('title', r.first_title,
    'due', json_build_object('on', r.first_due_on, 'precision', r.first_due_precision, 'phrase', NULL)) END`;

const statements = sql`coalesce((SELECT json_agg(said ORDER BY place) FROM (
    SELECT (SELECT json_build_object('id', r.id, 'bearing', link ->> 'bearing', ${saidFields}) FROM statement r WHERE r.id = (link ->> 'statementId')::uuid) AS said, place
      FROM jsonb_array_elements(r.statements) WITH ORDINALITY AS listed(link, place)) read WHERE said IS NOT NULL), '[]'::json)`;

const laneOf = (lane: string) => sql`coalesce((SELECT json_agg(entry.json ORDER BY entry.assessed_on, entry.recorded_at) FROM entries entry WHERE entry.lane = ${lane}), '[]'::json)`;

const lanes = sql`(WITH entries AS MATERIALIZED (SELECT r.lane, r.assessed_on, r.recorded_at, json_build_object(${assessmentFields}) AS json
    FROM assessment r WHERE r.commitment_id = commitment_.id)
  SELECT json_build_object('giver', ${laneOf('giver')}, 'receiver', ${laneOf('receiver')}, 'desk', ${laneOf('desk')}))`;

const followUps = sql`coalesce((SELECT json_agg(json_build_object(${followUpFields}) ORDER BY r.due_on, r.id) FROM follow_up r WHERE r.commitment_id = commitment_.id), '[]'::json)`;

const cardFields = (day: Day) => sql`${commonFields}, 'title', r.title, 'titleEn', r.title_en, 'firmness', r.firmness, 'statedOn', r.stated_on, 'due', ${due},
  'recordState', r.record_state, 'fulfilment', r.fulfilment, 'flags', ${flagsJson(day)}, 'makers', ${makers}, 'receivers', ${organizationRefs(sql`r.receiver_ids`)},
  'receiverWords', r.receiver_words, 'founding', ${founding}, 'topics', ${topicRefs(sql`r.topic_keys`)}, 'event', ${eventRef(sql`r.event_id`)}, 'lastNewsOn', r.last_news_on`;

@Injectable()
export class CommitmentsReader extends RecordReader<CommitmentsQuery> {
  protected readonly table = 'commitment';
  protected readonly entities = [Commitment, Statement, Person, Tenure, Post, Organization, Event, Source, Demand, Assessment, FollowUp, Topic];
  protected readonly defaultSort = 'due';
  protected readonly sorts = {
    ...sortBy('due', sql`k.due_key`, sql`date`),
    ...sortBy('stated', sql`k.stated_on`, sql`date`),
    ...sortBy('updated', sql`k.changed_at`, sql`timestamptz`),
  };

  protected json(day: Day): Sql {
    return sql`(SELECT json_build_object(${cardFields(day)}, 'demand', ${demandRef(sql`r.demand_id`)}, 'condition', r.condition, 'measure', r.measure,
      'authorityHolder', ${postRef(sql`r.authority_holder_id`)}, 'authorityNote', r.authority_note, 'responsibleUnit', ${organizationRef(sql`r.responsible_unit_id`)},
      'picPost', ${postRef(sql`r.pic_post_id`)}, 'recordReason', r.record_reason, 'verifiedAt', r.verified_at, 'first', ${first}, 'checkedOn', r.checked_on,
      'fulfilledOn', r.fulfilled_on, 'supersededBy', ${commitmentRef(sql`r.superseded_by_id`)}, 'statements', ${statements}, 'lanes', ${lanes}, 'followUps', ${followUps})
      FROM (SELECT r.id) commitment_)`;
  }

  protected override listJson(day: Day): Sql {
    return sql`json_build_object(${cardFields(day)})`;
  }

  override async page(actor: Actor, query: CommitmentsQuery): Promise<Page> {
    const { name, sort } = this.sortOf(query);
    const rows = await this.reads.rows<ListRow>(actor, this.listThrough(query, name, sort, actor.kind === 'known'));
    return pageOf(rows, query.limit, this.cursors, `commitment.${name}`);
  }

  /**
   * Finds the page in the rows that carry the copied keys, then reads its commitments. The narrowest filter leads;
   * where its index also fixes the state, each state is a stream of its own, in order, and the streams are merged.
   */
  private listThrough(query: CommitmentsQuery, name: string, sort: Sort, isKeeper: boolean): SqlStatement {
    const day = today();
    const order = sort.isDescending ? sql`DESC` : sql`ASC`;
    const [lead, ...others] = linksOf(query);
    const table = lead?.table ?? sql`commitment`;
    const id = lead?.id ?? sql`id`;
    const states = statesOf(query, lead !== undefined && name.endsWith('due'));
    const isStreamed = states !== null && name.endsWith('due');
    const after = this.after(query, name, sort, sql`k.${id}`);
    const conditions = [
      sql`k.record_state = ${query.record ?? 'verified'}`,
      ...(lead ? [sql`k.${lead.column} = choice.key`] : []),
      ...(states ? [isStreamed ? sql`k.fulfilment = state.key` : sql`k.fulfilment = ANY (${states}::text[])`] : []),
      ...dueRange(query, day),
      ...others.map((link) => sql`EXISTS (SELECT FROM ${link.table} l WHERE l.${link.id} = k.${id} AND l.${link.column} IN ${link.values})`),
      ...(query.flag ? [sql`EXISTS (SELECT FROM commitment r WHERE r.id = k.${id} AND ${join(query.flag.map((flag) => hasFlag(flag, day)), ' AND ')})`] : []),
      ...given(query.q, (text) => sql`k.${id} IN (SELECT commitment_id FROM ${isKeeper ? sql`commitment_search` : sql`commitment_search_public`}
        WHERE document @@ websearch_to_tsquery('indonesian', ${text}))`),
      ...(after ? [after] : []),
    ];
    return sql`
      WITH page AS MATERIALIZED (
        SELECT DISTINCT stream.key, stream.id
          FROM (SELECT) one
          ${lead ? sql`CROSS JOIN ${lead.values} AS choice(key)` : empty}
          ${isStreamed ? sql`CROSS JOIN unnest(${states}::text[]) AS state(key)` : empty}
          CROSS JOIN LATERAL (
            SELECT ${sort.key} AS key, k.${id} AS id FROM ${table} k WHERE ${join(conditions, ' AND ')}
             ORDER BY ${sort.key} ${order}, k.${id} ${order} LIMIT ${query.limit + 1}) stream
         ORDER BY stream.key ${order}, stream.id ${order} LIMIT ${query.limit + 1})
      SELECT ${this.listJson(day)}::text AS item, page.key::text AS key, page.id
        FROM page JOIN commitment r ON r.id = page.id
       ORDER BY page.key ${order}, page.id ${order}`;
  }

  protected filters(): Sql[] {
    return [];
  }
}

/** A commitment, named, as a JSON expression; null where there is none or it is hidden. */
export const commitmentRef = (id: Sql): Sql =>
  sql`(SELECT json_build_object('id', other_.id, 'title', other_.title) FROM commitment other_ WHERE other_.id = ${id})`;

/** A filter by one key, and the rows that carry the copied keys for it. */
interface Link {
  table: Sql;
  /** Column with the commitment's id. */
  id: Sql;
  column: Sql;
  /** The keys to take, as a relation of one column. */
  values: Sql;
}

/** The filters by key, narrowest first. */
function linksOf({ receiver, post, speaker, event, organization, maker, topic }: CommitmentsQuery): Link[] {
  const commitmentId = sql`commitment_id`;
  const one = (value: string, type: Sql) => sql`(SELECT ${value}::${type})`;
  const receivers = { table: sql`commitment_receiver`, id: commitmentId, column: sql`organization_id` };
  return [
    ...givenLink(receiver, (value) => ({ ...receivers, values: one(value, sql`uuid`) })),
    ...givenLink(event, (value) => ({ table: sql`commitment`, id: sql`id`, column: sql`event_id`, values: one(value, sql`uuid`) })),
    ...givenLink(speaker, (value) => ({ table: sql`commitment`, id: sql`id`, column: sql`speaker_id`, values: one(value, sql`uuid`) })),
    ...givenLink(post, (value) => ({ table: sql`commitment_maker_post`, id: commitmentId, column: sql`post_id`, values: one(value, sql`uuid`) })),
    ...givenLink(organization, (value) => ({ ...receivers, values: withAffiliates(value, today()) })),
    ...givenLink(topic, (value) => ({ table: sql`commitment_topic`, id: commitmentId, column: sql`topic_key`, values: one(value, sql`text`) })),
    ...givenLink(maker, (value) => ({ table: sql`commitment_maker`, id: commitmentId, column: sql`organization_id`, values: one(value, sql`uuid`) })),
  ];
}

const givenLink = (value: string | undefined, link: (value: string) => Link): Link[] => (value === undefined ? [] : [link(value)]);

/** The states asked for, or implied by a flag; all of them where the index needs to know, else null. */
function statesOf({ status, flag = [] }: CommitmentsQuery, isNeeded: boolean): readonly Fulfilment[] | null {
  const ofOpen: readonly Flag[] = ['overdue', 'due_soon', 'silent', 'not_taken_over'];
  if (status) return status;
  if (flag.some((name) => ofOpen.includes(name))) return OPEN_STATES;
  return isNeeded ? FULFILMENTS : null;
}

/** Bounds of the deadline, those a flag implies among them. */
function dueRange({ due_before: before, due_after: after, flag = [] }: CommitmentsQuery, day: Day): Sql[] {
  return [
    ...given(before, (value) => sql`k.due_key < ${value}::date`),
    ...given(after, (value) => sql`k.due_key > ${value}::date AND k.due_key < 'infinity'`),
    ...(flag.includes('overdue') ? [sql`k.due_key < ${day}::date`] : []),
    ...(flag.includes('due_soon') ? [sql`k.due_key >= ${day}::date`] : []),
  ];
}
