import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Webhook } from 'standardwebhooks';
import { Addressees } from '../auth/addressees.js';
import { SecretKey } from '../auth/secret-key.js';
import { Site } from '../auth/site.js';
import { pageOf } from '../changes/change-words.js';
import { ANONYMOUS, type KnownActor } from '../common/actor.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Reads } from '../database/reads.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Task } from '../jobs/task.js';
import { type Attempt, Workers } from '../jobs/workers.js';
import type { Entries } from '../notifications/followed.reader.js';
import { Telling } from '../notifications/telling.js';
import { Policy } from '../policy/policy.js';
import { reachOf } from './addresses.js';
import { post, type Said } from './sender.js';
import type { WebhookEvents } from './webhook.dto.js';

interface ToDeliver {
  accountId: string;
  deliveryId: string;
}

/** Posts one change to one address. */
export const DELIVER = new Task<ToDeliver>('webhooks.deliver');

interface Waiting {
  url: string;
  secret: Buffer;
  isVisible: boolean;
  isGone: boolean;
  /** RFC 3339, while its receiver wants nothing before then; else null. */
  notBefore: string | null;
  act: string;
  kind: string;
  id: string;
  aboutId: string;
  revision: number;
  recordedAt: string;
}

/**
 * Posts changes to the webhooks of accounts, as Standard Webhooks has it. A delivery gets its id with the notification it
 * stands for, or when the entry is told; whether its reader still sees the entry is asked before each sending.
 */
@Injectable()
export class Deliveries implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly policy: Policy,
    private readonly queue: JobQueue,
    private readonly workers: Workers,
    private readonly telling: Telling,
    private readonly addressees: Addressees,
    private readonly key: SecretKey,
    private readonly site: Site,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.workers.does(DELIVER, (delivery, attempt) => this.deliver(delivery, attempt));
    this.telling.also(
      (entries) => this.tellPublicly(entries),
      (tx, indexes) => this.add(tx, 'followed', indexes),
    );
  }

  /** What everybody sees of these entries, for those who want all of it. */
  private async tellPublicly({ from, until }: Entries): Promise<void> {
    const accounts = await this.reads.ofProcess<{ id: string }>(
      sql`SELECT id FROM accounts_with_webhooks('public') AS listed(id)`,
    );
    if (accounts.length === 0) return;
    const open = await this.reads.rows<{ index: number }>(
      ANONYMOUS,
      sql`SELECT h.index::float8 AS index FROM history_entry h
           WHERE h.index >= ${from} AND h.index < ${until} AND ${this.policy.entries(this.policy.sightOf(ANONYMOUS))}`,
    );
    const indexes = open.map(({ index }) => index);
    if (indexes.length === 0) return;
    for (const { id } of accounts) {
      const actor = await this.addressees.actor(id);
      if (actor) await this.work.run(actor, (tx) => this.add(tx, 'public', indexes));
    }
  }

  private async add(tx: Tx, events: WebhookEvents, indexes: number[]): Promise<void> {
    const { id: accountId } = tx.actor;
    const added = await tx.query<{ id: string }>(sql`
      INSERT INTO webhook_delivery (webhook_id, account_id, entry_index)
      SELECT w.id, w.account_id, told.index FROM webhook w CROSS JOIN unnest(${indexes}::bigint[]) AS told(index)
       WHERE w.account_id = ${accountId} AND w.events = ${events} AND w.ended_at IS NULL AND w.gone_at IS NULL AND told.index >= w.since_index
       ORDER BY told.index
      ON CONFLICT ON CONSTRAINT webhook_delivery_once DO NOTHING RETURNING id`);
    await this.queue.addEach(
      tx,
      DELIVER,
      added.map(({ id }) => ({ accountId, deliveryId: id })),
    );
  }

  private async deliver({ accountId, deliveryId }: ToDeliver, { isLast }: Attempt): Promise<void> {
    const actor = await this.addressees.actor(accountId);
    if (!actor) return;
    const waiting = await this.waiting(actor, deliveryId);
    if (!waiting) return;
    if (waiting.isGone) return this.settle(actor, deliveryId, { state: 'dead', error: SAID_GONE });
    if (!waiting.isVisible) return this.settle(actor, deliveryId, { state: 'withheld' });
    let notBefore: Date | null = null;
    try {
      if (waiting.notBefore !== null)
        throw new Error(`Its receiver wants nothing before ${waiting.notBefore}.`);
      const said = await this.send(accountId, deliveryId, waiting);
      if (said.status === GONE) return this.stop(actor, deliveryId);
      notBefore = notBeforeOf(said, new Date());
      if (said.status < 200 || said.status > 299)
        throw new Error(`It answered with the status ${said.status}.`);
    } catch (error) {
      const said = (error as Error).message.slice(0, 300);
      // While nothing may be sent, what was said last stands; only the last try says why it was none.
      if (waiting.notBefore === null || isLast)
        await this.settle(actor, deliveryId, { state: isLast ? 'dead' : 'failing', error: said, notBefore });
      throw new Error(`A webhook was not taken: ${said}`, { cause: error });
    }
    await this.settle(actor, deliveryId, { state: 'delivered' });
  }

  /** Its receiver is gone: nothing more is posted there, what waits included. Source: Standard Webhooks. */
  private async stop(actor: KnownActor, deliveryId: string): Promise<void> {
    await this.work.run(actor, (tx) =>
      tx.query(sql`UPDATE webhook SET gone_at = now()
        WHERE account_id = ${actor.id} AND id = (SELECT d.webhook_id FROM webhook_delivery d WHERE d.id = ${deliveryId})`),
    );
    await this.settle(actor, deliveryId, { state: 'dead', error: SAID_GONE });
  }

  private send(accountId: string, deliveryId: string, waiting: Waiting): Promise<Said> {
    const { url, secret, act, kind, id, aboutId, revision, recordedAt } = waiting;
    const page = pageOf(kind, id, aboutId);
    const body = JSON.stringify({
      type: act,
      timestamp: recordedAt,
      data: { act, kind, id, aboutId, revision, recordedAt, address: page && this.site.address(page.id) },
    });
    const now = new Date();
    const signer = new Webhook(this.key.open(secret, accountId, 'webhooks').toString('base64'));
    return post(
      url,
      {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Ikrar',
        'webhook-id': deliveryId,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': signer.sign(deliveryId, now, body),
      },
      body,
      reachOf(this.settings),
    );
  }

  private async waiting(actor: KnownActor, deliveryId: string): Promise<Waiting | undefined> {
    const everybody = this.policy.entries(this.policy.sightOf(ANONYMOUS));
    const own = this.policy.entries(this.policy.sightOf(actor));
    const [found] = await this.reads.rows<Waiting>(
      actor,
      sql`SELECT w.url, w.secret, w.gone_at IS NOT NULL AS "isGone", h.act, h.record_kind AS kind, h.record_id AS id, h.about_id AS "aboutId", h.revision,
                 to_json(h.recorded_at) #>> '{}' AS "recordedAt",
                 CASE WHEN d.not_before > now() THEN to_json(d.not_before) #>> '{}' END AS "notBefore",
                 h.index IS NOT NULL AND CASE WHEN w.events = 'public' THEN ${everybody} ELSE ${own} END AS "isVisible"
            FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id AND w.ended_at IS NULL
            LEFT JOIN history_entry h ON h.index = d.entry_index
           WHERE d.id = ${deliveryId} AND d.account_id = ${actor.id} AND d.state IN ('waiting', 'failing')`,
    );
    return found;
  }

  private async settle(
    actor: KnownActor,
    deliveryId: string,
    {
      state,
      error = null,
      notBefore = null,
    }: { state: string; error?: string | null; notBefore?: Date | null },
  ): Promise<void> {
    await this.work.run(actor, (tx) =>
      tx.query(sql`UPDATE webhook_delivery SET state = ${state}, attempts = attempts + 1, last_error = ${error}, tried_at = now(),
                          not_before = ${notBefore}
                    WHERE id = ${deliveryId}`),
    );
  }
}

const GONE = 410;
const SAID_GONE = 'It answered with the status 410: the address is gone.';
/** Receivers that have too much to do say when they take more. */
const BUSY = [429, 503];
/** As long as a delivery is tried: what asks for more asks for no delivery. */
const LONGEST_WAIT_MS = 3 * 24 * 60 * 60_000;

/** What a receiver that is busy asks to wait for, in seconds or as a date; null where it asks for nothing. Source: RFC 9110, 10.2.3. */
export function notBeforeOf({ status, retryAfter }: Said, now: Date): Date | null {
  if (!BUSY.includes(status) || retryAfter === null) return null;
  const asked = /^\d+$/.test(retryAfter) ? now.getTime() + Number(retryAfter) * 1000 : Date.parse(retryAfter);
  if (Number.isNaN(asked)) return null;
  return new Date(Math.min(asked, now.getTime() + LONGEST_WAIT_MS));
}
