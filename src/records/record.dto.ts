import { applyDecorators } from '@nestjs/common';
import { ApiProperty, IntersectionType, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { isDay, isInstant } from '../common/day.js';
import {
  DayField,
  Id,
  LeftOut,
  Line,
  ListOfAtMost,
  OneOf,
  Optional,
  Paragraphs,
  Truth,
  Whole,
} from '../common/fields.js';
import { type Ground, GROUNDS, type Visibility, VISIBILITIES } from '../policy/visibility.js';

/** What every new record may say of itself. Left out, it is as open as what it belongs to; each kind has its own default. */
export class NewRecordDto {
  /** Who may see the record: everybody, the parties and the office, or the office alone. */
  @LeftOut() @OneOf(VISIBILITIES) visibility?: Visibility;
  /** The organizations that may see it; with `parties`. Left out, those the record names. */
  @LeftOut() @ListOfAtMost(50) @Id({ each: true }) partyIds?: string[];
  /** Why not everybody may see it. UU 14/2008 art. 17 a to j in its order, UU 27/2022, or a union's own. */
  @LeftOut() @OneOf(GROUNDS) restrictedGround?: Ground;
  /** Last day of that, YYYY-MM-DD; then the office decides again. */
  @LeftOut() @DayField() restrictedUntil?: string;
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

/** Opens a record to everybody. */
export class PublishDto extends ReasonDto {
  /** Whether to open what belongs to it as well, where it was closed together with it. */
  @LeftOut() @Truth() withParts?: boolean;
}

/** Closes a record to all but the parties or the office; what belongs to it is closed with it. */
export class RestrictDto extends ReasonDto {
  @OneOf(['parties', 'internal']) visibility: Exclude<Visibility, 'public'>;
  /** The organizations that may see it; with `parties`. */
  @LeftOut() @ListOfAtMost(50) @Id({ each: true }) partyIds?: string[];
  /** Why. UU 14/2008 art. 17 a to j in its order, UU 27/2022, or a union's own. */
  @OneOf(GROUNDS) restrictedGround: Ground;
  /** Last day of the restriction, YYYY-MM-DD; then the office decides again. */
  @DayField() restrictedUntil: string;
}

/** The end of something that lasted. */
export class EndDto {
  /** Last day, YYYY-MM-DD, that day included. */
  @DayField() endedOn: string;
  /** Why, where there is something to say; it stays in the history. */
  @Optional() @Paragraphs(2000) reason?: string | null;
}

type Class<T> = new () => T;

const CLASSIFICATION = ['visibility', 'partyIds', 'restrictedGround', 'restrictedUntil'] as const;

/**
 * Input of a correction: any of the fields of a new record, checked alike, and the reason. A field left out stays.
 * Who may see a record is changed by acts of their own.
 */
export function CorrectionOf<New extends object>(
  created: Class<New>,
): Class<Partial<Omit<New, (typeof CLASSIFICATION)[number]>> & ReasonDto> {
  const facts = OmitType(created as Class<Partial<New> & NewRecordDto>, CLASSIFICATION);
  return IntersectionType(PartialType(facts, { skipNullProperties: false }), ReasonDto) as Class<
    Partial<Omit<New, (typeof CLASSIFICATION)[number]>> & ReasonDto
  >;
}

/** Why a record is not for everybody. */
export class RestrictionDto {
  /** The organizations that may see it besides the office. */
  @ApiProperty({ type: [String], format: 'uuid' }) partyIds: string[];
  @ApiProperty({ enum: GROUNDS, nullable: true }) ground: string | null;
  /** Last day, YYYY-MM-DD. */
  @ApiProperty({ format: 'date', nullable: true }) until: string | null;
}

/** What every record tells of itself. */
export class RecordDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: VISIBILITIES }) visibility: string;
  /** Null for what is public. */
  restriction: RestrictionDto | null;
  /** When we first recorded it, RFC 3339. */
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  /** When its latest version was recorded, RFC 3339. */
  @ApiProperty({ format: 'date-time' }) changedAt: string;
  /** Number of the current version, from 1; the ETag starts with it. */
  @ApiProperty({ type: 'integer' }) revision: number;
}

const Moment = () =>
  applyDecorators(
    IsOptional(),
    ValidateBy(
      {
        name: 'isMoment',
        validator: { validate: (value) => typeof value === 'string' && momentOf(value) !== null },
      },
      { message: 'harus YYYY-MM-DD atau waktu RFC 3339\u001fmust be YYYY-MM-DD or an RFC 3339 time' },
    ),
  );

/** Query of one record. */
export class ItemQuery {
  /** The record as it stood then: an instant (RFC 3339), or a day (YYYY-MM-DD) meaning its end in Asia/Jakarta. */
  @Moment() as_of?: string;
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

/** Query of every list of records. */
export class RecordsQuery extends ListQuery {
  /**
   * The list as it stood then: an instant (RFC 3339), or a day (YYYY-MM-DD) meaning its end in Asia/Jakarta. Filters,
   * order and flags are those of that day. What is to come is answered like now.
   */
  @Moment() as_of?: string;
}
