import { OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { Line } from '../common/fields.js';
import { LONGEST, SearchQuery } from './search.dto.js';

/** Query of the page, where nothing may have been typed yet. */
export class SearchPageQuery extends OmitType(SearchQuery, ['q']) {
  @IsOptional()
  @Line(LONGEST)
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value.trim() === '' ? undefined : value,
  )
  q?: string;
}
