import type { Text } from '../common/language.js';

/** What pages of a union say about what just happened. */
export const NEWS: Readonly<Record<string, Text>> = {
  confirmed: {
    id: 'Tersimpan: organisasi Anda membenarkan. Jawaban dan buktinya kini ada di lajur penerima.',
    en: 'Saved: your organization confirms. The answer and its evidence stand in the lane of the receivers now.',
  },
  disputed: {
    id: 'Tersimpan: organisasi Anda membantah. Status meja pencatat tidak berubah; bantahannya tampil di sebelahnya.',
    en: 'Saved: your organization disputes. The finding of the desk stays; the dispute shows beside it.',
  },
  answeredApart: {
    id: 'Tersimpan: hanya organisasi Anda dan kantor yang dapat membaca jawaban ini. Bagi orang lain tidak ada jejaknya; permintaan konfirmasi tetap menunggu jawaban yang terbuka.',
    en: 'Saved: only your organization and the office can read this answer. It leaves no trace for others; a request to confirm goes on waiting for an open answer.',
  },
  replied: {
    id: 'Jawaban organisasi Anda tersimpan, dengan tanggal hari ini.',
    en: 'The reply of your organization is saved, dated today.',
  },
  takenOver: {
    id: 'Sikap pejabat baru tersimpan, dengan tanggal hari ini.',
    en: 'The stance of the new holder is saved, dated today.',
  },
  remarked: {
    id: 'Catatan organisasi Anda tersimpan pada rancangan ini.',
    en: 'The remark of your organization is saved with this draft.',
  },
  reworded: { id: 'Perubahan catatan tersimpan.', en: 'The change of the remark is saved.' },
  remarkWithdrawn: {
    id: 'Catatan ditarik kembali, dengan alasannya. Isinya tetap dapat dibaca.',
    en: 'The remark is taken back, with the reason. What it said can still be read.',
  },
  followed: { id: 'Kini Anda mengikutinya.', en: 'You follow it now.' },
  left: { id: 'Anda berhenti mengikutinya.', en: 'You no longer follow it.' },
  read: { id: 'Ditandai sudah dibaca.', en: 'Marked as read.' },
  asked: { id: 'Permohonan terkirim ke kantor.', en: 'Your request was sent to the office.' },
  accepted: { id: 'Usulan waktu diterima.', en: 'The proposed time is accepted.' },
  declined: {
    id: 'Usulan waktu ditolak; permohonan tetap berjalan.',
    en: 'The proposed time is turned down; the request stands.',
  },
  withdrawn: { id: 'Permohonan ditarik.', en: 'The request is withdrawn.' },
};
