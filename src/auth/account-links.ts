import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Invalid } from '../common/problem.js';
import type { Queryable } from '../database/unit-of-work.js';
import { Audit } from './audit.js';
import { Credentials, findAccount } from './credentials.js';
import { Guesses, ofAccount, ofAddress } from './guesses.js';
import type { Entered, Login, LoginAccount, Peer } from './login.js';
import { type LinkKind, LoginMails, type LinkToSend } from './login-mails.js';
import { LoginWork } from './login-work.js';
import { Logins } from './logins.js';
import { checkNewPassword } from './password-rules.js';
import { Passwords } from './passwords.js';
import { isSecret, newSecret, secretHash } from './secret-text.js';
import { Sessions } from './sessions.js';

/** The link is unknown, used, replaced by a newer one, or past its time: nobody is told which. */
export class LinkDead extends Invalid {
  constructor() {
    super('link-dead', {
      id: 'Tautan ini tidak berlaku lagi; minta yang baru.',
      en: 'This link is no longer valid; ask for a new one.',
    });
  }
}

/** A link that can still be used, and whose it is. */
export interface OpenLink {
  kind: LinkKind;
  account: LoginAccount;
}

/** Links that let somebody choose a password, each once: invitations for seven days, resets for half an hour. */
@Injectable()
export class AccountLinks implements OnApplicationShutdown {
  private readonly logger = new Logger('Links');
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly database: LoginWork,
    private readonly credentials: Credentials,
    private readonly logins: Logins,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly guesses: Guesses,
    private readonly mails: LoginMails,
    private readonly audit: Audit,
  ) {}

  /**
   * Sends a reset link to whoever has this address. It returns before anything is made or sent, so that the answer
   * tells nobody whether the address is known. @throws SlowDown
   */
  async askReset(email: string, peer: Peer): Promise<void> {
    await this.guesses.take(ofAddress(peer.address));
    const account = await findAccount(
      this.database,
      sql`lower(a.email) = lower(${email}) AND has_password(a.id)`,
    );
    await this.guesses.take(account ? ofAccount('reset', account.id) : this.guesses.ofNobody('reset', email));
    if (account) this.inBackground(this.sendReset(account, peer));
  }

  /** Makes a link, in the transaction of what allows it; earlier ones of the account end. Send it after the commit. */
  async make(
    tx: Queryable,
    { id, email }: { id: string; email: string },
    kind: LinkKind,
  ): Promise<LinkToSend> {
    const token = newSecret();
    await tx.query(
      sql`UPDATE account_link SET ended_at = now() WHERE account_id = ${id} AND ended_at IS NULL`,
    );
    await tx.query(sql`
      INSERT INTO account_link (account_id, kind, hash, expires_at)
      VALUES (${id}, ${kind}, ${secretHash(token)},
              now() + CASE ${kind}::text WHEN 'invitation' THEN interval '7 days' ELSE interval '30 minutes' END)`);
    return { kind, to: email, token };
  }

  /** The link behind a token, without using it. @throws LinkDead */
  async find(token: string): Promise<OpenLink> {
    return findLink(this.database, token);
  }

  /**
   * Uses a link: sets the password, ends all sessions and, after a reset, revokes all tokens, and logs in as far as the
   * password goes; a second factor is still asked for.
   * @param before the login the browser had; it ends
   * @throws LinkDead, SlowDown, Invalid if the password breaks the rules
   */
  async accept(token: string, password: string, peer: Peer, before: Login | null = null): Promise<Entered> {
    await this.guesses.take(ofAddress(peer.address));
    const { account } = await this.find(token);
    await checkNewPassword(password, account);
    const hash = await this.passwords.hash(password);
    const entered = await this.database.run(account.id, async (tx) => {
      const { kind } = await findLink(tx, token);
      await this.credentials.setPassword(tx, account.id, hash);
      await this.sessions.endAll(tx, account.id);
      if (kind === 'reset') await revokeTokens(tx, account.id);
      await this.note(tx, `${kind}.accepted`, account.id, peer);
      return this.logins.open(tx, account, hash, peer);
    });
    if (before) await this.logins.leave(before, peer);
    await this.guesses.giveBack(ofAddress(peer.address));
    return entered;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async sendReset(account: LoginAccount, peer: Peer): Promise<void> {
    const { id, email } = account;
    if (email === null) return;
    const link = await this.database.run(id, async (tx) => {
      await this.audit.note(tx, { act: 'reset.asked', accountId: id, address: peer.address });
      return this.make(tx, { id, email }, 'reset');
    });
    await this.mails.sendLink(link);
  }

  private inBackground(work: Promise<void>): void {
    const noted = work
      .catch((error: unknown) => this.logger.error(error instanceof Error ? (error.stack ?? error) : error))
      .finally(() => this.underWay.delete(noted));
    this.underWay.add(noted);
  }

  private note(tx: Queryable, act: string, accountId: string, { address }: Peer): Promise<void> {
    return this.audit.note(tx, { act, actorId: accountId, accountId, address });
  }
}

/** Revokes every token and every link of a feed of an account, in the transaction that is the reason. */
export async function revokeTokens(tx: Queryable, accountId: string): Promise<void> {
  await tx.query(
    sql`UPDATE access_token SET revoked_at = now() WHERE account_id = ${accountId} AND revoked_at IS NULL`,
  );
  await tx.query(
    sql`UPDATE feed_token SET revoked_at = now() WHERE account_id = ${accountId} AND revoked_at IS NULL`,
  );
}

async function findLink(database: Queryable, token: string): Promise<OpenLink> {
  if (!isSecret(token)) throw new LinkDead();
  const [link] = await database.query<{ kind: LinkKind; accountId: string }>(sql`
    SELECT kind, account_id AS "accountId" FROM account_link
     WHERE hash = ${secretHash(token)} AND ended_at IS NULL AND expires_at > now()`);
  const account = link ? await findAccount(database, sql`a.id = ${link.accountId}`) : null;
  if (!link || !account) throw new LinkDead();
  return { kind: link.kind, account };
}
