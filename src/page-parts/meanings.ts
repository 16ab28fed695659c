import type { Text } from '../common/language.js';
import { DUE_SOON_DAYS, type Flag, FLAG_LABELS, SILENT_AFTER_DAYS } from '../commitments/flags.js';
import { type Fulfilment, FULFILMENT_LABELS, STALLED_AFTER_DAYS } from '../commitments/fulfilment.js';

/* What states and flags mean, in a sentence each, for people who have not read the method. */

export const FULFILMENT_MEANINGS: Record<Fulfilment, Text> = {
  not_started: {
    id: 'Belum ada bukti bahwa sesuatu dikerjakan.',
    en: 'There is no evidence yet that anything was done.',
  },
  waiting: {
    id: 'Janji ini bersyarat, dan syaratnya belum terpenuhi.',
    en: 'The promise has a condition, which is not met yet.',
  },
  in_progress: {
    id: 'Ada bukti bahwa janji ini sedang dikerjakan.',
    en: 'There is evidence that it is being worked on.',
  },
  stalled: {
    id: `Pekerjaannya berhenti: penundaan dinyatakan, atau ${STALLED_AFTER_DAYS} hari tanpa tindakan.`,
    en: `Work has stopped: a pause was stated, or ${STALLED_AFTER_DAYS} days passed without an act.`,
  },
  referred: {
    id: 'Diteruskan kepada pihak yang berwenang memutuskannya.',
    en: 'It was passed on to whoever has the authority to decide.',
  },
  partly_fulfilled: {
    id: 'Sebagian janji ini sudah terbukti terpenuhi, sebagian tidak.',
    en: 'Evidence shows that part of it was kept, and part was not.',
  },
  fulfilled: {
    id: 'Terbukti terpenuhi; dua orang memeriksa buktinya.',
    en: 'Evidence shows that it was kept; two people checked it.',
  },
  not_fulfilled: {
    id: 'Tenggat dan waktu menjawab lewat, atau ada tindakan yang berlawanan; dua orang memeriksanya.',
    en: 'The deadline and the time to reply have passed, or an act contradicts it; two people checked it.',
  },
  lapsed: {
    id: 'Tidak berlaku lagi karena alasan yang sah dan tertulis.',
    en: 'It no longer stands, for a valid reason in writing.',
  },
  superseded: {
    id: 'Digantikan oleh komitmen yang lebih baru.',
    en: 'A later commitment took its place.',
  },
  unratable: {
    id: 'Sudah dicari, tetapi tidak ada yang dapat dipakai untuk menilainya.',
    en: 'It was looked into, but nothing was found to rate it by.',
  },
};

export const FLAG_MEANINGS: Record<Flag, Text> = {
  overdue: {
    id: 'Tenggatnya sudah lewat dan belum ada hasil akhir.',
    en: 'Its deadline has passed without a final outcome.',
  },
  due_soon: {
    id: `Tenggatnya dalam ${DUE_SOON_DAYS} hari.`,
    en: `Its deadline is within ${DUE_SOON_DAYS} days.`,
  },
  no_deadline: {
    id: 'Tidak disebutkan kapan janji ini akan ditepati.',
    en: 'Nobody said by when it will be kept.',
  },
  silent: {
    id: `Lebih dari ${SILENT_AFTER_DAYS} hari tidak ada kabar dari pihak mana pun.`,
    en: `No side has been heard from for more than ${SILENT_AFTER_DAYS} days.`,
  },
  fulfilled_late: { id: 'Ditepati, tetapi sesudah tenggatnya.', en: 'It was kept, but after its deadline.' },
  disputed: {
    id: 'Sedikitnya satu serikat penerima membantah.',
    en: 'At least one receiving union disputes it.',
  },
  not_taken_over: {
    id: 'Pejabat yang berjanji sudah diganti; penggantinya belum mengambil alih janji ini.',
    en: 'Whoever promised has left office; the successor has not taken the promise over.',
  },
  self_assessed: {
    id: 'Kantor yang menilai juga pihak yang berjanji.',
    en: 'The office that rates is also the one that promised.',
  },
};

/** The state and the flags of a commitment, each by its name with what it means. */
export const meaningsOf = (fulfilment: string, flags: string[]): { name: Text; meaning: Text }[] => [
  {
    name: FULFILMENT_LABELS[fulfilment as Fulfilment],
    meaning: FULFILMENT_MEANINGS[fulfilment as Fulfilment],
  },
  ...(flags as Flag[]).map((flag) => ({ name: FLAG_LABELS[flag], meaning: FLAG_MEANINGS[flag] })),
];
