/**
 * How far a request for a meeting has come: asked (diajukan), another time proposed (ditawarkan), that accepted
 * (diterima), approved (disetujui: a room is booked), refused (ditolak), withdrawn (dicabut).
 */
export const REQUEST_STATES = ['asked', 'proposed', 'accepted', 'approved', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** The acts on a request, with the states each starts from and the one it leads to. The office proposes, approves and refuses; the asker does the rest. */
export const REQUEST_ACTS = {
  proposed: { from: ['asked', 'proposed', 'accepted'], to: 'proposed' },
  accepted: { from: ['proposed'], to: 'accepted' },
  declined: { from: ['proposed'], to: 'asked' },
  approved: { from: ['asked', 'accepted'], to: 'approved' },
  refused: { from: ['asked', 'proposed', 'accepted'], to: 'refused' },
  withdrawn: { from: ['asked', 'proposed', 'accepted'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly RequestState[]; to: RequestState }>;
export type RequestAct = keyof typeof REQUEST_ACTS;
