import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import type { Pairs } from '../common/form-body.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import { typedText } from '../web/submission.js';

/** Something a form can name. */
export interface Found {
  id: string;
  name: string;
  /** What tells it from others of the same name. */
  more: string | null;
}

/** What was looked up for one field: what is chosen already first. */
export type FoundBy = Readonly<Record<string, Found[]>>;

/** How each kind is called, and what it is found by: columns over the alias `r`. */
const KINDS = {
  organization: {
    tables: ['organization'],
    from: sql`SELECT r.id, r.name, r.acronym AS more FROM organization r`,
  },
  post: {
    tables: ['post', 'organization'],
    from: sql`SELECT r.id, r.title AS name, o.name AS more FROM post r LEFT JOIN organization o ON o.id = r.organization_id`,
  },
  source: {
    tables: ['source'],
    from: sql`SELECT r.id, r.title AS name, concat_ws(', ', r.publisher, r.published_on::text) AS more FROM source r`,
  },
  statement: {
    tables: ['statement', 'person'],
    from: sql`SELECT r.id, r.gist AS name, concat_ws(', ', p.name, r.said_on::text, r.words) AS more
                FROM statement r LEFT JOIN person p ON p.id = r.speaker_id`,
  },
  commitment: {
    tables: ['commitment'],
    from: sql`SELECT r.id, r.title AS name, r.stated_on::text AS more FROM commitment r WHERE r.record_state = 'verified'`,
  },
} satisfies Record<string, { tables: string[]; from: Sql }>;
export type ChoosableKind = keyof typeof KINDS;

/** Found at a time; who needs more types more. */
const MOST_FOUND = 12;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The field with the words that what a field names is looked up by. */
export const wordsOf = (name: string): string => `${name}.cari`;

/** Looks up what a form may name, by its words, as far as its author sees. */
@Injectable()
export class Choosers {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /**
   * What was looked up in a form, field by field.
   * @param kinds what each field names @param before what the fields named before anything was chosen
   */
  async inForm(
    actor: KnownActor,
    kinds: Readonly<Record<string, ChoosableKind>>,
    typed: Pairs,
    before: Readonly<Record<string, readonly string[]>> = {},
  ): Promise<FoundBy> {
    const isAnew = Object.keys(typed).length > 0;
    const found = await Promise.all(
      Object.entries(kinds).map(async ([name, kind]) => {
        const ids = isAnew ? [typed[name] ?? []].flat() : (before[name] ?? []);
        const words = typedText(typed, wordsOf(name)).trim();
        return [name, await this.find(actor, kind, words, ids)] as const;
      }),
    );
    return Object.fromEntries(found);
  }

  private find(
    actor: KnownActor,
    kind: ChoosableKind,
    words: string,
    ids: readonly string[],
  ): Promise<Found[]> {
    const chosen = ids.filter((id) => UUID.test(id));
    if (words === '' && chosen.length === 0) return Promise.resolve([]);
    const { tables, from } = KINDS[kind];
    return this.reads.rows<Found>(
      actor,
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(actor), tables))}
        SELECT id, name, more FROM (${from}) found
         WHERE id = ANY (${chosen}::uuid[])
            OR (${words} <> '' AND position(folded(${words}) IN folded(concat(name, ' ', more))) > 0)
         ORDER BY id = ANY (${chosen}::uuid[]) DESC, lower(name) COLLATE "id-ID-x-icu", id
         LIMIT ${MOST_FOUND + chosen.length}`,
    );
  }
}
