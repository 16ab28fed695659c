import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsOneOf } from '../common/answers.js';
import { DayField, Id, OneOf, Optional } from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { BONDS, type Bond } from './affiliation.entity.js';
import { OrganizationRef } from './organization.dto.js';

export class NewAffiliationDto extends NewRecordDto {
  /** The organization that belongs. */
  @Id() memberId: string;
  /** The organization it belongs to. */
  @Id() parentId: string;
  /** `affiliate`: one at a time; `alliance`: any number. */
  @OneOf(BONDS) bond: Bond;
  /** First day, YYYY-MM-DD; leave out when no source gives it. */
  @Optional() @DayField() startedOn?: string | null;
  /** Last day, that day included; leave out while it lasts. */
  @Optional() @DayField() endedOn?: string | null;
  @Optional() @Id() sourceId?: string | null;
}
export class CorrectAffiliationDto extends CorrectionOf(OmitType(NewAffiliationDto, ['memberId'])) {}

export class AffiliationDto extends RecordDto {
  /** Null where you do not see it, as is the parent. */
  member: OrganizationRef | null;
  parent: OrganizationRef | null;
  @ShowsOneOf(BONDS) bond: string;
  @ShowsDay() startedOn: string | null;
  @ShowsDay() endedOn: string | null;
  source: SourceRef | null;
}

export class AffiliationsQuery extends RecordsQuery {
  @SortKey('started') sort?: string;
  @IsOptional() @Id() member?: string;
  @IsOptional() @Id() parent?: string;
  /** Only those that include this day. */
  @IsOptional() @DayField() on?: string;
}
