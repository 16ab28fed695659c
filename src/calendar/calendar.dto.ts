import { IsOptional } from 'class-validator';
import { OneOf } from '../common/fields.js';
import { type Language, LANGUAGES } from '../common/language.js';

export class CalendarQuery {
  /** Language of the texts, for programs that cannot send `Accept-Language`, which else decides. */
  @IsOptional() @OneOf(LANGUAGES) lang?: Language;
}
