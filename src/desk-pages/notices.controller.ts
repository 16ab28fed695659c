import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { NewNoticeDto, type NoticeDto, NoticeReplyDto } from '../commitments/notice.dto.js';
import { NoticesReader } from '../commitments/notices.reader.js';
import { NoticesService } from '../commitments/notices.service.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { recordOf } from '../page-parts/listed.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, stillTyped, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { isStep, withoutLookUps } from './chooser.js';
import { Choosers } from './choosers.js';
import { withNumber } from './form-rows.js';
import { noticePage, tellPage } from './notices.page.js';
import { noticePath, pledgePath, tellPath } from './pledge-paths.js';

/** Hearing the office that promised before a negative verdict. */
@ApiExcludeController()
@Controller()
export class NoticePages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly notices: NoticesService,
    private readonly reader: NoticesReader,
    private readonly commitments: CommitmentsReader,
    private readonly choosers: Choosers,
  ) {}

  @Page(tellPath(':id'), 'keepers')
  form(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.telling(visit, id, FRESH);
  }

  @PageForm(tellPath(':id'), 'keepers')
  tell(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, NewNoticeDto, {
      read: (fields) => withNumber(withoutBlanks(fields), 'replyDays'),
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) => this.notices.give(tx, id, input));
        return visit.go(afterwards(visit, pledgePath(id), 'told'));
      },
      again: (failed) => this.telling(visit, id, failed),
    });
  }

  @Page(noticePath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(`${noticePath(':id')}/jawaban`, 'keepers')
  reply(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    if (isStep(typed)) return this.page(visit, id, { failed: stillTyped(visit), form: 'jawaban' });
    return submit(visit, NoticeReplyDto, {
      read: (fields) => withoutBlanks(withoutLookUps(fields)),
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.notices.reply(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, noticePath(id), 'replied'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'jawaban' }),
    });
  }

  @PageForm(`${noticePath(':id')}/tarik`, 'keepers')
  withdraw(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: async ({ reason }) => {
        await this.work.run(visit.actor, (tx) => this.notices.withdraw(tx, id, visit.seen, reason));
        return visit.go(afterwards(visit, noticePath(id), 'noticeWithdrawn'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'tarik' }),
    });
  }

  private async telling(visit: Visit, id: string, failed: Failed): Promise<string> {
    const commitment = await recordOf<CommitmentDto>(this.commitments.item(visit.actor, id));
    return tellPage(visit, { commitment, failed });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; form?: string },
  ): Promise<string> {
    const [notice, found] = await Promise.all([
      recordOf<NoticeDto>(this.reader.item(visit.actor, id)),
      this.choosers.inForm(visit, { sourceId: 'source' }, more.failed?.typed ?? {}),
    ]);
    return noticePage(visit, { notice, found, ...more });
  }
}
