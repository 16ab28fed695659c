import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { SecretKey } from '../auth/secret-key.js';
import { Cursors } from '../common/cursors.js';
import { Conflict, Invalid, NotFound } from '../common/problem.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Made } from '../database/once.js';
import type { Tx } from '../database/unit-of-work.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Policy } from '../policy/policy.js';
import { isWebhookUrl, reachOf } from './addresses.js';
import { DELIVER } from './deliveries.js';
import type {
  DeliveriesDto,
  DeliveriesQuery,
  DeliveryDto,
  MadeWebhookDto,
  NewWebhookDto,
  WebhookDto,
} from './webhook.dto.js';

/** Webhooks of one account at a time. */
const MOST_WEBHOOKS = 10;
const SECRET_BYTES = 24;
const LIST = 'webhook deliveries';

const ROW = sql`w.id, w.url, w.events, to_json(w.created_at) #>> '{}' AS "createdAt", to_json(w.gone_at) #>> '{}' AS "goneAt"`;
const DELIVERY = sql`d.id, h.act, d.state, d.attempts, d.last_error AS "lastError", to_json(d.added_at) #>> '{}' AS "addedAt",
  to_json(d.tried_at) #>> '{}' AS "triedAt"`;

/** The webhooks of accounts. They are no record: they have no history, and nobody else sees them. */
@Injectable()
export class WebhooksService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly key: SecretKey,
    private readonly queue: JobQueue,
    private readonly policy: Policy,
    private readonly cursors: Cursors,
  ) {}

  /** All of them, the latest first. */
  list(tx: Tx): Promise<WebhookDto[]> {
    return tx.query<WebhookDto>(sql`
      SELECT ${ROW} FROM webhook w WHERE w.account_id = ${tx.actor.id} AND w.ended_at IS NULL
       ORDER BY w.created_at DESC, w.id`);
  }

  /** Posts what changes from now on. @throws Invalid, Conflict past 10 */
  async create(tx: Tx, { url, events }: NewWebhookDto): Promise<Made> {
    const { id: accountId } = tx.actor;
    if (!isWebhookUrl(url, reachOf(this.settings))) throw refused();
    await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended('webhook' || ${accountId}::text, 0))`);
    if ((await this.list(tx)).length >= MOST_WEBHOOKS) throw tooMany();
    const secret = randomBytes(SECRET_BYTES);
    const [made] = await tx.query<{ id: string }>(sql`
      INSERT INTO webhook AS w (account_id, url, events, secret, since_index)
      VALUES (${accountId}, ${url}, ${events}, ${this.key.seal(secret, accountId, 'webhooks')}, (SELECT size FROM history_head))
      RETURNING w.id`);
    if (!made) throw new Error('an insert returns its row');
    return { id: made.id, revision: 1 };
  }

  /** As it is answered to whoever made it, however often they ask for that answer. @throws NotFound once it ended */
  async made(tx: Tx, id: string): Promise<MadeWebhookDto> {
    const [found] = await tx.query<WebhookDto & { sealed: Buffer }>(
      sql`SELECT ${ROW}, w.secret AS sealed FROM webhook w WHERE ${isOwn(tx, id)}`,
    );
    if (!found) throw new NotFound();
    const { sealed, ...webhook } = found;
    const secret = this.key.open(sealed, tx.actor.id, 'webhooks').toString('base64');
    return { ...webhook, secret: `whsec_${secret}` };
  }

  /** Posts nothing more to it, what waits included. @throws NotFound */
  async end(tx: Tx, id: string): Promise<void> {
    const [row] = await tx.query(sql`
      UPDATE webhook w SET ended_at = now() WHERE ${isOwn(tx, id)} RETURNING w.id`);
    if (!row) throw new NotFound();
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<WebhookDto> {
    const [found] = await tx.query<WebhookDto>(sql`SELECT ${ROW} FROM webhook w WHERE ${isOwn(tx, id)}`);
    if (!found) throw new NotFound();
    return found;
  }

  /** The latest first; of what is not seen any more nothing. @throws NotFound, Malformed for a foreign cursor */
  async deliveries(tx: Tx, id: string, { limit, cursor }: DeliveriesQuery): Promise<DeliveriesDto> {
    await this.get(tx, id);
    const list = `${LIST} ${id}`;
    const before = cursor === undefined ? null : this.cursors.read(list, cursor).key;
    const rows = await tx.query<DeliveryDto & { index: string }>(sql`
      SELECT ${DELIVERY}, d.entry_index::text AS index
        FROM webhook_delivery d JOIN history_entry h ON h.index = d.entry_index
       WHERE d.webhook_id = ${id} AND d.account_id = ${tx.actor.id}
         AND (${before}::bigint IS NULL OR d.entry_index < ${before}::bigint)
         AND ${this.policy.entries(this.policy.sightOf(tx.actor))}
       ORDER BY d.entry_index DESC LIMIT ${limit + 1}`);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows
        .slice(0, limit)
        .map(({ id: delivery, act, state, attempts, lastError, addedAt, triedAt }) => ({
          id: delivery,
          act,
          state,
          attempts,
          lastError,
          addedAt,
          triedAt,
        })),
      next: last ? this.cursors.write(list, { key: last.index, id: last.id }) : null,
    };
  }

  /**
   * Sends one again that arrived or failed for good, under the same id.
   * @throws NotFound, Conflict while it is on its way, or where its receiver is gone
   */
  async resend(tx: Tx, id: string, deliveryId: string): Promise<void> {
    if ((await this.get(tx, id)).goneAt !== null) throw gone();
    const [found] = await tx.query<{ state: string }>(sql`
      SELECT d.state FROM webhook_delivery d
       WHERE d.id = ${deliveryId} AND d.webhook_id = ${id} AND d.account_id = ${tx.actor.id} FOR UPDATE`);
    if (!found) throw new NotFound();
    if (found.state === 'waiting' || found.state === 'failing') throw onItsWay();
    await tx.query(
      sql`UPDATE webhook_delivery SET state = 'waiting', attempts = 0, not_before = NULL WHERE id = ${deliveryId}`,
    );
    await this.queue.add(tx, DELIVER, { accountId: tx.actor.id, deliveryId });
  }
}

const isOwn = ({ actor }: Tx, id: string) =>
  sql`w.id = ${id} AND w.account_id = ${actor.id} AND w.ended_at IS NULL`;

const refused = () =>
  new Invalid('webhook-address-refused', {
    id: 'Alamat webhook harus https, tanpa nama pengguna, dan dapat dijangkau umum.',
    en: 'The address of a webhook must be https, without a user name, and public.',
  });

const tooMany = () =>
  new Conflict('too-many-webhooks', {
    id: `Paling banyak ${MOST_WEBHOOKS} webhook; hapus salah satu dahulu.`,
    en: `At most ${MOST_WEBHOOKS} webhooks; delete one first.`,
  });

const gone = () =>
  new Conflict('webhook-gone', {
    id: 'Alamat ini menjawab 410: sudah tidak ada. Tidak ada lagi yang dikirim ke sana.',
    en: 'This address answered 410: it is gone. Nothing is posted there any more.',
  });

const onItsWay = () =>
  new Conflict('delivery-on-its-way', {
    id: 'Kiriman ini masih dicoba; tunggu hasilnya.',
    en: 'This delivery is still being tried; wait for what becomes of it.',
  });
