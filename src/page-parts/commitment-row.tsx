import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { titleOf } from './commitment-card.js';
import { MakerNames } from './names.js';
import { dueText, StateTags } from './state.js';

const WORDS = {
  by: { id: 'Dijanjikan oleh', en: 'Promised by' },
  due: { id: 'Tenggat', en: 'Due' },
  lastNews: { id: 'Kabar terakhir', en: 'Last news' },
} satisfies Record<string, Text>;

interface Props {
  item: CommitmentCard;
  language: Language;
  /** Where its heading leads: the page on which its reader works on it. */
  href: string;
}

/** A commitment as lists of those show it who work on it. */
export const CommitmentRow = ({ item, language, href }: Props) => (
  <li class="pledge">
    <StateTags fulfilment={item.fulfilment} flags={item.flags} language={language} />
    <h2>
      <a href={href}>{titleOf(item, language)}</a>
    </h2>
    <dl>
      <dt>{WORDS.by[language]}</dt>
      <dd>
        <MakerNames makers={item.makers} language={language} />
      </dd>
      <dt>{WORDS.due[language]}</dt>
      <dd>{dueText(item.due, language)}</dd>
      <dt>{WORDS.lastNews[language]}</dt>
      <dd>{shortDay(item.lastNewsOn, language)}</dd>
    </dl>
  </li>
);
