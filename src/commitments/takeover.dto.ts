import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf } from '../common/answers.js';
import { DayField, Id, LeftOut, OneOf, Optional, Paragraphs } from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { PersonRef, PostRef } from '../people/person.dto.js';
import { BASES } from '../people/tenure.entity.js';
import { CorrectionOf, NewRecordDto, RecordDto, RecordsQuery, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { type Stance, STANCES } from './takeover.entity.js';

/** How the new holder of a post stands to a commitment made by the one before. */
export class NewTakeoverDto extends NewRecordDto {
  /** The tenure of the new holder. */
  @Id() tenureId: string;
  @OneOf(STANCES) stance: Stance;
  /** As it was put. */
  @Paragraphs(5000) words: string;
  /** What the promise is from then on; for `altered` alone. */
  @Optional() @Paragraphs(2000) alteredTo?: string | null;
  /** Day it was said; today when left out. */
  @LeftOut() @DayField() takenOn?: string;
  /** Where it can be looked up; an office by its own login may leave it out. */
  @Optional() @Id() sourceId?: string | null;
}

/** How it is worded can be put right; a change of mind is a new one. */
export class TakeoverWordingDto {
  @Paragraphs(5000) words: string;
}
export class CorrectTakeoverDto extends CorrectionOf(TakeoverWordingDto) {}

export class TakeoverDto extends RecordDto {
  @ShowsId() commitmentId: string | null;
  @ShowsId() tenureId: string | null;
  person: PersonRef | null;
  post: PostRef | null;
  /** On what ground the post is held. */
  @ShowsOneOf(BASES) basis: string | null;
  organization: OrganizationRef | null;
  @ShowsOneOf(STANCES) stance: string;
  @ShowsDay() takenOn: string;
  words: string;
  alteredTo: string | null;
  source: SourceRef | null;
  /** Whether the office entered it by its own login. */
  isByParty: boolean;
}

export class TakeoversQuery extends RecordsQuery {
  @SortKey('taken') sort?: string;
  @IsOptional() @Id() commitment?: string;
  @IsOptional() @Id() tenure?: string;
  @IsOptional() @Id() organization?: string;
  @IsOptional() @OneOf(STANCES) stance?: Stance;
}
