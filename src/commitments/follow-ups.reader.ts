import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Event } from '../events/event.entity.js';
import { eventRef } from '../events/events.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import type { FollowUpsQuery } from './follow-up.dto.js';
import { Commitment } from './commitment.entity.js';
import { FollowUp } from './follow-up.entity.js';

/** The columns of a follow-up, for `jsonOf`, over the follow-up `r`. */
export const followUpColumns = sql`${commonColumns}, ${idOf('commitment', sql`r.commitment_id`)} AS "commitmentId", r.action, r.method,
  ${postRef(sql`r.assignee_post_id`)} AS "assigneePost",
  ${organizationRef(sql`r.assignee_organization_id`)} AS "assigneeOrganization", r.due_on AS "dueOn",
  ${eventRef(sql`r.event_id`)} AS "event", r.state, r.outcome, r.outcome_on AS "outcomeOn",
  r.outcome_note AS "outcomeNote", ${sourceRef(sql`r.outcome_source_id`)} AS "outcomeSource"`;

@Injectable()
export class FollowUpsReader extends RecordReader<FollowUpsQuery> {
  protected readonly table = 'follow_up';
  protected readonly entities = [FollowUp, Commitment, Post, Organization, Event, Source];
  protected readonly defaultSort = 'due';
  protected readonly sorts = { ...sortBy('due', sql`r.due_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(followUpColumns);
  }

  protected filters({ commitment, event, assignee, state, due_before: dueBefore }: FollowUpsQuery): Sql[] {
    return [
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(event, (value) => refersTo('event', value, sql`r.event_id = ${value}`)),
      ...given(assignee, (value) => refersTo('post', value, sql`r.assignee_post_id = ${value}`)),
      ...given(state, (value) => sql`r.state = ${value}`),
      ...given(dueBefore, (value) => sql`r.due_on < ${value}`),
    ];
  }
}
