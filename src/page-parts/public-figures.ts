import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { Reads } from '../database/reads.js';
import type { Statement } from '../database/unit-of-work.js';

/** Counts kept at a time; the least recently asked for goes first. */
const MOST_KEPT = 200;

/**
 * Figures over what everybody sees. Each is counted anew once the record has changed or a day has passed, and kept in
 * between: counting reads all it counts.
 */
@Injectable()
export class PublicFigures {
  private version = '';
  private readonly answers = new Map<string, Promise<unknown>>();
  private asking: Promise<string> | null = null;

  constructor(private readonly reads: Reads) {}

  /** @param name of the statement, with all that goes into it but the day */
  rows<Row extends object>(name: string, statement: (day: Day) => Statement): Promise<Row[]> {
    return this.kept(name, (day) => this.reads.rows<Row>(ANONYMOUS, statement(day)));
  }

  /** Whatever is worked out from what everybody sees. @param name with all that goes into it but the day */
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
      if (this.answers.size <= MOST_KEPT) return;
      this.answers.delete(oldest);
    }
  }
}
