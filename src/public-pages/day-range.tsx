import { shortDay } from '../common/dates.js';
import { isDay } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  open: { id: 'Pilih tanggal', en: 'Choose days' },
  from: { id: 'Dari tanggal', en: 'From' },
  until: { id: 'Sampai tanggal', en: 'Until' },
  show: { id: 'Saring menurut tanggal', en: 'Filter by day' },
} satisfies Record<string, Text>;

const [FROM, UNTIL] = ['from', 'until'];

/** A form that narrows a list to days and keeps its other filters. */
export function DayRange({ visit: { language, query }, paths }: { visit: Visit; paths: Text }) {
  const kept = Object.entries(query).filter(([key]) => ![FROM, UNTIL, 'cursor'].includes(key));
  const isOpen = chosenDays({ query, language }).length > 0;
  return (
    <details class="more-ways day-range" open={isOpen}>
      <summary>{WORDS.open[language]}</summary>
      <form method="get" action={paths[language]}>
        {kept.flatMap(([key, value]) =>
          [value].flat().map((each) => <input key={key + each} type="hidden" name={key} value={each} />),
        )}
        {([FROM, UNTIL] as const).map((key) => (
          <div class="field" key={key}>
            <label for={key}>{WORDS[key === FROM ? 'from' : 'until'][language]}</label>
            <input id={key} type="date" name={key} value={[query[key]].flat()[0]} />
          </div>
        ))}
        <button type="submit" class="button button-lesser">
          {WORDS.show[language]}
        </button>
      </form>
    </details>
  );
}

/** What the days of a list were narrowed to, for its frame. */
export const chosenDays = ({
  query,
  language,
}: Pick<Visit, 'query' | 'language'>): { key: string; label: string }[] =>
  (['from', 'until'] as const)
    .map((key) => ({ key, day: [query[key]].flat()[0] }))
    .filter(({ day }) => isDay(day))
    .map(({ key, day }) => ({ key, label: `${WORDS[key][language]} ${shortDay(day ?? '', language)}` }));
