import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Event } from '../events/event.entity.js';
import { eventRef } from '../events/events.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRefs } from '../organizations/organizations.reader.js';
import { postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { commonFields, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import type { DemandsQuery } from './demand.dto.js';
import { Demand } from './demand.entity.js';

@Injectable()
export class DemandsReader extends RecordReader<DemandsQuery> {
  protected readonly table = 'demand';
  protected readonly entities = [Demand, Organization, Post, Event, Source];
  protected readonly defaultSort = '-raised';
  protected readonly sorts = { ...sortBy('raised', sql`r.raised_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'title', r.title, 'words', r.words, 'number', r.number, 'raisedOn', r.raised_on,
      'raisedBy', ${organizationRefs(sql`r.raised_by_ids`)}, 'addressedTo', ${postRef(sql`r.addressed_to_id`)}, 'event', ${eventRef(sql`r.event_id`)},
      'source', ${sourceRef(sql`r.source_id`)}, 'repeats', ${demandRef(sql`r.repeats_id`)})`;
  }

  protected filters({ event, organization, q }: DemandsQuery): Sql[] {
    return [
      ...given(event, (value) => sql`r.event_id = ${value}`),
      ...given(organization, (value) => sql`${value} = ANY (r.raised_by_ids)`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(concat(r.title, ' ', r.words))) > 0`),
    ];
  }
}

/** A demand, named, as a JSON expression; null where there is none or it is hidden. */
export const demandRef = (id: Sql): Sql =>
  sql`(SELECT json_build_object('id', demand_.id, 'title', demand_.title, 'raisedOn', demand_.raised_on) FROM demand demand_ WHERE demand_.id = ${id})`;
