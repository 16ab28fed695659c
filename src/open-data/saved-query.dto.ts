import { OmitType } from '@nestjs/swagger';
import { Code, Line, Paragraphs } from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { LONGEST_STATEMENT } from './sql/statement.js';

/** A saved query's key, for good. */
export const QUERY_KEY = /^[a-z][a-z0-9-]{1,79}$/;

export class NewSavedQueryDto extends NewRecordDto {
  /** The end of its address: `rapat-tanpa-notula`. */
  @Code(QUERY_KEY, 'rapat-tanpa-notula') key: string;
  /** The question it answers, in Bahasa Indonesia. */
  @Line(150) name: string;
  @Line(150) nameEn: string;
  /** What its answer lists or counts, in a sentence. */
  @Line(500) meaning: string;
  @Line(500) meaningEn: string;
  /** One SELECT on the views of the open data; `:name` stands for a parameter. */
  @Paragraphs(LONGEST_STATEMENT) query: string;
}
export class CorrectSavedQueryDto extends CorrectionOf(OmitType(NewSavedQueryDto, ['key'])) {}

export class SavedQueryDto extends RecordDto {
  key: string;
  name: string;
  nameEn: string;
  meaning: string;
  meaningEn: string;
  query: string;
}

export class SavedQueriesQuery extends RecordsQuery {
  @SortKey('key') sort?: string;
}
