import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';

/** A file of the package, whole. */
export interface MadeFile {
  name: string;
  byteCount: number;
  /** Hexadecimal. */
  sha256: string;
}

/** A text file that is written piece by piece and knows its digest at the end, so that it need not be read again. */
export class TextFile {
  private readonly digest = createHash('sha256');
  private byteCount = 0;

  private constructor(
    private readonly name: string,
    private readonly file: FileHandle,
  ) {}

  static async in(folder: string, name: string): Promise<TextFile> {
    return new TextFile(name, await open(path.join(folder, name), 'wx'));
  }

  async add(text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    this.digest.update(bytes);
    this.byteCount += bytes.length;
    await this.file.appendFile(bytes);
  }

  /** Closes it, once it is on the disk. */
  async end(): Promise<MadeFile> {
    await this.file.sync();
    await this.file.close();
    return { name: this.name, byteCount: this.byteCount, sha256: this.digest.digest('hex') };
  }
}

/** Writes a short text file at once. */
export async function writeText(folder: string, name: string, text: string): Promise<MadeFile> {
  const file = await TextFile.in(folder, name);
  await file.add(text);
  return file.end();
}

/** Reads what something else wrote, for its digest. */
export async function readMade(folder: string, name: string): Promise<MadeFile> {
  const digest = createHash('sha256');
  let byteCount = 0;
  for await (const piece of createReadStream(path.join(folder, name)) as AsyncIterable<Buffer>) {
    digest.update(piece);
    byteCount += piece.length;
  }
  return { name, byteCount, sha256: digest.digest('hex') };
}
