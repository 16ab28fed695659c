import { OUTCOME_NAMES, PARTS, SIDE_NAMES } from '../../notula/words.js';
import { MEETING_STATE_LABELS } from '../../page-parts/labels.js';
import { always, day, id, instant, oneOf, refersTo, since, text, type View, whole, yesOrNo } from './view.js';

const meeting = refersTo('meetings', { id: 'Rapatnya.', en: 'The meeting.' });
const commitment = refersTo('commitments', { id: 'Komitmennya.', en: 'The commitment.' });

export const MEETING_VIEWS: Readonly<Record<string, View>> = {
  meetings: {
    id: 'Rapat: acara yang punya agenda dan notula. Nama dan waktunya ada di events.',
    en: 'Meetings: events with an agenda and minutes. Their name and time stand in events.',
    key: ['id'],
    columns: {
      id,
      event_id: refersTo('events', { id: 'Acaranya.', en: 'The event.' }),
      booking_id: refersTo('bookings', { id: 'Pemakaian ruangnya.', en: 'The booking of its room.' }),
      office_id: refersTo('organizations', {
        id: 'Kantor yang menyimpan notulanya.',
        en: 'The office that keeps the minutes.',
      }),
      state: always(oneOf(MEETING_STATE_LABELS, { id: 'Statusnya.', en: 'Its state.' })),
      invitation_number: text({ id: 'Nomor undangan.', en: 'Number of the letter of invitation.' }),
      moved_at: instant({ id: 'Saat terakhir dipindah.', en: 'When it was last moved.' }),
      opened_at: instant({ id: 'Saat dibuka.', en: 'When it was opened.' }),
      closed_at: instant({ id: 'Saat ditutup.', en: 'When it was closed.' }),
      minutes_number: text({ id: 'Nomor notula.', en: 'Number of the minutes.' }),
      checked_at: instant({
        id: 'Saat notula diperiksa pimpinan rapat.',
        en: 'When the chair checked the minutes.',
      }),
      signed_by_attendance_id: refersTo('attendances', {
        id: 'Penanda tangan, menurut kehadirannya.',
        en: 'Who signed, by their attendance.',
      }),
      signed_on: day({ id: 'Hari ditandatangani.', en: 'Day it was signed.' }),
      signed_place: text({ id: 'Tempat tanda tangan.', en: 'Place of the signature.' }),
      locked_at: instant({ id: 'Saat notula dikunci.', en: 'When the minutes were locked.' }),
      source_id: refersTo('sources', { id: 'Notulanya sebagai sumber.', en: 'The minutes as a source.' }),
      ...since,
    },
  },
  agenda_items: {
    id: 'Pokok agenda rapat: satu hal dengan kata-kata, atau komitmen yang ditanyakan.',
    en: 'Items of an agenda: a subject in words, or a commitment to be asked after.',
    key: ['id'],
    columns: {
      id,
      meeting_id: meeting,
      title: text({
        id: 'Pokoknya; kosong bila sebuah komitmen.',
        en: 'The subject; empty where it is a commitment.',
      }),
      side: oneOf(SIDE_NAMES, { id: 'Unsur yang mengajukan.', en: 'The side that raises it.' }),
      raised_by_id: refersTo('organizations', { id: 'Organisasi yang mengajukan.', en: 'Who raises it.' }),
      commitment_id: commitment,
      is_brought: always(
        yesOrNo({
          id: 'Apakah masuk sendiri karena para pihak komitmen diundang.',
          en: 'Whether it came by itself, because parties of the commitment are invited.',
        }),
      ),
      outcome: oneOf(OUTCOME_NAMES, { id: 'Hasilnya dalam rapat.', en: 'What the meeting did about it.' }),
      deferred_to: day({ id: 'Ditunda sampai hari ini.', en: 'Day it was put off to.' }),
      outcome_note: text({ id: 'Keterangan hasil.', en: 'A note on the outcome.' }),
      ...since,
    },
  },
  minutes_points: {
    id: 'Poin notula yang sudah ditandatangani.',
    en: 'Points of minutes that are signed.',
    key: ['id'],
    columns: {
      id,
      meeting_id: meeting,
      agenda_item_id: refersTo('agenda_items', { id: 'Pokok agendanya.', en: 'The item of the agenda.' }),
      kind: always(oneOf(PARTS, { id: 'Bagian notula.', en: 'The part of the minutes.' })),
      text: always(text({ id: 'Isinya.', en: 'What it says.' })),
      speaker_attendance_id: refersTo('attendances', {
        id: 'Pembicara, menurut kehadirannya.',
        en: 'Who made the point, by their attendance.',
      }),
      votes_cast: whole({ id: 'Jumlah suara.', en: 'Votes cast.' }),
      statement_id: refersTo('statements', {
        id: 'Pernyataan yang lahir darinya.',
        en: 'The statement it became.',
      }),
      demand_id: refersTo('demands', { id: 'Tuntutan yang lahir darinya.', en: 'The demand it became.' }),
      commitment_id: commitment,
      follow_up_id: refersTo('follow_ups', {
        id: 'Tindak lanjut yang lahir darinya.',
        en: 'The follow-up it became.',
      }),
      ...since,
    },
  },
  votes: {
    id: 'Suara tiap unsur dalam keputusan yang dipungut suaranya.',
    en: 'Votes by side on a decision that was voted on.',
    key: ['minutes_point_id', 'number'],
    columns: {
      minutes_point_id: always(refersTo('minutes_points', { id: 'Keputusannya.', en: 'The decision.' })),
      number: always(whole({ id: 'Urutannya, dari 1.', en: 'Its place, from 1.' })),
      side: always(oneOf(SIDE_NAMES, { id: 'Unsurnya.', en: 'The side.' })),
      choice: always(text({ id: 'Pilihannya.', en: 'The choice.' })),
      count: always(whole({ id: 'Jumlah suara.', en: 'Number of votes.' })),
    },
  },
  minutes_corrections: {
    id: 'Koreksi atas notula yang terkunci; notulanya tetap seperti ditandatangani.',
    en: 'Corrections of locked minutes; the minutes stay as signed.',
    key: ['id'],
    columns: {
      id,
      meeting_id: meeting,
      number: whole({ id: 'Nomor koreksi.', en: 'Number of the correction.' }),
      minutes_point_id: refersTo('minutes_points', {
        id: 'Poin yang dikoreksi.',
        en: 'The point it corrects.',
      }),
      text: always(text({ id: 'Yang benar.', en: 'How it should read.' })),
      grounds: always(text({ id: 'Alasannya.', en: 'Why.' })),
      ...since,
    },
  },
};
