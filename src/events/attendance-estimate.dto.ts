import { IntersectionType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { Id, Line, OneOf, Optional, Whole } from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { type Qualifier, QUALIFIERS } from './attendance-estimate.entity.js';

export class NewAttendanceEstimateDto extends NewRecordDto {
  @Id() sourceId: string;
  /** As the source puts it: `ribuan buruh`. */
  @Line(300) words: string;
  /** How the number is meant; `unquantified` takes none. */
  @OneOf(QUALIFIERS) qualifier: Qualifier;
  /** Lower bound in people. */
  @Optional() @Whole(1, 100_000_000) least?: number | null;
  /** Upper bound in people. */
  @Optional() @Whole(1, 100_000_000) most?: number | null;
  /** Whose claim it is, where the source quotes somebody. */
  @Optional() @Line(200) claimedBy?: string | null;
}
export class CorrectAttendanceEstimateDto extends CorrectionOf(NewAttendanceEstimateDto) {}

/** How many one source says attended, wherever it is shown. */
export class EstimateAnswer {
  words: string;
  @ShowsOneOf(QUALIFIERS) qualifier: string;
  @ShowsWhole() least: number | null;
  @ShowsWhole() most: number | null;
  claimedBy: string | null;
  source: SourceRef | null;
}

/** How many one source says attended this event. */
export class EstimateOfEvent extends EstimateAnswer {
  @ShowsId() id: string;
}

export class AttendanceEstimateDto extends IntersectionType(RecordDto, EstimateAnswer) {
  @ShowsId() eventId: string | null;
}

export class AttendanceEstimatesQuery extends RecordsQuery {
  @SortKey() sort?: string;
  @IsOptional() @Id() event?: string;
}
