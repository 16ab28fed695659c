import type { Text } from '../common/language.js';
import { DUE_SOON_DAYS, type Flag, SILENT_AFTER_DAYS } from '../commitments/flags.js';
import { type Fulfilment, REPLY_DAYS, STALLED_AFTER_DAYS } from '../commitments/fulfilment.js';
import type { Lane } from '../commitments/assessment.entity.js';
import type { RecordState } from '../commitments/record-state.js';

/* How the record is kept, in words. Numbers come from the rules themselves. */

export const RECORD_STATE_MEANINGS: Record<RecordState, Text> = {
  draft: {
    id: 'Sedang disusun oleh satu orang. Belum tampil.',
    en: 'Being written by one person. Not shown yet.',
  },
  awaiting_verification: {
    id: 'Menunggu orang kedua memeriksa kutipan dan sumbernya. Belum tampil.',
    en: 'Waits for a second person to check quote and source. Not shown yet.',
  },
  verified: {
    id: 'Ada kata-katanya, ada sumbernya, dan orang kedua sudah memeriksa. Hanya yang ini tampil untuk umum.',
    en: 'Has its words and its source, and a second person has checked. Only these are shown to everybody.',
  },
  not_trackable: {
    id: 'Bukan janji yang bisa diikuti, misalnya harapan atau imbauan. Tidak tampil.',
    en: 'No pledge that can be followed, such as a hope or an appeal. Not shown.',
  },
  retracted: {
    id: 'Catatan kami keliru. Ditarik dengan alasan oleh orang kedua, tidak dihapus.',
    en: 'Our record was wrong. Retracted with a reason by a second person, not deleted.',
  },
};

export const FULFILMENT_NEEDS: Record<Fulfilment, Text> = {
  not_started: { id: 'hari pemeriksaan terakhir', en: 'the day of the last check' },
  waiting: { id: 'syarat yang ditunggu, dikutip', en: 'the condition it waits for, quoted' },
  in_progress: {
    id: 'satu tindakan bertanggal dengan bukti A atau B, atau bukti C dari dua penerbit',
    en: 'one dated act with evidence A or B, or evidence C from two publishers',
  },
  stalled: {
    id: `penundaan yang dinyatakan, atau ${STALLED_AFTER_DAYS} hari tanpa tindakan`,
    en: `a stated pause, or ${STALLED_AFTER_DAYS} days without an act`,
  },
  referred: {
    id: 'surat atau catatan penerusan (bukti A atau B), dan kepada siapa',
    en: 'the letter or record of the referral (evidence A or B), and to whom',
  },
  partly_fulfilled: { id: 'bukti A atau B untuk setiap bagian', en: 'evidence A or B for each part' },
  fulfilled: {
    id: 'bukti A, atau bukti B yang dikuatkan bukti C yang independen',
    en: 'evidence A, or evidence B confirmed by an independent C',
  },
  not_fulfilled: {
    id: `kode alasan, dan tenggat serta waktu menjawab sedikitnya ${REPLY_DAYS} hari kerja yang sudah lewat; atau tindakan yang berlawanan dengan bukti A atau B`,
    en: `a reason code, and a deadline and a time to reply of at least ${REPLY_DAYS} working days that have passed; or an act to the contrary with evidence A or B`,
  },
  lapsed: {
    id: 'kode alasan dan dokumennya (bukti A atau B)',
    en: 'a reason code and its document (evidence A or B)',
  },
  superseded: { id: 'tautan ke komitmen penggantinya', en: 'a link to the later commitment' },
  unratable: {
    id: 'apa yang dicari, dari siapa, dan kapan',
    en: 'what was sought, from whom and when',
  },
};

export const FLAG_RULES: Record<Flag, Text> = {
  overdue: { id: 'masih terbuka, dan tenggatnya lewat', en: 'still open, and its deadline has passed' },
  due_soon: {
    id: `masih terbuka, dan tenggatnya dalam ${DUE_SOON_DAYS} hari`,
    en: `still open, and its deadline is within ${DUE_SOON_DAYS} days`,
  },
  no_deadline: { id: 'tidak ada tenggat yang disebutkan', en: 'no deadline was stated' },
  silent: {
    id: `masih terbuka, dan lebih dari ${SILENT_AFTER_DAYS} hari tanpa kabar`,
    en: `still open, and no news for more than ${SILENT_AFTER_DAYS} days`,
  },
  fulfilled_late: { id: 'terpenuhi sesudah tenggatnya', en: 'fulfilled after its deadline' },
  disputed: { id: 'sedikitnya satu serikat penerima membantah', en: 'a receiving union disputes it' },
  not_taken_over: {
    id: 'masih terbuka, dan yang berjanji sudah tidak menjabat',
    en: 'still open, and whoever promised has left office',
  },
  self_assessed: {
    id: 'kantor yang menilai juga pihak yang berjanji',
    en: 'the office that rates is also the one that promised',
  },
};

export const LANE_MEANINGS: Record<Lane, Text> = {
  giver: {
    id: 'Pemberi janji menyatakan apa yang menurutnya sudah dilakukan.',
    en: 'The giver states what they say has been done.',
  },
  receiver: {
    id: 'Setiap serikat penerima membenarkan atau membantah, dengan buktinya sendiri.',
    en: 'Each receiving union confirms or disputes, with evidence of its own.',
  },
  desk: {
    id: 'Meja pencatat menilai dari bukti, menurut tabel di atas.',
    en: 'The desk rates by evidence, by the table above.',
  },
};
