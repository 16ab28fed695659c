import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sql from 'sql-template-tag';
import type { Settings } from '../config/settings.js';
import { filesFolder } from '../file-store/files-folder.js';
import type { MadePackage } from './write-package.js';

/** Packages kept at a time: whoever is downloading one finishes it while the next is published. */
const MOST_KEPT = 3;

/** Where the packages of an installation are kept. @param installation its id */
export const packageFolder = (settings: Settings, installation: string): PackageFolder =>
  new PackageFolder(path.join(filesFolder(settings, installation), 'published'));

/** Whether nothing in a package has been hidden or erased since it was made. */
export const isSound = ({ size, erased }: MadePackage['mark']) =>
  sql`SELECT is_publication_sound(${size}::bigint, ${erased}::bigint) AS sound`;

/**
 * The folder of published packages: one folder for each version, and beside it a note that says what is in it. A package
 * is there once its note is.
 */
export class PackageFolder {
  constructor(private readonly folder: string) {}

  /** Has `write` fill a new folder and keeps it as the package of its version, in place of an earlier one. */
  async keep(write: (folder: string) => Promise<MadePackage>): Promise<MadePackage> {
    await mkdir(this.folder, { recursive: true });
    const making = await mkdtemp(path.join(this.folder, '.making-'));
    try {
      const made = await write(making);
      const version = made.version.index;
      await this.forget(version);
      await rename(making, this.pathOf(version));
      const note = `${this.noteOf(version)}.new`;
      await writeFile(note, JSON.stringify(made));
      await rename(note, this.noteOf(version));
      return made;
    } finally {
      await rm(making, { recursive: true, force: true });
    }
  }

  /** Every package, the latest first. */
  async all(): Promise<MadePackage[]> {
    const names = await readdir(this.folder).catch(noneIfMissing);
    const versions = names.flatMap((name) =>
      /^\d{1,15}\.json$/.test(name) ? [Number(name.slice(0, -5))] : [],
    );
    const found = await Promise.all(versions.toSorted((a, b) => b - a).map((version) => this.find(version)));
    return found.filter((one) => one !== null);
  }

  async find(version: number): Promise<MadePackage | null> {
    try {
      return JSON.parse(await readFile(this.noteOf(version), 'utf8')) as MadePackage;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Removes what is older than the latest few, and what `isWanted` says no to. */
  async tidy(isWanted: (made: MadePackage) => Promise<boolean>): Promise<void> {
    for (const [n, made] of (await this.all()).entries())
      if (n >= MOST_KEPT || !(await isWanted(made))) await this.forget(made.version.index);
  }

  /** The path of a file of a package. @param name one of the package's own */
  fileOf(version: number, name: string): string {
    return path.join(this.pathOf(version), name);
  }

  private async forget(version: number): Promise<void> {
    await rm(this.noteOf(version), { force: true });
    await rm(this.pathOf(version), { recursive: true, force: true });
  }

  private pathOf(version: number): string {
    return path.join(this.folder, String(version));
  }

  private noteOf(version: number): string {
    return path.join(this.folder, `${version}.json`);
  }
}

function noneIfMissing(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}

/** Whether a file or folder is not there. */
export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
