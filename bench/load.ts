import autocannon from 'autocannon';
import { addDays, type Day } from '../src/common/day.js';

/** One spell of load. */
export interface Spell {
  perSecond: number;
  /** 99th percentile of the time to answer, in milliseconds. */
  p99Ms: number;
}

const CONNECTIONS = 10;

/** Answers and pages the server keeps until the record changes, and some: so many addresses are answered anew. */
export const MORE_THAN_KEPT = 300;

/** The same addresses so often that none is kept, each time with another day under a key that changes nothing of the answer. */
export const answeredAnew = (paths: string[], key: string, from: Day): string[] =>
  Array.from({ length: Math.ceil(MORE_THAN_KEPT / paths.length) }, (_, n) => addDays(from, n)).flatMap(
    (day) => paths.map((path) => `${path}&${key}=${day}`),
  );

/** Asks for the paths again and again over ten connections. @throws Error if an answer was not 200 */
export async function load(url: string, paths: string[], seconds: number): Promise<Spell> {
  let connection = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient: (client) => {
      // Each connection starts elsewhere, so that they do not all ask for the same at once.
      const from = Math.floor((connection++ * paths.length) / CONNECTIONS);
      client.setRequests(
        [...paths.slice(from), ...paths.slice(0, from)].map((path) => ({ method: 'GET' as const, path })),
      );
    },
  });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx + result.errors} requests to ${url} failed`);
  return { perSecond: result.requests.total / result.duration, p99Ms: result.latency.p99 };
}

/** The middle of some numbers. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Lets each run briefly to warm up, then once a round, in alternating order; gives the spells of each, by round. */
export type InTurns = (runs: ((seconds: number) => Promise<Spell>)[]) => Promise<Spell[][]>;

const WARM_UP_SECONDS = 1;

export const takingTurns =
  (rounds: number, seconds: number): InTurns =>
  async (runs) => {
    const spells = runs.map((): Spell[] => []);
    for (let round = 0; round <= rounds; round++) {
      const order = [...runs.keys()];
      for (const n of round % 2 ? order : order.toReversed()) {
        const spell = await runs[n]?.(round > 0 ? seconds : WARM_UP_SECONDS);
        if (round > 0 && spell) spells[n]?.push(spell);
      }
    }
    return spells;
  };

export const rounded = (number: number): number => Math.round(number);

export const hundredths = (number: number): string => number.toFixed(2);
