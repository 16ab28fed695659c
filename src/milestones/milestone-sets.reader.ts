import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import { jsonOf } from '../common/json-of.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Item } from '../records/record.reader.js';
import type { MilestoneSetDto, MilestoneSetsQuery } from './milestone-set.dto.js';

const LIST = 'milestone_set';
const set = jsonOf(
  sql`r.id, r.key, r.label, r.label_en AS "labelEn", r.steps, r.changed_at AS "changedAt", r.revision`,
);
const one = (id: string): Sql =>
  sql`SELECT ${set}::text AS body, r.revision FROM milestone_set r WHERE r.id = ${id}`;

/** Ready sets, which everybody may read. */
@Injectable()
export class MilestoneSetsReader {
  constructor(
    private readonly reads: Reads,
    private readonly cursors: Cursors,
  ) {}

  /** By key. @throws Malformed for a foreign cursor */
  async page(actor: Actor, { limit, cursor }: MilestoneSetsQuery): Promise<Page> {
    const after = cursor === undefined ? null : this.cursors.read(LIST, cursor);
    const rows = await this.reads.rows<ListRow>(
      actor,
      sql`SELECT ${set}::text AS item, r.key, r.id FROM milestone_set r
           WHERE ${after?.key ?? null}::text IS NULL OR r.key > ${after?.key ?? null}
           ORDER BY r.key LIMIT ${limit + 1}`,
    );
    return pageOf(rows, limit, this.cursors, LIST);
  }

  /** Every set, by key. */
  async all(actor: Actor): Promise<MilestoneSetDto[]> {
    const rows = await this.reads.rows<{ item: string }>(
      actor,
      sql`SELECT ${set}::text AS item FROM milestone_set r ORDER BY r.key`,
    );
    return rows.map(({ item }) => JSON.parse(item) as MilestoneSetDto);
  }

  /** @throws NotFound */
  async item(actor: Actor, id: string): Promise<Item> {
    return only(await this.reads.rows<Item>(actor, one(id)));
  }

  /** As the transaction sees it. @throws NotFound */
  async itemIn(tx: Tx, id: string): Promise<Item> {
    return only(await tx.query<Item>(one(id)));
  }
}

function only([item]: Item[]): Item {
  if (!item) throw new NotFound();
  return item;
}
