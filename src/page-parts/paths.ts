import type { Text } from '../common/language.js';

/*
 * Where the pages for everybody are. English paths are in English words; pages behind a login keep the Indonesian ones
 * below /en.
 */

const list = (id: string, en: string): Text => ({ id: `/${id}`, en: `/en/${en}` });
const below = (path: Text, id: string): Text => ({ id: `${path.id}/${id}`, en: `${path.en}/${id}` });

/** The lists, and the pages that stand alone. */
export const PUBLIC_PATHS = {
  front: { id: '/', en: '/en' },
  search: list('cari', 'search'),
  commitments: list('komitmen', 'commitments'),
  statements: list('pernyataan', 'statements'),
  unions: list('serikat', 'unions'),
  organizations: list('organisasi', 'organizations'),
  officials: list('pejabat', 'officials'),
  posts: list('pejabat/jabatan', 'officials/posts'),
  events: list('acara', 'events'),
  meetings: list('rapat', 'meetings'),
  sources: list('sumber', 'sources'),
  network: list('jejaring', 'network'),
  method: list('metode', 'method'),
  data: list('data', 'data'),
  statistics: list('statistik', 'statistics'),
  sql: list('data/sql', 'data/sql'),
  changes: list('perubahan', 'changes'),
} as const satisfies Record<string, Text>;

/* Pages of one record. @param id of it, or the name of a route's parameter */

export const commitmentPath = (id: string): Text => below(PUBLIC_PATHS.commitments, id);
/** Every change of a commitment. */
export const commitmentHistoryPath = (id: string): Text => ({
  id: `/komitmen/${id}/riwayat`,
  en: `/en/commitments/${id}/history`,
});
export const unionPath = (id: string): Text => below(PUBLIC_PATHS.unions, id);
/** The week of a union, as a text to be sent on. */
export const weekPath = (id: string): Text => ({
  id: `${unionPath(id).id}/pekan`,
  en: `${unionPath(id).en}/week`,
});
/** An organization that is no union: an office, an employer, a medium. */
export const organizationPath = (id: string): Text => below(PUBLIC_PATHS.organizations, id);
export const officialPath = (id: string): Text => below(PUBLIC_PATHS.officials, id);
/** A post and who held it. */
export const postPath = (id: string): Text => below(PUBLIC_PATHS.posts, id);
export const eventPath = (id: string): Text => below(PUBLIC_PATHS.events, id);
export const meetingPath = (id: string): Text => below(PUBLIC_PATHS.meetings, id);
/** A saved query, run. @param key of it */
export const queryPath = (key: string): Text => below(PUBLIC_PATHS.sql, key);
export const sourcePath = (id: string): Text => below(PUBLIC_PATHS.sources, id);

/* Where those who keep the record work on one, below a login; English is the same below /en. @param id as above */

export const deskCommitmentPath = (id: string): string => `/meja/komitmen/${id}`;
export const deskEventPath = (id: string): string => `/meja/acara/${id}`;
export const deskMeetingPath = (id: string): string => `/meja/rapat/${id}`;
export const deskSourcePath = (id: string): string => `/meja/sumber/${id}`;
