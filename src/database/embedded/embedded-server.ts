import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, isOpenToAll, isRoot, serverAccount } from './account.js';
import { EMBEDDED_MAJOR, embeddedBinaries } from './binaries.js';
import { clearLeftovers, isServing, readPostmaster } from './postmaster.js';

/** The role that owns the cluster and every table. */
export const EMBEDDED_OWNER = 'ikrar_owner';
const EMBEDDED_PORT = 5432;
const READY_WITHIN_MS = 60_000;
const FREED_WITHIN_MS = 5000;
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
  onLost(lost: () => void): void;
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
export class DataFolderInUse extends Error {}

/**
 * Starts PostgreSQL on `dataDir`/pg18, making the cluster on first use. The server ends with this process, also
 * when this process is killed.
 * @throws DataFolderInUse, Error with one line that says what to do
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const folder = clusterFolder(dataDir);
  const account = serverAccount(folder);
  const binary = embeddedBinaries(ROOT_HOME);
  const spawning = { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };

  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) initialise(folder, account, binary('initdb'), spawning, options);
  const major = fs.readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (major !== EMBEDDED_MAJOR) {
    throw new Error(`${folder} belongs to PostgreSQL ${major}, this release brings ${EMBEDDED_MAJOR}: export it with the old release first.`);
  }
  await untilFree(folder);

  const host = socketFolder(folder, account);
  const settings = ['unix_socket_permissions=0700', ...(options.throwaway ? THROWAWAY : []), ...(options.settings ?? [])];
  const server = spawn(
    binary('postgres'),
    ['-D', folder, '-p', String(EMBEDDED_PORT), '-h', '', '-k', host, ...settings.flatMap((setting) => ['-c', setting])],
    { ...spawning, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await untilReady(server, folder);
  const watchdog = watch(server, account);
  return running(server, watchdog, folder, host);
}

/** The server another of our processes runs on `dataDir`, else one started here. @throws as {@link startEmbedded} */
export async function joinOrStartEmbedded(dataDir: string): Promise<EmbeddedServer> {
  const folder = clusterFolder(dataDir);
  const other = fs.existsSync(folder) ? readPostmaster(folder) : null;
  if (!other || !isServing(other, folder)) return startEmbedded(dataDir);
  return { host: other.socketFolder, port: EMBEDDED_PORT, folder, onLost: () => {}, stop: () => Promise.resolve() };
}

const THROWAWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** As root below a closed home the database's account could not reach the data, so it lives in ROOT_HOME instead. */
function clusterFolder(dataDir: string): string {
  const wanted = path.resolve(dataDir);
  if (process.platform === 'win32') {
    throw new Error('The embedded PostgreSQL does not run on Windows: set DATABASE_URL to a PostgreSQL server (15 to 18).');
  }
  const name = `pg${EMBEDDED_MAJOR}`;
  if (!isRoot || isOpenToAll(wanted)) return path.join(wanted, name);
  return path.join(ROOT_HOME, createHash('sha256').update(wanted).digest('hex').slice(0, 12), name);
}

/** initdb is not atomic: the cluster is made beside its place and moved there when it is whole. */
function initialise(folder: string, account: Account, initdb: string, spawning: object, options: EmbeddedOptions): void {
  const unfinished = `${folder}.init-${process.pid}`;
  makeParents(folder);
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  if (account.uid !== undefined) fs.chownSync(unfinished, account.uid, account.gid);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=id-ID'];
  const made = spawnSync(
    initdb,
    ['-D', unfinished, '-U', EMBEDDED_OWNER, '-A', 'trust', ...locale, ...(options.throwaway ? ['--no-sync'] : [])],
    { ...spawning, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`The database could not be made in ${folder}: ${(made.error?.message ?? made.stderr).trim()}`);
  }
  try {
    fs.renameSync(unfinished, folder);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) throw error;
  }
}

/** As root the parents must stay open to the database's account, whatever the umask says. */
function makeParents(folder: string): void {
  const parent = path.dirname(folder);
  const first = fs.mkdirSync(parent, { recursive: true });
  if (!first || !isRoot) return;
  for (let made = parent; made.length >= first.length; made = path.dirname(made)) fs.chmodSync(made, 0o755);
}

/** Waits for a server that is just stopping; clears what a dead one left. @throws DataFolderInUse */
async function untilFree(folder: string): Promise<void> {
  const until = Date.now() + FREED_WITHIN_MS;
  for (let other = readPostmaster(folder); other; other = readPostmaster(folder)) {
    if (!isServing(other, folder)) return clearLeftovers(folder);
    if (Date.now() > until) throw inUse(folder, other.pid);
    await sleep(50);
  }
}

function inUse(folder: string, pid: number): DataFolderInUse {
  return new DataFolderInUse(
    `Another process (database PID ${pid}) is using ${folder}: stop it, or set DATA_DIR to another folder, or set DATABASE_URL.`,
  );
}

async function untilReady(server: ChildProcess, folder: string): Promise<void> {
  let log = '';
  let isDead = false;
  server.stderr?.on('data', (text: Buffer) => {
    log = (log + text.toString()).slice(-20_000);
  });
  server.on('exit', () => {
    isDead = true;
  });
  server.on('error', (error) => {
    isDead = true;
    log += error.message;
  });
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const written = readPostmaster(folder);
    if (written?.pid === server.pid && written?.status === 'ready') return;
    if (isDead) {
      if (written && isServing(written, folder)) throw inUse(folder, written.pid);
      throw new Error(`The database in ${folder} did not start: ${log.trim()}`);
    }
    if (Date.now() > until) {
      server.kill('SIGQUIT');
      throw new Error(`The database in ${folder} was not ready within ${READY_WITHIN_MS / 1000} s: ${log.trim()}`);
    }
    await sleep(5);
  }
}

function socketFolder(folder: string, account: Account): string {
  if (Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER) return folder;
  const short = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-'));
  if (account.uid !== undefined) fs.chownSync(short, account.uid, account.gid);
  return short;
}

/** A shell that reads from us stops the server when we are gone, however we went. */
function watch(server: ChildProcess, account: Account): ChildProcess {
  const watchdog = spawn('/bin/sh', ['-c', 'read nothing; kill -INT "$0"', String(server.pid)], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.on('error', () => {});
  return watchdog;
}

function running(server: ChildProcess, watchdog: ChildProcess, folder: string, host: string): EmbeddedServer {
  let isStopping = false;
  watchdog.unref();
  (watchdog.stdin as unknown as { unref(): void }).unref();
  server.unref();
  (server.stderr as unknown as { unref(): void }).unref();
  return {
    host,
    port: EMBEDDED_PORT,
    folder,
    onLost: (lost) => server.on('exit', () => isStopping || lost()),
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        watchdog.kill('SIGKILL');
        const done = () => {
          if (host !== folder) fs.rmSync(host, { recursive: true, force: true });
          resolve();
        };
        if (server.exitCode !== null || server.signalCode !== null) return done();
        server.ref();
        server.once('exit', done);
        server.kill('SIGINT');
      }),
  };
}
