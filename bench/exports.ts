import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../src/app.module.js';
import { ANONYMOUS } from '../src/common/actor.js';
import { readSettings } from '../src/config/settings.js';
import { CommitmentsReader } from '../src/commitments/commitments.reader.js';
import { PUBLIC_ROLE, serverConnections } from '../src/database/connections.js';
import { Reads } from '../src/database/reads.js';
import type { Statement } from '../src/database/unit-of-work.js';
import { hundredths, median, rounded } from './load.js';
import type { Pair } from './pair.js';

/** The forms of the list that are written while they are read. */
const FORMS = ['csv', 'xlsx', 'jsonld'];
const ALL = 2_000_000_000;

/**
 * Every commitment as a file, against `psql` copying what one statement of the same list gives out, taking turns; and
 * how far the memory of the server grows over what reading pages of the list has made of it.
 * @param folder the servers run in, with the key of their databases
 */
export async function exportsOf(pair: Pair, folder: string, rounds: number): Promise<void> {
  const { ikrar, database } = pair;
  const statement = await wholeList(database, folder);
  const copies = `SET ROLE ${PUBLIC_ROLE}; SET jit = off; COPY (${statement}) TO STDOUT (FORMAT csv)`;
  const found: Record<string, string | number | null>[] = [];
  for (const form of FORMS) {
    const times: { mine: number; its: number }[] = [];
    const before = ikrar.residentMiB();
    ikrar.forgetPeak();
    let bytes = 0;
    for (let round = 0; round < rounds; round++) {
      const mine = await timed(async () => {
        bytes = await taken(`${ikrar.url}/api/v1/commitments.${form}`);
      });
      const its = await timed(() => psql(database, copies));
      times.push({ mine, its });
    }
    const peak = ikrar.peakMiB();
    found.push({
      case: `all as ${form}`,
      MiB: rounded(bytes / 1024 ** 2),
      'Ikrar s': rounded(median(times.map(({ mine }) => mine)) / 1000),
      'psql s': rounded(median(times.map(({ its }) => its)) / 1000),
      ratio: hundredths(median(times.map(({ mine, its }) => its / mine))),
      'memory grew, MiB': peak === null || before === null ? null : peak - before,
    });
  }
  console.table(found);
}

/** The statement a page of the list is read by, for a page that holds all of it. */
async function wholeList(database: string, folder: string): Promise<string> {
  const settings = readSettings({ DATABASE_URL: database, DATA_DIR: path.join(folder, 'data') });
  const app = await NestFactory.createApplicationContext(
    AppModule.on(serverConnections(database, settings), settings),
    { logger: false, abortOnError: false },
  );
  try {
    const statements: Statement[] = [];
    app.get(Reads).rows = (_, statement) => {
      statements.push(statement);
      return Promise.resolve([]);
    };
    await app.get(CommitmentsReader).page(ANONYMOUS, { limit: ALL });
    const [{ text, values }] = statements as [Statement];
    return text.replaceAll(/\$(\d+)/g, (_, n: string) => literal(values[Number(n) - 1]));
  } finally {
    await app.close();
  }
}

const literal = (value: unknown): string =>
  typeof value === 'number' ? String(value) : pg.escapeLiteral(String(value));

/** Takes a file to its end; gives its size in bytes. */
async function taken(url: string): Promise<number> {
  const answer = await fetch(url);
  if (answer.status !== 200 || !answer.body) throw new Error(`${url}: ${answer.status}`);
  let bytes = 0;
  for await (const chunk of answer.body) bytes += (chunk as Uint8Array).byteLength;
  return bytes;
}

async function psql(database: string, commands: string): Promise<void> {
  const child = spawn('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', database], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin?.end(`${commands};\n`);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`psql ended with ${code}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
