import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { today } from '../src/common/day.js';
import { POSTGRESQL } from '../src/statistics/dialect.js';
import { MEASURE_NAMES } from '../src/statistics/measures.js';
import { statementOf } from '../src/statistics/statement.js';
import { allOf } from '../src/statistics/statistic.js';
import { type InTurns, load, median, rounded } from './load.js';
import type { Pair } from './pair.js';
import { memoryMiB } from './processes.js';
import { withoutTriggers } from './without-triggers.js';

const COMMAND = new URL('../src/cli/publish-data.js', import.meta.url);
const SAMPLE_MS = 50;

/** What figures over everything cost, counted and kept, and what it takes to publish everything. */
export async function takingAlong(pair: Pair, inTurns: InTurns): Promise<void> {
  await figures(pair, inTurns);
  await everything(pair);
}

async function figures({ owner, ikrar }: Pair, inTurns: InTurns): Promise<void> {
  const found: Record<string, string | number>[] = [];
  for (const measure of MEASURE_NAMES) {
    const times: number[] = [];
    for (const by of [null, 'receiver' as const]) {
      const startedAt = performance.now();
      await owner.query(statementOf({ ...allOf(measure), by }, today(), POSTGRESQL));
      times.push(performance.now() - startedAt);
    }
    const address = `/api/v1/statistics/${measure}`;
    const [spells = []] = await inTurns([(length) => load(ikrar.url, [address], length)]);
    found.push({
      measure,
      'counted, ms': rounded(times[0] ?? 0),
      'by receiver, ms': rounded(times[1] ?? 0),
      'kept/s': rounded(median(spells.map(({ perSecond }) => perSecond))),
    });
  }
  console.table(found);
}

/** What is generated has no history: each commitment gets one entry, as a package is of one. */
const HISTORY = `
  INSERT INTO history_entry (index, act, record_kind, record_id, about_id, revision, actor_id, recorded_at, is_public, json, salt, leaf_hash)
  SELECT n - 1, 'commitment.recorded', 'commitment', id, id, revision, recorded_by_id, recorded_at, is_public, json, salt,
         sha256('\\x00'::bytea || sha256(salt || convert_to(json, 'UTF8')))
    FROM (SELECT c.*, row_number() OVER (ORDER BY id) AS n, row_to_json(c)::text AS json, sha256(convert_to(c.id::text, 'UTF8')) AS salt
            FROM commitment c) c`;

async function everything({ owner, database }: Pair): Promise<void> {
  await withoutTriggers(owner, async () => {
    await owner.query(HISTORY);
    await owner.query('UPDATE history_head SET size = (SELECT count(*) FROM history_entry)');
  });
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-bench-package-'));
  const folder = path.join(parent, 'package');
  try {
    const { seconds, peakMiB } = await run([COMMAND.pathname, '--to', folder], { DATABASE_URL: database });
    const mebibytes = (name: string) => rounded(fs.statSync(path.join(folder, name)).size / 1024 ** 2);
    console.log(
      `everything published in ${seconds.toFixed(1)} s with ${peakMiB ?? '?'} MiB: SQLite ${mebibytes('ikrar.sqlite')} MiB, ZIP ${mebibytes('ikrar.zip')} MiB`,
    );
  } finally {
    fs.rmSync(parent, { recursive: true });
  }
}

async function run(
  words: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ seconds: number; peakMiB: number | null }> {
  const startedAt = performance.now();
  const { HOME, PATH } = process.env;
  const child = spawn(process.execPath, words, {
    env: { HOME, PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak = 0;
  const sampling = setInterval(() => {
    try {
      peak = Math.max(peak, memoryMiB('VmHWM', child.pid) ?? 0);
    } catch {
      // It is over.
    }
  }, SAMPLE_MS);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}`);
  return {
    seconds: (performance.now() - startedAt) / 1000,
    peakMiB: peak === 0 ? null : peak,
  };
}
