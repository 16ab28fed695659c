import type { Language, Text } from '../common/language.js';
import { FULFILMENT_LABELS, isOpen } from '../commitments/fulfilment.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { BEARING_LABELS } from '../page-parts/labels.js';
import type { Listed } from '../page-parts/listed.js';
import { commitmentPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import type { StatementDto } from '../statements/statement.dto.js';
import { ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { chosenDays, DayRange } from './day-range.js';
import type { Filters } from './list-filters.js';
import { filesOf } from './file-links.js';
import { Said } from './said.js';
import type { OutcomeOfStatement } from './statement-outcomes.reader.js';

const WORDS = {
  title: { id: 'Pernyataan', en: 'Statements' },
  lead: {
    id: 'Setiap ucapan yang tercatat: kutipannya, siapa yang mengucapkan dalam jabatan apa, di mana, sumbernya, dan apa jadinya.',
    en: 'Everything said that is on record: the quote, who said it in which post, where, the source, and what became of it.',
  },
  pledges: {
    id: 'Menurut janji: status, tenggat, dan kelanjutannya',
    en: 'By pledge: state, deadline and what followed',
  },
  search: { id: 'Cari kata dalam kutipan dan isinya', en: 'Search the words of quotes and gists' },
  latest: { id: 'Terbaru dulu', en: 'Latest first' },
  earliest: { id: 'Terlama dulu', en: 'Earliest first' },
  byChange: { id: 'Terakhir diubah', en: 'Changed last' },
  pledge: { id: 'Janji', en: 'Pledge' },
} satisfies Record<string, Text>;

interface Shown {
  list: Listed<StatementDto>;
  /** Of all of them. */
  outcomes: OutcomeOfStatement[];
  filters: Filters;
  others: { key: string; label: string }[];
}

export function statementsPage(visit: Visit, { list, outcomes, filters, others }: Shown): string {
  const { language } = visit;
  const paths = PUBLIC_PATHS.statements;
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: visit.asking(paths),
      section: 'commitments',
      script: 'htmx.js',
    },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <ul class="doors">
        <li>
          <a href={PUBLIC_PATHS.commitments[language]}>{WORDS.pledges[language]}</a>
        </li>
      </ul>
      <DayRange visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        searchLabel={WORDS.search[language]}
        {...filters}
        others={[...others, ...chosenDays(visit)]}
        orders={[
          { value: '-said', label: WORDS.latest[language] },
          { value: 'said', label: WORDS.earliest[language] },
          { value: '-updated', label: WORDS.byChange[language] },
        ]}
        files={filesOf(visit, 'statements')}
        saved={{ list: 'statements' }}
        isEmpty={list.items.length === 0}
        next={list.next}
      >
        <Said
          statements={list.items}
          language={language}
          after={({ id }) =>
            outcomes
              .filter(({ statementId }) => statementId === id)
              .map((outcome) => <Outcome key={outcome.id} of={outcome} language={language} />)
          }
        />
      </ListFrame>
    </>,
  );
}

/** The pledge a statement founded or bears on, and its state. */
const Outcome = ({ of: one, language }: { of: OutcomeOfStatement; language: Language }) => (
  <div class="outcome">
    <ul class="tags">
      <li class={isOpen(one.fulfilment) ? 'state' : 'state state-final'}>
        {FULFILMENT_LABELS[one.fulfilment][language]}
      </li>
      <li>{BEARING_LABELS[one.bearing][language]}</li>
    </ul>
    <p>
      {WORDS.pledge[language]}: <a href={commitmentPath(one.id)[language]}>{titleOf(one, language)}</a>
    </p>
  </div>
);
