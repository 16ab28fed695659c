import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { DayField, LeftOut, Line, OneOf, Optional, Parts, WebAddress, Whole } from '../common/fields.js';
import { ReasonDto } from '../records/record.dto.js';
import { HOLIDAY_KINDS, type HolidayKind } from './holiday.entity.js';

/** A day that is no working day. */
export class NewHolidayDto {
  @DayField() day: string;
  /** In Bahasa Indonesia. */
  @Line(200) name: string;
  @Line(200) nameEn: string;
  /** `national`: libur nasional; `joint_leave`: cuti bersama. */
  @OneOf(HOLIDAY_KINDS) kind: HolidayKind;
}

/** A day a later decree added. */
export class AddHolidayDto extends NewHolidayDto {
  /** Why, as the number of the decree; it stays in the audit log. */
  @Line(500) reason: string;
}

/** What is wrong with a day, or was moved. A field left out stays. */
export class CorrectHolidayDto {
  @LeftOut() @DayField() day?: string;
  @LeftOut() @Line(200) name?: string;
  @LeftOut() @Line(200) nameEn?: string;
  @LeftOut() @OneOf(HOLIDAY_KINDS) kind?: HolidayKind;
  /** Why, as the number of the decree; it stays in the audit log. */
  @Line(500) reason: string;
}

/** A year with all its holidays: from then on working days are counted in it. */
export class NewHolidayYearDto {
  @Whole(1900, 2999) year: number;
  /** What sets its holidays, with its numbers. */
  @Line(1000) decree: string;
  /** Where that can be read. */
  @Optional() @WebAddress() sourceUrl?: string | null;
  @ArrayMinSize(1, { message: 'harus memuat paling sedikit satu hari\u001fmust hold at least one day' })
  @Parts(NewHolidayDto, 100)
  holidays: NewHolidayDto[];
}

/** What sets the holidays of a year, put right or changed by a later decree. */
export class CorrectHolidayYearDto extends ReasonDto {
  @LeftOut() @Line(1000) decree?: string;
  @Optional() @WebAddress() sourceUrl?: string | null;
}

export class HolidayDto {
  @ShowsId() id: string;
  @ShowsDay() day: string;
  name: string;
  nameEn: string;
  @ShowsOneOf(HOLIDAY_KINDS) kind: HolidayKind;
  /** For `If-Match` where the day is changed. */
  @ShowsWhole() revision: number;
}

/** A year whose working days are known. */
export class HolidayYearDto {
  @ShowsId() id: string;
  @ShowsWhole() year: number;
  decree: string;
  @ApiProperty({ type: String, format: 'uri', nullable: true }) sourceUrl: string | null;
  @ShowsWhole() revision: number;
  /** In order. */
  @ApiProperty({ type: HolidayDto, isArray: true }) holidays: HolidayDto[];
}
