import { addDays } from '../src/common/day.js';
import { hundredths, type InTurns, load, median, MORE_THAN_KEPT, rounded, type Spell } from './load.js';
import type { Pair } from './pair.js';

/** Few enough to be kept. */
const KEPT = 20;

const STATES = ['not_started', 'waiting', 'in_progress', 'stalled', 'referred', 'fulfilled'];

/**
 * The counts beside filtered lists, against those lists, taking turns: worked out each time, and as they are kept while
 * the record does not change.
 */
export async function facets({ owner, ikrar }: Pair, inTurns: InTurns): Promise<void> {
  const found: Record<string, string | number>[] = [];
  for (const [name, paths] of Object.entries(await listsOf(owner))) {
    const lists = paths.map((path) => `/api/v1/${path}`);
    const counts = lists.map((path) => path.replace('?', '/facets?'));
    const [asLists = [], asKept = [], asNew = []] = await inTurns([
      (length) => load(ikrar.url, lists, length),
      (length) => load(ikrar.url, counts.slice(0, KEPT), length),
      (length) => load(ikrar.url, counts, length),
    ]);
    const cost = (spells: Spell[]) =>
      hundredths(median(asLists.map(({ perSecond }, n) => perSecond / (spells[n]?.perSecond ?? 1))));
    found.push({
      case: name,
      'lists/s': rounded(median(asLists.map(({ perSecond }) => perSecond))),
      'cost of counts, anew': cost(asNew),
      'cost of counts, kept': cost(asKept),
      'anew p99 ms': median(asNew.map(({ p99Ms }) => p99Ms)),
    });
  }
  console.table(found);
}

/** Addresses of filtered lists, more of each than counts are kept of. */
async function listsOf(owner: Pair['owner']): Promise<Record<string, string[]>> {
  const column = async (text: string): Promise<string[]> => {
    const { rows } = await owner.query<{ key: string }>(text);
    return rows.map(({ key }) => key);
  };
  const [receivers, topics, speakers, offices, publishers] = await Promise.all([
    column(
      `SELECT organization_id AS key FROM commitment_receiver WHERE is_public GROUP BY 1 ORDER BY md5(organization_id::text) LIMIT 50`,
    ),
    column('SELECT key FROM topic ORDER BY key'),
    column(
      `SELECT speaker_id AS key FROM statement WHERE speaker_id IS NOT NULL GROUP BY 1 ORDER BY md5(speaker_id::text) LIMIT 100`,
    ),
    column('SELECT DISTINCT office_id AS key FROM meeting ORDER BY office_id'),
    column('SELECT DISTINCT publisher AS key FROM source WHERE publisher IS NOT NULL ORDER BY 1'),
  ]);
  const years = ['2024', '2025', '2026'];
  // Nothing on record is as old, so that these days only make addresses of their own.
  const days = Array.from({ length: MORE_THAN_KEPT }, (_, n) => addDays('1901-01-01', n));
  const often = (path: (n: number) => string) => days.map((day, n) => `${path(n)}&from=${day}`);
  const of = (keys: string[], n: number) => encodeURIComponent(keys[n % keys.length] ?? '');
  return {
    'pledges to a union in a state': receivers.flatMap((id) =>
      STATES.map((state) => `commitments?receiver=${id}&status=${state}`),
    ),
    'statements of a speaker': often((n) => `statements?speaker=${of(speakers, n)}`),
    'statements on a topic in a month': often(
      (n) => `statements?topic=${of(topics, n)}&until=2024-0${1 + (n % 9)}-28`,
    ),
    'meetings of an office in a year': often(
      (n) => `meetings?office=${of(offices, n)}&year=${of(years, n >> 3)}`,
    ),
    'events of a year and a kind': often((n) => `events?year=${of(years, n)}&kind=rally`),
    'sources of a publisher': publishers
      .flatMap((name) =>
        ['letter', 'news_article', 'regulation', 'government_release'].map((kind) => [name, kind]),
      )
      .map(([name = '', kind]) => `sources?publisher=${encodeURIComponent(name)}&kind=${kind}`),
  };
}
