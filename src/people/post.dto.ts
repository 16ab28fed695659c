import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf } from '../common/answers.js';
import { Id, Line, OneOf, Optional, Repeated } from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../organizations/organization.entity.js';
import { CorrectionOf, NewRecordDto, RecordDto, RecordsQuery, SortKey } from '../records/record.dto.js';
import { PersonRef } from './person.dto.js';
import { BASES } from './tenure.entity.js';

export class NewPostDto extends NewRecordDto {
  @Id() organizationId: string;
  /** What it is called: `Wakil Bupati`. */
  @Line(200) title: string;
  @Optional() @Line(200) titleEn?: string | null;
}
export class CorrectPostDto extends CorrectionOf(NewPostDto) {}

/** A tenure in a post. */
export class TenureOfPost {
  @ShowsId() id: string;
  /** Null when the holder is not public. */
  person: PersonRef | null;
  @ShowsOneOf(BASES) basis: string;
  @ShowsDay() startedOn: string | null;
  @ShowsDay() endedOn: string | null;
}

export class PostDto extends RecordDto {
  organization: OrganizationRef | null;
  title: string;
  titleEn: string | null;
  /** Who held it, latest first. */
  tenures: TenureOfPost[];
}

export class PostsQuery extends RecordsQuery {
  @SortKey('title') sort?: string;
  /** Posts there; repeat the key for several. */
  @Repeated() @Id({ each: true }) organization?: string[];
  /** Posts in organizations of this kind; repeat the key for several. */
  @Repeated() @OneOf(ORGANIZATION_KINDS, { each: true }) organization_kind?: OrganizationKind[];
  /** Words of the title. */
  @IsOptional() @Line(200) q?: string;
}
