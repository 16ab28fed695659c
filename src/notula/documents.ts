import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { type Order, Writer } from './writer.js';

/** Of the layouts; whoever changes one counts on, so that copies of the old one are not taken for current. */
const LAYOUT = 1;
/** One is written at a time, and so many more may wait. */
const MOST_WAITING = 20;
/** What is kept written, so that many who read the same minutes cost one writing. */
const KEPT_BYTES = 8_000_000;

/** Writes minutes and letters as files, each once. */
@Injectable()
export class Documents {
  private readonly kept = new Map<string, Buffer>();
  private keptBytes = 0;
  private readonly running = new Map<string, Promise<Buffer>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly writer: Writer) {}

  /** Changes with whatever the file says or looks like. SHA-256, hexadecimal. */
  tagOf(order: Order): string {
    return createHash('sha256')
      .update(JSON.stringify([LAYOUT, order]))
      .digest('hex');
  }

  /** @throws Problem while too many wait */
  async write(order: Order): Promise<Buffer> {
    const tag = this.tagOf(order);
    const file = this.kept.get(tag) ?? (await (this.running.get(tag) ?? this.start(tag, order)));
    this.keep(tag, file);
    return file;
  }

  private async start(tag: string, order: Order): Promise<Buffer> {
    if (this.running.size > MOST_WAITING) throw busy();
    const written = this.last.then(() => this.writer.write(order));
    this.last = written.catch(() => {});
    this.running.set(tag, written);
    try {
      return await written;
    } catch (error) {
      throw isTimeout(error) ? busy() : error;
    } finally {
      this.running.delete(tag);
    }
  }

  /** Keeps a file as the one asked for last, and makes room by forgetting what was not asked for longest. */
  private keep(tag: string, file: Buffer): void {
    this.forget(tag);
    this.kept.set(tag, file);
    this.keptBytes += file.length;
    for (const oldest of this.kept.keys()) {
      if (this.keptBytes <= KEPT_BYTES) return;
      this.forget(oldest);
    }
  }

  private forget(tag: string): void {
    this.keptBytes -= this.kept.get(tag)?.length ?? 0;
    this.kept.delete(tag);
  }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

const busy = () =>
  new Problem(
    'unavailable',
    'unavailable',
    {
      id: 'Terlalu banyak dokumen sedang disusun; coba lagi sebentar.',
      en: 'Too many documents are being written; try again in a moment.',
    },
    undefined,
    { 'retry-after': '5' },
  );
