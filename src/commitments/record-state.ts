import sql from 'sql-template-tag';

/** Whether a commitment is a usable, sourced pledge. Only verified ones are public; a retracted one stays to be seen. */
export const RECORD_STATES = [
  'draft',
  'awaiting_verification',
  'verified',
  'not_trackable',
  'retracted',
] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** The acts on a commitment's record, with the state each starts from and leads to. */
export const RECORD_ACTS = {
  submitted: { from: ['draft'], to: 'awaiting_verification' },
  returned: { from: ['awaiting_verification', 'not_trackable'], to: 'draft' },
  verified: { from: ['awaiting_verification'], to: 'verified' },
  declined: { from: ['awaiting_verification'], to: 'not_trackable' },
  retracted: { from: ['verified'], to: 'retracted' },
} as const satisfies Record<string, { from: readonly RecordState[]; to: RecordState }>;
export type RecordAct = keyof typeof RECORD_ACTS;

/** Acts for a second person: not the one who entered the commitment. */
export const SECOND_PERSON_ACTS: readonly RecordAct[] = ['verified', 'declined', 'retracted'];

/**
 * Whether a part `r` belongs to no commitment that is not verified any more: what does waits for nobody. A commitment that
 * is hidden tells nothing either way.
 */
export const isStanding = sql`NOT EXISTS (
  SELECT FROM commitment whole WHERE whole.id = r.commitment_id AND whole.record_state <> 'verified')`;
