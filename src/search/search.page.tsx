import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { StateTags } from '../page-parts/state.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import type { FilterGroup } from '../web/list.js';
import { addressOf, type Visit } from '../web/visit.js';
import { ListFrame, SearchForm } from '../web/list.js';
import type { FoundDto, Piece, SearchDto } from './search.dto.js';
import { KIND_LABELS, SEARCH_KINDS } from './search-kinds.js';

const WORDS = {
  heading: { id: 'Cari', en: 'Search' },
  description: {
    id: 'Cari dalam semua catatan: komitmen, pernyataan, tuntutan, notula, organisasi, orang, acara, dan sumber.',
    en: 'Search the whole record: pledges, statements, demands, minutes, organizations, people, events and sources.',
  },
  label: { id: 'Kata, nama, atau singkatan', en: 'Words, a name or an acronym' },
  kind: { id: 'Jenis', en: 'Kind' },
  none: { id: 'Tidak ada yang ditemukan', en: 'Nothing was found' },
  noneHelp: {
    id: 'Coba kata yang lebih umum atau lebih sedikit, hapus saringan, atau tulis nama lengkap tanpa gelar.',
    en: 'Try more general or fewer words, remove a filter, or write the whole name without titles.',
  },
  bounded: {
    id: 'Yang cocok sangat banyak; peringkat dan jumlah dihitung dari {n} terbaru.',
    en: 'Very many match; the ranking and the counts are of the latest {n}.',
  },
  also: { id: 'Juga dicari', en: 'Also searched for' },
  instead: { id: 'Tidak ada hasil untuk', en: 'Nothing was found for' },
  shown: { id: 'ditampilkan hasil untuk', en: 'shown are results for' },
  alikeNames: {
    id: 'Singkatan yang mirip tetapi organisasi yang berbeda',
    en: 'Acronyms that look alike and are other organizations',
  },
  how: { id: 'Cara mencari', en: 'How to search' },
  asOf: { id: 'Seperti tercatat pada', en: 'As on record on' },
} satisfies Record<string, Text>;

/** What can be typed, and what it does. */
const WAYS: readonly [typed: string, does: Text][] = [
  ['pemagangan Cikarang', { id: 'semua kata harus ada', en: 'all of the words' }],
  ['"alih daya"', { id: 'kata-kata itu berurutan', en: 'the words in this order' }],
  ['upah -lembur', { id: 'tanpa kata itu', en: 'without that word' }],
  ['PHK atau pesangon', { id: 'salah satunya', en: 'one or the other' }],
  ['pembicara:"Budi Contoh"', { id: 'yang diucapkan orang itu', en: 'said by that person' }],
  ['serikat:KSPI', { id: 'yang menyangkut serikat itu', en: 'about that union' }],
  ['status:"dalam proses"', { id: 'komitmen dengan status itu', en: 'pledges in that state' }],
  ['sejak:2024 sampai:2025-06', { id: 'dari dan sampai hari itu', en: 'from and until that day' }],
  ['jenis:pernyataan', { id: 'hanya jenis itu', en: 'that kind alone' }],
];

interface SearchPage {
  q: string;
  asOf: string | undefined;
  /** Null where nothing was searched. */
  result: SearchDto | null;
  /** Why what was typed cannot be meant. */
  problem?: Text;
}

export function searchPage(visit: Visit, { q, asOf, result, problem }: SearchPage): string {
  const { language, query } = visit;
  return visit.publish(
    {
      title: q === '' ? WORDS.heading[language] : `${WORDS.heading[language]}: ${q}`,
      description: WORDS.description[language],
      paths: visit.asking(PUBLIC_PATHS.search),
      isPrivate: q !== '',
      section: 'search',
      script: 'htmx.js',
    },
    <>
      <h1>{WORDS.heading[language]}</h1>
      {q === '' && <p class="lead">{WORDS.description[language]}</p>}
      <SearchForm visit={visit} path={PUBLIC_PATHS.search[language]} label={WORDS.label[language]} />
      <ListFrame
        visit={visit}
        paths={PUBLIC_PATHS.search}
        groups={result ? [kindsOf(result, query['kind'], language)] : []}
        others={asOf ? [{ key: 'as_of', label: `${WORDS.asOf[language]} ${asOf}` }] : []}
        isEmpty={false}
        next={result?.next ?? null}
      >
        {problem && (
          <p class="alert" role="alert">
            {problem[language]}
          </p>
        )}
        {result && <Results result={result} language={language} />}
        <Ways language={language} isOpen={!result || result.items.length === 0} />
      </ListFrame>
    </>,
  );
}

function kindsOf(
  { counts }: SearchDto,
  chosen: string | string[] | undefined,
  language: Language,
): FilterGroup {
  const count = (kind: string) => counts.find((each) => each.kind === kind)?.count ?? 0;
  return {
    key: 'kind',
    label: WORDS.kind[language],
    choices: SEARCH_KINDS.filter((kind) => count(kind) > 0 || chosen === kind).map((kind) => ({
      value: kind,
      label: KIND_LABELS[kind][language],
      count: count(kind),
    })),
  };
}

interface InLanguage {
  language: Language;
}

function Results({ result, language }: InLanguage & { result: SearchDto }) {
  const { items, corrections, synonyms, lookAlikes, isBounded, bound } = result;
  return (
    <>
      {corrections.map(({ from, to }) => (
        <p key={from} role="status">
          {WORDS.instead[language]} “{from}”; {WORDS.shown[language]} <strong>“{to}”</strong>.
        </p>
      ))}
      {synonyms.length > 0 && (
        <p class="soft">
          {WORDS.also[language]}: {synonyms.map((words) => words.join(', ')).join('; ')}.
        </p>
      )}
      {lookAlikes.length > 0 && (
        <p class="hint">
          {WORDS.alikeNames[language]}:{' '}
          {lookAlikes.map(({ acronym, name }) => `${acronym} = ${name}`).join('; ')}.
        </p>
      )}
      {isBounded && <p class="soft">{WORDS.bounded[language].replace('{n}', String(bound))}</p>}
      {items.length === 0 ? (
        <div class="none" role="status">
          <p>{WORDS.none[language]}.</p>
          <p>{WORDS.noneHelp[language]}</p>
        </div>
      ) : (
        <ol class="hits">
          {items.map((item) => (
            <Hit key={item.id} item={item} language={language} />
          ))}
        </ol>
      )}
    </>
  );
}

function Hit({ item, language }: InLanguage & { item: FoundDto }) {
  const { kind, title, page, about, snippet, day, fulfilment } = item;
  const name = <Pieces pieces={title} />;
  return (
    <li>
      <p class="kicker">{KIND_LABELS[kind][language]}</p>
      <h2 lang={language === 'en' ? 'id' : undefined}>
        {page === null ? name : <a href={page[language]}>{name}</a>}
      </h2>
      {snippet.length > 0 && (
        <p lang={language === 'en' ? 'id' : undefined}>
          <Pieces pieces={snippet} />
        </p>
      )}
      {(about ?? day) && (
        <p class="soft">
          {about}
          {about && day && ' · '}
          {day && <time dateTime={day}>{shortDay(day, language)}</time>}
        </p>
      )}
      {fulfilment && <StateTags fulfilment={fulfilment} flags={[]} language={language} />}
    </li>
  );
}

const Pieces = ({ pieces }: { pieces: Piece[] }) => (
  <>{pieces.map(({ text, isHit }, n) => (isHit ? <mark key={n}>{text}</mark> : text))}</>
);

const Ways = ({ language, isOpen }: InLanguage & { isOpen: boolean }) => (
  <details class="more-ways" open={isOpen}>
    <summary>{WORDS.how[language]}</summary>
    <ul class="ways">
      {WAYS.map(([typed, does]) => (
        <li key={typed}>
          <a href={addressOf(PUBLIC_PATHS.search[language], { q: typed })} rel="nofollow">
            <code>{typed}</code>
          </a>{' '}
          {does[language]}
        </li>
      ))}
    </ul>
  </details>
);
