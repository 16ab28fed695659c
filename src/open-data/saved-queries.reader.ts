import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { NotFound } from '../common/problem.js';
import { withTables } from '../policy/policy.js';
import { commonColumns, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import type { SavedQueriesQuery } from './saved-query.dto.js';
import { SavedQuery } from './saved-query.entity.js';
import { type NamedQuery, STARTERS } from './starters.js';

@Injectable()
export class SavedQueriesReader extends RecordReader<SavedQueriesQuery> {
  protected readonly table = 'saved_query';
  protected readonly entities = [SavedQuery];
  protected readonly defaultSort = 'key';
  protected readonly sorts = { ...sortBy('key', sql`r.key COLLATE "C"`, sql`text`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(
      sql`${commonColumns}, r.key, r.name, r.name_en AS "nameEn", r.meaning, r.meaning_en AS "meaningEn", r.query`,
    );
  }

  protected filters(): Sql[] {
    return [];
  }

  /** Those that come with the program, then those the office saved, by name. */
  async named(actor: Actor): Promise<NamedQuery[]> {
    return [...STARTERS, ...(await this.saved(actor, sql`true`))];
  }

  /** @throws NotFound */
  async one(actor: Actor, key: string): Promise<NamedQuery> {
    const starter = STARTERS.find((one) => one.key === key);
    const found = starter ?? (await this.saved(actor, sql`r.key = ${key}`))[0];
    if (!found) throw new NotFound();
    return found;
  }

  private saved(actor: Actor, which: Sql): Promise<NamedQuery[]> {
    const seen = withTables(this.policy.narrowed(this.policy.sightOf(actor), [this.table]));
    return this.reads.rows<NamedQuery>(
      actor,
      sql`${seen}SELECT r.key, json_build_object('id', r.name, 'en', r.name_en) AS name,
            json_build_object('id', r.meaning, 'en', r.meaning_en) AS meaning, r.query
       FROM saved_query r WHERE ${which} ORDER BY lower(r.name) COLLATE "id-ID-x-icu", r.key`,
    );
  }
}
