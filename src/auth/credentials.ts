import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../database/unit-of-work.js';
import { Problem } from '../common/problem.js';
import { Audit } from './audit.js';
import { Guesses, ofAccount, ofAddress } from './guesses.js';
import type { Entered, Login, LoginAccount, Peer } from './login.js';
import { LoginWork } from './login-work.js';
import { checkNewPassword } from './password-rules.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';

const ACCOUNT = sql`a.id, a.name, a.email, a.role, a.organization_id AS "organizationId", circle_of(a) AS circle`;

/** An open account by a condition on `a`; null if there is none. */
export async function findAccount(database: Queryable, condition: Sql): Promise<LoginAccount | null> {
  const [account] = await database.query<LoginAccount>(
    sql`SELECT ${ACCOUNT} FROM account a WHERE ${condition} AND a.closed_at IS NULL`,
  );
  return account ?? null;
}

/** Name or password is wrong, whichever; or the account is closed, or has no password yet. */
export class LoginRefused extends Problem {
  constructor() {
    super(
      'unauthenticated',
      'login-refused',
      { id: 'Alamat surel atau kata sandi keliru.', en: 'The mail address or the password is wrong.' },
      undefined,
      { 'www-authenticate': 'Bearer realm="ikrar"' },
    );
  }
}

/** The password somebody who is logged in was asked for again is wrong. */
export class PasswordWrong extends Problem {
  /** @param field that held it */
  constructor(field: string) {
    const text = { id: 'Kata sandi keliru.', en: 'The password is wrong.' };
    super('forbidden', 'password-wrong', text, { [field]: [text] });
  }
}

/** The passwords of accounts: holds guesses against them, and changes them. */
@Injectable()
export class Credentials {
  constructor(
    private readonly database: LoginWork,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Asks somebody who is logged in for their password again. @param field that holds it @throws PasswordWrong, SlowDown */
  async confirm({ account }: Login, password: string, { address }: Peer, field = 'password'): Promise<void> {
    const subject = ofAccount('password', account.id);
    await this.guesses.take(ofAddress(address), subject);
    if (!(await this.passwords.isRight(password, await this.hashOf(account.id)))) {
      await this.audit.note(this.database, { act: 'password.refused', accountId: account.id, address });
      throw new PasswordWrong(field);
    }
    await this.guesses.forget(subject);
    await this.guesses.giveBack(ofAddress(address));
  }

  /**
   * Changes the password of somebody who knows the current one; the session gets a new value, all others end.
   * @throws PasswordWrong, SlowDown, Invalid if the new one breaks the rules
   */
  async changePassword(
    login: Login,
    { current, password }: { current: string; password: string },
    peer: Peer,
  ): Promise<Entered> {
    await checkNewPassword(password, login.account);
    await this.confirm(login, current, peer, 'current');
    const hash = await this.passwords.hash(password);
    return this.database.run(login.account.id, async (tx) => {
      await this.setPassword(tx, login.account.id, hash);
      await this.sessions.endAllBut(tx, login);
      await this.note(tx, 'password.changed', login.account.id, peer);
      return this.sessions.renew(tx, login, 'full');
    });
  }

  /** Sets a password, in the transaction of what allows it; open links end with it. */
  async setPassword(tx: Queryable, accountId: string, hash: string): Promise<void> {
    await tx.query(sql`
      INSERT INTO credential (account_id, password_hash) VALUES (${accountId}, ${hash})
      ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash, password_changed_at = now()`);
    await tx.query(
      sql`UPDATE account_link SET ended_at = now() WHERE account_id = ${accountId} AND ended_at IS NULL`,
    );
  }

  /** The hash of a password that was right; made anew when the costs have changed since. */
  async refreshed(accountId: string, password: string, known: string): Promise<string> {
    if (!this.passwords.isOutdated(known)) return known;
    const hash = await this.passwords.hash(password);
    await this.database.run(accountId, (tx) =>
      tx.query(
        sql`UPDATE credential SET password_hash = ${hash} WHERE account_id = ${accountId} AND password_hash = ${known}`,
      ),
    );
    return hash;
  }

  /** The password's hash; null for an account without one. Asks the database alike for accounts that do not exist. */
  async hashOf(accountId: string): Promise<string | null> {
    const [row] = await this.database.bound(accountId, (tx) =>
      tx.query<{ hash: string }>(
        sql`SELECT password_hash AS hash FROM credential WHERE account_id = ${accountId}`,
      ),
    );
    return row?.hash ?? null;
  }

  private note(tx: Queryable, act: string, accountId: string, { address }: Peer): Promise<void> {
    return this.audit.note(tx, { act, actorId: accountId, accountId, address });
  }
}
