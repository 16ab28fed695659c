import type { Role } from '../common/actor.js';
import { shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { commitmentHistoryPath, commitmentPath } from '../page-parts/paths.js';
import { addressOf, type Visit } from '../web/visit.js';
import { type ChangeShown, type Difference, isEmpty, valueText } from './commitment-changes.js';
import { ACT_LABELS } from './commitment-fields.js';
import type { Names } from './names.reader.js';

const WORDS = {
  title: { id: 'Riwayat', en: 'History' },
  lead: {
    id: 'Setiap perubahan komitmen ini, entri lajurnya, dan tindak lanjutnya, yang terakhir di atas.',
    en: 'Every change of this pledge, its lanes and its follow-ups, the latest first.',
  },
  back: { id: 'Kembali ke komitmen', en: 'Back to the pledge' },
  before: { id: 'Sebelum', en: 'Before' },
  after: { id: 'Sesudah', en: 'After' },
  first: { id: 'Yang dicatat', en: 'What was recorded' },
  nothing: {
    id: 'Tidak ada yang berubah pada isi yang terbaca di sini.',
    en: 'Nothing changed of what is read here.',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  version: { id: 'versi', en: 'version' },
  asOf: { id: 'Lihat halaman seperti sesudah perubahan ini', en: 'See the page as it was after this change' },
  erased: {
    id: 'Isi entri ini dihapus atas permintaan orang yang disebutnya',
    en: 'What this entry said was erased at the request of the person it named',
  },
  erasedRest: {
    id: 'Sidik digitalnya tetap, sehingga riwayat tetap utuh.',
    en: 'Its fingerprint stays, so the log stays whole.',
  },
  hash: { id: 'Sidik digital', en: 'Fingerprint' },
  check: {
    id: 'Cara memeriksa: SHA-256(0x00 ‖ SHA-256(salt ‖ JSON kanonik)); salt dan isinya ada di riwayat sebagai data.',
    en: 'To check: SHA-256(0x00 ‖ SHA-256(salt ‖ canonical JSON)); salt and entry stand in the history as data.',
  },
  json: { id: 'Riwayat sebagai data (JSON)', en: 'History as data (JSON)' },
  older: { id: 'Perubahan sebelumnya', en: 'Earlier changes' },
  newest: { id: 'Kembali ke yang terakhir', en: 'Back to the latest' },
} satisfies Record<string, Text>;

/** Who made a change, as everybody may know. */
const ACTORS: Record<Role, Text> = {
  administrator: { id: 'oleh kantor pencatat', en: 'by the office' },
  staff: { id: 'oleh kantor pencatat', en: 'by the office' },
  representative: { id: 'oleh wakil serikat', en: 'by a representative' },
  reader: { id: 'oleh pembaca', en: 'by a reader' },
};

interface Shown {
  changes: ChangeShown[];
  next: string | null;
  names: Names;
}

/** Every change of a commitment, with what it changed. */
export function commitmentHistoryPage(
  visit: Visit,
  item: CommitmentDto,
  { changes, next, names }: Shown,
): string {
  const { language, query } = visit;
  const paths = commitmentHistoryPath(item.id);
  const title = titleOf(item, language);
  return visit.publish(
    {
      title: `${WORDS.title[language]}: ${title}`,
      description: WORDS.lead[language],
      paths: visit.asking(paths),
      section: 'commitments',
    },
    <article class="commitment">
      <h1>
        {WORDS.title[language]}:{' '}
        <span lang={language === 'en' && !item.titleEn ? 'id' : undefined}>{title}</span>
      </h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <ul class="doors">
        <li>
          <a href={commitmentPath(item.id)[language]}>{WORDS.back[language]}</a>
        </li>
        <li>
          <a href={`/api/v1/commitments/${item.id}/history`}>{WORDS.json[language]}</a>
        </li>
      </ul>
      <ol class="cards changes">
        {changes.map((change) => (
          <ChangeCard
            key={change.leafHash}
            change={change}
            about={item.id}
            names={names}
            language={language}
          />
        ))}
      </ol>
      <p class="more">
        {next && (
          <a
            class="button button-lesser"
            href={addressOf(paths[language], { ...query, cursor: next })}
            rel="next"
          >
            {WORDS.older[language]}
          </a>
        )}{' '}
        {query.cursor && (
          <a href={addressOf(paths[language], { ...query, cursor: undefined })}>{WORDS.newest[language]}</a>
        )}
      </p>
      <p class="hint">{WORDS.check[language]}</p>
    </article>,
  );
}

interface Props {
  change: ChangeShown;
  /** The commitment. */
  about: string;
  names: Names;
  language: Language;
}

function ChangeCard({ change, about, names, language }: Props) {
  const { entry, actorName, leafHash, erasedAt } = change;
  return (
    <li class="card">
      {entry === null ? (
        <p class="soft">
          {WORDS.erased[language]}
          {erasedAt && (
            <>
              , <time dateTime={erasedAt}>{shortInstant(erasedAt, language)}</time>
            </>
          )}
          . {WORDS.erasedRest[language]}
        </p>
      ) : (
        <>
          <h2>{ACT_LABELS[entry.act]?.[language] ?? entry.act}</h2>
          <p class="soft">
            <time dateTime={entry.recordedAt}>{shortInstant(entry.recordedAt, language)}</time>,{' '}
            {ACTORS[entry.actor.role as Role][language]}
            {actorName && ` (${actorName})`}, {WORDS.version[language]} {entry.revision}
          </p>
          {entry.reason && (
            <p>
              {WORDS.reason[language]}: <span lang="id">{entry.reason}</span>
            </p>
          )}
          <Differences change={change} names={names} language={language} />
          <p>
            <a href={addressOf(commitmentPath(about)[language], { as_of: entry.recordedAt })}>
              {WORDS.asOf[language]}
            </a>
          </p>
        </>
      )}
      <p class="hash">
        {WORDS.hash[language]}: <code>{leafHash}</code>
      </p>
    </li>
  );
}

/** Field by field, what it was before and after; of the first entry, all that was recorded. */
function Differences({
  change: { isFirst, differences },
  names,
  language,
}: Pick<Props, 'change' | 'names' | 'language'>) {
  if (differences.length === 0) return <p class="soft">{WORDS.nothing[language]}</p>;
  const list = (
    <dl class="differences">
      {differences.map((difference) => (
        <div key={difference.label.id}>
          <dt>{difference.label[language]}</dt>
          <Values difference={difference} isFirst={isFirst} names={names} language={language} />
        </div>
      ))}
    </dl>
  );
  if (!isFirst) return list;
  return (
    <details class="more-ways">
      <summary>{WORDS.first[language]}</summary>
      {list}
    </details>
  );
}

interface ValuesProps extends Pick<Props, 'names' | 'language'> {
  difference: Difference;
  isFirst: boolean;
}

function Values({ difference: { before, after, reading }, isFirst, names, language }: ValuesProps) {
  const text = (value: unknown) => valueText(value, reading, names, language);
  if (isFirst) return <dd lang={reading === 'text' ? 'id' : undefined}>{text(after)}</dd>;
  return (
    <>
      <dd>
        <span class="soft">{WORDS.before[language]}:</span>{' '}
        {isEmpty(before) ? (
          text(before)
        ) : (
          <del lang={reading === 'text' ? 'id' : undefined}>{text(before)}</del>
        )}
      </dd>
      <dd>
        <span class="soft">{WORDS.after[language]}:</span>{' '}
        <ins lang={reading === 'text' ? 'id' : undefined}>{text(after)}</ins>
      </dd>
    </>
  );
}
