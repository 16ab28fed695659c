import type { Text } from '../common/language.js';
import { EVENT_KIND_NAMES } from '../calendar/words.js';
import {
  BASIS_LABELS,
  BOND_LABELS,
  CAPACITY_LABELS,
  MEETING_STATE_LABELS,
  ORGANIZATION_KIND_LABELS,
  PARTY_LABELS,
  REQUEST_STATE_LABELS,
  SOURCE_KIND_LABELS,
  STATEMENT_KIND_LABELS,
  UNION_LEVEL_LABELS,
} from '../page-parts/labels.js';

/* What the fields of records are called where their changes are told, and how their values read. */

/**
 * How a value reads: as it stands, as a day or an instant, as yes or no, by the name of what it points
 * at or carries, or by a label.
 */
export type Reading =
  | 'text'
  | 'day'
  | 'instant'
  | 'truth'
  | 'name'
  | 'called'
  | 'makers'
  | 'statements'
  | 'evidence'
  | 'sought'
  | 'remark'
  | Record<string, Text>;

export interface Field {
  label: Text;
  reading: Reading;
}

export const field = (id: string, en: string, reading: Reading = 'text'): Field => ({
  label: { id, en },
  reading,
});

const VISIBILITY_LABELS: Record<string, Text> = {
  public: { id: 'umum', en: 'everybody' },
  parties: { id: 'para pihak dan kantor', en: 'the parties and the office' },
  internal: { id: 'kantor saja', en: 'the office alone' },
};
/** Who may see it; every record has these. */
export const COMMON: Record<string, Field> = {
  visibility: field('Terbuka untuk', 'Open to', VISIBILITY_LABELS),
  partyIds: field('Pihak yang melihatnya', 'Parties that see it', 'name'),
  restrictedGround: field('Dasar pembatasan', 'Ground of the restriction'),
  restrictedUntil: field('Dibatasi sampai', 'Restricted until', 'day'),
};

const PRESENCE_LABELS: Record<string, Text> = {
  invited: { id: 'diundang', en: 'invited' },
  present: { id: 'hadir', en: 'present' },
  late: { id: 'terlambat', en: 'late' },
  absent: { id: 'tidak hadir', en: 'absent' },
};
const SIDE_LABELS: Record<string, Text> = {
  government: { id: 'pemerintah', en: 'government' },
  union: { id: 'serikat', en: 'unions' },
  employer: { id: 'pengusaha', en: 'employers' },
  other: { id: 'lainnya', en: 'others' },
};

const source = { sourceId: field('Sumber', 'Source', 'name') };
const event = { eventId: field('Acara', 'Event', 'name') };
const spell = { startedOn: field('Mulai', 'From', 'day'), endedOn: field('Sampai', 'Until', 'day') };

/** All but those of a commitment and what belongs to it. What is not named here is for machines. */
export const RECORD_FIELDS: Record<string, Record<string, Field>> = {
  area: { code: field('Kode', 'Code'), name: field('Nama', 'Name'), ...COMMON },
  source: {
    title: field('Judul', 'Title'),
    kind: field('Jenis', 'Kind', SOURCE_KIND_LABELS),
    party: field('Pihak', 'Party', PARTY_LABELS),
    publisher: field('Penerbit', 'Publisher'),
    authors: field('Penulis', 'Authors'),
    url: field('Alamat', 'Address'),
    reference: field('Nomor', 'Reference'),
    publishedOn: field('Terbit', 'Published', 'day'),
    note: field('Catatan', 'Note'),
    ...COMMON,
  },
  attachment: {
    name: field('Nama berkas', 'Name of the file'),
    caption: field('Keterangan', 'Caption'),
    withdrawnAt: field('Ditarik', 'Withdrawn', 'instant'),
    ...COMMON,
  },
  organization: {
    name: field('Nama', 'Name'),
    acronym: field('Singkatan', 'Acronym'),
    kind: field('Jenis', 'Kind', ORGANIZATION_KIND_LABELS),
    level: field('Tingkat', 'Level', UNION_LEVEL_LABELS),
    levelLabel: field('Sebutan tingkat', 'Name of the level'),
    faction: field('Pecahan', 'Faction'),
    registrationNumber: field('Nomor pencatatan', 'Registration number'),
    aliases: field('Nama lain', 'Other names', 'called'),
    areaCodes: field('Kode wilayah', 'Codes of areas'),
    ...COMMON,
  },
  affiliation: {
    memberId: field('Anggota', 'Member', 'name'),
    parentId: field('Bernaung di', 'Belongs to', 'name'),
    bond: field('Ikatan', 'Bond', BOND_LABELS),
    ...spell,
    ...source,
    ...COMMON,
  },
  person: {
    name: field('Nama', 'Name'),
    frontTitles: field('Gelar depan', 'Titles before the name'),
    backTitles: field('Gelar belakang', 'Titles after the name'),
    aliases: field('Nama lain', 'Other names'),
    mergedIntoId: field('Digabungkan ke', 'Merged into', 'name'),
    ...COMMON,
  },
  post: {
    title: field('Jabatan', 'Post'),
    titleEn: field('Jabatan dalam bahasa Inggris', 'Post in English'),
    organizationId: field('Organisasi', 'Organization', 'name'),
    ...COMMON,
  },
  tenure: {
    personId: field('Orang', 'Person', 'name'),
    postId: field('Jabatan', 'Post', 'name'),
    basis: field('Dasar', 'Basis', BASIS_LABELS),
    decree: field('Surat keputusan', 'Decree'),
    ...spell,
    ...source,
    ...COMMON,
  },
  venue: {
    name: field('Nama', 'Name'),
    aliases: field('Nama lain', 'Other names'),
    address: field('Alamat', 'Address'),
    organizationId: field('Organisasi', 'Organization', 'name'),
    capacity: field('Kapasitas', 'Capacity'),
    note: field('Catatan', 'Note'),
    ...COMMON,
  },
  event: {
    name: field('Nama', 'Name'),
    kind: field('Jenis', 'Kind', EVENT_KIND_NAMES),
    heldOn: field('Tanggal', 'Day', 'day'),
    endedOn: field('Sampai', 'Until', 'day'),
    startsAt: field('Mulai', 'Starts', 'instant'),
    endsAt: field('Selesai', 'Ends', 'instant'),
    venueId: field('Tempat', 'Venue', 'name'),
    place: field('Lokasi', 'Place'),
    hostIds: field('Penyelenggara', 'Hosts', 'name'),
    cancelledOn: field('Dibatalkan', 'Cancelled', 'day'),
    summary: field('Ringkasan', 'Summary'),
    sourceIds: field('Sumber', 'Sources', 'name'),
    ...COMMON,
  },
  attendance: {
    ...event,
    personId: field('Orang', 'Person', 'name'),
    postId: field('Jabatan', 'Post', 'name'),
    organizationId: field('Organisasi', 'Organization', 'name'),
    onBehalfOfId: field('Atas nama', 'On behalf of', 'name'),
    role: field('Peran', 'Role'),
    side: field('Pihak', 'Side', SIDE_LABELS),
    capacity: field('Sebagai', 'As', CAPACITY_LABELS),
    presence: field('Kehadiran', 'Presence', PRESENCE_LABELS),
    headcount: field('Jumlah orang', 'How many people'),
    ...source,
    note: field('Catatan', 'Note'),
    ...COMMON,
  },
  attendance_estimate: {
    ...event,
    words: field('Kata-kata', 'Words'),
    claimedBy: field('Menurut', 'According to'),
    least: field('Paling sedikit', 'At least'),
    most: field('Paling banyak', 'At most'),
    ...source,
    ...COMMON,
  },
  meeting_request: {
    organizationId: field('Pemohon', 'Who asks', 'name'),
    purpose: field('Keperluan', 'Purpose'),
    headcount: field('Jumlah orang', 'How many people'),
    venueId: field('Ruang', 'Room', 'name'),
    askedOn: field('Diminta', 'Asked', 'day'),
    state: field('Keadaan', 'State', REQUEST_STATE_LABELS),
    proposedVenueId: field('Ruang yang diusulkan', 'Proposed room', 'name'),
    proposedStartsAt: field('Waktu yang diusulkan', 'Proposed time', 'instant'),
    answer: field('Jawaban', 'Answer'),
    answeredOn: field('Dijawab', 'Answered', 'day'),
    ...COMMON,
  },
  booking: {
    venueId: field('Ruang', 'Room', 'name'),
    organizationId: field('Untuk', 'For', 'name'),
    startsAt: field('Mulai', 'Starts', 'instant'),
    endsAt: field('Selesai', 'Ends', 'instant'),
    purpose: field('Keperluan', 'Purpose'),
    headcount: field('Jumlah orang', 'How many people'),
    releasedAt: field('Dilepaskan', 'Released', 'instant'),
    ...COMMON,
  },
  demand: {
    title: field('Judul', 'Title'),
    words: field('Kata-kata', 'Words'),
    number: field('Nomor', 'Number'),
    raisedOn: field('Diajukan', 'Raised', 'day'),
    raisedByIds: field('Diajukan oleh', 'Raised by', 'name'),
    addressedToId: field('Ditujukan kepada', 'Addressed to', 'name'),
    ...event,
    ...source,
    repeatsId: field('Mengulang', 'Repeats', 'name'),
    ...COMMON,
  },
  statement: {
    kind: field('Jenis', 'Kind', STATEMENT_KIND_LABELS),
    words: field('Kata-kata', 'Words'),
    gist: field('Intinya', 'Gist'),
    saidOn: field('Diucapkan', 'Said', 'day'),
    speakerId: field('Pembicara', 'Speaker', 'name'),
    postId: field('Jabatan', 'Post', 'name'),
    relayedFromId: field('Menyampaikan kata', 'Passing on the words of', 'name'),
    ...event,
    ...source,
    demandId: field('Tuntutan', 'Demand', 'name'),
    ...COMMON,
  },
  topic: {
    label: field('Nama', 'Name'),
    labelEn: field('Nama dalam bahasa Inggris', 'Name in English'),
    ...COMMON,
  },
  meeting: {
    ...event,
    officeId: field('Notula disimpan', 'Minutes kept by', 'name'),
    state: field('Keadaan', 'State', MEETING_STATE_LABELS),
    invitationNumber: field('Nomor undangan', 'Number of the invitation'),
    openedAt: field('Dibuka', 'Opened', 'instant'),
    closedAt: field('Ditutup', 'Closed', 'instant'),
    minutesNumber: field('Nomor notula', 'Number of the minutes'),
    checkedAt: field('Notula diperiksa', 'Minutes checked', 'instant'),
    signedOn: field('Notula ditandatangani', 'Minutes signed', 'day'),
    lockedAt: field('Notula dikunci', 'Minutes locked', 'instant'),
    sourceId: field('Notula sebagai sumber', 'Minutes as a source', 'name'),
    ...COMMON,
  },
  agenda_item: {
    title: field('Pokok', 'Item'),
    side: field('Pihak', 'Side', SIDE_LABELS),
    raisedById: field('Diajukan oleh', 'Raised by', 'name'),
    commitmentId: field('Komitmen', 'Pledge', 'name'),
    outcomeNote: field('Hasil', 'Outcome'),
    deferredTo: field('Ditunda sampai', 'Deferred to'),
    withdrawnAt: field('Ditarik', 'Withdrawn', 'instant'),
    ...COMMON,
  },
  minutes_point: {
    text: field('Butir', 'Point'),
    withdrawnAt: field('Ditarik', 'Withdrawn', 'instant'),
    statementId: field('Pernyataan', 'Statement', 'name'),
    demandId: field('Tuntutan', 'Demand', 'name'),
    commitmentId: field('Komitmen', 'Pledge', 'name'),
    ...COMMON,
  },
  minutes_correction: {
    number: field('Nomor', 'Number'),
    text: field('Koreksi', 'Correction'),
    grounds: field('Alasan', 'Grounds'),
    ...COMMON,
  },
};
