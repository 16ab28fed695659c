import type { Asked, Named } from './asked.js';
import type { NameFound, Understood } from './names.reader.js';
import type { SearchKind } from './search-kinds.js';

/* What was asked and what the database made of it, as queries over the words and keys of documents. */

/** A word that is part of more names than these says nothing of whose it is. */
const MOST_MEANT = 10;

/** The names a search asks after, in the order they are looked up: all of it as one, each word, speakers, unions. */
export const namesIn = ({ wanted, tokens, speakers, unions }: Asked): string[] => [
  wanted,
  ...tokens,
  ...[...speakers, ...unions].map(({ words }) => words.join(' ')),
];

export interface Meaning {
  /** What documents must hold; empty where only keys narrow. */
  query: string;
  /** What they must carry; empty for nothing. */
  filter: string;
  /** Records named by all that was asked, and how well. */
  names: { ids: string[]; fits: number[] };
}

/** @param more names found otherwise, as those that only look like what was asked. @param kind the only one wanted */
export function meaningOf(
  asked: Asked,
  understood: Understood,
  more: readonly NameFound[],
  kind: SearchKind | undefined,
): Meaning {
  const found = [...understood.names, ...more];
  const at = (n: number) => found.filter((name) => name.n === n);
  const whole = at(0).filter(({ kind: of }) => of !== 'venue');
  return {
    query: withNames(asked, understood, at),
    filter: filterOf(asked, at, kind),
    names: {
      ids: whole.flatMap(({ ids }) => ids),
      fits: whole.flatMap(({ ids, fit }) => ids.map(() => (more.length > 0 ? fit + 1 : fit))),
    },
  };
}

/** The words; each that is somebody's name also finds what names them. */
function withNames(asked: Asked, { query, stems }: Understood, at: (n: number) => NameFound[]): string {
  if (query === '') return '';
  let said = query;
  for (const [n, stem] of stems.entries()) {
    const meant = at(n + 1).filter(({ kind, fit }) => kind === 'person' || fit === 1);
    if (meant.length === 0 || meant.length > MOST_MEANT) continue;
    said = said.replaceAll(quoted(stem), `( ${[quoted(stem), ...keysOf(meant)].join(' | ')} )`);
  }
  const meant = at(0).filter(({ fit }) => fit === 1);
  const isPlain = asked.words === asked.wanted;
  return isPlain && meant.length > 0 ? [`( ${said} )`, ...keysOf(meant)].join(' | ') : said;
}

function filterOf(asked: Asked, at: (n: number) => NameFound[], kind: SearchKind | undefined): string {
  const before = asked.tokens.length + 1;
  const narrowed = (names: readonly Named[], from: number, kinds: readonly NameFound['kind'][]) =>
    names.map(({ isExcluded }, n) => {
      const keys = keysOf(at(from + n).filter((name) => kinds.includes(name.kind)));
      return `${isExcluded ? '!' : ''}${anyOf(keys.length > 0 ? keys : [quoted('=nobody')])}`;
    });
  const parts = [
    ...(kind ? [anyOf([quoted(`=k:${kind}`)])] : []),
    ...(asked.kinds.length > 0 ? [anyOf(asked.kinds.map((each) => quoted(`=k:${each}`)))] : []),
    ...asked.kindsNot.map((each) => `!${quoted(`=k:${each}`)}`),
    ...(asked.states.length > 0 ? [anyOf(asked.states.map((each) => quoted(`=f:${each}`)))] : []),
    ...asked.statesNot.map((each) => `!${quoted(`=f:${each}`)}`),
    ...narrowed(asked.speakers, before, ['person', 'post']),
    ...narrowed(asked.unions, before + asked.speakers.length, ['organization']),
  ];
  return parts.join(' & ');
}

/** The words a query looks for, keys apart, for marking them. */
export const lexemesIn = (query: string): Set<string> =>
  new Set(
    [...query.matchAll(/'((?:[^']|'')+)'/g)]
      .map(([, lexeme = '']) => lexeme)
      .filter((lexeme) => !lexeme.startsWith('=')),
  );

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("'", "''")}'`;
const anyOf = (keys: readonly string[]): string => `( ${keys.join(' | ')} )`;
/** Of a person what they said, of others whatever names them. */
const keysOf = (names: readonly NameFound[]): string[] =>
  names.flatMap(({ kind, ids }) => ids.map((id) => quoted(`${kind === 'person' ? '=s:' : '=o:'}${id}`)));
