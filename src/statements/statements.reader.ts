import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Event } from '../events/event.entity.js';
import { eventRef } from '../events/events.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { Person } from '../people/person.entity.js';
import { isPerson, personRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { givenAny, inYear } from '../records/any-of.js';
import {
  commonColumns,
  given,
  isSeen,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import { Demand } from './demand.entity.js';
import { demandRef } from './demands.reader.js';
import type { StatementsQuery } from './statement.dto.js';
import { Statement } from './statement.entity.js';

@Injectable()
export class StatementsReader extends RecordReader<StatementsQuery> {
  protected readonly table = 'statement';
  protected readonly entities = [Statement, Person, Post, Organization, Event, Source, Demand];
  // Lists are narrowed by the commitments a statement belongs to.
  protected override readonly lists = ['commitment', 'topic'];
  protected readonly defaultSort = '-said';
  protected readonly sorts = { ...sortBy('said', sql`r.said_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${saidColumns}, ${demandRef(sql`r.demand_id`)} AS "demand"`);
  }

  protected filters(query: StatementsQuery): Sql[] {
    return statementFilters(query);
  }
}

/** What a query narrows lists of statements to, as conditions on the statement `r`. */
export function statementFilters({
  kind,
  speaker,
  organization,
  post,
  event,
  source,
  topic,
  bearing,
  outcome,
  source_kind,
  relayed,
  year,
  from,
  until,
  q,
}: StatementsQuery): Sql[] {
  return [
    ...givenAny(kind, (value) => sql`r.kind = ${value}`),
    ...givenAny(speaker, (value) => isPerson(sql`r.speaker_id`, value)),
    ...givenAny(organization, (value) =>
      refersTo(
        'organization',
        value,
        sql`r.post_id IN (SELECT p.id FROM post p WHERE p.organization_id = ${value})`,
      ),
    ),
    ...given(post, (value) => refersTo('post', value, sql`r.post_id = ${value}`)),
    ...given(event, (value) => refersTo('event', value, sql`r.event_id = ${value}`)),
    ...given(source, (value) => refersTo('source', value, sql`r.source_id = ${value}`)),
    ...givenAny(
      topic,
      (value) =>
        sql`(${belongsTo(sql`${value} = ANY (c.topic_keys)`)} AND ${isSeen('topic', sql`key = ${value}`)})`,
    ),
    ...givenAny(bearing, (value) => belongsTo(sql`${bearingOf(sql`r.id`)} = ${value}`)),
    ...givenAny(outcome, (value) => belongsTo(sql`${isFounding(sql`r.id`)} AND c.fulfilment = ${value}`)),
    ...givenAny(
      source_kind,
      (value) => sql`EXISTS (SELECT FROM source s WHERE s.id = r.source_id AND s.kind = ${value})`,
    ),
    ...given(relayed, (value) => sql`${isRelayed} = ${value === 'yes'}`),
    ...givenAny(year, (value) => inYear(sql`r.said_on`, value)),
    ...given(from, (value) => sql`r.said_on >= ${value}`),
    ...given(until, (value) => sql`r.said_on <= ${value}`),
    ...given(q, (value) => sql`position(folded(${value}) IN folded(concat(r.words, ' ', r.gist))) > 0`),
  ];
}

/** Whether a statement `r` belongs to a verified commitment `c` of which something holds. */
const belongsTo = (condition: Sql): Sql =>
  sql`EXISTS (SELECT ${commitmentsOf(sql`r.id`)} WHERE ${condition})`;

/**
 * The verified commitments `c` a statement belongs to, as FROM. Copied keys only lead to them; that the statement is in
 * one is read there, where it is also known of earlier days.
 */
export const commitmentsOf = (id: Sql): Sql => sql`FROM commitment_statement l
  JOIN commitment c ON c.id = l.commitment_id AND c.record_state = 'verified' AND l.statement_id = ${id} AND ${bearingOf(id)} IS NOT NULL`;

/** How a statement bears on the commitment `c`; null where it does not belong to it. */
export const bearingOf = (id: Sql): Sql =>
  sql`(SELECT link ->> 'bearing' FROM jsonb_array_elements(c.statements) AS link WHERE (link ->> 'statementId')::uuid = ${id})`;

/** Whether a statement founded the commitment `c`. */
const isFounding = (id: Sql): Sql => sql`(c.statements -> 0 ->> 'statementId')::uuid = ${id}`;

/** Whether a statement `r` passes on the words of a post that is shown. */
export const isRelayed = sql`EXISTS (SELECT FROM post p WHERE p.id = r.relayed_from_id)`;

/** What was said by whom, as columns for `jsonOf`, over the statement `r`. */
export const saidColumns = sql`r.kind, r.words, r.language, r.gist, r.said_on AS "saidOn",
  ${personRef(sql`r.speaker_id`)} AS "speaker", ${postRef(sql`r.post_id`)} AS "post",
  ${postRef(sql`r.relayed_from_id`)} AS "relayedFrom", ${eventRef(sql`r.event_id`)} AS "event",
  ${sourceRef(sql`r.source_id`)} AS "source"`;
