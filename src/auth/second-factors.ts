import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Invalid, Problem } from '../common/problem.js';
import type { Queryable } from '../database/unit-of-work.js';
import { Audit } from './audit.js';
import { Credentials } from './credentials.js';
import { Guesses, ofAccount, ofAddress } from './guesses.js';
import { type Entered, type Login, loginAt, needsSecondFactor, type Peer } from './login.js';
import { LoginWork } from './login-work.js';
import { newRecoveryCode, RECOVERY_CODES, recoveryHash } from './recovery-codes.js';
import { SecretKey } from './secret-key.js';
import { Sessions } from './sessions.js';
import { newTotpSecret, stepOf, totpToShow } from './totp.js';

/** A code of the authenticator app, or one of the recovery codes. */
export type GivenCode =
  { code: string; recoveryCode?: undefined } | { code?: undefined; recoveryCode: string };

/** What somebody shows again before their second factor changes. */
export interface Proof {
  password?: string;
  code?: GivenCode;
}

/** The code is wrong, used already, or out of its time. */
export class CodeWrong extends Problem {
  constructor() {
    const text = {
      id: 'Kode ini tidak berlaku atau sudah dipakai; tunggu kode berikutnya.',
      en: 'This code is not valid or was used already; wait for the next one.',
    };
    super('forbidden', 'code-wrong', text, { code: [text] });
  }
}

/** Second factors: codes of an authenticator app, and recovery codes for when it is lost. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: LoginWork,
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
    private readonly guesses: Guesses,
    private readonly key: SecretKey,
    private readonly audit: Audit,
  ) {}

  /** @throws CodeWrong, SlowDown, LoginMissing if the login waits for no code */
  async finishLogin(login: Login, code: GivenCode, peer: Peer): Promise<Entered> {
    loginAt(login, 'password');
    return this.withCode(login, code, peer, async (tx) => {
      await this.note(tx, 'session.started', login, peer);
      return this.sessions.renew(tx, login, 'full');
    });
  }

  /** Whether the account has a second factor, and how many recovery codes are left. */
  async stateOf({ account }: Login): Promise<{ hasSecondFactor: boolean; recoveryCodesLeft: number }> {
    const [state] = await this.database.bound(account.id, (tx) =>
      tx.query<{ hasSecondFactor: boolean; recoveryCodesLeft: number }>(sql`
        SELECT totp_secret IS NOT NULL AS "hasSecondFactor",
               (SELECT count(*)::int FROM recovery_code r WHERE r.account_id = c.account_id AND r.spent_at IS NULL) AS "recoveryCodesLeft"
          FROM credential c WHERE account_id = ${account.id}`),
    );
    return state ?? { hasSecondFactor: false, recoveryCodesLeft: 0 };
  }

  /**
   * Begins to set up a second factor, or to replace the one there is, which counts until the new one is confirmed.
   * In the enrolment after the password nothing is asked again.
   * @returns what an authenticator app takes
   * @throws PasswordWrong, CodeWrong, ProofMissing, SlowDown
   */
  async start(login: Login, proof: Proof, peer: Peer): Promise<{ uri: string; secret: string }> {
    loginAt(login, 'enrolment', 'full');
    if (login.stage === 'full') await this.prove(login, proof, peer);
    const secret = newTotpSecret();
    const { id, name, email } = login.account;
    await this.database.run(id, async (tx) => {
      await this.sessions.require(tx, login);
      await tx.query(
        sql`UPDATE credential SET totp_pending = ${this.key.seal(secret, id)} WHERE account_id = ${id}`,
      );
      await this.note(tx, 'totp.begun', login, peer);
    });
    return totpToShow(secret, email ?? name);
  }

  /**
   * Puts the second factor that was begun in force. The session gets a new value and is full, all others end, earlier
   * recovery codes are worth nothing.
   * @returns the new session and the recovery codes, which are shown only now
   * @throws CodeWrong, SlowDown, Conflict if none was begun
   */
  async confirm(login: Login, code: string, peer: Peer): Promise<Entered & { recoveryCodes: string[] }> {
    loginAt(login, 'enrolment', 'full');
    const { id } = login.account;
    const subject = ofAccount('code', id);
    await this.guesses.take(subject);
    const entered = await this.database.run(id, async (tx) => {
      const [row] = await tx.query<{ pending: Buffer | null }>(
        sql`SELECT totp_pending AS pending FROM credential WHERE account_id = ${id}`,
      );
      if (!row?.pending) throw nothingBegun();
      const step = stepOf(this.key.open(row.pending, id), code);
      if (step === null) throw new CodeWrong();
      await tx.query(sql`
        UPDATE credential SET totp_secret = totp_pending, totp_confirmed_at = now(), totp_last_step = ${step}, totp_pending = NULL
         WHERE account_id = ${id}`);
      await this.sessions.endAllBut(tx, login);
      await this.note(tx, 'totp.confirmed', login, peer);
      const recoveryCodes = await this.replaceCodes(tx, id);
      return { ...(await this.sessions.renew(tx, login, 'full')), recoveryCodes };
    });
    await this.guesses.forget(subject);
    return entered;
  }

  /**
   * Does without a second factor from now on; the session gets a new value, all others end.
   * @throws PasswordWrong, CodeWrong, ProofMissing, SlowDown; Invalid for those who must have one
   */
  async remove(login: Login, proof: Proof, peer: Peer): Promise<Entered> {
    const { id, role } = loginAt(login, 'full').account;
    if (needsSecondFactor(role)) {
      throw new Invalid('second-factor-needed', {
        id: 'Staf dan administrator selalu memakai faktor kedua; Anda dapat menggantinya.',
        en: 'Staff and administrators always have a second factor; you can replace it.',
      });
    }
    await this.prove(login, proof, peer);
    return this.database.run(id, async (tx) => {
      await this.forget(tx, id);
      await this.sessions.endAllBut(tx, login);
      await this.note(tx, 'totp.removed', login, peer);
      return this.sessions.renew(tx, login, 'full');
    });
  }

  /** New recovery codes in place of all earlier ones, shown only now. @throws PasswordWrong, CodeWrong, ProofMissing, SlowDown, Conflict */
  async renewRecoveryCodes(login: Login, proof: Proof, peer: Peer): Promise<string[]> {
    loginAt(login, 'full');
    if (!(await this.stateOf(login)).hasSecondFactor) throw nothingBegun();
    await this.prove(login, proof, peer);
    return this.database.run(login.account.id, async (tx) => {
      await this.sessions.require(tx, login);
      await this.note(tx, 'recovery-codes.renewed', login, peer);
      return this.replaceCodes(tx, login.account.id);
    });
  }

  /** Takes the second factor and the recovery codes of an account away, in the transaction that is the reason. */
  async forget(tx: Queryable, accountId: string): Promise<void> {
    await tx.query(sql`
      UPDATE credential SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, totp_pending = NULL
       WHERE account_id = ${accountId}`);
    await spendAll(tx, accountId);
  }

  /** Asks for the password, and for a code where there is a second factor. */
  private async prove(login: Login, { password, code }: Proof, peer: Peer): Promise<void> {
    const { hasSecondFactor } = await this.stateOf(login);
    if (password === undefined || (hasSecondFactor && code === undefined))
      throw new ProofMissing(hasSecondFactor);
    await this.credentials.confirm(login, password, peer);
    if (hasSecondFactor && code) await this.withCode(login, code, peer, async () => {});
  }

  /** Runs `work` in the transaction that spends the code. */
  private async withCode<T>(
    login: Login,
    code: GivenCode,
    peer: Peer,
    work: (tx: Queryable) => Promise<T>,
  ): Promise<T> {
    const { id } = login.account;
    const subject = ofAccount('code', id);
    await this.guesses.take(ofAddress(peer.address), subject);
    try {
      const result = await this.database.run(id, async (tx) => {
        if (!(await this.spend(tx, id, code))) throw new CodeWrong();
        if (code.recoveryCode !== undefined) await this.note(tx, 'recovery-code.used', login, peer);
        return work(tx);
      });
      await this.guesses.forget(subject);
      await this.guesses.giveBack(ofAddress(peer.address));
      return result;
    } catch (error) {
      if (error instanceof CodeWrong) await this.note(this.database, 'code.refused', login, peer);
      throw error;
    }
  }

  /** Uses a code up. @returns whether it was good: of the right step, later than the last one used; or not yet spent */
  private async spend(tx: Queryable, accountId: string, { code, recoveryCode }: GivenCode): Promise<boolean> {
    if (recoveryCode !== undefined) {
      const spent = await tx.query(sql`
        UPDATE recovery_code SET spent_at = now()
         WHERE account_id = ${accountId} AND hash = ${recoveryHash(recoveryCode)} AND spent_at IS NULL RETURNING id`);
      return spent.length > 0;
    }
    const [row] = await tx.query<{ secret: Buffer | null }>(
      sql`SELECT totp_secret AS secret FROM credential WHERE account_id = ${accountId}`,
    );
    const step = row?.secret ? stepOf(this.key.open(row.secret, accountId), code) : null;
    if (step === null) return false;
    const used = await tx.query(sql`
      UPDATE credential SET totp_last_step = ${step}
       WHERE account_id = ${accountId} AND totp_last_step < ${step} RETURNING account_id`);
    return used.length > 0;
  }

  private async replaceCodes(tx: Queryable, accountId: string): Promise<string[]> {
    await spendAll(tx, accountId);
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await tx.query(sql`
      INSERT INTO recovery_code (account_id, hash) SELECT ${accountId}, unnest(${codes.map(recoveryHash)}::bytea[])`);
    return codes;
  }

  private note(tx: Queryable, act: string, { account }: Login, { address }: Peer): Promise<void> {
    return this.audit.note(tx, { act, actorId: account.id, accountId: account.id, address });
  }
}

const spendAll = (tx: Queryable, accountId: string) =>
  tx.query(
    sql`UPDATE recovery_code SET spent_at = now() WHERE account_id = ${accountId} AND spent_at IS NULL`,
  );

/** The act asks again for what the login was made with. */
export class ProofMissing extends Invalid {
  constructor(hasSecondFactor: boolean) {
    const text = { id: 'harus diisi untuk tindakan ini', en: 'is needed for this' };
    super(
      'proof-missing',
      hasSecondFactor
        ? { id: 'Sertakan kata sandi dan satu kode.', en: 'Give your password and a code.' }
        : { id: 'Sertakan kata sandi.', en: 'Give your password.' },
      { password: [text], ...(hasSecondFactor && { code: [text] }) },
    );
  }
}

const nothingBegun = () =>
  new Conflict('totp-not-begun', {
    id: 'Belum ada faktor kedua: mulai dahulu.',
    en: 'There is no second factor yet: begin to set one up first.',
  });
