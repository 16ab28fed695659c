import { FULFILMENT_LABELS } from '../../commitments/fulfilment.js';
import { FOLLOW_UP_NAMES } from '../../notula/words.js';
import {
  ANSWER_LABELS,
  GRADE_LABELS,
  LANE_LABELS,
  METHOD_LABELS,
  OUTCOME_LABELS,
  REASON_CODE_LABELS,
} from '../../page-parts/labels.js';
import { always, day, id, instant, oneOf, refersTo, since, text, type View, whole, yesOrNo } from './view.js';
import { ASSESSMENT_STATE_VALUES } from './values.js';

const assessments: View = {
  id: 'Penilaian dalam tiga jalur yang tidak saling mengubah: kata pemberi janji (giver), jawaban serikat penerima (receiver), temuan meja pencatat (desk).',
  en: 'Assessments in three lanes, none of which edits another: what the giver claims, what a receiving union answers, what the desk finds.',
  key: ['id'],
  columns: {
    id,
    commitment_id: refersTo('commitments', { id: 'Komitmen yang dinilai.', en: 'The commitment assessed.' }),
    lane: always(oneOf(LANE_LABELS, { id: 'Jalurnya.', en: 'The lane.' })),
    organization_id: refersTo('organizations', {
      id: 'Siapa yang berkata atau menjawab; dalam jalur desk, kantor yang menilai.',
      en: 'Who claims or answers; in the desk’s lane the office that rates.',
    }),
    is_by_party: always(
      yesOrNo({
        id: 'Apakah pihak itu sendiri yang memasukkannya; kalau tidak, kantor atas namanya.',
        en: 'Whether the party entered it itself; else the office did on its behalf.',
      }),
    ),
    finding: always(
      oneOf(
        { ...FULFILMENT_LABELS, ...ANSWER_LABELS },
        {
          id: 'Isi penilaian: satu status, atau dalam jalur receiver membenarkan atau membantah.',
          en: 'What was found: a state, or in the receiver’s lane whether it confirms or disputes.',
        },
      ),
    ),
    assessed_on: always(day({ id: 'Hari penilaian.', en: 'Day of the assessment.' })),
    note: always(text({ id: 'Penjelasannya.', en: 'Its explanation.' })),
    condition_words: text({
      id: 'Syarat yang ditunggu, sebagai kutipan.',
      en: 'The condition waited for, quoted.',
    }),
    referred_to_organization_id: refersTo('organizations', {
      id: 'Kepada siapa diteruskan.',
      en: 'To whom it was referred.',
    }),
    reason_code: oneOf(REASON_CODE_LABELS, { id: 'Alasannya.', en: 'The reason.' }),
    sought_what: text({
      id: 'Apa yang dicari sebelum dinyatakan tidak dapat dinilai.',
      en: 'What was looked for before it was called unratable.',
    }),
    sought_from: text({ id: 'Kepada siapa dicari.', en: 'From whom.' }),
    sought_on: day({ id: 'Kapan dicari.', en: 'On which day.' }),
    superseded_by_id: refersTo('commitments', {
      id: 'Komitmen yang menggantikannya.',
      en: 'The commitment that takes its place.',
    }),
    notice_on: day({
      id: 'Hari pemberi janji diberi tahu bahwa penilaian negatif akan dibuat.',
      en: 'Day the giver was told that a negative finding was coming.',
    }),
    reply_until_on: day({ id: 'Hari terakhir untuk menjawab.', en: 'Last day it could reply.' }),
    reply: text({ id: 'Jawabannya; kosong bila diam.', en: 'What it replied; empty for silence.' }),
    is_correction: always(
      yesOrNo({
        id: 'Apakah ini koreksi atas penilaian akhir.',
        en: 'Whether it corrects a final finding.',
      }),
    ),
    state: always(
      oneOf(ASSESSMENT_STATE_VALUES, { id: 'Berlaku atau ditarik.', en: 'In force or withdrawn.' }),
    ),
    state_reason: text({ id: 'Mengapa ditarik.', en: 'Why it was withdrawn.' }),
    signed_at: instant({
      id: 'Saat orang kedua menandatangani.',
      en: 'When a second person signed it.',
    }),
    ...since,
  },
};

const followUps: View = {
  id: 'Tindak lanjut: apa yang dikerjakan berikutnya, oleh jabatan apa, sampai kapan, dan hasilnya.',
  en: 'Follow-ups: what is done next, by which post, until when, and with what outcome.',
  key: ['id'],
  columns: {
    id,
    commitment_id: refersTo('commitments', { id: 'Komitmennya, bila ada.', en: 'Its commitment, if any.' }),
    event_id: refersTo('events', { id: 'Acara tempat disepakati.', en: 'The event where it was agreed.' }),
    action: always(text({ id: 'Apa yang dikerjakan.', en: 'What is to be done.' })),
    method: always(oneOf(METHOD_LABELS, { id: 'Dengan cara apa.', en: 'By what means.' })),
    assignee_post_id: refersTo('posts', {
      id: 'Jabatan penanggung jawab (PIC).',
      en: 'The post in charge (PIC).',
    }),
    assignee_organization_id: refersTo('organizations', {
      id: 'Organisasi penanggung jawab.',
      en: 'The organization in charge.',
    }),
    due_on: always(day({ id: 'Tenggat, termasuk hari itu.', en: 'Last day to do it, that day included.' })),
    due_working_days: whole({
      id: 'Tenggat itu dalam hari kerja; kosong bila diberikan sebagai tanggal.',
      en: 'That deadline in working days; empty where it was given as a day.',
    }),
    due_counted_from: day({
      id: 'Hari kerja itu dihitung sesudah hari ini.',
      en: 'Day after which those working days are counted.',
    }),
    sent_on: day({
      id: 'Hari surat atau pertanyaan dikirim; kosong selama belum.',
      en: 'Day the letter or question went out; empty until then.',
    }),
    reply_due_on: day({
      id: 'Hari terakhir menjawab, termasuk hari itu; kosong selama belum dikirim.',
      en: 'Last day to reply, that day included; empty until it was sent.',
    }),
    replied_on: day({ id: 'Hari dijawab; kosong bila belum.', en: 'Day of the reply; empty without one.' }),
    reply_note: text({ id: 'Isi jawaban.', en: 'What the reply says.' }),
    reply_source_id: refersTo('sources', { id: 'Sumber jawaban.', en: 'Source of the reply.' }),
    rung: whole({
      id: 'Sampai anak tangga ke berapa dinaikkan, dari 1; kosong bila tidak.',
      en: 'To which rung it was raised, from 1; empty while it was not.',
    }),
    raised_on: day({ id: 'Hari dinaikkan ke sana.', en: 'Day it was raised there.' }),
    raised_to_post_id: refersTo('posts', {
      id: 'Jabatan yang menerimanya.',
      en: 'The post it was raised to.',
    }),
    state: always(oneOf(FOLLOW_UP_NAMES, { id: 'Statusnya.', en: 'Its state.' })),
    outcome: oneOf(OUTCOME_LABELS, {
      id: 'Hasilnya; kosong sampai selesai.',
      en: 'Its outcome; empty until done.',
    }),
    outcome_on: day({ id: 'Hari selesai atau dibatalkan.', en: 'Day it was done or cancelled.' }),
    outcome_note: text({ id: 'Keterangan hasil.', en: 'A note on the outcome.' }),
    outcome_source_id: refersTo('sources', { id: 'Sumber hasil itu.', en: 'Source of the outcome.' }),
    ...since,
  },
};

export const OUTCOME_VIEWS: Readonly<Record<string, View>> = {
  assessments,
  evidence: {
    id: 'Bukti dari setiap penilaian, dengan tingkatnya.',
    en: 'The evidence of each assessment, graded.',
    key: ['assessment_id', 'number'],
    columns: {
      assessment_id: always(refersTo('assessments', { id: 'Penilaiannya.', en: 'The assessment.' })),
      number: always(
        whole({ id: 'Urutan dalam penilaian itu, dari 1.', en: 'Its place in the assessment, from 1.' }),
      ),
      source_id: refersTo('sources', { id: 'Sumber bukti.', en: 'Source of the evidence.' }),
      grade: always(
        oneOf(GRADE_LABELS, { id: 'Tingkat bukti, A yang terkuat.', en: 'Grade, A the strongest.' }),
      ),
      shows: always(text({ id: 'Apa yang ditunjukkannya.', en: 'What it shows.' })),
      act_on: day({ id: 'Hari tindakan yang dibuktikan.', en: 'Day of the act it proves.' }),
      part: text({ id: 'Bagian komitmen yang dibuktikan.', en: 'The part of the commitment it proves.' }),
      is_contradicting: always(
        yesOrNo({
          id: 'Apakah bukti ini berlawanan dengan komitmen.',
          en: 'Whether it contradicts the commitment.',
        }),
      ),
    },
  },
  follow_ups: followUps,
};
