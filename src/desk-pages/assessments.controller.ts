import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { AssessmentDto } from '../commitments/assessment.dto.js';
import { AssessmentsReader } from '../commitments/assessments.reader.js';
import { AssessmentsService } from '../commitments/assessments.service.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { type Fulfilment, FULFILMENTS } from '../commitments/fulfilment.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { recordOf } from '../page-parts/listed.js';
import { STEP_FIELD } from '../web/form.guard.js';
import { isStep } from './chooser.js';
import { type ChoosableKind, Choosers } from './choosers.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, stillTyped, submit, typedText, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import {
  assessInput,
  MOST_PIECES,
  pieceCount,
  pieceField,
  sourcesIn,
  withPiecesInOrder,
} from './assessment-fields.js';
import { AssessForm, AssessQuery } from './assessment.dto.js';
import { assessPage } from './assess.page.js';
import { FindingsWithSources } from './assessments.js';
import { proposalPage } from './proposal.page.js';
import { assessmentPath, assessPath, pledgePath } from './pledge-paths.js';
import { PledgeReader } from './pledge.reader.js';

/** What the desk finds: entered with evidence, and signed by a second person where that is needed. */
@ApiExcludeController()
@Controller()
export class AssessmentPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly findings: FindingsWithSources,
    private readonly assessments: AssessmentsService,
    private readonly reader: AssessmentsReader,
    private readonly commitments: CommitmentsReader,
    private readonly pledges: PledgeReader,
    private readonly choosers: Choosers,
  ) {}

  @Page(assessPath(':id'), 'keepers')
  form(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { temuan }: AssessQuery,
  ): Promise<string> {
    return this.assessing(visit, id, { finding: temuan ?? null, failed: FRESH });
  }

  @PageForm(assessPath(':id'), 'keepers')
  assess(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields } = visit.form;
    const typed = withPiecesInOrder(fields);
    const finding = findingIn(typed);
    if (isStep(fields)) {
      const step = typedText(fields, STEP_FIELD);
      return this.assessing(visit, id, { finding, failed: { ...stillTyped(visit), typed }, step });
    }
    return submit(visit, AssessForm, {
      read: assessInput,
      done: async (input) => {
        const made = await this.once.run(visit.actor, visit.repeatable, async (tx) => {
          const { id: entry, revision, state } = await this.findings.assess(tx, id, visit.seen, input);
          return { id: entry, revision, body: JSON.stringify({ state }) };
        });
        const { state } = JSON.parse(made.body) as { state: string };
        return visit.go(
          state === 'proposed'
            ? afterwards(visit, assessmentPath(made.id), 'proposed')
            : afterwards(visit, pledgePath(id), 'assessed'),
        );
      },
      again: (failed) => this.assessing(visit, id, { finding, failed: { ...failed, typed } }),
    });
  }

  @Page(assessmentPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.proposal(visit, id, { happened: kabar });
  }

  @PageForm(`${assessmentPath(':id')}/tanda-tangan`, 'keepers')
  sign(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, OptionalReasonDto, {
      read: withoutBlanks,
      done: async ({ reason }) => {
        await this.work.run(visit.actor, (tx) => this.assessments.sign(tx, id, visit.seen, reason));
        return visit.go(afterwards(visit, assessmentPath(id), 'signed'));
      },
      again: (failed) => this.proposal(visit, id, { failed, form: 'tanda-tangan' }),
    });
  }

  @PageForm(`${assessmentPath(':id')}/tarik`, 'keepers')
  withdraw(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: async ({ reason }) => {
        await this.work.run(visit.actor, (tx) => this.assessments.withdraw(tx, id, visit.seen, reason));
        return visit.go(afterwards(visit, assessmentPath(id), 'withdrawn'));
      },
      again: (failed) => this.proposal(visit, id, { failed, form: 'tarik' }),
    });
  }

  private async assessing(
    visit: Visit,
    id: string,
    { finding, failed, step = '' }: { finding: Fulfilment | null; failed: Failed; step?: string },
  ): Promise<string> {
    const { typed } = failed;
    const rows = Math.min(MOST_PIECES, Math.max(1, pieceCount(typed) + (step === 'more' ? 1 : 0)));
    const names: Record<string, ChoosableKind> = {
      referredToId: 'organization',
      supersededById: 'commitment',
    };
    for (let n = 0; n < rows; n++) names[pieceField(n, 'sourceId')] = 'source';
    const [commitment, found, kinds] = await Promise.all([
      recordOf<CommitmentDto>(this.commitments.item(visit.actor, id)),
      this.choosers.inForm(visit, names, typed),
      this.pledges.kindsOf(visit.actor, sourcesIn(typed)),
    ]);
    return assessPage(visit, {
      commitment,
      finding,
      failed,
      found,
      kinds,
      rows,
      isChecked: step === 'check',
    });
  }

  private async proposal(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; form?: string },
  ): Promise<string> {
    const [assessment, proposer] = await Promise.all([
      recordOf<AssessmentDto>(this.reader.item(visit.actor, id)),
      this.pledges.proposerOf(visit.actor, id),
    ]);
    const commitment = await recordOf<CommitmentDto>(
      this.commitments.item(visit.actor, assessment.commitmentId ?? id),
    );
    return proposalPage(visit, {
      assessment,
      proposer,
      commitment,
      ...more,
    });
  }
}

const findingIn = (typed: Pairs): Fulfilment | null =>
  FULFILMENTS.find((finding) => finding === typedText(typed, 'finding')) ?? null;
