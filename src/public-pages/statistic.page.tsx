import { Fragment } from 'preact';
import type { Language, Text } from '../common/language.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { ShareBar } from '../page-parts/share-bar.js';
import { sqlPage } from '../statistics/statistic.js';
import type { FigureDto, StatisticDto } from '../statistics/statistic.dto.js';
import { Select } from '../web/form.js';
import { FRESH } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { Names } from './names.reader.js';
import { DIMENSION_LABELS, number, percentText, recordsAt, Sum, Version } from './statistic.parts.js';

const WORDS = {
  all: { id: 'Semua statistik', en: 'All statistics' },
  by: { id: 'Rinci menurut', en: 'Tell apart by' },
  whole: { id: 'tidak dirinci', en: 'not told apart' },
  year: { id: 'Tahun diucapkan', en: 'Year it was said' },
  allYears: { id: 'Semua tahun', en: 'All years' },
  topic: { id: 'Topik', en: 'Topic' },
  allTopics: { id: 'Semua topik', en: 'All topics' },
  maker: { id: 'Yang berjanji', en: 'Who promised' },
  receiver: { id: 'Penerima', en: 'To whom' },
  unknown: { id: 'tidak dikenal', en: 'unknown' },
  remove: { id: 'Hapus saringan', en: 'Remove filter' },
  show: { id: 'Tampilkan', en: 'Show' },
  count: { id: 'Jumlah', en: 'Count' },
  denominator: { id: 'Dari', en: 'Of' },
  share: { id: 'Bagian', en: 'Share' },
  median: { id: 'Median hari', en: 'Median days' },
  none: { id: 'Tidak ada yang dihitung.', en: 'There is nothing to count.' },
  how: { id: 'Cara menghitung', en: 'How it is computed' },
  counted: { id: 'Yang dihitung', en: 'What is counted' },
  of: { id: 'Penyebut', en: 'Denominator' },
  days: { id: 'Hari', en: 'Days' },
  few: { id: 'Angka kecil', en: 'Small numbers' },
  order: { id: 'Urutan', en: 'Order' },
  largest: {
    id: 'Yang terbanyak dicatat di atas, bukan yang terbaik: ini bukan peringkat.',
    en: 'The most recorded come first, not the best: this is no ranking.',
  },
  cut: {
    id: 'Hanya 100 kelompok terbesar yang ditampilkan.',
    en: 'Only the 100 largest groups are shown.',
  },
  statement: { id: 'Perintah SQL', en: 'SQL statement' },
  run: { id: 'Jalankan di halaman SQL', en: 'Run it on the page of SQL' },
  sqlite: {
    id: 'Untuk berkas SQLite dari paket data',
    en: 'For the SQLite file of the data package',
  },
  take: { id: 'Paket data', en: 'The data package' },
  csv: { id: 'Unduh tabel ini (CSV)', en: 'Download this table (CSV)' },
  json: { id: 'Sebagai JSON', en: 'As JSON' },
} satisfies Record<string, Text>;

const fewText = (least: number): Text => ({
  id: `Bila penyebut, atau yang punya hari, kurang dari ${least}, bagian dan median tidak ditampilkan: keduanya hanya akan menceritakan kasus satu per satu.`,
  en: `Where the denominator, or those with days, are fewer than ${least}, no share and no median is shown: they would tell of single cases.`,
});

interface StatisticPage {
  whole: StatisticDto;
  /** Told apart; null where that was not asked for. */
  parts: StatisticDto | null;
  /** What there is to choose from. */
  years: StatisticDto;
  topics: StatisticDto;
  names: Names;
}

/** One measure: its figure, told apart, and how it is computed. */
export function statisticPage(visit: Visit, page: StatisticPage): string {
  const { language } = visit;
  const { whole, parts } = page;
  const shown = parts ?? whole;
  return visit.publish(
    {
      title: whole.title[language],
      description: whole.definition[language],
      paths: visit.asking(PUBLIC_PATHS.statistics),
      section: 'data',
    },
    <>
      <p>
        <a href={PUBLIC_PATHS.statistics[language]}>{WORDS.all[language]}</a>
      </p>
      <h1>{whole.title[language]}</h1>
      <p class="lead">{whole.definition[language]}</p>
      <Sum statistic={whole} language={language} />
      <Narrowing visit={visit} page={page} />
      {parts && <Figures statistic={parts} language={language} />}
      <p class="more">
        <a href={fileOf(shown, '.csv')} download>
          {WORDS.csv[language]}
        </a>{' '}
        <a href={fileOf(shown, '')}>{WORDS.json[language]}</a>
      </p>
      <How statistic={shown} language={language} />
    </>,
  );
}

/** Where the API tells the same. */
const fileOf = ({ id, groupedBy, year, maker, receiver, topic }: StatisticDto, suffix: string): string =>
  addressOf(`/api/v1/statistics/${id}${suffix}`, {
    by: groupedBy ?? undefined,
    year: year === null ? undefined : String(year),
    maker: maker ?? undefined,
    receiver: receiver ?? undefined,
    topic: topic ?? undefined,
  });

function Narrowing({
  visit,
  page: { whole, parts, years, topics, names },
}: {
  visit: Visit;
  page: StatisticPage;
}) {
  const { language, query } = visit;
  const organizations = (['maker', 'receiver'] as const).flatMap((key) => {
    const id = whole[key];
    return id === null ? [] : [{ key, id, name: names.get(id)?.[language] ?? WORDS.unknown[language] }];
  });
  return (
    <>
      {organizations.map(({ key, name }) => (
        <p key={key}>
          {WORDS[key][language]}: <strong>{name}</strong>{' '}
          <a href={addressOf(PUBLIC_PATHS.statistics[language], { ...query, [key]: undefined })}>
            {WORDS.remove[language]}
          </a>
        </p>
      ))}
      <form method="get" action={PUBLIC_PATHS.statistics[language]} class="network-filters">
        <input type="hidden" name="measure" value={whole.id} />
        {organizations.map(({ key, id }) => (
          <input key={key} type="hidden" name={key} value={id} />
        ))}
        <Select
          name="by"
          label={WORDS.by[language]}
          failed={FRESH}
          value={parts?.groupedBy ?? ''}
          options={[
            { value: '', label: WORDS.whole[language] },
            ...whole.by.map((by) => ({ value: by, label: DIMENSION_LABELS[by][language] })),
          ]}
        />
        <Select
          name="year"
          label={WORDS.year[language]}
          failed={FRESH}
          value={whole.year === null ? '' : String(whole.year)}
          options={[
            { value: '', label: WORDS.allYears[language] },
            ...years.figures
              .map(({ key }) => key ?? '')
              .toSorted()
              .map((year) => ({ value: year, label: year })),
          ]}
        />
        <Select
          name="topic"
          label={WORDS.topic[language]}
          failed={FRESH}
          value={whole.topic ?? ''}
          options={[
            { value: '', label: WORDS.allTopics[language] },
            ...topics.figures.map(({ key, name }) => ({
              value: key ?? '',
              label: name?.[language] ?? key ?? '',
            })),
          ]}
        />
        <button type="submit" class="button">
          {WORDS.show[language]}
        </button>
      </form>
    </>
  );
}

interface InLanguage {
  statistic: StatisticDto;
  language: Language;
}

function Figures({ statistic, language }: InLanguage) {
  const { figures, groupedBy, isCut, days, title } = statistic;
  if (figures.length === 0) return <p>{WORDS.none[language]}</p>;
  const head = groupedBy === null ? title : capital(DIMENSION_LABELS[groupedBy]);
  const heads = [head, WORDS.count, WORDS.denominator, WORDS.share, ...(days ? [WORDS.median] : [])];
  return (
    <>
      <table class="grid statistic" role="table">
        <caption>
          {title[language]}, {WORDS.by[language].toLowerCase()} {head[language].toLowerCase()}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((each) => (
              <th key={each.en} role="columnheader" scope="col">
                {each[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {figures.map((figure) => (
            <FigureRow
              key={figure.key}
              figure={figure}
              hasDays={days !== null}
              head={head}
              language={language}
            />
          ))}
        </tbody>
      </table>
      {isCut && <p class="soft">{WORDS.cut[language]}</p>}
    </>
  );
}

const capital = ({ id, en }: Text): Text => ({
  id: id.charAt(0).toUpperCase() + id.slice(1),
  en: en.charAt(0).toUpperCase() + en.slice(1),
});

interface RowProps {
  figure: FigureDto;
  hasDays: boolean;
  head: Text;
  language: Language;
}

function FigureRow({ figure, hasDays, head, language }: RowProps) {
  const { key, name, count, denominator, percent, medianDays } = figure;
  const cells: [Text, string][] = [
    [WORDS.denominator, number(denominator, language)],
    [WORDS.share, percent === null ? '–' : percentText(percent, language)],
    ...(hasDays
      ? [[WORDS.median, medianDays === null ? '–' : number(medianDays, language)] as [Text, string]]
      : []),
  ];
  return (
    <tr role="row">
      <td role="cell" class="statistic-group" data-label={head[language]}>
        {name?.[language] ?? key}
        <ShareBar count={count} of={denominator} />
      </td>
      <td role="cell" class="figure" data-label={WORDS.count[language]}>
        <a href={recordsAt(figure, language)}>{number(count, language)}</a>
      </td>
      {cells.map(([label, text]) => (
        <td key={label.en} role="cell" class="figure" data-label={label[language]}>
          {text}
        </td>
      ))}
    </tr>
  );
}

function How({ statistic, language }: InLanguage) {
  const { definition, denominator, days, fewBelow, sql } = statistic;
  const rules: [Text, Text][] = [
    [WORDS.counted, definition],
    [WORDS.of, denominator],
    ...(days ? [[WORDS.days, days] as [Text, Text]] : []),
    [WORDS.few, fewText(fewBelow)],
    [WORDS.order, WORDS.largest],
  ];
  return (
    <section class="prose" aria-labelledby="cara">
      <h2 id="cara">{WORDS.how[language]}</h2>
      <dl class="facts">
        {rules.map(([name, text]) => (
          <Fragment key={name.en}>
            <dt>{name[language]}</dt>
            <dd>{text[language]}</dd>
          </Fragment>
        ))}
      </dl>
      <Version statistic={statistic} language={language} />
      <h3>{WORDS.statement[language]}</h3>
      <pre class="statement">{sql.postgresql}</pre>
      <p>
        <a href={sqlPage(sql.postgresql, language)}>{WORDS.run[language]}</a>
      </p>
      <details class="columns">
        <summary>{WORDS.sqlite[language]}</summary>
        <pre class="statement">{sql.sqlite}</pre>
        <p>
          <a href={`${PUBLIC_PATHS.data[language]}#semua`}>{WORDS.take[language]}</a>
        </p>
      </details>
    </section>
  );
}
