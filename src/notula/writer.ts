import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Letter } from './letter.content.js';
import type { Notula } from './notula.content.js';

/** What the minutes are written as. */
export type Format = 'docx' | 'pdf';

/** What the thread is asked for: minutes, or a letter, which is written further and so is no PDF. */
export type Order = { notula: Notula; format: Format } | { letter: Letter; format: 'docx' };
/** What it answers. */
export type Written = { file: Uint8Array } | { failure: string };

/** 300 points of 5,000 letters take 4 s of a processor; 30 usual ones 0.2 s. */
const WRITTEN_WITHIN_MS = 20_000;
/** What the longest take, and some more. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };
/** The thread takes some 70 MB of memory, which are given back when nobody has asked for so long. */
const KEPT_MS = 60_000;

/** Has documents written in a thread of its own, which is started with the first. Ask for one at a time. */
@Injectable()
export class Writer implements OnModuleDestroy {
  private thread: Worker | null = null;
  private idle?: NodeJS.Timeout;

  /** @throws Error if it takes too long, too much memory, or fails */
  async write(order: Order): Promise<Buffer> {
    clearTimeout(this.idle);
    this.thread ??= start();
    this.thread.ref();
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.thread.postMessage(order);
      const signal = AbortSignal.timeout(WRITTEN_WITHIN_MS);
      const [written] = (await once(this.thread, 'message', { signal })) as [Written];
      if ('failure' in written) throw new Error(written.failure);
      return Buffer.from(written.file.buffer, written.file.byteOffset, written.file.byteLength);
    } catch (error) {
      await this.stop();
      throw error;
    } finally {
      this.thread?.unref();
      this.idle = setTimeout(() => void this.stop(), KEPT_MS).unref();
    }
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.idle);
    await this.stop();
  }

  private async stop(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }
}

function start(): Worker {
  const thread = new Worker(new URL('./documents.worker.js', import.meta.url), { resourceLimits: LIMITS });
  // One that dies between two documents takes nothing with it.
  thread.on('error', () => {});
  return thread;
}
