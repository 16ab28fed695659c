import { MILESTONE_STATE_LABELS, REMARK_ANSWER_LABELS, REMARK_SIDE_LABELS } from '../../page-parts/labels.js';
import { always, day, id, oneOf, refersTo, since, text, type View, whole, yesOrNo } from './view.js';

const milestones: View = {
  id: 'Langkah (tonggak) menuju sebuah komitmen: apa yang harus terjadi, kapan direncanakan, kapan tercapai.',
  en: 'Steps (milestones) on the way of a commitment: what must happen, when it is planned and when it was met.',
  key: ['id'],
  columns: {
    id,
    commitment_id: refersTo('commitments', { id: 'Komitmennya.', en: 'Its commitment.' }),
    set_key: {
      ...text({ id: 'Set langkah asalnya, bila ada.', en: 'The ready set it came with, if any.' }),
      refersTo: 'milestone_sets',
    },
    step_key: text({ id: 'Langkahnya dalam set itu.', en: 'Its step in that set.' }),
    number: always(
      whole({
        id: 'Urutan di antara langkah terbuka komitmen itu, dari 1.',
        en: 'Its place among the public steps of the commitment, from 1.',
      }),
    ),
    title: always(text({ id: 'Langkahnya.', en: 'The step.' })),
    title_en: text({ id: 'Langkahnya dalam bahasa Inggris.', en: 'The step in English.' }),
    done_when: always(text({ id: 'Kapan dianggap tercapai.', en: 'When it counts as met.' })),
    done_when_en: text({
      id: 'Kapan dianggap tercapai, dalam bahasa Inggris.',
      en: 'When it counts as met, in English.',
    }),
    document: text({ id: 'Dokumen yang menunjukkannya.', en: 'The document that shows it.' }),
    planned_on: day({ id: 'Hari yang direncanakan.', en: 'Day it is planned for.' }),
    met_on: day({ id: 'Hari tercapai; kosong selama belum.', en: 'Day it was met; empty while it is not.' }),
    state: always(oneOf(MILESTONE_STATE_LABELS, { id: 'Keadaannya.', en: 'Its state.' })),
    state_reason: text({
      id: 'Mengapa terakhir dikembalikan atau dilewati.',
      en: 'Why it was sent back or left out last.',
    }),
    sent_back_count: always(whole({ id: 'Berapa kali dikembalikan.', en: 'How often it was sent back.' })),
    sent_back_on: day({ id: 'Hari terakhir dikembalikan.', en: 'Day it was sent back last.' }),
    responsible_organization_id: refersTo('organizations', {
      id: 'Unit yang bertugas.',
      en: 'The unit that carries it.',
    }),
    is_optional: always(
      yesOrNo({
        id: 'Apakah hanya ditempuh bila diperlukan.',
        en: 'Whether it is taken only where required.',
      }),
    ),
    is_decisive: always(
      yesOrNo({
        id: 'Apakah janji baru terpenuhi dengan langkah ini.',
        en: 'Whether the promise is met with it, and not before.',
      }),
    ),
    decisive_because: text({ id: 'Mengapa menentukan.', en: 'Why it is decisive.' }),
    decisive_because_en: text({
      id: 'Mengapa menentukan, dalam bahasa Inggris.',
      en: 'Why it is decisive, in English.',
    }),
    note: text({ id: 'Keterangan.', en: 'A note.' }),
    ...since,
  },
};

const draftVersions: View = {
  id: 'Versi rancangan yang menjadi pokok sebuah komitmen.',
  en: 'Versions of the draft a commitment is about.',
  key: ['id'],
  columns: {
    id,
    commitment_id: refersTo('commitments', { id: 'Komitmennya.', en: 'Its commitment.' }),
    milestone_id: refersTo('milestones', { id: 'Langkah tempatnya.', en: 'The step it belongs to.' }),
    number: always(whole({ id: 'Nomor versi, dari 1.', en: 'Number of the version, from 1.' })),
    title: always(text({ id: 'Judulnya.', en: 'Its title.' })),
    dated_on: always(day({ id: 'Tanggal pada rancangan.', en: 'Day the draft bears.' })),
    source_id: refersTo('sources', { id: 'Dokumennya.', en: 'The document.' }),
    ...since,
  },
};

export const MILESTONE_VIEWS: Readonly<Record<string, View>> = {
  milestones,
  milestone_evidence: {
    id: 'Bukti bahwa sebuah langkah tercapai.',
    en: 'The evidence that a step is met.',
    key: ['milestone_id', 'number'],
    columns: {
      milestone_id: always(refersTo('milestones', { id: 'Langkahnya.', en: 'The step.' })),
      number: always(
        whole({ id: 'Urutan dalam langkah itu, dari 1.', en: 'Its place in the step, from 1.' }),
      ),
      source_id: refersTo('sources', { id: 'Sumber bukti.', en: 'Source of the evidence.' }),
      shows: always(text({ id: 'Apa yang ditunjukkannya.', en: 'What it shows.' })),
    },
  },
  draft_versions: draftVersions,
  draft_remarks: {
    id: 'Catatan para pihak atas sebuah versi rancangan, dan jawabannya.',
    en: 'What the sides said of a version of a draft, and what became of it.',
    key: ['draft_version_id', 'number'],
    columns: {
      draft_version_id: always(refersTo('draft_versions', { id: 'Versinya.', en: 'The version.' })),
      number: always(
        whole({ id: 'Urutan dalam versi itu, dari 1.', en: 'Its place in the version, from 1.' }),
      ),
      side: always(oneOf(REMARK_SIDE_LABELS, { id: 'Unsur yang mencatat.', en: 'The side that remarks.' })),
      organization_id: refersTo('organizations', { id: 'Organisasinya.', en: 'The organization.' }),
      clause: text({ id: 'Ketentuan yang dicatat.', en: 'The clause it is about.' }),
      words: always(text({ id: 'Isinya, seperti diberikan.', en: 'Its words, as given.' })),
      answer: always(oneOf(REMARK_ANSWER_LABELS, { id: 'Jawabannya.', en: 'What became of it.' })),
      answer_reason: text({ id: 'Alasan jawaban.', en: 'Why.' }),
      answered_on: day({
        id: 'Hari dijawab; kosong selama belum.',
        en: 'Day it was answered; empty while open.',
      }),
      is_by_party: always(
        yesOrNo({
          id: 'Apakah unsurnya mencatat lewat akunnya sendiri.',
          en: 'Whether its side entered it by its own login.',
        }),
      ),
      withdrawn_on: day({
        id: 'Hari ditarik kembali; kosong selama berlaku.',
        en: 'Day it was taken back; empty while it stands.',
      }),
      withdrawn_reason: text({ id: 'Alasan penarikan.', en: 'Why it was taken back.' }),
    },
  },
};
