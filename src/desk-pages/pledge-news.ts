import type { Text } from '../common/language.js';

/** What pages of the desk's work on commitments say about what just happened. */
export const PLEDGE_NEWS: Readonly<Record<string, Text>> = {
  recorded: { id: 'Komitmen dicatat.', en: 'The pledge is recorded.' },
  submitted: {
    id: 'Diajukan untuk verifikasi oleh orang kedua.',
    en: 'Handed over for a second person to verify.',
  },
  returned: { id: 'Dikembalikan kepada pencatatnya sebagai draf.', en: 'Returned to its author as a draft.' },
  verified: { id: 'Terverifikasi; sekarang terbuka untuk umum.', en: 'Verified; it is public now.' },
  declined: { id: 'Dinyatakan tidak dapat dilacak.', en: 'Declined as not trackable.' },
  retracted: { id: 'Ditarik; halamannya menyebut sebabnya.', en: 'Retracted; its page says why.' },
  restated: { id: 'Pernyataan baru ditautkan.', en: 'The later statement is linked.' },
  corrected: { id: 'Koreksi tersimpan, dengan alasannya.', en: 'The correction is saved, with its reason.' },
  assessed: { id: 'Penilaian berlaku.', en: 'The finding is in force.' },
  proposed: {
    id: 'Penilaian diusulkan; berlaku setelah ditandatangani orang kedua.',
    en: 'The finding is proposed; it is in force once a second person signs.',
  },
  signed: { id: 'Ditandatangani; penilaian berlaku.', en: 'Signed; the finding is in force.' },
  withdrawn: { id: 'Usulan penilaian ditarik.', en: 'The proposed finding is withdrawn.' },
  laid: { id: 'Langkah-langkahnya tercatat.', en: 'Its steps are on record.' },
  added: { id: 'Langkah ditambahkan.', en: 'The step is added.' },
  scheduled: { id: 'Rencana langkah tersimpan.', en: 'The plan of the step is saved.' },
  met: { id: 'Langkah tercapai, dengan buktinya.', en: 'The step is met, with its evidence.' },
  sentBack: {
    id: 'Langkah dikembalikan; yang sudah tercapai sesudahnya dibuka lagi.',
    en: 'The step is sent back; what was met after it is open again.',
  },
  leftOut: { id: 'Langkah dilewati.', en: 'The step is left out.' },
  reopened: { id: 'Langkah dibuka lagi.', en: 'The step is open again.' },
  drafted: { id: 'Versi rancangan tercatat.', en: 'The version of the draft is recorded.' },
  remarked: { id: 'Catatan tersimpan.', en: 'The remark is saved.' },
  remarkWithdrawn: {
    id: 'Catatan ditarik kembali, dengan alasannya.',
    en: 'The remark is taken back, with the reason.',
  },
  answered: { id: 'Jawaban tersimpan.', en: 'The answer is saved.' },
  planned: { id: 'Tindak lanjut direncanakan.', en: 'The follow-up is planned.' },
  told: {
    id: 'Pemberitahuan tercatat; waktu menjawabnya berjalan.',
    en: 'The notice is recorded; the time to reply runs.',
  },
  noticeWithdrawn: { id: 'Pemberitahuan ditarik.', en: 'The notice is withdrawn.' },
  takenOver: { id: 'Sikap pejabat baru tercatat.', en: 'The stance of the new holder is recorded.' },
  sent: {
    id: 'Tanggal kirim tercatat; jawaban ditunggu.',
    en: 'The day it went out is recorded; a reply is awaited.',
  },
  replied: { id: 'Jawaban tercatat.', en: 'The reply is recorded.' },
  done: { id: 'Hasil tindak lanjut tercatat.', en: 'The outcome of the follow-up is recorded.' },
  cancelled: { id: 'Tindak lanjut dibatalkan.', en: 'The follow-up is given up.' },
};
