import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { FeedTokens } from '../auth/feed-tokens.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, press, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { FeedLinksQuery, NewFeedLinkDto } from './feed-link.dto.js';
import { FeedLinks } from './feed-links.js';
import { FEED_LINKS_PATH, feedLinksPage, madeFeedLinkPage } from './feed-links.page.js';
import { FeedSubjects } from './feed-subjects.reader.js';

/** The links to calendars and feeds of whoever is logged in, as a page of their account. */
@ApiExcludeController()
@Controller()
export class FeedLinksPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly links: FeedLinks,
    private readonly tokens: FeedTokens,
    private readonly subjects: FeedSubjects,
  ) {}

  @Page(FEED_LINKS_PATH, 'accounts')
  list(@Visited() visit: Visit, @Query() { q, kabar }: FeedLinksQuery): Promise<string> {
    return this.page(visit, { q, hasEnded: kabar === 'ended' });
  }

  @PageForm(FEED_LINKS_PATH, 'accounts')
  make(@Visited() visit: Visit): Promise<string | undefined> {
    const { actor, fullLogin, peer } = visit;
    return submit(visit, NewFeedLinkDto, {
      done: async (input) => {
        const link = await this.work.run(actor, (tx) => this.links.make(tx, fullLogin, input, peer));
        const names = await this.subjects.names(actor, [link]);
        return madeFeedLinkPage(visit, { link, name: names.get(link.subjectId ?? '') ?? null });
      },
      again: (failed) => this.page(visit, { failed }),
    });
  }

  @PageForm(`${FEED_LINKS_PATH}/:id`, 'accounts')
  end(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, async () => {
      await this.tokens.revoke(visit.fullLogin, id, visit.peer);
      return visit.go(`${visit.at(FEED_LINKS_PATH)}?kabar=ended`);
    });
  }

  private async page(
    visit: Visit,
    { q, ...more }: { q?: string; hasEnded?: boolean; failed?: Failed },
  ): Promise<string> {
    const { actor, fullLogin } = visit;
    const [links, found] = await Promise.all([
      this.tokens.list(fullLogin),
      q === undefined ? null : this.subjects.find(actor, q),
    ]);
    const own = actor.organizationId;
    const ofOwn = own === null ? [] : [{ kind: 'organization' as const, subjectId: own }];
    const names = await this.subjects.names(actor, [...links, ...ofOwn]);
    return feedLinksPage(visit, { links, names, found, q, own, now: new Date(), ...more });
  }
}
