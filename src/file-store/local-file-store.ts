import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure, isSystemError } from '../common/failure.js';
import { FileStore, type OpenFile } from './file-store.js';

const OURS_ALONE = 0o700;
const READ_BY_US_ALONE = 0o600;

/** Files in one folder that only this account may enter and that is served nowhere. */
export class LocalFileStore extends FileStore {
  private constructor(
    private readonly arriving: string,
    private readonly kept: string,
  ) {
    super();
  }

  /** Makes the folder where it is missing. @throws Failure if it cannot be used */
  static async in(folder: string): Promise<LocalFileStore> {
    const [arriving, kept] = [path.join(folder, 'arriving'), path.join(folder, 'kept')];
    try {
      await mkdir(path.dirname(path.dirname(folder)), { recursive: true });
      for (const each of [path.dirname(folder), folder, arriving, kept]) await mkdirOurs(each);
      for (const each of [arriving, kept])
        await access(each, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new Failure(
        `The folder of files ${folder} cannot be used (${error.message}): start as the account it belongs to, or set FILES_DIR.`,
      );
    }
    return new LocalFileStore(arriving, kept);
  }

  arrivalPath(): string {
    return path.join(this.arriving, randomUUID());
  }

  async keep(arrivalPath: string, name: string): Promise<void> {
    const file = await open(arrivalPath, 'r+');
    try {
      await file.chmod(READ_BY_US_ALONE);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(arrivalPath, path.join(this.kept, name));
    await syncFolder(this.kept);
  }

  discard(arrivalPath: string): Promise<void> {
    return rm(arrivalPath, { force: true });
  }

  async open(name: string): Promise<OpenFile | null> {
    const file = await open(path.join(this.kept, name)).catch(nullIfMissing);
    if (!file) return null;
    const { size } = await file.stat();
    return { byteCount: size, stream: file.createReadStream() };
  }

  remove(name: string): Promise<void> {
    return rm(path.join(this.kept, name), { force: true });
  }

  namesBefore(instant: Date): AsyncIterable<string> {
    return filesBefore(this.kept, instant);
  }

  async discardBefore(instant: Date): Promise<void> {
    for await (const name of filesBefore(this.arriving, instant))
      await this.discard(path.join(this.arriving, name));
  }
}

async function mkdirOurs(folder: string): Promise<void> {
  await mkdir(folder, { mode: OURS_ALONE }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** A renamed file is only there for good once its folder is on the disk as well; Windows neither needs nor allows it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* filesBefore(folder: string, instant: Date): AsyncIterable<string> {
  for await (const entry of await opendir(folder)) {
    const found = await stat(path.join(folder, entry.name)).catch(nullIfMissing);
    if (found?.isFile() && found.mtime < instant) yield entry.name;
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
