import type { Text } from '../common/language.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import type { StatisticDto } from '../statistics/statistic.dto.js';
import { addressOf, type Visit } from '../web/visit.js';
import { DIMENSION_LABELS, Sum, Version } from './statistic.parts.js';

const WORDS = {
  title: { id: 'Statistik', en: 'Statistics' },
  lead: {
    id: 'Setiap angka menyebut apa yang dihitung, dari berapa, menurut versi data yang mana, dan dengan perintah apa. Siapa pun dapat menghitungnya ulang.',
    en: 'Each figure says what it counts, of how many, by which version of the data, and with which statement. Anybody can compute it again.',
  },
  noRanking: {
    id: 'Angka-angka ini bukan peringkat: semuanya bergantung pada apa yang tercatat dan bersumber.',
    en: 'These figures are no ranking: all depend on what was recorded with a source.',
  },
  by: { id: 'Rinci menurut', en: 'Tell apart by' },
} satisfies Record<string, Text>;

/** Every measure with its figure over all. */
export function statisticsPage(visit: Visit, statistics: StatisticDto[]): string {
  const { language } = visit;
  const [first] = statistics;
  const at = (query: Record<string, string>) => addressOf(PUBLIC_PATHS.statistics[language], query);
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: PUBLIC_PATHS.statistics,
      section: 'data',
    },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <p class="soft">{WORDS.noRanking[language]}</p>
      <ul class="measures">
        {statistics.map((statistic) => (
          <li key={statistic.id}>
            <h2>
              <a href={at({ measure: statistic.id })}>{statistic.title[language]}</a>
            </h2>
            <Sum statistic={statistic} language={language} />
            <p class="soft">{statistic.definition[language]}</p>
            <p class="measure-ways">
              {WORDS.by[language]}:{' '}
              {statistic.by.map((by, n) => (
                <span key={by}>
                  {n > 0 && ', '}
                  <a href={at({ measure: statistic.id, by })}>{DIMENSION_LABELS[by][language]}</a>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {first && <Version statistic={first} language={language} />}
    </>,
  );
}
