import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NewMilestoneDto } from '../milestones/milestone.dto.js';
import { UseSetDto } from '../milestones/milestone-set.dto.js';
import { MilestoneSetsReader } from '../milestones/milestone-sets.reader.js';
import { MilestonesReader } from '../milestones/milestones.reader.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { recordOf } from '../page-parts/listed.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { coursePage } from './course.page.js';
import { coursePath } from './pledge-paths.js';

/** The way of a commitment on the desk: its steps, from a ready set or by hand, and its drafts. */
@ApiExcludeController()
@Controller()
export class CoursePages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly commitments: CommitmentsReader,
    private readonly milestones: MilestonesService,
    private readonly reader: MilestonesReader,
    private readonly sets: MilestoneSetsReader,
  ) {}

  @Page(coursePath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(`${coursePath(':id')}/set`, 'keepers')
  use(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, UseSetDto, {
      done: async ({ setId }) => {
        await this.work.run(visit.actor, (tx) => this.milestones.use(tx, id, visit.seen, setId));
        return visit.go(afterwards(visit, coursePath(id), 'laid'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'set' }),
    });
  }

  @PageForm(coursePath(':id'), 'keepers')
  add(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, NewMilestoneDto, {
      read: ({ isOptional, ...fields }) => ({ ...withoutBlanks(fields), isOptional: isOptional === 'yes' }),
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) => this.milestones.addByHand(tx, id, input));
        return visit.go(afterwards(visit, coursePath(id), 'added'));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'baru' }),
    });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; form?: 'set' | 'baru' },
  ): Promise<string> {
    const [commitment, course, sets] = await Promise.all([
      recordOf<CommitmentDto>(this.commitments.item(visit.actor, id)),
      this.reader.course(visit.actor, id),
      this.sets.all(visit.actor),
    ]);
    return coursePage(visit, { commitment, course, sets, ...more });
  }
}
