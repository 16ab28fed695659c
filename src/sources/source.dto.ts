import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsInstant, ShowsOneOf } from '../common/answers.js';
import {
  Code,
  DayField,
  Instant,
  LeftOut,
  Line,
  ListOfAtMost,
  OneOf,
  Optional,
  Paragraphs,
  Repeated,
  WebAddress,
  WeekdayField,
  Year,
} from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { AttachmentOfSource } from './attachment.dto.js';
import { PARTIES, type Party, SOURCE_KINDS, type SourceKind } from './source.entity.js';

export class NewSourceDto extends NewRecordDto {
  @OneOf(SOURCE_KINDS) kind: SourceKind;
  /** Whose word it is; a government newsroom is an interested party. */
  @OneOf(PARTIES) party: Party;
  @Line(500) title: string;
  /** Outlet or office that published it. */
  @Optional() @Line(200) publisher?: string | null;
  /** Bylines, in their order. */
  @LeftOut() @ListOfAtMost(20) @Line(200, { each: true }) authors?: string[];
  @Optional() @WebAddress() url?: string | null;
  /** Number of a letter or document. */
  @Optional() @Line(200) reference?: string | null;
  @Optional() @DayField() publishedOn?: string | null;
  /** The weekday the source gives beside that date; refused if the calendar gives another. */
  @Optional() @WeekdayField() weekday?: string | null;
  /** When our copy was taken. */
  @Optional() @Instant() capturedAt?: string | null;
  /** SHA-256 of our copy, hexadecimal. */
  @Optional() @Code(/^[0-9a-f]{64}$/, '9f86d081…') contentSha256?: string | null;
  /** ISO 639 code. */
  @LeftOut() @Code(/^[a-z]{2,3}$/, 'id') language?: string;
  @Optional() @Paragraphs(2000) note?: string | null;
}
export class CorrectSourceDto extends CorrectionOf(NewSourceDto) {}

export class SourceDto extends RecordDto {
  @ShowsOneOf(SOURCE_KINDS) kind: string;
  @ShowsOneOf(PARTIES) party: string;
  title: string;
  publisher: string | null;
  authors: string[];
  url: string | null;
  reference: string | null;
  /** YYYY-MM-DD. */
  @ShowsDay() publishedOn: string | null;
  @ShowsInstant() capturedAt: string | null;
  contentSha256: string | null;
  language: string;
  note: string | null;
  /** Files that show what it says. */
  attachments: AttachmentOfSource[];
}

/** A source, named. */
export class SourceRef {
  @ShowsId() id: string;
  title: string;
  publisher: string | null;
  url: string | null;
  @ShowsDay() publishedOn: string | null;
  @ShowsOneOf(SOURCE_KINDS) kind: string;
  @ShowsOneOf(PARTIES) party: string;
}

export class SourcesQuery extends RecordsQuery {
  @SortKey('published') sort?: string;
  /** Repeat the key for several. */
  @Repeated() @OneOf(SOURCE_KINDS, { each: true }) kind?: SourceKind[];
  /** Whose word it is; repeat the key for several. */
  @Repeated() @OneOf(PARTIES, { each: true }) party?: Party[];
  /** Outlet or office that published it, as it is written there; repeat the key for several. */
  @Repeated() @Line(200, { each: true }) publisher?: string[];
  /** Year it was published; repeat the key for several. */
  @Repeated() @Year({ each: true }) year?: string[];
  /** Words of the title or publisher. */
  @IsOptional() @Line(200) q?: string;
}
