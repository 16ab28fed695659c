import { FULFILMENT_LABELS } from '../../commitments/fulfilment.js';
import { CLOCK_LABELS } from '../../page-parts/clock-labels.js';
import { NOTICE_KIND_LABELS } from '../../page-parts/notice-list.js';
import { STANCE_LABELS } from '../../page-parts/takeover-list.js';
import { always, day, id, oneOf, refersTo, since, text, type View, whole, yesOrNo } from './view.js';

const commitment = refersTo('commitments', { id: 'Komitmennya.', en: 'The commitment.' });
const byParty = always(
  yesOrNo({
    id: 'Apakah pihak itu sendiri yang memasukkannya; kalau tidak, kantor atas namanya.',
    en: 'Whether the party entered it itself; else the office did on its behalf.',
  }),
);

export const CHASING_VIEWS: Readonly<Record<string, View>> = {
  notices: {
    id: 'Pemberitahuan sebelum putusan dan permintaan konfirmasi, dengan jawaban atau diamnya.',
    en: 'Notices before a verdict and requests to confirm, with their replies or silence.',
    key: ['id'],
    columns: {
      id,
      commitment_id: commitment,
      kind: always(oneOf(NOTICE_KIND_LABELS, { id: 'Jenisnya.', en: 'Its kind.' })),
      addressee_organization_id: refersTo('organizations', { id: 'Kepada siapa.', en: 'To whom.' }),
      finding: always(oneOf(FULFILMENT_LABELS, { id: 'Tentang penilaian apa.', en: 'About which finding.' })),
      words: always(text({ id: 'Isinya.', en: 'Its words.' })),
      sent_on: always(day({ id: 'Hari dikirim.', en: 'Day it was sent.' })),
      reply_days: always(
        whole({ id: 'Waktu menjawab, dalam hari kerja.', en: 'Time to reply, in working days.' }),
      ),
      reply_until_on: always(
        day({
          id: 'Hari terakhir menjawab, termasuk hari itu.',
          en: 'Last day to reply, that day included.',
        }),
      ),
      replied_on: day({ id: 'Hari dijawab; kosong bila belum.', en: 'Day of the reply; empty without one.' }),
      reply: text({ id: 'Jawabannya.', en: 'The reply.' }),
      reply_source_id: refersTo('sources', { id: 'Sumber jawaban.', en: 'Source of the reply.' }),
      answer_id: refersTo('assessments', {
        id: 'Jawaban di lajur penerima.',
        en: 'The answer in the receivers’ lane.',
      }),
      is_by_party: byParty,
      withdrawn_on: day({ id: 'Hari ditarik.', en: 'Day it was withdrawn.' }),
      withdrawn_reason: text({ id: 'Alasan ditarik.', en: 'Why it was withdrawn.' }),
      ...since,
    },
  },
  takeovers: {
    id: 'Sikap pejabat baru terhadap janji pendahulunya.',
    en: 'How new holders of a post stand to what was promised before them.',
    key: ['id'],
    columns: {
      id,
      commitment_id: commitment,
      tenure_id: refersTo('tenures', { id: 'Masa jabatan pejabat baru.', en: 'Tenure of the new holder.' }),
      organization_id: refersTo('organizations', { id: 'Kantornya.', en: 'The office.' }),
      stance: always(oneOf(STANCE_LABELS, { id: 'Sikapnya.', en: 'The stance.' })),
      taken_on: always(day({ id: 'Hari dinyatakan.', en: 'Day it was said.' })),
      words: always(text({ id: 'Pernyataannya.', en: 'As it was put.' })),
      altered_to: text({ id: 'Menjadi apa, bila diubah.', en: 'What it becomes, where altered.' }),
      source_id: refersTo('sources', { id: 'Sumbernya.', en: 'Its source.' }),
      is_by_party: byParty,
      ...since,
    },
  },
  clock_events: {
    id: 'Yang berubah oleh waktu saja: tenggat, diam, jawaban yang tidak datang.',
    en: 'What turned with time alone: deadlines, silence, replies that did not come.',
    key: ['id'],
    columns: {
      id,
      commitment_id: commitment,
      clock: always(oneOf(CLOCK_LABELS, { id: 'Tandanya.', en: 'The clock.' })),
      subject_kind: always(text({ id: 'Jenis catatannya.', en: 'Kind of the record.' })),
      turned_on: always(day({ id: 'Hari pertama demikian.', en: 'First day on which it was so.' })),
      ...since,
    },
  },
};
