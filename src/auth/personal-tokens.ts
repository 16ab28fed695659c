import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Role, type Scope, SCOPES } from '../common/actor.js';
import { Invalid, NotFound } from '../common/problem.js';
import { Audit } from './audit.js';
import { type Login, loginAt, type Peer } from './login.js';
import { LoginWork } from './login-work.js';
import { Sessions } from './sessions.js';
import { scopesOf } from './token-scopes.js';
import { newToken, tokenHash } from './token-text.js';

export const LONGEST_TOKEN_DAYS = 365;

/** A token as its owner sees it; what it says is shown once, when it is made. */
export interface TokenRow {
  id: string;
  /** Null for the first ones, which had none. */
  name: string | null;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  /** To the minute; null before the first use. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** What is wanted of a new token. */
export interface NewToken {
  name: string;
  scopes: Scope[];
  /** 1 to 365. */
  days: number;
}

const ROW = sql`id, name, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

/** @throws Invalid if a role may not have these scopes */
export function checkScopes(role: Role, scopes: readonly Scope[]): void {
  const allowed = scopesOf(role);
  if (scopes.length > 0 && scopes.every((scope) => allowed.includes(scope))) return;
  const text = {
    id: `paling banyak: ${allowed.join(', ')}`,
    en: `at most: ${allowed.join(', ')}`,
  };
  throw new Invalid(
    'scopes-too-wide',
    {
      id: 'Token ini mencakup lebih dari yang boleh bagi akun Anda.',
      en: 'This token would cover more than your account may.',
    },
    { scopes: [text] },
  );
}

/** The personal access tokens of whoever is logged in. */
@Injectable()
export class PersonalTokens {
  constructor(
    private readonly database: LoginWork,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** All of them, the latest first, those that no longer work included. */
  async list(login: Login): Promise<TokenRow[]> {
    const { id } = loginAt(login, 'full').account;
    return this.database.query<TokenRow>(
      sql`SELECT ${ROW} FROM access_token WHERE account_id = ${id} ORDER BY created_at DESC, id`,
    );
  }

  /** Makes a token. @returns it with its text, which is shown only now @throws Invalid, LoginMissing */
  async create(
    login: Login,
    { name, scopes, days }: NewToken,
    peer: Peer,
  ): Promise<TokenRow & { token: string }> {
    const { id, role } = loginAt(login, 'full').account;
    checkScopes(role, scopes);
    const token = newToken();
    return this.database.run(id, async (tx) => {
      await this.sessions.require(tx, login);
      const [row] = await tx.query<TokenRow>(sql`
        INSERT INTO access_token (account_id, hash, name, scopes, expires_at)
        VALUES (${id}, ${tokenHash(token)}, ${name}, ${SCOPES.filter((scope) => scopes.includes(scope))}::text[], now() + make_interval(days => ${days}::int))
        RETURNING ${ROW}`);
      if (!row) throw new Error('an insert returns its row');
      await this.note(tx, 'token.made', login, row.id, peer);
      return { ...row, token };
    });
  }

  /** Revokes a token, for good. @throws NotFound if there is none of this account that still stands */
  async revoke(login: Login, tokenId: string, peer: Peer): Promise<TokenRow> {
    const { id } = loginAt(login, 'full').account;
    return this.database.run(id, async (tx) => {
      const [row] = await tx.query<TokenRow>(sql`
        UPDATE access_token SET revoked_at = now()
         WHERE id = ${tokenId} AND account_id = ${id} AND revoked_at IS NULL RETURNING ${ROW}`);
      if (!row) throw new NotFound();
      await this.note(tx, 'token.revoked', login, tokenId, peer);
      return row;
    });
  }

  private note(
    tx: Parameters<Audit['note']>[0],
    act: string,
    { account }: Login,
    tokenId: string,
    { address }: Peer,
  ) {
    return this.audit.note(tx, { act, actorId: account.id, accountId: account.id, address, detail: tokenId });
  }
}
