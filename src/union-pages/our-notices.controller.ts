import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Paragraphs } from '../common/fields.js';
import { NotFound } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { NoticesService } from '../commitments/notices.service.js';
import { Once } from '../database/once.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { ourNoticePage, ourNoticesPage } from './our-notices.page.js';
import { OurNoticesReader } from './our-notices.reader.js';
import { ourNoticePath, UNION_PATHS } from './paths.js';
import { ownOrganization } from './union-desk.controller.js';

/** What an organization replies by its own login, today. */
class OwnReplyForm {
  @Paragraphs(5000) words: string;
}

/** What an organization was told and asked, and what it replies: the same for whoever speaks for a maker or a receiver. */
@ApiExcludeController()
@Controller()
export class OurNoticesPages {
  constructor(
    private readonly once: Once,
    private readonly notices: NoticesService,
    private readonly reader: OurNoticesReader,
  ) {}

  @Page(UNION_PATHS.notices, 'representatives')
  async list(@Visited() visit: Visit): Promise<string> {
    return ourNoticesPage(visit, await this.reader.list(visit.actor, ownOrganization(visit.actor)));
  }

  @Page(ourNoticePath(':id'), 'representatives')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(ourNoticePath(':id'), 'representatives')
  reply(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, OwnReplyForm, {
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.notices.reply(tx, id, visit.seen, input),
        );
        return visit.go(afterwards(visit, ourNoticePath(id), 'replied'));
      },
      again: (failed) => this.page(visit, id, { failed }),
    });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed },
  ): Promise<string> {
    const notice = await this.reader.find(visit.actor, ownOrganization(visit.actor), id);
    if (!notice) throw new NotFound();
    return ourNoticePage(visit, { notice, ...more });
  }
}
