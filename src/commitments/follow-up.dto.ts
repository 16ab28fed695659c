import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf } from '../common/answers.js';
import { DayField, Id, OneOf, Optional, Paragraphs } from '../common/fields.js';
import { EventRef } from '../events/event.dto.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { PostRef } from '../people/person.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import {
  FOLLOW_UP_STATES,
  type FollowUpState,
  type Method,
  METHODS,
  type Outcome,
  OUTCOMES,
} from './follow-up.entity.js';

/** What is done next. Assign it to a post or an organization. */
export class NewFollowUpDto extends NewRecordDto {
  /** What is to be done. */
  @Paragraphs(2000) action: string;
  @OneOf(METHODS) method: Method;
  /** Person in charge, by post. */
  @Optional() @Id() assigneePostId?: string | null;
  @Optional() @Id() assigneeOrganizationId?: string | null;
  /** Last day to do it, YYYY-MM-DD. */
  @DayField() dueOn: string;
  /** Where it was agreed. */
  @Optional() @Id() eventId?: string | null;
}
export class CorrectFollowUpDto extends CorrectionOf(NewFollowUpDto) {}

/** What came of it. */
export class OutcomeDto {
  /** `silence` when nobody answered. */
  @OneOf(OUTCOMES) outcome: Outcome;
  /** Day, YYYY-MM-DD. */
  @DayField() outcomeOn: string;
  @Paragraphs(5000) note: string;
  @Optional() @Id() sourceId?: string | null;
}

export class FollowUpDto extends RecordDto {
  /** Null where it is about none. */
  @ShowsId() commitmentId: string | null;
  action: string;
  @ShowsOneOf(METHODS) method: string;
  assigneePost: PostRef | null;
  assigneeOrganization: OrganizationRef | null;
  @ShowsDay() dueOn: string;
  event: EventRef | null;
  @ShowsOneOf(FOLLOW_UP_STATES) state: string;
  @ShowsOneOf(OUTCOMES) outcome: string | null;
  @ShowsDay() outcomeOn: string | null;
  outcomeNote: string | null;
  outcomeSource: SourceRef | null;
}

export class FollowUpsQuery extends RecordsQuery {
  @SortKey('due') sort?: string;
  @IsOptional() @Id() commitment?: string;
  /** Agreed at this event. */
  @IsOptional() @Id() event?: string;
  /** Assigned to this post. */
  @IsOptional() @Id() assignee?: string;
  @IsOptional() @OneOf(FOLLOW_UP_STATES) state?: FollowUpState;
  /** Due before this day. */
  @IsOptional() @DayField() due_before?: string;
}
