import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { type Actor, isKeeper } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import type { Statement, Tx } from '../database/unit-of-work.js';
import { Policy } from '../policy/policy.js';

interface Paging {
  limit: number;
  cursor?: string;
}

/** The changes of one record and its parts, latest first. */
@Injectable()
export class HistoryReader {
  constructor(
    private readonly reads: Reads,
    private readonly cursors: Cursors,
    private readonly policy: Policy,
  ) {}

  /**
   * @param kind table of the record
   * @throws NotFound if the actor may see no change of such a record, Malformed for a foreign cursor
   */
  async page(actor: Actor, kind: string, id: string, query: Paging): Promise<Page> {
    return this.pageFrom(actor, (statement) => this.reads.rows(actor, statement), kind, id, query);
  }

  /** Like {@link page}, as a step of a transaction. */
  pageIn(tx: Tx, kind: string, id: string, query: Paging): Promise<Page> {
    return this.pageFrom(tx.actor, (statement) => tx.query(statement), kind, id, query);
  }

  private async pageFrom(
    actor: Actor,
    run: (statement: Statement) => Promise<ListRow[]>,
    kind: string,
    id: string,
    { limit, cursor }: Paging,
  ): Promise<Page> {
    const list = `history.${id}`;
    const before = cursor === undefined ? null : this.cursors.read(list, cursor).key;
    const name = isKeeper(actor)
      ? sql`(SELECT name FROM account a WHERE a.id = h.actor_id)`
      : sql`NULL::text`;
    const seen = this.policy.entries(this.policy.sightOf(actor));
    const rows = await run(
      sql`SELECT ${jsonOf(sql`h.json::json AS "entry", ${name} AS "actorName", encode(h.salt, 'hex') AS "salt",
        encode(h.leaf_hash, 'hex') AS "leafHash", h.erased_at AS "erasedAt"`)}::text AS item, h.index::text AS key, h.record_id AS id
            FROM history_entry h
           WHERE (h.about_id = ${id} OR h.record_id = ${id})
             AND ${seen}
             AND EXISTS (SELECT FROM history_entry h WHERE h.record_id = ${id} AND h.record_kind = ${kind} AND ${seen})
             AND (${before}::bigint IS NULL OR h.index < ${before}::bigint)
           ORDER BY h.index DESC LIMIT ${limit + 1}`,
    );
    if (rows.length === 0 && before === null) throw new NotFound();
    return pageOf(rows, limit, this.cursors, list);
  }
}
