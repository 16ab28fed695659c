import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { ShowsDay, ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { Code, Id, OneOf, Whole } from '../common/fields.js';
import { TOPIC_KEY } from '../statements/outcome.js';
import { type Dimension, DIMENSIONS, MEASURE_NAMES, type MeasureName } from './measures.js';

/** What a figure is asked for. */
export class StatisticQuery {
  /** What it is told apart by; left out, one figure over all. */
  @IsOptional() @OneOf(DIMENSIONS) by?: Dimension;
  /** Year in which the pledge was said. */
  @IsOptional() @Type(() => Number) @Whole(1900, 2999) year?: number;
  /** Organization that promised. */
  @IsOptional() @Id() maker?: string;
  /** Organization it was promised to. */
  @IsOptional() @Id() receiver?: string;
  @IsOptional() @Code(TOPIC_KEY, 'apprenticeship') topic?: string;
}

/** What the page of statistics is asked for; without a measure, for all of them. */
export class StatisticsPageQuery extends StatisticQuery {
  @IsOptional() @OneOf(MEASURE_NAMES) measure?: MeasureName;
}

/** A text in both languages. */
export class TextDto {
  id: string;
  en: string;
}

/** The same statement where it is run: on PostgreSQL over the open views, and on the SQLite file of the data package. */
export class StatementDto {
  /** Runs on the page of SQL, `/data/sql`. */
  postgresql: string;
  sqlite: string;
}

/** What a figure is. */
export class MeasureDto {
  @ShowsOneOf(MEASURE_NAMES) id: string;
  title: TextDto;
  /** What is counted. */
  definition: TextDto;
  /** Of what: the rule of the denominator. */
  denominator: TextDto;
  /** What `medianDays` is; null where there is none. */
  days: TextDto | null;
  /** Unit of `count` and `denominator`. */
  @ShowsOneOf(['pledges']) unit: string;
  /** With a denominator, or a number with days, below this, `percent`, or `medianDays`, is null: it would tell of single cases. */
  @ShowsWhole() fewBelow: number;
  /** What it can be told apart by. */
  @ShowsOneOf(DIMENSIONS, { each: true }) by: Dimension[];
  sql: StatementDto;
}

export class MeasuresDto {
  items: MeasureDto[];
  /** There is one page. */
  @ApiProperty({ type: String, nullable: true }) next: null;
}

/** One figure. */
export class FigureDto {
  /** State, topic, organization or year; null for the figure over all. */
  @ApiProperty({ type: String, nullable: true }) key: string | null;
  /** Null where the key says all there is to say. */
  name: TextDto | null;
  @ShowsWhole() count: number;
  @ShowsWhole() denominator: number;
  /** 100 × `count` / `denominator`, to one decimal; null where the denominator is small. */
  @ApiProperty({ type: Number, nullable: true }) percent: number | null;
  /** How many have a number of days. */
  @ShowsWhole() withDays: number;
  /** Null where few have any. */
  @ApiProperty({ type: Number, nullable: true }) medianDays: number | null;
  /** The list of exactly what is counted; null where no filter of the list says that, while `records` does. */
  @ApiProperty({ type: String, nullable: true }) list: string | null;
  records: StatementDto;
}

/** The last entry of the public history the figures rest on. */
export class DataVersionDto {
  @ShowsWhole() index: number;
  @ShowsInstant() recordedAt: string;
}

/** Figures of a measure, with all it takes to check them. */
export class StatisticDto extends MeasureDto {
  @ApiProperty({ enum: DIMENSIONS, nullable: true }) groupedBy: Dimension | null;
  @ApiProperty({ type: 'integer', nullable: true }) year: number | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) maker: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) receiver: string | null;
  @ApiProperty({ type: String, nullable: true }) topic: string | null;
  /** Day on which time is reckoned, in Asia/Jakarta. */
  @ShowsDay() on: string;
  /** Null while nothing public was recorded. */
  version: DataVersionDto | null;
  /** The largest first, never the best: this is no ranking. */
  figures: FigureDto[];
  /** Whether there are more groups than are told. */
  isCut: boolean;
  /** The page of SQL with the statement in it. */
  page: string;
}
