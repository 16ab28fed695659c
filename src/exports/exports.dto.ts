import { IsOptional } from 'class-validator';
import { OneOf } from '../common/fields.js';
import { type Language, LANGUAGES } from '../common/language.js';
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
