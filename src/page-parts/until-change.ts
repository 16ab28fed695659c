import sql from 'sql-template-tag';
import { today, type Day } from '../common/day.js';
import type { Reads } from '../database/reads.js';

/**
 * What is worked out from what everybody sees, kept until the record changes or a day has passed. Whoever asks for the
 * same meanwhile waits for the same answer.
 */
export class UntilChange {
  private version = '';
  private readonly answers = new Map<string, Promise<unknown>>();
  private asking: Promise<string> | null = null;

  /** @param most answers kept at a time; the least recently asked for goes first */
  constructor(
    protected readonly reads: Reads,
    private readonly most: number,
  ) {}

  /** @param name with all that goes into it but the day */
  async kept<Value>(name: string, workOut: (day: Day) => Promise<Value>): Promise<Value> {
    const day = today();
    const version = `${day} ${await this.size()}`;
    if (version !== this.version) {
      this.answers.clear();
      this.version = version;
    }
    const found = this.answers.get(name) ?? workOut(day);
    this.keep(name, found);
    return found as Promise<Value>;
  }

  /** Entries in the log. Those who ask at the same moment are told together. */
  private size(): Promise<string> {
    return (this.asking ??= this.reads
      .ofProcess<{ size: string }>(sql`SELECT size FROM history_head`)
      .then(([head]) => head.size)
      .finally(() => {
        this.asking = null;
      }));
  }

  private keep(name: string, answer: Promise<unknown>): void {
    this.answers.delete(name);
    this.answers.set(name, answer);
    answer.catch(() => this.answers.delete(name));
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= this.most) return;
      this.answers.delete(oldest);
    }
  }
}
