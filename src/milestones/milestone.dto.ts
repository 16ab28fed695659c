import { OmitType } from '@nestjs/swagger';
import { ArrayMinSize, IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { DayField, Id, LeftOut, Line, OneOf, Optional, Paragraphs, Parts, Truth } from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { CorrectionOf, NewRecordDto, RecordDto, RecordsQuery, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { MILESTONE_STATES, type MilestoneState } from './milestone-state.js';

/** A step of the way of a commitment, added by hand. */
export class NewMilestoneDto extends NewRecordDto {
  /** In Bahasa Indonesia. */
  @Line(200) title: string;
  @Optional() @Line(200) titleEn?: string | null;
  /** When it counts as met. */
  @Paragraphs(1000) doneWhen: string;
  @Optional() @Paragraphs(1000) doneWhenEn?: string | null;
  /** The document that shows it. */
  @Optional() @Line(300) document?: string | null;
  /** Day it is planned for, YYYY-MM-DD. */
  @Optional() @DayField() plannedOn?: string | null;
  /** Who carries it. */
  @Optional() @Id() responsibleUnitId?: string | null;
  /** Whether it is taken only where it is required; then it may be left out. */
  @LeftOut() @Truth() isOptional?: boolean;
  /** Whether the promise is met with it, and not before; no optional step is. */
  @LeftOut() @Truth() isDecisive?: boolean;
  /** Why it is decisive. */
  @Optional() @Paragraphs(500) decisiveBecause?: string | null;
  @Optional() @Paragraphs(500) decisiveBecauseEn?: string | null;
  @Optional() @Paragraphs(2000) note?: string | null;
  /** The step it comes after: null for the head; left out, it is the last. */
  @Optional() @Id() afterId?: string | null;
}
export class CorrectMilestoneDto extends CorrectionOf(OmitType(NewMilestoneDto, ['afterId'])) {}

/** When a step is planned, and who carries it. What is left out stays. */
export class ScheduleDto {
  /** Day, YYYY-MM-DD; null takes the plan back. */
  @Optional() @DayField() plannedOn?: string | null;
  @Optional() @Id() responsibleUnitId?: string | null;
  /** Why the plan changes, where there is something to say. */
  @Optional() @Paragraphs(2000) reason?: string | null;
}

/** A source, and what it shows of the step. */
export class StepEvidenceDto {
  @Id() sourceId: string;
  /** In a sentence. */
  @Paragraphs(1000) shows: string;
}

/** That a step is met. */
export class MeetDto {
  /** Day, YYYY-MM-DD. */
  @DayField() metOn: string;
  @ArrayMinSize(1, { message: 'perlu paling sedikit satu bukti\u001fneeds at least one piece of evidence' })
  @Parts(StepEvidenceDto, 20)
  evidence: StepEvidenceDto[];
  @Optional() @Paragraphs(2000) note?: string | null;
}

/** That a step was sent back (dikembalikan). */
export class SendBackDto {
  /** Day, YYYY-MM-DD. */
  @DayField() sentBackOn: string;
  /** Why, in a sentence, for everybody to read. */
  @Paragraphs(2000) reason: string;
}

export class StepEvidenceAnswer {
  /** Null where it is hidden. */
  source: SourceRef | null;
  shows: string;
}

export class MilestoneDto extends RecordDto {
  @ShowsId() commitmentId: string | null;
  /** The ready set it came with, and its step there; null for a step added by hand. */
  setKey: string | null;
  stepKey: string | null;
  title: string;
  titleEn: string | null;
  doneWhen: string;
  doneWhenEn: string | null;
  document: string | null;
  @ShowsDay() plannedOn: string | null;
  /** Null while it is not met. */
  @ShowsDay() metOn: string | null;
  @ShowsOneOf(MILESTONE_STATES) state: string;
  /** Why it was sent back or left out last. */
  stateReason: string | null;
  @ShowsWhole() sentBackCount: number;
  /** Day it was sent back last. */
  @ShowsDay() sentBackOn: string | null;
  responsibleUnit: OrganizationRef | null;
  isOptional: boolean;
  isDecisive: boolean;
  decisiveBecause: string | null;
  decisiveBecauseEn: string | null;
  note: string | null;
  evidence: StepEvidenceAnswer[];
}

export class MilestonesQuery extends RecordsQuery {
  /** `place` is the order of the steps of one commitment; without a planned day comes last. */
  @SortKey('planned', 'place') sort?: string;
  @IsOptional() @Id() commitment?: string;
  @IsOptional() @OneOf(MILESTONE_STATES) state?: MilestoneState;
  /** Carried by this organization. */
  @IsOptional() @Id() unit?: string;
  /** Planned before this day. */
  @IsOptional() @DayField() planned_before?: string;
}
