import type { Text } from '../common/language.js';
import type { Pairs } from '../common/form-body.js';
import { describedBy, Errors } from '../web/form.js';
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
  const errors = failed.errors[name] ?? [];
  const words = typedText(failed.typed, wordsOf(name));
  const marked = chosenIn(failed, name, chosen);
  const type = isMany ? 'checkbox' : 'radio';
  return (
    <fieldset
      class={errors.length > 0 ? 'field field-wrong chooser' : 'field chooser'}
      aria-describedby={describedBy(name, hint, errors)}
    >
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Errors id={name} errors={errors} />
      <div class="look-up-line">
        <input
          type="search"
          name={wordsOf(name)}
          value={words}
          maxLength={200}
          autocomplete="off"
          aria-label={`${WORDS.words[language]}: ${label}`}
        />
        <button
          type="submit"
          name={STEP}
          value={name}
          class="button button-lesser"
          aria-label={`${WORDS.find[language]}: ${label}`}
        >
          {WORDS.find[language]}
        </button>
      </div>
      {words !== '' && found.every(({ id }) => marked.includes(id)) && (
        <p class="soft" role="status">
          {WORDS.nothing[language]}
        </p>
      )}
      {found.map(({ id, name: called, more }) => (
        <label key={id} class="choice">
          {/* oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler that builds this needs it */}
          <input type={type as 'radio'} name={name} value={id} checked={marked.includes(id)} />
          <span>
            {called}
            {more && <span class="hint"> {more}</span>}
          </span>
        </label>
      ))}
      {!isMany && found.length > 0 && (
        <label class="choice">
          <input type="radio" name={name} value="" checked={marked.every((id) => id === '')} />
          <span>{WORDS.none[language]}</span>
        </label>
      )}
    </fieldset>
  );
}
