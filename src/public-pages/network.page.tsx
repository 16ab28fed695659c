import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { FULFILMENT_LABELS, type Fulfilment } from '../commitments/fulfilment.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { shortName } from '../page-parts/names.js';
import { commitmentPath, eventPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { Select } from '../web/form.js';
import { FRESH, withoutBlanks } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { NetworkQuery } from './network.dto.js';
import { MOST_NAMES, type Network, type Node } from './network.graph.js';
import type { Layout } from './network.layout.js';
import { NetworkPicture, pathOf } from './network.picture.js';
import type { Choices } from './network.reader.js';

const WORDS = {
  title: { id: 'Jejaring ikrar', en: 'Network of pledges' },
  lead: {
    id: 'Siapa menjanjikan apa kepada siapa, dan pada acara apa. Garis makin tebal bila makin banyak ikrar.',
    en: 'Who promised what to whom, and on which occasion. The more pledges, the thicker the line.',
  },
  topic: { id: 'Topik', en: 'Topic' },
  allTopics: { id: 'Semua topik', en: 'All topics' },
  organization: { id: 'Penerima', en: 'Receiver' },
  allOrganizations: { id: 'Semua penerima', en: 'All receivers' },
  show: { id: 'Tampilkan', en: 'Show' },
  clear: { id: 'Hapus semua saringan', en: 'Remove all filters' },
  list: { id: 'Sebagai daftar', en: 'As a list' },
  to: { id: 'Kepada', en: 'To' },
  unnamed: { id: 'tidak disebutkan', en: 'not named' },
  none: { id: 'Tidak ada ikrar yang cocok.', en: 'No pledge matches.' },
  all: { id: 'Lihat sebagai daftar komitmen', en: 'See them in the list of pledges' },
} satisfies Record<string, Text>;

const rule = (count: number, isCut: boolean): Text =>
  isCut
    ? {
        id: `Halaman ini memuat ${count} ikrar terbaru: sebanyak yang muat dengan paling banyak ${MOST_NAMES} nama. Saring untuk melihat yang lain.`,
        en: `This page holds the latest ${count} pledges: as many as fit with at most ${MOST_NAMES} names. Filter to see others.`,
      }
    : {
        id: `Halaman ini memuat semua ${count} ikrar yang cocok.`,
        en: `This page holds all ${count} pledges that match.`,
      };

interface NetworkPage {
  network: Network & { layout: Layout };
  choices: Choices;
  query: NetworkQuery;
}

export function networkPage(visit: Visit, { network, choices, query }: NetworkPage): string {
  const { language } = visit;
  const { makers, count, isCut, layout } = network;
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: visit.asking(PUBLIC_PATHS.network),
    },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <Filters visit={visit} choices={choices} query={query} />
      {count === 0 ? (
        <p>{WORDS.none[language]}</p>
      ) : (
        <>
          <p class="soft">{rule(count, isCut)[language]}</p>
          <figure class="network">
            <NetworkPicture layout={layout} language={language} />
          </figure>
          <section class="network-list">
            <h2>{WORDS.list[language]}</h2>
            <div class="network-makers">
              {makers.map(({ maker, groups }) => (
                <section key={maker.key}>
                  <h3>
                    <NodeName node={maker} language={language} />
                  </h3>
                  {groups.map(({ receivers, pledges }) => (
                    <div key={receivers.map(({ key }) => key).join()} class="network-group">
                      <p>
                        <span class="soft">{WORDS.to[language]}</span>{' '}
                        {receivers.length === 0 && WORDS.unnamed[language]}
                        {receivers.map((receiver, n) => (
                          <span key={receiver.key}>
                            {n > 0 && ', '}
                            <NodeName node={receiver} language={language} isShort />
                          </span>
                        ))}
                      </p>
                      <ul>
                        {pledges.map((pledge) => (
                          <Pledge key={pledge.id} pledge={pledge} language={language} />
                        ))}
                      </ul>
                    </div>
                  ))}
                </section>
              ))}
            </div>
          </section>
        </>
      )}
      <p class="more">
        <a href={addressOf(PUBLIC_PATHS.commitments[language], withoutBlanks(visit.query))}>
          {WORDS.all[language]}
        </a>
      </p>
    </>,
  );
}

function Filters({ visit, choices, query }: { visit: Visit; choices: Choices; query: NetworkQuery }) {
  const { language } = visit;
  const others = Object.entries(visit.query).filter(([key]) => !['topic', 'organization'].includes(key));
  return (
    <form method="get" action={PUBLIC_PATHS.network[language]} class="network-filters">
      <Select
        name="topic"
        label={WORDS.topic[language]}
        failed={FRESH}
        value={query.topic?.[0]}
        options={[
          { value: '', label: WORDS.allTopics[language] },
          ...choices.topics.map(({ key, label, labelEn, count }) => ({
            value: key,
            label: `${language === 'en' ? labelEn : label} (${count})`,
          })),
        ]}
      />
      <Select
        name="organization"
        label={WORDS.organization[language]}
        failed={FRESH}
        value={query.organization}
        options={[
          { value: '', label: WORDS.allOrganizations[language] },
          ...choices.organizations.map((one) => ({
            value: one.id,
            label: `${shortName(one)} (${one.count})`,
          })),
        ]}
      />
      {others.flatMap(([key, value]) =>
        [value].flat().map((each) => <input key={key + each} type="hidden" name={key} value={each} />),
      )}
      <button type="submit" class="button">
        {WORDS.show[language]}
      </button>
      {Object.keys(visit.query).length > 0 && (
        <a href={PUBLIC_PATHS.network[language]}>{WORDS.clear[language]}</a>
      )}
    </form>
  );
}

interface InLanguage {
  language: Language;
}

function NodeName({ node, language, isShort = false }: InLanguage & { node: Node; isShort?: boolean }) {
  const path = pathOf(node);
  const name = isShort ? node.short : node.name;
  return path ? <a href={path[language]}>{name}</a> : <>{name}</>;
}

function Pledge({ pledge, language }: InLanguage & { pledge: CommitmentCard }) {
  const { event } = pledge;
  return (
    <li>
      <a
        href={commitmentPath(pledge.id)[language]}
        lang={language === 'en' && pledge.titleEn === null ? 'id' : undefined}
      >
        {titleOf(pledge, language)}
      </a>
      <p class="soft">
        {event && (
          <>
            <a href={eventPath(event.id)[language]}>{event.name}</a>,{' '}
          </>
        )}
        <time dateTime={pledge.statedOn}>{shortDay(pledge.statedOn, language)}</time> ·{' '}
        {FULFILMENT_LABELS[pledge.fulfilment as Fulfilment][language]}
      </p>
    </li>
  );
}
