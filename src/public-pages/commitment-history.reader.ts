import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import type { HistoryEntryDto } from '../history/history.dto.js';
import { Policy } from '../policy/policy.js';

/** A record as an entry of the history holds it, property by property. */
export type Version = Readonly<Record<string, unknown>>;

/** Versions by the record's id. */
export type Versions = ReadonlyMap<string, Version>;

/** Reads what records were before the first change a page of history shows of each. */
@Injectable()
export class EarlierVersions {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** @param entries latest first. Of erased versions, and of those the reader does not see, the one before speaks. */
  async before(actor: Actor, entries: readonly HistoryEntryDto[]): Promise<Versions> {
    const first = new Map(entries.map(({ entry }) => [entry?.id ?? '', entry?.revision ?? 1]));
    const wanted = [...first].filter(([, revision]) => revision > 1);
    if (wanted.length === 0) return new Map();
    const rows = await this.reads.rows<{ id: string; record: Version }>(
      actor,
      sql`SELECT wanted.id, earlier.json::json -> 'record' AS record
            FROM unnest(${wanted.map(([id]) => id)}::uuid[], ${wanted.map(([, revision]) => revision)}::int[]) AS wanted(id, revision)
           CROSS JOIN LATERAL (
                 SELECT h.json FROM history_entry h
                  WHERE h.record_id = wanted.id AND h.revision < wanted.revision AND h.json IS NOT NULL
                    AND ${this.policy.entries(this.policy.sightOf(actor))}
                  ORDER BY h.revision DESC LIMIT 1) earlier`,
    );
    return new Map(rows.map(({ id, record }) => [id, record]));
  }
}
