import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Tx } from '../database/unit-of-work.js';
import { type Plain, canonical, leafHash } from './canonical.js';

/** A change of one record, before it has its place in the log. */
export interface Change {
  /** What was done, in the past tense: `tenure.ended`. */
  act: string;
  /** Table of the record. */
  kind: string;
  id: string;
  /** The record whose history shows this change: the commitment of an assessment, else the record itself. */
  aboutId: string;
  revision: number;
  /** Why, in the words of who did it; null where the act speaks for itself. */
  reason: string | null;
  /** Whether the record, as changed, is for everybody. */
  isPublic: boolean;
  /** The organizations it is open to besides, as changed. */
  partyIds: readonly string[];
  /** The whole record after the change. */
  record: { [key: string]: Plain };
}

/** The log of all changes: append-only, gap-free, every entry a leaf of a Merkle tree to come. */
@Injectable()
export class History {
  private readonly pending = new WeakMap<Tx, Change[]>();

  /** Notes a change; it is written as the last step of the transaction, so that the log is locked only briefly. */
  append(tx: Tx, change: Change): void {
    const changes = this.pending.get(tx) ?? [];
    changes.push(change);
    this.pending.set(tx, changes);
    tx.atTheEnd(this, () => this.write(tx, changes));
  }

  private async write(tx: Tx, changes: Change[]): Promise<void> {
    const [place] = await tx.query<{ first: string; recordedAt: string }>(sql`
      UPDATE history_head SET size = size + ${changes.length}
      RETURNING (size - ${changes.length})::text AS "first",
                to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt"`);
    if (!place) throw new Error('history_head has no row');
    const entries = changes.map((change, n) => entry(tx, change, Number(place.first) + n, place.recordedAt));
    await tx.query(sql`
      INSERT INTO history_entry (index, act, record_kind, record_id, about_id, revision, actor_id, reason, recorded_at, is_public, party_ids, json, salt, leaf_hash)
      SELECT index, act, kind, id, about_id, revision, actor_id, reason, recorded_at, is_public, party_ids::uuid[], json, salt, leaf_hash FROM unnest(
        ${entries.map((e) => e.index)}::bigint[], ${changes.map((c) => c.act)}::text[], ${changes.map((c) => c.kind)}::text[],
        ${changes.map((c) => c.id)}::uuid[], ${changes.map((c) => c.aboutId)}::uuid[], ${changes.map((c) => c.revision)}::int[],
        ${changes.map(() => tx.actor.id)}::uuid[], ${changes.map((c) => c.reason)}::text[], ${changes.map(() => place.recordedAt)}::timestamptz[],
        ${changes.map((c) => c.isPublic)}::boolean[], ${changes.map((c) => `{${c.partyIds.join(',')}}`)}::text[], ${entries.map((e) => e.json)}::text[], ${entries.map((e) => e.salt)}::bytea[],
        ${entries.map((e) => e.leafHash)}::bytea[])
        AS added(index, act, kind, id, about_id, revision, actor_id, reason, recorded_at, is_public, party_ids, json, salt, leaf_hash)`);
  }
}

function entry(
  { actor }: Tx,
  { act, kind, id, aboutId, revision, reason, record }: Change,
  index: number,
  recordedAt: string,
) {
  const json = canonical({
    aboutId,
    act,
    actor: { id: actor.id, role: actor.role },
    id,
    index,
    kind,
    reason,
    record,
    recordedAt,
    revision,
  });
  const salt = randomBytes(32);
  return { index, json, salt, leafHash: leafHash(salt, json) };
}
