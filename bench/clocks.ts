import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hundredths, load, rounded } from './load.js';
import { serve } from './processes.js';

const APP = new URL('../src/main.js', import.meta.url);
const LOOK_EVERY_MS = 100;

/**
 * The nightly pass over a copy of a database: how long it takes the first time, when everything turns, and again, when
 * nothing does; what it adds to the memory of the server; and what lists cost while it runs.
 * @param url of the copy @param folder the server runs in @param paths lists to read meanwhile
 */
export async function clocks(url: string, folder: string, paths: string[], seconds: number): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  const app = await serve(
    APP,
    { DATABASE_URL: url, DEMO_DATA: 'false', PORT: '0', RATE_READS_PER_MINUTE: '100000000' },
    folder,
    '/api/v1/topics',
  );
  try {
    // What is made is older than the years the calendar begins with.
    await owner.query(
      `INSERT INTO holiday_year (year, decree) SELECT year, 'SKB Contoh' FROM generate_series(2020, 2030) year ON CONFLICT DO NOTHING`,
    );
    const { rows } = await owner.query<{ open: string }>(
      `SELECT count(*) AS open FROM commitment WHERE record_state = 'verified' AND fulfilment IN ('not_started', 'waiting', 'in_progress', 'stalled', 'referred')`,
    );
    await load(app.url, paths, seconds);
    const quiet = await load(app.url, paths, seconds);
    app.forgetPeak();
    const found: Record<string, string | number | null>[] = [];
    for (const pass of ['first, all turn', 'again, nothing turns']) {
      const startedAt = performance.now();
      await owner.query(`SELECT graphile_worker.add_job('clocks.turn', $1)`, [
        { _cron: { ts: new Date().toISOString(), backfilled: false } },
      ]);
      const over = passOver(owner);
      const busy = await load(app.url, paths, seconds);
      await over;
      const { rows: events } = await owner.query<{ count: string }>('SELECT count(*) FROM clock_event');
      found.push({
        pass,
        open: Number(rows[0]?.open),
        events: Number(events[0]?.count),
        seconds: rounded((performance.now() - startedAt) / 1000),
        'cost of a list meanwhile': hundredths(quiet.perSecond / busy.perSecond),
        'most memory, MiB': app.peakMiB(),
      });
    }
    console.table(found);
  } finally {
    await app.stop();
    await owner.end();
  }
}

async function passOver(owner: pg.Client): Promise<void> {
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    const { rows } = await owner.query<{ error: string | null }>(
      `SELECT last_error AS error FROM graphile_worker.jobs WHERE task_identifier = 'clocks.turn'`,
    );
    if (rows[0]?.error) throw new Error(rows[0].error);
    if (rows.length === 0) return;
  }
}
