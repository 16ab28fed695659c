import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What a running server wrote into its lock file. */
export interface Postmaster {
  pid: number;
  /** Folder of its unix socket. */
  socketFolder: string;
  status: string;
}

/** The server the lock file of this data folder names, or null; it need not be alive. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  try {
    const lines = fs.readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Math.abs(Number(lines[0])), socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() };
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

/** Clears the lock file and sockets a dead server left behind; PostgreSQL refuses to start over some of them. */
export function clearLeftovers(dataFolder: string): void {
  for (const file of fs.readdirSync(dataFolder)) {
    if (file === 'postmaster.pid' || file.startsWith('.s.PGSQL.')) {
      fs.rmSync(path.join(dataFolder, file), { force: true });
    }
  }
}
