import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Conflict, NotFound } from '../common/problem.js';
import type { Queryable } from '../database/unit-of-work.js';
import { Audit } from './audit.js';
import type { FeedKind } from './feed-token.entity.js';
import { type Login, loginAt, type Peer } from './login.js';
import { holdLogins, LoginWork } from './login-work.js';
import { Sessions } from './sessions.js';
import { isFeedToken, newFeedToken, tokenHash } from './token-text.js';

/** Links of one account that still open something. */
const MOST_LINKS = 50;

/** One feed: of which kind, and of which organization, office or venue; null of what is of its account itself. */
export interface Feed {
  readonly kind: FeedKind;
  readonly subjectId: string | null;
}

/** A feed as its link opens it. */
export interface LinkedFeed extends Feed {
  /** Of the link; nothing is opened by it. */
  readonly id: string;
}

/** A link as its owner sees it; its token is shown once, when it is made. */
export interface FeedRow extends LinkedFeed {
  createdAt: Date;
  /** To the hour; null before the first use. */
  lastUsedAt: Date | null;
  /** When it ends, if nobody uses it until then. */
  endsAt: Date;
  revokedAt: Date | null;
}

const ENDS_AT = sql`(coalesce(f.last_used_at, f.created_at) + interval '1 year')`;
const IS_ALIVE = sql`(f.revoked_at IS NULL AND ${ENDS_AT} > now())`;
const ROW = sql`f.id, f.kind, f.subject_id AS "subjectId", f.created_at AS "createdAt", f.last_used_at AS "lastUsedAt",
  ${ENDS_AT} AS "endsAt", f.revoked_at AS "revokedAt"`;

/** Links that calendar programs and readers of feeds read one by: each opens one feed, as its account sees it today. */
@Injectable()
export class FeedTokens {
  constructor(
    private readonly database: LoginWork,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** The feed behind a token, and whoever it is read as; null if it was revoked, its account is closed, or it never was. */
  async find(token: string): Promise<{ feed: LinkedFeed; actor: KnownActor } | null> {
    if (!isFeedToken(token)) return null;
    const [found] = await this.database.query<
      Feed &
        Pick<KnownActor, 'id' | 'role' | 'organizationId' | 'circle'> & { linkId: string; isUseOld: boolean }
    >(sql`
      SELECT f.id AS "linkId", f.kind, f.subject_id AS "subjectId", a.id, a.role, a.organization_id AS "organizationId",
             circle_of(a) AS circle, f.last_used_at IS NULL OR f.last_used_at < now() - interval '1 hour' AS "isUseOld"
        FROM feed_token f JOIN account a ON a.id = f.account_id
       WHERE f.hash = ${tokenHash(token)} AND ${IS_ALIVE} AND a.closed_at IS NULL`);
    if (!found) return null;
    const { linkId, isUseOld, kind, subjectId, ...account } = found;
    if (isUseOld)
      await this.database.bound(account.id, (tx) =>
        tx.query(sql`UPDATE feed_token SET last_used_at = now() WHERE id = ${linkId}`),
      );
    const actor: KnownActor = { kind: 'known', ...account, credential: 'feed', scopes: ['read'] };
    return { feed: { id: linkId, kind, subjectId }, actor };
  }

  /** All of them, the latest first, those that open nothing any more included. */
  async list(login: Login): Promise<FeedRow[]> {
    const { id } = loginAt(login, 'full').account;
    return this.database.query<FeedRow>(
      sql`SELECT ${ROW} FROM feed_token f WHERE f.account_id = ${id} ORDER BY f.created_at DESC, f.id`,
    );
  }

  /**
   * Makes a link to a feed its account was just found to see.
   * @param tx of its account @returns it with its token, which is shown only now @throws Conflict past 50 links, LoginMissing
   */
  async issue(
    tx: Queryable,
    login: Login,
    { kind, subjectId }: Feed,
    peer: Peer,
  ): Promise<FeedRow & { token: string }> {
    const { id } = loginAt(login, 'full').account;
    const token = newFeedToken();
    await holdLogins(tx, id);
    await this.sessions.require(tx, login);
    const alive = await tx.query(
      sql`SELECT FROM feed_token f WHERE f.account_id = ${id} AND ${IS_ALIVE} LIMIT ${MOST_LINKS}`,
    );
    if (alive.length === MOST_LINKS) throw tooMany();
    const [row] = await tx.query<FeedRow>(sql`
      INSERT INTO feed_token AS f (account_id, hash, kind, subject_id)
      VALUES (${id}, ${tokenHash(token)}, ${kind}, ${subjectId}) RETURNING ${ROW}`);
    if (!row) throw new Error('an insert returns its row');
    await this.note(tx, 'feed.issued', login, row.id, peer);
    return { ...row, token };
  }

  /** Ends a link, for good. @throws NotFound if there is none of this account that still stands */
  async revoke(login: Login, linkId: string, peer: Peer): Promise<FeedRow> {
    const { id } = loginAt(login, 'full').account;
    return this.database.run(id, async (tx) => {
      const [row] = await tx.query<FeedRow>(sql`
        UPDATE feed_token f SET revoked_at = now()
         WHERE f.id = ${linkId} AND f.account_id = ${id} AND f.revoked_at IS NULL RETURNING ${ROW}`);
      if (!row) throw new NotFound();
      await this.note(tx, 'feed.revoked', login, linkId, peer);
      return row;
    });
  }

  private note(tx: Queryable, act: string, { account }: Login, linkId: string, { address }: Peer) {
    return this.audit.note(tx, { act, actorId: account.id, accountId: account.id, address, detail: linkId });
  }
}

const tooMany = () =>
  new Conflict('too-many-feeds', {
    id: `Paling banyak ${MOST_LINKS} tautan kalender dan umpan; cabut dahulu yang tidak dipakai.`,
    en: `At most ${MOST_LINKS} links of calendars and feeds; revoke one that is not used first.`,
  });
