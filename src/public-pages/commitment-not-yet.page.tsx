import { shortDay, shortInstant } from '../common/dates.js';
import { isDay } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { AsOfPicker } from '../page-parts/as-of.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { commitmentPath } from '../page-parts/paths.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  title: { id: 'Belum ada catatan pada hari itu', en: 'Not yet on record on that day' },
  onDay: { id: 'Pada', en: 'On' },
  none: {
    id: 'komitmen ini belum tercatat di Ikrar, atau belum terbuka. Catatan bermula ketika Ikrar mencatatnya, bukan ketika janji diucapkan.',
    en: 'this pledge was not yet on record, or not yet open. The record starts when Ikrar recorded it, not when the words were spoken.',
  },
  now: { id: 'Lihat catatan sekarang', en: 'See the record as it is now' },
} satisfies Record<string, Text>;

/** Answers for a day before there was a record of a commitment that there is now. */
export function notYetPage(visit: Visit, item: CommitmentDto, asOf: string): string {
  const { language } = visit;
  const path = commitmentPath(item.id)[language];
  const html = visit.publish(
    {
      title: WORDS.title[language],
      paths: visit.asking(commitmentPath(item.id)),
      section: 'commitments',
      isPrivate: true,
    },
    <section class="problem">
      <p class="problem-status">404</p>
      <h1>{WORDS.title[language]}</h1>
      <p>
        {WORDS.onDay[language]}{' '}
        <time dateTime={asOf}>{isDay(asOf) ? shortDay(asOf, language) : shortInstant(asOf, language)}</time>{' '}
        {WORDS.none[language]}
      </p>
      <p>
        <a href={path}>
          {WORDS.now[language]}: {titleOf(item, language)}
        </a>
      </p>
      <AsOfPicker visit={visit} path={path} asOf={asOf} />
    </section>,
  );
  visit.fail(404, {});
  return html;
}
