import { OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { DayField } from '../common/fields.js';
import { EventsQuery } from '../events/event.dto.js';
import { MeetingsQuery } from '../meetings/meeting.dto.js';
import { OrganizationsQuery } from '../organizations/organization.dto.js';

/* The queries of lists, as the API has them, but for fields of forms that were left blank. */

/** A form sends what was left blank as an empty text. */
const BlankIsLeftOut = () => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class EventsPageQuery extends OmitType(EventsQuery, ['from', 'until']) {
  @BlankIsLeftOut() @IsOptional() @DayField() from?: string;
  @BlankIsLeftOut() @IsOptional() @DayField() until?: string;
}

export class MeetingsPageQuery extends OmitType(MeetingsQuery, ['from', 'until']) {
  @BlankIsLeftOut() @IsOptional() @DayField() from?: string;
  @BlankIsLeftOut() @IsOptional() @DayField() until?: string;
}

/** Every organization of the list of unions is one. */
export class UnionsQuery extends OmitType(OrganizationsQuery, ['kind']) {
  /** The day affiliations are shown of; today when left out. */
  @IsOptional() @DayField() on?: string;
}
