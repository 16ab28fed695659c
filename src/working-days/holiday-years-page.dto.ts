import { IsOptional } from 'class-validator';
import { Line, OneOf, Optional, Paragraphs, WebAddress, Year } from '../common/fields.js';

export const NEWS = ['recorded', 'corrected', 'added', 'changed', 'removed'] as const;
export type News = (typeof NEWS)[number];

/** Query of the page. */
export class HolidayYearsPageQuery {
  /** The year to show; left out, this one or else the latest. */
  @IsOptional() @Year() tahun?: string;
  /** What was just done. */
  @IsOptional() @OneOf(NEWS) kabar?: News;
}

/** A year as it is typed, its holidays one a line. */
export class HolidayYearForm {
  @Year() year: string;
  @Line(1000) decree: string;
  @Optional() @WebAddress() sourceUrl?: string | null;
  @Paragraphs(20_000) holidays: string;
}
