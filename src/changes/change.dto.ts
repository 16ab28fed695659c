import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsId, ShowsInstant, ShowsWhole } from '../common/answers.js';
import { Code, DayField, Id, OneOf } from '../common/fields.js';
import { type Language, LANGUAGES } from '../common/language.js';
import { ListQuery } from '../records/record.dto.js';
import { TOPIC_KEY } from '../statements/outcome.js';
import { CHANGED_KINDS } from './change-words.js';

/** What changed between two days. */
export class ChangesQuery extends ListQuery {
  /** First day, YYYY-MM-DD in Asia/Jakarta, that day included; from the start when left out. */
  @IsOptional() @DayField() from?: string;
  /** Last day, YYYY-MM-DD in Asia/Jakarta, that day included; until now when left out. */
  @IsOptional() @DayField() until?: string;
  /** Kind of the record that changed. */
  @IsOptional() @OneOf(CHANGED_KINDS) kind?: string;
  /**
   * Only of this organization, its bonds and posts, and the commitments it made, received or is in charge of, with what belongs
   * to them.
   */
  @IsOptional() @Id() organization?: string;
  /** Only of this person, by any record of them, their tenures and statements, and the commitments they spoke or made, as above. */
  @IsOptional() @Id() person?: string;
  /** Only of this topic and its commitments, as above. */
  @IsOptional() @Code(TOPIC_KEY, 'apprenticeship') topic?: string;
}

/** The same as a feed. */
export class ChangesFeedQuery extends ChangesQuery {
  /** The language it is written in; left out, Bahasa Indonesia. */
  @IsOptional() @OneOf(LANGUAGES) lang?: Language;
}

/** A text in both languages. What is written on record stands in both as it is. */
export class BothLanguages {
  id: string;
  en: string;
}

/** A field that a change set, in words. */
export class FieldChangeDto {
  /** What the field is called. */
  field: BothLanguages;
  /** Null in the first version that is seen. */
  before: BothLanguages | null;
  after: BothLanguages;
}

/** One change of one record. */
export class ChangeDto {
  /** Of the entry in the history, hexadecimal. */
  leafHash: string;
  /** When it came on record, RFC 3339. */
  @ShowsInstant() recordedAt: string;
  /** `tenure.ended`. */
  act: string;
  /** What was done, in words. */
  what: BothLanguages;
  @ApiProperty({ enum: CHANGED_KINDS }) kind: string;
  @ShowsId() id: string;
  /** Of the record after the change. */
  @ShowsWhole() revision: number;
  /** What the record, or what it belongs to, is called now; null where neither has a name that is seen. */
  title: BothLanguages | null;
  /** Where people read it; null where it has no page. */
  page: BothLanguages | null;
  /** Where its history stands as data. */
  history: string;
  /** Why; null where the act speaks for itself. */
  reason: string | null;
  /** Whether what it said was erased at the request of the person it named. */
  isErased: boolean;
  /** What changed of what people read; all of it in the first version that is seen. */
  changes: FieldChangeDto[];
}
