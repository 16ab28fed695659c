import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isDay, isInstant, WEEKDAY_NAMES } from './day.js';
import type { Text } from './language.js';
import { e164 } from './phone.js';

/*
 * The kinds of field an input can have. Each checks the value, says what is wrong in every language and describes
 * itself in the API's description. Texts are trimmed and brought to NFC.
 */

const BETWEEN = '\u001f';
const say = (id: string, en: string) => ({ message: `${id}${BETWEEN}${en}` });

/** Takes a message of these fields apart again; one from elsewhere is the same in every language. */
export function messageText(message: string): Text {
  const [id = message, en = id] = message.split(BETWEEN);
  return { id, en };
}

type Many = { each?: boolean };
const described = (schema: object, each: boolean | undefined) =>
  ApiProperty(each ? { type: 'array', items: schema } : schema);
const lowerCase = (value: unknown): unknown =>
  typeof value === 'string' ? value.toLowerCase() : Array.isArray(value) ? value.map(lowerCase) : value;
const tidy = (value: unknown): unknown =>
  typeof value === 'string' ? value.trim().normalize('NFC') : Array.isArray(value) ? value.map(tidy) : value;
const Tidy = () => Transform(({ value }) => tidy(value));

/** The field may be left out or null, which both mean "not known" or "none". */
export const Optional = () => applyDecorators(IsOptional(), ApiProperty({ required: false, nullable: true }));

/** The field may be left out, which means its default; it is never null. */
export const LeftOut = () =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    ApiProperty({ required: false }),
  );

/** A text on one line of 1 to `longest` characters. */
export const Line = (longest = 300, { each }: Many = {}) =>
  applyDecorators(
    Tidy(),
    IsString({ each, ...say('harus berupa teks', 'must be text') }),
    Length(1, longest, {
      each,
      ...say(`harus 1 sampai ${longest} huruf`, `must have 1 to ${longest} characters`),
    }),
    Matches(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, { each, ...say('harus satu baris', 'must be on one line') }),
    described({ type: 'string', minLength: 1, maxLength: longest }, each),
  );

/** A text taken as it is typed, blanks at its ends included: a password, a token, a code. */
export const Verbatim = (longest = 1000) =>
  applyDecorators(
    IsString(say('harus berupa teks', 'must be text')),
    Length(1, longest, say(`harus 1 sampai ${longest} huruf`, `must have 1 to ${longest} characters`)),
    ApiProperty({ minLength: 1, maxLength: longest }),
  );

/** A mail address in ASCII, as servers take it everywhere. */
export const Email = () =>
  applyDecorators(
    Tidy(),
    IsEmail({ allow_utf8_local_part: false }, say('harus alamat surel', 'must be a mail address')),
    Matches(/^[!-~]{1,254}$/, say('harus alamat surel', 'must be a mail address')),
    ApiProperty({ format: 'email', maxLength: 254 }),
  );

/** A text that may have several lines, of 1 to `longest` characters. */
export const Paragraphs = (longest = 10_000) =>
  applyDecorators(
    Tidy(),
    IsString(say('harus berupa teks', 'must be text')),
    Length(1, longest, say(`harus 1 sampai ${longest} huruf`, `must have 1 to ${longest} characters`)),
    ApiProperty({ minLength: 1, maxLength: longest }),
  );

/** The id of another record; kept in lower case, as PostgreSQL gives it back. */
export const Id = ({ each }: Many = {}) =>
  applyDecorators(
    Transform(({ value }) => lowerCase(value)),
    IsUUID('all', { each, ...say('harus berupa UUID', 'must be a UUID') }),
    described({ type: 'string', format: 'uuid' }, each),
  );

/** A day, YYYY-MM-DD, in Asia/Jakarta. */
export const DayField = () =>
  applyDecorators(
    ValidateBy(
      { name: 'isDay', validator: { validate: isDay } },
      say('harus tanggal yang ada, YYYY-MM-DD', 'must be a day of the calendar, YYYY-MM-DD'),
    ),
    ApiProperty({ format: 'date', example: '2025-11-10' }),
  );

/** An instant, RFC 3339 with offset. */
export const Instant = () =>
  applyDecorators(
    ValidateBy(
      { name: 'isInstant', validator: { validate: isInstant } },
      say(
        'harus waktu RFC 3339 dengan zona, misalnya 2025-11-10T13:20:00+07:00',
        'must be an RFC 3339 time with offset, as 2025-11-10T13:20:00+07:00',
      ),
    ),
    ApiProperty({ format: 'date-time', example: '2025-11-10T13:20:00+07:00' }),
  );

/** One of a fixed list of words. */
export const OneOf = (values: readonly string[], { each }: Many = {}) =>
  applyDecorators(
    IsIn(values, {
      each,
      ...say(`harus salah satu dari: ${values.join(', ')}`, `must be one of: ${values.join(', ')}`),
    }),
    ApiProperty({ enum: values, isArray: each ?? false }),
  );

/** Whether something is so, as a key of a query. */
export const YES_NO = ['yes', 'no'] as const;
export type YesNo = (typeof YES_NO)[number];

/** A year, YYYY. */
export const Year = ({ each }: Many = {}) => Code(/^(?:19|20)\d\d$/, '2026', { each });

/** The weekday a source gives beside its date; it must be the one the calendar gives. */
export const WeekdayField = () =>
  applyDecorators(
    Tidy(),
    ValidateBy(
      {
        name: 'isWeekday',
        validator: {
          validate: (value) => typeof value === 'string' && WEEKDAY_NAMES.includes(value.toLowerCase()),
        },
      },
      say('harus nama hari, misalnya Senin', 'must be a weekday, as Monday'),
    ),
    ApiProperty({ example: 'Senin' }),
  );

/** A whole number, both ends included. */
export const Whole = (least: number, most: number, { each }: Many = {}) =>
  applyDecorators(
    IsInt({ each, ...say('harus bilangan bulat', 'must be a whole number') }),
    Min(least, { each, ...say(`paling sedikit ${least}`, `must be at least ${least}`) }),
    Max(most, { each, ...say(`paling banyak ${most}`, `must be at most ${most}`) }),
    described({ type: 'integer', minimum: least, maximum: most }, each),
  );

/** True or false, nothing that looks like them. */
export const Truth = () =>
  applyDecorators(
    IsBoolean(say('harus true atau false', 'must be true or false')),
    ApiProperty({ type: 'boolean' }),
  );

/** An address on the web, http or https. */
export const WebAddress = () =>
  applyDecorators(
    Tidy(),
    IsUrl(
      { protocols: ['http', 'https'], require_protocol: true },
      say('harus alamat http atau https', 'must be an http or https address'),
    ),
    Length(1, 2000, say('paling panjang 2000 huruf', 'must have at most 2000 characters')),
    ApiProperty({ format: 'uri' }),
  );

/** A code in a pattern; `hint` shows one. */
export const Code = (pattern: RegExp, hint: string, { each }: Many = {}) =>
  applyDecorators(
    Matches(pattern, { each, ...say(`harus seperti ${hint}`, `must look like ${hint}`) }),
    described({ type: 'string', pattern: pattern.source, example: hint }, each),
  );

/** A list without repetition of at most `most`; give the decorator of its elements as well, with `each`. */
export const ListOfAtMost = (most: number) =>
  applyDecorators(
    IsArray(say('harus berupa daftar', 'must be a list')),
    ArrayMaxSize(most, say(`paling banyak ${most} unsur`, `must have at most ${most} elements`)),
    ArrayUnique(say('tidak boleh berulang', 'must not repeat an element')),
    ApiProperty({ maxItems: most, uniqueItems: true }),
  );

const Part = (of: new () => object, { each }: Many = {}) => {
  const message = say('harus berupa objek', 'must be an object');
  // A list would pass the nested check element by element.
  return [IsObject({ each, ...message }), ValidateNested({ each, ...message }), Type(() => of)];
};

/**
 * A key of a query that may be repeated, up to `most` times; any of its values is meant unless it says otherwise. Give
 * the decorator of its values as well, with `each`.
 */
export const Repeated = (most = 20) =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }) => (value === undefined || Array.isArray(value) ? (value as unknown) : [value])),
    ListOfAtMost(most),
  );

/** An object of one class. */
export const PartOf = (of: new () => object) => applyDecorators(...Part(of));

/** A list of objects of one class, at most `most`. */
export const Parts = (of: new () => object, most = 50) =>
  applyDecorators(
    IsArray(say('harus berupa daftar', 'must be a list')),
    ArrayMaxSize(most, say(`paling banyak ${most} unsur`, `must have at most ${most} elements`)),
    ...Part(of, { each: true }),
    ApiProperty({ type: () => of, isArray: true, maxItems: most }),
  );

const asPhone = (value: unknown): unknown => (typeof value === 'string' ? (e164(value) ?? value) : value);

/** Phone numbers, kept in E.164; Indonesian ones also as `08…`. */
export const PhoneNumbers = (most: number) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(asPhone) : value)),
    Matches(/^\+[1-9]\d{6,14}$/, {
      each: true,
      ...say(
        'harus nomor telepon, misalnya 0812-3456-7890 atau +65…',
        'must be a phone number, as +6281234567890',
      ),
    }),
    ListOfAtMost(most),
    described({ type: 'string', example: '+6281234567890' }, true),
  );

/** E-mail addresses. */
export const EmailAddresses = (most: number) =>
  applyDecorators(
    Tidy(),
    IsEmail({}, { each: true, ...say('harus alamat surel', 'must be an e-mail address') }),
    ListOfAtMost(most),
    described({ type: 'string', format: 'email' }, true),
  );
