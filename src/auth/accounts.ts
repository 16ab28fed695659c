import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { KnownActor, Role } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import { jsonOf } from '../common/json-of.js';
import { type ListRow, type Page, pageOf } from '../common/page.js';
import { Conflict, NotFound } from '../common/problem.js';
import { type Queryable, type Tx, UnitOfWork } from '../database/unit-of-work.js';
import type { Delivery } from '../mail/mailer.js';
import { AccountLinks, revokeTokens } from './account-links.js';
import { naming } from './account-names.js';
import { Audit } from './audit.js';
import type { Peer } from './login.js';
import { type LinkKind, LoginMails } from './login-mails.js';
import { holdLogins, LoginWork } from './login-work.js';
import { SecondFactors } from './second-factors.js';
import { Sessions } from './sessions.js';

/** Somebody to be invited. */
export interface Invitee {
  name: string;
  email: string;
  role: Role;
  /** A representative's always, a keeper's office, never a reader's. */
  organizationId?: string | null;
}

/** An account as administrators see it. */
export interface AccountRow {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  organizationId: string | null;
  createdAt: string;
  closedAt: string | null;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  /** Until when the invitation that was sent last can be accepted; null if none is open. */
  invitedUntil: string | null;
}

/** An account after an act on it, and what became of the mail with its link. */
export interface Sent {
  account: AccountRow;
  delivery: Delivery;
}

interface Held {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  closedAt: Date | null;
  hasPassword: boolean;
}

const ROW =
  jsonOf(sql`a.id, a.name, a.email, a.role, a.organization_id AS "organizationId", a.created_at AS "createdAt",
  a.closed_at AS "closedAt", has_password(a.id) AS "hasPassword", has_second_factor(a.id) AS "hasSecondFactor",
  (SELECT l.expires_at FROM account_link l WHERE l.account_id = a.id AND l.kind = 'invitation' AND l.ended_at IS NULL
      AND l.expires_at > now()) AS "invitedUntil"`);

/** What administrators do with accounts. They never learn a password or a link. */
@Injectable()
export class Accounts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly logins: LoginWork,
    private readonly links: AccountLinks,
    private readonly sessions: Sessions,
    private readonly secondFactors: SecondFactors,
    private readonly mails: LoginMails,
    private readonly audit: Audit,
    private readonly cursors: Cursors,
  ) {}

  /** Every account by name, closed ones included. @throws Malformed for a foreign cursor */
  async page(actor: KnownActor, { limit, cursor }: { limit: number; cursor?: string }): Promise<Page> {
    const after = cursor === undefined ? null : this.cursors.read('accounts', cursor);
    const rows = await this.work.run(actor, (tx) =>
      tx.query<ListRow>(sql`
        SELECT ${ROW}::text AS item, a.name AS key, a.id FROM account a
         WHERE ${after?.key}::text IS NULL OR (a.name, a.id) > (${after?.key}::text, ${after?.id}::uuid)
         ORDER BY a.name, a.id LIMIT ${limit + 1}`),
    );
    return pageOf(rows, limit, this.cursors, 'accounts');
  }

  /** @throws NotFound */
  get(actor: KnownActor, id: string): Promise<AccountRow> {
    return this.work.run(actor, (tx) => rowOf(tx, id));
  }

  /** Makes an account and sends its invitation. @throws Conflict if name or address are taken, Invalid */
  invite(
    actor: KnownActor,
    { name, email, role, organizationId = null }: Invitee,
    peer: Peer,
  ): Promise<Sent> {
    return this.sending(actor, async (tx) => {
      const [made] = await naming(
        tx.query<{ id: string }>(sql`
          INSERT INTO account (name, email, role, organization_id) VALUES (${name}, ${email}, ${role}, ${organizationId})
          RETURNING id`),
      );
      if (!made) throw new Error('an insert returns its row');
      await this.note(tx, 'account.invited', made.id, peer, role);
      return { id: made.id, email, kind: 'invitation' };
    });
  }

  /**
   * Sends an invitation again, or for the first time to an account that had tokens alone; earlier links end.
   * @param email another address than the one on record; needed if there is none
   * @throws NotFound, Conflict if the account is closed or has a password, or the address is taken
   */
  inviteAgain(
    actor: KnownActor,
    id: string,
    { email }: { email?: string | null },
    peer: Peer,
  ): Promise<Sent> {
    return this.sending(actor, async (tx) => {
      const account = await holdOpen(tx, id);
      if (account.hasPassword) throw joinedAlready();
      const address = email ?? account.email;
      if (address === null) throw noAddress();
      await naming(tx.query(sql`UPDATE account SET email = ${address} WHERE id = ${id}`));
      await this.note(tx, 'account.invited', id, peer, account.role);
      return { id, email: address, kind: 'invitation' };
    });
  }

  /**
   * Sends a link to choose a new password; a second factor is still asked for after it.
   * @throws NotFound, Conflict if the account is closed or has no password yet
   */
  startReset(actor: KnownActor, id: string, reason: string | null, peer: Peer): Promise<Sent> {
    return this.sending(actor, async (tx) => {
      const { email, hasPassword } = await holdOpen(tx, id);
      if (email === null || !hasPassword) throw noAddress();
      await this.note(tx, 'reset.started', id, peer, reason);
      return { id, email, kind: 'reset' };
    });
  }

  /**
   * Gives an account another role or organization. Its sessions and links end and its tokens are revoked: they were made
   * for other rights. @throws NotFound, Invalid, Conflict for the last administrator or a closed account
   */
  changeRole(
    actor: KnownActor,
    id: string,
    { role, organizationId = null }: { role: Role; organizationId?: string | null },
    peer: Peer,
  ): Promise<AccountRow> {
    return this.acting(actor, id, async (tx) => {
      const before = await holdOpen(tx, id);
      await naming(
        tx.query(
          sql`UPDATE account SET role = ${role}, organization_id = ${organizationId} WHERE id = ${id}`,
        ),
      );
      await this.endAll(tx, id);
      await this.note(tx, 'account.role-changed', id, peer, `${before.role} → ${role}`);
    });
  }

  /**
   * Closes an account: sessions and links end, tokens are revoked, nobody logs in to it any more.
   * @throws NotFound, Conflict for the last administrator or an account that is closed
   */
  close(actor: KnownActor, id: string, reason: string | null, peer: Peer): Promise<AccountRow> {
    return this.acting(actor, id, async (tx) => {
      await holdOpen(tx, id);
      await naming(tx.query(sql`UPDATE account SET closed_at = now() WHERE id = ${id}`));
      await this.endAll(tx, id);
      await this.note(tx, 'account.closed', id, peer, reason);
    });
  }

  /** Opens an account again, with its password and second factor. @throws NotFound, Conflict if it is open */
  reopen(actor: KnownActor, id: string, reason: string | null, peer: Peer): Promise<AccountRow> {
    return this.acting(actor, id, async (tx) => {
      const { closedAt } = await hold(tx, id);
      if (closedAt === null) {
        throw new Conflict('account-open', {
          id: 'Akun ini tidak ditutup.',
          en: 'This account is not closed.',
        });
      }
      await tx.query(sql`UPDATE account SET closed_at = NULL WHERE id = ${id}`);
      await this.note(tx, 'account.reopened', id, peer, reason);
    });
  }

  /** Ends every session of an account. @throws NotFound */
  endSessions(actor: KnownActor, id: string, reason: string | null, peer: Peer): Promise<AccountRow> {
    return this.acting(actor, id, async (tx) => {
      await hold(tx, id);
      await this.sessions.endAll(tx, id);
      await this.note(tx, 'sessions.ended', id, peer, reason);
    });
  }

  /**
   * Takes the second factor of somebody who lost it and the recovery codes as well. The password is still needed, and
   * whoever must have a second factor sets up a new one at the next login. @throws NotFound
   */
  async removeSecondFactor(
    actor: KnownActor,
    id: string,
    reason: string | null,
    peer: Peer,
  ): Promise<AccountRow> {
    await this.get(actor, id);
    await this.logins.run(id, async (tx) => {
      await this.secondFactors.forget(tx, id);
      await this.sessions.endAll(tx, id);
      await this.audit.note(tx, {
        act: 'totp.removed',
        actorId: actor.id,
        accountId: id,
        address: peer.address,
        detail: reason,
      });
    });
    return this.get(actor, id);
  }

  private acting(actor: KnownActor, id: string, act: (tx: Tx) => Promise<void>): Promise<AccountRow> {
    return this.work.run(actor, async (tx) => {
      await act(tx);
      return rowOf(tx, id);
    });
  }

  private async sending(
    actor: KnownActor,
    act: (tx: Tx) => Promise<{ id: string; email: string; kind: LinkKind }>,
  ): Promise<Sent> {
    const { account, link } = await this.work.run(actor, async (tx) => {
      const to = await act(tx);
      const made = await this.links.make(tx, to, to.kind);
      return { account: await rowOf(tx, to.id), link: made };
    });
    return { account, delivery: await this.mails.sendLink(link) };
  }

  private async endAll(tx: Tx, id: string): Promise<void> {
    await this.sessions.endAll(tx, id);
    await revokeTokens(tx, id);
    await tx.query(
      sql`UPDATE account_link SET ended_at = now() WHERE account_id = ${id} AND ended_at IS NULL`,
    );
  }

  private note(tx: Tx, act: string, accountId: string, { address }: Peer, detail: string | null = null) {
    return this.audit.note(tx, { act, actorId: tx.actor.id, accountId, address, detail });
  }
}

/** Holds everything about the logins of an account until the end of the transaction. @throws NotFound */
async function hold(tx: Queryable, id: string): Promise<Held> {
  await holdLogins(tx, id);
  const [account] = await tx.query<Held>(sql`
    SELECT id, name, email, role, closed_at AS "closedAt", has_password(id) AS "hasPassword" FROM account WHERE id = ${id}`);
  if (!account) throw new NotFound();
  return account;
}

async function holdOpen(tx: Queryable, id: string): Promise<Held> {
  const account = await hold(tx, id);
  if (account.closedAt === null) return account;
  throw new Conflict('account-closed', { id: 'Akun ini ditutup.', en: 'This account is closed.' });
}

async function rowOf(tx: Queryable, id: string): Promise<AccountRow> {
  const [row] = await tx.query<{ account: AccountRow }>(byId(id));
  if (!row) throw new NotFound();
  return row.account;
}

const byId = (id: string): Sql => sql`SELECT ${ROW} AS account FROM account a WHERE a.id = ${id}`;

const joinedAlready = () =>
  new Conflict('joined-already', {
    id: 'Akun ini sudah punya kata sandi; mulai penggantian kata sandi bila perlu.',
    en: 'This account has a password already; start a reset if one is needed.',
  });

const noAddress = () =>
  new Conflict('not-joined', {
    id: 'Akun ini belum punya alamat atau kata sandi: undang dahulu.',
    en: 'This account has no address or no password yet: invite it first.',
  });
