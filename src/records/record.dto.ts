import { applyDecorators } from '@nestjs/common';
import { ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { isDay, isInstant } from '../common/day.js';
import { DayField, LeftOut, Line, OneOf, Optional, Paragraphs, Whole } from '../common/fields.js';
import { type Visibility, VISIBILITIES } from './record.entity.js';

/** What every new record may say of itself. */
export class NewRecordDto {
  /** Who may see the record; each kind has its own default. */
  @LeftOut() @OneOf(VISIBILITIES) visibility?: Visibility;
}

/** Why something is done. */
export class ReasonDto {
  /** Why, in a sentence; it stays in the history for everybody to read. */
  @Paragraphs(2000) reason: string;
}

/** An act that speaks for itself. */
export class OptionalReasonDto {
  /** Why, where there is something to say; it stays in the history for everybody to read. */
  @Optional() @Paragraphs(2000) reason?: string | null;
}

/** The end of something that lasted. */
export class EndDto {
  /** Last day, YYYY-MM-DD, that day included. */
  @DayField() endedOn: string;
  /** Why, where there is something to say; it stays in the history. */
  @Optional() @Paragraphs(2000) reason?: string | null;
}

type Class<T> = new () => T;

/** Input of a correction: any of the fields of a new record, checked alike, and the reason. A field left out stays. */
export function CorrectionOf<New extends object>(created: Class<New>): Class<Partial<New> & ReasonDto> {
  return IntersectionType(PartialType(created, { skipNullProperties: false }), ReasonDto) as Class<
    Partial<New> & ReasonDto
  >;
}

/** What every record tells of itself. */
export class RecordDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: VISIBILITIES }) visibility: string;
  /** When we first recorded it, RFC 3339. */
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  /** When its latest version was recorded, RFC 3339. */
  @ApiProperty({ format: 'date-time' }) changedAt: string;
  /** Number of the current version, from 1; the ETag starts with it. */
  @ApiProperty({ type: 'integer' }) revision: number;
}

/** Query of one record. */
export class ItemQuery {
  /** The record as it stood then: an instant (RFC 3339), or a day (YYYY-MM-DD) meaning its end in Asia/Jakarta. */
  @IsOptional()
  @ValidateBy(
    {
      name: 'isMoment',
      validator: { validate: (value) => typeof value === 'string' && momentOf(value) !== null },
    },
    { message: 'harus YYYY-MM-DD atau waktu RFC 3339\u001fmust be YYYY-MM-DD or an RFC 3339 time' },
  )
  as_of?: string;
}

/** The instant an `as_of` means, RFC 3339 in UTC; null if it means none. A day means its end in Asia/Jakarta. */
export function momentOf(asOf: string): string | null {
  const text = isDay(asOf) ? `${asOf}T23:59:59.999+07:00` : asOf;
  return isInstant(text) ? new Date(text).toISOString() : null;
}

/** The order of a list: one of these keys or `updated`, each backwards with a leading `-`. */
export const SortKey = (...keys: string[]) =>
  applyDecorators(IsOptional(), OneOf([...keys, 'updated'].flatMap((key) => [key, `-${key}`])));

/** Query of every list. */
export class ListQuery {
  /** Entries a page, 1 to 100. */
  @LeftOut() @Type(() => Number) @Whole(1, 100) limit: number = 50;
  /** Where the page before ended, from its `next`. */
  @IsOptional() @Line(2000) cursor?: string;
}
