import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsOneOf } from '../common/answers.js';
import { DayField, Id, Line, OneOf, Optional } from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { PersonRef, PostRef } from './person.dto.js';
import { BASES, type Basis } from './tenure.entity.js';

export class NewTenureDto extends NewRecordDto {
  @Id() personId: string;
  @Id() postId: string;
  /** First day, YYYY-MM-DD; leave out when no source gives it. */
  @Optional() @DayField() startedOn?: string | null;
  /** Last day, that day included; leave out while it lasts. */
  @Optional() @DayField() endedOn?: string | null;
  /** `definitive`, or the kind of acting holder. */
  @OneOf(BASES) basis: Basis;
  /** Number of the decree. */
  @Optional() @Line(200) decree?: string | null;
  @Optional() @Id() sourceId?: string | null;
}
export class CorrectTenureDto extends CorrectionOf(OmitType(NewTenureDto, ['personId'])) {}

export class TenureDto extends RecordDto {
  person: PersonRef | null;
  post: PostRef | null;
  @ShowsDay() startedOn: string | null;
  @ShowsDay() endedOn: string | null;
  @ShowsOneOf(BASES) basis: string;
  decree: string | null;
  source: SourceRef | null;
}

export class TenuresQuery extends RecordsQuery {
  @SortKey('started') sort?: string;
  @IsOptional() @Id() person?: string;
  @IsOptional() @Id() post?: string;
  /** Posts of this organization. */
  @IsOptional() @Id() organization?: string;
  /** Only those that include this day. */
  @IsOptional() @DayField() on?: string;
}
