import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { Lookups, partsOf } from './lookups.js';
import { stepIn, takeStep } from './steps.js';

/** The steps a form with look-ups can take before it is sent: find what words mean, record what was not found. */
@Injectable()
export class LookupSteps {
  constructor(
    private readonly lookups: Lookups,
    private readonly work: UnitOfWork,
  ) {}

  /** The form again after the step it asks for; null where it asks for none of these. */
  of(visit: Visit, again: (failed: Failed) => Promise<string>): Promise<string | undefined> | null {
    const { fields } = visit.form;
    const step = stepIn(fields);
    if (step?.act === 'cari') return takeStep(visit, again, async () => fields);
    if (step?.act !== 'baru') return null;
    const parts = partsOf(step.on);
    return takeStep(visit, again, () =>
      this.work.run(visit.actor, async (tx) => ({
        ...fields,
        [parts.who]: await this.lookups.make(tx, fields, step.on),
        [parts.askedFor]: typedText(fields, parts.words),
      })),
    );
  }
}
