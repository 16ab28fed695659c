import { shortDay, shortInstant } from '../common/dates.js';
import { type Day, isDay, today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import { dayOf, pastMomentOf } from '../records/as-of.js';
import { addressOf, type Visit } from '../web/visit.js';

/* A record as it stood on an earlier day: the way there, and what such a page says of itself. */

const WORDS = {
  open: { id: 'Lihat seperti pada suatu hari', en: 'See it as on a day' },
  label: { id: 'Tanggal', en: 'Day' },
  hint: {
    id: 'Halaman ini lalu menunjukkan apa yang tercatat di Ikrar pada akhir hari itu (WIB).',
    en: 'The page then shows what Ikrar had on record at the end of that day (WIB).',
  },
  show: { id: 'Tampilkan', en: 'Show' },
  notice: { id: 'Anda melihat catatan seperti pada', en: 'You see the record as it stood on' },
  now: { id: 'Lihat catatan sekarang', en: 'See the record as it is now' },
  ahead: {
    id: 'Hari itu belum berakhir, jadi ini catatan sekarang',
    en: 'That day is not over, so this is the record as it is now',
  },
} satisfies Record<string, Text>;

interface Props {
  visit: Visit;
  /** Of the page without its query, in the language of the page. */
  path: string;
  /** What was asked for: a day or an instant, checked; null for now. */
  asOf: string | null;
}

/** A form that leads to the same page as of a day. @param kept what else the address asks for, of a list, which stays in view */
export function AsOfPicker({
  visit: { language },
  path,
  asOf,
  kept = {},
}: Props & { kept?: Visit['query'] }) {
  return (
    <details class="more-ways as-of" open={asOf !== null && kept === undefined}>
      <summary>{WORDS.open[language]}</summary>
      <form method="get" action={path}>
        {Object.entries(kept ?? {}).flatMap(([key, value]) =>
          [value].flat().map((each) => <input key={key + each} type="hidden" name={key} value={each} />),
        )}
        <div class="field">
          <label for="as_of">{WORDS.label[language]}</label>
          <p class="hint" id="as_of-hint">
            {WORDS.hint[language]}
          </p>
          <input
            id="as_of"
            type="date"
            name="as_of"
            required
            max={today()}
            value={asOf === null ? undefined : isDay(asOf) ? asOf : today(new Date(asOf))}
            aria-describedby="as_of-hint"
          />
        </div>
        <button type="submit" class="button button-lesser">
          {WORDS.show[language]}
        </button>
      </form>
    </details>
  );
}

/** Says that the page is not of now, and leads there; nothing on a page of now. */
export function AsOfNotice({ visit: { language }, path, asOf }: Props) {
  if (asOf === null) return null;
  return (
    <p class="news as-of-notice" role="status">
      {WORDS.notice[language]} <time dateTime={asOf}>{momentText(asOf, language)}</time>.{' '}
      {pastMomentOf(asOf) === null && `${WORDS.ahead[language]}. `}
      <a href={path}>{WORDS.now[language]}</a>
    </p>
  );
}

/** What was asked for on a page whose address was checked; null for now. */
export const askedAsOf = ({ query }: Pick<Visit, 'query'>): string | null =>
  [query.as_of ?? []].flat()[0] ?? null;

/** The day a page is of. */
export const dayAsked = (visit: Pick<Visit, 'query'>): Day => dayOf(pastMomentOf(askedAsOf(visit)));

/** A list as of a day: the way there, and what it says of itself; what it is narrowed to stays. */
export function ListAsOf({ visit, paths }: { visit: Visit; paths: Text }) {
  const { as_of: _, cursor: __, ...kept } = visit.query;
  const path = paths[visit.language];
  const asOf = askedAsOf(visit);
  return (
    <>
      <AsOfNotice visit={visit} path={addressOf(path, kept)} asOf={asOf} />
      <AsOfPicker visit={visit} path={path} asOf={asOf} kept={kept} />
    </>
  );
}

/** An address of the same day as the page that leads there. */
export const asOfToo = (path: string, asOf: string | null): string =>
  asOf === null ? path : `${path}${path.includes('?') ? '&' : '?'}as_of=${encodeURIComponent(asOf)}`;

const momentText = (asOf: string, language: Language): string =>
  isDay(asOf) ? shortDay(asOf, language) : shortInstant(asOf, language);
