import type { AttendanceOfEvent } from '../../src/events/attendance.dto.js';
import type { AgendaItemOfMeeting, MeetingDto, PointOfMeeting } from '../../src/meetings/meeting.dto.js';
import type { OrganizationRef } from '../../src/organizations/organization.dto.js';
import type { PersonRef, PostRef } from '../../src/people/person.dto.js';

/*
 * Meetings as the reader gives them, for states and sizes that take long to reach through the API. Everything is
 * invented.
 */

let counter = 0;
const id = () => `00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`;

const organization = (name: string): OrganizationRef => ({ id: id(), name, acronym: null });
const person = (name: string, backTitles: string | null = null): PersonRef => ({
  id: id(),
  name,
  frontTitles: null,
  backTitles,
});

const OFFICE = organization('Dinas Ketenagakerjaan Contoh');
const UNION = organization('PUK SPEE FSPMI PT Contoh Elektronika');
const BRANCH = organization('PC SP KEP Contoh Bekasi');
const COMPANY = organization('PT Contoh Alih Daya');
const ASSOCIATION = organization('Apindo Contoh');
const post = (title: string, of = OFFICE): PostRef => ({ id: id(), title, organization: of });

const attendance = (fields: Partial<AttendanceOfEvent>): AttendanceOfEvent => ({
  id: id(),
  person: null,
  post: null,
  organization: null,
  role: null,
  onBehalfOf: null,
  side: 'union',
  capacity: 'participant',
  presence: 'present',
  wasInvited: true,
  headcount: null,
  revision: 1,
  ...fields,
});

const CHAIR = attendance({
  person: person('Budi Contoh', 'S.H.'),
  post: post('Kepala Bidang Hubungan Industrial Contoh'),
  side: 'government',
  capacity: 'chair',
});
const TAKER = attendance({
  person: person('Siti Contoh', 'M.H.'),
  post: post('Mediator Hubungan Industrial Contoh'),
  side: 'government',
  capacity: 'minute_taker',
});
const LEADER = attendance({ person: person('Sukma'), post: post('Ketua', UNION), capacity: 'speaker' });
const EMPLOYER = attendance({
  person: { ...person('Tono Contoh'), frontTitles: 'dr.' },
  organization: COMPANY,
  onBehalfOf: ASSOCIATION,
  side: 'employer',
  presence: 'late',
});
const ATTENDANCES: AttendanceOfEvent[] = [
  LEADER,
  attendance({ organization: UNION, role: 'anggota PUK', headcount: 5 }),
  attendance({ organization: BRANCH, headcount: 4, wasInvited: false }),
  CHAIR,
  TAKER,
  EMPLOYER,
  attendance({ post: post('Kepala Bagian Hukum Contoh'), side: 'government', presence: 'absent' }),
  attendance({ role: 'wartawan Harian Contoh', side: 'other', capacity: 'observer', wasInvited: false }),
];

const item = (fields: Partial<AgendaItemOfMeeting>): AgendaItemOfMeeting => ({
  id: id(),
  title: null,
  side: null,
  raisedBy: null,
  commitment: null,
  isBrought: false,
  outcome: null,
  deferredTo: null,
  outcomeNote: null,
  revision: 1,
  ...fields,
});
const AGENDA = [
  item({
    title: 'Peserta pemagangan tanpa perjanjian tertulis',
    side: 'union',
    raisedBy: UNION,
    outcome: 'heard',
  }),
  item({
    commitment: { id: id(), title: 'Menyiapkan ruang pelatihan contoh' },
    isBrought: true,
    outcome: 'deferred',
    deferredTo: '2026-02-02',
    outcomeNote: 'menunggu anggaran',
  }),
];

const point = (fields: Partial<PointOfMeeting>): PointOfMeeting => ({
  id: id(),
  agendaItemId: null,
  kind: 'discussion',
  text: 'Contoh.',
  speakerId: null,
  votes: null,
  votesCast: null,
  statement: null,
  demand: null,
  commitment: null,
  followUpId: null,
  revision: 1,
  ...fields,
});

const FOLLOW_UPS = [
  {
    id: id(),
    action: 'Mengirim daftar peserta pemagangan beserta perjanjiannya',
    assigneePost: post('Manajer SDM Contoh', COMPANY),
    assigneeOrganization: null,
    dueOn: '2026-01-26',
    state: 'done',
    outcomeNote: 'Diterima lengkap.',
  },
  {
    id: id(),
    action: 'Memeriksa perjanjian pemagangan',
    assigneePost: null,
    assigneeOrganization: OFFICE,
    dueOn: '2026-02-09',
    state: 'open',
    outcomeNote: null,
  },
];

const POINTS: PointOfMeeting[] = [
  point({
    kind: 'opening',
    speakerId: CHAIR.id,
    text: 'Rapat dibuka. Pimpinan rapat menyampaikan tujuan dan tata tertib.',
  }),
  point({
    kind: 'information',
    speakerId: TAKER.id,
    text: 'Dua belas laporan contoh diterima sejak Oktober.\nSeluruhnya dari kawasan industri yang sama.',
  }),
  point({
    agendaItemId: AGENDA[0]?.id ?? null,
    speakerId: LEADER.id,
    text: 'Peserta pemagangan bekerja penuh tanpa perjanjian tertulis; mohon diperiksa.',
    demand: { id: id(), title: 'Pemeriksaan perjanjian pemagangan contoh', raisedOn: '2026-01-12' },
  }),
  point({
    agendaItemId: AGENDA[0]?.id ?? null,
    speakerId: EMPLOYER.id,
    text: 'Daftar peserta akan dikirim dalam dua minggu.',
    statement: { id: id(), gist: 'Daftar peserta akan dikirim' },
    followUpId: FOLLOW_UPS[0]?.id ?? null,
  }),
  point({
    agendaItemId: AGENDA[1]?.id ?? null,
    speakerId: CHAIR.id,
    text: 'Ruang pelatihan disiapkan setelah anggaran disahkan.',
    commitment: { id: id(), title: 'Menyiapkan ruang pelatihan contoh tahun 2026' },
  }),
  point({ kind: 'conclusion', text: 'Para pihak sepakat melanjutkan pembahasan pada bulan Februari.' }),
  point({
    kind: 'decision',
    text: 'Angka yang direkomendasikan dipilih dengan pemungutan suara.',
    votes: [
      { side: 'government', choice: 'Rp5.938.885', count: 16 },
      { side: 'union', choice: 'Rp5.938.885', count: 8 },
      { side: 'employer', choice: 'Rp5.795.228,21', count: 8 },
    ],
    votesCast: 32,
  }),
  point({
    kind: 'decision',
    text: 'Perjanjian pemagangan diperiksa bersama.',
    followUpId: FOLLOW_UPS[1]?.id ?? null,
  }),
  point({ kind: 'closing', speakerId: CHAIR.id, text: 'Rapat ditutup dengan ucapan terima kasih.' }),
];

/** A meeting whose minutes are signed, locked and corrected once. */
export const aLockedMeeting = (fields: Partial<MeetingDto> = {}): MeetingDto => ({
  id: '11111111-1111-4111-8111-111111111111',
  visibility: 'public',
  restriction: null,
  recordedAt: '2026-01-05T03:00:00Z',
  changedAt: '2026-01-14T03:30:00Z',
  revision: 7,
  event: {
    id: id(),
    name: 'Audiensi Contoh tentang Pemagangan',
    kind: 'audience',
    heldOn: '2026-01-12',
    endedOn: null,
    startsAt: '2026-01-12T02:00:00Z',
    endsAt: '2026-01-12T03:30:00Z',
    venue: { id: id(), name: 'Ruang Rapat Contoh' },
    place: null,
    areaCode: null,
    hosts: [OFFICE, UNION],
    cancelledOn: null,
    summary: null,
  },
  office: {
    ...OFFICE,
    letterhead:
      'PEMERINTAH KABUPATEN CONTOH\nDINAS KETENAGAKERJAAN\nJalan Contoh Nomor 1, Cikarang Pusat 17530\nTelepon (021) 000000, laman disnaker.contoh.go.id',
  },
  state: 'locked',
  minutes: {
    state: 'locked',
    number: '500.15/002/Contoh/2026',
    checkedAt: '2026-01-13T03:00:00Z',
    signedById: CHAIR.id,
    signedOn: '2026-01-14',
    signedPlace: 'Cikarang Pusat',
    lockedAt: '2026-01-14T03:30:00Z',
    source: null,
  },
  booking: null,
  invitationNumber: '500.15/001/Contoh/2026',
  movedAt: null,
  openedAt: '2026-01-12T02:05:00Z',
  closedAt: '2026-01-12T03:40:00Z',
  attendances: ATTENDANCES,
  sides: [
    { side: 'government', invited: 3, came: 2, late: 0, absent: 1, walkIns: 0, people: 2 },
    { side: 'union', invited: 2, came: 3, late: 0, absent: 0, walkIns: 1, people: 10 },
    { side: 'employer', invited: 1, came: 1, late: 1, absent: 0, walkIns: 0, people: 1 },
    { side: 'other', invited: 0, came: 1, late: 0, absent: 0, walkIns: 1, people: 1 },
  ],
  agenda: AGENDA,
  points: POINTS,
  followUps: FOLLOW_UPS,
  corrections: [
    {
      id: id(),
      number: 1,
      pointId: POINTS[6]?.id ?? null,
      text: 'Suara pengusaha untuk Rp5.795.228,21 dibaca: delapan suara, satu di antaranya lewat surat kuasa.',
      grounds: 'Surat kuasa diterima sebelum rapat.',
      recordedAt: '2026-01-20T03:00:00Z',
    },
  ],
  ...fields,
});

/** The same meeting as others than the office see it before it is signed. */
export const aDraft = (fields: Partial<MeetingDto> = {}): MeetingDto => {
  const { minutes, ...rest } = aLockedMeeting();
  return {
    ...rest,
    state: 'closed',
    minutes: {
      ...minutes,
      state: 'draft',
      number: null,
      checkedAt: null,
      signedById: null,
      signedOn: null,
      signedPlace: null,
      lockedAt: null,
    },
    points: [],
    followUps: [],
    corrections: [],
    ...fields,
  };
};

const SENTENCE =
  'Peserta menyampaikan bahwa perjanjian contoh perlu diperiksa bersama sebelum akhir bulan, dan hasilnya dilaporkan pada rapat berikutnya. ';

/** A meeting of so many points and so many on its attendance list. */
export function aLongMeeting(points: number, attendances: number, sentences = 3): MeetingDto {
  const { attendances: few, ...meeting } = aLockedMeeting();
  const more = Array.from({ length: Math.max(0, attendances - few.length) }, (_, n) =>
    attendance({ person: person(`Peserta Contoh ${n + 1}`), post: post('Anggota Pengurus', UNION) }),
  );
  return {
    ...meeting,
    attendances: [...few, ...more],
    points: Array.from({ length: points }, (_, n) =>
      point({ text: SENTENCE.repeat(sentences).trim(), speakerId: few[n % few.length]?.id ?? null }),
    ),
    corrections: [],
  };
}
