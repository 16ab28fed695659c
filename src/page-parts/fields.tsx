import { described, Errors, errorsOf, groupClass } from '../web/labelled.js';
import { type Failed, typedText } from '../web/submission.js';

/** Everything chosen under a name: what was sent, else what it had. */
export const chosenIn = (failed: Failed, name: string, before: readonly string[] = []): string[] =>
  Object.keys(failed.typed).length > 0 ? [failed.typed[name] ?? []].flat() : [...before];

interface TickProps {
  name: string;
  label: string;
  failed: Failed;
}

/** Yes or no; `yes` is what is sent for yes. */
export function Tick({ name, label, failed }: TickProps) {
  const errors = errorsOf(failed, name);
  return (
    <div class={groupClass(errors.length > 0)}>
      <Errors id={name} name={name} label={label} errors={errors} />
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={name}
            type="checkbox"
            name={name}
            value="yes"
            checked={typedText(failed.typed, name) === 'yes'}
            {...described({ id: name, name, hint: undefined, failed })}
          />
          <label class="govuk-label govuk-checkboxes__label" for={name}>
            {label}
          </label>
        </div>
      </div>
    </div>
  );
}
