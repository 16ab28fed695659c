import type { ComponentChildren } from 'preact';
import { type Failed, typedText } from '../web/submission.js';

/* Fields of the desk's forms beside those all pages share: days, times, numbers, longer texts, one of a few. */

interface Common {
  name: string;
  label: string;
  failed: Failed;
  hint?: string;
  /** Stands in the field before anything is typed. */
  value?: string;
  required?: boolean;
}

const typedOr = ({ name, failed, value = '' }: Common): string =>
  name in failed.typed ? typedText(failed.typed, name) : value;

/** The id of a field, which addresses can point at: `attendances.3.words` as `attendances-3-words`. */
export const idOf = (name: string): string => name.replaceAll('.', '-');

/** A label, a hint and what is wrong, around one field. */
function Around({ name, label, failed, hint, children }: Common & { children: ComponentChildren }) {
  const id = idOf(name);
  const errors = failed.errors[name] ?? [];
  return (
    <div class={errors.length > 0 ? 'field field-wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrors name={name} failed={failed} />
      {children}
    </div>
  );
}

/** What is wrong with a field. */
export function FieldErrors({ name, failed }: Pick<Common, 'name' | 'failed'>) {
  return (
    <>
      {(failed.errors[name] ?? []).map((error, n) => (
        <p key={error} class="error" id={`${idOf(name)}-error-${n}`}>
          {error}
        </p>
      ))}
    </>
  );
}

const described = ({ name, failed, hint }: Common) => {
  const errors = failed.errors[name] ?? [];
  const ids = [...(hint ? [`${idOf(name)}-hint`] : []), ...errors.map((_, n) => `${idOf(name)}-error-${n}`)];
  return {
    'aria-invalid': errors.length > 0 ? ('true' as const) : undefined,
    'aria-describedby': ids.join(' ') || undefined,
  };
};

interface TextProps extends Common {
  longest?: number;
  /** Takes the focus when the page opens. */
  isFirst?: boolean;
}

/** One line. */
export const TextLine = (props: TextProps) => (
  <Around {...props}>
    <input
      id={idOf(props.name)}
      name={props.name}
      type="text"
      value={typedOr(props)}
      autocomplete="off"
      required={props.required}
      maxLength={props.longest}
      autofocus={props.isFirst}
      {...described(props)}
    />
  </Around>
);

/** Several lines. */
export const TextArea = (props: TextProps & { rows?: number }) => (
  <Around {...props}>
    <textarea
      id={idOf(props.name)}
      name={props.name}
      rows={props.rows ?? 3}
      required={props.required}
      maxLength={props.longest}
      {...described(props)}
    >
      {typedOr(props)}
    </textarea>
  </Around>
);

/** A day, YYYY-MM-DD. */
export const DayInput = (props: Common) => (
  <Around {...props}>
    <input
      id={idOf(props.name)}
      name={props.name}
      type="date"
      value={typedOr(props)}
      required={props.required}
      {...described(props)}
    />
  </Around>
);

/** A time of day in Asia/Jakarta, HH:MM. */
export const TimeInput = (props: Common) => (
  <Around {...props}>
    <input
      id={idOf(props.name)}
      name={props.name}
      type="time"
      value={typedOr(props)}
      required={props.required}
      {...described(props)}
    />
  </Around>
);

/** A whole number. */
export const NumberInput = (props: Common) => (
  <Around {...props}>
    <input
      id={idOf(props.name)}
      name={props.name}
      type="number"
      inputMode="numeric"
      min="1"
      value={typedOr(props)}
      required={props.required}
      {...described(props)}
    />
  </Around>
);

export interface Option {
  value: string;
  label: string;
}

/** One of a list. */
export function Pick1({ options, ...props }: Common & { options: Option[] }) {
  const chosen = typedOr(props);
  return (
    <Around {...props}>
      <select id={idOf(props.name)} name={props.name} {...described(props)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** One of a few that all show. */
export function Radios({ options, ...props }: Common & { options: (Option & { hint?: string })[] }) {
  const chosen = typedOr(props);
  return (
    <fieldset class={props.failed.errors[props.name] ? 'field field-wrong' : 'field'} {...described(props)}>
      <legend>{props.label}</legend>
      {props.hint && (
        <p class="hint" id={`${idOf(props.name)}-hint`}>
          {props.hint}
        </p>
      )}
      <FieldErrors name={props.name} failed={props.failed} />
      {options.map(({ value, label, hint }) => (
        <label key={value} class="choice">
          <input type="radio" name={props.name} value={value} checked={value === chosen} />
          <span>
            {label}
            {hint && <span class="hint"> {hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or nothing. */
export function Tick({ name, label, failed, isOn, hint }: Common & { isOn: boolean }) {
  const isAnew = Object.keys(failed.typed).length > 0;
  return (
    <div class={failed.errors[name] ? 'field field-wrong' : 'field'}>
      <FieldErrors name={name} failed={failed} />
      <label class="choice">
        <input type="checkbox" name={name} value="ya" checked={isAnew ? name in failed.typed : isOn} />
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
    name="step"
    value={value}
    class="button button-lesser"
    formNoValidate
    formaction={action === '' ? undefined : `${action}#${idOf(at)}`}
  >
    {label}
  </button>
);
