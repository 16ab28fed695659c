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

const holidays = sql`coalesce((SELECT json_agg(${jsonOf(sql`h.id, h.day, h.name, h.name_en AS "nameEn", h.kind, h.revision`)} ORDER BY h.day)
  FROM holiday h WHERE h.year = y.year AND NOT h.is_removed), '[]'::json)`;

const years = (which: Sql): Sql => sql`
  SELECT ${jsonOf(sql`y.id, y.year, y.decree, y.source_url AS "sourceUrl", y.revision, ${holidays} AS "holidays"`)}::text AS body,
         y.revision
    FROM holiday_year y ${which}`;

const one = (id: string) => years(sql`WHERE y.id = ${id}::uuid`);

/** Reads the years whose working days are known, for everybody. */
@Injectable()
export class HolidayYearsReader {
  constructor(private readonly reads: Reads) {}

  /** All of them, the latest first: there is one a year. */
  async page(actor: Actor): Promise<Page> {
    const rows = await this.reads.rows<Row>(actor, years(sql`ORDER BY y.year DESC`));
    return new Page(
      rows.map(({ body }) => body),
      null,
    );
  }

  /** @throws NotFound */
  async item(actor: Actor, id: string): Promise<Row> {
    return only(await this.reads.rows<Row>(actor, one(id)));
  }

  /** As the transaction sees it. @throws NotFound */
  async itemIn(tx: Tx, id: string): Promise<Row> {
    return only(await tx.query<Row>(one(id)));
  }
}

function only([row]: Row[]): Row {
  if (!row) throw new NotFound();
  return row;
}
