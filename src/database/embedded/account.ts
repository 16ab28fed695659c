import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../../common/failure.js';

/** The operating-system account PostgreSQL runs under; empty when it is our own. */
export type Account = { uid: number; gid: number } | { uid?: undefined; gid?: undefined };

export const isRoot = process.platform !== 'win32' && process.geteuid?.() === 0;

/**
 * PostgreSQL refuses to run as root, and initdb needs an account with a name. As root the server therefore
 * runs as the owner of an existing data folder, else as `postgres`, else as `nobody`.
 * @throws Failure when started as root on a system without either
 */
export function serverAccount(dataFolder: string): Account {
  if (!isRoot) return {};
  if (fs.existsSync(dataFolder)) {
    const { uid, gid } = fs.statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Failure(
    'Started as root, and there is no account "postgres" or "nobody" for the database: start as a normal user, or set DATABASE_URL.',
  );
}

/** Whether any account may walk down to this path; a folder that does not exist yet counts by its parents. */
export function isOpenToAll(target: string): boolean {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const found = fs.existsSync(folder) ? fs.statSync(folder) : null;
    if (found?.isDirectory() && (found.mode & 1) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** Makes a folder with its parents. As root they must stay open to the database's account, whatever the umask says. */
export function makeFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true });
  if (!first || !isRoot) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) fs.chmodSync(made, 0o755);
}
