import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { LoginWork } from './login-work.js';
import { isToken, tokenHash } from './token-text.js';

/** Whose token it is. */
@Injectable()
export class Tokens {
  constructor(private readonly database: LoginWork) {}

  /** The account behind a token that is neither expired nor revoked, else null; notes the use, to the minute. */
  async actorOf(token: string): Promise<KnownActor | null> {
    if (!isToken(token)) return null;
    const [found] = await this.database.query<
      Pick<KnownActor, 'id' | 'role' | 'organizationId' | 'circle' | 'scopes'> & {
        tokenId: string;
        isUseOld: boolean;
      }
    >(sql`
      SELECT t.id AS "tokenId", a.id, a.role, a.organization_id AS "organizationId", circle_of(a) AS circle, t.scopes,
             t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS "isUseOld"
        FROM access_token t JOIN account a ON a.id = t.account_id
       WHERE t.hash = ${tokenHash(token)} AND t.revoked_at IS NULL AND t.expires_at > now() AND a.closed_at IS NULL`);
    if (!found) return null;
    const { tokenId, isUseOld, ...account } = found;
    if (isUseOld)
      await this.database.bound(account.id, (tx) =>
        tx.query(sql`UPDATE access_token SET last_used_at = now() WHERE id = ${tokenId}`),
      );
    return { kind: 'known', ...account, credential: 'token' };
  }
}
