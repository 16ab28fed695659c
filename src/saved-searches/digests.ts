import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Addressees } from '../auth/addressees.js';
import { MailLinks } from '../auth/mail-links.js';
import { Site } from '../auth/site.js';
import { type KnownActor, processActor } from '../common/actor.js';
import { today } from '../common/day.js';
import type { Language } from '../common/language.js';
import { Reads } from '../database/reads.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Task, type Timed } from '../jobs/task.js';
import { Workers } from '../jobs/workers.js';
import { Mailer } from '../mail/mailer.js';
import { digestMail, type DigestPart } from './digest-mail.js';
import { DigestNews, type Span } from './digest-news.reader.js';
import { SAVED_SEARCHES_PATH, stopPath } from './paths.js';
import { SavedSearchesService } from './saved-searches.service.js';
import { SearchedLists } from './searched-lists.js';

/** Begins the digests of a day. */
export const BEGIN_DIGESTS = new Task<Timed>('saved-searches.begin');
/** Composes one digest and sends it. */
export const SEND_DIGEST = new Task<{ accountId: string; digestId: string }>('saved-searches.send');

/** A part of the mail that is about no search, as an account sees it at that moment. */
export type OtherPart = (actor: KnownActor, span: Span, language: Language) => Promise<DigestPart>;

const STATES = ['sent', 'empty', 'unwanted'] as const;
type Settled = (typeof STATES)[number];

/**
 * The daily mail. In one transaction an account's digest gets its id and its span of the history, and the job that sends
 * it; composed it is only by that job, with what the account sees then. Its id names the mail, so that one that is sent
 * again because the process died is recognised.
 */
@Injectable()
export class Digests implements OnModuleInit {
  private readonly others: OtherPart[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly queue: JobQueue,
    private readonly workers: Workers,
    private readonly searches: SavedSearchesService,
    private readonly lists: SearchedLists,
    private readonly news: DigestNews,
    private readonly addressees: Addressees,
    private readonly mailer: Mailer,
    private readonly links: MailLinks,
    private readonly site: Site,
  ) {}

  /** Has the mail also tell what another room finds new in its span. */
  alsoTell(part: OtherPart): void {
    this.others.push(part);
  }

  onModuleInit(): void {
    this.workers.does(BEGIN_DIGESTS, ({ _cron }) => this.begin(today(new Date(_cron.ts))));
    this.workers.does(SEND_DIGEST, ({ accountId, digestId }) => this.send(accountId, digestId));
    this.workers.daily(BEGIN_DIGESTS, '07:00');
  }

  /** @param day YYYY-MM-DD; an account has one digest a day, so that beginning again begins only what is missing */
  private async begin(day: string): Promise<void> {
    // Without mail nothing is begun: the first digest after it is set up covers what was missed.
    if (!this.mailer.isOn) return;
    const accounts = await this.reads.ofProcess<{ id: string }>(
      sql`SELECT id FROM accounts_to_digest() AS due(id)`,
    );
    for (const { id } of accounts) await this.beginOne(id, day);
  }

  private async beginOne(accountId: string, day: string): Promise<void> {
    await this.work.run(asItself(accountId), async (tx) => {
      const [digest] = await tx.query<{ id: string }>(sql`
        INSERT INTO digest (account_id, day, from_index, from_at, until_index)
        SELECT s.account_id, ${day}::date, s.covered_index, s.covered_at, told.mailed_size
          FROM digest_subscription s, history_told told
         WHERE s.account_id = ${accountId} AND s.is_wanted AND told.mailed_size > s.covered_index
        ON CONFLICT (account_id, day) DO NOTHING RETURNING id`);
      if (!digest) return;
      await tx.query(sql`
        UPDATE digest_subscription s SET covered_index = d.until_index, covered_at = d.until_at
          FROM digest d WHERE d.id = ${digest.id} AND s.account_id = d.account_id`);
      await this.queue.add(tx, SEND_DIGEST, { accountId, digestId: digest.id });
    });
  }

  private async send(accountId: string, digestId: string): Promise<void> {
    const digest = await this.waiting(accountId, digestId);
    if (!digest) return;
    const addressee = digest.isWanted ? await this.addressees.find(accountId) : null;
    if (!addressee) return this.settle(accountId, digestId, 'unwanted');
    const { language } = digest;
    const parts = await this.compose(addressee.actor, digest, language);
    if (parts.every(({ news }) => !news?.count)) return this.settle(accountId, digestId, 'empty');
    const stopAt = this.site.address(stopPath(this.links.token(accountId))[language]);
    const delivery = await this.mailer.send({
      ...digestMail({
        language,
        parts: parts.filter(({ news }) => news?.count !== 0),
        at: (path) => this.site.address(path),
        settings: this.site.address(inLanguage(SAVED_SEARCHES_PATH, language)),
        stopAt,
      }),
      to: addressee.email,
      id: digestId,
      stopAt,
    });
    if (delivery !== 'mailed') throw new Error('The digest was not taken by the mail server.');
    await this.settle(accountId, digestId, 'sent');
  }

  /** What of each search is new, as the account sees it at this moment. */
  private async compose(actor: KnownActor, span: Span, language: Language): Promise<DigestPart[]> {
    const searches = await this.work.run(actor, (tx) => this.searches.mailed(tx));
    const parts: DigestPart[] = [];
    for (const { name, list: listName, query, sinceIndex } of searches) {
      const list = this.lists.of(listName);
      const asked = await this.lists.queryIfTaken(listName, query);
      const since = { ...span, from: Math.max(span.from, sinceIndex) };
      parts.push({
        name,
        list: list.label,
        address: this.site.address(`${list.path[language]}?${query ? `${query}&` : ''}sort=-updated`),
        news: asked && (await this.news.of(actor, list, asked, since, language)),
      });
    }
    for (const part of this.others) parts.push(await part(actor, span, language));
    return parts;
  }

  private async waiting(
    accountId: string,
    digestId: string,
  ): Promise<(Span & { language: Language; isWanted: boolean }) | undefined> {
    const [found] = await this.reads.rows<Span & { language: Language; isWanted: boolean }>(
      asItself(accountId),
      sql`SELECT d.from_index::float8 AS "from", d.until_index::float8 AS "until", s.language,
                 s.is_wanted AS "isWanted"
            FROM digest d JOIN digest_subscription s ON s.account_id = d.account_id
           WHERE d.id = ${digestId} AND d.account_id = ${accountId} AND d.state = 'waiting'`,
    );
    return found;
  }

  private async settle(accountId: string, digestId: string, state: Settled): Promise<void> {
    await this.work.run(asItself(accountId), (tx) =>
      tx.query(sql`UPDATE digest SET state = ${state}, settled_at = now() WHERE id = ${digestId}`),
    );
  }
}

/** An account as far as its own rows go: it sees no more of the record than everybody. */
const asItself = (accountId: string): KnownActor => processActor(accountId, 'reader');

const inLanguage = (path: string, language: Language): string => (language === 'id' ? path : `/en${path}`);
