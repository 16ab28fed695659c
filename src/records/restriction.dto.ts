import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf } from '../common/answers.js';
import { DayField, OneOf } from '../common/fields.js';
import { CLASSIFIED } from '../policy/kinds.js';
import { type Ground, GROUNDS, VISIBILITIES } from '../policy/visibility.js';
import { ListQuery } from './record.dto.js';

/** One record that is not public. */
export class RestrictedRecordDto {
  /** Kind of the record, as its history names it. */
  kind: string;
  @ShowsId() id: string;
  @ShowsOneOf(VISIBILITIES) visibility: string;
  /** The organizations that may see it besides the office. */
  @ApiProperty({ type: [String], format: 'uuid' }) partyIds: string[];
  /** Null where it was restricted before grounds were asked for. */
  @ShowsOneOf(GROUNDS) ground: string | null;
  /** Last day, YYYY-MM-DD. */
  @ShowsDay() until: string | null;
}

export class RestrictionsQuery extends ListQuery {
  @IsOptional() @OneOf(CLASSIFIED) kind?: string;
  @IsOptional() @OneOf(GROUNDS) ground?: Ground;
  /** Those that end on this day or before: what the office has to decide on again. */
  @IsOptional() @DayField() until?: string;
}
