import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { Heir } from '../commitments/heirs.reader.js';
import { STANCES } from '../commitments/takeover.entity.js';
import { Radios, Select, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import { STANCE_LABELS } from './takeover-list.js';

const WORDS = {
  heir: { id: 'Pejabat baru', en: 'New holder' },
  since: { id: 'sejak', en: 'since' },
  stance: { id: 'Sikapnya', en: 'Stance' },
  words: { id: 'Pernyataannya, apa adanya', en: 'What was said, as it was put' },
  alteredTo: { id: 'Bila diubah: menjadi', en: 'If altered: it becomes' },
} satisfies Record<string, Text>;

interface StanceFieldsProps {
  /** At least one. */
  heirs: readonly Heir[];
  language: Language;
  failed: Failed;
}

/** Who came into a post, and how they stand to what was promised from it. */
export function StanceFields({ heirs, language, failed }: StanceFieldsProps) {
  return (
    <>
      <Select
        name="tenureId"
        label={WORDS.heir[language]}
        failed={failed}
        options={heirs.map(({ tenureId, name, post, startedOn }) => ({
          value: tenureId,
          label:
            `${name}, ${post}` +
            (startedOn ? ` (${WORDS.since[language]} ${shortDay(startedOn, language)})` : ''),
        }))}
      />
      <Radios
        name="stance"
        label={WORDS.stance[language]}
        failed={failed}
        options={STANCES.map((value) => ({ value, label: STANCE_LABELS[value][language] }))}
      />
      <TextArea name="words" label={WORDS.words[language]} longest={5000} failed={failed} />
      <TextArea
        name="alteredTo"
        label={WORDS.alteredTo[language]}
        rows={2}
        longest={2000}
        required={false}
        failed={failed}
      />
    </>
  );
}
