import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Reads } from '../database/reads.js';

/** An organization to choose from. */
export interface OrganizationName {
  id: string;
  name: string;
}

const MOST_FOUND = 50;

/** What organizations are called, as far as an actor sees them. */
@Injectable()
export class OrganizationNames {
  constructor(private readonly reads: Reads) {}

  /** Null for no organization, and for one the actor does not see. */
  async nameOf(actor: KnownActor, id: string | null): Promise<string | null> {
    return id === null ? null : ((await this.namesOf(actor, [id])).get(id) ?? null);
  }

  async namesOf(actor: KnownActor, ids: string[]): Promise<Map<string, string>> {
    const rows = await this.reads.rows<OrganizationName>(
      actor,
      sql`SELECT id, name FROM organization WHERE id = ANY (${ids}::uuid[])`,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Those whose name or acronym holds these words, at most 50, by name. */
  async find(actor: KnownActor, words: string): Promise<OrganizationName[]> {
    return this.reads.rows<OrganizationName>(
      actor,
      sql`SELECT id, name FROM organization
           WHERE position(folded(${words}) IN folded(concat(name, ' ', acronym))) > 0
           ORDER BY lower(name) COLLATE "id-ID-x-icu", id LIMIT ${MOST_FOUND}`,
    );
  }
}
