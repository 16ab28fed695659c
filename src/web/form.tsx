import type { ComponentChildren } from 'preact';
import { randomUUID } from 'node:crypto';
import { KEY_FIELD, REVISION_FIELD, TOKEN_FIELD } from './form.guard.js';
import { type Failed, typedText } from './submission.js';
import type { Visit } from './visit.js';

/* What forms are made of. They work without script; errors stand at their fields and above the form. */

interface FormProps {
  visit: Visit;
  /** Path the form is sent to, in Indonesian. */
  action: string;
  submit: string;
  failed?: Failed;
  /** Of the record it changes, as the page shows it. */
  revision?: number;
  /** Whether it has a field for a file. */
  hasFile?: boolean;
  /** How the button looks: as the main act of the page, as a lesser one, or as one that cannot be undone. */
  kind?: 'main' | 'lesser' | 'danger';
  children?: ComponentChildren;
}

/** A form, its token, what is wrong with it, and its button. */
export function Form(props: FormProps) {
  const { visit, action, submit, failed, revision, hasFile = false, kind = 'main', children } = props;
  return (
    <form
      method="post"
      action={visit.at(action)}
      encType={hasFile ? 'multipart/form-data' : undefined}
      class={children ? 'form' : 'form button-form'}
      noValidate
    >
      <CsrfField token={visit.formToken} />
      <input type="hidden" name={KEY_FIELD} value={randomUUID()} />
      {revision !== undefined && <input type="hidden" name={REVISION_FIELD} value={revision} />}
      <Alert message={failed?.message} />
      {children}
      <button type="submit" class={`button button-${kind}`}>
        {submit}
      </button>
    </form>
  );
}

/** What is wrong, read out at once; nothing if nothing is. */
export function Alert({ message }: { message: string | undefined }) {
  return message ? (
    <p class="alert-box" role="alert">
      {message}
    </p>
  ) : null;
}

/** The token of the session, which shows that the form stands on a page of ours. */
export function CsrfField({ token }: { token: string | null }) {
  return token === null ? null : <input type="hidden" name={TOKEN_FIELD} value={token} />;
}

/** Whose password a form is about: password managers file it under this, nobody sees it, and it is not sent. */
export function WhosePassword({ email }: { email: string }) {
  return <input class="unseen" type="email" autocomplete="username" value={email} readOnly />;
}

interface FieldProps {
  name: string;
  label: string;
  failed: Failed;
  hint?: string;
  type?: 'text' | 'email' | 'password' | 'number';
  autocomplete: string;
  inputMode?: 'numeric' | 'text';
  required?: boolean;
  /** Stands in the field before anything is typed. */
  value?: string;
  /** Longest text the field takes. */
  longest?: number;
  /** So that one page can hold the same field twice. */
  prefix?: string;
  /** Takes the focus when the page opens; a field with an error comes first. */
  isFirst?: boolean;
}

/** One line to fill in. What is secret is never sent back. */
export function Field(props: FieldProps) {
  const { name, label, failed, hint, type = 'text', autocomplete, inputMode, prefix = '' } = props;
  const { required = true, value = '', longest, isFirst = false } = props;
  const id = `${prefix}${name}`;
  const errors = failed.errors[name] ?? [];
  const isFocused = errors.length > 0 ? Object.keys(failed.errors)[0] === name : isFirst && !failed.message;
  const isSecret = type === 'password' || autocomplete === 'one-time-code';
  return (
    <Labelled id={id} label={label} hint={hint} errors={errors}>
      <input
        id={id}
        name={name}
        // Preact's types know roles for each type, not for one of several.
        // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler that builds this needs it
        type={type as 'text'}
        value={isSecret ? undefined : name in failed.typed ? typedText(failed.typed, name) : value}
        autocomplete={autocomplete}
        inputMode={inputMode}
        required={required}
        maxLength={longest}
        autofocus={isFocused}
        autocapitalize={type === 'email' || isSecret ? 'none' : undefined}
        spellcheck={type === 'email' || isSecret ? false : undefined}
        aria-invalid={errors.length > 0 ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      />
    </Labelled>
  );
}

interface SelectProps extends Pick<FieldProps, 'name' | 'label' | 'failed' | 'hint' | 'value' | 'prefix'> {
  options: { value: string; label: string }[];
}

/** One of a list. */
export function Select({ name, label, failed, hint, value = '', prefix = '', options }: SelectProps) {
  const id = `${prefix}${name}`;
  const errors = failed.errors[name] ?? [];
  const chosen = name in failed.typed ? typedText(failed.typed, name) : value;
  return (
    <Labelled id={id} label={label} hint={hint} errors={errors}>
      <select
        id={id}
        name={name}
        aria-invalid={errors.length > 0 ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface ChoicesProps extends Pick<FieldProps, 'name' | 'label' | 'failed'> {
  options: { value: string; label: string; hint?: string }[];
  /** Those marked before anything is chosen. */
  chosen: string[];
}

/** Some of a short list. */
export function Choices({ name, label, failed, options, chosen }: ChoicesProps) {
  const errors = failed.errors[name] ?? [];
  const isAnew = Object.keys(failed.typed).length > 0;
  const marked = isAnew ? [failed.typed[name] ?? []].flat() : chosen;
  return (
    <fieldset
      class={errors.length > 0 ? 'field field-wrong' : 'field'}
      aria-describedby={describedBy(name, undefined, errors)}
    >
      <legend>{label}</legend>
      <Errors id={name} errors={errors} />
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input type="checkbox" name={name} value={option.value} checked={marked.includes(option.value)} />
          <span>
            {option.label}
            {option.hint && <span class="hint"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface LabelledProps extends Pick<FieldProps, 'label' | 'hint'> {
  id: string;
  errors: string[];
  children: ComponentChildren;
}

/** What stands around every single field: its label, its hint and what is wrong with it. */
export function Labelled({ id, label, hint, errors, children }: LabelledProps) {
  return (
    <div class={errors.length > 0 ? 'field field-wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Errors id={id} errors={errors} />
      {children}
    </div>
  );
}

export function Errors({ id, errors }: { id: string; errors: string[] }) {
  return (
    <>
      {errors.map((error, n) => (
        <p key={error} class="error" id={`${id}-error-${n}`}>
          {error}
        </p>
      ))}
    </>
  );
}

export const describedBy = (id: string, hint: string | undefined, errors: string[]): string | undefined =>
  [...(hint ? [`${id}-hint`] : []), ...errors.map((_, n) => `${id}-error-${n}`)].join(' ') || undefined;
