import sql from 'sql-template-tag';
import type { OrganizationsQuery } from '../organizations/organization.dto.js';
import { lasts, organizationFilters } from '../organizations/organizations.reader.js';
import { ORGANIZATION_KIND_LABELS, UNION_LEVEL_LABELS } from '../page-parts/labels.js';
import { type FacetedList, manyElsewhere, ofOrganizations, several, single } from './facet.js';

const level = single('level', sql`r.level`, {
  label: { id: 'Tingkat', en: 'Tier' },
  words: UNION_LEVEL_LABELS,
});
const area = several('area_codes', sql`ARRAY(SELECT DISTINCT unnest(r.area_codes))`, {
  label: { id: 'Wilayah', en: 'Area' },
  named: sql`SELECT a.code AS value, a.name, NULL AS name_en FROM area a`,
});
const parent = manyElsewhere(
  {},
  sql`a.parent_id`,
  (day) => sql`JOIN affiliation a ON a.member_id = s.id AND ${lasts(day)}`,
  ofOrganizations({ id: 'Bernaung di', en: 'Belongs to' }),
);

export const ORGANIZATIONS: FacetedList<OrganizationsQuery> = {
  list: 'organizations',
  noun: {
    one: { id: 'organisasi', en: 'organization' },
    several: { id: 'organisasi', en: 'organizations' },
  },
  tables: ['organization', 'affiliation', 'area'],
  from: sql`organization r`,
  narrowing: organizationFilters,
  facets: {
    kind: single('kind', sql`r.kind`, {
      label: { id: 'Jenis', en: 'Kind' },
      words: ORGANIZATION_KIND_LABELS,
    }),
    level,
    area,
    parent,
  },
};

/** The unions among them. */
export const UNIONS: FacetedList<OrganizationsQuery> = {
  ...ORGANIZATIONS,
  noun: { one: { id: 'serikat', en: 'union' }, several: { id: 'serikat', en: 'unions' } },
  facets: { level, area, parent },
};
