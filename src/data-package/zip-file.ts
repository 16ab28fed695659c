import { createWriteStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type MadeFile, readMade } from './made-file.js';

/** What every file in the archive says of when it was written: nothing of the run. The earliest a ZIP can say. */
const NO_TIME = new Date(1980, 0, 1);
const READ_BY_ALL = 0o100_644;

/** Puts files of a folder into one archive beside them. */
export async function writeZip(folder: string, name: string, files: readonly string[]): Promise<MadeFile> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  // Else a file that cannot be read would end the process.
  zip.on('error', (error: Error) => out.destroy(error));
  const written = pipeline(out, createWriteStream(path.join(folder, name), { flags: 'wx' }));
  for (const file of files)
    zip.addFile(path.join(folder, file), file, {
      mtime: NO_TIME,
      mode: READ_BY_ALL,
      forceDosTimestamp: true,
    });
  zip.end();
  await written;
  return readMade(folder, name);
}
