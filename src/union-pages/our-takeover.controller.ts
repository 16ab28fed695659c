import { Controller, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NotFound } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { HeirsReader } from '../commitments/heirs.reader.js';
import { Once } from '../database/once.js';
import { Intake } from '../files/intake.js';
import { takeFileForm, withoutFile } from '../page-parts/file-form.js';
import { afterwards } from '../page-parts/happened.js';
import { recordOf } from '../page-parts/listed.js';
import { Page, PageFileForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { ourTakeoverPage } from './our-takeover.page.js';
import { OwnStanceForm, OwnStances } from './own-stances.js';
import { ourCommitmentPath, ourTakeoverPath } from './paths.js';
import { ownOrganization } from './union-desk.controller.js';

/** How the office of a post says its new holder stands to what was promised from it. */
@ApiExcludeController()
@Controller()
export class OurTakeoverPages {
  constructor(
    private readonly once: Once,
    private readonly stances: OwnStances,
    private readonly intake: Intake,
    private readonly commitments: CommitmentsReader,
    private readonly heirs: HeirsReader,
  ) {}

  @Page(ourTakeoverPath(':id'), 'representatives')
  form(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.page(visit, id, FRESH);
  }

  @PageFileForm(ourTakeoverPath(':id'), 'representatives')
  take(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return takeFileForm(visit, this.intake, ({ file, requireFit }) =>
      submit(visit, OwnStanceForm, {
        read: (fields) => withoutBlanks(withoutFile(fields)),
        done: async (input) => {
          requireFit();
          await this.once.run(visit.actor, visit.repeatable, (tx) => this.stances.enter(tx, id, input, file));
          return visit.go(afterwards(visit, ourCommitmentPath(id), 'takenOver'));
        },
        again: (failed) => this.page(visit, id, failed),
      }),
    );
  }

  private async page(visit: Visit, id: string, failed: Failed): Promise<string> {
    const [commitment, heirs] = await Promise.all([
      recordOf<CommitmentDto>(this.commitments.item(visit.actor, id)),
      this.heirs.of(visit.actor, id, ownOrganization(visit.actor)),
    ]);
    if (heirs.length === 0) throw new NotFound();
    return ourTakeoverPage(visit, { commitment, heirs, failed });
  }
}
