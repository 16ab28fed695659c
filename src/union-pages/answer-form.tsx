import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { ANSWERS } from '../commitments/assessment.entity.js';
import { FileField } from '../page-parts/file-field.js';
import { PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import { PARTIES, SOURCE_KINDS } from '../sources/source.entity.js';
import { DayInput, Field, Form, Radios, Select, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { AUDIENCES } from './answer.dto.js';

const WORDS = {
  title: { id: 'Benarkan atau bantah', en: 'Confirm or dispute' },
  lead: {
    id: 'Jawaban organisasi Anda tercatat di lajurnya sendiri, dengan tanggal hari ini. Kantor tidak dapat mengubahnya.',
    en: 'The answer of your organization is entered into its own lane, dated today. The office cannot change it.',
  },
  finding: {
    id: 'Menurut organisasi kami, apa yang tercatat di atas',
    en: 'What stands above, our organization',
  },
  confirms: { id: 'benar', en: 'confirms' },
  disputes: { id: 'tidak benar', en: 'disputes' },
  note: { id: 'Penjelasan', en: 'Explanation' },
  noteHint: { id: 'Apa yang terjadi, kapan, di mana.', en: 'What happened, when, where.' },
  audience: { id: 'Siapa yang boleh membaca', en: 'Who may read it' },
  everybody: { id: 'Semua orang', en: 'Everybody' },
  everybodyHint: {
    id: 'Bantahan yang terbuka memberi tanda “Dibantah penerima” pada komitmen.',
    en: 'An open dispute puts the flag “Disputed” on the pledge.',
  },
  office: { id: 'Hanya kami dan kantor', en: 'Only we and the office' },
  officeHint: {
    id: 'Tidak meninggalkan jejak pada apa yang dilihat orang lain.',
    en: 'It leaves no trace on what others see.',
  },
  evidence: { id: 'Buktinya', en: 'The evidence' },
  evidenceHint: {
    id: 'Berkas atau tautan. Tanpa bukti jawaban tetap tercatat, tetapi bobotnya hanya kata satu pihak.',
    en: 'A file or a link. Without it the answer still counts, but as one side’s word alone.',
  },
  kind: { id: 'Jenis bukti', en: 'Kind of evidence' },
  party: { id: 'Dibuat oleh', en: 'Made by' },
  choose: { id: 'Pilih', en: 'Choose' },
  shows: { id: 'Apa yang ditunjukkannya, satu kalimat', en: 'What it shows, in a sentence' },
  documentTitle: { id: 'Judul atau nomor surat', en: 'Title, or number of the letter' },
  titleHint: { id: 'Jika kosong, nama berkasnya.', en: 'If left empty, the name of the file.' },
  publishedOn: { id: 'Tanggal dokumen', en: 'Date of the document' },
  url: { id: 'Tautan', en: 'Link' },
  send: { id: 'Simpan jawaban', en: 'Save the answer' },
} satisfies Record<string, Text>;

interface AnswerFieldsProps {
  visit: Visit;
  action: string;
  failed: Failed;
}

/** The one form by which a union confirms or disputes, with its evidence. */
export function AnswerFields({ visit, action, failed }: AnswerFieldsProps) {
  const { language } = visit;
  const common = { failed, required: false, autocomplete: 'off' };
  return (
    <>
      <h2>{WORDS.title[language]}</h2>
      <p class="soft">{WORDS.lead[language]}</p>
      <Form visit={visit} action={action} submit={WORDS.send[language]} failed={failed} hasFile>
        <Radios
          name="finding"
          label={WORDS.finding[language]}
          failed={failed}
          options={ANSWERS.map((value) => ({ value, label: WORDS[value][language] }))}
        />
        <TextArea
          name="note"
          label={WORDS.note[language]}
          hint={WORDS.noteHint[language]}
          longest={5000}
          failed={failed}
        />
        <Radios
          name="audience"
          label={WORDS.audience[language]}
          failed={failed}
          value="everybody"
          options={AUDIENCES.map((value) => ({
            value,
            label: WORDS[value][language],
            hint: WORDS[`${value}Hint`][language],
          }))}
        />
        <h3>{WORDS.evidence[language]}</h3>
        <p class="hint">{WORDS.evidenceHint[language]}</p>
        <Field name="url" label={WORDS.url[language]} longest={2000} {...common} />
        <TextArea
          name="shows"
          label={WORDS.shows[language]}
          rows={2}
          longest={1000}
          required={false}
          failed={failed}
        />
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
      </Form>
    </>
  );
}
