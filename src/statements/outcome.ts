/* What a statement is to a commitment, and what can become of that. Statements are found by it; commitments go by it. */

/** How a statement bears on a commitment. */
export const BEARINGS = ['first_said', 'repeated', 'narrowed', 'widened', 'denied'] as const;
export type Bearing = (typeof BEARINGS)[number];

/** States that still wait for something to happen. */
export const OPEN_STATES = ['not_started', 'waiting', 'in_progress', 'stalled', 'referred'] as const;
/** States that close a commitment; only a correction goes back from them. */
export const FINAL_STATES = [
  'partly_fulfilled',
  'fulfilled',
  'not_fulfilled',
  'lapsed',
  'superseded',
  'unratable',
] as const;
export const FULFILMENTS = [...OPEN_STATES, ...FINAL_STATES] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

/** Keys of the topics commitments are on. */
export const TOPIC_KEY = /^[a-z][a-z0-9-]{1,49}$/;
