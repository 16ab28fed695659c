import { Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import { jsonOf } from '../common/json-of.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { Reads } from '../database/reads.js';
import { CLASSIFIED } from '../policy/kinds.js';
import type { RestrictionsQuery } from './restriction.dto.js';

const LIST = 'restrictions';

/** Everything that is not public, with its ground and end: the register UU 14/2008 asks a public body to keep. */
@Injectable()
export class RestrictionsReader {
  constructor(
    private readonly reads: Reads,
    private readonly cursors: Cursors,
  ) {}

  /** Those that end first come first. @throws Malformed for a foreign cursor */
  async page(actor: Actor, { limit, cursor, kind, ground, until }: RestrictionsQuery): Promise<Page> {
    const after = cursor === undefined ? null : this.cursors.read(LIST, cursor);
    const kinds = kind === undefined ? [...CLASSIFIED] : [kind];
    const restricted = kinds.map(
      (
        table,
      ) => sql`SELECT ${table}::text AS kind, id, visibility, party_ids, restricted_ground, restricted_until
        FROM ${raw(`"${table}"`)} WHERE visibility <> 'public'`,
    );
    const rows = await this.reads.rows<ListRow>(
      actor,
      sql`SELECT ${jsonOf(sql`r.kind, r.id, r.visibility, r.party_ids AS "partyIds", r.restricted_ground AS "ground", r.restricted_until AS "until"`)}::text AS item,
                 coalesce(r.restricted_until, '-infinity')::text AS key, r.id
            FROM (${join(restricted, ' UNION ALL ')}) r
           WHERE (${ground ?? null}::text IS NULL OR r.restricted_ground = ${ground ?? null})
             AND (${until ?? null}::date IS NULL OR coalesce(r.restricted_until, '-infinity') <= ${until ?? null}::date)
             AND (${after?.id ?? null}::uuid IS NULL OR (coalesce(r.restricted_until, '-infinity'), r.id) > (${after?.key ?? null}::date, ${after?.id ?? null}::uuid))
           ORDER BY coalesce(r.restricted_until, '-infinity'), r.id LIMIT ${limit + 1}`,
    );
    return pageOf(rows, limit, this.cursors, LIST);
  }
}
