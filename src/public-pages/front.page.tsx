import { shortDay } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { FLAG_LABELS } from '../commitments/flags.js';
import { type Fulfilment, FULFILMENT_LABELS, FULFILMENTS, isOpen } from '../commitments/fulfilment.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { fullName, MakerNames, shortName, SourceName } from '../page-parts/names.js';
import { commitmentPath, eventPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { ShareBar } from '../page-parts/share-bar.js';
import { dueText, StateTags } from '../page-parts/state.js';
import { addressOf, type Visit } from '../web/visit.js';
import { CALLS, type Front } from './front.reader.js';
import { actText } from './front.words.js';

const WORDS = {
  heading: {
    id: 'Ikrar pejabat kepada pekerja, dicatat sampai jelas hasilnya',
    en: 'Pledges to workers, on record until their outcome is known',
  },
  lead: {
    id: 'Catatan publik tentang siapa menjanjikan apa kepada serikat pekerja/serikat buruh di Kabupaten Bekasi: kata-katanya, kesempatannya, sumbernya, dan kelanjutannya.',
    en: 'The public record of who promised what to the unions of Kabupaten Bekasi: the words, the occasion, the source, and what followed.',
  },
  search: { id: 'Cari dalam catatan', en: 'Search the record' },
  searchHint: {
    id: 'Misalnya: pemagangan, KSPI, nama pejabat',
    en: 'For example: pemagangan, KSPI, an official',
  },
  find: { id: 'Cari', en: 'Search' },
  latest: { id: 'Ikrar terbaru', en: 'Latest pledge' },
  none: { id: 'Belum ada komitmen yang terverifikasi.', en: 'There is no verified commitment yet.' },
  states: { id: 'Apa jadinya', en: 'What became of them' },
  statesOf: { id: 'ikrar terverifikasi', en: 'verified pledges' },
  stateOf: { id: 'ikrar terverifikasi', en: 'verified pledge' },
  noneYet: { id: 'Belum ada yang', en: 'None yet' },
  calls: { id: 'Perlu diperhatikan', en: 'To be looked at' },
  changed: { id: 'Kabar terakhir', en: 'Latest changes' },
  dueSoon: { id: 'Segera jatuh tempo', en: 'Due soon' },
  overdue: { id: 'Lewat tenggat', en: 'Overdue' },
  silent: { id: 'Tanpa kabar', en: 'No news' },
  due: { id: 'Tenggat', en: 'Due' },
  lastNews: { id: 'Kabar terakhir', en: 'Last news' },
  noDueSoon: { id: 'Tidak ada tenggat dalam waktu dekat.', en: 'No deadline is near.' },
  noOverdue: { id: 'Tidak ada yang lewat tenggat.', en: 'Nothing is overdue.' },
  noSilent: { id: 'Semua ikrar yang terbuka ada kabarnya.', en: 'Every open pledge has had news.' },
  all: { id: 'Semua', en: 'All' },
  allPledges: { id: 'Semua ikrar', en: 'All pledges' },
  spokenBy: { id: 'disampaikan', en: 'relayed by' },
  to: { id: 'kepada', en: 'to' },
  more: { id: 'Jelajahi', en: 'Look further' },
  network: { id: 'Jejaring: siapa berjanji kepada siapa', en: 'Network: who promised whom' },
  method: { id: 'Metode: cara kami mencatat', en: 'Method: how we keep the record' },
  data: { id: 'Data dan API', en: 'Data and API' },
} satisfies Record<string, Text>;

const listAt = (language: Language, query: Record<string, string>): string =>
  addressOf(PUBLIC_PATHS.commitments[language], query);

export function frontPage(visit: Visit, front: Front): string {
  const { language } = visit;
  return visit.publish(
    { title: 'Ikrar', description: WORDS.lead[language], paths: PUBLIC_PATHS.front },
    <div class="front">
      <div class="front-head">
        <h1>{WORDS.heading[language]}</h1>
        <p class="lead">{WORDS.lead[language]}</p>
        <Search language={language} />
      </div>
      {front.latest === null ? (
        <p>{WORDS.none[language]}</p>
      ) : (
        <>
          <div class="front-top">
            <div>
              <Latest item={front.latest} language={language} />
              <States states={front.states} language={language} />
            </div>
            <Changed changed={front.changed} language={language} />
          </div>
          <Calls calls={front.calls} language={language} />
          <div class="front-columns">
            <Column
              title={WORDS.dueSoon}
              none={WORDS.noDueSoon}
              items={front.dueSoon}
              count={front.calls.due_soon}
              query={{ flag: 'due_soon' }}
              language={language}
              about={dueOf}
            />
            <Column
              title={WORDS.overdue}
              none={WORDS.noOverdue}
              items={front.overdue}
              count={front.calls.overdue}
              query={{ flag: 'overdue' }}
              language={language}
              about={dueOf}
            />
            <Column
              title={WORDS.silent}
              none={WORDS.noSilent}
              items={front.silent}
              count={front.calls.silent}
              query={{ flag: 'silent' }}
              language={language}
              about={newsOf}
            />
          </div>
        </>
      )}
      <nav class="front-ways" aria-label={WORDS.more[language]}>
        <a href={PUBLIC_PATHS.network[language]}>{WORDS.network[language]}</a>
        <a href={PUBLIC_PATHS.method[language]}>{WORDS.method[language]}</a>
        <a href={PUBLIC_PATHS.data[language]}>{WORDS.data[language]}</a>
      </nav>
    </div>,
  );
}

interface InLanguage {
  language: Language;
}

function Search({ language }: InLanguage) {
  return (
    <form method="get" action={PUBLIC_PATHS.search[language]} role="search" class="search">
      <label for="q">{WORDS.search[language]}</label>
      <p class="hint" id="q-hint">
        {WORDS.searchHint[language]}
      </p>
      <div>
        <input id="q" type="search" name="q" maxLength={200} aria-describedby="q-hint" />
        <button type="submit" class="button">
          {WORDS.find[language]}
        </button>
      </div>
    </form>
  );
}

/** The title of a pledge, in the language it is written in. */
const Title = ({ item, language }: InLanguage & { item: CommitmentCard }) => (
  <a
    href={commitmentPath(item.id)[language]}
    lang={language === 'en' && item.titleEn === null ? 'id' : undefined}
  >
    {titleOf(item, language)}
  </a>
);

/** To whom, by the short names. */
const receiversOf = ({ receivers, receiverWords }: CommitmentCard): string =>
  [...receivers.map(shortName), ...(receiverWords ? [receiverWords] : [])].join(', ');

function Latest({ item, language }: InLanguage & { item: CommitmentCard }) {
  const { founding, event } = item;
  return (
    <article class="front-latest">
      <h2 class="kicker">{WORDS.latest[language]}</h2>
      <h3>
        <Title item={item} language={language} />
      </h3>
      {founding?.words && <blockquote lang="id">“{founding.words}”</blockquote>}
      <p>
        <MakerNames makers={item.makers} language={language} />
        {founding?.relayedFrom &&
          founding.speaker &&
          ` (${WORDS.spokenBy[language]} ${fullName(founding.speaker)})`}
        {receiversOf(item) && `, ${WORDS.to[language]} ${receiversOf(item)}`}
      </p>
      <p class="soft">
        {event && (
          <>
            <a href={eventPath(event.id)[language]}>{event.name}</a>,{' '}
          </>
        )}
        <time dateTime={item.statedOn}>{shortDay(item.statedOn, language)}</time>
        {founding?.source && (
          <>
            {' · '}
            <SourceName source={founding.source} language={language} />
          </>
        )}
      </p>
      <StateTags fulfilment={item.fulfilment} flags={item.flags} language={language} />
    </article>
  );
}

function Changed({ changed, language }: InLanguage & { changed: Front['changed'] }) {
  return (
    <section class="front-changed">
      <h2 class="kicker">{WORDS.changed[language]}</h2>
      <ol class="front-lines">
        {changed.map(({ item, last }) => (
          <li key={item.id}>
            <p class="soft">
              <time dateTime={last?.recordedAt ?? item.changedAt}>
                {shortDay(today(new Date(last?.recordedAt ?? item.changedAt)), language)}
              </time>{' '}
              · {actText(last)[language]}
            </p>
            <h3>
              <Title item={item} language={language} />
            </h3>
          </li>
        ))}
      </ol>
      <p class="front-all">
        <a href={listAt(language, { sort: '-updated' })}>{WORDS.allPledges[language]}</a>
      </p>
    </section>
  );
}

function States({ states, language }: InLanguage & Pick<Front, 'states'>) {
  const countOf = new Map(states.map(({ state, count }) => [state, count]));
  const total = states.reduce((sum, { count }) => sum + count, 0);
  const [found, missing] = [true, false].map((isFound) =>
    FULFILMENTS.filter((state) => countOf.has(state) === isFound),
  ) as [Fulfilment[], Fulfilment[]];
  return (
    <section class="front-states" aria-labelledby="apa-jadinya">
      <h2 id="apa-jadinya">{WORDS.states[language]}</h2>
      <p>
        <a href={PUBLIC_PATHS.commitments[language]}>
          <strong>{total}</strong> {(total === 1 ? WORDS.stateOf : WORDS.statesOf)[language]}
        </a>
      </p>
      <ul class="front-chart">
        {found.map((state) => (
          <li key={state} class={isOpen(state) ? undefined : 'is-final'}>
            <a href={listAt(language, { status: state })}>{FULFILMENT_LABELS[state][language]}</a>
            <span class="count">{countOf.get(state)}</span>
            <ShareBar count={countOf.get(state) ?? 0} of={total} />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p class="soft">
          {WORDS.noneYet[language]}:{' '}
          {missing.map((state) => FULFILMENT_LABELS[state][language].toLowerCase()).join(', ')}.
        </p>
      )}
    </section>
  );
}

function Calls({ calls, language }: InLanguage & Pick<Front, 'calls'>) {
  return (
    <section class="front-calls" aria-labelledby="perlu-diperhatikan">
      <h2 class="kicker" id="perlu-diperhatikan">
        {WORDS.calls[language]}
      </h2>
      <ul>
        {CALLS.map((flag) => (
          <li key={flag}>
            <a href={listAt(language, { flag })}>
              <strong>{calls[flag]}</strong> {FLAG_LABELS[flag][language]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ColumnProps extends InLanguage {
  title: Text;
  none: Text;
  items: CommitmentCard[];
  count: number;
  query: Record<string, string>;
  about: (item: CommitmentCard, language: Language) => string;
}

const dueOf = ({ due }: CommitmentCard, language: Language): string =>
  `${WORDS.due[language]}: ${dueText(due, language)}`;
const newsOf = ({ lastNewsOn }: CommitmentCard, language: Language): string =>
  `${WORDS.lastNews[language]}: ${shortDay(lastNewsOn, language)}`;

function Column({ title, none, items, count, query, about, language }: ColumnProps) {
  return (
    <section>
      <h2>{title[language]}</h2>
      {items.length === 0 && <p class="soft">{none[language]}</p>}
      <ul class="front-lines">
        {items.map((item) => (
          <li key={item.id}>
            <h3>
              <Title item={item} language={language} />
            </h3>
            <p class="soft">{about(item, language)}</p>
          </li>
        ))}
      </ul>
      {count > items.length && (
        <p class="front-all">
          <a href={listAt(language, query)}>
            {WORDS.all[language]} ({count})
          </a>
        </p>
      )}
    </section>
  );
}
