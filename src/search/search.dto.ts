import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { LeftOut, Line, OneOf, Whole } from '../common/fields.js';
import { FULFILMENTS } from '../commitments/fulfilment.js';
import { ItemQuery, ListQuery } from '../records/record.dto.js';
import { SEARCH_KINDS, type SearchKind } from './search-kinds.js';

/** Longest that can be asked, in characters. */
export const LONGEST = 200;

/** Query of a search. */
export class SearchQuery extends IntersectionType(ListQuery, ItemQuery) {
  /**
   * Words that must all be there; `"a phrase"`, `-without`, `one or another`, and fields: `pembicara:` (`speaker:`),
   * `serikat:` (`union:`), `status:`, `jenis:` (`kind:`), `sejak:` (`since:`), `sampai:` (`until:`).
   */
  @Line(LONGEST) q: string;
  /** Only of this kind; the counts are of all kinds. */
  @IsOptional() @OneOf(SEARCH_KINDS) kind?: SearchKind;
  /** Entries a page, 1 to 100. */
  @LeftOut() @Type(() => Number) @Whole(1, 100) override limit: number = 20;
}

/** A piece of a text. */
export class Piece {
  text: string;
  /** Whether it is what was searched for. */
  isHit: boolean;
}

/** Paths of a page within this site. */
export class PagePaths {
  id: string;
  en: string;
}

export class FoundDto {
  @ShowsOneOf(SEARCH_KINDS) kind: SearchKind;
  @ShowsId() id: string;
  title: Piece[];
  /** Where people read it, or what it belongs to, in each language; null where that is nowhere to be read. */
  page: PagePaths | null;
  /** Whose it is or where it belongs, in words: who spoke, the organization of a post. */
  about: string | null;
  /** The part of its text that answers best; empty where its title is all. */
  snippet: Piece[];
  /** The day it is of, YYYY-MM-DD; null where it has none. */
  @ShowsDay() day: string | null;
  /** State of a commitment; null of others. */
  @ShowsOneOf(FULFILMENTS) fulfilment: string | null;
}

export class KindCount {
  @ShowsOneOf(SEARCH_KINDS) kind: SearchKind;
  @ShowsWhole() count: number;
}

/** A word nobody wrote, and the one that was searched for instead. */
export class Correction {
  from: string;
  to: string;
}

/** An organization whose acronym is one letter away from one that was found. */
export class LookAlike {
  @ShowsId() id: string;
  name: string;
  acronym: string;
}

export class SearchDto {
  /** The best first: exact names and titles, then how well the words fit and how recent it is. */
  items: FoundDto[];
  /** Cursor of the following page; null on the last. */
  next: string | null;
  /** Whether more matched than were ranked: then only the latest of them were, and `counts` counts those. */
  isBounded: boolean;
  /** How many are ranked at most. */
  @ShowsWhole() bound: number;
  counts: KindCount[];
  /** Words that were searched for as well, set by set. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } }) synonyms: string[][];
  /** What was searched for instead, because nothing was found otherwise. */
  corrections: Correction[];
  lookAlikes: LookAlike[];
}
