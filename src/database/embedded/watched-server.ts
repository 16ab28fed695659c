import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../common/failure.js';
import { lastWords, type Spawning } from './cluster.js';
import { readPostmaster } from './postmaster.js';

/** Recovery after a crash may take long; a server that never gets there must not hold the start forever. */
const READY_WITHIN_MS = 600_000;

/**
 * A shell that leaves a watcher behind and becomes the server. The watcher reads from us on descriptor 3: when we
 * are gone, however we went, the reading ends and it stops the server; a line tells it that the server is gone. It
 * stands before the server does, so no moment is without it.
 */
const WATCHED = '( { read -r gone <&3 || kill -INT $$; } >/dev/null 2>&1 & ); exec "$0" "$@" 3<&-';

/** PostgreSQL ended before it was ready. */
export class StartRefused extends Failure {
  constructor(
    folder: string,
    private readonly said: string,
  ) {
    super(`The database in ${folder} did not start: ${lastWords(said)}`);
  }

  /** Whether processes of a killed server still hold its memory. */
  get isOldSessionAlive(): boolean {
    return this.said.includes('pre-existing shared memory block');
  }
}

export interface WatchedServer {
  /** Calls back once if the server ends without having been asked to. */
  onLost(lost: (why: string) => void): void;
  stop(): Promise<void>;
}

/** Starts a server that ends with this process and is ready. @throws StartRefused */
export async function spawnWatched(
  postgres: string,
  words: string[],
  folder: string,
  spawning: Spawning,
): Promise<WatchedServer> {
  const server = spawn('/bin/sh', ['-c', WATCHED, postgres, ...words], {
    ...spawning,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const lifeline = server.stdio[3] as Socket;
  lifeline.on('error', () => {});
  server.once('exit', () => lifeline.end('gone\n'));
  let said = '';
  server.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-20_000);
  });
  const closed = new Promise<void>((resolve) => {
    server.once('close', () => resolve());
    server.once('error', (error) => {
      said += error.message;
      resolve();
    });
  });

  for (const until = Date.now() + READY_WITHIN_MS; !isReady(server, folder); await sleep(5)) {
    if (hasEnded(server)) {
      await closed;
      throw new StartRefused(folder, said);
    }
    if (Date.now() > until) {
      server.kill('SIGINT');
      throw new Failure(
        `The database in ${folder} was not ready within ${READY_WITHIN_MS / 1000} s: ${lastWords(said)}`,
      );
    }
  }
  for (const handle of [server, lifeline, server.stderr as Socket]) handle.unref();
  return watched(server);
}

function isReady(server: ChildProcess, folder: string): boolean {
  const written = readPostmaster(folder);
  return written?.pid === server.pid && written?.status === 'ready' && !hasEnded(server);
}

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid === undefined || exitCode !== null || signalCode !== null;

function watched(server: ChildProcess): WatchedServer {
  let isStopping = false;
  return {
    onLost: (lost) => {
      const tell = () => isStopping || lost(server.signalCode ?? `exit code ${server.exitCode}`);
      if (hasEnded(server)) tell();
      else server.once('exit', tell);
    },
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        if (hasEnded(server)) return resolve();
        server.ref();
        server.once('exit', () => resolve());
        server.kill('SIGINT');
      }),
  };
}
