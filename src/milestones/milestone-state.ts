/** How far a step has come. `sent_back` (dikembalikan) is normal: the paper travels again. */
export const MILESTONE_STATES = ['planned', 'met', 'sent_back', 'left_out'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/**
 * The acts on a step, with the states each starts from and the one it leads to. `reopened` takes back what was recorded
 * wrongly, and what turned out to be required after all; later steps are reopened when one before them is sent back.
 */
export const MILESTONE_ACTS = {
  met: { from: ['planned', 'sent_back'], to: 'met' },
  sent_back: { from: ['planned', 'met', 'sent_back'], to: 'sent_back' },
  left_out: { from: ['planned', 'sent_back'], to: 'left_out' },
  reopened: { from: ['met', 'left_out'], to: 'planned' },
} as const satisfies Record<string, { from: readonly MilestoneState[]; to: MilestoneState }>;
export type MilestoneAct = keyof typeof MILESTONE_ACTS;

/** Whether an act may be done in a state. */
export const mayFollow = (act: MilestoneAct, state: MilestoneState): boolean =>
  (MILESTONE_ACTS[act].from as readonly MilestoneState[]).includes(state);
