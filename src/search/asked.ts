import { type Day, endOfPeriod, isDay, type Precision } from '../common/day.js';
import type { Text } from '../common/language.js';
import { type Term, termsOf, websearchOf, wordsOf } from '../common/websearch.js';
import { type Fulfilment, FULFILMENT_LABELS, FULFILMENTS } from '../commitments/fulfilment.js';
import { KIND_LABELS, KIND_WORDS, SEARCH_KINDS, type SearchKind } from './search-kinds.js';
import { NotUnderstood } from './search.problems.js';

/** What somebody searches for, understood. */
export interface Asked {
  /** Words for `websearch_to_tsquery`; empty where only fields narrow. */
  words: string;
  /** The same without what is to be left out: what is found of it is marked. */
  wanted: string;
  /** Everything typed as words, folded: the name or title it may be. */
  key: string;
  /** Single words, which may be names as well. */
  tokens: string[];
  /** Names after `pembicara:` and `serikat:`; each is narrowed to. */
  speakers: Named[];
  unions: Named[];
  /** States, any of them; not these. */
  states: Fulfilment[];
  statesNot: Fulfilment[];
  kinds: SearchKind[];
  kindsNot: SearchKind[];
  /** Days of the record, both included. */
  since: Day | null;
  until: Day | null;
}

/** A name a search is narrowed to. */
export interface Named {
  words: string[];
  isExcluded: boolean;
}

const FIELDS = {
  pembicara: 'speakers',
  speaker: 'speakers',
  serikat: 'unions',
  union: 'unions',
  status: 'states',
  state: 'states',
  jenis: 'kinds',
  kind: 'kinds',
  sejak: 'since',
  since: 'since',
  sampai: 'until',
  until: 'until',
} as const;

/** Titles before and after a name. Whoever is meant goes by the name alone. Source: domain guide, names. */
const TITLES =
  /(?<![\p{L}\p{N}])(?:(?:dr|drs|dra|ir|prof|hj|kh|h)\.(?=\s)|(?:S|M|A)\.\s?(?:[A-Z][a-z]{0,3})\.(?:\s?[A-Z][a-z]{0,3}\.)?(?![\p{L}\p{N}]),?)/giu;

/** Single words looked up as names. */
const MOST_TOKENS = 8;

/** @throws NotUnderstood where a field is unknown, or what stands after it is none of what it takes */
export function askedFor(typed: string): Asked {
  // A title gives way to blanks, so that every other part keeps its place.
  const terms = termsOf(typed.replaceAll(TITLES, (title) => ' '.repeat(title.length)));
  const usable = terms.length > 0 ? terms : termsOf(typed);
  const plain = usable.filter(({ field }) => field === null);
  const wanted = plain.filter(({ isExcluded }) => !isExcluded);
  const asked: Asked = {
    words: wanted.length > 0 ? websearchOf(plain) : '',
    wanted: websearchOf(wanted),
    key: wanted.flatMap(({ text }) => wordsOf(text)).join(''),
    tokens: [...new Set(wanted.flatMap(({ text }) => wordsOf(text)))]
      .filter((word) => word.length > 2)
      .slice(0, MOST_TOKENS),
    speakers: [],
    unions: [],
    states: [],
    statesNot: [],
    kinds: [],
    kindsNot: [],
    since: null,
    until: null,
  };
  for (const term of usable) if (term.field !== null) narrow(asked, term);
  const isNarrowed =
    [asked.speakers, asked.unions, asked.states, asked.kinds].some((each) => each.length > 0) ||
    asked.since !== null ||
    asked.until !== null;
  if (wanted.length === 0 && !isNarrowed) throw nothingAsked(plain.length > 0);
  return asked;
}

function narrow(asked: Asked, term: Term): void {
  const field = FIELDS[term.field as keyof typeof FIELDS] as (typeof FIELDS)[keyof typeof FIELDS] | undefined;
  if (field === undefined) throw unknownField(term);
  switch (field) {
    case 'speakers':
    case 'unions': {
      const words = wordsOf(term.text.replaceAll(TITLES, ' '));
      if (words.length === 0) throw wrongValue(term, NAME);
      asked[field].push({ words, isExcluded: term.isExcluded });
      break;
    }
    case 'states':
      asked[term.isExcluded ? 'statesNot' : 'states'].push(chosen(term, STATES));
      break;
    case 'kinds':
      asked[term.isExcluded ? 'kindsNot' : 'kinds'].push(chosen(term, KINDS));
      break;
    case 'since':
    case 'until': {
      const day = dayOf(term.text, field);
      if (day === null || term.isExcluded) throw wrongValue(term, DAY);
      asked[field] = day;
    }
  }
}

const folded = (text: string): string => wordsOf(text).join('');

const STATES = new Map(
  FULFILMENTS.flatMap((state) =>
    [state, FULFILMENT_LABELS[state].id, FULFILMENT_LABELS[state].en].map((name) => [folded(name), state]),
  ),
);
const KINDS = new Map(
  SEARCH_KINDS.flatMap((kind) =>
    [kind, KIND_LABELS[kind].id, KIND_LABELS[kind].en, ...KIND_WORDS[kind]].map((name) => [
      folded(name),
      kind,
    ]),
  ),
);

function chosen<Value extends string>(term: Term, values: ReadonlyMap<string, Value>): Value {
  const typed = folded(term.text);
  // The beginning will do, where it is the beginning of one alone: `status:belum`.
  const begun = new Set(
    [...values].filter(([name]) => typed !== '' && name.startsWith(typed)).map(([, value]) => value),
  );
  const value = values.get(typed) ?? (begun.size === 1 ? [...begun][0] : undefined);
  if (value) return value;
  const all = [...new Set(values.values())].join(', ');
  throw wrongValue(term, { id: `harus salah satu dari: ${all}`, en: `must be one of: ${all}` });
}

/** The first or last day of what was typed: a year, a month or a day. */
function dayOf(text: string, field: 'since' | 'until'): Day | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text.trim());
  if (!found) return null;
  const [, year = '', month, day] = found;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isDay(first)) return null;
  const precision: Exclude<Precision, 'none'> = day ? 'day' : month ? 'month' : 'year';
  return field === 'since' ? first : endOfPeriod(first, precision);
}

const NAME: Text = { id: 'harus sebuah nama', en: 'must be a name' };
const DAY: Text = {
  id: 'harus hari, bulan, atau tahun yang ada, seperti 2025-11-10, 2025-11, atau 2025',
  en: 'must be a day, month or year there is, as 2025-11-10, 2025-11 or 2025',
};

function wrongValue({ field, text, at }: Term, what: Text): NotUnderstood {
  const said = `“${field}:${text}”`;
  return new NotUnderstood(at, { id: `${said} ${what.id}`, en: `${said} ${what.en}` });
}

function unknownField({ field, at }: Term): NotUnderstood {
  const all = Object.keys(FIELDS)
    .map((name) => `${name}:`)
    .join(', ');
  return new NotUnderstood(at, {
    id: `“${field}:” bukan saringan; yang ada: ${all}. Untuk mencari katanya, beri tanda kutip`,
    en: `“${field}:” is no field; there are: ${all}. To search for the word, put it in quotes`,
  });
}

const nothingAsked = (isOnlyExcluded: boolean): NotUnderstood =>
  isOnlyExcluded
    ? new NotUnderstood(0, {
        id: 'sebut juga kata yang dicari, tidak hanya yang dikecualikan',
        en: 'say what to search for as well, not only what to leave out',
      })
    : new NotUnderstood(0, {
        id: 'tidak ada huruf atau angka untuk dicari',
        en: 'there is no letter or digit to search for',
      });
