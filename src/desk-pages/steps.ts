import type { Pairs } from '../common/form-body.js';
import { STEP_FIELD } from '../web/form.guard.js';
import { type Failed, FRESH, orShownAgain, press, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';

/** What a button of a form asks for before the form is sent: more rows, a look-up, something new. */
export interface FormStep {
  act: string;
  /** What it is about: a list of rows, a field. */
  on: string;
}

const STEP = /^([a-z]+)(?::([A-Za-z0-9.]{1,100}))?$/;

/** The step a form asks for; null where it is sent to be done. */
export function stepIn(fields: Pairs): FormStep | null {
  const [, act, on = ''] = STEP.exec(typedText(fields, STEP_FIELD)) ?? [];
  return act === undefined ? null : { act, on };
}

/** Shows the form again after a step, with what the step changed in it; a step that is refused says why at its field. */
export function takeStep(
  visit: Visit,
  again: (failed: Failed) => Promise<string>,
  take: () => Promise<Pairs>,
): Promise<string | undefined> {
  const { step: _, ...fields } = visit.form.fields;
  return orShownAgain(visit, { typed: fields, again }, () =>
    press(visit, async () => {
      const { step: _step, ...typed } = await take();
      return again({ ...FRESH, typed, revision: visit.form.revision });
    }),
  );
}
