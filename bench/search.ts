import assert from 'node:assert/strict';
import type pg from 'pg';
import { answeredAnew, hundredths, type InTurns, load, median, rounded, type Spell } from './load.js';
import type { Pair } from './pair.js';

/** What is to come is answered like now. */
const TO_COME = '2999-01-01';

/** Different searches a case rotates over. */
const MANY = 100;

/**
 * Searches for two words, common and rare ones, against a handler that ranks every match: as answers are kept while the
 * record does not change, and worked out each time.
 */
export async function search({ owner, ikrar, reference }: Pair, inTurns: InTurns): Promise<void> {
  const found: Record<string, string | number>[] = [];
  for (const [name, from, to] of [
    ['two words', 3, 200],
    ['two common words', 3, 30],
  ] as const) {
    const paths = await searchesFor(owner, from, to);
    await Promise.all([ikrar, reference].map(async ({ url }) => assertFinds(url, paths)));
    const [kept = [], anew = [], its = []] = await inTurns([
      (length) => load(ikrar.url, paths, length),
      (length) => load(ikrar.url, answeredAnew(paths, 'as_of', TO_COME), length),
      (length) => load(reference.url, paths, length),
    ]);
    const ratio = (spells: Spell[]) =>
      hundredths(median(spells.map(({ perSecond }, n) => perSecond / (its[n]?.perSecond ?? 0))));
    found.push({
      case: `search for ${name}`,
      'kept/s': rounded(median(kept.map(({ perSecond }) => perSecond))),
      'anew/s': rounded(median(anew.map(({ perSecond }) => perSecond))),
      'reference/s': rounded(median(its.map(({ perSecond }) => perSecond))),
      'ratio, kept': ratio(kept),
      'ratio, anew': ratio(anew),
      'anew p99 ms': median(anew.map(({ p99Ms }) => p99Ms)),
      'reference p99 ms': median(its.map(({ p99Ms }) => p99Ms)),
    });
  }
  console.table(found);
}

/** Two words each that fill a page, from the `from`-th to the `to`-th most frequent of them. */
async function searchesFor(owner: pg.Client, from: number, to: number): Promise<string[]> {
  const { rows } = await owner.query<{ q: string }>(
    `WITH word AS (SELECT pg_temp.word(rank) AS word, row_number() OVER (ORDER BY md5(rank::text)) AS n FROM generate_series($1::bigint, $2::bigint) rank)
     SELECT a.word || ' ' || b.word AS q FROM word a JOIN word b ON b.n BETWEEN a.n + 1 AND a.n + 3
      WHERE (SELECT count(*) FROM (SELECT FROM plain.document d WHERE d.words @@ plainto_tsquery('indonesian', a.word || ' ' || b.word) LIMIT 20) found) = 20 ORDER BY a.n LIMIT $3`,
    [from, to, MANY],
  );
  assert(rows.length > 20, 'there are too few words to search for');
  return rows.map(({ q }) => `/api/v1/search?q=${encodeURIComponent(q)}`);
}

async function assertFinds(url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await fetch(url + path);
    const { items } = (await answer.json()) as { items: unknown[] };
    assert(items.length > 0, `${path} finds nothing`);
  }
}
