import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Conflict, Invalid } from '../common/problem.js';
import { type Tx, UnitOfWork } from './unit-of-work.js';

/** A request that may be sent again after a lost answer. */
export interface Repeatable {
  /** The Idempotency-Key; null if the caller sent none. */
  key: string | null;
  /** SHA-256 of what the request asks for. */
  digest: Buffer;
}

/** What a change answers, kept for those who ask again. */
export interface Answer {
  /** Id of the record. */
  id: string;
  /** JSON text. */
  body: string;
  revision: number;
}

/** What a change made. Without an answer of its own, as of a form, there is none to keep. */
export type Made = Omit<Answer, 'body'> & { body?: string };

/** Runs each change once, however often its request arrives within 72 hours. */
@Injectable()
export class Once {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * The answer of `change`, or of the first run under this key; key, change and answer share one transaction.
   * @throws Conflict while another request with this key runs, Invalid if it asked for something else
   */
  run(actor: KnownActor, { key, digest }: Repeatable, change: (tx: Tx) => Promise<Made>): Promise<Answer> {
    return this.work.run(actor, async (tx) => {
      if (key === null) return answerOf(await change(tx));
      await holdKey(tx, key);
      const [before] = await tx.query<Answer & { digest: Buffer }>(sql`
        SELECT record_id AS id, body, revision, digest FROM idempotency_key
         WHERE account_id = ${actor.id} AND key = ${key} AND created_at > now() - interval '72 hours'`);
      if (before) {
        if (before.digest.equals(digest)) return before;
        throw new Invalid('key-reused', {
          id: 'Idempotency-Key ini sudah dipakai untuk permintaan lain; pakai kunci baru.',
          en: 'This Idempotency-Key was used for another request; use a new one.',
        });
      }
      const answer = answerOf(await change(tx));
      await tx.query(sql`
        INSERT INTO idempotency_key (account_id, key, digest, record_id, revision, body)
        VALUES (${actor.id}, ${key}, ${digest}, ${answer.id}, ${answer.revision}, ${answer.body})
        ON CONFLICT (account_id, key) DO UPDATE SET digest = excluded.digest, record_id = excluded.record_id,
          revision = excluded.revision, body = excluded.body, created_at = now()`);
      return answer;
    });
  }
}

const answerOf = ({ id, revision, body = '{}' }: Made): Answer => ({ id, revision, body });

async function holdKey(tx: Tx, key: string): Promise<void> {
  const [hold] = await tx.query<{ isHeld: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${tx.actor.id}::text || ${key}, 0)) AS "isHeld"`,
  );
  if (hold?.isHeld) return;
  throw new Conflict('still-running', {
    id: 'Permintaan dengan Idempotency-Key ini masih berjalan; tunggu lalu kirim ulang.',
    en: 'A request with this Idempotency-Key is still running; wait and send it again.',
  });
}
