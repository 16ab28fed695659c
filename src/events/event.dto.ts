import { IsOptional } from 'class-validator';
import { AREA_CODE } from '../areas/area.dto.js';
import { ShowsDay, ShowsId, ShowsInstant, ShowsOneOf } from '../common/answers.js';
import {
  Code,
  DayField,
  Id,
  Instant,
  LeftOut,
  Line,
  ListOfAtMost,
  OneOf,
  Optional,
  Paragraphs,
  Repeated,
  WeekdayField,
  Year,
  YES_NO,
  type YesNo,
} from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { AttendanceOfEvent } from './attendance.dto.js';
import { EstimateOfEvent } from './attendance-estimate.dto.js';
import { EVENT_KINDS, type EventKind } from './event.entity.js';
import { VenueRef } from './venue.dto.js';

export class NewEventDto extends NewRecordDto {
  @Line() name: string;
  @OneOf(EVENT_KINDS) kind: EventKind;
  /** First day, YYYY-MM-DD. */
  @DayField() heldOn: string;
  /** The weekday the source gives beside that day; refused if the calendar gives another. */
  @Optional() @WeekdayField() weekday?: string | null;
  /** Last day, that day included; leave out for an event of one day. */
  @Optional() @DayField() endedOn?: string | null;
  @Optional() @Instant() startsAt?: string | null;
  @Optional() @Instant() endsAt?: string | null;
  @Optional() @Id() venueId?: string | null;
  /** Where, in words, when there is no venue on record. */
  @Optional() @Line(500) place?: string | null;
  @Optional() @Code(AREA_CODE, '32.16') areaCode?: string | null;
  /** Organizations that held it. */
  @LeftOut() @ListOfAtMost(50) @Id({ each: true }) hostIds?: string[];
  @Optional() @Paragraphs() summary?: string | null;
  @LeftOut() @ListOfAtMost(50) @Id({ each: true }) sourceIds?: string[];
}
export class CorrectEventDto extends CorrectionOf(NewEventDto) {}

/** An event, named. */
export class EventRef {
  @ShowsId() id: string;
  name: string;
  @ShowsOneOf(EVENT_KINDS) kind: string;
  @ShowsDay() heldOn: string;
}

export class EventDto extends RecordDto {
  name: string;
  @ShowsOneOf(EVENT_KINDS) kind: string;
  /** YYYY-MM-DD. */
  @ShowsDay() heldOn: string;
  @ShowsDay() endedOn: string | null;
  @ShowsInstant() startsAt: string | null;
  @ShowsInstant() endsAt: string | null;
  venue: VenueRef | null;
  place: string | null;
  areaCode: string | null;
  hosts: OrganizationRef[];
  /** Day it was called off; null for what is planned or was held. */
  @ShowsDay() cancelledOn: string | null;
  summary: string | null;
  sources: SourceRef[];
  attendances: AttendanceOfEvent[];
  /** How many attended, by source; claims stand side by side. */
  estimates: EstimateOfEvent[];
}

export class EventsQuery extends RecordsQuery {
  @SortKey('held') sort?: string;
  /** Repeat the key for several. */
  @Repeated() @OneOf(EVENT_KINDS, { each: true }) kind?: EventKind[];
  /** Year of its first day; repeat the key for several. */
  @Repeated() @Year({ each: true }) year?: string[];
  /** Held on this day or later. */
  @IsOptional() @DayField() from?: string;
  /** Held on this day or earlier. */
  @IsOptional() @DayField() until?: string;
  /** Repeat the key for several. */
  @Repeated() @Id({ each: true }) venue?: string[];
  /** Held by this organization, or attended by it; repeat the key for several. */
  @Repeated() @Id({ each: true }) organization?: string[];
  /** Whether something was promised there. */
  @IsOptional() @OneOf(YES_NO) has_commitments?: YesNo;
  /** Words of the name. */
  @IsOptional() @Line(200) q?: string;
}
