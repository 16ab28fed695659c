import { longDay } from '../common/dates.js';
import type { Day } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import { dueRuleText } from '../page-parts/state.js';
import { STEP_FIELD } from '../web/form.guard.js';
import { Button, Field } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { DueRow } from './due-fields.js';
import type { DueMeaning } from './due-meanings.js';
import { Step } from './meeting-fields.js';
import { PHRASE_MEANING_PATH } from './rules-paths.js';

const WORDS = {
  hint: {
    id: 'Frasa seperti “segera” diberi hari menurut aturan kantor.',
    en: 'A phrase such as “segera” gets a day by the rules of the office.',
  },
  ask: { id: 'Lihat artinya', en: 'See what it means' },
  until: { id: 'paling lambat', en: 'by' },
  blank: {
    id: 'Kosongkan tenggat di bawah ini untuk memakainya, atau isi tenggat lain beserta alasannya.',
    en: 'Leave the deadline below empty to go by it, or give another with its reason.',
  },
  none: {
    id: 'Tidak ada aturan untuk frasa ini: isi tenggatnya, atau biarkan tanpa tenggat.',
    en: 'There is no rule for this phrase: give the deadline, or leave it without one.',
  },
} satisfies Record<string, Text>;

/** Id of the part that is fetched while somebody types. */
const MEANING = 'arti-tenggat';
/** What the button of a form asks for, with the row it is about where there are several. */
export const MEANING_STEP = 'arti';

interface PhraseFieldProps {
  visit: Visit;
  failed: Failed;
  name: string;
  label: string;
  value: string | undefined;
  /** The day it was said. */
  saidOn: Day;
  meaning: DueMeaning | null;
  row: DueRow | undefined;
}

/**
 * The words of a deadline, and what they come to: told by a button, and with script while they are typed, but for rows,
 * whose day is typed in the same form.
 */
export function PhraseField({ visit, failed, name, label, value, saidOn, meaning, row }: PhraseFieldProps) {
  const { language } = visit;
  const field = (
    <Field
      name={name}
      label={label}
      hint={WORDS.hint[language]}
      longest={200}
      value={value}
      required={false}
      autocomplete="off"
      failed={failed}
    />
  );
  if (row)
    return (
      <div class="look-up">
        {field}
        <Step
          value={`${MEANING_STEP}:${row.name}`}
          label={WORDS.ask[language]}
          action={row.action}
          at={name}
        />
        {meaning && <p role="status">{meaningText(meaning, language)}</p>}
      </div>
    );
  return (
    <div class="look-up">
      <div
        hx-get={addressOf(visit.at(PHRASE_MEANING_PATH), { diucapkan: saidOn })}
        hx-trigger="input delay:300ms"
        hx-include="this"
        hx-target={`#${MEANING}`}
        hx-swap="outerHTML"
      >
        {field}
        <Button text={WORDS.ask[language]} kind="lesser" name={STEP_FIELD} value={MEANING_STEP} />
      </div>
      <PhraseMeaning language={language} meaning={meaning} />
    </div>
  );
}

/** What the words of a deadline come to. */
export function PhraseMeaning({ language, meaning }: { language: Language; meaning: DueMeaning | null }) {
  return (
    <div id={MEANING} role="status">
      {meaning && <p>{meaningText(meaning, language)}</p>}
    </div>
  );
}

function meaningText({ phrase, saidOn, window, trouble }: DueMeaning, language: Language): string {
  if (trouble) return trouble[language];
  if (!window) return WORDS.none[language];
  const { dueOn, dueRule } = window;
  const day = `“${phrase}”: ${WORDS.until[language]} ${longDay(dueOn, language)}`;
  return `${day}, ${dueRuleText(dueRule, language)} (${longDay(saidOn, language)}). ${WORDS.blank[language]}`;
}
