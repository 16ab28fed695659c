import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { FileField } from '../page-parts/file-field.js';
import { PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import { PARTIES, SOURCE_KINDS } from '../sources/source.entity.js';
import { DayInput, Field, Select, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  url: { id: 'Tautan', en: 'Link' },
  shows: { id: 'Apa yang ditunjukkannya, satu kalimat', en: 'What it shows, in a sentence' },
  kind: { id: 'Jenis bukti', en: 'Kind of evidence' },
  party: { id: 'Dibuat oleh', en: 'Made by' },
  choose: { id: 'Pilih', en: 'Choose' },
  documentTitle: { id: 'Judul atau nomor surat', en: 'Title, or number of the letter' },
  titleHint: { id: 'Jika kosong, nama berkasnya.', en: 'If left empty, the name of the file.' },
  publishedOn: { id: 'Tanggal dokumen', en: 'Date of the document' },
} satisfies Record<string, Text>;

interface SourceFieldsProps {
  visit: Visit;
  failed: Failed;
  /** Whether it is asked what the document shows. */
  isEvidence?: boolean;
}

/** The document or link an organization brings; the file stands last in its form. */
export function SourceFields({ visit, failed, isEvidence = false }: SourceFieldsProps) {
  const { language } = visit;
  const common = { failed, required: false, autocomplete: 'off' };
  return (
    <>
      <Field name="url" label={WORDS.url[language]} longest={2000} {...common} />
      {isEvidence && (
        <TextArea
          name="shows"
          label={WORDS.shows[language]}
          rows={2}
          longest={1000}
          required={false}
          failed={failed}
        />
      )}
      <Select
        name="kind"
        label={WORDS.kind[language]}
        failed={failed}
        options={[
          { value: '', label: WORDS.choose[language] },
          ...SOURCE_KINDS.map((value) => ({ value, label: SOURCE_KIND_LABELS[value][language] })),
        ]}
      />
      <Select
        name="party"
        label={WORDS.party[language]}
        failed={failed}
        options={[
          { value: '', label: WORDS.choose[language] },
          ...PARTIES.map((value) => ({ value, label: PARTY_LABELS[value][language] })),
        ]}
      />
      <Field
        name="title"
        label={WORDS.documentTitle[language]}
        hint={WORDS.titleHint[language]}
        longest={500}
        {...common}
      />
      <DayInput
        name="publishedOn"
        label={WORDS.publishedOn[language]}
        language={language}
        to={today()}
        required={false}
        failed={failed}
      />
      <FileField visit={visit} failed={failed} />
    </>
  );
}
