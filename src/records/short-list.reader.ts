import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Item } from './record.reader.js';

/** Reads what the office keeps besides its records and is few: all of it on one page, or one by its id. */
@Injectable()
export abstract class ShortListReader {
  @Inject(Reads) protected readonly reads: Reads;
  /** What is read, as JSON over the alias `r`. */
  protected abstract readonly json: Sql;
  /** What it is read from, under the alias `r`, with `id` and `revision`. */
  protected abstract readonly from: Sql;
  /** What stands on the page, and in what order: what follows FROM. */
  protected abstract readonly listed: Sql;

  async page(actor: Actor): Promise<Page> {
    const rows = await this.reads.rows<Item>(actor, this.statement(this.listed));
    return new Page(
      rows.map(({ body }) => body),
      null,
    );
  }

  /** @throws NotFound */
  async item(actor: Actor, id: string): Promise<Item> {
    return only(await this.reads.rows<Item>(actor, this.one(id)));
  }

  /** As the transaction sees it. @throws NotFound */
  async itemIn(tx: Tx, id: string): Promise<Item> {
    return only(await tx.query<Item>(this.one(id)));
  }

  private one(id: string): Sql {
    return this.statement(sql`WHERE r.id = ${id}::uuid`);
  }

  private statement(which: Sql): Sql {
    return sql`SELECT ${this.json}::text AS body, r.revision FROM ${this.from} ${which}`;
  }
}

function only([item]: Item[]): Item {
  if (!item) throw new NotFound();
  return item;
}
