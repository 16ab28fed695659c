import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import { jsonOf } from '../common/json-of.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { Reads } from '../database/reads.js';
import type { JobsQuery } from './job.dto.js';

const LIST = 'jobs';

/** Reads the queue, the latest first. The database shows it to administrators alone. */
@Injectable()
export class JobsReader {
  constructor(
    private readonly reads: Reads,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Malformed for a foreign cursor */
  async page(actor: Actor, { limit, cursor, state }: JobsQuery): Promise<Page> {
    const before = cursor === undefined ? null : this.cursors.read(LIST, cursor).key;
    const rows = await this.reads.rows<ListRow>(
      actor,
      sql`SELECT ${jsonOf(sql`j.id::text AS "id", j.task, j.state, j.attempts, j.max_attempts AS "maxAttempts",
                   j.added_at AS "addedAt", j.due_at AS "dueAt", j.error`)}::text AS item, j.id::text AS key, j.id::text AS id
            FROM known_jobs() j
           WHERE (${before}::bigint IS NULL OR j.id < ${before}::bigint)
             ${state === undefined ? empty : sql`AND j.state = ${state}`}
           ORDER BY j.id DESC LIMIT ${limit + 1}`,
    );
    return pageOf(rows, limit, this.cursors, LIST);
  }
}
