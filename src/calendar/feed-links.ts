import { Injectable } from '@nestjs/common';
import { type FeedKind, isNews, isOfAccount } from '../auth/feed-token.entity.js';
import { FeedTokens, type FeedRow } from '../auth/feed-tokens.js';
import type { Login, Peer } from '../auth/login.js';
import { Site } from '../auth/site.js';
import { Invalid, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Policy } from '../policy/policy.js';
import type { NewFeedLinkDto } from './feed-link.dto.js';

/** Makes links for calendar programs and readers of feeds, to what their owner sees. */
@Injectable()
export class FeedLinks {
  constructor(
    private readonly policy: Policy,
    private readonly tokens: FeedTokens,
    private readonly site: Site,
  ) {}

  /** @returns the link with its address, which is shown only now @throws Invalid, UnknownReference, Conflict, LoginMissing */
  async make(tx: Tx, login: Login, input: NewFeedLinkDto, peer: Peer): Promise<FeedRow & { url: string }> {
    const { kind, subjectId = null } = input;
    if (isOfAccount(kind) !== (subjectId === null)) throw noSubject();
    if (subjectId !== null) await this.requireSeen(tx, kind, subjectId);
    const { token, ...row } = await this.tokens.issue(tx, login, { kind, subjectId }, peer);
    return { ...row, url: this.site.address(`/api/v1/feeds/${token}.${isNews(kind) ? 'atom' : 'ics'}`) };
  }

  /** @throws UnknownReference if there is no such organization or venue, or none the actor sees */
  private async requireSeen(tx: Tx, kind: FeedKind, subjectId: string): Promise<void> {
    const table = kind === 'venue' ? 'venue' : 'organization';
    if (!(await this.policy.isSeen(tx, table, [subjectId]))) throw new UnknownReference('subjectId');
  }
}

const noSubject = () =>
  new Invalid('feed-subject', {
    id: 'Sebutkan organisasi, kantor, atau ruangnya; untuk yang Anda ikuti dan kabarnya, jangan sebutkan apa pun.',
    en: 'Name the organization, office or venue; for what you follow and its news, name none.',
  });
