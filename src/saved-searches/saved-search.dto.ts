import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsId, ShowsInstant, ShowsOneOf } from '../common/answers.js';
import { LeftOut, Line, OneOf } from '../common/fields.js';
import { type Language, LANGUAGES } from '../common/language.js';
import { LIST_NAMES, type ListName } from './searched-lists.js';

/** Longest query that is kept, in characters. */
export const LONGEST_QUERY = 2000;

export class NewSavedSearchDto {
  /** The list it is a search of. */
  @OneOf(LIST_NAMES) list: ListName;
  /** What the list is narrowed to, as its address says it: `status=in_progress&topic=apprenticeship`. Left out, all of it. */
  @LeftOut() @Line(LONGEST_QUERY) query?: string;
  /** What you call it. */
  @Line(100) name: string;
}

export class RenameDto {
  @Line(100) name: string;
}

/** A search that is kept. */
export class SavedSearchDto {
  @ShowsId() id: string;
  name: string;
  @ShowsOneOf(LIST_NAMES) list: ListName;
  /** In one order, without `sort`, `limit` and `cursor`. */
  query: string;
  /** Whether you are told of it. */
  isMailed: boolean;
  /** Whether you are told at once, in your news and by a mail of its own; else by the daily mail. */
  isInstant: boolean;
  @ShowsInstant() createdAt: string;
}

/** All of them, the latest first. */
export class SavedSearchesDto {
  @ApiProperty({ type: SavedSearchDto, isArray: true }) items: SavedSearchDto[];
}

/** `instant`: of what is followed at once, of searches as each says; `daily`: all in one mail a day; `off`: none. */
export const PACES = ['instant', 'daily', 'off'] as const;
export type Pace = (typeof PACES)[number];

export class StartDigestDto {
  /** Whether news of what you follow is mailed at once, or with the daily mail. Left out, that stays. */
  @LeftOut() @OneOf(['instant', 'daily']) pace?: 'instant' | 'daily';
  /** What language the mail is in. Left out, that stays. */
  @LeftOut() @OneOf(LANGUAGES) language?: Language;
}

/** The mail that tells what is new or changed, every day at 07:00 (Asia/Jakarta). */
export class DigestDto {
  isWanted: boolean;
  @ShowsOneOf(PACES) pace: Pace;
  @ShowsOneOf(LANGUAGES) language: Language;
  /** Whether this installation sends mail, and the account has an address. */
  isPossible: boolean;
}

/** What the page of the searches is asked for. */
export class SavedSearchesQuery {
  /** What just happened. */
  @IsOptional() @Line(40) kabar?: string;
}

/** A list that is looked at, to keep what it is narrowed to. */
export class NewSavedSearchQuery {
  @OneOf(LIST_NAMES) list: ListName;
  @IsOptional() @Line(LONGEST_QUERY) query?: string;
}
