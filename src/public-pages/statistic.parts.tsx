import { LOCALES, longDay, shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { ShareBar } from '../page-parts/share-bar.js';
import type { Dimension } from '../statistics/measures.js';
import { sqlPage } from '../statistics/statistic.js';
import type { FigureDto, StatisticDto } from '../statistics/statistic.dto.js';

const WORDS = {
  of: { id: 'dari', en: 'of' },
  median: { id: 'median', en: 'median' },
  days: { id: 'hari', en: 'days' },
  none: { id: 'Belum ada yang dihitung.', en: 'There is nothing to count yet.' },
  version: { id: 'Versi data', en: 'Version of the data' },
  entry: { id: 'entri publik nomor', en: 'public entry number' },
  empty: { id: 'belum ada catatan publik', en: 'nothing public on record yet' },
  reckoned: { id: 'waktu dihitung sampai', en: 'time reckoned to' },
} satisfies Record<string, Text>;

export const DIMENSION_LABELS: Record<Dimension, Text> = {
  state: { id: 'keadaan', en: 'state' },
  topic: { id: 'topik', en: 'topic' },
  maker: { id: 'pemberi janji', en: 'who promised' },
  receiver: { id: 'penerima', en: 'to whom' },
  year: { id: 'tahun diucapkan', en: 'year it was said' },
};

export const number = (value: number, language: Language): string => value.toLocaleString(LOCALES[language]);

/** A share, to one decimal. */
export const percentText = (percent: number, language: Language): string =>
  `${percent.toLocaleString(LOCALES[language], { maximumFractionDigits: 1 })}%`;

/** Where the records are that a figure counts: their list, else the page of SQL. */
export const recordsAt = ({ list, records }: FigureDto, language: Language): string =>
  list?.replace('/api/v1/commitments', PUBLIC_PATHS.commitments[language]) ??
  sqlPage(records.postgresql, language);

interface StatisticProps {
  statistic: StatisticDto;
  language: Language;
}

/** The figure over all, with its denominator. */
export function Sum({ statistic: { id, figures, denominator: rule }, language }: StatisticProps) {
  const [all] = figures;
  if (!all) return <p>{WORDS.none[language]}</p>;
  const { count, denominator, percent, medianDays } = all;
  return (
    <div class="measure-sum">
      <p>
        <a href={recordsAt(all, language)}>
          <strong>{number(count, language)}</strong>
        </a>{' '}
        {id !== 'commitments' && (
          <>
            {WORDS.of[language]} {number(denominator, language)}{' '}
          </>
        )}
        {rule[language]}
        {id !== 'commitments' && percent !== null && <> ({percentText(percent, language)})</>}
        {medianDays !== null && (
          <>
            {'; '}
            {WORDS.median[language]} {number(medianDays, language)} {WORDS.days[language]}
          </>
        )}
      </p>
      {id !== 'commitments' && <ShareBar count={count} of={denominator} />}
    </div>
  );
}

/** What figures rest on. */
export const Version = ({ statistic: { version, on }, language }: StatisticProps) => (
  <p class="soft">
    {WORDS.version[language]}:{' '}
    {version === null ? (
      WORDS.empty[language]
    ) : (
      <>
        {WORDS.entry[language]} <strong>{version.index}</strong>,{' '}
        <time dateTime={version.recordedAt}>{shortInstant(version.recordedAt, language)}</time>
      </>
    )}
    ; {WORDS.reckoned[language]} <time dateTime={on}>{longDay(on, language)}</time>.
  </p>
);
