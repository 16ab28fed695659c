import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { FollowsReader } from '../commitments/follows.reader.js';
import { HeirsReader } from '../commitments/heirs.reader.js';
import { Once } from '../database/once.js';
import { Intake } from '../files/intake.js';
import { MilestonesReader } from '../milestones/milestones.reader.js';
import { takeFileForm, withoutFile } from '../page-parts/file-form.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { Page, PageFileForm } from '../web/page-routes.js';
import { type Failed, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { AnswerForm } from './answer.dto.js';
import { Answers } from './answers.js';
import { ourCommitmentPage } from './our-commitment.page.js';
import { ourCommitmentPath } from './paths.js';

/** One commitment as the union it was made to sees it: what became of it, and the union's answer. */
@ApiExcludeController()
@Controller()
export class OurCommitmentPages {
  constructor(
    private readonly commitments: CommitmentsReader,
    private readonly heirs: HeirsReader,
    private readonly follows: FollowsReader,
    private readonly milestones: MilestonesReader,
    private readonly answers: Answers,
    private readonly intake: Intake,
    private readonly once: Once,
  ) {}

  @Page(ourCommitmentPath(':id'), 'representatives')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageFileForm(`${ourCommitmentPath(':id')}/jawaban`, 'representatives')
  answer(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return takeFileForm(visit, this.intake, ({ file, requireFit }) =>
      submit(visit, AnswerForm, {
        read: (fields) => withoutBlanks(withoutFile(fields)),
        done: async (input) => {
          requireFit();
          await this.once.run(visit.actor, visit.repeatable, (tx) => this.answers.enter(tx, id, input, file));
          return visit.go(afterwards(visit, ourCommitmentPath(id), newsOf(input)));
        },
        again: (failed) => this.page(visit, id, { failed }),
      }),
    );
  }

  private async page(
    visit: Visit,
    id: string,
    more: { failed?: Failed; happened?: string },
  ): Promise<string> {
    const { actor } = visit;
    const { organizationId } = actor;
    const [{ body }, follow, course, heirs] = await Promise.all([
      this.commitments.item(actor, id),
      this.follows.find(actor, id),
      this.milestones.course(actor, id),
      organizationId === null ? [] : this.heirs.of(actor, id, organizationId),
    ]);
    const commitment = JSON.parse(body) as CommitmentDto;
    return ourCommitmentPage(visit, {
      commitment,
      follow,
      course,
      isInherited: heirs.length > 0,
      organizationId,
      ...more,
    });
  }
}

const newsOf = ({ audience, finding }: AnswerForm): string =>
  audience === 'office' ? 'answeredApart' : finding === 'disputes' ? 'disputed' : 'confirmed';
