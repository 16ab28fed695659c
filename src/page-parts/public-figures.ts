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
  private readonly kept = new Map<string, Promise<object[]>>();

  constructor(private readonly reads: Reads) {}

  /** @param name of the statement, with all that goes into it but the day */
  async rows<Row extends object>(name: string, statement: (day: Day) => Statement): Promise<Row[]> {
    const day = today();
    const [head] = await this.reads.ofProcess<{ size: string }>(sql`SELECT size FROM history_head`);
    const version = `${day} ${head?.size}`;
    if (version !== this.version) {
      this.kept.clear();
      this.version = version;
    }
    const found = this.kept.get(name) ?? this.reads.rows<Row>(ANONYMOUS, statement(day));
    this.keep(name, found);
    return found as Promise<Row[]>;
  }

  private keep(name: string, rows: Promise<object[]>): void {
    this.kept.delete(name);
    this.kept.set(name, rows);
    rows.catch(() => this.kept.delete(name));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) return;
      this.kept.delete(oldest);
    }
  }
}
