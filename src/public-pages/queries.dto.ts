import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { DayField } from '../common/fields.js';
import { OrganizationsQuery } from '../organizations/organization.dto.js';

/** Every organization of the list of unions is one. */
export class UnionsQuery extends OmitType(OrganizationsQuery, ['kind']) {
  /** The day affiliations are shown of; today when left out. */
  @IsOptional() @DayField() on?: string;
}
