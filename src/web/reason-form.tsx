import { Field, Form } from './form.js';
import type { Failed } from './submission.js';
import type { Visit } from './visit.js';

interface ReasonFormProps {
  visit: Visit;
  /** Path the form is sent to, in Indonesian. */
  action: string;
  submit: string;
  failed: Failed;
  /** Of the record it changes, as the page shows it. */
  revision: number;
  kind?: 'main' | 'lesser' | 'danger';
  /** So that one page can hold several. */
  prefix: string;
  /** What the reason is called. */
  label: string;
  hint?: string;
  isNeeded?: boolean;
}

/** An act on a record that takes no more than the reason for it. */
export function ReasonForm({ prefix, label, hint, isNeeded = true, ...form }: ReasonFormProps) {
  return (
    <Form {...form}>
      <Field
        name="reason"
        prefix={prefix}
        label={label}
        hint={hint}
        autocomplete="off"
        required={isNeeded}
        longest={2000}
        failed={form.failed}
      />
    </Form>
  );
}
