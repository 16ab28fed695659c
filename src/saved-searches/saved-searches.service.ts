import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, NotFound } from '../common/problem.js';
import type { Language } from '../common/language.js';
import type { Queryable, Tx } from '../database/unit-of-work.js';
import type { SavedSearchDto } from './saved-search.dto.js';
import type { ListName } from './searched-lists.js';

/** Searches one account can keep at a time. */
export const MOST_SEARCHES = 50;

/** Whether an account wants the daily mail, and in what language. */
export interface Subscription {
  isWanted: boolean;
  /** Whether news of what is followed is mailed at once. */
  isInstant: boolean;
  language: Language;
}

/** A search that is told at once. */
export interface InstantSearch extends Pick<SavedSearchDto, 'id' | 'name' | 'list' | 'query'> {
  /** Of the history, from which it is told. */
  sinceIndex: number;
}

const ROW = sql`s.id, s.name, s.list, s.query, s.is_mailed AS "isMailed", s.is_instant AS "isInstant",
  to_char(s.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt"`;

/** How far the history goes: the index the next entry gets. Every entry below it is there. */
export const HEAD = sql`(SELECT size FROM history_head)`;

/** How far accounts were told of the history, and mailed at once: a digest covers no more, so that none of its news comes too late for it. */
export const TOLD = sql`(SELECT mailed_size FROM history_told)`;

/** The searches accounts keep. They are no record: they have no history, and nobody else sees them. */
@Injectable()
export class SavedSearchesService {
  /** All of them, the latest first. */
  list(tx: Tx): Promise<SavedSearchDto[]> {
    return tx.query<SavedSearchDto>(sql`
      SELECT ${ROW} FROM saved_search s WHERE s.account_id = ${tx.actor.id} AND s.ended_at IS NULL
       ORDER BY s.created_at DESC, s.id`);
  }

  /**
   * Keeps a search; the mail tells of what changes from now on.
   * @param query as the list keeps it @param language of the mail, where none was chosen yet @throws Conflict past 50
   */
  async create(
    tx: Tx,
    { list, query, name }: { list: ListName; query: string; name: string },
    language: Language,
  ): Promise<SavedSearchDto> {
    // Those of one account wait for each other here, so that together they stay within the limit.
    await tx.query(
      sql`SELECT pg_advisory_xact_lock(hashtextextended('saved search' || ${tx.actor.id}::text, 0))`,
    );
    const kept = await this.list(tx);
    if (kept.length >= MOST_SEARCHES) throw tooMany();
    await tx.query(sql`
      INSERT INTO digest_subscription (account_id, language, covered_index) VALUES (${tx.actor.id}, ${language}, ${TOLD})
      ON CONFLICT (account_id) DO NOTHING`);
    return only(
      await tx.query<SavedSearchDto>(sql`
        INSERT INTO saved_search AS s (account_id, list, query, name, since_index)
        VALUES (${tx.actor.id}, ${list}, ${query}, ${name}, ${HEAD}) RETURNING ${ROW}`),
    );
  }

  /** @throws NotFound */
  async rename(tx: Tx, id: string, name: string): Promise<SavedSearchDto> {
    return only(
      await tx.query<SavedSearchDto>(sql`
        UPDATE saved_search s SET name = ${name} WHERE ${isOwn(tx, id)} RETURNING ${ROW}`),
    );
  }

  /** Whether the mail tells of it; of what changed in between it does not. @throws NotFound */
  async mail(tx: Tx, id: string, isMailed: boolean): Promise<SavedSearchDto> {
    return only(
      await tx.query<SavedSearchDto>(sql`
        UPDATE saved_search s SET is_mailed = ${isMailed}::boolean,
               since_index = CASE WHEN s.is_mailed THEN s.since_index ELSE ${HEAD} END
         WHERE ${isOwn(tx, id)} RETURNING ${ROW}`),
    );
  }

  /** Whether it is told at once or in the daily mail, of what changes from now on; it is told again if it was not. @throws NotFound */
  async tell(tx: Tx, id: string, isInstant: boolean): Promise<SavedSearchDto> {
    return only(
      await tx.query<SavedSearchDto>(sql`
        UPDATE saved_search s SET is_mailed = true, is_instant = ${isInstant}::boolean,
               since_index = CASE WHEN s.is_mailed AND s.is_instant = ${isInstant}::boolean THEN s.since_index ELSE ${HEAD} END
         WHERE ${isOwn(tx, id)} RETURNING ${ROW}`),
    );
  }

  /** @throws NotFound */
  async delete(tx: Tx, id: string): Promise<void> {
    only(
      await tx.query<object>(
        sql`UPDATE saved_search s SET ended_at = now() WHERE ${isOwn(tx, id)} RETURNING s.id`,
      ),
    );
  }

  /** Null where the account never kept a search. */
  async subscription(tx: Tx): Promise<Subscription | null> {
    const [found] = await tx.query<Subscription>(sql`
      SELECT s.is_wanted AS "isWanted", s.is_instant AS "isInstant", s.language FROM digest_subscription s WHERE s.account_id = ${tx.actor.id}`);
    return found ?? null;
  }

  /** Turns the mail on or off; once it is on again it tells of what changes from then on. */
  async subscribe(
    tx: Tx,
    {
      isWanted,
      language,
      isInstant = null,
    }: { isWanted: boolean; language: Language | null; isInstant?: boolean | null },
  ): Promise<void> {
    await tx.query(sql`
      INSERT INTO digest_subscription AS s (account_id, is_wanted, is_instant, language, covered_index)
      VALUES (${tx.actor.id}, ${isWanted}, ${isInstant ?? false}, ${language ?? 'id'}, ${TOLD})
      ON CONFLICT (account_id) DO UPDATE SET is_wanted = excluded.is_wanted, language = coalesce(${language}, s.language),
        is_instant = coalesce(${isInstant}::boolean, s.is_instant),
        covered_index = CASE WHEN s.is_wanted THEN s.covered_index ELSE ${HEAD} END,
        covered_at = CASE WHEN s.is_wanted THEN s.covered_at ELSE now() END`);
  }

  /** The searches that are told at once. */
  instant(tx: Queryable): Promise<InstantSearch[]> {
    return tx.query(sql`
      SELECT s.id, s.name, s.list, s.query, s.since_index::float8 AS "sinceIndex" FROM saved_search s
       WHERE s.account_id = (SELECT actor_id()) AND s.is_instant AND s.is_mailed AND s.ended_at IS NULL ORDER BY s.created_at, s.id`);
  }

  /** The searches the daily mail tells of, in the order they were kept, each with the index it tells from. */
  mailed(
    tx: Queryable,
  ): Promise<(Pick<SavedSearchDto, 'name' | 'list' | 'query'> & { sinceIndex: number })[]> {
    return tx.query(sql`
      SELECT s.name, s.list, s.query, s.since_index::float8 AS "sinceIndex" FROM saved_search s
       WHERE s.account_id = (SELECT actor_id()) AND s.is_mailed AND NOT s.is_instant AND s.ended_at IS NULL ORDER BY s.created_at, s.id`);
  }
}

const isOwn = ({ actor }: Tx, id: string) =>
  sql`s.id = ${id} AND s.account_id = ${actor.id} AND s.ended_at IS NULL`;

function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  return row;
}

const tooMany = () =>
  new Conflict('too-many-saved-searches', {
    id: `Paling banyak ${MOST_SEARCHES} pencarian tersimpan; hapus salah satu dahulu.`,
    en: `At most ${MOST_SEARCHES} searches can be kept; delete one first.`,
  });
