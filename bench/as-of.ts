import { hundredths, type InTurns, load, median, rounded } from './load.js';
import type { Pair } from './pair.js';

/** How long before the newest change on record. */
const BACK = { 'a day before': '1 day', 'a month before': '1 month', 'two years before': '2 years' };

/** Reads as of an earlier day against the same read of now, taking turns: what a page of the past costs more. */
export async function asOf({ owner, ikrar, cases, paths }: Pair, inTurns: InTurns): Promise<void> {
  const first = (addresses: string[]) => addresses.filter((address) => !address.includes('cursor='));
  const reads = {
    'list of a receiver': first(cases.receiver.ikrar),
    'list of all': first(cases.all.ikrar),
    'list by topic and deadline': first(cases.topic.ikrar),
    'list by last change': ['/api/v1/commitments?sort=-updated&limit=50'],
    detail: paths.detail,
  };
  const found: Record<string, string | number>[] = [];
  for (const [back, interval] of Object.entries(BACK)) {
    const { rows } = await owner.query<{ moment: Date }>(
      'SELECT max(changed_at) - $1::interval AS moment FROM commitment',
      [interval],
    );
    const moment = rows[0]?.moment.toISOString();
    for (const [name, addresses] of Object.entries(reads)) {
      const then = addresses.map((path) => `${path}${path.includes('?') ? '&' : '?'}as_of=${moment}`);
      const seen = await answered(ikrar.url, then);
      const [past = [], now = []] = await inTurns([
        (length) => load(ikrar.url, seen, length),
        (length) => load(ikrar.url, addresses, length),
      ]);
      found.push({
        case: `${name}, as of ${back}`,
        'then/s': rounded(median(past.map(({ perSecond }) => perSecond))),
        'now/s': rounded(median(now.map(({ perSecond }) => perSecond))),
        'cost, of now': hundredths(
          median(past.map(({ perSecond }, n) => (now[n]?.perSecond ?? 0) / perSecond)),
        ),
        'then p99 ms': median(past.map(({ p99Ms }) => p99Ms)),
      });
    }
  }
  console.table(found);
}

/** Those that were on record then; a missing record costs less to answer. */
async function answered(url: string, paths: string[]): Promise<string[]> {
  const statuses = await Promise.all(paths.map(async (path) => (await fetch(url + path)).status));
  return paths.filter((_, n) => statuses[n] === 200);
}
