import { IntersectionType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsOneOf } from '../common/answers.js';
import {
  Code,
  DayField,
  Id,
  LeftOut,
  Line,
  OneOf,
  Optional,
  Paragraphs,
  Repeated,
  WeekdayField,
  Year,
  YES_NO,
  type YesNo,
} from '../common/fields.js';
import { EventRef } from '../events/event.dto.js';
import { PersonRef, PostRef } from '../people/person.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { SOURCE_KINDS, type SourceKind } from '../sources/source.entity.js';
import { DemandRef } from './demand.dto.js';
import { type Bearing, BEARINGS, type Fulfilment, FULFILMENTS, TOPIC_KEY } from './outcome.js';
import { STATEMENT_KINDS, type StatementKind } from './statement.entity.js';

/** Something said. Name the speaker, or the post of a speaker the source does not name. */
export class NewStatementDto extends NewRecordDto {
  /** What the words do. */
  @OneOf(STATEMENT_KINDS) kind: StatementKind;
  /** Verbatim, in the language spoken; leave out when the source only paraphrases. */
  @Optional() @Paragraphs(5000) words?: string | null;
  /** ISO 639 code of the words. */
  @LeftOut() @Code(/^[a-z]{2,3}$/, 'id') language?: string;
  /** What was said, in our words. */
  @Paragraphs(2000) gist: string;
  @DayField() saidOn: string;
  /** The weekday the source gives beside that day; refused if the calendar gives another. */
  @Optional() @WeekdayField() weekday?: string | null;
  @Optional() @Id() speakerId?: string | null;
  /** The post spoken from; needed when the speaker held several that day. */
  @Optional() @Id() postId?: string | null;
  /** Post whose words the speaker passes on; leave out when first-hand. */
  @Optional() @Id() relayedFromId?: string | null;
  @Optional() @Id() eventId?: string | null;
  @Id() sourceId: string;
  /** The demand it answers. */
  @Optional() @Id() demandId?: string | null;
}
export class CorrectStatementDto extends CorrectionOf(NewStatementDto) {}

/** What was said by whom, wherever a statement is shown. */
export class SaidAnswer {
  @ShowsOneOf(STATEMENT_KINDS) kind: string;
  words: string | null;
  language: string;
  gist: string;
  @ShowsDay() saidOn: string;
  speaker: PersonRef | null;
  /** What the speaker held that day. */
  post: PostRef | null;
  relayedFrom: PostRef | null;
  event: EventRef | null;
  source: SourceRef | null;
}

export class StatementDto extends IntersectionType(RecordDto, SaidAnswer) {
  demand: DemandRef | null;
}

export class StatementsQuery extends RecordsQuery {
  @SortKey('said') sort?: string;
  /** Repeat the key for several. */
  @Repeated() @OneOf(STATEMENT_KINDS, { each: true }) kind?: StatementKind[];
  /** Repeat the key for several. */
  @Repeated() @Id({ each: true }) speaker?: string[];
  /** Organization of the post spoken from; repeat the key for several. */
  @Repeated() @Id({ each: true }) organization?: string[];
  @IsOptional() @Id() post?: string;
  @IsOptional() @Id() event?: string;
  @IsOptional() @Id() source?: string;
  /** Topic of a verified commitment it belongs to; repeat the key for several. */
  @Repeated() @Code(TOPIC_KEY, 'apprenticeship', { each: true }) topic?: string[];
  /** How it bears on a verified commitment; repeat the key for several. */
  @Repeated() @OneOf(BEARINGS, { each: true }) bearing?: Bearing[];
  /** State of a verified commitment it founded; repeat the key for several. */
  @Repeated() @OneOf(FULFILMENTS, { each: true }) outcome?: Fulfilment[];
  /** Kind of its source; repeat the key for several. */
  @Repeated() @OneOf(SOURCE_KINDS, { each: true }) source_kind?: SourceKind[];
  /** Whether it passes on the words of another post. */
  @IsOptional() @OneOf(YES_NO) relayed?: YesNo;
  /** Year it was said; repeat the key for several. */
  @Repeated() @Year({ each: true }) year?: string[];
  /** Said on this day or later. */
  @IsOptional() @DayField() from?: string;
  /** Said on this day or earlier. */
  @IsOptional() @DayField() until?: string;
  /** Words of the quote or of the gist. */
  @IsOptional() @Line(200) q?: string;
}
