import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { LoginWork } from './login-work.js';

/** Somebody mail is written to: who they are today, and where it goes. */
export interface Addressee {
  actor: KnownActor;
  email: string;
}

/** Finds whom a job writes to, with the rights they have at that moment. */
@Injectable()
export class Addressees {
  constructor(private readonly database: LoginWork) {}

  /** Null where the account is closed or has no address. It may read, and do nothing else. */
  async find(accountId: string): Promise<Addressee | null> {
    const found = await this.account(accountId);
    return found?.email ? { actor: found.actor, email: found.email } : null;
  }

  /** The account as it may read today, whether or not it has an address; null where it is closed. */
  async actor(accountId: string): Promise<KnownActor | null> {
    return (await this.account(accountId))?.actor ?? null;
  }

  private async account(accountId: string): Promise<{ actor: KnownActor; email: string | null } | null> {
    const [found] = await this.database.query<
      Pick<KnownActor, 'id' | 'role' | 'organizationId' | 'circle'> & { email: string | null }
    >(sql`
      SELECT a.id, a.role, a.organization_id AS "organizationId", circle_of(a) AS circle, a.email
        FROM account a WHERE a.id = ${accountId} AND a.closed_at IS NULL`);
    if (!found) return null;
    const { email, ...account } = found;
    return { actor: { kind: 'known', ...account, credential: 'process', scopes: ['read'] }, email };
  }
}
