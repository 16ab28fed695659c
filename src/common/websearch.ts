/*
 * What somebody types into a search: words that must all be there, "a phrase", -without, one or another, and a field
 * before a colon.
 */

/** One part of what was typed. */
export interface Term {
  /** As typed, without quotes, sign and field. */
  text: string;
  /** Where it begins in what was typed, from 0. */
  at: number;
  /** Before a colon, in lower case; null for what is only words. */
  field: string | null;
  isQuoted: boolean;
  isExcluded: boolean;
  /** Whether it or the one before is wanted. */
  isAlternative: boolean;
}

const TERM = /(-?)(?:(\p{L}+):(?=[^\s:/]))?(?:"([^"]*)"?|(\S+))/gu;
/** Source: the operator of PostgreSQL's websearch_to_tsquery, and its Indonesian word. */
const OR = new Set(['or', 'atau']);

/** Words that say nothing of what is looked for. */
const EMPTY_WORDS = new Set(
  `yang akan dan di ke dari untuk dengan pada oleh itu ini adalah para bagi dalam kepada tentang sebagai agar bahwa
   apa apakah siapa bagaimana the of to in on for and a an is`.split(/\s+/),
);

/** What was typed, part by part. A quote that is not closed reaches to the end. */
export function termsOf(typed: string): Term[] {
  const terms: Term[] = [];
  let isAlternative = false;
  for (const match of typed.matchAll(TERM)) {
    const [, sign, field, quoted, word = ''] = match;
    const text = quoted ?? word;
    if (!sign && !field && quoted === undefined && OR.has(word.toLowerCase())) {
      isAlternative = terms.length > 0;
      continue;
    }
    if (wordsOf(text).length === 0 && !field) continue;
    terms.push({
      text,
      at: match.index,
      field: field?.toLowerCase() ?? null,
      isQuoted: quoted !== undefined,
      isExcluded: sign === '-',
      isAlternative,
    });
    isAlternative = false;
  }
  return terms;
}

/** The words in a text, as the database tells them apart: letters and digits, in lower case. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Terms of words as `websearch_to_tsquery` reads them; what says nothing is left out where something else is asked for. */
export function websearchOf(terms: readonly Term[]): string {
  const asks = terms.some((term) => !term.isExcluded && !isEmpty(term));
  const kept = asks ? terms.filter((term) => !isEmpty(term)) : terms;
  return kept
    .map((term, n) => {
      const words = wordsOf(term.text);
      const said = words.length === 1 && !OR.has(words[0]) ? words[0] : `"${words.join(' ')}"`;
      return `${n > 0 && term.isAlternative ? 'or ' : ''}${term.isExcluded ? '-' : ''}${said}`;
    })
    .join(' ');
}

const isEmpty = ({ text, isQuoted, isExcluded }: Term): boolean =>
  !isQuoted && !isExcluded && wordsOf(text).every((word) => EMPTY_WORDS.has(word));
