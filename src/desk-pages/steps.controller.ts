import { Controller, Param, Query, type Type } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { MeetDto, type MilestoneDto, ScheduleDto, SendBackDto } from '../milestones/milestone.dto.js';
import { MilestonesReader } from '../milestones/milestones.reader.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { recordOf } from '../page-parts/listed.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, readNested, stillTyped, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { isStep, withoutLookUps } from './chooser.js';
import { Choosers } from './choosers.js';
import { stepPath } from './pledge-paths.js';
import { type StepForm, stepPage } from './steps.page.js';

/** What a form of the page of a step does. */
interface Doing<T> {
  form: StepForm;
  Input: Type<T>;
  /** What the page says afterwards. */
  news: string;
  act: (tx: Tx, input: T) => Promise<unknown>;
  read?: (fields: Pairs) => object;
}

/** Sources the form of what shows a step can name. */
const MOST_PIECES = 3;
const FIELDS = {
  responsibleUnitId: 'organization',
  ...Object.fromEntries(
    Array.from({ length: MOST_PIECES }, (_, n) => [`evidence.${n}.sourceId`, 'source'] as const),
  ),
} as const;

/** What happens to one step of a commitment. */
@ApiExcludeController()
@Controller()
export class StepPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly milestones: MilestonesService,
    private readonly reader: MilestonesReader,
    private readonly choosers: Choosers,
  ) {}

  @Page(stepPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(`${stepPath(':id')}/tercapai`, 'keepers')
  meet(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, {
      form: 'tercapai',
      Input: MeetDto,
      news: 'met',
      read: (fields) => readNested(fields, (input: object) => ({ evidence: [], ...input })),
      act: (tx, input) => this.milestones.meet(tx, id, visit.seen, input),
    });
  }

  @PageForm(`${stepPath(':id')}/dikembalikan`, 'keepers')
  sendBack(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, {
      form: 'dikembalikan',
      Input: SendBackDto,
      news: 'sentBack',
      act: (tx, input) => this.milestones.sendBack(tx, id, visit.seen, input),
    });
  }

  /** A field left blank takes the plan back. */
  @PageForm(`${stepPath(':id')}/rencana`, 'keepers')
  schedule(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, {
      form: 'rencana',
      Input: ScheduleDto,
      news: 'scheduled',
      read: (fields) => ({ plannedOn: null, responsibleUnitId: null, ...fields }),
      act: (tx, input) => this.milestones.schedule(tx, id, visit.seen, input),
    });
  }

  @PageForm(`${stepPath(':id')}/lewati`, 'keepers')
  leaveOut(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, {
      form: 'lewati',
      Input: ReasonDto,
      news: 'leftOut',
      act: (tx, { reason }) => this.milestones.leaveOut(tx, id, visit.seen, reason),
    });
  }

  @PageForm(`${stepPath(':id')}/buka`, 'keepers')
  reopen(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, {
      form: 'buka',
      Input: ReasonDto,
      news: 'reopened',
      act: (tx, { reason }) => this.milestones.reopen(tx, id, visit.seen, reason),
    });
  }

  private act<T extends object>(
    visit: Visit,
    id: string,
    { form, Input, news, act, read = (fields) => fields }: Doing<T>,
  ): Promise<string | undefined> {
    if (isStep(visit.form.fields)) return this.page(visit, id, { failed: stillTyped(visit), form });
    return submit(visit, Input, {
      read: (fields) => read(withoutBlanks(withoutLookUps(fields))),
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => act(tx, input));
        return visit.go(afterwards(visit, stepPath(id), news));
      },
      again: (failed) => this.page(visit, id, { failed, form }),
    });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; form?: StepForm },
  ): Promise<string> {
    const step = await recordOf<MilestoneDto>(this.reader.item(visit.actor, id));
    const unit = step.responsibleUnit ? [step.responsibleUnit.id] : [];
    const typed = more.failed?.typed ?? {};
    // Only the form of the plan says who carries the step; beside the others it stands as it is.
    const chosen = more.form === 'rencana' ? typed : { ...typed, responsibleUnitId: unit };
    const found = await this.choosers.inForm(visit, FIELDS, chosen);
    return stepPage(visit, { step, found, ...more });
  }
}
