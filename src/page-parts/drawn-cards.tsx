import { LRUCache } from 'lru-cache';
import { render } from 'preact-render-to-string';
import { type Language, LANGUAGES } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentCardItem } from './commitment-card.js';

/** How many cards are kept in each language: about 4 MB of texts and markup. */
const KEPT = 500;

/** By the JSON text of the card, which is all its markup depends on. */
const drawn = Object.fromEntries(
  LANGUAGES.map((language) => [language, new LRUCache<string, string>({ max: KEPT })]),
) as Record<Language, LRUCache<string, string>>;

interface Props {
  /** JSON text of each {@link CommitmentCard}. */
  texts: readonly string[];
  language: Language;
  /** Of the page, as its address gives it; null for now. */
  asOf: string | null;
}

/** Commitments as lists show them; what was drawn lately is not drawn again. */
export function DrawnCards({ texts, language, asOf }: Props) {
  const cards = texts.map((text) => (asOf === null ? kept(text, language) : draw(text, language, asOf)));
  // oxlint-disable-next-line react/no-danger -- our own markup, in which every text was escaped when it was rendered
  return <ul class="pledges" dangerouslySetInnerHTML={{ __html: cards.join('') }} />;
}

function kept(text: string, language: Language): string {
  const found = drawn[language].get(text);
  if (found !== undefined) return found;
  const card = draw(text, language, null);
  drawn[language].set(text, card);
  return card;
}

const draw = (text: string, language: Language, asOf: string | null): string =>
  render(<CommitmentCardItem item={JSON.parse(text) as CommitmentCard} language={language} asOf={asOf} />);
