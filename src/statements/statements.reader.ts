import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Event } from '../events/event.entity.js';
import { eventRef } from '../events/events.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { Person } from '../people/person.entity.js';
import { isPerson, personRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import {
  commonColumns,
  given,
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
  protected readonly defaultSort = '-said';
  protected readonly sorts = { ...sortBy('said', sql`r.said_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${saidColumns}, ${demandRef(sql`r.demand_id`)} AS "demand"`);
  }

  protected filters({ kind, speaker, post, event, source, from, until, q }: StatementsQuery): Sql[] {
    return [
      ...given(kind, (value) => sql`r.kind = ${value}`),
      ...given(speaker, (value) => isPerson(sql`r.speaker_id`, value)),
      ...given(post, (value) => refersTo('post', value, sql`r.post_id = ${value}`)),
      ...given(event, (value) => refersTo('event', value, sql`r.event_id = ${value}`)),
      ...given(source, (value) => refersTo('source', value, sql`r.source_id = ${value}`)),
      ...given(from, (value) => sql`r.said_on >= ${value}`),
      ...given(until, (value) => sql`r.said_on <= ${value}`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(concat(r.words, ' ', r.gist))) > 0`),
    ];
  }
}

/** What was said by whom, as columns for `jsonOf`, over the statement `r`. */
export const saidColumns = sql`r.kind, r.words, r.language, r.gist, r.said_on AS "saidOn",
  ${personRef(sql`r.speaker_id`)} AS "speaker", ${postRef(sql`r.post_id`)} AS "post",
  ${postRef(sql`r.relayed_from_id`)} AS "relayedFrom", ${eventRef(sql`r.event_id`)} AS "event",
  ${sourceRef(sql`r.source_id`)} AS "source"`;
