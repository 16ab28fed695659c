/** Where the pages of a union's own desk are, in Indonesian; English ones have the same below /en. */
export const UNION_PATHS = {
  desk: '/serikat-kami',
  commitments: '/serikat-kami/komitmen',
  requests: '/serikat-kami/rapat',
  ask: '/serikat-kami/rapat/minta',
} as const;

/** @param id of the commitment, or the name of a route's parameter */
export const ourCommitmentPath = (id: string): string => `${UNION_PATHS.commitments}/${id}`;
export const requestPath = (id: string): string => `${UNION_PATHS.requests}/${id}`;
