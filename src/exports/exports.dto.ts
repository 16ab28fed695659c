import { IsOptional } from 'class-validator';
import { CalendarQuery } from '../calendar/calendar.dto.js';
import { Code, Id, OneOf } from '../common/fields.js';
import { type Language, LANGUAGES } from '../common/language.js';
import { TOPIC_KEY } from '../statements/outcome.js';
import { type Style, STYLES } from './csv.js';

/** How a file in CSV is written. */
export class CsvStyle {
  /**
   * `iso`: days YYYY-MM-DD, decimal points, commas between cells. `id`: as a spreadsheet set to Bahasa Indonesia reads
   * it: days `10 Nov 2025`, instants `10 Nov 2025, 13.20 WIB`, decimal commas, `ya` and `tidak`, semicolons between
   * cells. Left out, `iso`.
   */
  @IsOptional() @OneOf(STYLES) style?: Style;
}

/** The language a feed is written in. */
export class FeedLanguage {
  /** Of what is ours to say; left out, Bahasa Indonesia. */
  @IsOptional() @OneOf(LANGUAGES) lang?: Language;
}

/** What a calendar concerns, one of them. */
export class DaysQuery extends CalendarQuery {
  /** What it made, received or is in charge of, itself or by a post; steps, follow-ups and notices that are its; its events. */
  @IsOptional() @Id() organization?: string;
  /** What they promised or spoke, and their events. */
  @IsOptional() @Id() person?: string;
  @IsOptional() @Code(TOPIC_KEY, 'apprenticeship') topic?: string;
}
