import { ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { LeftOut, Line, OneOf, Paragraphs, Whole } from '../common/fields.js';
import { type DayUnit, DAY_UNITS } from './deadline-phrase.entity.js';

/** What a phrase means from now on; deadlines taken from it before stay as they are. */
export class DeadlinePhraseRuleDto {
  /** `segera`, `dalam waktu dekat`. */
  @Line(100) phrase: string;
  /** Days after it was said, on the last of which it is due. */
  @Whole(1, 730) days: number;
  @OneOf(DAY_UNITS) unit: DayUnit;
  /** Why; it stays in the log of the office. */
  @Paragraphs(2000) reason: string;
}

/** What a rule says from now on. A field left out stays. */
export class CorrectDeadlinePhraseDto {
  @LeftOut() @Whole(1, 730) days?: number;
  @LeftOut() @OneOf(DAY_UNITS) unit?: DayUnit;
  /** Why; it stays in the log of the office. */
  @Paragraphs(2000) reason: string;
}

export class DeadlinePhraseDto {
  id: string;
  phrase: string;
  @ShowsWhole() days: number;
  @ShowsOneOf(DAY_UNITS) unit: string;
  @ShowsWhole() revision: number;
}
