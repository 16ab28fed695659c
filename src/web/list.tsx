import type { ComponentChildren } from 'preact';
import { LOCALES } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { drawnEach } from './drawn-each.js';
import { type FileLink, FileLinks } from './file-links.js';
import { SaveSearch } from './save-search.js';
import { addressOf, type Visit } from './visit.js';

/* What pages of lists are made of: filters that are links with their counts, a search, an order, and the next page. */

const WORDS = {
  search: { id: 'Cari', en: 'Search' },
  filters: { id: 'Saring', en: 'Filter' },
  chosen: { id: 'Disaring menurut', en: 'Filtered by' },
  remove: { id: 'Hapus saringan', en: 'Remove filter' },
  add: { id: 'Tambahkan juga', en: 'Add as well' },
  clear: { id: 'Hapus semua saringan', en: 'Remove all filters' },
  order: { id: 'Urutkan', en: 'Order' },
  next: { id: 'Halaman berikutnya', en: 'Next page' },
  first: { id: 'Kembali ke awal', en: 'Back to the start' },
  files: { id: 'Unduh atau ikuti daftar ini', en: 'Download or follow this list' },
  none: { id: 'Tidak ada yang cocok.', en: 'Nothing matches.' },
} satisfies Record<string, Text>;

/** One value a list can be narrowed to. */
export interface Choice {
  value: string;
  label: string;
  /** How many records of this list carry it; null where that was not counted. */
  count: number | null;
}

/** A key of the query and what it can be. */
export interface FilterGroup {
  key: string;
  label: string;
  /** Whether the key can be repeated, for several values at once. */
  takesSeveral?: boolean;
  choices: Choice[];
}

/** One order a list can have. */
export interface Order {
  value: string;
  label: string;
}

interface ListFrameProps {
  visit: Visit;
  paths: Text;
  /** What the search looks through; left out where there is none. */
  searchLabel?: string;
  groups?: FilterGroup[];
  /** Names of what other keys of the query were narrowed to, such as the union of `receiver`. */
  others?: { key: string; label: string }[];
  orders?: Order[];
  /** How many the list holds, in words. */
  total?: string | null;
  /** This list in other forms. */
  files?: readonly FileLink[];
  /** Its name in the API, where it can be kept as it is narrowed, and what it is narrowed to by itself. */
  saved?: { list: string; more?: Record<string, string | undefined> };
  isEmpty: boolean;
  next: string | null;
  children: ComponentChildren;
}

/** With script, what leads to the same list otherwise narrowed changes the page in place, and keeps what has the focus. */
const inPlace = (scroll: 'top' | 'none') => ({ 'hx-boost:inherited': `swap:"innerMorph show:${scroll}"` });

/** A list between its filters and its next page. */
export function ListFrame(props: ListFrameProps) {
  const {
    visit,
    paths,
    searchLabel,
    groups = [],
    others = [],
    orders = [],
    total,
    saved,
    files = [],
    isEmpty,
    next,
  } = props;
  const { language, query } = visit;
  const path = paths[language];
  const at = (changes: Record<string, string | string[] | undefined>) =>
    addressOf(path, { ...query, cursor: undefined, ...changes });
  return (
    <div class="list-frame">
      <div class="filters" {...inPlace('none')}>
        {searchLabel && <SearchForm visit={visit} path={path} label={searchLabel} />}
        <div class="chosen" aria-live="polite">
          <Chosen language={language} at={at} query={query} groups={groups} others={others} path={path} />
          {saved && <SaveSearch visit={visit} {...saved} />}
        </div>
        {drawnEach(groups, (group) => (
          <Filter group={group} language={language} query={query} at={at} />
        ))}
        {orders.length > 0 && (
          <nav class="filter" aria-label={WORDS.order[language]}>
            <h2>{WORDS.order[language]}</h2>
            <ul>
              {orders.map(({ value, label }, n) => {
                const isChosen = (query.sort ?? orders[0]?.value) === value;
                return (
                  <li key={value}>
                    <a
                      href={at({ sort: n === 0 ? undefined : value })}
                      aria-current={isChosen ? 'true' : undefined}
                    >
                      {label}
                    </a>
                  </li>
                );
              })}
            </ul>
          </nav>
        )}
      </div>
      <section class="listed" id="daftar">
        {total && <p class="total">{total}</p>}
        {isEmpty ? <p class="none">{WORDS.none[language]}</p> : props.children}
        <p class="more" {...inPlace('top')}>
          {next && (
            <a class="button button-lesser" href={addressOf(path, { ...query, cursor: next })} rel="next">
              {WORDS.next[language]}
            </a>
          )}{' '}
          {query.cursor && <a href={at({})}>{WORDS.first[language]}</a>}
        </p>
        {files.length > 0 && <FileLinks label={WORDS.files[language]} links={files} language={language} />}
      </section>
    </div>
  );
}

/** A search that keeps the other filters. */
export function SearchForm({
  visit: { language, query },
  path,
  label,
}: {
  visit: Visit;
  path: string;
  label: string;
}) {
  const { q, cursor: _, ...kept } = query;
  return (
    <form method="get" action={path} role="search" class="search">
      <label for="q">{label}</label>
      <div>
        <input id="q" type="search" name="q" value={[q].flat()[0]} maxLength={200} />
        {Object.entries(kept).flatMap(([key, value]) =>
          [value].flat().map((each) => <input key={key + each} type="hidden" name={key} value={each} />),
        )}
        <button type="submit" class="button">
          {WORDS.search[language]}
        </button>
      </div>
    </form>
  );
}

type At = (changes: Record<string, string | string[] | undefined>) => string;
type Asked = Record<string, string | string[]>;

const valuesOf = (query: Asked, key: string): string[] => [query[key] ?? []].flat();

interface FilterProps {
  group: FilterGroup;
  language: Language;
  query: Asked;
  at: At;
}

/**
 * The values of a key, each a link to the list with it in place of what was chosen, which is what its count says; and
 * once something was chosen, another that adds it.
 */
function Filter({ group: { key, label, choices, takesSeveral }, language, query, at }: FilterProps) {
  const chosen = valuesOf(query, key);
  return (
    <details class="filter" open={chosen.length > 0}>
      <summary>{label}</summary>
      <ul>
        {choices.map(({ value, label: name, count }) => {
          const isChosen = chosen.includes(value);
          return (
            <li key={value}>
              <a
                href={at({ [key]: isChosen ? chosen.filter((other) => other !== value) : value })}
                aria-current={isChosen ? 'true' : undefined}
              >
                {name}
                {count !== null && <span class="count"> {count.toLocaleString(LOCALES[language])}</span>}
              </a>
              {takesSeveral && chosen.length > 0 && !isChosen && (
                <a
                  class="add"
                  href={at({ [key]: [...chosen, value] })}
                  aria-label={`${WORDS.add[language]}: ${name}`}
                >
                  +
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

interface ChosenProps {
  language: Language;
  at: At;
  query: Asked;
  groups: FilterGroup[];
  others: { key: string; label: string }[];
  path: string;
}

/** What the list is narrowed to, each with a link that lets go of it. */
function Chosen({ language, at, query, groups, others, path }: ChosenProps) {
  const chosen = [
    ...groups.flatMap(({ key, label, choices }) =>
      valuesOf(query, key).map((value) => ({
        name: `${label}: ${choices.find((choice) => choice.value === value)?.label ?? value}`,
        without: at({ [key]: valuesOf(query, key).filter((other) => other !== value) }),
      })),
    ),
    ...others.map(({ key, label }) => ({ name: label, without: at({ [key]: undefined }) })),
    ...(query.q ? [{ name: `“${[query.q].flat()[0]}”`, without: at({ q: undefined }) }] : []),
  ];
  if (chosen.length === 0) return null;
  return (
    <>
      <h2>{WORDS.chosen[language]}</h2>
      <ul>
        {chosen.map(({ name, without }) => (
          <li key={name}>
            {name}{' '}
            <a href={without} aria-label={`${WORDS.remove[language]}: ${name}`}>
              ×
            </a>
          </li>
        ))}
      </ul>
      <a href={addressOf(path, { as_of: query.as_of })}>{WORDS.clear[language]}</a>
    </>
  );
}
