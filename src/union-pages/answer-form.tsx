import type { Text } from '../common/language.js';
import { ANSWERS } from '../commitments/assessment.entity.js';
import { Form, Radios, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { AUDIENCES } from './answer.dto.js';
import { SourceFields } from './source-fields.js';

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
        <SourceFields visit={visit} failed={failed} isEvidence />
      </Form>
    </>
  );
}
