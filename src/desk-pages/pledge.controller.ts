import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { RestatementDto, type CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import type { RecordAct } from '../commitments/record-state.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { recordOf } from '../page-parts/listed.js';
import { isStep, withoutLookUps } from './chooser.js';
import { Choosers } from './choosers.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, stillTyped, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { pledgePath, restatePath } from './pledge-paths.js';
import { PledgeReader } from './pledge.reader.js';
import { pledgePage } from './pledge.page.js';
import { restatePage } from './restate.page.js';

/** What the desk does with one commitment: its record, from draft to verified and on. */
@ApiExcludeController()
@Controller()
export class PledgePages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commitments: CommitmentsReader,
    private readonly records: CommitmentsService,
    private readonly pledges: PledgeReader,
    private readonly choosers: Choosers,
  ) {}

  @Page(pledgePath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(`${pledgePath(':id')}/ajukan`, 'keepers')
  submit(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, 'submitted', OptionalReasonDto);
  }

  @PageForm(`${pledgePath(':id')}/kembalikan`, 'keepers')
  sendBack(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, 'returned', ReasonDto);
  }

  @PageForm(`${pledgePath(':id')}/verifikasi`, 'keepers')
  verify(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, 'verified', OptionalReasonDto);
  }

  @PageForm(`${pledgePath(':id')}/tolak`, 'keepers')
  decline(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, 'declined', ReasonDto);
  }

  @PageForm(`${pledgePath(':id')}/tarik`, 'keepers')
  retract(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, 'retracted', ReasonDto);
  }

  @Page(restatePath(':id'), 'keepers')
  restating(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.restatement(visit, id, FRESH);
  }

  @PageForm(restatePath(':id'), 'keepers')
  restate(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    if (isStep(typed)) return this.restatement(visit, id, stillTyped(visit));
    return submit(visit, RestatementDto, {
      read: (fields) => withoutBlanks(withoutLookUps(fields)),
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.records.restate(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, pledgePath(id), 'restated'));
      },
      again: (failed) => this.restatement(visit, id, failed),
    });
  }

  private act(
    visit: Visit,
    id: string,
    act: RecordAct,
    Input: new () => { reason?: string | null },
  ): Promise<string | undefined> {
    return submit(visit, Input, {
      read: withoutBlanks,
      done: async ({ reason = null }) => {
        await this.work.run(visit.actor, (tx) => this.records.act(tx, act, id, visit.seen, reason));
        return visit.go(afterwards(visit, pledgePath(id), act));
      },
      again: (failed) => this.page(visit, id, { failed, act }),
    });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; act?: RecordAct },
  ): Promise<string> {
    const [commitment, authors] = await Promise.all([
      this.commitment(visit, id),
      this.pledges.authorsOf(visit.actor, id),
    ]);
    return pledgePage(visit, { commitment, authors, ...more });
  }

  private async restatement(visit: Visit, id: string, failed: Failed): Promise<string> {
    const [commitment, found] = await Promise.all([
      this.commitment(visit, id),
      this.choosers.inForm(visit, { statementId: 'statement' }, failed.typed),
    ]);
    return restatePage(visit, { commitment, found, failed });
  }

  private commitment(visit: Visit, id: string): Promise<CommitmentDto> {
    return recordOf<CommitmentDto>(this.commitments.item(visit.actor, id));
  }
}
