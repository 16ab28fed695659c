import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { NotFound } from '../common/problem.js';
import type { Queryable } from '../database/unit-of-work.js';
import { Audit } from './audit.js';
import { type Entered, type Login, type LoginAccount, LoginMissing, type Peer, type Stage } from './login.js';
import { LoginWork } from './login-work.js';
import { newSecret, secretHash } from './secret-text.js';

/** A session as its owner sees it. */
export interface SessionRow {
  id: string;
  device: string;
  createdAt: Date;
  /** To the minute. */
  lastSeenAt: Date;
  isCurrent: boolean;
}

/**
 * Whether a session `s` of an account `a` still counts: half a login for minutes, a keeper's for an hour without use
 * and twelve in all, anybody else's for a day and a week.
 */
const IS_ALIVE = sql`(s.ended_at IS NULL AND a.closed_at IS NULL AND CASE
  WHEN s.stage = 'password' THEN s.last_seen_at > now() - interval '10 minutes'
  WHEN s.stage = 'enrolment' THEN s.created_at > now() - interval '1 hour'
  WHEN a.role IN ('administrator', 'staff')
    THEN s.last_seen_at > now() - interval '1 hour' AND s.created_at > now() - interval '12 hours'
  ELSE s.last_seen_at > now() - interval '24 hours' AND s.created_at > now() - interval '7 days' END)`;

/** The sessions of people. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: LoginWork,
    private readonly audit: Audit,
  ) {}

  /** The session of a cookie's value with its account as it is now, else null; notes the use, to the minute. */
  async find(value: string): Promise<Login | null> {
    const hash = secretHash(value);
    const [found] = await this.database.query<
      LoginAccount & { sessionId: string; stage: Stage; isUseOld: boolean }
    >(sql`
      SELECT s.id AS "sessionId", s.stage, s.last_seen_at < now() - interval '1 minute' AS "isUseOld",
             a.id, a.name, a.email, a.role, a.organization_id AS "organizationId", circle_of(a) AS circle
        FROM login_session s JOIN account a ON a.id = s.account_id
       WHERE s.hash = ${hash} AND ${IS_ALIVE}`);
    if (!found) return null;
    const { sessionId, stage, isUseOld, ...account } = found;
    if (isUseOld && stage === 'full') await this.noteUse(account.id, sessionId);
    return { id: sessionId, stage, account, hash };
  }

  /** Opens a session, in the transaction of what allows it. */
  async open(tx: Queryable, account: LoginAccount, stage: Stage, { device }: Peer): Promise<Entered> {
    const value = newSecret();
    const hash = secretHash(value);
    const [made] = await tx.query<{ id: string }>(sql`
      INSERT INTO login_session (account_id, hash, stage, device) VALUES (${account.id}, ${hash}, ${stage}, ${device})
      RETURNING id`);
    if (!made) throw new Error('an insert returns its row');
    return { value, login: { id: made.id, stage, account, hash } };
  }

  /**
   * Gives a session a new value and stage, so that its old value is worth nothing any more.
   * @throws LoginMissing if it was renewed or ended meanwhile
   */
  async renew(tx: Queryable, login: Login, stage: Stage): Promise<Entered> {
    const value = newSecret();
    const hash = secretHash(value);
    const renewed = await tx.query(sql`
      UPDATE login_session SET hash = ${hash}, stage = ${stage}, last_seen_at = now()
       WHERE id = ${login.id} AND hash = ${login.hash} AND ended_at IS NULL RETURNING id`);
    if (renewed.length === 0) throw new LoginMissing();
    return { value, login: { ...login, stage, hash } };
  }

  /** Holds a change to the session that asks for it. @throws LoginMissing if it was renewed or ended meanwhile */
  async require(tx: Queryable, { id, hash }: Login): Promise<void> {
    const found = await tx.query(
      sql`SELECT id FROM login_session WHERE id = ${id} AND hash = ${hash} AND ended_at IS NULL`,
    );
    if (found.length === 0) throw new LoginMissing();
  }

  /** Sessions that still count, the latest used first. */
  async list({ id, account }: Login): Promise<SessionRow[]> {
    return this.database.query<SessionRow>(sql`
      SELECT s.id, s.device, s.created_at AS "createdAt", date_trunc('minute', s.last_seen_at) AS "lastSeenAt", s.id = ${id} AS "isCurrent"
        FROM login_session s JOIN account a ON a.id = s.account_id
       WHERE s.account_id = ${account.id} AND s.stage = 'full' AND ${IS_ALIVE}
       ORDER BY s.last_seen_at DESC, s.id`);
  }

  /** What is kept of the cookies' values of an account, of sessions that have ended too: they are kept for 14 days. */
  async hashesOf(accountId: string): Promise<Buffer[]> {
    const rows = await this.database.query<{ hash: Buffer }>(
      sql`SELECT hash FROM login_session WHERE account_id = ${accountId}`,
    );
    return rows.map(({ hash }) => hash);
  }

  /** Ends one session of the same account, also the current one. @throws NotFound */
  async end({ account }: Login, id: string, { address }: Peer): Promise<void> {
    await this.database.run(account.id, async (tx) => {
      if ((await endWhere(tx, sql`account_id = ${account.id} AND id = ${id}`)) === 0) throw new NotFound();
      await this.audit.note(tx, {
        act: 'session.ended',
        actorId: account.id,
        accountId: account.id,
        address,
      });
    });
  }

  /** Ends every session of the account but this one. @returns how many */
  async endOthers(login: Login, { address }: Peer): Promise<number> {
    const { account } = login;
    return this.database.run(account.id, async (tx) => {
      const count = await this.endAllBut(tx, login);
      await this.audit.note(tx, {
        act: 'sessions.ended',
        actorId: account.id,
        accountId: account.id,
        address,
      });
      return count;
    });
  }

  /** Ends every session of the account but this one, in the transaction that is the reason. */
  endAllBut(tx: Queryable, { id, account }: Login): Promise<number> {
    return endWhere(tx, sql`account_id = ${account.id} AND id <> ${id}`);
  }

  /** Ends every session of an account, in the transaction that is the reason. */
  endAll(tx: Queryable, accountId: string): Promise<number> {
    return endWhere(tx, sql`account_id = ${accountId}`);
  }

  private async noteUse(accountId: string, id: string): Promise<void> {
    await this.database.bound(accountId, (tx) =>
      tx.query(sql`UPDATE login_session SET last_seen_at = now() WHERE id = ${id}`),
    );
  }
}

async function endWhere(tx: Queryable, condition: Sql): Promise<number> {
  const ended = await tx.query(
    sql`UPDATE login_session SET ended_at = now() WHERE ended_at IS NULL AND ${condition} RETURNING id`,
  );
  return ended.length;
}
