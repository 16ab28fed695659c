import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Event } from '../events/event.entity.js';
import { eventRef } from '../events/events.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRefs } from '../organizations/organizations.reader.js';
import { postRef } from '../people/persons.reader.js';
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
import type { DemandsQuery } from './demand.dto.js';
import { Demand } from './demand.entity.js';

@Injectable()
export class DemandsReader extends RecordReader<DemandsQuery> {
  protected readonly table = 'demand';
  protected readonly entities = [Demand, Organization, Post, Event, Source];
  protected readonly defaultSort = '-raised';
  protected readonly sorts = { ...sortBy('raised', sql`r.raised_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.title, r.words, r.number, r.raised_on AS "raisedOn",
      ${organizationRefs(sql`r.raised_by_ids`)} AS "raisedBy",
      ${postRef(sql`r.addressed_to_id`)} AS "addressedTo", ${eventRef(sql`r.event_id`)} AS "event",
      ${sourceRef(sql`r.source_id`)} AS "source", ${demandRef(sql`r.repeats_id`)} AS "repeats"`);
  }

  protected filters({ event, organization, q }: DemandsQuery): Sql[] {
    return [
      ...given(event, (value) => refersTo('event', value, sql`r.event_id = ${value}`)),
      ...given(organization, (value) =>
        refersTo('organization', value, sql`${value} = ANY (r.raised_by_ids)`),
      ),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(concat(r.title, ' ', r.words))) > 0`),
    ];
  }
}

/** A demand, named, as a JSON expression; null where there is none or it is hidden. */
export const demandRef = (id: Sql): Sql =>
  jsonOf(
    sql`demand_.id, demand_.title, demand_.raised_on AS "raisedOn"`,
    sql`FROM demand demand_ WHERE demand_.id = ${id}`,
  );
