import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import type { Tx } from '../database/unit-of-work.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { postRef } from '../people/persons.reader.js';

interface Row {
  body: string;
  revision: number;
}

const rungs = sql`(SELECT json_agg(${jsonOf(
  sql`g.place, g.label, ${postRef(sql`g.post_id`)} AS "post", g.after_working_days AS "afterWorkingDays"`,
)} ORDER BY g.place) FROM escalation_rung g WHERE g.ladder_id = l.id AND g.revision = l.revision)`;

const ladders = (which: Sql): Sql => sql`
  SELECT ${jsonOf(sql`l.id, ${organizationRef(sql`l.unit_id`)} AS "unit", ${rungs} AS "rungs", l.revision`)}::text AS body,
         l.revision
    FROM escalation_ladder l ${which}`;

/** Reads the ladders, for the office, which sees every post and organization. */
@Injectable()
export class EscalationsReader {
  constructor(private readonly reads: Reads) {}

  /** All of them, that of all units first: there are few. */
  async page(actor: Actor): Promise<Page> {
    const rows = await this.reads.rows<Row>(actor, ladders(sql`ORDER BY l.unit_id NULLS FIRST`));
    return new Page(
      rows.map(({ body }) => body),
      null,
    );
  }

  /** As the transaction sees it. @throws NotFound */
  async itemIn(tx: Tx, id: string): Promise<Row> {
    const [row] = await tx.query<Row>(ladders(sql`WHERE l.id = ${id}::uuid`));
    if (!row) throw new NotFound();
    return row;
  }
}
