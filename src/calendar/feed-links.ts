import { Injectable } from '@nestjs/common';
import { FeedTokens, type FeedRow } from '../auth/feed-tokens.js';
import type { Login, Peer } from '../auth/login.js';
import { Site } from '../auth/site.js';
import type { KnownActor } from '../common/actor.js';
import { UnknownReference } from '../common/problem.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Policy } from '../policy/policy.js';
import type { NewFeedLinkDto } from './feed-link.dto.js';

/** Makes links for calendar programs, to what their owner sees. */
@Injectable()
export class FeedLinks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policy: Policy,
    private readonly tokens: FeedTokens,
    private readonly site: Site,
  ) {}

  /** @returns the link with its address, which is shown only now @throws UnknownReference, Conflict, LoginMissing */
  async make(
    actor: KnownActor,
    login: Login,
    input: NewFeedLinkDto,
    peer: Peer,
  ): Promise<FeedRow & { url: string }> {
    await this.requireSubject(actor, input);
    const { token, ...row } = await this.tokens.issue(login, input, peer);
    return { ...row, url: this.site.address(`/api/v1/feeds/${token}.ics`) };
  }

  /** @throws UnknownReference if there is no such organization or venue, or none the actor sees */
  private async requireSubject(actor: KnownActor, { kind, subjectId }: NewFeedLinkDto): Promise<void> {
    const table = kind === 'venue' ? 'venue' : 'organization';
    const isSeen = await this.work.run(actor, (tx) => this.policy.isSeen(tx, table, [subjectId]));
    if (!isSeen) throw new UnknownReference('subjectId');
  }
}
