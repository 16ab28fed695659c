import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Line, Paragraphs, Optional } from '../common/fields.js';
import { NotFound, Problem } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { DraftVersionDto, RemarkAnswered } from '../milestones/draft-version.dto.js';
import { DraftVersionsReader } from '../milestones/draft-versions.reader.js';
import { DraftVersionsService } from '../milestones/draft-versions.service.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { recordOf } from '../page-parts/listed.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { ourDraftPage, type OwnRemarkForm, ourRemarkPage } from './our-drafts.page.js';
import { ourDraftPath, ourRemarkPath } from './paths.js';

class OwnRemarkDto {
  @Optional() @Line(200) clause?: string | null;
  @Paragraphs(5000) words: string;
}

/** What an organization says of the draft a commitment is about, in its own name. */
@ApiExcludeController()
@Controller()
export class OurDraftsPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly drafts: DraftVersionsService,
    private readonly reader: DraftVersionsReader,
    private readonly commitments: CommitmentsReader,
  ) {}

  @Page(ourDraftPath(':id'), 'representatives')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(ourDraftPath(':id'), 'representatives')
  remark(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, OwnRemarkDto, {
      read: withoutBlanks,
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.drafts.remark(tx, id, visit.seen, input),
        );
        return visit.go(afterwards(visit, ourDraftPath(id), 'remarked'));
      },
      again: (failed) => this.page(visit, id, { failed }),
    });
  }

  @Page(ourRemarkPath(':id', ':number'), 'representatives')
  form(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('number') number: string,
  ): Promise<string> {
    return this.rewording(visit, id, Number(number), FRESH);
  }

  @PageForm(ourRemarkPath(':id', ':number'), 'representatives')
  reword(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('number') number: string,
  ): Promise<string | undefined> {
    return submit(visit, OwnRemarkDto, {
      read: withoutBlanks,
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.drafts.reword(tx, id, visit.seen, { ...input, number: Number(number) }),
        );
        return visit.go(afterwards(visit, ourDraftPath(id), 'reworded'));
      },
      again: (failed) => this.rewording(visit, id, Number(number), failed),
    });
  }

  @PageForm(`${ourRemarkPath(':id', ':number')}/tarik`, 'representatives')
  withdraw(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('number') number: string,
  ): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: async ({ reason }) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.drafts.withdrawRemark(tx, id, visit.seen, { number: Number(number), reason }),
        );
        return visit.go(afterwards(visit, ourDraftPath(id), 'remarkWithdrawn'));
      },
      again: (failed) => this.rewording(visit, id, Number(number), failed, 'tarik'),
    });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed },
  ): Promise<string> {
    const draft = await recordOf<DraftVersionDto>(this.reader.item(visit.actor, id));
    const { commitmentId } = draft;
    const [commitment, refusal] = await Promise.all([
      commitmentId === null
        ? null
        : recordOf<CommitmentDto>(this.commitments.item(visit.actor, commitmentId)),
      this.refusalOf(visit, id),
    ]);
    return ourDraftPage(visit, {
      draft,
      commitment,
      refusal,
      organizationId: visit.actor.organizationId,
      ...more,
    });
  }

  private async rewording(
    visit: Visit,
    id: string,
    number: number,
    failed: Failed,
    form: OwnRemarkForm = 'ubah',
  ): Promise<string> {
    const draft = await recordOf<DraftVersionDto>(this.reader.item(visit.actor, id));
    const remark = draft.remarks.find((one: RemarkAnswered) => one.number === number);
    if (!remark || remark.organization?.id !== visit.actor.organizationId) throw new NotFound();
    return ourRemarkPage(visit, { draft, remark, failed, form });
  }

  /** Why whoever visits may not remark on a version; null if they may. */
  private async refusalOf(visit: Visit, id: string): Promise<Problem | null> {
    try {
      await this.work.run(visit.actor, (tx) => this.drafts.requireSay(tx, id));
      return null;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
}
