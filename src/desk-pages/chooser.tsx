import type { Language, Text } from '../common/language.js';
import type { Pairs } from '../common/form-body.js';
import { Button } from '../web/form.js';
import { STEP_FIELD } from '../web/form.guard.js';
import { described, Errors, errorsOf, groupClass, Hint } from '../web/labelled.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { type Choice, NOTHING_OFFERED, type Offered, wordsOf } from './choosers.js';
import { chosenIn } from '../page-parts/fields.js';

/*
 * A field that names other records: looked up by the same form, without script, so that nothing typed is lost.
 */

const WORDS = {
  words: { id: 'Cari', en: 'Look up' },
  find: { id: 'Cari', en: 'Look up' },
  nothing: {
    id: 'Tidak ada yang cocok. Coba kata lain, atau sebagian namanya.',
    en: 'Nothing matches. Try other words, or a part of the name.',
  },
  none: { id: 'Tidak ada', en: 'None' },
} satisfies Record<string, Text>;

/** Whether a form was sent to look something up, or to be shown with more rows, rather than to be done. */
export const isStep = (fields: Pairs): boolean => typedText(fields, STEP_FIELD) !== '';

/** The fields of a form without those that only help to fill it in. */
export const withoutLookUps = (fields: Pairs): Pairs =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => name !== STEP_FIELD && !name.endsWith(wordsOf(''))),
  );

interface ChooserProps {
  visit: Visit;
  name: string;
  label: string;
  hint?: string;
  failed: Failed;
  found: Offered | undefined;
  /** Chosen before anything was sent. */
  chosen?: readonly string[];
  /** Whether several can be chosen. */
  isMany?: boolean;
}

/** A text to look up by, its button, and what was found to choose from. */
export function Chooser(props: ChooserProps) {
  const { visit, name, label, hint, failed, chosen = [], isMany = false } = props;
  const { choices, warnings, isNothing } = props.found ?? NOTHING_OFFERED;
  const { language } = visit;
  const errors = errorsOf(failed, name);
  const words = typedText(failed.typed, wordsOf(name));
  const marked = chosenIn(failed, name, chosen);
  const { 'aria-describedby': describedBy } = described({ id: name, name, hint, failed });
  return (
    <div class={groupClass(errors.length > 0)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy}>
        <legend class="govuk-fieldset__legend">{label}</legend>
        <Hint id={name} hint={hint} />
        <Errors id={name} name={name} label={label} errors={errors} target={wordsOf(name)} />
        <div class="look-up-line">
          <input
            class="govuk-input"
            id={wordsOf(name)}
            type="search"
            name={wordsOf(name)}
            value={words}
            maxLength={200}
            autocomplete="off"
            aria-label={`${WORDS.words[language]}: ${label}`}
          />
          <Button
            text={WORDS.find[language]}
            kind="lesser"
            name={STEP_FIELD}
            value={name}
            label={`${WORDS.find[language]}: ${label}`}
          />
        </div>
        {isNothing && (
          <p class="soft" role="status">
            {WORDS.nothing[language]}
          </p>
        )}
        {warnings.map((warning) => (
          <p key={warning.id} class="misleading" role="note">
            {warning[language]}
          </p>
        ))}
        {choices.length > 0 && (
          <Boxes
            name={name}
            isMany={isMany}
            marked={marked}
            choices={isMany ? choices : [...choices, none(language)]}
          />
        )}
      </fieldset>
    </div>
  );
}

const none = (language: Language): Choice => ({ id: '', name: WORDS.none[language], more: null });

interface BoxesProps {
  name: string;
  isMany: boolean;
  marked: string[];
  choices: readonly Choice[];
}

function Boxes({ name, isMany, marked, choices }: BoxesProps) {
  const block = isMany ? 'govuk-checkboxes' : 'govuk-radios';
  const isMarked = (id: string) => marked.includes(id) || (id === '' && marked.length === 0);
  return (
    <div class={block}>
      {choices.map(({ id, name: called, more }, n) => {
        const target = `${name}-${n}`;
        return (
          <div key={id} class={`${block}__item`}>
            <input
              class={`${block}__input`}
              id={target}
              // Preact's types know roles for each type, not for one of several.
              // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler that builds this needs it
              type={(isMany ? 'checkbox' : 'radio') as 'radio'}
              name={name}
              value={id}
              checked={isMarked(id)}
              aria-describedby={more ? `${target}-hint` : undefined}
            />
            <label class={`govuk-label ${block}__label`} for={target}>
              {called}
            </label>
            {more && (
              <p class={`govuk-hint ${block}__hint`} id={`${target}-hint`}>
                {more}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
