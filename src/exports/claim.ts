import type { AssessmentDto } from '../commitments/assessment.dto.js';
import type { CommitmentCard, CommitmentDto } from '../commitments/commitment.dto.js';
import { type Fulfilment, FULFILMENT_LABELS, isOpen } from '../commitments/fulfilment.js';
import { commitmentPath } from '../page-parts/paths.js';
import {
  type AddressOf,
  eventThing,
  organizationThing,
  OURS,
  paged,
  personThing,
  postThing,
  sourceThing,
  type Thing,
  thing,
} from './thing.js';

/** What the desk found in the end, and which office did. */
export type Verdict = Pick<AssessmentDto, 'id' | 'organization' | 'finding' | 'assessedOn' | 'note'>;

/** On a scale of three; the other verdicts are on none. */
const RATINGS: Partial<Record<Fulfilment, number>> = {
  fulfilled: 3,
  partly_fulfilled: 2,
  not_fulfilled: 1,
};

/** Whether a verdict on it is to be relied on: the desk has closed it, and its record was not retracted. */
export const isClosed = ({
  recordState,
  fulfilment,
}: Pick<CommitmentCard, 'recordState' | 'fulfilment'>): boolean =>
  recordState !== 'retracted' && !isOpen(fulfilment as Fulfilment);

/** The finding the desk closed a commitment with; null while it is open, and of a record that was retracted. */
export function verdictOf(item: CommitmentDto): Verdict | null {
  const { fulfilment, lanes } = item;
  if (!isClosed(item)) return null;
  return lanes.desk.findLast(({ state, finding }) => state === 'in_force' && finding === fulfilment) ?? null;
}

/** A commitment as what was claimed: the words, who spoke them, and where they appeared. */
export function claim(
  { id, title, founding, makers, statedOn, topics, event }: CommitmentCard,
  at: AddressOf,
): Thing {
  const { words, speaker, post, source } = founding ?? {
    words: null,
    speaker: null,
    post: null,
    source: null,
  };
  const spoken = speaker ? personThing(speaker, at, post) : post && postThing(post, at);
  const [maker] = makers;
  return paged('Claim', at(commitmentPath(id)[OURS]), {
    name: title,
    text: words ?? title,
    author: spoken ?? (maker?.organization && organizationThing(maker.organization, at)),
    datePublished: statedOn,
    firstAppearance: source && sourceThing(source, at),
    appearance: source && [sourceThing(source, at)],
    about: topics.map(({ key, label }) => thing('DefinedTerm', { termCode: key, name: label })),
    recordedAt: event && eventThing(event, at),
  });
}

/**
 * The verdict on a commitment, as fact-checkers give one. Open states are none, and nobody else's word is. Null where
 * the office that found it is not on record.
 */
export function claimReview(card: CommitmentCard, verdict: Verdict, at: AddressOf): Thing | null {
  if (verdict.organization === null) return null;
  const page = at(commitmentPath(card.id)[OURS]);
  const finding = verdict.finding as Fulfilment;
  const rating = RATINGS[finding];
  return thing('ClaimReview', {
    '@id': `${page}#${verdict.id}`,
    url: page,
    inLanguage: OURS,
    name: card.title,
    claimReviewed: card.founding?.words ?? card.title,
    itemReviewed: claim(card, at),
    author: organizationThing(verdict.organization, at),
    datePublished: verdict.assessedOn,
    reviewBody: verdict.note,
    reviewRating: thing('Rating', {
      alternateName: FULFILMENT_LABELS[finding][OURS],
      ...(rating && { ratingValue: rating, bestRating: 3, worstRating: 1 }),
    }),
  });
}

/** A commitment with its verdict, else without. */
export const claimOrReview = (card: CommitmentCard, verdict: Verdict | null, at: AddressOf): Thing =>
  (verdict && claimReview(card, verdict, at)) ?? claim(card, at);
