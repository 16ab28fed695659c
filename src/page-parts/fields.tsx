import type { Language } from '../common/language.js';
import { describedBy, Errors, Labelled } from '../web/form.js';
import { type Failed, typedText } from '../web/submission.js';

/* Fields beside those of `web`: long texts, days, one of a short list, a file, yes or no. */

interface FieldProps {
  name: string;
  label: string;
  failed: Failed;
  hint?: string;
  /** Stands in the field before anything is typed. */
  value?: string;
  required?: boolean;
}

/** What stands in a field: what was typed, else what it had. */
export const standingIn = (failed: Failed, name: string, value = ''): string =>
  name in failed.typed ? typedText(failed.typed, name) : value;

/** Everything chosen under a name: what was sent, else what it had. */
export const chosenIn = (failed: Failed, name: string, before: readonly string[] = []): string[] =>
  Object.keys(failed.typed).length > 0 ? [failed.typed[name] ?? []].flat() : [...before];

const told = ({ name, hint, failed }: FieldProps) => {
  const errors = failed.errors[name] ?? [];
  return {
    'aria-invalid': errors.length > 0 ? ('true' as const) : undefined,
    'aria-describedby': describedBy(name, hint, errors),
  };
};

interface TextAreaProps extends FieldProps {
  rows?: number;
  /** Longest text the field takes. */
  longest: number;
}

/** A text of several lines. */
export function TextArea(props: TextAreaProps) {
  const { name, label, failed, hint, value, required = true, rows = 4, longest } = props;
  return (
    <Labelled id={name} label={label} hint={hint} errors={failed.errors[name] ?? []}>
      <textarea id={name} name={name} rows={rows} maxLength={longest} required={required} {...told(props)}>
        {standingIn(failed, name, value)}
      </textarea>
    </Labelled>
  );
}

interface DayProps extends FieldProps {
  language: Language;
  /** First and last day that can be meant, YYYY-MM-DD. */
  from?: string;
  to?: string;
}

/** A day of the calendar. */
export function DayInput(props: DayProps) {
  const { name, label, failed, hint, value, required = true, from, to } = props;
  return (
    <Labelled id={name} label={label} hint={hint} errors={failed.errors[name] ?? []}>
      <input
        id={name}
        name={name}
        type="date"
        class="day"
        value={standingIn(failed, name, value)}
        min={from}
        max={to}
        required={required}
        {...told(props)}
      />
    </Labelled>
  );
}

/** A file to send; it has to be chosen again whenever the form comes back. */
export function FileInput(props: FieldProps & { accept: string }) {
  const { name, label, failed, hint, accept } = props;
  return (
    <Labelled id={name} label={label} hint={hint} errors={failed.errors[name] ?? []}>
      <input id={name} name={name} type="file" accept={accept} {...told(props)} />
    </Labelled>
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

interface RadiosProps extends FieldProps {
  options: readonly Option[];
}

/** One of a short list, all of it to be seen. */
export function Radios({ name, label, failed, hint, value, options }: RadiosProps) {
  const errors = failed.errors[name] ?? [];
  const chosen = standingIn(failed, name, value);
  return (
    <fieldset
      class={errors.length > 0 ? 'field field-wrong' : 'field'}
      aria-describedby={describedBy(name, hint, errors)}
    >
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Errors id={name} errors={errors} />
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input type="radio" name={name} value={option.value} checked={option.value === chosen} />
          <span>
            {option.label}
            {option.hint && <span class="hint"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or no; `yes` is what is sent for yes. */
export function Tick({ name, label, failed, hint, value = '' }: FieldProps) {
  const isMarked =
    Object.keys(failed.typed).length > 0 ? typedText(failed.typed, name) === 'yes' : value === 'yes';
  const errors = failed.errors[name] ?? [];
  return (
    <div class={errors.length > 0 ? 'field field-wrong' : 'field'}>
      <Errors id={name} errors={errors} />
      <label class="choice">
        <input
          type="checkbox"
          name={name}
          value="yes"
          checked={isMarked}
          aria-describedby={describedBy(name, undefined, errors)}
        />
        <span>
          {label}
          {hint && <span class="hint"> {hint}</span>}
        </span>
      </label>
    </div>
  );
}
