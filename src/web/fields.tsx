import type { ComponentChildren } from 'preact';
import type { Language, Text } from '../common/language.js';
import { described, Labelled } from './labelled.js';
import { type Failed, typedText } from './submission.js';

/* The fields of forms that take a text. The markup is that of govuk-frontend. */

const WORDS = {
  day: { id: 'Tanggal, misalnya 2026-03-31', en: 'A date, such as 2026-03-31' },
  time: { id: 'Jam dan menit WIB, misalnya 09:30', en: 'Hours and minutes (WIB), such as 09:30' },
} satisfies Record<string, Text>;

interface Named {
  name: string;
  label: string;
  failed: Failed;
  hint?: string;
  required?: boolean;
  /** Stands in the field before anything is typed. */
  value?: string;
  /** So that one page can hold the same field twice. */
  prefix?: string;
}

interface FieldProps extends Named {
  type?: 'text' | 'email' | 'password' | 'number' | 'tel' | 'url' | 'search';
  autocomplete: string;
  inputMode?: 'numeric' | 'text' | 'decimal';
  /** Longest text the field takes. */
  longest?: number;
  /** Takes the focus when the page opens, unless something is wrong. */
  isFirst?: boolean;
  /** Id of a list of what is offered while typing. */
  list?: string;
}

const shown = ({ name, failed, value = '' }: Pick<Named, 'name' | 'failed' | 'value'>): string =>
  name in failed.typed ? typedText(failed.typed, name) : value;

/** One line to fill in. What is secret is never sent back. */
export function Field(props: FieldProps) {
  const { name, label, failed, hint, type = 'text', autocomplete, inputMode, prefix = '' } = props;
  const { required = true, longest, isFirst = false, list } = props;
  const id = `${prefix}${name}`;
  const isSecret = type === 'password' || autocomplete === 'one-time-code';
  const isPlain = isSecret || type === 'email' || type === 'url';
  return (
    <Labelled id={id} name={name} label={label} hint={hint} failed={failed}>
      <input
        class="govuk-input"
        id={id}
        name={name}
        // Preact's types know roles for each type, not for one of several.
        // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler that builds this needs it
        type={type as 'text'}
        value={isSecret ? undefined : shown(props)}
        autocomplete={autocomplete}
        inputMode={inputMode}
        required={required}
        maxLength={longest}
        list={list}
        autofocus={isFirst && !failed.message}
        autocapitalize={isPlain ? 'none' : undefined}
        spellcheck={isPlain ? false : undefined}
        {...described({ id, name, hint, failed })}
      />
    </Labelled>
  );
}

interface TextAreaProps extends Named {
  rows?: number;
  longest?: number;
}

/** Several lines to fill in. */
export function TextArea(props: TextAreaProps) {
  const { name, label, failed, hint, required = true, rows = 4, longest, prefix = '' } = props;
  const id = `${prefix}${name}`;
  return (
    <Labelled id={id} name={name} label={label} hint={hint} failed={failed}>
      <textarea
        class="govuk-textarea"
        id={id}
        name={name}
        rows={rows}
        required={required}
        maxLength={longest}
        {...described({ id, name, hint, failed })}
        // A browser drops the first line break of what stands in a textarea.
        value={shown(props).replace(/^\r?\n/, '\n\n')}
      />
    </Labelled>
  );
}

interface DayInputProps extends Named {
  language: Language;
  /** First and last day that can be meant, YYYY-MM-DD. */
  from?: string;
  to?: string;
}

/** A day, sent as YYYY-MM-DD; where the browser offers no calendar it is typed so. */
export function DayInput(props: DayInputProps) {
  const { name, label, failed, language, hint = WORDS.day[language], required = true, prefix = '' } = props;
  const id = `${prefix}${name}`;
  return (
    <Labelled id={id} name={name} label={label} hint={hint} failed={failed}>
      <input
        class="govuk-input govuk-input--width-10"
        id={id}
        name={name}
        type="date"
        value={shown(props)}
        min={props.from}
        max={props.to}
        required={required}
        autocomplete="off"
        {...described({ id, name, hint, failed })}
      />
    </Labelled>
  );
}

/** A time of day, sent as HH:MM. */
export function TimeInput(props: Named & { language: Language }) {
  const { name, label, failed, language, hint = WORDS.time[language], required = true, prefix = '' } = props;
  const id = `${prefix}${name}`;
  return (
    <Labelled id={id} name={name} label={label} hint={hint} failed={failed}>
      <input
        class="govuk-input govuk-input--width-5"
        id={id}
        name={name}
        type="time"
        value={shown(props)}
        required={required}
        autocomplete="off"
        {...described({ id, name, hint, failed })}
      />
    </Labelled>
  );
}

interface FileInputProps extends Omit<Named, 'value'> {
  /** Media types and endings the field offers, as its `accept` lists them. */
  accept?: string;
}

/** A file. Its form is one that `hasFile`; what was chosen cannot be kept when the form is shown again. */
export function FileInput({
  name,
  label,
  failed,
  hint,
  required = true,
  prefix = '',
  accept,
}: FileInputProps) {
  const id = `${prefix}${name}`;
  return (
    <Labelled id={id} name={name} label={label} hint={hint} failed={failed}>
      <input
        class="govuk-file-upload"
        id={id}
        name={name}
        type="file"
        accept={accept}
        required={required}
        {...described({ id, name, hint, failed })}
      />
    </Labelled>
  );
}

/** What a form carries along unseen. */
export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={value} />
);

interface FieldsetProps {
  legend: string;
  hint?: string;
  children: ComponentChildren;
}

/** Fields that belong together, such as one row of a list. */
export const Fieldset = ({ legend, hint, children }: FieldsetProps) => (
  <fieldset class="govuk-fieldset group">
    <legend class="govuk-fieldset__legend">{legend}</legend>
    {hint && <p class="govuk-hint hint">{hint}</p>}
    {children}
  </fieldset>
);
