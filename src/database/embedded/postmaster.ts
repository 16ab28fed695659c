import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What a running server wrote into its lock file. */
export interface Postmaster {
  /** NaN while the file is being written, or when a crash left it empty. */
  pid: number;
  /** Folder of its unix socket. */
  socketFolder: string;
  /** `starting`, `ready` or `stopping`. */
  status: string;
}

const LOCK_FILE = 'postmaster.pid';

/** The server the lock file of this data folder names, or null; it need not be alive. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  try {
    const lines = fs.readFileSync(path.join(dataFolder, LOCK_FILE), 'utf8').split('\n');
    return { pid: pidIn(lines[0]), socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

/** Whether that process is a PostgreSQL alive on this folder: not a zombie, not a number given to somebody else. */
export function isServing({ pid }: Postmaster, dataFolder: string): boolean {
  if (process.platform !== 'linux') {
    const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return shown.stdout?.includes(dataFolder) ?? false;
  }
  try {
    const state = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0];
    const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return state !== 'Z' && (words[0]?.includes('postgres') ?? false) && words.includes(dataFolder);
  } catch {
    return false;
  }
}

/**
 * PostgreSQL passes over the lock files of a dead server itself, unless they are empty or the number in them is
 * alive again as somebody else's (or as the zombie of the dead server). Those are cleared here.
 */
export function clearLeftovers(dataFolder: string, dead: Postmaster): void {
  if (dead.pid > 0 && !isAlive(dead.pid)) return;
  for (const name of fs.readdirSync(dataFolder)) {
    if (name === LOCK_FILE || /^\.s\.PGSQL\.\d+\.lock$/.test(name))
      takeAway(path.join(dataFolder, name), dead.pid);
  }
}

/** Whether there is a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a lock file if it is still the dead server's: another process may have put its own there meanwhile. */
function takeAway(file: string, pid: number): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    if (!Object.is(pidIn(fs.readFileSync(aside, 'utf8').split('\n')[0]), pid)) fs.linkSync(aside, file);
    fs.rmSync(aside);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

const pidIn = (line: string | undefined) => Math.abs(Number.parseInt(line ?? '', 10));
