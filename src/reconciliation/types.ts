import type { Text } from '../common/language.js';
import { ORGANIZATION_KINDS, UNION_LEVELS } from '../organizations/organization.entity.js';
import { ORGANIZATION_KIND_LABELS } from '../page-parts/labels.js';

/* What can be looked up, in the words of the Reconciliation Service API: types of things, and properties that tell them apart. */

/** What a name can be of. */
export const NOUNS = ['organization', 'person', 'post'] as const;
export type Noun = (typeof NOUNS)[number];

/** The types of things by their ids: the three nouns, and every kind of organization, which is one too. */
export const TYPES: Readonly<Record<string, Text>> = {
  organization: { id: 'Organisasi', en: 'Organization' },
  person: { id: 'Orang dengan jabatan publik', en: 'Person in a public role' },
  post: { id: 'Jabatan', en: 'Post' },
  ...ORGANIZATION_KIND_LABELS,
};
export const TYPE_IDS = Object.keys(TYPES);

/** The kinds of organization. */
export const KIND_IDS: readonly string[] = ORGANIZATION_KINDS;

/** What a candidate must have, by its id. */
export const PROPERTIES = {
  area: {
    name: { id: 'Wilayah', en: 'Area' },
    description: {
      id: 'Kode Kemendagri atau nama wilayah yang dicakup organisasi; untuk orang dan jabatan, organisasinya',
      en: 'Code (Kemendagri) or name of an area the organization covers; of people and posts, their organization',
    },
  },
  level: {
    name: { id: 'Tingkat serikat', en: 'Level of a union' },
    description: { id: UNION_LEVELS.join(', '), en: UNION_LEVELS.join(', ') },
  },
  parent: {
    name: { id: 'Induk', en: 'Parent' },
    description: {
      id: 'Organisasi induk hari ini: nama, singkatan, atau id',
      en: 'What the organization belongs to today: name, acronym or id',
    },
  },
  organization: {
    name: { id: 'Organisasi', en: 'Organization' },
    description: {
      id: 'Tempat orang itu menjabat, dulu atau sekarang, atau tempat jabatan itu berada: nama, singkatan, atau id',
      en: 'Where the person holds or held a post, or where the post is: name, acronym or id',
    },
  },
} as const satisfies Record<string, { name: Text; description: Text }>;
export type Property = keyof typeof PROPERTIES;
export const PROPERTY_IDS = Object.keys(PROPERTIES) as Property[];
