import { addDays, today } from '../common/day.js';

/** Who may see a record: everybody, the parties it names and the office, or the office alone. */
export const VISIBILITIES = ['public', 'parties', 'internal'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/**
 * Why something is not public. The first ten are UU 14/2008 art. 17 a to j, in its order; `personal_data` is
 * UU 27/2022; `union_own` is what a union keeps for itself, which is no information of a public body.
 */
export const GROUNDS = [
  'law_enforcement',
  'business_competition',
  'defence_security',
  'natural_wealth',
  'economic_resilience',
  'foreign_relations',
  'private_deed',
  'personal_secrets',
  'office_memo',
  'other_law',
  'personal_data',
  'union_own',
] as const;
export type Ground = (typeof GROUNDS)[number];

/** Who may see a record, why not everybody, and until when. */
export interface Classification {
  visibility: Visibility;
  /** The organizations it is open to; empty unless `visibility` is `parties`. */
  partyIds: string[];
  /** Null for what is public. */
  restrictedGround: Ground | null;
  /** Last day of the restriction, YYYY-MM-DD, when the office decides again; null for what is public. */
  restrictedUntil: string | null;
}

export const PUBLIC: Classification = {
  visibility: 'public',
  partyIds: [],
  restrictedGround: null,
  restrictedUntil: null,
};

/** Days after which the office decides again, where nobody set another end (project). */
const USUAL_TERM_DAYS = 5 * 365;

/** For the office alone, from today for the usual term. */
export const forTheOffice = (
  ground: Ground,
): Classification & { visibility: 'internal'; restrictedGround: Ground; restrictedUntil: string } => ({
  visibility: 'internal',
  partyIds: [],
  restrictedGround: ground,
  restrictedUntil: addDays(today(), USUAL_TERM_DAYS),
});

/** For these organizations and the office, from today for the usual term. */
export const forTheParties = (ground: Ground, partyIds: string[]): Classification => ({
  ...forTheOffice(ground),
  visibility: 'parties',
  partyIds,
});

/** Whether a part is open to nobody its whole is not open to. The database holds records to the same rule. */
export function isWithin(part: Classification, whole: Classification): boolean {
  if (whole.visibility === 'public' || part.visibility === 'internal') return true;
  if (part.visibility !== 'parties' || whole.visibility !== 'parties') return false;
  return part.partyIds.every((id) => whole.partyIds.includes(id));
}

/** A part's classification once its whole has `whole`: what it had, as far as it fits, else the parties they share, else the office. */
export function narrowedTo(part: Classification, whole: Classification): Classification {
  if (isWithin(part, whole)) return part;
  const shared =
    part.visibility === 'public' ? whole.partyIds : part.partyIds.filter((id) => whole.partyIds.includes(id));
  const { restrictedGround, restrictedUntil } = whole;
  return shared.length > 0
    ? { visibility: 'parties', partyIds: shared, restrictedGround, restrictedUntil }
    : { visibility: 'internal', partyIds: [], restrictedGround, restrictedUntil };
}
