import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type LadderDto, SetLadderDto } from '../commitments/escalation-ladder.dto.js';
import { EscalationsReader } from '../commitments/escalations.reader.js';
import { EscalationsService } from '../commitments/escalations.service.js';
import type { Pairs } from '../common/form-body.js';
import { Once } from '../database/once.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { listed } from '../page-parts/listed.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, readNested, stillTyped, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { isStep, withoutLookUps } from './chooser.js';
import { Choosers } from './choosers.js';
import { ESCALATION_PATH, escalationPage, LADDER_CHOOSERS, seenOf } from './escalation.page.js';
import { numberIn } from './form-rows.js';

/** Who is told of follow-ups that stay undone: the office reads it, administrators set it. */
@ApiExcludeController()
@Controller()
export class EscalationPages {
  constructor(
    private readonly once: Once,
    private readonly escalations: EscalationsService,
    private readonly reader: EscalationsReader,
    private readonly choosers: Choosers,
  ) {}

  @Page(ESCALATION_PATH, 'keepers')
  show(@Visited() visit: Visit, @Query() { kabar }: HappenedQuery): Promise<string> {
    return this.page(visit, FRESH, kabar === 'set');
  }

  @PageForm(ESCALATION_PATH, 'administrators')
  set(@Visited() visit: Visit): Promise<string | undefined> {
    if (isStep(visit.form.fields)) return this.page(visit, stillTyped(visit));
    return submit(visit, SetLadderDto, {
      read: ladderIn,
      done: async (input) => {
        const { actor, repeatable, form } = visit;
        const seen = seenOf(form.revision, input.unitId);
        await this.once.run(actor, repeatable, (tx) => this.escalations.set(tx, input, seen));
        return visit.go(afterwards(visit, ESCALATION_PATH, 'set'));
      },
      again: (failed) => this.page(visit, failed),
    });
  }

  private async page(visit: Visit, failed: Failed, happened = false): Promise<string> {
    const [{ items: ladders }, found] = await Promise.all([
      listed<LadderDto>(this.reader.page(visit.actor)),
      this.choosers.inForm(visit, LADDER_CHOOSERS, failed.typed),
    ]);
    return escalationPage(visit, { ladders, found, failed, happened });
  }
}

interface TypedLadder {
  rungs?: { label?: string; afterWorkingDays?: string; postId?: string }[];
}

/** A rung left blank as a whole is none. */
const ladderIn = (fields: Pairs) =>
  readNested(withoutBlanks(withoutLookUps(fields)), ({ rungs = [], ...typed }: TypedLadder) => ({
    ...typed,
    rungs: rungs.map(({ afterWorkingDays = '', ...rung }) => ({
      ...rung,
      afterWorkingDays: numberIn(afterWorkingDays),
    })),
  }));
