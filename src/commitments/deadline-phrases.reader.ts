import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import type { Tx } from '../database/unit-of-work.js';

interface Row {
  body: string;
  revision: number;
}

const phrases = (which: Sql): Sql => sql`
  SELECT ${jsonOf(sql`p.id, p.phrase, p.days, p.unit, p.revision`)}::text AS body, p.revision FROM deadline_phrase p WHERE ${which}`;

/** Reads what vague deadlines are taken to mean, for everybody. */
@Injectable()
export class DeadlinePhrasesReader {
  constructor(private readonly reads: Reads) {}

  /** All that are gone by, in the order of the alphabet. */
  async page(actor: Actor): Promise<Page> {
    const rows = await this.reads.rows<Row>(actor, phrases(sql`NOT p.is_removed ORDER BY p.phrase`));
    return new Page(
      rows.map(({ body }) => body),
      null,
    );
  }

  /** As the transaction sees it. @throws NotFound */
  async itemIn(tx: Tx, id: string): Promise<Row> {
    const [row] = await tx.query<Row>(phrases(sql`p.id = ${id}::uuid`));
    if (!row) throw new NotFound();
    return row;
  }
}
