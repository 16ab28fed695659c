import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Failed } from './submission.js';

/** Where a field with an error stands, and what it is called. */
interface Wrong {
  id: string;
  label: string;
}

/**
 * The fields of a page that have errors, by their names. They stand below the summary that leads to them, so that a
 * page with a summary is rendered twice: the first time fills this.
 */
export class WrongFields {
  private readonly byName = new Map<string, Wrong>();
  isAskedFor = false;

  note(name: string, field: Wrong): void {
    if (!this.byName.has(name)) this.byName.set(name, field);
  }

  find(name: string): Wrong | undefined {
    this.isAskedFor = true;
    return this.byName.get(name);
  }
}

export const WrongFieldsContext = createContext(new WrongFields());

/** What is wrong with a form as a whole, read out at once; nothing if nothing is. */
export function Alert({ message, remedy }: { message: string | undefined; remedy?: Failed['remedy'] }) {
  return message ? (
    <p class="alert-box" role="alert">
      {message}
      {remedy && (
        <>
          {' '}
          <a href={remedy.href}>{remedy.text}</a>
        </>
      )}
    </p>
  ) : null;
}

/** What is wrong with the fields of a form, each with a link to it. It takes the focus when the page opens. */
export function ErrorSummary({ failed: { message, errors } }: { failed: Failed }) {
  const wrong = useContext(WrongFieldsContext);
  return (
    <div class="govuk-error-summary" tabIndex={-1} autofocus>
      <div role="alert">
        <p class="govuk-error-summary__title">{message}</p>
        <ul class="govuk-list govuk-error-summary__list">
          {Object.entries(errors).map(([name, [text]]) => {
            const field = wrong.find(name);
            return (
              <li key={name}>
                {field ? <a href={`#${field.id}`}>{`${field.label}: ${text}`}</a> : `${name}: ${text}`}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
