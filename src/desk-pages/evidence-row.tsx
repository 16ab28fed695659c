import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { BEST_GRADE, GRADES } from '../commitments/fulfilment.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { Tick } from '../page-parts/fields.js';
import { GRADE_LABELS, PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import { PARTIES, SOURCE_KINDS } from '../sources/source.entity.js';
import { DayInput, Field, Select, TextArea } from '../web/form.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { kindIn, pieceField } from './assessment-fields.js';
import type { Kind } from './pledge.reader.js';

const WORDS = {
  piece: { id: 'Bukti', en: 'Evidence' },
  source: { id: 'Sumber yang tercatat', en: 'A source of the record' },
  sourceHint: { id: 'Kata dari judul atau penerbitnya', en: 'Words of its title or publisher' },
  newSource: { id: 'Sumber baru, dengan tautannya', en: 'A new source, by its link' },
  url: { id: 'Tautan', en: 'Link' },
  title: { id: 'Judul', en: 'Title' },
  publisher: { id: 'Penerbit', en: 'Publisher' },
  kind: { id: 'Jenis', en: 'Kind' },
  party: { id: 'Kata siapa', en: 'Whose word it is' },
  publishedOn: { id: 'Terbit', en: 'Published' },
  choose: { id: 'Pilih', en: 'Choose' },
  grade: { id: 'Nilai bukti', en: 'Grade' },
  gradeHint: {
    id: 'Jenis sumber membatasi nilainya; di bawah itu boleh.',
    en: 'The kind of source limits it; lower is allowed.',
  },
  best: { id: 'Paling tinggi untuk sumber ini', en: 'The best this source can give' },
  shows: { id: 'Apa yang ditunjukkan', en: 'What it shows' },
  actOn: { id: 'Tanggal tindakan yang ditunjukkan, bila ada', en: 'Day of the act it shows, if any' },
  part: { id: 'Bagian komitmen, bila hanya sebagian', en: 'Part of the pledge, if only one' },
  contradicting: { id: 'Menunjukkan tindakan yang bertentangan', en: 'Shows an act to the contrary' },
} satisfies Record<string, Text>;

interface EvidenceRowProps {
  n: number;
  visit: Visit;
  failed: Failed;
  found: OfferedBy;
  kinds: readonly Kind[];
}

/** One piece of evidence: on which source, of which grade, and what it shows. */
export function EvidenceRow({ n, visit, failed, found, kinds }: EvidenceRowProps) {
  const { language } = visit;
  const name = (field: string) => pieceField(n, field);
  const kind = kindIn(failed.typed, n, kinds);
  const best = kind === null ? 'A' : BEST_GRADE[kind];
  const soft = { failed, required: false, autocomplete: 'off' };
  const isNew = ['url', 'title', 'kind', 'party'].some(
    (field) => typedText(failed.typed, name(field)) !== '' || (failed.errors[name(field)] ?? []).length > 0,
  );
  return (
    <fieldset class="piece">
      <legend>
        {WORDS.piece[language]} {n + 1}
      </legend>
      <Chooser
        visit={visit}
        name={name('sourceId')}
        label={WORDS.source[language]}
        hint={WORDS.sourceHint[language]}
        failed={failed}
        found={found[name('sourceId')]}
      />
      <details class="more-ways" open={isNew}>
        <summary>{WORDS.newSource[language]}</summary>
        <Field name={name('url')} label={WORDS.url[language]} longest={2000} {...soft} />
        <Field name={name('title')} label={WORDS.title[language]} longest={500} {...soft} />
        <Field name={name('publisher')} label={WORDS.publisher[language]} longest={200} {...soft} />
        <Select
          name={name('kind')}
          label={WORDS.kind[language]}
          failed={failed}
          options={[
            { value: '', label: WORDS.choose[language] },
            ...SOURCE_KINDS.map((value) => ({
              value,
              label: `${SOURCE_KIND_LABELS[value][language]} (${BEST_GRADE[value]})`,
            })),
          ]}
        />
        <Select
          name={name('party')}
          label={WORDS.party[language]}
          failed={failed}
          options={[
            { value: '', label: WORDS.choose[language] },
            ...PARTIES.map((value) => ({ value, label: PARTY_LABELS[value][language] })),
          ]}
        />
        <DayInput
          name={name('publishedOn')}
          label={WORDS.publishedOn[language]}
          language={language}
          to={today()}
          failed={failed}
          required={false}
        />
      </details>
      <Select
        name={name('grade')}
        label={WORDS.grade[language]}
        hint={kind === null ? WORDS.gradeHint[language] : `${WORDS.best[language]}: ${best}`}
        failed={failed}
        options={[
          { value: '', label: WORDS.choose[language] },
          ...GRADES.filter((grade) => grade >= best || grade === typedText(failed.typed, name('grade'))).map(
            (value) => ({ value, label: `${value}: ${GRADE_LABELS[value][language]}` }),
          ),
        ]}
      />
      <TextArea
        name={name('shows')}
        label={WORDS.shows[language]}
        rows={2}
        longest={1000}
        required={false}
        failed={failed}
      />
      <DayInput
        name={name('actOn')}
        label={WORDS.actOn[language]}
        language={language}
        to={today()}
        failed={failed}
        required={false}
      />
      <Field name={name('part')} label={WORDS.part[language]} longest={200} {...soft} />
      <Tick name={name('isContradicting')} label={WORDS.contradicting[language]} failed={failed} />
    </fieldset>
  );
}
