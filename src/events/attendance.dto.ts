import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { Id, Line, OneOf, Optional, Paragraphs, Truth, Whole } from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { PersonRef, PostRef } from '../people/person.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import {
  CAPACITIES,
  type Capacity,
  PRESENCES,
  type Presence,
  type Side,
  SIDES,
} from './attendance.entity.js';

/** How somebody on a list can have come; what a source only mentions is no list. */
const NOTED = PRESENCES.filter((presence) => presence !== 'mentioned');
type Noted = Exclude<Presence, 'mentioned'>;

/**
 * Somebody at an event. Name a person, a post or an organization; several where they belong together. A person is bound
 * to the tenure of that day: in the post given, else in the only one they held, of the organization if that is given.
 */
export class NewAttendanceDto extends NewRecordDto {
  @Optional() @Id() personId?: string | null;
  /** The post they came in, which they held that day, or of an unnamed holder. */
  @Optional() @Id() postId?: string | null;
  @Optional() @Id() organizationId?: string | null;
  /** What somebody without a public role came as, in words, such as `anggota PUK`; then name no person. */
  @Optional() @Line(200) role?: string | null;
  /** For whom they came, when that is not their own organization. */
  @Optional() @Id() onBehalfOfId?: string | null;
  @OneOf(SIDES) side: Side;
  @OneOf(CAPACITIES) capacity: Capacity;
  @OneOf(PRESENCES) presence: Presence;
  /** Whether they were invited; who came without is a walk-in. */
  @Optional() @Truth() wasInvited?: boolean | null;
  /** People in a group. */
  @Optional() @Whole(1, 10_000_000) headcount?: number | null;
  @Optional() @Id() sourceId?: string | null;
  @Optional() @Paragraphs(2000) note?: string | null;
}
/** How somebody on the list came. */
export class PresenceDto {
  /** `invited` takes back what was noted by mistake. */
  @OneOf(NOTED) presence: Noted;
  /** People of a group who came; stays as it was when left out. */
  @Optional() @Whole(1, 10_000_000) headcount?: number | null;
}
export class CorrectAttendanceDto extends CorrectionOf(NewAttendanceDto) {}

/** Who it was and in what role, wherever an attendance is shown. */
export class AttendeeAnswer {
  /** Null when nobody is named or the person is not public. */
  person: PersonRef | null;
  post: PostRef | null;
  organization: OrganizationRef | null;
  /** What somebody unnamed came as. */
  role: string | null;
  onBehalfOf: OrganizationRef | null;
  @ShowsOneOf(SIDES) side: string;
  @ShowsOneOf(CAPACITIES) capacity: string;
  @ShowsOneOf(PRESENCES) presence: string;
  /** Whether they were invited; null when nobody says. */
  @ApiProperty({ type: 'boolean', nullable: true }) wasInvited: boolean | null;
  @ShowsWhole() headcount: number | null;
}

/** Somebody at this event. */
export class AttendanceOfEvent extends AttendeeAnswer {
  @ShowsId() id: string;
  @ShowsWhole() revision: number;
}

export class AttendanceDto extends IntersectionType(RecordDto, AttendeeAnswer) {
  @ShowsId() eventId: string | null;
  /** What the person held in that post that day; null when nothing is on record. */
  @ShowsId() tenureId: string | null;
  source: SourceRef | null;
  note: string | null;
}

export class AttendancesQuery extends RecordsQuery {
  @SortKey() sort?: string;
  @IsOptional() @Id() event?: string;
  @IsOptional() @Id() person?: string;
  @IsOptional() @Id() organization?: string;
  @IsOptional() @OneOf(SIDES) side?: Side;
}
