import { EVENT_KIND_NAMES } from '../../calendar/words.js';
import { PRESENCE_NAMES, SIDE_NAMES } from '../../notula/words.js';
import { CAPACITY_LABELS, REQUEST_STATE_LABELS } from '../../page-parts/labels.js';
import { CAPACITY_QUALIFIER_VALUES, QUALIFIER_VALUES, USE_VALUES } from './values.js';
import {
  always,
  type Column,
  day,
  id,
  instant,
  oneOf,
  refersTo,
  since,
  text,
  type View,
  whole,
  yesOrNo,
} from './view.js';

const area: Column = { ...text({ id: 'Kode wilayahnya.', en: 'Code of its area.' }), refersTo: 'areas' };
const event = refersTo('events', { id: 'Acaranya.', en: 'The event.' });
const source = refersTo('sources', { id: 'Sumbernya.', en: 'The source.' });
const venue = refersTo('venues', { id: 'Ruang atau tempatnya.', en: 'The venue.' });
const note = text({ id: 'Catatan.', en: 'A note.' });

const attendances: View = {
  id: 'Siapa hadir dalam acara: orang berperan publik, jabatan, atau rombongan organisasi. Orang lain tampil sebagai peran atau jumlah.',
  en: 'Who was at an event: a person with a public role, a post, or an organization’s group. Others show as a role or a count.',
  key: ['id'],
  columns: {
    id,
    event_id: event,
    person_id: refersTo('people', {
      id: 'Orangnya, bila berperan publik.',
      en: 'The person, if of a public role.',
    }),
    post_id: refersTo('posts', { id: 'Jabatannya.', en: 'The post.' }),
    tenure_id: refersTo('tenures', { id: 'Masa jabatan pada hari itu.', en: 'The tenure of that day.' }),
    organization_id: refersTo('organizations', { id: 'Organisasinya.', en: 'The organization.' }),
    on_behalf_of_id: refersTo('organizations', {
      id: 'Organisasi yang diwakili, bila bukan organisasinya sendiri.',
      en: 'For whom they came, when that is not their own organization.',
    }),
    role: text({ id: 'Peran dengan kata-kata: “anggota PUK”.', en: 'Role in words: “anggota PUK”.' }),
    side: always(oneOf(SIDE_NAMES, { id: 'Unsurnya.', en: 'The side.' })),
    capacity: always(oneOf(CAPACITY_LABELS, { id: 'Sebagai apa.', en: 'As what.' })),
    presence: always(oneOf(PRESENCE_NAMES, { id: 'Kehadirannya.', en: 'Whether they came.' })),
    was_invited: yesOrNo({ id: 'Apakah diundang.', en: 'Whether they were invited.' }),
    headcount: whole({ id: 'Jumlah orang dalam rombongan.', en: 'People in a group.' }),
    source_id: source,
    note,
    ...since,
  },
};

export const EVENT_VIEWS: Readonly<Record<string, View>> = {
  events: {
    id: 'Acara: segala yang terjadi, termasuk rapat.',
    en: 'Events: whatever happened, meetings included.',
    key: ['id'],
    columns: {
      id,
      name: always(text({ id: 'Nama acara.', en: 'Name of the event.' })),
      kind: always(oneOf(EVENT_KIND_NAMES, { id: 'Jenis acara.', en: 'Kind of event.' })),
      held_on: always(day({ id: 'Hari pertama.', en: 'First day.' })),
      ended_on: day({
        id: 'Hari terakhir, bila lebih dari sehari.',
        en: 'Last day, of an event of several.',
      }),
      starts_at: instant({ id: 'Waktu mulai.', en: 'When it starts.' }),
      ends_at: instant({ id: 'Waktu selesai.', en: 'When it ends.' }),
      venue_id: venue,
      place: text({ id: 'Tempat dengan kata-kata.', en: 'Where, in words.' }),
      area_code: area,
      cancelled_on: day({ id: 'Hari dibatalkan.', en: 'Day it was called off.' }),
      summary: text({ id: 'Ringkasan.', en: 'Summary.' }),
      ...since,
    },
  },
  event_hosts: {
    id: 'Organisasi penyelenggara acara.',
    en: 'The organizations that held an event.',
    key: ['event_id', 'organization_id'],
    columns: {
      event_id: always(event),
      organization_id: always(refersTo('organizations', { id: 'Penyelenggara.', en: 'The host.' })),
    },
  },
  event_sources: {
    id: 'Sumber tentang acara.',
    en: 'The sources on an event.',
    key: ['event_id', 'source_id'],
    columns: { event_id: always(event), source_id: always(source) },
  },
  attendances,
  attendance_estimates: {
    id: 'Perkiraan jumlah yang hadir menurut tiap sumber; perkiraan yang berbeda berdiri berdampingan.',
    en: 'How many attended by each source; estimates that differ stand side by side.',
    key: ['id'],
    columns: {
      id,
      event_id: event,
      words: always(
        text({ id: 'Kata-kata sumbernya: “ribuan”.', en: 'As the source puts it: “ribuan” (thousands).' }),
      ),
      qualifier: always(oneOf(QUALIFIER_VALUES, { id: 'Maksud angkanya.', en: 'How the number is meant.' })),
      least_count: whole({ id: 'Batas bawah.', en: 'Lower bound.' }),
      most_count: whole({ id: 'Batas atas.', en: 'Upper bound.' }),
      claimed_by: text({
        id: 'Siapa yang menyebutnya menurut sumber.',
        en: 'Whose claim it is, where the source quotes somebody.',
      }),
      source_id: source,
      ...since,
    },
  },
  venues: {
    id: 'Ruang dan tempat acara.',
    en: 'Places where events are held.',
    key: ['id'],
    columns: {
      id,
      name: always(text({ id: 'Nama tempat.', en: 'Name of the place.' })),
      aliases: text({
        id: 'Ejaan lain, dipisah titik koma.',
        en: 'Other spellings, separated by semicolons.',
      }),
      address: text({ id: 'Alamat.', en: 'Address.' }),
      area_code: area,
      organization_id: refersTo('organizations', { id: 'Pemiliknya.', en: 'Whose it is.' }),
      capacity: whole({ id: 'Jumlah tempat duduk.', en: 'Seats.' }),
      capacity_qualifier: oneOf(CAPACITY_QUALIFIER_VALUES, {
        id: 'Maksud angka itu.',
        en: 'How that number is meant.',
      }),
      note,
      ...since,
    },
  },
  meeting_requests: {
    id: 'Permohonan pertemuan yang terbuka.',
    en: 'Requests for meetings that are public.',
    key: ['id'],
    columns: {
      id,
      organization_id: refersTo('organizations', { id: 'Yang memohon.', en: 'Who asks.' }),
      is_by_party: always(
        yesOrNo({
          id: 'Apakah pemohon sendiri yang memasukkannya.',
          en: 'Whether the asker entered it itself.',
        }),
      ),
      venue_id: refersTo('venues', { id: 'Ruang yang diminta.', en: 'The room asked for.' }),
      purpose: always(text({ id: 'Keperluannya.', en: 'Its purpose.' })),
      headcount: always(whole({ id: 'Jumlah orang yang diperkirakan.', en: 'People expected.' })),
      source_id: refersTo('sources', { id: 'Surat permohonannya.', en: 'The letter it came by.' }),
      asked_on: always(day({ id: 'Hari permohonan.', en: 'Day it was asked.' })),
      state: always(oneOf(REQUEST_STATE_LABELS, { id: 'Statusnya.', en: 'Its state.' })),
      proposed_venue_id: refersTo('venues', {
        id: 'Ruang yang diusulkan kantor.',
        en: 'Room the office proposed.',
      }),
      proposed_starts_at: instant({ id: 'Waktu mulai yang diusulkan.', en: 'Start the office proposed.' }),
      proposed_ends_at: instant({ id: 'Waktu selesai yang diusulkan.', en: 'End the office proposed.' }),
      answer: text({ id: 'Jawaban terakhir kantor.', en: 'What the office said last.' }),
      answered_on: day({ id: 'Hari jawaban pertama.', en: 'Day of the first answer.' }),
      ...since,
    },
  },
  bookings: {
    id: 'Pemakaian ruang yang terbuka.',
    en: 'Bookings of rooms that are public.',
    key: ['id'],
    columns: {
      id,
      venue_id: venue,
      starts_at: always(instant({ id: 'Waktu mulai.', en: 'When it starts.' })),
      ends_at: always(instant({ id: 'Waktu selesai, tidak termasuk.', en: 'When it ends, not included.' })),
      organization_id: refersTo('organizations', { id: 'Pemakainya.', en: 'Whose use it is.' }),
      meeting_request_id: refersTo('meeting_requests', {
        id: 'Permohonan yang disetujui.',
        en: 'The request it was approved for.',
      }),
      purpose: always(text({ id: 'Keperluannya.', en: 'Its purpose.' })),
      headcount: always(whole({ id: 'Jumlah orang yang diperkirakan.', en: 'People expected.' })),
      crowding_reason: text({
        id: 'Mengapa lebih banyak orang daripada kapasitas ruang.',
        en: 'Why more people than the room holds.',
      }),
      released_at: instant({ id: 'Saat ruang dikembalikan.', en: 'When the room was given back.' }),
      use: oneOf(USE_VALUES, { id: 'Apakah ruang dipakai.', en: 'Whether the room was used.' }),
      people_count: whole({ id: 'Jumlah orang yang datang.', en: 'People who came.' }),
      ...since,
    },
  },
};
