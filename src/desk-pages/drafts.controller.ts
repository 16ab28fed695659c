import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import {
  type DraftVersionDto,
  NewDraftVersionDto,
  NewRemarkDto,
  RemarkAnswerDto,
  WithdrawRemarkDto,
} from '../milestones/draft-version.dto.js';
import { DraftVersionsReader } from '../milestones/draft-versions.reader.js';
import { DraftVersionsService } from '../milestones/draft-versions.service.js';
import { MilestonesReader } from '../milestones/milestones.reader.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { recordOf } from '../page-parts/listed.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, stillTyped, submit, typedText, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { isStep, withoutLookUps } from './chooser.js';
import { Choosers } from './choosers.js';
import { type DraftForm, draftPage, newDraftPage } from './drafts.page.js';
import { numberIn } from './form-rows.js';
import { coursePath, draftPath, newDraftPath } from './pledge-paths.js';

/** Versions of the draft a commitment is about, what the sides say of them, and what becomes of that. */
@ApiExcludeController()
@Controller()
export class DraftPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly commitments: CommitmentsReader,
    private readonly milestones: MilestonesReader,
    private readonly drafts: DraftVersionsService,
    private readonly reader: DraftVersionsReader,
    private readonly choosers: Choosers,
  ) {}

  @Page(newDraftPath(':id'), 'keepers')
  form(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.entering(visit, id, FRESH);
  }

  @PageForm(newDraftPath(':id'), 'keepers')
  enter(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    if (isStep(typed)) return this.entering(visit, id, stillTyped(visit));
    return submit(visit, NewDraftVersionDto, {
      read: numbered,
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) => this.drafts.enter(tx, id, input));
        return visit.go(afterwards(visit, coursePath(id), 'drafted'));
      },
      again: (failed) => this.entering(visit, id, failed),
    });
  }

  @Page(draftPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(`${draftPath(':id')}/catatan`, 'keepers')
  remark(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    if (isStep(visit.form.fields))
      return this.page(visit, id, { failed: stillTyped(visit), form: 'catatan' });
    return submit(visit, NewRemarkDto, {
      read: (fields) => withoutBlanks(withoutLookUps(fields)),
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.drafts.remark(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, draftPath(id), 'remarked'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'catatan' }),
    });
  }

  @PageForm(`${draftPath(':id')}/jawaban`, 'keepers')
  answer(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, RemarkAnswerDto, {
      read: numbered,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.drafts.answer(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, draftPath(id), 'answered'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'jawaban' }),
    });
  }

  @PageForm(`${draftPath(':id')}/tarik`, 'keepers')
  withdraw(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, WithdrawRemarkDto, {
      read: numbered,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.drafts.withdrawRemark(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, draftPath(id), 'remarkWithdrawn'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'tarik' }),
    });
  }

  private async entering(visit: Visit, id: string, failed: Failed): Promise<string> {
    const [commitment, course, found] = await Promise.all([
      recordOf<CommitmentDto>(this.commitments.item(visit.actor, id)),
      this.milestones.course(visit.actor, id),
      this.choosers.inForm(visit, { sourceId: 'source' }, failed.typed),
    ]);
    return newDraftPage(visit, { commitment, course, found, failed });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; form?: DraftForm },
  ): Promise<string> {
    const [draft, found] = await Promise.all([
      recordOf<DraftVersionDto>(this.reader.item(visit.actor, id)),
      this.choosers.inForm(visit, { organizationId: 'organization' }, more.failed?.typed ?? {}),
    ]);
    return draftPage(visit, { draft, found, ...more });
  }
}

/** The fields of a form with a `number`. */
const numbered = (fields: Pairs): object => ({
  ...withoutBlanks(withoutLookUps(fields)),
  number: numberIn(typedText(fields, 'number').trim()),
});
