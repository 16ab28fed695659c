import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Reads } from '../database/reads.js';
import { FileStore } from '../file-store/file-store.js';

const HOUR_MS = 3_600_000;
/** Longer than any transaction that could still name a file. */
const STRAY_AFTER_MS = 24 * HOUR_MS;
/** Longer than any request that could still bring one. */
const ARRIVES_WITHIN_MS = HOUR_MS;
const AT_ONCE = 500;

/** Removes files that no attachment names: of uploads that came to nothing and of attachments that were withdrawn. */
@Injectable()
export class AttachmentsSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sweep');
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: FileStore,
    private readonly reads: Reads,
  ) {}

  onApplicationBootstrap(): void {
    this.begin();
    this.timer = setInterval(() => this.begin(), HOUR_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** @param now the moment ages count from */
  async run(now = new Date()): Promise<void> {
    const before = (ms: number) => new Date(now.getTime() - ms);
    await this.store.discardBefore(before(ARRIVES_WITHIN_MS));
    let names: string[] = [];
    for await (const name of this.store.namesBefore(before(STRAY_AFTER_MS))) {
      names.push(name);
      if (names.length === AT_ONCE) {
        await this.removeStrays(names);
        names = [];
      }
    }
    await this.removeStrays(names);
  }

  private begin(): void {
    this.running = this.run().catch((error: unknown) =>
      this.logger.warn(`strays were not removed, which is tried again: ${String(error)}`),
    );
  }

  private async removeStrays(names: string[]): Promise<void> {
    if (names.length === 0) return;
    const held = await this.reads.ofProcess<{ id: string }>(
      sql`SELECT attachments_held(${names}::text[])::text AS id`,
    );
    const strays = names.filter((name) => !held.some(({ id }) => id === name));
    for (const name of strays) await this.store.remove(name);
  }
}
