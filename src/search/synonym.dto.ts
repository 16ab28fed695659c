import { ArrayMinSize, IsOptional } from 'class-validator';
import { Line, ListOfAtMost, OneOf, Optional, Paragraphs } from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';

export class NewSynonymDto extends NewRecordDto {
  /** Two to twenty words or phrases that mean the same, as `PHK` and `pemutusan hubungan kerja`. */
  @ArrayMinSize(2, { message: 'harus memuat paling sedikit dua kata\u001fmust hold at least two words' })
  @ListOfAtMost(20)
  @Line(100, { each: true })
  words: string[];
  /** Why they are held to be the same, or where from. */
  @Optional() @Paragraphs(500) note?: string | null;
}
export class CorrectSynonymDto extends CorrectionOf(NewSynonymDto) {}

export class SynonymDto extends RecordDto {
  words: string[];
  note: string | null;
}

export class SynonymsQuery extends RecordsQuery {
  @SortKey('word') sort?: string;
}

/** Query of the page. */
export class SynonymsPageQuery {
  @IsOptional() @Line(2000) cursor?: string;
  /** What was just done. */
  @IsOptional() @OneOf(['added', 'corrected']) kabar?: 'added' | 'corrected';
}
