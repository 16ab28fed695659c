import { IsOptional } from 'class-validator';
import { ShowsId } from '../common/answers.js';
import { DayField, Id, Line, OneOf, Optional, Paragraphs } from '../common/fields.js';
import { type Side, SIDES } from '../events/attendance.entity.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { IntersectionType, OmitType } from '@nestjs/swagger';
import { type AgendaOutcome, AGENDA_OUTCOMES } from './agenda-item.entity.js';
import { AgendaItemOfMeeting, MeetingRef } from './meeting.dto.js';

/** An item of the agenda: a subject in words, or a commitment. */
export class NewAgendaItemDto extends NewRecordDto {
  @Optional() @Line(500) title?: string | null;
  /** Side that raises it. */
  @Optional() @OneOf(SIDES) side?: Side | null;
  /** Organization that raises it. */
  @Optional() @Id() raisedById?: string | null;
  @Optional() @Id() commitmentId?: string | null;
  /** The item it comes after; at the end when left out, first when null. */
  @Optional() @Id() afterId?: string | null;
}
/** What an item is about stays: to put another commitment there, withdraw it and add one. */
class AgendaItemFactsDto extends OmitType(NewAgendaItemDto, ['commitmentId']) {}
export class CorrectAgendaItemDto extends CorrectionOf(AgendaItemFactsDto) {}

/** What the meeting did about an item. */
export class AgendaOutcomeDto {
  /** `heard` and `evidence_given` are news of a commitment. */
  @OneOf(AGENDA_OUTCOMES) outcome: AgendaOutcome;
  /** With `deferred`, and only then: the day it was put off to, after the meeting. */
  @Optional() @DayField() deferredTo?: string | null;
  @Optional() @Paragraphs(2000) note?: string | null;
}

export class AgendaItemDto extends IntersectionType(
  RecordDto,
  OmitType(AgendaItemOfMeeting, ['id', 'revision']),
) {
  /** Null where it is hidden. */
  meeting: MeetingRef | null;
  @ShowsId() meetingId: string | null;
}

export class AgendaItemsQuery extends RecordsQuery {
  @SortKey() sort?: string;
  @IsOptional() @Id() meeting?: string;
  @IsOptional() @Id() commitment?: string;
  @IsOptional() @OneOf(AGENDA_OUTCOMES) outcome?: AgendaOutcome;
}
