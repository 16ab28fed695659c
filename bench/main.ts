import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { asOf } from './as-of.js';
import { clocks } from './clocks.js';
import { copyOf, type Filled, fill, startServer } from './databases.js';
import { exportsOf } from './exports.js';
import { facets } from './facets.js';
import { answeredAnew, hundredths, load, median, rounded, takingTurns } from './load.js';
import { LABELS, type Pair } from './pair.js';
import { serve } from './processes.js';
import { type Case, casesOn, meetingPaths } from './requests.js';
import { search } from './search.js';
import { takingAlong } from './taking-along.js';

/*
 * Measures reads against the reference, and whether their cost grows with the number of records. The two take
 * turns in the same run, so that what else the machine does meets both; trust the ratios, not the figures.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    large: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
});
const rows = Number(values.rows);
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const only = values.only?.split(',');
const inTurns = takingTurns(rounds, seconds);
const FEW = 10_000;
const MANY = 1_000_000;
const APP = new URL('../src/main.js', import.meta.url);
const REFERENCE = new URL('./reference.js', import.meta.url);
const FIRST = '/api/v1/topics';

/** Copy of the database in which the nightly pass writes. */
let nightly = '';

const cleanups: (() => Promise<unknown>)[] = [];
let cleaning: Promise<void> | undefined;
/** Once, whoever asks: an interruption also makes the measurement fail, and both wait for the same end. */
const cleanUp = () => (cleaning ??= undoAll());
const undoAll = async () => {
  for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) await cleanup();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)));

try {
  const { server, folder, end } = await startServer(values.keep);
  cleanups.push(end);
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node.js ${process.version}, PostgreSQL 18 over a unix socket`,
  );
  const sizes = [...new Set([FEW, rows, ...(values.large ? [MANY] : [])])];
  const pairs = new Map<number, Pair>();
  if (only?.includes('clocks') ?? true) {
    await (await fill(server, rows)).owner.end();
    nightly = await copyOf(server, rows, 'bench_clocks');
  }
  for (const size of sizes)
    pairs.set(size, await pairOn(await timed(`${size} commitments there`, () => fill(server, size)), folder));
  const main = pairs.get(rows) as Pair;
  const all = [...pairs.values()];
  const parts: Record<string, () => Promise<void>> = {
    reads: () => against(main),
    pages: () => asPages(main),
    'as-of': () => each(all, (pair) => asOf(pair, inTurns)),
    search: () => each(all, (pair) => search(pair, inTurns)),
    facets: () => each(all, (pair) => facets(pair, inTurns)),
    memory: async () =>
      console.log(
        `memory under load: Ikrar ${main.ikrar.peakMiB()} MiB, reference ${main.reference.peakMiB()} MiB`,
      ),
    flatness: () => flatness(pairs),
    exports: () => each(all, (pair) => exportsOf(pair, folder, rounds)),
    package: () => takingAlong(all.at(-1) ?? main, inTurns),
    clocks: () => clocks(nightly, folder, main.paths.receiver, seconds),
    start: () => startUp(folder),
  };
  for (const [name, measure] of Object.entries(parts)) if (only?.includes(name) ?? true) await measure();
} finally {
  await cleanUp();
}

/** One size after the other, the fewest first. */
async function each(all: Pair[], measure: (pair: Pair) => Promise<void>): Promise<void> {
  for (const pair of all) {
    console.log(`at ${pair.rows} commitments`);
    await measure(pair);
  }
}

/** Both servers on one database, their answers compared. */
async function pairOn({ rows: size, url, owner }: Filled, folder: string): Promise<Pair> {
  cleanups.push(() => owner.end());
  const ikrar = await serve(
    APP,
    {
      DATABASE_URL: url,
      DEMO_DATA: 'false',
      PORT: '0',
      RATE_READS_PER_MINUTE: '100000000',
      RATE_SEARCHES_PER_MINUTE: '100000000',
      RATE_EXPORTS_PER_HOUR: '100000000',
    },
    folder,
    FIRST,
  );
  cleanups.push(ikrar.stop);
  const reference = await serve(REFERENCE, { DATABASE_URL: url }, folder, '/api/v1/commitments?limit=1');
  cleanups.push(reference.stop);
  const cases = await timed('answers compared', () => casesOn(owner, ikrar.url, reference.url));
  const { receiver, detail } = cases;
  const paths = { receiver: receiver.ikrar, detail: detail.ikrar, ...(await meetingPaths(owner)) };
  return { rows: size, owner, database: url, ikrar, reference, cases, paths };
}

/** Every case on both, taking turns. */
async function against({ ikrar, reference, cases }: Pair): Promise<void> {
  const found: Record<string, string | number>[] = [];
  for (const one of Object.values<Case>(cases)) {
    const [mine = [], its = []] = await inTurns([
      (length) => load(ikrar.url, one.ikrar, length),
      (length) => load(reference.url, one.reference, length),
    ]);
    found.push({
      case: one.name,
      'Ikrar/s': rounded(median(mine.map(({ perSecond }) => perSecond))),
      'reference/s': rounded(median(its.map(({ perSecond }) => perSecond))),
      ratio: hundredths(median(mine.map(({ perSecond }, n) => perSecond / its[n].perSecond))),
      'Ikrar p99 ms': median(mine.map(({ p99Ms }) => p99Ms)),
      'reference p99 ms': median(its.map(({ p99Ms }) => p99Ms)),
    });
  }
  console.table(found);
}

/** The page of what the JSON answers, against that JSON, taking turns: as it is kept, and drawn anew each time. */
async function asPages({ ikrar, paths }: Pair): Promise<void> {
  const [receiver, detail] = [paths.receiver, paths.detail].map((all) =>
    all.filter((address) => !address.includes('cursor=')),
  );
  const found: Record<string, string | number>[] = [];
  for (const [name, pages, json] of [
    [LABELS.receiver, receiver.map(pageOf), receiver],
    [
      `${LABELS.receiver}, drawn anew`,
      answeredAnew(receiver.map(pageOf), 'due_after', '1901-01-01'),
      receiver,
    ],
    [LABELS.detail, detail.map(pageOf), detail],
  ] as const) {
    const [asPage = [], texts = []] = await inTurns([
      (length) => load(ikrar.url, pages, length),
      (length) => load(ikrar.url, json, length),
    ]);
    found.push({
      case: `page of ${name}`,
      'pages/s': rounded(median(asPage.map(({ perSecond }) => perSecond))),
      'JSON/s': rounded(median(texts.map(({ perSecond }) => perSecond))),
      ratio: hundredths(median(asPage.map(({ perSecond }, n) => perSecond / texts[n].perSecond))),
      'page p99 ms': median(asPage.map(({ p99Ms }) => p99Ms)),
    });
  }
  console.table(found);
}

function pageOf(address: string): string {
  return address.replace('/api/v1/commitments', '/komitmen');
}

/** Cost of a request by number of records, as a multiple of its cost at the fewest. */
async function flatness(pairs: Map<number, Pair>): Promise<void> {
  const found: Record<string, string | number>[] = [];
  for (const name of Object.keys(LABELS) as (keyof typeof LABELS)[]) {
    const spells = await inTurns(
      [...pairs.values()].map(
        ({ ikrar, paths }) =>
          (length: number) =>
            load(ikrar.url, paths[name], length),
      ),
    );
    const costs = spells.map((ofSize) =>
      median(ofSize.map(({ perSecond }, n) => (spells[0]?.[n]?.perSecond ?? 0) / perSecond)),
    );
    found.push({
      case: `cost of ${LABELS[name]}`,
      ...Object.fromEntries([...pairs.keys()].map((size, n) => [`at ${size}`, hundredths(costs[n])])),
    });
  }
  console.table(found);
}

/** From nothing but its embedded database, made before, to the first answer. */
async function startUp(folder: string): Promise<void> {
  const env = { DATA_DIR: path.join(folder, 'own'), DEMO_DATA: 'false', PORT: '0' };
  fs.mkdirSync(env.DATA_DIR, { recursive: true });
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const app = await serve(APP, env, folder, FIRST);
    await app.stop();
    if (round > 0) times.push(app.startMs);
  }
  console.log(`start with the embedded database warm: ${rounded(median(times))} ms to the first answer`);
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${what} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}
