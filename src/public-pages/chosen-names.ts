import { Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import type { Language, Text } from '../common/language.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';

/** What lists are narrowed by, and the column that names it. */
const NAMES = {
  organization: ['organization', 'name', { id: 'Organisasi', en: 'Organization' }],
  parent: ['organization', 'name', { id: 'Bernaung di', en: 'Belongs to' }],
  office: ['organization', 'name', { id: 'Notula oleh', en: 'Minutes by' }],
  venue: ['venue', 'name', { id: 'Tempat', en: 'Venue' }],
  commitment: ['commitment', 'title', { id: 'Membahas komitmen', en: 'On the pledge' }],
} as const satisfies Record<string, readonly [table: string, column: string, label: Text]>;

type Key = keyof typeof NAMES;
const KEYS = Object.keys(NAMES) as Key[];

/** Names the records a list was narrowed by, as far as its reader sees them. */
@Injectable()
export class ChosenNames {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** @param asked ids by their keys in the query; what is left out was not asked for */
  async of(
    actor: Actor,
    language: Language,
    asked: Partial<Record<Key, string>>,
  ): Promise<{ key: string; label: string }[]> {
    const given = KEYS.filter((key) => asked[key] !== undefined);
    if (given.length === 0) return [];
    const tables = [...new Set(given.map((key) => NAMES[key][0]))];
    const columns = given.map((key) => {
      const [table, column] = NAMES[key];
      return sql`(SELECT named.${raw(column)} FROM ${raw(table)} named WHERE named.id = ${asked[key]}::uuid) AS ${raw(key)}`;
    });
    const [row] = await this.reads.rows<Partial<Record<Key, string | null>>>(
      actor,
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(actor), tables))}SELECT ${join(columns)}`,
    );
    return given.map((key) => ({ key, label: `${NAMES[key][2][language]}: ${row?.[key] ?? '–'}` }));
  }
}
