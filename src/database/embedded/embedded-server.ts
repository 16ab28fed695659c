import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, isSystemError } from '../../common/failure.js';
import { type Account, isOpenToAll, isRoot, serverAccount } from './account.js';
import { EMBEDDED_MAJOR, embeddedBinaries } from './binaries.js';
import { ensureCluster, type Spawning } from './cluster.js';
import { clearLeftovers, isServing, readPostmaster } from './postmaster.js';
import { spawnWatched, StartRefused, type WatchedServer } from './watched-server.js';

export { EMBEDDED_OWNER } from './cluster.js';

const EMBEDDED_PORT = 5432;
/** A server that is stopping may have much to write down first; the other waits are for what takes moments. */
const STOPPED_WITHIN_MS = 60_000;
const FREED_WITHIN_MS = 3000;
const SESSIONS_END_WITHIN_MS = 15_000;
const LOCK_WRITTEN_WITHIN_MS = 1000;
/** A unix socket's path is limited to 107 bytes; the socket's own name takes the rest. */
const LONGEST_SOCKET_FOLDER = 85;
const ROOT_HOME = '/var/lib/ikrar';

/** A PostgreSQL of our own, reached over a unix socket that only its account and we can open. */
export interface EmbeddedServer {
  host: string;
  port: number;
  /** Where its data really is. */
  folder: string;
  /** Calls back once if the server ends without having been asked to. */
  onLost(lost: (why: Failure) => void): void;
  /** Ends open sessions and stops the server; nothing to do for a server we only joined. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Give up safety against power loss for speed; for tests and benchmarks only. */
  throwaway?: boolean;
  /** Further server settings, as `name=value`. */
  settings?: string[];
}

/** Another process works on this data folder. */
export class DataFolderInUse extends Failure {}

/**
 * Starts PostgreSQL on `dataDir`/pg18, making the cluster on first use. The server ends with this process, also
 * when this process is killed.
 * @throws DataFolderInUse, Failure
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const folder = clusterFolder(dataDir);
  try {
    return await start(folder, options);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Failure(
      `The data folder ${path.dirname(folder)} cannot be used (${error.message}): start as the account it belongs to, or set DATA_DIR to a folder this account may write.`,
    );
  }
}

/** The server another of our processes runs on `dataDir`, else one started here. @throws as {@link startEmbedded} */
export async function joinOrStartEmbedded(dataDir: string): Promise<EmbeddedServer> {
  const folder = clusterFolder(dataDir);
  for (const until = Date.now() + STOPPED_WITHIN_MS; ; await sleep(50)) {
    const other = readPostmaster(folder);
    if (!other || !isServing(other, folder)) {
      try {
        return await startEmbedded(dataDir);
      } catch (error) {
        // A server that started at the same moment is one to join.
        if (!(error instanceof DataFolderInUse) || Date.now() > until) throw error;
      }
    } else if (other.status === 'ready') {
      return {
        host: other.socketFolder,
        port: EMBEDDED_PORT,
        folder,
        onLost: () => {},
        stop: () => Promise.resolve(),
      };
    } else if (Date.now() > until) {
      throw inUse(folder, other.pid);
    }
  }
}

const THROWAWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** As root below a closed home the database's account could not reach the data, so it lives in ROOT_HOME instead. */
function clusterFolder(dataDir: string): string {
  const wanted = path.resolve(dataDir);
  if (process.platform === 'win32') {
    throw new Failure(
      'The embedded PostgreSQL does not run on Windows: set DATABASE_URL to a PostgreSQL server (15 to 18).',
    );
  }
  const name = `pg${EMBEDDED_MAJOR}`;
  if (!isRoot || isOpenToAll(wanted)) return path.join(wanted, name);
  return path.join(ROOT_HOME, createHash('sha256').update(wanted).digest('hex').slice(0, 12), name);
}

async function start(folder: string, options: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = serverAccount(folder);
  const binary = embeddedBinaries(isRoot ? ROOT_HOME : path.dirname(folder));
  const spawning: Spawning = { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };

  await ensureCluster(folder, binary('initdb'), spawning, options.throwaway ?? false);
  await untilFree(folder);
  const host = socketFolder(folder, account);
  const settings = [
    'unix_socket_permissions=0700',
    ...(options.throwaway ? THROWAWAY : []),
    ...(options.settings ?? []),
  ];
  const words = [
    '-D',
    folder,
    '-p',
    String(EMBEDDED_PORT),
    '-h',
    '',
    '-k',
    host,
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const server = await untilStarted(folder, () => spawnWatched(binary('postgres'), words, folder, spawning));
  return {
    host,
    port: EMBEDDED_PORT,
    folder,
    onLost: (lost) =>
      server.onLost((why) =>
        lost(
          new Failure(
            `The database in ${folder} ended by itself (${why}): start again, what was acknowledged is kept.`,
          ),
        ),
      ),
    stop: async () => {
      await server.stop();
      if (host !== folder) fs.rmSync(host, { recursive: true, force: true });
    },
  };
}

/** Waits for a server that is just stopping; clears what a dead one left. @throws DataFolderInUse */
async function untilFree(folder: string): Promise<void> {
  const since = Date.now();
  for (let other = readPostmaster(folder); other; other = readPostmaster(folder)) {
    const waitedMs = Date.now() - since;
    const isWritten = other.pid > 0 || waitedMs > LOCK_WRITTEN_WITHIN_MS;
    if (isWritten && !isServing(other, folder)) return clearLeftovers(folder, other);
    if (waitedMs > (other.status === 'stopping' ? STOPPED_WITHIN_MS : FREED_WITHIN_MS))
      throw inUse(folder, other.pid);
    await sleep(50);
  }
}

/** Sessions of a killed server end within moments, and until then no new server may start. */
async function untilStarted(folder: string, spawn: () => Promise<WatchedServer>): Promise<WatchedServer> {
  for (const until = Date.now() + SESSIONS_END_WITHIN_MS; ; await sleep(100)) {
    try {
      return await spawn();
    } catch (error) {
      if (!(error instanceof StartRefused)) throw error;
      const other = readPostmaster(folder);
      if (other && isServing(other, folder)) throw inUse(folder, other.pid);
      if (!error.isOldSessionAlive || Date.now() > until) throw error;
    }
  }
}

function inUse(folder: string, pid: number): DataFolderInUse {
  return new DataFolderInUse(
    `Another process (database PID ${pid}) is using ${folder}: stop it, or set DATA_DIR to another folder, or set DATABASE_URL.`,
  );
}

function socketFolder(folder: string, account: Account): string {
  if (Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER) return folder;
  const short = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-'));
  if (account.uid !== undefined) fs.chownSync(short, account.uid, account.gid);
  return short;
}
