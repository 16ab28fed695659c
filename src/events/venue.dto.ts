import { IsOptional } from 'class-validator';
import { AREA_CODE } from '../areas/area.dto.js';
import { ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import {
  Code,
  Id,
  LeftOut,
  Line,
  ListOfAtMost,
  OneOf,
  Optional,
  Paragraphs,
  Whole,
} from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { CAPACITY_QUALIFIERS, type CapacityQualifier } from './venue.entity.js';

export class NewVenueDto extends NewRecordDto {
  @Line() name: string;
  /** Other spellings met in sources. */
  @LeftOut() @ListOfAtMost(30) @Line(300, { each: true }) aliases?: string[];
  @Optional() @Line(500) address?: string | null;
  @Optional() @Code(AREA_CODE, '32.16.20') areaCode?: string | null;
  /** Whose it is. */
  @Optional() @Id() organizationId?: string | null;
  /** Seats. */
  @Optional() @Whole(1, 1_000_000) capacity?: number | null;
  /** How the number is meant; needed with `capacity`. */
  @Optional() @OneOf(CAPACITY_QUALIFIERS) capacityQualifier?: CapacityQualifier | null;
  @Optional() @Paragraphs(2000) note?: string | null;
}
export class CorrectVenueDto extends CorrectionOf(NewVenueDto) {}

/** A venue, named. */
export class VenueRef {
  @ShowsId() id: string;
  name: string;
}

export class VenueDto extends RecordDto {
  name: string;
  aliases: string[];
  address: string | null;
  areaCode: string | null;
  organization: OrganizationRef | null;
  @ShowsWhole() capacity: number | null;
  @ShowsOneOf(CAPACITY_QUALIFIERS) capacityQualifier: string | null;
  note: string | null;
}

export class VenuesQuery extends RecordsQuery {
  @SortKey('name') sort?: string;
  @IsOptional() @Code(AREA_CODE, '32.16.20') area?: string;
  @IsOptional() @Id() organization?: string;
  /** Words of the name or an alias. */
  @IsOptional() @Line(200) q?: string;
}
