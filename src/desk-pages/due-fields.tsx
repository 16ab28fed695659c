import { type Day, PRECISIONS } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import { DayInput, Field, Select } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import type { DueMeaning } from './due-meanings.js';
import { PhraseField } from './due-phrase.js';
import type { PledgeValues } from './pledge-fields.js';

export const DUE_WORDS = {
  dueOn: { id: 'Tenggat', en: 'Due' },
  hint: {
    id: 'Hari mana pun dalam masanya; kosongkan bila tidak disebutkan atau menurut aturan.',
    en: 'Any day of the period; leave empty where none was stated, or to go by the rule.',
  },
  precision: { id: 'Seberapa tepat tenggatnya', en: 'How exact the deadline is' },
  phrase: { id: 'Kata-kata yang menyebut tenggat', en: 'The words that gave the deadline' },
  reason: {
    id: 'Mengapa tenggatnya lain daripada menurut aturan, terbaca semua orang',
    en: 'Why the deadline is another than the rule gives, for everybody to read',
  },
  reasonHint: {
    id: 'Hanya bila kata-kata di atas punya aturan dan tenggatnya bukan dari situ.',
    en: 'Only where there is a rule for the words above and the deadline is not by it.',
  },
} satisfies Record<string, Text>;

const PRECISION_LABELS: Record<(typeof PRECISIONS)[number], Text> = {
  day: { id: 'Tanggal', en: 'Day' },
  month: { id: 'Bulan', en: 'Month' },
  quarter: { id: 'Triwulan', en: 'Quarter' },
  year: { id: 'Tahun', en: 'Year' },
  none: { id: 'Tanpa tenggat, apa pun aturannya', en: 'No deadline, whatever the rule' },
};

/** A row of pledges in a longer form. */
export interface DueRow {
  /** What the names of its fields start with: `pledges.0`. */
  name: string;
  /** The form's own address, as it is opened. */
  action: string;
}

interface DueFieldsProps {
  visit: Visit;
  failed: Failed;
  /** What the fields hold before anything is typed. */
  values?: PledgeValues;
  /** The day it was said. */
  saidOn: Day;
  /** What the words of its deadline come to. */
  meaning: DueMeaning | null;
  /** Whether the reason is asked for here: a correction has one of its own, and a row folds it away. */
  asksReason?: boolean;
  /** Left out where the form is of one pledge. */
  row?: DueRow;
}

/** When a pledge is due: the words, what they come to, the day, and why it is another. */
export function DueFields(props: DueFieldsProps) {
  const { visit, failed, values = {}, saidOn, meaning, asksReason = false, row } = props;
  const { language } = visit;
  const at = (field: string) => (row ? `${row.name}.${field}` : field);
  return (
    <>
      <PhraseField
        visit={visit}
        failed={failed}
        name={at('duePhrase')}
        label={DUE_WORDS.phrase[language]}
        value={values.duePhrase}
        saidOn={saidOn}
        meaning={meaning}
        row={row}
      />
      <DayInput
        name={at('dueOn')}
        label={DUE_WORDS.dueOn[language]}
        hint={DUE_WORDS.hint[language]}
        language={language}
        value={values.dueOn}
        required={false}
        failed={failed}
      />
      <Select
        name={at('duePrecision')}
        label={DUE_WORDS.precision[language]}
        value={values.duePrecision ?? 'day'}
        failed={failed}
        options={PRECISIONS.map((value) => ({ value, label: PRECISION_LABELS[value][language] }))}
      />
      {asksReason && <DueReason name={at('dueReason')} language={language} failed={failed} />}
    </>
  );
}

/** Why a deadline is another than the rule for its words gives. */
export function DueReason({ name, language, failed }: { name: string; language: Language; failed: Failed }) {
  return (
    <Field
      name={name}
      label={DUE_WORDS.reason[language]}
      hint={DUE_WORDS.reasonHint[language]}
      longest={500}
      required={false}
      autocomplete="off"
      failed={failed}
    />
  );
}
