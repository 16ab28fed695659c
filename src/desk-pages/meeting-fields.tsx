import { DayInput as Day, Field, Select, TextArea as Area, TimeInput as Time } from '../web/form.js';
import { STEP_FIELD } from '../web/form.guard.js';
import { Errors } from '../web/labelled.js';
import type { Failed } from '../web/submission.js';

/* The fields of the desk's long forms: what is left blank is left out, so that few are required and none explains itself. */

interface Common {
  name: string;
  label: string;
  failed: Failed;
  hint?: string;
  /** Stands in the field before anything is typed. */
  value?: string;
  /** So that one page can hold the same field twice. */
  prefix?: string;
}

/** An id made of the name of a field that selectors take as it is: `attendances.3` as `attendances-3`. */
export const idOf = (name: string): string => name.replaceAll('.', '-');

/** What is wrong with a field that has no box of its own. */
export const FieldErrors = ({ name, label, failed }: Pick<Common, 'name' | 'label' | 'failed'>) => (
  <Errors id={name} name={name} label={label} errors={failed.errors[name] ?? []} />
);

interface TextProps extends Common {
  longest?: number;
  /** Takes the focus when the page opens. */
  isFirst?: boolean;
}

/** One line. */
export const TextLine = ({ required = false, ...props }: TextProps & { required?: boolean }) => (
  <Field {...props} autocomplete="off" required={required} />
);

/** Several lines. */
export const TextArea = ({ rows = 3, ...props }: TextProps & { rows?: number }) => (
  <Area {...props} rows={rows} required={false} />
);

/** A day, YYYY-MM-DD. */
export const DayInput = (props: Common) => (
  <Day {...props} hint={props.hint ?? ''} language="id" required={false} />
);

/** A time of day in Asia/Jakarta, HH:MM. */
export const TimeInput = (props: Common) => (
  <Time {...props} hint={props.hint ?? ''} language="id" required={false} />
);

/** A whole number. */
export const NumberInput = (props: Common) => (
  <Field {...props} type="number" inputMode="numeric" autocomplete="off" required={false} />
);

/** A value that can be chosen. */
export interface Option {
  value: string;
  label: string;
}

/** One of a list. */
export const OneOfList = (props: Common & { options: Option[] }) => <Select {...props} />;

/** Yes or nothing. */
export function Tick({ name, label, failed, isOn, hint }: Common & { isOn: boolean }) {
  const isAnew = Object.keys(failed.typed).length > 0;
  return (
    <div class={failed.errors[name] ? 'field field-wrong' : 'field'}>
      <FieldErrors name={name} label={label} failed={failed} />
      <label class="choice">
        <input
          id={name}
          type="checkbox"
          name={name}
          value="ya"
          checked={isAnew ? name in failed.typed : isOn}
        />
        <span>
          {label}
          {hint && <span class="hint"> {hint}</span>}
        </span>
      </label>
    </div>
  );
}

interface StepProps {
  /** What it does, sent as `step`. */
  value: string;
  label: string;
  /** The form's own address, as it is opened; empty where only the form knows it. */
  action: string;
  /** Name of the field the page shows again at. */
  at: string;
}

/** A button that shows the form again with something more on it; nothing is recorded yet. */
export const Step = ({ value, label, action, at }: StepProps) => (
  <button
    type="submit"
    name={STEP_FIELD}
    value={value}
    class="button button-lesser"
    formNoValidate
    formaction={action === '' ? undefined : `${action}#${at}`}
  >
    {label}
  </button>
);
