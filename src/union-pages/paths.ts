/** Where the pages of those who speak for an organization are, in Indonesian; English ones have the same below /en. */
export const UNION_PATHS = {
  desk: '/serikat-kami',
  commitments: '/serikat-kami/komitmen',
  notices: '/serikat-kami/pemberitahuan',
  requests: '/serikat-kami/rapat',
  ask: '/serikat-kami/rapat/minta',
} as const;

/** @param id of the commitment, or the name of a route's parameter */
export const ourCommitmentPath = (id: string): string => `${UNION_PATHS.commitments}/${id}`;
export const ourTakeoverPath = (id: string): string => `${ourCommitmentPath(id)}/serah-terima`;
export const ourNoticePath = (id: string): string => `${UNION_PATHS.notices}/${id}`;
/** @param id of the version of the draft */
export const ourDraftPath = (id: string): string => `${UNION_PATHS.desk}/rancangan/${id}`;
/** @param number of the remark in its version */
export const ourRemarkPath = (id: string, number: string): string => `${ourDraftPath(id)}/catatan/${number}`;
export const requestPath = (id: string): string => `${UNION_PATHS.requests}/${id}`;
