import { shortDay, shortInstant } from '../common/dates.js';
import { type Day, isDay, today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { makersText } from '../page-parts/names.js';
import { ReadyText } from '../page-parts/ready-text.js';
import { retractedText } from '../page-parts/state.js';
import { pledgeSummary } from '../page-parts/summary.js';
import { addressOf } from '../web/visit.js';

const WORDS = {
  link: { id: 'Tautan tetap', en: 'Permanent link' },
  citation: { id: 'Kutipan', en: 'Citation' },
  citationHint: {
    id: 'Tautan di dalamnya membuka catatan seperti pada akhir hari itu, apa pun yang berubah kemudian.',
    en: 'The link in it opens the record as it stood at the end of that day, whatever changes later.',
  },
  json: { id: 'Data komitmen ini (JSON)', en: 'Data of this pledge (JSON)' },
  files: { id: 'Bagikan dan unduh', en: 'Share and download' },
  house: {
    id: 'Ikrar, catatan publik komitmen kepada pekerja',
    en: 'Ikrar, the public record of pledges to workers',
  },
  version: { id: 'Versi', en: 'Version' },
  asOf: { id: 'sebagaimana tercatat', en: 'as on record' },
  accessed: { id: 'diakses', en: 'accessed' },
  at: { id: 'pada', en: 'at' },
} satisfies Record<string, Text>;

interface Shared {
  item: CommitmentDto;
  /** As it was asked for; null for now. */
  asOf: string | null;
  /** The day the page is of. */
  day: Day;
  /** Of the page, with its host and without its query. */
  address: string;
  language: Language;
}

/** A citation: who, what, where, in which version, as of when; of a retracted record first that it is one. */
export function citationOf({ item, asOf, day, address, language }: Shared): string {
  const { event, statedOn, revision } = item;
  const where = event ? `, ${WORDS.at[language]} ${event.name}` : '';
  const moment = asOf ?? day;
  const then = isDay(moment) ? shortDay(moment, language) : shortInstant(moment, language);
  const retracted = retractedText(item, language);
  return (
    `${retracted === null ? '' : `${retracted} `}${makersText(item)} (${shortDay(statedOn, language)}${where}). “${titleOf(item, language)}”. ` +
    `${WORDS.house[language]}. ${WORDS.version[language]} ${revision}, ${WORDS.asOf[language]} ${then}. ` +
    `${addressOf(address, { as_of: moment })} (${WORDS.accessed[language]} ${shortDay(today(), language)}).`
  );
}

/** @param steps how many steps were met, in words; null without steps */
export function CiteAndShare({ steps, ...asked }: Shared & { steps: string | null }) {
  // Nobody can cite what is to come.
  const asOf = asked.asOf !== null && asked.asOf.slice(0, 10) <= asked.day ? asked.asOf : null;
  const shared = { ...asked, asOf };
  const { item, address, language } = asked;
  const link = addressOf(address, { as_of: asOf ?? undefined });
  return (
    <>
      <h3>{WORDS.link[language]}</h3>
      <p class="to-copy">
        <a href={address}>{address}</a>
      </p>
      <h3>{WORDS.citation[language]}</h3>
      <p class="to-copy">{citationOf(shared)}</p>
      <p class="hint">{WORDS.citationHint[language]}</p>
      <ul class="doors" aria-label={WORDS.files[language]}>
        <li>
          <a href={addressOf(`/api/v1/commitments/${item.id}`, { as_of: asOf ?? undefined })}>
            {WORDS.json[language]}
          </a>
        </li>
      </ul>
      <ReadyText text={pledgeSummary({ item, steps, link, language })} language={language} />
    </>
  );
}
