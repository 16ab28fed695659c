import autocannon from 'autocannon';

/** One spell of load. */
export interface Spell {
  perSecond: number;
  /** 99th percentile of the time to answer, in milliseconds. */
  p99Ms: number;
}

const CONNECTIONS = 10;

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
