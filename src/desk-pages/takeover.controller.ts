import { Controller, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { HeirsReader } from '../commitments/heirs.reader.js';
import { NewTakeoverDto } from '../commitments/takeover.dto.js';
import { TakeoversService } from '../commitments/takeovers.service.js';
import { Once } from '../database/once.js';
import { afterwards } from '../page-parts/happened.js';
import { recordOf } from '../page-parts/listed.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, stillTyped, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { isStep, withoutLookUps } from './chooser.js';
import { Choosers } from './choosers.js';
import { pledgePath, takeoverPath } from './pledge-paths.js';
import { takeoverPage } from './takeover.page.js';

/** How whoever came into a post stands to what was promised from it. */
@ApiExcludeController()
@Controller()
export class TakeoverPages {
  constructor(
    private readonly once: Once,
    private readonly takeovers: TakeoversService,
    private readonly commitments: CommitmentsReader,
    private readonly heirs: HeirsReader,
    private readonly choosers: Choosers,
  ) {}

  @Page(takeoverPath(':id'), 'keepers')
  form(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.page(visit, id, FRESH);
  }

  @PageForm(takeoverPath(':id'), 'keepers')
  take(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    if (isStep(visit.form.fields)) return this.page(visit, id, stillTyped(visit));
    return submit(visit, NewTakeoverDto, {
      read: (fields) => withoutBlanks(withoutLookUps(fields)),
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) => this.takeovers.take(tx, id, input));
        return visit.go(afterwards(visit, pledgePath(id), 'takenOver'));
      },
      again: (failed) => this.page(visit, id, failed),
    });
  }

  private async page(visit: Visit, id: string, failed: Failed): Promise<string> {
    const [commitment, heirs, found] = await Promise.all([
      recordOf<CommitmentDto>(this.commitments.item(visit.actor, id)),
      this.heirs.of(visit.actor, id),
      this.choosers.inForm(visit, { sourceId: 'source' }, failed.typed),
    ]);
    return takeoverPage(visit, { commitment, heirs, found, failed });
  }
}
