import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';
import type { YesNo } from '../common/fields.js';
import { jsonOf } from '../common/json-of.js';
import { Event } from '../events/event.entity.js';
import { eventRef } from '../events/events.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { holderRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
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
import { isStanding } from './record-state.js';

/** Whether a follow-up `r` is still to be done: it is open, and no commitment it is about was retracted. */
export const isPursued = sql`(r.state = 'open' AND ${isStanding})`;
const isOverdue = (day: Day) => sql`(${isPursued} AND r.due_on < ${day}::date)`;
/** Whether the reply awaited by a follow-up `r` did not come in time. */
export const isReplyLate = (day: Day) =>
  sql`(${isPursued} AND r.replied_on IS NULL AND r.reply_due_on < ${day}::date)`;

/** The columns of a follow-up as they read on a day, for `jsonOf`, over the follow-up `r`. */
export const followUpColumns = (day: Day): Sql => sql`${commonColumns},
  ${idOf('commitment', sql`r.commitment_id`)} AS "commitmentId", r.action, r.method,
  ${postRef(sql`r.assignee_post_id`)} AS "assigneePost", ${holderRef(sql`r.assignee_post_id`, day)} AS "assigneeHolder",
  ${organizationRef(sql`r.assignee_organization_id`)} AS "assigneeOrganization", r.due_on AS "dueOn",
  CASE WHEN r.due_working_days IS NOT NULL THEN
    ${jsonOf(sql`r.due_working_days AS "workingDays", r.due_counted_from AS "countedFrom"`)} END AS "dueRule",
  ${isOverdue(day)} AS "isOverdue", r.sent_on AS "sentOn", r.reply_due_on AS "replyDueOn",
  CASE WHEN r.replied_on IS NOT NULL THEN 'replied' WHEN r.outcome = 'silence' THEN 'silence' WHEN ${isReplyLate(day)} THEN 'late'
       WHEN ${isPursued} AND r.sent_on IS NOT NULL THEN 'waiting' END AS "replyState",
  r.replied_on AS "repliedOn", r.reply_note AS "replyNote", ${sourceRef(sql`r.reply_source_id`)} AS "replySource",
  CASE WHEN r.rung IS NOT NULL THEN
    ${jsonOf(sql`r.rung, ${postRef(sql`r.raised_to_id`)} AS "post", r.raised_on AS "raisedOn"`)} END AS "escalation",
  ${eventRef(sql`r.event_id`)} AS "event", r.state, r.outcome, r.outcome_on AS "outcomeOn",
  r.outcome_note AS "outcomeNote", ${sourceRef(sql`r.outcome_source_id`)} AS "outcomeSource"`;

@Injectable()
export class FollowUpsReader extends RecordReader<FollowUpsQuery> {
  protected readonly table = 'follow_up';
  protected readonly entities = [FollowUp, Commitment, Post, Tenure, Person, Organization, Event, Source];
  protected readonly defaultSort = 'due';
  protected readonly sorts = { ...sortBy('due', sql`r.due_on`, sql`date`), ...sortByChange };

  protected json(day: Day): Sql {
    return jsonOf(followUpColumns(day));
  }

  protected filters(
    {
      commitment,
      event,
      assignee,
      state,
      overdue,
      reply_late: replyLate,
      escalated,
      due_before: dueBefore,
    }: FollowUpsQuery,
    day: Day,
  ): Sql[] {
    const isSo = (asked: YesNo, condition: Sql) =>
      asked === 'yes' ? condition : sql`${condition} IS NOT TRUE`;
    return [
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(event, (value) => refersTo('event', value, sql`r.event_id = ${value}`)),
      ...given(assignee, (value) => refersTo('post', value, sql`r.assignee_post_id = ${value}`)),
      ...given(state, (value) => sql`r.state = ${value}`),
      ...given(overdue, (value) => isSo(value, isOverdue(day))),
      ...given(replyLate, (value) => isSo(value, isReplyLate(day))),
      ...given(escalated, (value) => isSo(value, sql`(${isPursued} AND r.rung IS NOT NULL)`)),
      ...given(dueBefore, (value) => sql`r.due_on < ${value}`),
    ];
  }
}
