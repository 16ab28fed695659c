import { wordsOf } from '../common/websearch.js';
import type { Piece } from './search.dto.js';

/* Marks in a text what was searched for, and chooses the part of it to show. */

/** Words of a snippet. */
const SHOWN = 32;

interface Word {
  start: number;
  end: number;
  isHit: boolean;
  stem: string;
}

/** Whether a word of a text is one that was searched for, by its stem. */
export interface Marks {
  stems: ReadonlySet<string>;
  stemOf: (word: string) => string;
}

/** The whole text, with what was searched for marked. */
export const marked = (text: string, marks: Marks): Piece[] =>
  piecesOf(text, wordsIn(text, marks), 0, text.length);

/** Of these texts the one that holds most of what was searched for, the part where most of it stands together. */
export function snippetOf(texts: readonly string[], marks: Marks): Piece[] {
  let best: { text: string; words: Word[]; from: number; hits: number } | null = null;
  for (const text of texts) {
    const words = wordsIn(text, marks);
    const from = densest(words);
    const hits = new Set(
      words
        .slice(from, from + SHOWN)
        .filter(({ isHit }) => isHit)
        .map(({ stem }) => stem),
    ).size;
    if (!best || hits > best.hits) best = { text, words, from, hits };
  }
  if (!best || best.words.length === 0) return [];
  const { text, words, from } = best;
  const last = Math.min(from + SHOWN, words.length) - 1;
  const start = from === 0 ? 0 : (words[from]?.start ?? 0);
  const end = last === words.length - 1 ? text.length : (words[last]?.end ?? text.length);
  const pieces = piecesOf(text, words, start, end);
  if (start > 0) pieces.unshift({ text: '… ', isHit: false });
  if (end < text.length) pieces.push({ text: ' …', isHit: false });
  return pieces;
}

function wordsIn(text: string, { stems, stemOf }: Marks): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => {
    const [word = match[0]] = wordsOf(match[0]);
    const stem = stemOf(word);
    return { start: match.index, end: match.index + match[0].length, isHit: stems.has(stem), stem };
  });
}

/** The first word of the part that holds most hits, these in its middle. */
function densest(words: readonly Word[]): number {
  let hits = words.slice(0, SHOWN).filter(({ isHit }) => isHit).length;
  let best = { hits, first: 0, last: 0 };
  for (let n = 1; n + SHOWN <= words.length; n++) {
    hits += Number(words[n + SHOWN - 1].isHit) - Number(words[n - 1].isHit);
    if (hits > best.hits) best = { hits, first: n, last: n };
    else if (hits === best.hits && best.last === n - 1) best.last = n;
  }
  return best.hits === 0 ? 0 : Math.ceil((best.first + best.last) / 2);
}

function piecesOf(text: string, words: readonly Word[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const word of words) {
    if (!word.isHit || word.start < start || word.end > end) continue;
    if (word.start > at) pieces.push({ text: text.slice(at, word.start), isHit: false });
    pieces.push({ text: text.slice(word.start, word.end), isHit: true });
    at = word.end;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), isHit: false });
  return pieces;
}
