/**
 * How far a meeting has come: planned (direncanakan), open (berlangsung), closed (selesai: the minutes are a draft),
 * checked by the chair (diperiksa), signed (ditandatangani), locked (terkunci); or cancelled (dibatalkan).
 */
export const MEETING_STATES = [
  'planned',
  'open',
  'closed',
  'checked',
  'signed',
  'locked',
  'cancelled',
] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** The acts on a meeting, with the states each starts from and the one it leads to. */
export const MEETING_ACTS = {
  opened: { from: ['planned'], to: 'open' },
  closed: { from: ['open'], to: 'closed' },
  reopened: { from: ['closed'], to: 'open' },
  checked: { from: ['closed'], to: 'checked' },
  returned: { from: ['checked'], to: 'closed' },
  signed: { from: ['checked'], to: 'signed' },
  locked: { from: ['signed'], to: 'locked' },
  cancelled: { from: ['planned', 'open'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly MeetingState[]; to: MeetingState }>;
export type MeetingAct = keyof typeof MEETING_ACTS;

/** How far the minutes (notula) have come; only signed and locked ones are for others than the office. */
export const MINUTES_STATES = ['draft', 'checked', 'signed', 'locked'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];
