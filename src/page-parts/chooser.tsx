import type { Language, Text } from '../common/language.js';
import type { Pairs } from '../common/form-body.js';
import { Button } from '../web/form.js';
import { described, Errors, errorsOf, groupClass, Hint } from '../web/labelled.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { type Found, wordsOf } from './chooser.reader.js';
import { chosenIn } from './fields.js';

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

/** Name of the buttons that do not send a form off but change what it shows. */
export const STEP = 'step';

/** Whether a form was sent to look something up, or to be shown with more rows, rather than to be done. */
export const isStep = (fields: Pairs): boolean => typedText(fields, STEP) !== '';

/** The fields of a form without those that only help to fill it in. */
export const withoutLookUps = (fields: Pairs): Pairs =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== STEP && !name.endsWith(wordsOf(''))));

interface ChooserProps {
  visit: Visit;
  name: string;
  label: string;
  hint?: string;
  failed: Failed;
  found: readonly Found[] | undefined;
  /** Chosen before anything was sent. */
  chosen?: readonly string[];
  /** Whether several can be chosen. */
  isMany?: boolean;
}

/** A text to look up by, its button, and what was found to choose from. */
export function Chooser(props: ChooserProps) {
  const { visit, name, label, hint, failed, found = [], chosen = [], isMany = false } = props;
  const { language } = visit;
  const errors = errorsOf(failed, name);
  const words = typedText(failed.typed, wordsOf(name));
  const marked = chosenIn(failed, name, chosen);
  const { 'aria-describedby': describedBy } = described({ id: name, name, hint, failed });
  // What is chosen stays, whatever is looked up after it.
  const isNothing =
    words !== '' && !found.some(({ id, ...one }) => !marked.includes(id) || holds(one, words));
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
            name={STEP}
            value={name}
            label={`${WORDS.find[language]}: ${label}`}
          />
        </div>
        {isNothing && (
          <p class="soft" role="status">
            {WORDS.nothing[language]}
          </p>
        )}
        {found.length > 0 && (
          <Offered
            name={name}
            isMany={isMany}
            marked={marked}
            found={isMany ? found : [...found, none(language)]}
          />
        )}
      </fieldset>
    </div>
  );
}

const holds = ({ name, more }: Omit<Found, 'id'>, words: string): boolean =>
  `${name} ${more ?? ''}`.toLowerCase().includes(words.trim().toLowerCase());

const none = (language: Language): Found => ({ id: '', name: WORDS.none[language], more: null });

interface OfferedProps {
  name: string;
  isMany: boolean;
  marked: string[];
  found: readonly Found[];
}

function Offered({ name, isMany, marked, found }: OfferedProps) {
  const block = isMany ? 'govuk-checkboxes' : 'govuk-radios';
  const isMarked = (id: string) => marked.includes(id) || (id === '' && marked.length === 0);
  return (
    <div class={block}>
      {found.map(({ id, name: called, more }, n) => {
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
