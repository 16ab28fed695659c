import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Queryable } from '../database/unit-of-work.js';
import { Audit } from './audit.js';
import { Credentials, findAccount, LoginRefused } from './credentials.js';
import { Guesses, ofAccount, ofAddress } from './guesses.js';
import {
  type Entered,
  type Login,
  type LoginAccount,
  needsSecondFactor,
  type Peer,
  type Stage,
} from './login.js';
import { LoginWork } from './login-work.js';
import { Passwords } from './passwords.js';
import { type GivenCode, SecondFactors } from './second-factors.js';
import { Sessions } from './sessions.js';

/** Stands in for the account of a name nobody has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Logging in, step by step, and out. */
@Injectable()
export class Logins {
  constructor(
    private readonly database: LoginWork,
    private readonly credentials: Credentials,
    private readonly passwords: Passwords,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: Sessions,
    private readonly guesses: Guesses,
    private readonly audit: Audit,
  ) {}

  /**
   * Logs in with a password. Names that exist and names that do not are answered alike, after the same work.
   * @param before the login the browser had; it ends
   * @throws LoginRefused, SlowDown
   */
  async enter(
    { email, password }: { email: string; password: string },
    peer: Peer,
    before: Login | null = null,
  ): Promise<Entered> {
    const address = ofAddress(peer.address);
    await this.guesses.take(address);
    const account = await findAccount(this.database, sql`lower(a.email) = lower(${email})`);
    const subject = account ? ofAccount('password', account.id) : this.guesses.ofNobody('password', email);
    await this.guesses.take(subject);
    const known = await this.credentials.hashOf(account?.id ?? NOBODY);
    if (!(await this.passwords.isRight(password, known)) || !account || !known) {
      await this.noteRefusal(account, peer);
      throw new LoginRefused();
    }
    await this.guesses.forget(subject);
    await this.guesses.giveBack(address);
    const hash = await this.credentials.refreshed(account.id, password, known);
    if (before) await this.leave(before, peer);
    return this.database.run(account.id, (tx) => this.open(tx, account, hash, peer));
  }

  /**
   * Opens a session for somebody whose password is right or has just been set, at the stage that comes next.
   * @param hash of that password
   * @throws LoginRefused if password, role or state have changed since
   */
  async open(tx: Queryable, { id, role }: LoginAccount, hash: string, peer: Peer): Promise<Entered> {
    const account = await findAccount(tx, sql`a.id = ${id} AND a.role = ${role}`);
    const [credential] = await tx.query<{ hasFactor: boolean }>(sql`
      SELECT totp_secret IS NOT NULL AS "hasFactor" FROM credential WHERE account_id = ${id} AND password_hash = ${hash}`);
    if (!account || !credential) throw new LoginRefused();
    const stage = stageAfterPassword(account, credential.hasFactor);
    const entered = await this.sessions.open(tx, account, stage, peer);
    await this.note(tx, stage === 'full' ? 'session.started' : 'password.given', id, peer);
    return entered;
  }

  /**
   * Ends the wait for the second factor with a code of the app or a recovery code.
   * @throws CodeWrong, SlowDown, LoginMissing if the login waits for no code
   */
  giveCode(login: Login, code: GivenCode, peer: Peer): Promise<Entered> {
    return this.secondFactors.finishLogin(login, code, peer);
  }

  /** Ends the login, unless something has ended it already. */
  async leave(login: Login, peer: Peer): Promise<void> {
    const { account } = login;
    await this.database.run(account.id, async (tx) => {
      const ended = await tx.query(
        sql`UPDATE login_session SET ended_at = now() WHERE id = ${login.id} AND ended_at IS NULL RETURNING id`,
      );
      if (ended.length > 0) await this.note(tx, 'session.left', account.id, peer);
    });
  }

  private async noteRefusal(account: LoginAccount | null, { address }: Peer): Promise<void> {
    await this.database.bound(account?.id ?? NOBODY, async (tx) => {
      if (account) await this.audit.note(tx, { act: 'login.refused', accountId: account.id, address });
    });
  }

  private note(tx: Queryable, act: string, accountId: string, { address }: Peer): Promise<void> {
    return this.audit.note(tx, { act, actorId: accountId, accountId, address });
  }
}

function stageAfterPassword({ role }: LoginAccount, hasFactor: boolean): Stage {
  if (hasFactor) return 'password';
  return needsSecondFactor(role) ? 'enrolment' : 'full';
}
