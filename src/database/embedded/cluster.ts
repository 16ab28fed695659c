import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../../common/failure.js';
import { type Account, makeFolder } from './account.js';
import { EMBEDDED_MAJOR } from './binaries.js';
import { isAlive } from './postmaster.js';

/** The role that owns the cluster and every table. */
export const EMBEDDED_OWNER = 'ikrar_owner';

/** How PostgreSQL's programs are run: under which account, where, with what in the environment. */
export type Spawning = Account & { cwd: string; env: NodeJS.ProcessEnv };

const LOCALE = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=id-ID'];

/**
 * Makes the cluster in `folder` unless it is there. initdb is not atomic: the cluster is made beside its place and
 * moved there when it is whole.
 * @throws Failure when initdb cannot, or when the cluster there is of another major
 */
export async function ensureCluster(
  folder: string,
  initdb: string,
  spawning: Spawning,
  isThrowaway: boolean,
): Promise<void> {
  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) {
    makeFolder(path.dirname(folder));
    await clearUnfinished(folder);
    await initialise(folder, initdb, spawning, isThrowaway);
  }
  const major = fs.readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (major === EMBEDDED_MAJOR) return;
  throw new Failure(
    `${folder} belongs to PostgreSQL ${major}, this release brings ${EMBEDDED_MAJOR}: export it with the old release first.`,
  );
}

async function initialise(
  folder: string,
  initdb: string,
  spawning: Spawning,
  isThrowaway: boolean,
): Promise<void> {
  const unfinished = `${folder}.init-${process.pid}`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  if (spawning.uid !== undefined) fs.chownSync(unfinished, spawning.uid, spawning.gid);
  try {
    await run(
      initdb,
      [
        '-D',
        unfinished,
        '-U',
        EMBEDDED_OWNER,
        '-A',
        'trust',
        ...LOCALE,
        ...(isThrowaway ? ['--no-sync'] : []),
      ],
      spawning,
    );
    fs.renameSync(unfinished, folder);
    syncFolder(path.dirname(folder));
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    // Another process that started at the same moment was faster; whose database runs there is found out next.
    if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) throw error;
  }
}

async function run(program: string, words: string[], spawning: Spawning): Promise<void> {
  const child = spawn(program, words, { ...spawning, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Failure(`The database could not be made: ${lastWords(said)}`);
}

/**
 * Removes what a start that was killed left half made. Its initdb can outlive it and go on writing there until it
 * notices; what is still not empty after some tries is left to a later start, for nothing else uses that name.
 */
async function clearUnfinished(folder: string): Promise<void> {
  const prefix = `${path.basename(folder)}.init-`;
  const beside = path.dirname(folder);
  const left = fs
    .readdirSync(beside)
    .filter((name) => name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))));
  await Promise.allSettled(
    left.map((name) =>
      fs.promises.rm(path.join(beside, name), {
        recursive: true,
        force: true,
        maxRetries: 8,
        retryDelay: 100,
      }),
    ),
  );
}

/** Makes the new name last: what the server acknowledges in it must not vanish with a power cut. */
function syncFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** The line of a PostgreSQL program's output that says why it ended. */
export function lastWords(said: string): string {
  const lines = said.trim().split('\n');
  return lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
}
