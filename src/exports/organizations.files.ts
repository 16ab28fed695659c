import type { Text } from '../common/language.js';
import type { AffiliationDto } from '../organizations/affiliation.dto.js';
import type { OrganizationDto, OrganizationRef } from '../organizations/organization.dto.js';
import { organizationPath, unionPath } from '../page-parts/paths.js';
import { type ListFile, RECORD_COLUMNS } from './list-file.js';
import * as things from './things.js';

export const ORGANIZATIONS: ListFile<OrganizationDto> = {
  list: 'organizations',
  name: 'organisasi',
  pageOf: ({ id, kind }) => (kind === 'union' ? unionPath(id) : organizationPath(id)),
  thing: things.organization,
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

/** Somebody may see an affiliation and not its member. */
const memberPage = (member: OrganizationRef | null): Text | null => member && organizationPath(member.id);

export const AFFILIATIONS: ListFile<AffiliationDto> = {
  list: 'affiliations',
  name: 'afiliasi',
  pageOf: ({ member }) => memberPage(member),
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
