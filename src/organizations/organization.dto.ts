import { IsOptional } from 'class-validator';
import { AREA_CODE } from '../areas/area.dto.js';
import { ShowsDay, ShowsId, ShowsOneOf } from '../common/answers.js';
import {
  Code,
  DayField,
  Id,
  LeftOut,
  Line,
  ListOfAtMost,
  OneOf,
  Optional,
  Paragraphs,
  Parts,
  Repeated,
} from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { BONDS } from './affiliation.entity.js';
import {
  ORGANIZATION_KINDS,
  type OrganizationKind,
  UNION_LEVELS,
  type UnionLevel,
} from './organization.entity.js';

/** Another name an organization goes or went by. */
export class AliasDto {
  @Line() name: string;
  /** First day of use, YYYY-MM-DD. */
  @Optional() @DayField() fromOn?: string | null;
  /** Last day of use, that day included. */
  @Optional() @DayField() untilOn?: string | null;
}

export class NewOrganizationDto extends NewRecordDto {
  @Line() name: string;
  @Optional() @Line(50) acronym?: string | null;
  @OneOf(ORGANIZATION_KINDS) kind: OrganizationKind;
  /** Tier of a union; leave out for others. */
  @Optional() @OneOf(UNION_LEVELS) level?: UnionLevel | null;
  /** What its own statutes call the tier. */
  @Optional() @Line(100) levelLabel?: string | null;
  /** Head of its letters and minutes, line by line: the government or body above it, its name, its address. */
  @Optional() @Paragraphs(1000) letterhead?: string | null;
  /** Which board, where rival boards claim one name. */
  @Optional() @Line(100) faction?: string | null;
  /** Nomor bukti pencatatan. */
  @Optional() @Line(100) registrationNumber?: string | null;
  @LeftOut() @Parts(AliasDto) aliases?: AliasDto[];
  /** Codes of the areas it covers. */
  @LeftOut() @ListOfAtMost(100) @Code(AREA_CODE, '32.16', { each: true }) areaCodes?: string[];
}
export class CorrectOrganizationDto extends CorrectionOf(NewOrganizationDto) {}

/** An organization, named. */
export class OrganizationRef {
  @ShowsId() id: string;
  name: string;
  acronym: string | null;
}

/** Another name, with its days. */
export class AliasAnswer {
  name: string;
  @ShowsDay() fromOn: string | null;
  @ShowsDay() untilOn: string | null;
}

/** A dated bond of an organization. */
export class AffiliationRef {
  @ShowsId() id: string;
  /** Null where you do not see it. */
  parent: OrganizationRef | null;
  @ShowsOneOf(BONDS) bond: string;
  @ShowsDay() startedOn: string | null;
  @ShowsDay() endedOn: string | null;
}

export class OrganizationDto extends RecordDto {
  name: string;
  acronym: string | null;
  @ShowsOneOf(ORGANIZATION_KINDS) kind: string;
  @ShowsOneOf(UNION_LEVELS) level: string | null;
  levelLabel: string | null;
  letterhead: string | null;
  faction: string | null;
  registrationNumber: string | null;
  aliases: AliasAnswer[];
  areaCodes: string[];
  /** What it belongs and belonged to, latest first. */
  affiliations: AffiliationRef[];
}

export class OrganizationsQuery extends RecordsQuery {
  @SortKey('name') sort?: string;
  /** Repeat the key for several. */
  @Repeated() @OneOf(ORGANIZATION_KINDS, { each: true }) kind?: OrganizationKind[];
  /** Tier of a union; repeat the key for several. */
  @Repeated() @OneOf(UNION_LEVELS, { each: true }) level?: UnionLevel[];
  /** Code of an area it covers; repeat the key for several. */
  @Repeated() @Code(AREA_CODE, '32.16', { each: true }) area?: string[];
  /** Organization it belongs to today; repeat the key for several. */
  @Repeated() @Id({ each: true }) parent?: string[];
  /** Words of its name, acronym or an alias. */
  @IsOptional() @Line(200) q?: string;
}
