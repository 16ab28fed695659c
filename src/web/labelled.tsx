import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { WrongFieldsContext } from './error-summary.js';
import type { Failed } from './submission.js';

/* What stands around a field: its label, its hint and what is wrong with it. */

interface LabelledProps {
  id: string;
  name: string;
  label: string;
  hint: string | undefined;
  failed: Failed;
  children: ComponentChildren;
}

export const errorsOf = ({ errors }: Failed, name: string): string[] => errors[name] ?? [];

export const groupClass = (isWrong: boolean): string =>
  isWrong ? 'govuk-form-group govuk-form-group--error field field-wrong' : 'govuk-form-group field';

/** A single field. */
export function Labelled({ id, name, label, hint, failed, children }: LabelledProps) {
  const errors = errorsOf(failed, name);
  return (
    <div class={groupClass(errors.length > 0)}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <Hint id={id} hint={hint} />
      <Errors id={id} name={name} label={label} errors={errors} />
      {children}
    </div>
  );
}

export const Hint = ({ id, hint }: { id: string; hint: string | undefined }) =>
  hint ? (
    <p class="govuk-hint hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;

interface ErrorsProps {
  id: string;
  name: string;
  label: string;
  errors: string[];
  /** Where the summary leads, if it is not the field with this id. */
  target?: string;
}

export function Errors({ id, name, label, errors, target = id }: ErrorsProps) {
  const wrong = useContext(WrongFieldsContext);
  if (errors.length > 0) wrong.note(name, { id: target, label });
  return (
    <>
      {errors.map((error, n) => (
        <p key={error} class="govuk-error-message error" id={`${id}-error-${n}`}>
          {error}
        </p>
      ))}
    </>
  );
}

interface Described {
  id: string;
  name: string;
  hint: string | undefined;
  failed: Failed;
}

/** What ties a field to its hint and errors, for those who hear the page. */
export function described({ id, name, hint, failed }: Described) {
  const errors = errorsOf(failed, name);
  const texts = [...(hint ? [`${id}-hint`] : []), ...errors.map((_, n) => `${id}-error-${n}`)];
  return {
    'aria-describedby': texts.join(' ') || undefined,
    'aria-invalid': errors.length > 0 ? ('true' as const) : undefined,
  };
}
