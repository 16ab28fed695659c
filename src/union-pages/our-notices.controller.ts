import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NotFound } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { Intake } from '../files/intake.js';
import { takeFileForm, withoutFile } from '../page-parts/file-form.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { Page, PageFileForm } from '../web/page-routes.js';
import { type Failed, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { ourNoticePage, ourNoticesPage } from './our-notices.page.js';
import { OurNoticesReader } from './our-notices.reader.js';
import { OwnReplies, OwnReplyForm } from './own-replies.js';
import { ourNoticePath, UNION_PATHS } from './paths.js';
import { ownOrganization } from './union-desk.controller.js';

/** What an organization was told and asked, and what it replies: the same for whoever speaks for a maker or a receiver. */
@ApiExcludeController()
@Controller()
export class OurNoticesPages {
  constructor(
    private readonly once: Once,
    private readonly replies: OwnReplies,
    private readonly intake: Intake,
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

  @PageFileForm(ourNoticePath(':id'), 'representatives')
  reply(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return takeFileForm(visit, this.intake, ({ file, requireFit }) =>
      submit(visit, OwnReplyForm, {
        read: (fields) => withoutBlanks(withoutFile(fields)),
        done: async (input) => {
          requireFit();
          await this.once.run(visit.actor, visit.repeatable, (tx) =>
            this.replies.enter(tx, id, visit.seen, input, file),
          );
          return visit.go(afterwards(visit, ourNoticePath(id), 'replied'));
        },
        again: (failed) => this.page(visit, id, { failed }),
      }),
    );
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
