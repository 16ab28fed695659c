import { deskCommitmentPath } from '../page-parts/paths.js';

/** Where the desk works on commitments, in Indonesian; English pages have the same below /en. */
export const PLEDGE_PATHS = {
  list: '/meja/komitmen',
  create: '/meja/komitmen/baru',
} as const;

/* Pages of one record. @param id of it, or the name of a route's parameter */

export { deskCommitmentPath as pledgePath } from '../page-parts/paths.js';
export const correctPath = (id: string): string => `${deskCommitmentPath(id)}/koreksi`;
export const restatePath = (id: string): string => `${deskCommitmentPath(id)}/pernyataan`;
export const assessPath = (id: string): string => `${deskCommitmentPath(id)}/nilai`;
export const planPath = (id: string): string => `${deskCommitmentPath(id)}/tindak-lanjut`;
export const tellPath = (id: string): string => `${deskCommitmentPath(id)}/beri-tahu`;
export const takeoverPath = (id: string): string => `${deskCommitmentPath(id)}/serah-terima`;
export const noticePath = (id: string): string => `/meja/pemberitahuan/${id}`;
export const coursePath = (id: string): string => `${deskCommitmentPath(id)}/langkah`;
export const newDraftPath = (id: string): string => `${deskCommitmentPath(id)}/rancangan`;
/** A finding that was proposed. */
export const assessmentPath = (id: string): string => `/meja/penilaian/${id}`;
export const stepPath = (id: string): string => `/meja/langkah/${id}`;
export const draftPath = (id: string): string => `/meja/rancangan/${id}`;
export const FOLLOW_UPS_PATH = '/meja/tindak-lanjut';
export const followUpPath = (id: string): string => `${FOLLOW_UPS_PATH}/${id}`;
