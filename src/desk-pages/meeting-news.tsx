import type { Text } from '../common/language.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';

/** What pages say about what just happened; the address names it, so that only these texts can be shown. */
const NEWS: Readonly<Record<string, Text>> = {
  'rapat-tercatat': {
    id: 'Rapat tersimpan. Notulanya dapat dicetak.',
    en: 'The meeting is saved. Its minutes can be printed.',
  },
  'rapat-direncanakan': { id: 'Rapat direncanakan.', en: 'The meeting is planned.' },
  tersimpan: { id: 'Tersimpan.', en: 'Saved.' },
  ditambah: { id: 'Ditambahkan.', en: 'Added.' },
  dibuka: { id: 'Rapat dibuka.', en: 'The meeting is open.' },
  ditutup: { id: 'Rapat ditutup; notulanya draf.', en: 'The meeting is closed; its minutes are a draft.' },
  dilanjutkan: { id: 'Rapat dilanjutkan.', en: 'The meeting goes on.' },
  dibatalkan: { id: 'Dibatalkan.', en: 'Called off.' },
  dipindahkan: { id: 'Rapat dipindahkan.', en: 'The meeting is moved.' },
  diperiksa: { id: 'Notula diperiksa.', en: 'The minutes are checked.' },
  dikembalikan: { id: 'Notula kembali menjadi draf.', en: 'The minutes are a draft again.' },
  ditandatangani: {
    id: 'Notula ditandatangani; butirnya kini terlihat oleh umum.',
    en: 'The minutes are signed; their points now show to everybody.',
  },
  dikunci: { id: 'Notula terkunci.', en: 'The minutes are locked.' },
  dicoret: { id: 'Butir dicoret.', en: 'The point is struck.' },
  'jadi-tindak-lanjut': { id: 'Butir menjadi tindak lanjut.', en: 'The point became a follow-up.' },
  'jadi-komitmen': {
    id: 'Butir menjadi komitmen, menunggu verifikasi orang kedua.',
    en: 'The point became a pledge, waiting for a second person.',
  },
  'acara-tercatat': { id: 'Acara tersimpan.', en: 'The event is saved.' },
  'sumber-tercatat': { id: 'Sumber tersimpan.', en: 'The source is saved.' },
  'berkas-dilampirkan': { id: 'Berkas dilampirkan.', en: 'The file is attached.' },
  'pemakaian-tercatat': { id: 'Pemakaian ruang tercatat.', en: 'What became of the room is on record.' },
  'ruang-dilepas': { id: 'Ruang dilepas; sekarang kosong.', en: 'The room is given back and free now.' },
  diusulkan: { id: 'Waktu lain diusulkan kepada pemohon.', en: 'Another time is proposed to whoever asked.' },
  disetujui: { id: 'Disetujui; ruangnya dipesan.', en: 'Approved; the room is booked.' },
  ditolak: { id: 'Permintaan ditolak.', en: 'The request is refused.' },
  diterima: {
    id: 'Usulan diterima atas nama pemohon.',
    en: 'The proposal is accepted on behalf of whoever asked.',
  },
  dicabut: {
    id: 'Permintaan ditarik atas nama pemohon.',
    en: 'The request is withdrawn on behalf of whoever asked.',
  },
};

/** Sends the browser on to a page that says what just happened. @param news as {@link NEWS} names it */
export const goTelling = (visit: Visit, path: string, news: string): undefined =>
  visit.go(`${visit.at(path)}?kabar=${news}`);

export function DeskNews({ visit, news }: { visit: Visit; news: string | undefined }) {
  const text = news !== undefined && Object.hasOwn(NEWS, news) ? NEWS[news] : undefined;
  return text ? (
    <p class="news" role="status">
      {text[visit.language]}
    </p>
  ) : null;
}

const STALE: Text = {
  id: 'Orang lain mengubah catatan ini sementara Anda mengisi. Halaman ini menunjukkan keadaannya sekarang, dan isian Anda masih ada di bawah. Bila masih Anda maksudkan, kirim lagi.',
  en: 'Somebody else changed this record while you were typing. This page shows it as it is now, and what you typed still stands below. If you still mean it, send it again.',
};

/** A form that was filled in for an earlier version: what happened, and that sending it again is a choice. */
export const explained = (failed: Failed, visit: Visit): Failed =>
  failed.isStale ? { ...failed, isStale: false, message: STALE[visit.language], errors: {} } : failed;
