import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import {
  type FollowUpDto,
  FollowUpsQuery,
  NewFollowUpDto,
  OutcomeDto,
  ReplyDto,
  SendDto,
} from '../commitments/follow-up.dto.js';
import { FollowUpsReader } from '../commitments/follow-ups.reader.js';
import { FollowUpsService } from '../commitments/follow-ups.service.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { isStep, withoutLookUps } from './chooser.js';
import { Choosers } from './choosers.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, stillTyped, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { followUpsPage } from './all-follow-ups.page.js';
import { followUpPage, planPage, REPLY_SOURCE } from './follow-ups.page.js';
import { withNumber } from './form-rows.js';
import { FOLLOW_UPS_PATH, followUpPath, planPath, pledgePath } from './pledge-paths.js';

const ASSIGNEES = { assigneePostId: 'post', assigneeOrganizationId: 'organization' } as const;

/** What is done next about a commitment, and what came of it. */
@ApiExcludeController()
@Controller()
export class FollowUpPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly followUps: FollowUpsService,
    private readonly reader: FollowUpsReader,
    private readonly commitments: CommitmentsReader,
    private readonly choosers: Choosers,
  ) {}

  @Page(FOLLOW_UPS_PATH, 'keepers')
  async list(@Visited() visit: Visit, @Query() query: FollowUpsQuery): Promise<string> {
    return followUpsPage(visit, await listed<FollowUpDto>(this.reader.page(visit.actor, query)));
  }

  @Page(planPath(':id'), 'keepers')
  form(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.planning(visit, id, FRESH);
  }

  @PageForm(planPath(':id'), 'keepers')
  plan(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    if (isStep(typed)) return this.planning(visit, id, stillTyped(visit));
    return submit(visit, NewFollowUpDto, {
      read: (fields) => withNumber(withoutBlanks(withoutLookUps(fields)), 'dueInWorkingDays'),
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) => this.followUps.plan(tx, id, input));
        return visit.go(afterwards(visit, pledgePath(id), 'planned'));
      },
      again: (failed) => this.planning(visit, id, failed),
    });
  }

  @Page(followUpPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(`${followUpPath(':id')}/kirim`, 'keepers')
  send(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, SendDto, {
      read: (fields) => withNumber(withoutBlanks(fields), 'replyInWorkingDays'),
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.followUps.send(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, followUpPath(id), 'sent'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'kirim' }),
    });
  }

  @PageForm(`${followUpPath(':id')}/jawaban`, 'keepers')
  reply(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    if (isStep(typed)) return this.page(visit, id, { failed: stillTyped(visit), form: 'jawaban' });
    return submit(visit, ReplyDto, {
      read: (fields) => {
        const { [REPLY_SOURCE]: sourceId, ...rest } = withoutBlanks(withoutLookUps(fields));
        return { ...rest, ...(sourceId !== undefined && { sourceId }) };
      },
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.followUps.reply(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, followUpPath(id), 'replied'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'jawaban' }),
    });
  }

  @PageForm(`${followUpPath(':id')}/hasil`, 'keepers')
  close(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    if (isStep(typed)) return this.page(visit, id, { failed: stillTyped(visit), form: 'hasil' });
    return submit(visit, OutcomeDto, {
      read: (fields) => withoutBlanks(withoutLookUps(fields)),
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.followUps.close(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, followUpPath(id), 'done'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'hasil' }),
    });
  }

  @PageForm(`${followUpPath(':id')}/batal`, 'keepers')
  cancel(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: async ({ reason }) => {
        await this.work.run(visit.actor, (tx) => this.followUps.cancel(tx, id, visit.seen, reason));
        return visit.go(afterwards(visit, followUpPath(id), 'cancelled'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'batal' }),
    });
  }

  private async planning(visit: Visit, id: string, failed: Failed): Promise<string> {
    const [commitment, found] = await Promise.all([
      recordOf<CommitmentDto>(this.commitments.item(visit.actor, id)),
      this.choosers.inForm(visit, ASSIGNEES, failed.typed),
    ]);
    return planPage(visit, { commitment, found, failed });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; form?: string },
  ): Promise<string> {
    const [followUp, found] = await Promise.all([
      recordOf<FollowUpDto>(this.reader.item(visit.actor, id)),
      this.choosers.inForm(visit, { sourceId: 'source', [REPLY_SOURCE]: 'source' }, more.failed?.typed ?? {}),
    ]);
    return followUpPage(visit, { followUp, found, ...more });
  }
}
