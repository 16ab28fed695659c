import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const OPEN_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 10_000;

/** A server under load, in a process of its own. */
export interface Served {
  /** http://127.0.0.1:port */
  url: string;
  /** Milliseconds from its start to its first answer. */
  startMs: number;
  /** Most memory it has had resident, in MiB; null where the system does not tell. */
  peakMiB: () => number | null;
  /** What it has resident now. */
  residentMiB: () => number | null;
  /** Lets `peakMiB` begin anew. */
  forgetPeak: () => void;
  stop: () => Promise<void>;
}

/** The options `npm start` gives Node.js; both servers run with them. */
const OPTIONS = startCommand().match(/--\S+/g) ?? [];

function startCommand(): string {
  const file = fs.readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { scripts: { start: string } }).scripts.start;
}

/** Starts a script that says `open at <url>` on its output, and waits until `path` there answers 200. */
export async function serve(
  script: URL,
  env: NodeJS.ProcessEnv,
  folder: string,
  path: string,
): Promise<Served> {
  const startedAt = performance.now();
  const { HOME, PATH, TZ, LANG } = process.env;
  const child = spawn(process.execPath, [...OPTIONS, script.pathname], {
    cwd: folder,
    env: { HOME, PATH, TZ, LANG, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const url = await openedAt(child);
  while ((await fetch(url + path)).status !== 200) await sleep(5);
  return {
    url,
    startMs: performance.now() - startedAt,
    peakMiB: () => memoryMiB('VmHWM', child.pid),
    residentMiB: () => memoryMiB('VmRSS', child.pid),
    forgetPeak: () => {
      if (process.platform === 'linux') fs.writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
    },
    stop: async () => {
      process.off('exit', killWithUs);
      await stopped(child);
    },
  };
}

function openedAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (text: Buffer) => {
      output += text.toString();
      const url = /open at (http:\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', (code) =>
      reject(new Error(`${child.spawnargs[1]} ended with ${code} before it was open`)),
    );
    setTimeout(() => reject(new Error(`${child.spawnargs[1]} was not open in time`)), OPEN_WITHIN_MS).unref();
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const isOver = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await isOver;
  clearTimeout(force);
}

/** Memory of a process: the most it has had resident, or what it has now. Null where the system does not tell. */
export function memoryMiB(name: 'VmHWM' | 'VmRSS', pid: number | undefined): number | null {
  if (process.platform !== 'linux') return null;
  const kiB = new RegExp(`${name}:\\s+(\\d+) kB`).exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kiB === undefined ? null : Math.round(Number(kiB) / 1024);
}
