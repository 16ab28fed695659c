import { IsOptional } from 'class-validator';
import { ShowsOneOf } from '../common/answers.js';
import { Code, Line, OneOf, Optional } from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { AREA_LEVELS, type AreaLevel } from './area.entity.js';

/** An area code of the interior ministry, or `ID`. */
export const AREA_CODE = /^(?:ID|\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?)$/;

export class NewAreaDto extends NewRecordDto {
  @Code(AREA_CODE, '32.16') code: string;
  @Line(200) name: string;
  @OneOf(AREA_LEVELS) level: AreaLevel;
  /** Code of the area around it. */
  @Optional() @Code(AREA_CODE, '32') parentCode?: string | null;
}
export class CorrectAreaDto extends CorrectionOf(NewAreaDto) {}

export class AreaDto extends RecordDto {
  /** Kemendagri code. */
  code: string;
  name: string;
  @ShowsOneOf(AREA_LEVELS) level: string;
  /** Code of the area around it; null at the top. */
  parentCode: string | null;
}

export class AreasQuery extends RecordsQuery {
  @SortKey('code') sort?: string;
  @IsOptional() @OneOf(AREA_LEVELS) level?: AreaLevel;
  /** Code of the area around it. */
  @IsOptional() @Code(AREA_CODE, '32') parent?: string;
}
