import { Injectable } from '@nestjs/common';
import type { DeepPartial, EntityMetadata, EntityTarget } from 'typeorm';
import { violatedConstraint } from '../common/database-error.js';
import type { Problem } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Plain } from '../history/canonical.js';
import { History } from '../history/history.js';
import type { RecordEntity, Visibility } from './record.entity.js';

/** Names for what the database refuses: the problem for each constraint that callers can run into. */
export type Refusals = Readonly<Record<string, () => Problem>>;

/** Input of a new record. */
export interface NewRecord {
  visibility?: Visibility;
}

/** Input of a correction: the fields to change, and why. */
export interface Correction {
  reason: string;
}

/**
 * How records of one kind come to be and change. Each change goes through here, so each has its history entry.
 * A room extends it with the acts of its field.
 */
@Injectable()
export abstract class RecordsService<E extends RecordEntity, New extends NewRecord = NewRecord> {
  protected abstract readonly entity: new () => E;
  /** What a record is to others unless its maker says otherwise. */
  protected readonly visibility: Visibility = 'public';
  protected readonly refusals: Refusals = {};

  constructor(private readonly history: History) {}

  /** Records something new. @throws Problem if the record contradicts another */
  async create(tx: Tx, input: New): Promise<E> {
    return this.add(tx, 'recorded', await this.fieldsOf(tx, givenFields(input)));
  }

  /**
   * Puts right what was recorded wrongly; what happened since is an act of its own.
   * @param seen revision the editor saw
   * @throws NotFound, Stale, Problem
   */
  async correct(tx: Tx, id: string, seen: number, { reason, ...changes }: Correction): Promise<E> {
    return this.change(tx, 'corrected', id, seen, reason, async (row) => {
      Object.assign(row, await this.fieldsOf(tx, givenFields(changes) as Partial<New>, row));
    });
  }

  /** Turns input into columns. `row` is the record under correction; then only changed fields are in `input`. */
  protected fieldsOf(_tx: Tx, input: Partial<New>, _row?: E): DeepPartial<E> | Promise<DeepPartial<E>> {
    return input as unknown as DeepPartial<E>;
  }

  /** A new part is as visible as what it belongs to, unless its maker says otherwise. */
  protected async visibilityLike(
    tx: Tx,
    input: NewRecord,
    whole: EntityTarget<RecordEntity>,
    id: string | null | undefined,
  ): Promise<NewRecord> {
    if (input.visibility !== undefined || !id) return {};
    const found = await tx.repo(whole).findOne({ where: { id }, select: { visibility: true } });
    return found ? { visibility: found.visibility } : {};
  }

  protected async add(tx: Tx, act: string, fields: DeepPartial<E>, reason: string | null = null): Promise<E> {
    const draft = { visibility: this.visibility, recordedById: tx.actor.id } as DeepPartial<E>;
    const row = tx.repo(this.target).create({ ...draft, ...givenFields(fields) } as DeepPartial<E>);
    await this.refusing(() => tx.repo(this.target).save(row));
    this.note(tx, act, row, reason);
    return row;
  }

  /** Edits a row and notes what was done; an edit that changes nothing leaves no trace. @throws NotFound, Stale, Problem */
  protected async change(
    tx: Tx,
    act: string,
    id: string,
    seen: number,
    reason: string | null,
    edit: (row: E) => void | Promise<void>,
  ): Promise<E> {
    const row = await this.refusing(() => tx.change(this.target, id, seen, edit));
    if (row.revision > seen) this.note(tx, act, row, reason);
    return row;
  }

  private get target(): EntityTarget<E> & (new () => E) {
    return this.entity;
  }

  private async refusing<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      const refusal = this.refusals[violatedConstraint(error) ?? ''];
      throw refusal ? refusal() : error;
    }
  }

  private note(tx: Tx, act: string, row: E, reason: string | null): void {
    const { metadata } = tx.repo(this.target);
    const { aboutProperty } = this.entity as unknown as typeof RecordEntity;
    this.history.append(tx, {
      act: `${metadata.tableName}.${act}`,
      kind: metadata.tableName,
      id: row.id,
      aboutId: String(row[aboutProperty as keyof E]),
      revision: row.revision,
      reason,
      isPublic: row.isForEverybody(),
      record: snapshot(metadata, row),
    });
  }
}

/** Every stored column of a record, by property; instants as RFC 3339 in UTC. */
function snapshot(metadata: EntityMetadata, row: RecordEntity): { [key: string]: Plain } {
  return Object.fromEntries(
    metadata.columns.map((column): [string, Plain] => {
      const value = column.getEntityValue(row) as Plain | Date | undefined;
      return [column.propertyName, value instanceof Date ? value.toISOString() : (value ?? null)];
    }),
  );
}

/** The fields that were given: an input has all fields of its class, those left out as undefined. */
export function givenFields<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
