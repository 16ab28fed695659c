import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import type { Pairs } from '../common/form-body.js';
import type { Language, Text } from '../common/language.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import { typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { type LookedUp, LookupReader } from './lookup.reader.js';
import { apartOf, nameOf } from './lookup.js';
import { warningsOf, worthShowing } from './lookup.warnings.js';

/** Something a form can name. */
export interface Choice {
  id: string;
  name: string;
  /** What tells it from others of the same name. */
  more: string | null;
}

/** What was looked up for one field. */
export interface Offered {
  /** What is chosen already first. */
  choices: Choice[];
  /** What misleads among their names. */
  warnings: Text[];
  /** Whether there were words, and nothing that answers them. */
  isNothing: boolean;
}

/** What was looked up in a form, by its fields. */
export type OfferedBy = Readonly<Record<string, Offered>>;

/** How each kind is called, and what it is found by: columns over the alias `r`. */
const KINDS = {
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
type TextKind = keyof typeof KINDS;

/** Found by their names, which can mislead; all others by any of their words. */
type NamedKind = Exclude<LookedUp, 'person'>;
export type ChoosableKind = TextKind | NamedKind;

const isNamed = (kind: ChoosableKind): kind is NamedKind => !(kind in KINDS);

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
    private readonly lookups: LookupReader,
  ) {}

  /**
   * What was looked up in a form, field by field.
   * @param kinds what each field names @param before what the fields named before anything was chosen
   */
  async inForm(
    { actor, language }: Visit,
    kinds: Readonly<Record<string, ChoosableKind>>,
    typed: Pairs,
    before: Readonly<Record<string, readonly string[]>> = {},
  ): Promise<OfferedBy> {
    const isAnew = Object.keys(typed).length > 0;
    const offered = await Promise.all(
      Object.entries(kinds).map(async ([name, kind]) => {
        const ids = isAnew ? [typed[name] ?? []].flat() : (before[name] ?? []);
        const chosen = ids.filter((id) => UUID.test(id));
        const words = typedText(typed, wordsOf(name)).trim();
        const found = isNamed(kind)
          ? this.findNamed(actor, kind, { words, chosen }, language)
          : this.find(actor, kind, { words, chosen });
        return [name, await found] as const;
      }),
    );
    return Object.fromEntries(offered);
  }

  private async findNamed(
    actor: KnownActor,
    kind: NamedKind,
    { words, chosen }: Asked,
    language: Language,
  ): Promise<Offered> {
    const [named, [found = []]] = await Promise.all([
      this.lookups.named(
        actor,
        chosen.map((id) => ({ kind, id, postId: null })),
      ),
      this.lookups.find(actor, [{ words, kinds: [kind] }]),
    ]);
    const shown = worthShowing(words, found);
    const others = shown.filter(({ id }) => !chosen.includes(id));
    return {
      choices: [...named, ...others].map((one) => ({
        id: one.id,
        name: nameOf(one),
        more: apartOf(one, language) || null,
      })),
      warnings: words === '' ? [] : warningsOf(words, shown),
      isNothing: words !== '' && shown.length === 0,
    };
  }

  private async find(actor: KnownActor, kind: TextKind, { words, chosen }: Asked): Promise<Offered> {
    if (words === '' && chosen.length === 0) return NOTHING_OFFERED;
    const { tables, from } = KINDS[kind];
    const rows = await this.reads.rows<Choice & { isFound: boolean }>(
      actor,
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(actor), tables))}
        SELECT id, name, more, "isFound"
          FROM (SELECT found.*, ${words} <> '' AND position(folded(${words}) IN folded(concat(name, ' ', more))) > 0 AS "isFound"
                  FROM (${from}) found) found
         WHERE id = ANY (${chosen}::uuid[]) OR "isFound"
         ORDER BY id = ANY (${chosen}::uuid[]) DESC, lower(name) COLLATE "id-ID-x-icu", id
         LIMIT ${MOST_FOUND + chosen.length}`,
    );
    return {
      choices: rows.map(({ id, name, more }) => ({ id, name, more })),
      warnings: [],
      isNothing: words !== '' && !rows.some(({ isFound }) => isFound),
    };
  }
}

/** What a field is asked for: its words, and the ids it names already. */
interface Asked {
  words: string;
  chosen: string[];
}

export const NOTHING_OFFERED: Offered = { choices: [], warnings: [], isNothing: false };
