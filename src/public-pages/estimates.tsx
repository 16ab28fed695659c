import { LOCALES } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { EstimateOfEvent } from '../events/attendance-estimate.dto.js';
import type { Qualifier } from '../events/attendance-estimate.entity.js';
import { SourceName } from '../page-parts/names.js';

const WORDS = {
  caption: { id: 'Perkiraan jumlah yang hadir, menurut sumber', en: 'How many attended, by source' },
  apart: {
    id: 'Perkiraan yang berbeda dibiarkan berdampingan; tidak ada yang dipilihkan.',
    en: 'Estimates that differ stand side by side; none is chosen for you.',
  },
  words: { id: 'Kata sumbernya', en: 'In the words of the source' },
  number: { id: 'Sebagai angka', en: 'As a number' },
  claimedBy: { id: 'Menurut', en: 'Claimed by' },
  source: { id: 'Sumber', en: 'Source' },
  none: { id: 'tidak disebut angkanya', en: 'no number given' },
  itself: { id: 'sumbernya sendiri', en: 'the source itself' },
} satisfies Record<string, Text>;

/** How a number is meant, with the number in its place. */
const QUALIFIED: Record<Qualifier, Text> = {
  exactly: { id: 'tepat #', en: 'exactly #' },
  about: { id: 'sekitar #', en: 'about #' },
  almost: { id: 'hampir #', en: 'almost #' },
  more_than: { id: 'lebih dari #', en: 'more than #' },
  at_least: { id: 'paling sedikit #', en: 'at least #' },
  at_most: { id: 'paling banyak #', en: 'at most #' },
  between: { id: 'antara #', en: 'between #' },
  unquantified: WORDS.none,
};

/** How many attended, claim by claim. */
export function Estimates({ estimates, language }: { estimates: EstimateOfEvent[]; language: Language }) {
  if (estimates.length === 0) return null;
  return (
    <>
      <table class="grid" role="table" aria-label={WORDS.caption[language]}>
        <thead role="rowgroup">
          <tr role="row">
            {([WORDS.words, WORDS.number, WORDS.claimedBy, WORDS.source] as Text[]).map((title) => (
              <th key={title.en} role="columnheader" scope="col">
                {title[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {estimates.map((one) => (
            <tr key={one.id} role="row">
              <td role="cell" data-label={WORDS.words[language]}>
                <div lang="id">“{one.words}”</div>
              </td>
              <td role="cell" data-label={WORDS.number[language]}>
                <div>{numberText(one, language)}</div>
              </td>
              <td role="cell" data-label={WORDS.claimedBy[language]}>
                <div>{one.claimedBy ?? WORDS.itself[language]}</div>
              </td>
              <td role="cell" data-label={WORDS.source[language]}>
                <div>{one.source ? <SourceName source={one.source} language={language} /> : '–'}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {estimates.length > 1 && <p class="soft">{WORDS.apart[language]}</p>}
    </>
  );
}

function numberText({ qualifier, least, most }: EstimateOfEvent, language: Language): string {
  const written = [...new Set([least, most])]
    .filter((count) => count !== null)
    .map((count) => new Intl.NumberFormat(LOCALES[language]).format(count));
  return QUALIFIED[qualifier as Qualifier][language].replace('#', written.join('–'));
}
