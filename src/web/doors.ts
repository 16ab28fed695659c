import type { Role } from '../common/actor.js';
import type { Text } from '../common/language.js';

/** A way to a part of the house; paths in each language. */
export interface Door {
  name: Text;
  path: Text;
}

/** What everybody looks up. */
export const DOORS = {
  search: { name: { id: 'Cari', en: 'Search' }, path: { id: '/cari', en: '/en/search' } },
  commitments: { name: { id: 'Komitmen', en: 'Pledges' }, path: { id: '/komitmen', en: '/en/commitments' } },
  unions: { name: { id: 'Serikat', en: 'Unions' }, path: { id: '/serikat', en: '/en/unions' } },
  officials: { name: { id: 'Pejabat', en: 'Officials' }, path: { id: '/pejabat', en: '/en/officials' } },
  events: { name: { id: 'Acara', en: 'Events' }, path: { id: '/acara', en: '/en/events' } },
  meetings: { name: { id: 'Rapat', en: 'Meetings' }, path: { id: '/rapat', en: '/en/meetings' } },
  sources: { name: { id: 'Sumber', en: 'Sources' }, path: { id: '/sumber', en: '/en/sources' } },
  data: { name: { id: 'Data', en: 'Data' }, path: { id: '/data', en: '/en/data' } },
} satisfies Record<string, Door>;

/** Where those work who do more than read. */
const OWN_DOORS = {
  desk: { name: { id: 'Meja kerja', en: 'Desk' }, path: { id: '/meja', en: '/en/meja' } },
  union: {
    name: { id: 'Organisasi kami', en: 'Our organization' },
    path: { id: '/serikat-kami', en: '/en/serikat-kami' },
  },
} satisfies Record<string, Door>;

/** The doors of the masthead. */
export type Section = keyof typeof DOORS | keyof typeof OWN_DOORS;

/** The doors of somebody of this role; of everybody, if there is none. */
export function doorsOf(role: Role | undefined): [Section, Door][] {
  const all = Object.entries(DOORS) as [Section, Door][];
  if (role === 'administrator' || role === 'staff') return [['desk', OWN_DOORS.desk], ...all];
  return role === 'representative' ? [['union', OWN_DOORS.union], ...all] : all;
}
