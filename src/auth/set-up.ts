import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Problem } from '../common/problem.js';
import { Audit } from './audit.js';
import { Credentials } from './credentials.js';
import { Guesses, ofAddress } from './guesses.js';
import type { Entered, Login, LoginAccount, Peer } from './login.js';
import { LoginWork } from './login-work.js';
import { Logins } from './logins.js';
import { naming } from './account-names.js';
import { checkNewPassword } from './password-rules.js';
import { Passwords } from './passwords.js';
import { inGroups, lettersOf, typedCode } from './recovery-codes.js';
import { SecretKey } from './secret-key.js';
import { Site } from './site.js';

const CODE_LETTERS = 28;
const CODE_GROUP = 7;

/** Who the first administrator is. */
export interface FirstAdministrator {
  /** The code from the output of the process. */
  code: string;
  name: string;
  email: string;
  password: string;
}

/** Makes the first administrator, once in the life of an installation. */
@Injectable()
export class SetUp {
  constructor(
    private readonly database: LoginWork,
    private readonly key: SecretKey,
    private readonly credentials: Credentials,
    private readonly logins: Logins,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly audit: Audit,
    private readonly site: Site,
  ) {}

  /** The page where it happens. */
  get address(): string {
    return this.site.address('/mulai');
  }

  /** Whether there has never been an administrator who could log in. */
  async isOpen(): Promise<boolean> {
    const [row] = await this.database.query<{ isOpen: boolean }>(sql`SELECT is_set_up_open() AS "isOpen"`);
    return row?.isOpen ?? false;
  }

  /**
   * What only whoever sees the output of the process knows, so that no stranger is first. It follows from the
   * installation's key, so every process and every start says the same.
   */
  async code(): Promise<string> {
    const [row] = await this.database.query<{ mark: string }>(
      sql`SELECT encode(cursor_key, 'hex') AS mark FROM installation`,
    );
    return inGroups(lettersOf(this.key.mac('set-up code', row?.mark ?? ''), CODE_LETTERS), CODE_GROUP);
  }

  /**
   * Makes the first administrator, who has to set up a second factor next; closes for good in the same transaction.
   * @param before the login the browser had; it ends
   * @throws SetUpClosed, Problem if the code is wrong, SlowDown, Invalid if the password breaks the rules
   */
  async finish(
    { code, name, email, password }: FirstAdministrator,
    peer: Peer,
    before: Login | null = null,
  ): Promise<Entered> {
    await this.guesses.take(ofAddress(peer.address));
    if (!(await this.isOpen())) throw new SetUpClosed();
    if (!isSame(typedCode(code), typedCode(await this.code()))) throw codeWrong();
    await checkNewPassword(password, { name, email });
    const hash = await this.passwords.hash(password);
    const account: LoginAccount = {
      id: randomUUID(),
      name,
      email,
      role: 'administrator',
      organizationId: null,
      circle: [],
    };
    const entered = await this.database.run(account.id, async (tx) => {
      // Of two at once the second waits here until the first has closed it.
      const open = await tx.query(sql`SELECT FROM set_up WHERE closed_at IS NULL FOR UPDATE`);
      if (open.length === 0) throw new SetUpClosed();
      await naming(
        tx.query(sql`
          INSERT INTO account (id, name, email, role) VALUES (${account.id}, ${name}, ${email}, 'administrator')`),
      );
      await tx.query(sql`UPDATE set_up SET account_id = ${account.id}, closed_at = now()`);
      await this.credentials.setPassword(tx, account.id, hash);
      await this.audit.note(tx, {
        act: 'set-up.finished',
        actorId: account.id,
        accountId: account.id,
        address: peer.address,
      });
      return this.logins.open(tx, account, hash, peer);
    });
    if (before) await this.logins.leave(before, peer);
    await this.guesses.giveBack(ofAddress(peer.address));
    return entered;
  }
}

/** There is, or was, an administrator already. */
export class SetUpClosed extends Conflict {
  constructor() {
    super('set-up-closed', {
      id: 'Ikrar ini sudah disiapkan; masuk, atau minta undangan kepada administrator.',
      en: 'This Ikrar is set up already; log in, or ask an administrator for an invitation.',
    });
  }
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const codeWrong = () => {
  const text = {
    id: 'Kode penyiapan keliru; kode itu tampil pada keluaran proses Ikrar.',
    en: 'The set-up code is wrong; it stands in the output of the Ikrar process.',
  };
  return new Problem('forbidden', 'set-up-code-wrong', text, { code: [text] });
};
