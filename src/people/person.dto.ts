import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsInstant, ShowsOneOf } from '../common/answers.js';
import {
  Id,
  LeftOut,
  Line,
  ListOfAtMost,
  OneOf,
  Optional,
  Repeated,
  YES_NO,
  type YesNo,
} from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../organizations/organization.entity.js';
import {
  CorrectionOf,
  RecordsQuery,
  NewRecordDto,
  ReasonDto,
  RecordDto,
  SortKey,
} from '../records/record.dto.js';
import { BASES } from './tenure.entity.js';

/** A person is for the office alone unless `visibility` says `public`, which needs a public role. */
export class NewPersonDto extends NewRecordDto {
  /** The whole name without titles. */
  @Line(200) name: string;
  /** Gelar depan: `dr.`, `Ir.`, `H.` */
  @Optional() @Line(50) frontTitles?: string | null;
  /** Gelar belakang: `S.H., M.H.` */
  @Optional() @Line(100) backTitles?: string | null;
  /** Other spellings met in sources. */
  @LeftOut() @ListOfAtMost(30) @Line(200, { each: true }) aliases?: string[];
}
/** Two records of one person become one. */
export class MergePersonDto extends ReasonDto {
  /** The record that stays and stands for both. */
  @Id() intoId: string;
}
export class CorrectPersonDto extends CorrectionOf(NewPersonDto) {}

/** A person, named, with titles apart. */
export class PersonRef {
  @ShowsId() id: string;
  name: string;
  frontTitles: string | null;
  backTitles: string | null;
}

/** Who holds a post, and how. */
export class HolderRef extends PersonRef {
  @ShowsOneOf(BASES) basis: string;
}

/** A post by its title, where its organization stands beside it. */
export class TitleRef {
  @ShowsId() id: string;
  title: string;
}

/** A post, named, with its organization. */
export class PostRef {
  @ShowsId() id: string;
  title: string;
  organization: OrganizationRef | null;
}

/** A tenure of a person. */
export class TenureOfPerson {
  @ShowsId() id: string;
  post: PostRef | null;
  @ShowsOneOf(BASES) basis: string;
  @ShowsDay() startedOn: string | null;
  @ShowsDay() endedOn: string | null;
}

export class PersonDto extends RecordDto {
  name: string;
  frontTitles: string | null;
  backTitles: string | null;
  aliases: string[];
  /** Since when processing is on hold at the person's request; null while it is not. */
  @ShowsInstant() heldAt: string | null;
  /** When the name was erased for good; what stands in its place is no name. */
  @ShowsInstant() erasedAt: string | null;
  /** The record that stands for this one, as both are of one person; null for one that stands for itself. */
  mergedInto: PersonRef | null;
  /** Records of the same person this one stands for, as they were entered. */
  merged: PersonRef[];
  /** Posts held, latest first; those of merged records among them. */
  tenures: TenureOfPerson[];
}

export class PersonsQuery extends RecordsQuery {
  @SortKey('name') sort?: string;
  /** Who holds or held a post there; repeat the key for several. */
  @Repeated() @Id({ each: true }) organization?: string[];
  /** Who holds or held a post in an organization of this kind; repeat the key for several. */
  @Repeated() @OneOf(ORGANIZATION_KINDS, { each: true }) organization_kind?: OrganizationKind[];
  /** Whether they hold a post today. */
  @IsOptional() @OneOf(YES_NO) in_office?: YesNo;
  /** Words of the name or an alias. */
  @IsOptional() @Line(200) q?: string;
}
