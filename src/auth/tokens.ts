import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { KnownActor } from '../common/actor.js';
import { APP_DATA_SOURCE } from '../database/unit-of-work.js';
import { isToken, tokenHash } from './token-text.js';

/** Whose token it is. */
@Injectable()
export class Tokens {
  constructor(@Inject(APP_DATA_SOURCE) private readonly database: DataSource) {}

  /** The account behind a token that is neither expired nor revoked, else null; notes the use, to the minute. */
  async actorOf(token: string): Promise<KnownActor | null> {
    if (!isToken(token)) return null;
    const [found] = await this.database.query<
      (Pick<KnownActor, 'id' | 'role' | 'organizationId' | 'circle' | 'scopes'> & {
        tokenId: string;
        isUseOld: boolean;
      })[]
    >(
      `SELECT t.id AS "tokenId", a.id, a.role, a.organization_id AS "organizationId", circle_of(a) AS circle, t.scopes,
              t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS "isUseOld"
         FROM access_token t JOIN account a ON a.id = t.account_id
        WHERE t.hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now() AND a.closed_at IS NULL`,
      [tokenHash(token)],
    );
    if (!found) return null;
    const { tokenId, isUseOld, ...account } = found;
    if (isUseOld)
      await this.database.query('UPDATE access_token SET last_used_at = now() WHERE id = $1', [tokenId]);
    return { kind: 'known', ...account, credential: 'token' };
  }
}
