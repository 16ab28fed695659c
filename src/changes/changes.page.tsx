import { longDay, shortInstant } from '../common/dates.js';
import { today } from '../common/day.js';
import { LANGUAGES, type Language, type Text } from '../common/language.js';
import { asOfToo } from '../page-parts/as-of.js';
import { commitmentHistoryPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { chosenDays, DayRange } from '../public-pages/day-range.js';
import type { Names } from '../public-pages/names.reader.js';
import { ListFrame } from '../web/list.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { ChangeDto } from './change.dto.js';
import { CHANGED_KINDS, kindName } from './change-words.js';
import type { ChangesPage } from './changes.reader.js';

const WORDS = {
  title: { id: 'Apa yang berubah', en: 'What changed' },
  lead: {
    id: 'Setiap perubahan catatan yang terbuka untuk umum: apa, kapan, dan mengapa, yang terakhir di atas. Hari adalah hari di Jakarta, yang pertama dan yang terakhir termasuk.',
    en: 'Every change of what everybody sees: what, when and why, the latest first. Days are those of Jakarta, the first and the last included.',
  },
  kind: { id: 'Jenis catatan', en: 'Kind of record' },
  reason: { id: 'Alasan', en: 'Reason' },
  before: { id: 'Sebelum', en: 'Before' },
  after: { id: 'Sesudah', en: 'After' },
  first: { id: 'Yang dicatat', en: 'What was recorded' },
  later: { id: 'Lihat halamannya seperti sesudah perubahan ini', en: 'See its page as after this change' },
  history: { id: 'Riwayatnya', en: 'Its history' },
  asData: { id: 'Riwayatnya sebagai data', en: 'Its history as data' },
  erased: {
    id: 'Isi entri ini dihapus atas permintaan orang yang disebutnya.',
    en: 'What this entry said was erased at the request of the person it named.',
  },
  feeds: { id: 'Ikuti perubahan ini', en: 'Follow these changes' },
} satisfies Record<string, Text>;

const UNKNOWN = {
  organization: { id: 'Organisasi yang tidak dikenal', en: 'Unknown organization' },
  person: { id: 'Orang yang tidak dikenal', en: 'Unknown person' },
  topic: { id: 'Topik yang tidak dikenal', en: 'Unknown topic' },
} satisfies Record<string, Text>;

/** What changed, day by day. */
export function changesPage(visit: Visit, { items, next }: ChangesPage, names: Names): string {
  const { language, query } = visit;
  const paths = PUBLIC_PATHS.changes;
  const days = [...new Set(items.map(dayOfChange))];
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: visit.asking(paths),
      script: 'htmx.js',
      // It names people.
      isPrivate: true,
    },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <DayRange visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        groups={[
          {
            key: 'kind',
            label: WORDS.kind[language],
            choices: CHANGED_KINDS.map((value) => ({ value, label: kindName(value)[language], count: null })),
          },
        ]}
        others={[
          ...chosenDays(visit),
          ...(['organization', 'person', 'topic'] as const).flatMap((key) =>
            [query[key] ?? []].flat().map((value) => ({
              key,
              label: names.get(value)?.[language] ?? UNKNOWN[key][language],
            })),
          ),
        ]}
        isEmpty={items.length === 0}
        next={next}
      >
        {days.map((day) => (
          <section key={day} class="changed-day">
            <h2>
              <time dateTime={day}>{longDay(day, language)}</time>
            </h2>
            <ol class="cards changes">
              {items
                .filter((item) => dayOfChange(item) === day)
                .map((item) => (
                  <Change key={item.leafHash} item={item} language={language} />
                ))}
            </ol>
          </section>
        ))}
      </ListFrame>
      <Feeds visit={visit} />
    </>,
  );
}

const dayOfChange = ({ recordedAt }: ChangeDto): string => today(new Date(recordedAt));

function Change({ item, language }: { item: ChangeDto; language: Language }) {
  const { recordedAt, what, title, page, reason, changes, isErased } = item;
  return (
    <li class="card" id={item.leafHash.slice(0, 16)}>
      <p class="soft">
        <time dateTime={recordedAt}>{shortInstant(recordedAt, language)}</time> · {what[language]}
      </p>
      <h3>
        {page ? (
          <a href={page[language]}>{title?.[language] ?? kindName(item.kind)[language]}</a>
        ) : (
          (title?.[language] ?? kindName(item.kind)[language])
        )}
      </h3>
      {reason && (
        <p>
          <span class="soft">{WORDS.reason[language]}:</span> <span lang="id">{reason}</span>
        </p>
      )}
      {isErased && <p class="soft">{WORDS.erased[language]}</p>}
      {changes.length > 0 && <Fields item={item} language={language} />}
      <Ways item={item} language={language} />
    </li>
  );
}

/** Of a first version what was recorded, folded, since it is all of the record. */
function Fields({ item: { changes }, language }: { item: ChangeDto; language: Language }) {
  const isFirst = changes[0]?.before === null;
  const list = (
    <dl>
      {changes.map(({ field, before, after }) => (
        <div key={field.id}>
          <dt>{field[language]}</dt>
          {before ? (
            <>
              <dd>
                <span class="soft">{WORDS.before[language]}:</span> <del>{before[language]}</del>
              </dd>
              <dd>
                <span class="soft">{WORDS.after[language]}:</span> <ins>{after[language]}</ins>
              </dd>
            </>
          ) : (
            <dd>{after[language]}</dd>
          )}
        </div>
      ))}
    </dl>
  );
  if (!isFirst) return list;
  return (
    <details>
      <summary>{WORDS.first[language]}</summary>
      {list}
    </details>
  );
}

function Ways({
  item: { kind, id, page, history, recordedAt },
  language,
}: {
  item: ChangeDto;
  language: Language;
}) {
  return (
    <p class="ways">
      {page && (
        <>
          <a href={asOfToo(page[language], recordedAt)}>{WORDS.later[language]}</a>{' '}
        </>
      )}
      {kind === 'commitment' ? (
        <a href={commitmentHistoryPath(id)[language]}>{WORDS.history[language]}</a>
      ) : (
        <a href={history}>{WORDS.asData[language]}</a>
      )}
    </p>
  );
}

function Feeds({ visit: { language, query } }: { visit: Visit }) {
  const { cursor: _, limit: __, ...asked } = query;
  const at = (form: string, more: Record<string, string> = {}) =>
    addressOf(`/api/v1/changes${form}`, { ...asked, ...more });
  const lang: Record<string, string> = language === LANGUAGES[0] ? {} : { lang: language };
  return (
    <p class="ways">
      {WORDS.feeds[language]}: <a href={at('.atom', lang)}>Atom</a>{' '}
      <a href={at('.feed.json', lang)}>JSON Feed</a> <a href={at('')}>JSON</a>
    </p>
  );
}
