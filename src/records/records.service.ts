import { Inject, Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import type { Tx } from '../database/unit-of-work.js';
import type { Row } from '../policy/kinds.js';
import { type Classification, PUBLIC } from '../policy/visibility.js';
import { type BulkEdit, Changes, type Refusals } from './changes.js';
import { Classifications, type GivenClassification, type Wholes } from './classifications.js';
import type { PublishDto, RestrictDto } from './record.dto.js';
import type { RecordEntity } from './record.entity.js';

/** Input of a new record. */
export type NewRecord = GivenClassification;

/** Input of a correction: the fields to change, and why. */
export interface Correction {
  reason: string;
}

/**
 * How records of one kind come to be and change. Each change goes through here, so the policy is asked and the
 * history told. A room extends it with the acts of its field.
 */
@Injectable()
export abstract class RecordsService<E extends RecordEntity, New extends NewRecord = NewRecord> {
  protected abstract readonly entity: new () => E;
  protected readonly refusals: Refusals = {};
  @Inject(Changes) private readonly changes: Changes;
  @Inject(Classifications) private readonly classifications: Classifications;

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

  /** Opens a record to everybody. @throws NotFound, Stale, Problem */
  publish(tx: Tx, id: string, seen: number, { reason, withParts }: PublishDto): Promise<E> {
    return this.classifications.publish<E>(tx, { kind: this.kindIn(tx), id, seen, reason }, { withParts });
  }

  /** Closes a record, and its parts with it. @throws NotFound, Stale, Invalid, Problem */
  restrict(tx: Tx, id: string, seen: number, { reason, partyIds = [], ...to }: RestrictDto): Promise<E> {
    return this.classifications.restrict<E>(
      tx,
      { kind: this.kindIn(tx), id, seen, reason },
      { partyIds, ...to },
    );
  }

  /** Turns input into columns. `row` is the record under correction; then only changed fields are in `input`. */
  protected fieldsOf(_tx: Tx, input: Partial<New>, _row?: E): DeepPartial<E> | Promise<DeepPartial<E>> {
    return input as unknown as DeepPartial<E>;
  }

  /** What a record of this kind is to others, unless its maker says otherwise or it belongs to something more closed. */
  protected usual(_fields: DeepPartial<E>): Classification {
    return PUBLIC;
  }

  /** The organizations a record names: its parties, where it is for parties and says no others. */
  protected linked(_fields: DeepPartial<E>): (string | null | undefined)[] {
    return [];
  }

  protected async add(tx: Tx, act: string, fields: DeepPartial<E>, reason: string | null = null): Promise<E> {
    const [row] = await this.addAll(tx, act, [fields], reason);
    return row;
  }

  /** Adds records made together, in few statements. @param wholes what they belong to, as far as it was looked up already */
  protected async addAll(
    tx: Tx,
    act: string,
    drafts: readonly DeepPartial<E>[],
    reason: string | null = null,
    wholes: Wholes = new Map(),
  ): Promise<E[]> {
    const classified: DeepPartial<E>[] = [];
    for (const fields of drafts) {
      const given = givenFields(fields);
      const about = {
        given,
        usual: this.usual(given),
        linked: this.linked(given).filter((id) => typeof id === 'string'),
      };
      const row = given as unknown as Row;
      classified.push({
        ...given,
        ...(await this.classifications.ofNew(tx, this.kindIn(tx), row, about, wholes)),
      });
    }
    return this.changes.add<E>(tx, this.entity, act, classified, this.refusals, reason);
  }

  /** Edits a row and notes what was done; an edit that changes nothing leaves no trace. @throws NotFound, Stale, Problem */
  protected change(
    tx: Tx,
    act: string,
    id: string,
    seen: number,
    reason: string | null,
    edit: (row: E) => void | Promise<void>,
  ): Promise<E> {
    return this.changes.change(tx, this.entity, { act, id, seen, reason, edit }, this.refusals);
  }

  /** Sets the same columns of several records in few statements, and notes it of each. */
  protected changeAll(tx: Tx, edit: BulkEdit<E>): Promise<E[]> {
    return this.changes.changeAll(tx, this.entity, edit, this.refusals);
  }

  private kindIn(tx: Tx): string {
    return tx.repo(this.entity).metadata.tableName;
  }
}

/** The fields that were given: an input has all fields of its class, those left out as undefined. */
export function givenFields<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
