import { described, errorsOf, Errors, groupClass, Hint, Labelled } from './labelled.js';
import { type Failed, typedText } from './submission.js';

/* The fields of forms that take some of what they offer. */

/** Something that can be chosen. */
interface Option {
  value: string;
  label: string;
}

interface Named {
  name: string;
  label: string;
  failed: Failed;
  hint?: string;
  /** So that one page can hold the same field twice. */
  prefix?: string;
}

interface SelectProps extends Named {
  /** Chosen before anything is. */
  value?: string;
  options: Option[];
}

/** One of a long list. */
export function Select({ name, label, failed, hint, value = '', prefix = '', options }: SelectProps) {
  const id = `${prefix}${name}`;
  const chosen = name in failed.typed ? typedText(failed.typed, name) : value;
  return (
    <Labelled id={id} name={name} label={label} hint={hint} failed={failed}>
      <select class="govuk-select" id={id} name={name} {...described({ id, name, hint, failed })}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface BoxesProps extends Named {
  options: (Option & { hint?: string })[];
}

/** Some of a short list. */
export function Choices({
  chosen,
  ...props
}: BoxesProps & { /** Those marked at first. */ chosen: string[] }) {
  const { typed } = props.failed;
  const isAnew = Object.keys(typed).length > 0;
  const marked = isAnew ? [typed[props.name] ?? []].flat() : chosen;
  return <Boxes {...props} kind="checkbox" marked={marked} />;
}

/** One of a short list. */
export function Radios({ value = '', ...props }: BoxesProps & { /** Chosen at first. */ value?: string }) {
  const { name, failed } = props;
  return (
    <Boxes {...props} kind="radio" marked={[name in failed.typed ? typedText(failed.typed, name) : value]} />
  );
}

interface MarkedBoxesProps extends BoxesProps {
  kind: 'checkbox' | 'radio';
  marked: string[];
}

function Boxes({ name, label, failed, hint, prefix = '', options, kind, marked }: MarkedBoxesProps) {
  const base = `${prefix}${name}`;
  const errors = errorsOf(failed, name);
  const block = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  const { 'aria-describedby': describedBy } = described({ id: base, name, hint, failed });
  return (
    <div class={groupClass(errors.length > 0)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy}>
        <legend class="govuk-fieldset__legend">{label}</legend>
        <Hint id={base} hint={hint} />
        <Errors id={base} name={name} label={label} errors={errors} target={`${base}-0`} />
        <div class={block}>
          {options.map((option, n) => {
            const id = `${base}-${n}`;
            return (
              <div key={option.value} class={`${block}__item`}>
                <input
                  class={`${block}__input`}
                  id={id}
                  type={kind}
                  name={name}
                  value={option.value}
                  checked={marked.includes(option.value)}
                  aria-describedby={option.hint ? `${id}-hint` : undefined}
                />
                <label class={`govuk-label ${block}__label`} for={id}>
                  {option.label}
                </label>
                {option.hint && (
                  <p class={`govuk-hint ${block}__hint`} id={`${id}-hint`}>
                    {option.hint}
                  </p>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
