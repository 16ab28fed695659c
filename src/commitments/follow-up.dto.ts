import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import {
  DayField,
  Id,
  LeftOut,
  OneOf,
  Optional,
  Paragraphs,
  Whole,
  YES_NO,
  type YesNo,
} from '../common/fields.js';
import { EventRef } from '../events/event.dto.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { HolderRef, PostRef } from '../people/person.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import {
  FOLLOW_UP_STATES,
  type FollowUpState,
  type Method,
  METHODS,
  type Outcome,
  OUTCOMES,
  REPLY_STATES,
  type ReplyState,
} from './follow-up.entity.js';

/** Working days ahead that can be meant: a year has about 240. */
const MOST_WORKING_DAYS = 250;

/** What is done next. Assign it to a post or an organization. */
export class NewFollowUpDto extends NewRecordDto {
  /** What is to be done. */
  @Paragraphs(2000) action: string;
  @OneOf(METHODS) method: Method;
  /** Person in charge, by post. */
  @Optional() @Id() assigneePostId?: string | null;
  @Optional() @Id() assigneeOrganizationId?: string | null;
  /** Last day to do it, YYYY-MM-DD; or give `dueInWorkingDays`. */
  @Optional() @DayField() dueOn?: string | null;
  /** Last day to do it, in working days from today, which is not counted. */
  @Optional() @Whole(1, MOST_WORKING_DAYS) dueInWorkingDays?: number | null;
  /** Where it was agreed. */
  @Optional() @Id() eventId?: string | null;
}

/** What a follow-up holds that can have been recorded wrongly. */
class RecordedFollowUp extends OmitType(NewFollowUpDto, ['dueOn', 'dueInWorkingDays']) {
  /** Last day to do it, YYYY-MM-DD; in place of a rule it was counted by. */
  @DayField() dueOn: string;
  /** Day it went out; without a new `replyDueOn`, a reply is due as many working days after it as before. */
  @Optional() @DayField() sentOn?: string | null;
  /** Last day on which a reply is in time. */
  @Optional() @DayField() replyDueOn?: string | null;
  /** Day the reply came. */
  @Optional() @DayField() repliedOn?: string | null;
  @Optional() @Paragraphs(5000) replyNote?: string | null;
  @Optional() @Id() replySourceId?: string | null;
  /** Of what is done. */
  @OneOf(OUTCOMES) outcome: Outcome;
  /** Day it was done or cancelled. */
  @DayField() outcomeOn: string;
  @Paragraphs(5000) outcomeNote: string;
  @Optional() @Id() outcomeSourceId?: string | null;
}
export class CorrectFollowUpDto extends CorrectionOf(RecordedFollowUp) {}

/** It went out: from then on a reply is awaited. */
export class SendDto {
  /** Day, YYYY-MM-DD. */
  @DayField() sentOn: string;
  /** Working days within which a reply is in time, the day of sending not counted; 10 when left out. */
  @LeftOut() @Whole(1, MOST_WORKING_DAYS) replyInWorkingDays?: number;
}

/** A reply came. */
export class ReplyDto {
  /** Day, YYYY-MM-DD. */
  @DayField() repliedOn: string;
  /** What it says, in a sentence or two. */
  @Paragraphs(5000) note: string;
  @Optional() @Id() sourceId?: string | null;
}

/** What came of it. */
export class OutcomeDto {
  /** `silence` when nobody answered, after the last day for a reply to what was sent. */
  @OneOf(OUTCOMES) outcome: Outcome;
  /** Day, YYYY-MM-DD. */
  @DayField() outcomeOn: string;
  @Paragraphs(5000) note: string;
  @Optional() @Id() sourceId?: string | null;
}

/** The rule by which a day was given: so many working days from a day. */
export class DueRule {
  @ShowsWhole() workingDays: number;
  /** Not counted itself. */
  @ShowsDay() countedFrom: string;
}

/** How far a follow-up that stayed undone was raised. */
export class Escalation {
  /** From 1, the lowest. */
  @ShowsWhole() rung: number;
  /** Null where an organization alone is in charge, or the post is hidden. */
  post: PostRef | null;
  @ShowsDay() raisedOn: string;
}

export class FollowUpDto extends RecordDto {
  /** Null where it is about none. */
  @ShowsId() commitmentId: string | null;
  action: string;
  @ShowsOneOf(METHODS) method: string;
  assigneePost: PostRef | null;
  /** Who holds that post on the day of the answer: a follow-up stays with the post when its holder changes. */
  assigneeHolder: HolderRef | null;
  assigneeOrganization: OrganizationRef | null;
  @ShowsDay() dueOn: string;
  /** Null where the day was given as such. */
  dueRule: DueRule | null;
  /** Whether it is open past its day. */
  isOverdue: boolean;
  @ShowsDay() sentOn: string | null;
  @ShowsDay() replyDueOn: string | null;
  /** `waiting` and `late` while it is open; null where nothing was sent, or it was closed otherwise. */
  @ApiProperty({ enum: REPLY_STATES, nullable: true }) replyState: ReplyState | null;
  @ShowsDay() repliedOn: string | null;
  replyNote: string | null;
  replySource: SourceRef | null;
  /** Null while it was not raised to anybody. */
  escalation: Escalation | null;
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
  /** Open past its day. */
  @IsOptional() @OneOf(YES_NO) overdue?: YesNo;
  /** Open, sent, and not replied to in time. */
  @IsOptional() @OneOf(YES_NO) reply_late?: YesNo;
  /** Open, and raised to somebody above. */
  @IsOptional() @OneOf(YES_NO) escalated?: YesNo;
  /** Due before this day. */
  @IsOptional() @DayField() due_before?: string;
}
