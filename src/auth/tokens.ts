import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { KnownActor, Role } from '../common/actor.js';
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
      { tokenId: string; id: string; role: Role; isUseOld: boolean }[]
    >(
      `SELECT t.id AS "tokenId", a.id, a.role,
              t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS "isUseOld"
         FROM access_token t JOIN account a ON a.id = t.account_id
        WHERE t.hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now() AND a.closed_at IS NULL`,
      [tokenHash(token)],
    );
    if (!found) return null;
    if (found.isUseOld)
      await this.database.query('UPDATE access_token SET last_used_at = now() WHERE id = $1', [
        found.tokenId,
      ]);
    return { kind: 'known', id: found.id, role: found.role };
  }
}
