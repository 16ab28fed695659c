import type { Text } from '../common/language.js';
import type { FollowUpState } from '../commitments/follow-up.entity.js';
import type { Presence, Side } from '../events/attendance.entity.js';
import type { AgendaOutcome } from '../meetings/agenda-item.entity.js';
import type { PointKind } from '../meetings/minutes-point.entity.js';

/** The four sides (unsur), in the order they are named. */
export const SIDE_NAMES = {
  government: { id: 'Pemerintah', en: 'Government' },
  union: { id: 'SP/SB', en: 'Unions' },
  employer: { id: 'Pengusaha', en: 'Employers' },
  other: { id: 'Lainnya', en: 'Others' },
} as const satisfies Record<Side, Text>;

/** The parts of the minutes, in their order. */
export const PARTS = {
  opening: { id: 'Pembukaan', en: 'Opening' },
  information: { id: 'Informasi', en: 'Information' },
  discussion: { id: 'Pembahasan', en: 'Discussion' },
  conclusion: { id: 'Kesimpulan', en: 'Conclusions' },
  decision: { id: 'Keputusan', en: 'Decisions' },
  closing: { id: 'Penutup', en: 'Closing' },
} as const satisfies Record<PointKind, Text>;

export const PRESENCE_NAMES = {
  present: { id: 'Hadir', en: 'Came' },
  late: { id: 'Hadir, terlambat', en: 'Came late' },
  invited: { id: 'Diundang', en: 'Invited' },
  absent: { id: 'Tidak hadir', en: 'Absent' },
  mentioned: { id: 'Disebut dalam sumber', en: 'Named in a source' },
} as const satisfies Record<Presence, Text>;

export const OUTCOME_NAMES = {
  heard: { id: 'dibahas', en: 'heard' },
  evidence_given: { id: 'bukti diserahkan', en: 'evidence given' },
  deferred: { id: 'ditunda', en: 'deferred' },
  not_raised: { id: 'tidak dibahas', en: 'not raised' },
} as const satisfies Record<AgendaOutcome, Text>;

export const FOLLOW_UP_NAMES = {
  open: { id: 'Belum selesai', en: 'Open' },
  done: { id: 'Selesai', en: 'Done' },
  cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
} as const satisfies Record<FollowUpState, Text>;

/** Everything else the minutes say of themselves. */
export const WORDS = {
  title: { id: 'NOTULA', en: 'MINUTES' },
  number: { id: 'Nomor', en: 'Number' },
  draft: { id: 'DRAF: belum ditandatangani', en: 'DRAFT: not signed yet' },
  cancelled: { id: 'RAPAT DIBATALKAN', en: 'MEETING CANCELLED' },
  cancelledOn: { id: 'Rapat ini dibatalkan pada', en: 'This meeting was called off on' },
  pointsLater: {
    id: 'Isi pembahasan, keputusan, dan tindak lanjut tampil di sini setelah notula ditandatangani.',
    en: 'What was discussed, decided and agreed shows here once the minutes are signed.',
  },
  noPoints: { id: 'Notula ini tidak memuat poin.', en: 'These minutes hold no points.' },
  forParties: { id: 'Terbatas untuk para pihak dan kantor', en: 'Restricted to the parties and the office' },
  forOffice: { id: 'Internal kantor', en: 'For the office alone' },
  until: { id: 'sampai', en: 'until' },

  day: { id: 'Hari/tanggal', en: 'Day and date' },
  time: { id: 'Waktu', en: 'Time' },
  opened: { id: 'dibuka', en: 'opened' },
  closed: { id: 'ditutup', en: 'closed' },
  place: { id: 'Tempat', en: 'Place' },
  access: { id: 'Sifat', en: 'Access' },
  invitation: { id: 'Surat undangan', en: 'Invitation' },
  invitationNumber: { id: 'Nomor', en: 'Number' },
  hosts: { id: 'Penyelenggara', en: 'Held by' },
  chair: { id: 'Pimpinan rapat', en: 'Chair' },
  minuteTaker: { id: 'Notulis', en: 'Minute-taker' },
  participants: { id: 'Peserta', en: 'Participants' },
  agenda: { id: 'Agenda', en: 'Agenda' },
  none: { id: '–', en: '–' },

  people: { id: 'orang hadir', en: 'people came' },
  oneCame: { id: 'orang hadir', en: 'person came' },
  inAll: { id: 'Seluruhnya', en: 'In all' },
  fromOrganizations: { id: 'organisasi', en: 'organizations' },
  from: { id: 'dari', en: 'from' },
  invited: { id: 'diundang', en: 'invited' },
  came: { id: 'datang', en: 'came' },
  late: { id: 'terlambat', en: 'late' },
  absent: { id: 'tidak hadir', en: 'absent' },
  walkIns: { id: 'tanpa undangan', en: 'uninvited' },

  commitment: { id: 'Komitmen', en: 'Commitment' },
  raisedBy: { id: 'Diajukan oleh', en: 'Raised by' },
  brought: {
    id: 'Komitmen terbuka dari para pihak yang diundang',
    en: 'Open commitment between invited parties',
  },
  outcome: { id: 'Hasil', en: 'Outcome' },

  onBehalfOf: { id: 'mewakili', en: 'on behalf of' },
  asChair: { id: 'pimpinan rapat', en: 'chair' },
  asMinuteTaker: { id: 'notulis', en: 'minute-taker' },
  asObserver: { id: 'pengamat', en: 'observer' },
  group: { id: 'orang', en: 'people' },
  uninvited: { id: 'tanpa undangan', en: 'uninvited' },

  agendaItem: { id: 'Agenda', en: 'Agenda item' },
  becameCommitment: { id: 'Menjadi komitmen', en: 'Became a commitment' },
  becameDemand: { id: 'Menjadi tuntutan', en: 'Became a demand' },
  becameStatement: { id: 'Dicatat sebagai pernyataan', en: 'Recorded as a statement' },
  becameFollowUp: { id: 'Menjadi tindak lanjut nomor', en: 'Became follow-up number' },
  corrected: { id: 'Lihat ralat nomor', en: 'See correction number' },

  choice: { id: 'Pilihan', en: 'Choice' },
  total: { id: 'Jumlah', en: 'Total' },
  votesCast: { id: 'Suara yang masuk', en: 'Votes cast' },

  followUps: { id: 'Tindak lanjut', en: 'Follow-ups' },
  no: { id: 'No.', en: 'No.' },
  action: { id: 'Tindak lanjut', en: 'Action' },
  assignee: { id: 'PIC', en: 'In charge' },
  due: { id: 'Tenggat', en: 'Due' },
  status: { id: 'Status', en: 'Status' },

  corrections: { id: 'Ralat', en: 'Corrections' },
  ofTheWhole: { id: 'seluruh notula', en: 'the minutes as a whole' },
  grounds: { id: 'Alasan', en: 'Grounds' },

  rank: { id: 'Pangkat', en: 'Rank' },
  civilServant: { id: 'NIP', en: 'NIP' },

  attached: { id: 'Lampiran: Daftar hadir', en: 'Attached: attendance list' },
  person: { id: 'Nama', en: 'Name' },
  office: { id: 'Jabatan/Organisasi', en: 'Post/organization' },
  side: { id: 'Unsur', en: 'Side' },
  presence: { id: 'Kehadiran', en: 'Attendance' },
  signature: { id: 'Tanda tangan', en: 'Signature' },
  noAttendance: { id: 'Belum ada peserta yang dicatat.', en: 'Nobody is on the list yet.' },

  revision: { id: 'revisi', en: 'revision' },
  /** Of what the paper says, to tell two papers apart. */
  code: { id: 'kode isi', en: 'content code' },
  asOf: { id: 'menurut catatan per', en: 'as recorded on' },
  page: { id: 'Halaman', en: 'Page' },
  of: { id: 'dari', en: 'of' },
} as const satisfies Record<string, Text>;
