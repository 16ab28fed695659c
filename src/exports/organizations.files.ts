import type { AffiliationDto } from '../organizations/affiliation.dto.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { organizationPath, unionPath } from '../page-parts/paths.js';
import { type ListFile, RECORD_COLUMNS } from './list-file.js';

export const ORGANIZATIONS: ListFile<OrganizationDto> = {
  list: 'organizations',
  name: 'organisasi',
  pageOf: ({ id, kind }) => (kind === 'union' ? unionPath(id) : organizationPath(id)),
  columns: [
    'name',
    'acronym',
    'kind',
    'level',
    'levelLabel',
    'faction',
    'registrationNumber',
    'areaCodes',
    'aliases.name',
    'aliases.fromOn',
    'aliases.untilOn',
    'affiliations.parent.name',
    'affiliations.parent.id',
    'affiliations.bond',
    'affiliations.startedOn',
    'affiliations.endedOn',
    ...RECORD_COLUMNS,
  ],
};

export const AFFILIATIONS: ListFile<AffiliationDto> = {
  list: 'affiliations',
  name: 'afiliasi',
  pageOf: ({ member }) => organizationPath(member.id),
  columns: [
    'member.name',
    'member.acronym',
    'member.id',
    'parent.name',
    'parent.acronym',
    'parent.id',
    'bond',
    'startedOn',
    'endedOn',
    'source.title',
    'source.url',
    'source.id',
    ...RECORD_COLUMNS,
  ],
};
