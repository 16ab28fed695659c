import { OmitType } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { Line, OneOf, Optional } from '../common/fields.js';
import { SetStepDto } from '../milestones/milestone-set.dto.js';
import { type Failed, readNested, withoutBlanks } from '../web/submission.js';
import type { Nested } from '../web/nested.js';
import { withoutLookUps } from './chooser.js';
import { rowCount } from './form-rows.js';

/* Steps of a set as forms send them: without a key, and with one word for whether they are optional or decisive. */

export const STEP_WEIGHTS = ['required', 'optional', 'decisive'] as const;
export type StepWeight = (typeof STEP_WEIGHTS)[number];

/** What a set is called, and why that changes. */
export class SetNamesForm {
  @Line(100) label: string;
  @Line(100) labelEn: string;
  @Line(500) reason: string;
}

/** A step of a set, its place, and why. */
export class SetStepForm extends OmitType(SetStepDto, ['key', 'isOptional', 'isDecisive']) {
  @OneOf(STEP_WEIGHTS) weight: StepWeight;
  /** Key of the step it comes after; left out, it is the first. */
  @Optional() @Line(50) after?: string;
  @Line(500) reason: string;
}

type Weighed = Pick<SetStepDto, 'isOptional' | 'isDecisive'>;

export const weightOf = ({ isOptional, isDecisive }: Weighed): StepWeight =>
  isDecisive ? 'decisive' : isOptional ? 'optional' : 'required';

/** A step that carries this key, of what its form sent. */
export const stepOf = (
  key: string,
  { weight, ...step }: Omit<SetStepForm, 'after' | 'reason'>,
): SetStepDto => ({
  ...step,
  ...weighed(weight),
  key,
});

const weighed = (weight: string | undefined): Weighed => ({
  isOptional: weight === 'optional',
  isDecisive: weight === 'decisive',
});

/** The steps with one of them right after another, whether it was among them before or not. @param after its key; null for the head */
export function placed(steps: readonly SetStepDto[], step: SetStepDto, after: string | null): SetStepDto[] {
  const others = without(steps, step.key);
  const at = others.findIndex(({ key }) => key === after) + 1;
  return others.toSpliced(at, 0, step);
}

export const without = (steps: readonly SetStepDto[], key: string): SetStepDto[] =>
  steps.filter((step) => step.key !== key);

const LONGEST_STEM = 40;

/** A key for good, made of what something is called: `Paraf koordinasi` is `paraf-koordinasi`, or `…-2` where that is taken. */
export function keyOf(name: string, taken: readonly string[]): string {
  const words =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const said = words.join('-').slice(0, LONGEST_STEM).replace(/-$/, '');
  const stem = /^[a-z]./.test(said) ? said : ['langkah', said].filter(Boolean).join('-');
  for (let n = 1; ; n++) {
    const key = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.includes(key)) return key;
  }
}

interface TypedSet {
  label?: string;
  steps?: (Partial<Record<keyof SetStepDto, string>> & { weight?: string })[];
}

/** A new set as its form sends it. Rows that nothing was typed into are left out. @param taken keys of other sets */
export function newSetIn(sent: Pairs, taken: readonly string[]): Nested {
  const fields = withoutBlanks(withoutLookUps(sent));
  const isFilled = (row: string) =>
    Object.keys(fields).some((name) => name.startsWith(row) && !name.endsWith('.weight'));
  const typed = Object.fromEntries(
    Object.entries(fields).filter(
      ([name]) => !name.endsWith('.weight') || isFilled(name.slice(0, -'weight'.length)),
    ),
  );
  return readNested(typed, ({ steps = [], ...set }: TypedSet) => {
    const keys: string[] = [];
    return {
      ...set,
      key: keyOf(set.label ?? '', taken),
      steps: steps.map(({ weight, ...step }) => {
        keys.push(keyOf(step.title ?? '', keys));
        return { ...step, ...weighed(weight), key: keys.at(-1) };
      }),
    };
  });
}

/** What is wrong with a step, at the fields of its form. @param isAlone whether the form is of one step, whose fields stand by themselves */
export function atStepFields(failed: Failed, isAlone = false): Failed {
  const errors = Object.fromEntries(
    Object.entries(failed.errors).map(([path, texts]) => {
      const name = path.replace(/\bis(?:Decisive|Optional)$/, 'weight');
      return [isAlone ? name.replace(/^steps\.\d+\./, '') : name, texts];
    }),
  );
  return { ...failed, errors };
}

/** Rows of steps a form has at first, and as many more with each “more”. */
const ROWS = 3;
const MOST_ROWS = 50;

/** How many steps a form has room for. */
export const rowsIn = (fields: Pairs): number => Math.min(MOST_ROWS, rowCount(fields, 'steps', ROWS));

/** The form with room for more steps. */
export const withMoreSteps = (fields: Pairs): Pairs => ({
  ...fields,
  [`steps.${rowsIn(fields) + ROWS - 1}.title`]: '',
});
