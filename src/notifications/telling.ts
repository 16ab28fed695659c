import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Addressees } from '../auth/addressees.js';
import type { KnownActor } from '../common/actor.js';
import { ECHOES } from '../commitments/follows.reader.js';
import { Reads } from '../database/reads.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Task } from '../jobs/task.js';
import { Workers } from '../jobs/workers.js';
import { Mailer } from '../mail/mailer.js';
import { Policy } from '../policy/policy.js';
import { InstantNews } from '../saved-searches/instant-news.reader.js';
import { SavedSearchesService } from '../saved-searches/saved-searches.service.js';
import { type Entries, FollowedReader } from './followed.reader.js';
import { SEND_NOTIFICATIONS } from './notification-mails.js';

/** Tells of what changed; every entry of the history adds it, in its own transaction. */
export const TELL = new Task<object>('notifications.tell');

/** Entries of the history told at a time. */
const AT_ONCE = 500;

/** Of the transaction of `h`, what the account was told of a part: it stands for what the part brought to its whole. */
const partTold = (actor: KnownActor): Sql => sql`
  SELECT t.entry_index AS index FROM history_entry p JOIN notification t ON t.entry_index = p.index AND t.account_id = ${actor.id}
   WHERE p.recorded_at = h.recorded_at AND p.about_id = h.about_id AND p.index <> h.index ORDER BY p.index LIMIT 1`;

/** What another room makes of entries before they count as told. It may come twice for the same. */
export type AlsoTold = (entries: Entries) => Promise<void>;
/** What another room makes of what an account was just told, in the same transaction. */
export type ToldToo = (tx: Tx, indexes: number[]) => Promise<void>;

/**
 * Reads the history from where it was last told up to its head and makes one notification for each account and entry,
 * of what the account follows or searches, and sees. Then each account gets one mail for all of it. It is safe to begin
 * again anywhere: a notification is there once, and has one mail.
 */
@Injectable()
export class Telling implements OnModuleInit {
  private readonly others: AlsoTold[] = [];
  private readonly too: ToldToo[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly policy: Policy,
    private readonly queue: JobQueue,
    private readonly workers: Workers,
    private readonly addressees: Addressees,
    private readonly followed: FollowedReader,
    private readonly mailer: Mailer,
    private readonly searches: SavedSearchesService,
    private readonly news: InstantNews,
  ) {}

  onModuleInit(): void {
    this.workers.does(TELL, () => this.tell());
  }

  also(tell: AlsoTold, toldToo: ToldToo): void {
    this.others.push(tell);
    this.too.push(toldToo);
  }

  private async tell(): Promise<void> {
    await this.tellAll();
    await this.mailAll();
  }

  private async tellAll(): Promise<void> {
    for (;;) {
      const [entries] = await this.reads.ofProcess<Entries>(sql`
        SELECT told.size::float8 AS "from", least(head.size, told.size + ${AT_ONCE}::int)::float8 AS "until"
          FROM history_told told, history_head head`);
      if (!entries || entries.from >= entries.until) return;
      await this.tellOf(entries);
      await this.reads.ofProcess(
        sql`UPDATE history_told SET size = ${entries.until} WHERE size < ${entries.until}`,
      );
    }
  }

  private async tellOf({ from, until }: Entries): Promise<void> {
    for (const { id, ways } of await this.followed.all({ from, until })) {
      const actor = await this.addressees.actor(id);
      if (actor)
        await this.work.run(actor, async (tx) =>
          this.tellOne(tx, actor, await this.followed.seen(tx, actor, ways), null),
        );
    }
    await this.tellSearches(from, until);
    for (const tell of this.others) await tell({ from, until });
  }

  /** What searches find that are told at once, each for its account. */
  private async tellSearches(from: number, until: number): Promise<void> {
    const accounts = await this.reads.ofProcess<{ id: string }>(
      sql`SELECT id FROM accounts_searching_at_once() AS listed(id)`,
    );
    for (const { id } of accounts) {
      const actor = await this.addressees.actor(id);
      if (!actor) continue;
      for (const search of await this.work.run(actor, (tx) => this.searches.instant(tx))) {
        const found = await this.news.of(actor, search, from, until);
        if (found.length > 0) await this.work.run(actor, (tx) => this.tellOne(tx, actor, found, search.id));
      }
    }
  }

  /** @param searchId null for what is followed; what is followed and found is told once, as found */
  private async tellOne(
    tx: Tx,
    actor: KnownActor,
    entries: number[],
    searchId: string | null,
  ): Promise<void> {
    const told = await tx.query<{ index: number }>(sql`
      INSERT INTO notification AS n (account_id, entry_index, search_id)
      SELECT DISTINCT ${actor.id}::uuid, coalesce(part.index, h.index) AS index, ${searchId}::uuid
        FROM history_entry h LEFT JOIN LATERAL (${partTold(actor)}) part ON h.act = ANY (${ECHOES}::text[])
       WHERE h.index = ANY (${entries}::bigint[]) AND (${searchId}::uuid IS NOT NULL OR h.act <> ALL (${ECHOES}::text[]))
         AND ${this.policy.entries(this.policy.sightOf(actor))}
       ORDER BY index
      ON CONFLICT ON CONSTRAINT notification_once DO UPDATE SET search_id = excluded.search_id
        WHERE n.search_id IS NULL AND n.mail_id IS NULL AND excluded.search_id IS NOT NULL
      RETURNING entry_index::float8 AS index`);
    if (told.length === 0) return;
    const indexes = told.map(({ index }) => index);
    // Whoever follows something before they chose how to be mailed gets the daily mail.
    await tx.query(sql`
      INSERT INTO digest_subscription (account_id, language, covered_index) VALUES (${actor.id}, 'id', ${Math.min(...indexes)})
      ON CONFLICT (account_id) DO NOTHING`);
    for (const tell of this.too) await tell(tx, indexes);
  }

  /** Gives what was told since the last time its mails, where they are wanted at once. */
  private async mailAll(): Promise<void> {
    const [entries] = await this.reads.ofProcess<Entries>(
      sql`SELECT mailed_size::float8 AS "from", size::float8 AS "until" FROM history_told`,
    );
    if (!entries || entries.from >= entries.until) return;
    const accounts = this.mailer.isOn
      ? await this.reads.ofProcess<{ id: string }>(
          sql`SELECT id FROM accounts_to_mail_at_once(${entries.from}, ${entries.until}) AS listed(id)`,
        )
      : [];
    for (const { id } of accounts) {
      const actor = await this.addressees.actor(id);
      if (actor) await this.work.run(actor, (tx) => this.mailAtOnce(tx, entries));
    }
    await this.reads.ofProcess(
      sql`UPDATE history_told SET mailed_size = ${entries.until} WHERE mailed_size < ${entries.until}`,
    );
  }

  /** One mail for all that was told at once; it gets its id here, before it is written. */
  private async mailAtOnce(tx: Tx, { from, until }: Entries): Promise<void> {
    const [mail] = await tx.query<{ mailId: string }>(sql`
      WITH mail AS (SELECT gen_random_uuid() AS id), marked AS (
        UPDATE notification n SET mail_id = mail.id FROM mail, digest_subscription s
         WHERE n.account_id = ${tx.actor.id} AND s.account_id = n.account_id AND s.is_wanted
           AND n.entry_index >= ${from} AND n.entry_index < ${until} AND n.mail_id IS NULL AND n.read_at IS NULL
           AND (s.is_instant OR EXISTS (SELECT FROM saved_search k
                 WHERE k.id = n.search_id AND k.is_instant AND k.is_mailed AND k.ended_at IS NULL))
        RETURNING n.mail_id
      ) SELECT DISTINCT mail_id AS "mailId" FROM marked`);
    if (mail) await this.queue.add(tx, SEND_NOTIFICATIONS, { accountId: tx.actor.id, mailId: mail.mailId });
  }
}
