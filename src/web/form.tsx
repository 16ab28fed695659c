import type { ComponentChildren } from 'preact';
import { randomUUID } from 'node:crypto';
import { Alert, ErrorSummary } from './error-summary.js';
import { KEY_FIELD, REVISION_FIELD, TOKEN_FIELD } from './form.guard.js';
import { type Failed, FRESH } from './submission.js';
import type { Visit } from './visit.js';

/* What forms are made of. They work without script; errors stand at their fields and above the form. */

export { Alert, ErrorSummary } from './error-summary.js';
export { Choices, Radios, Select } from './choices.js';
export { DayInput, Field, Fieldset, FileInput, Hidden, TextArea, TimeInput } from './fields.js';
export { StaleNotice } from './stale-notice.js';

interface FormProps {
  visit: Visit;
  /** Path the form is sent to, in Indonesian. */
  action: string;
  submit: string;
  failed?: Failed;
  /** Of the record it changes, as the page shows it. */
  revision?: number | string;
  /** How the button looks: as the main act of the page, as a lesser one, or as one that cannot be undone. */
  kind?: 'main' | 'lesser' | 'danger';
  /** Whether it brings a file; it is sent as multipart/form-data then. */
  hasFile?: boolean;
  children?: ComponentChildren;
}

/** A form, its token, what is wrong with it, and its button. */
export function Form(props: FormProps) {
  const { visit, action, submit, failed = FRESH, revision, kind = 'main', hasFile = false, children } = props;
  return (
    <form
      method="post"
      action={visit.at(action)}
      class={children ? 'form' : 'form button-form'}
      encType={hasFile ? 'multipart/form-data' : undefined}
      noValidate
    >
      <CsrfField token={visit.formToken} />
      <input type="hidden" name={KEY_FIELD} value={randomUUID()} />
      {revision !== undefined && (
        <input type="hidden" name={REVISION_FIELD} value={failed.revision ?? revision} />
      )}
      <WhatIsWrong failed={failed} />
      {children}
      <Button text={submit} kind={kind} />
    </form>
  );
}

interface ButtonProps {
  text: string;
  kind?: 'main' | 'lesser' | 'danger';
  /** For a form with several buttons: the field that says which was pressed, and what it says. */
  name?: string;
  value?: string;
  /** What it is called where its text alone does not tell it from others. */
  label?: string;
}

/** A button that sends its form. */
export const Button = ({ text, kind = 'main', name, value, label }: ButtonProps) => (
  <button
    type="submit"
    class={`govuk-button button button-${kind}`}
    name={name}
    value={value}
    aria-label={label}
  >
    {text}
  </button>
);

function WhatIsWrong({ failed }: { failed: Failed }) {
  if (Object.keys(failed.errors).length > 0) return <ErrorSummary failed={failed} />;
  if (failed.isReturned)
    return (
      <p class="news" role="alert">
        {failed.message}
      </p>
    );
  // That somebody else came first is said beside what they changed.
  return failed.isStale ? null : <Alert message={failed.message} remedy={failed.remedy} />;
}

/** The token of the session, which shows that the form stands on a page of ours. */
export function CsrfField({ token }: { token: string | null }) {
  return token === null ? null : <input type="hidden" name={TOKEN_FIELD} value={token} />;
}

/** Whose password a form is about: password managers file it under this, nobody sees it, and it is not sent. */
export function WhosePassword({ email }: { email: string }) {
  return <input class="unseen" type="email" autocomplete="username" value={email} readOnly />;
}
