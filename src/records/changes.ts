import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DeepPartial,
  type EntityMetadata,
  type EntityTarget,
  type FindOptionsOrder,
  type FindOptionsWhere,
  In,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { violatedConstraint } from '../common/database-error.js';
import { Conflict, type Problem } from '../common/problem.js';
import { isKeeper } from '../common/actor.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Plain } from '../history/canonical.js';
import { History } from '../history/history.js';
import type { Row } from '../policy/kinds.js';
import { Policy } from '../policy/policy.js';
import { addRows } from './add-rows.js';
import type { RecordEntity } from './record.entity.js';

/** Names for what the database refuses: the problem for each constraint that callers can run into. */
export type Refusals = Readonly<Record<string, () => Problem>>;

/** An edit of one record: what is done, to which revision, why. */
export interface Edit<E> {
  act: string;
  id: string;
  /** Revision its editor saw. */
  seen: number;
  reason: string | null;
  edit: (row: E) => void | Promise<void>;
}

/** An edit of several records at once. */
export interface BulkEdit<E extends RecordEntity> {
  act: string;
  reason: string | null;
  where: FindOptionsWhere<E>;
  set: QueryDeepPartialEntity<E>;
}

/** Where every change of every record goes through: the policy is asked, the history is told. */
@Injectable()
export class Changes {
  constructor(
    private readonly history: History,
    private readonly policy: Policy,
  ) {}

  /** Adds records of one kind, in one statement. @throws Problem if the policy or the database refuses one of them */
  async add<E extends RecordEntity>(
    tx: Tx,
    kind: EntityTarget<E>,
    act: string,
    fields: readonly DeepPartial<E>[],
    refusals: Refusals,
    reason: string | null,
  ): Promise<E[]> {
    const repo = tx.repo(kind);
    const rows = fields.map((each) =>
      repo.create({ id: randomUUID(), revision: 1, recordedById: tx.actor.id, ...each } as DeepPartial<E>),
    );
    for (const row of rows) this.policy.check(tx.actor, repo.metadata.tableName, act, row as unknown as Row);
    await refusing(refusals, () => addRows(tx, repo, rows));
    for (const row of rows) this.note(tx, repo.metadata, act, row, reason);
    return rows;
  }

  /** Edits a record and notes what was done; an edit that changes nothing leaves no trace. @throws NotFound, Stale, Problem */
  async change<E extends RecordEntity>(
    tx: Tx,
    kind: EntityTarget<E>,
    { act, id, seen, reason, edit }: Edit<E>,
    refusals: Refusals,
  ): Promise<E> {
    const { metadata } = tx.repo(kind);
    if (!isKeeper(tx.actor)) await this.checkUnlocked(tx, kind, act, id);
    const row = await refusing(refusals, () =>
      tx.change(kind, id, seen, (record) => {
        this.policy.check(tx.actor, metadata.tableName, act, record as unknown as Row);
        return edit(record);
      }),
    );
    if (row.revision > seen) this.note(tx, metadata, act, row, reason);
    return row;
  }

  /**
   * Sets the same columns of records that belong together, in one statement, each with its entry in the history.
   * Keepers alone do so: they see and lock every one.
   * @returns those it changed, in the order of their ids
   */
  async changeAll<E extends RecordEntity>(
    tx: Tx,
    kind: EntityTarget<E>,
    { act, reason, where, set }: BulkEdit<E>,
    refusals: Refusals,
  ): Promise<E[]> {
    const repo = tx.repo(kind);
    const order = { id: 'ASC' } as FindOptionsOrder<E>;
    const rows = await repo.find({ where, order, lock: { mode: 'pessimistic_write' } });
    if (rows.length === 0) return [];
    for (const row of rows) this.policy.check(tx.actor, repo.metadata.tableName, act, row as unknown as Row);
    await refusing(refusals, () =>
      repo.update(
        rows.map(({ id }) => id),
        set,
      ),
    );
    const changed = await repo.find({
      where: { id: In(rows.map(({ id }) => id)) } as FindOptionsWhere<E>,
      order,
    });
    for (const row of changed) this.note(tx, repo.metadata, act, row, reason);
    return changed;
  }

  /** To others than the office the database gives no lock on what they may not change, as if it did not exist. */
  private async checkUnlocked<E extends RecordEntity>(
    tx: Tx,
    kind: EntityTarget<E>,
    act: string,
    id: string,
  ): Promise<void> {
    const repo = tx.repo<RecordEntity>(tx.repo(kind).metadata.target);
    await this.policy.requireSeen(tx, repo.metadata.tableName, id);
    const row = await repo.findOneBy({ id });
    if (row) this.policy.check(tx.actor, repo.metadata.tableName, act, row as unknown as Row);
  }

  private note(
    tx: Tx,
    metadata: EntityMetadata,
    act: string,
    row: RecordEntity,
    reason: string | null,
  ): void {
    const { aboutProperty } = row.constructor as typeof RecordEntity;
    const about = row[aboutProperty as 'id'] as string | null;
    this.history.append(tx, {
      act: `${metadata.tableName}.${act}`,
      kind: metadata.tableName,
      id: row.id,
      // A part that belongs to nothing, as a follow-up of no commitment, has its history to itself.
      aboutId: about ?? row.id,
      revision: row.revision,
      reason,
      isPublic: row.isForEverybody(),
      partyIds: row.audience(),
      record: snapshot(metadata, row),
    });
  }
}

async function refusing<T>(refusals: Refusals, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = violatedConstraint(error) ?? '';
    if (constraint.endsWith('_within')) throw moreVisible();
    const refusal = refusals[constraint];
    throw refusal ? refusal() : error;
  }
}

/** A part may not be seen by somebody who does not see its whole. */
export const moreVisible = () =>
  new Conflict('more-visible-than-whole', {
    id: 'Catatan ini tidak boleh lebih terbuka daripada catatan induknya; buka induknya, atau terbitkan catatan ini tersendiri (publish).',
    en: 'This record may not be more visible than what it belongs to; publish that, or publish this one apart.',
  });

/** Every stored column of a record, by property; instants as RFC 3339 in UTC. */
function snapshot(metadata: EntityMetadata, row: RecordEntity): { [key: string]: Plain } {
  return Object.fromEntries(
    metadata.columns.map((column): [string, Plain] => {
      const value = column.getEntityValue(row) as Plain | Date | undefined;
      return [column.propertyName, value instanceof Date ? value.toISOString() : (value ?? null)];
    }),
  );
}
