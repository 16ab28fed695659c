import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Queryable } from '../database/unit-of-work.js';
import type { Task } from './task.js';

/**
 * How often a job is tried: after 3 seconds, 7, 20, and so on up to every 6 hours, for three days in all. Then it is
 * dead, and stays to be seen.
 */
const TRIES = 20;

export interface JobOptions {
  /** Not before then; at once when left out. */
  dueAt?: Date;
  /** A job that waits under this key is replaced instead of added again. */
  key?: string;
}

/** Where work is left for later. */
@Injectable()
export class JobQueue {
  /** Adds a job in the transaction that gives the reason for it: when that is rolled back, there is no job. */
  async add<Payload extends object>(
    tx: Queryable,
    task: Task<Payload>,
    payload: Payload,
    { dueAt, key }: JobOptions = {},
  ): Promise<void> {
    await tx.query(
      sql`SELECT add_job(${task.name}, ${JSON.stringify(payload)}::json, ${dueAt ?? null}::timestamptz, ${key ?? null}, ${TRIES})`,
    );
  }

  /** Adds a job for each payload, in one statement. */
  async addEach<Payload extends object>(
    tx: Queryable,
    task: Task<Payload>,
    payloads: Payload[],
  ): Promise<void> {
    if (payloads.length === 0) return;
    await tx.query(sql`
      SELECT add_job(${task.name}, payload, NULL, NULL, ${TRIES})
        FROM json_array_elements(${JSON.stringify(payloads)}::json) AS listed(payload)`);
  }
}
