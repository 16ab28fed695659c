import sql, { type Sql } from 'sql-template-tag';
import { ORGANIZATION_KIND_LABELS } from '../page-parts/labels.js';
import type { PersonsQuery } from '../people/person.dto.js';
import { isInOffice, personFilters } from '../people/persons.reader.js';
import type { PostsQuery } from '../people/post.dto.js';
import { postFilters } from '../people/posts.reader.js';
import { elsewhere, type FacetedList, manyElsewhere, ofOrganizations, single, yesNo } from './facet.js';

const ORGANIZATION = ofOrganizations({ id: 'Organisasi', en: 'Organization' });
const ORGANIZATION_KIND = {
  label: { id: 'Jenis organisasi', en: 'Kind of organization' },
  words: ORGANIZATION_KIND_LABELS,
};

/** Every record of a person `r`, and the posts held by any of them. */
const records: Record<string, Sql> = { ids: sql`(r.id || r.merged_ids)` };
const posts = sql`CROSS JOIN unnest(s.ids) AS one(id) JOIN tenure t ON t.person_id = one.id JOIN post p ON p.id = t.post_id`;

export const PEOPLE: FacetedList<PersonsQuery> = {
  list: 'people',
  noun: { one: { id: 'orang', en: 'person' }, several: { id: 'orang', en: 'people' } },
  tables: ['person', 'tenure', 'post', 'organization'],
  from: sql`person r`,
  narrowing: personFilters,
  facets: {
    in_office: yesNo(
      'in_office',
      isInOffice,
      { id: 'Masa jabatan', en: 'Term' },
      {
        yes: { id: 'Sedang menjabat', en: 'In office now' },
        no: { id: 'Tidak sedang menjabat', en: 'Not in office now' },
      },
    ),
    organization_kind: manyElsewhere(
      records,
      sql`o.kind`,
      sql`${posts} JOIN organization o ON o.id = p.organization_id`,
      ORGANIZATION_KIND,
    ),
    organization: manyElsewhere(records, sql`p.organization_id`, posts, ORGANIZATION),
  },
};

export const POSTS: FacetedList<PostsQuery> = {
  list: 'posts',
  noun: { one: { id: 'jabatan', en: 'post' }, several: { id: 'jabatan', en: 'posts' } },
  tables: ['post', 'organization'],
  from: sql`post r`,
  narrowing: postFilters,
  facets: {
    organization_kind: elsewhere(
      { organization_id: sql`r.organization_id` },
      sql`o.kind`,
      sql`JOIN organization o ON o.id = s.organization_id`,
      ORGANIZATION_KIND,
    ),
    organization: single('organization_id', sql`r.organization_id`, ORGANIZATION),
  },
};
