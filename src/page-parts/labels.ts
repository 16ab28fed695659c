import type { Language, Text } from '../common/language.js';
import type { RequestState } from '../bookings/request-state.js';
import type { AssessmentDto } from '../commitments/assessment.dto.js';
import type { Lane, ReasonCode, ReceiverAnswer } from '../commitments/assessment.entity.js';
import type { Bearing, Firmness } from '../commitments/commitment.entity.js';
import type { Method, Outcome, ReplyState } from '../commitments/follow-up.entity.js';
import { type Fulfilment, FULFILMENT_LABELS, type Grade } from '../commitments/fulfilment.js';
import type { RecordState } from '../commitments/record-state.js';
import type { Capacity } from '../events/attendance.entity.js';
import type { MeetingState } from '../meetings/meeting-state.js';
import type { RemarkAnswer, RemarkSide } from '../milestones/draft-version.entity.js';
import type { MilestoneState } from '../milestones/milestone-state.js';
import type { Bond } from '../organizations/affiliation.entity.js';
import type { OrganizationKind, UnionLevel } from '../organizations/organization.entity.js';
import type { Basis } from '../people/tenure.entity.js';
import type { Party, SourceKind } from '../sources/source.entity.js';
import type { StatementKind } from '../statements/statement.entity.js';

/* What the values of the record are called on pages. Those of fulfilment and flags stand with their rules. */

export const ORGANIZATION_KIND_LABELS: Record<OrganizationKind, Text> = {
  union: { id: 'Serikat pekerja/serikat buruh', en: 'Union' },
  government_body: { id: 'Instansi pemerintah', en: 'Government body' },
  council: { id: 'Dewan perwakilan', en: 'Elected council' },
  tripartite_body: { id: 'Lembaga tripartit', en: 'Tripartite body' },
  employer: { id: 'Perusahaan', en: 'Employer' },
  employers_association: { id: 'Organisasi pengusaha', en: 'Employers’ association' },
  media: { id: 'Media', en: 'Media' },
  forum: { id: 'Forum', en: 'Forum' },
  other: { id: 'Lainnya', en: 'Other' },
};

export const UNION_LEVEL_LABELS: Record<UnionLevel, Text> = {
  international: { id: 'Internasional', en: 'International' },
  national_confederation: { id: 'Konfederasi nasional', en: 'National confederation' },
  national_federation: { id: 'Federasi nasional', en: 'National federation' },
  national_sector: { id: 'Serikat sektor nasional', en: 'National sector union' },
  province: { id: 'Tingkat provinsi', en: 'Province' },
  regency_coordination: { id: 'Koordinasi kabupaten/kota', en: 'Regency coordination' },
  regency_sector_branch: { id: 'Cabang sektor kabupaten/kota', en: 'Regency sector branch' },
  workplace: { id: 'Tingkat perusahaan', en: 'Workplace' },
  alliance: { id: 'Aliansi', en: 'Alliance' },
};

export const BOND_LABELS: Record<Bond, Text> = {
  affiliate: { id: 'afiliasi', en: 'affiliate' },
  alliance: { id: 'aliansi', en: 'alliance' },
};

/** How a post is held. Source: UU 30/2014 art. 14; the acting kinds keep their own names. */
export const BASIS_LABELS: Record<Basis, Text> = {
  definitive: { id: 'definitif', en: 'in office' },
  pj: { id: 'Penjabat (Pj.)', en: 'acting (Pj.)' },
  plt: { id: 'Pelaksana tugas (Plt.)', en: 'acting (Plt.)' },
  plh: { id: 'Pelaksana harian (Plh.)', en: 'acting, day to day (Plh.)' },
  pjs: { id: 'Penjabat sementara (Pjs.)', en: 'acting, interim (Pjs.)' },
};

export const SOURCE_KIND_LABELS: Record<SourceKind, Text> = {
  regulation: { id: 'Peraturan', en: 'Regulation' },
  decree: { id: 'Keputusan', en: 'Decree' },
  budget_document: { id: 'Dokumen anggaran', en: 'Budget document' },
  signed_minutes: { id: 'Notula bertanda tangan', en: 'Signed minutes' },
  official_data: { id: 'Data resmi', en: 'Official data' },
  government_release: { id: 'Siaran pemerintah', en: 'Government release' },
  recording: { id: 'Rekaman', en: 'Recording' },
  letter: { id: 'Surat', en: 'Letter' },
  news_article: { id: 'Berita', en: 'News article' },
  union_release: { id: 'Siaran serikat', en: 'Union release' },
  employer_release: { id: 'Siaran pengusaha', en: 'Employer release' },
  social_post: { id: 'Unggahan media sosial', en: 'Social media post' },
  testimony: { id: 'Kesaksian', en: 'Testimony' },
  other: { id: 'Lainnya', en: 'Other' },
};

export const PARTY_LABELS: Record<Party, Text> = {
  government: { id: 'Pemerintah', en: 'Government' },
  union: { id: 'Serikat', en: 'Union' },
  employer: { id: 'Pengusaha', en: 'Employer' },
  media: { id: 'Media', en: 'Media' },
  court: { id: 'Pengadilan', en: 'Court' },
  other: { id: 'Lainnya', en: 'Other' },
};

export const STATEMENT_KIND_LABELS: Record<StatementKind, Text> = {
  pledge: { id: 'Janji', en: 'Pledge' },
  hope: { id: 'Harapan', en: 'Hope' },
  appeal: { id: 'Imbauan', en: 'Appeal' },
  claim: { id: 'Pernyataan fakta', en: 'Claim' },
  reply: { id: 'Jawaban', en: 'Reply' },
  denial: { id: 'Bantahan', en: 'Denial' },
};

export const FIRMNESS_LABELS: Record<Firmness, Text> = {
  explicit: { id: 'Tegas', en: 'Explicit' },
  conditional: { id: 'Bersyarat', en: 'Conditional' },
  general: { id: 'Umum', en: 'General' },
};

export const BEARING_LABELS: Record<Bearing, Text> = {
  first_said: { id: 'Pertama diucapkan', en: 'First said' },
  repeated: { id: 'Diulang', en: 'Repeated' },
  narrowed: { id: 'Dipersempit', en: 'Narrowed' },
  widened: { id: 'Diperluas', en: 'Widened' },
  denied: { id: 'Dibantah', en: 'Denied' },
};

export const LANE_LABELS: Record<Lane, Text> = {
  giver: { id: 'Kata pemberi janji', en: 'What the giver says' },
  receiver: { id: 'Kata serikat penerima', en: 'What the receiving unions say' },
  desk: { id: 'Temuan meja pencatat', en: 'What the desk finds' },
};

export const ANSWER_LABELS: Record<ReceiverAnswer, Text> = {
  confirms: { id: 'Membenarkan', en: 'Confirms' },
  disputes: { id: 'Membantah', en: 'Disputes' },
};

/** What somebody claimed, answered or found. */
export const findingLabel = ({ finding }: Pick<AssessmentDto, 'finding'>, language: Language): string =>
  (ANSWER_LABELS as Record<string, Text>)[finding]?.[language] ??
  FULFILMENT_LABELS[finding as Fulfilment][language];

/** Grades of evidence; what each takes is on the page of the method. */
export const GRADE_LABELS: Record<Grade, Text> = {
  A: {
    id: 'Produk hukum atau anggaran, notula bertanda tangan, data resmi',
    en: 'Legal or budget instrument, signed minutes, official data',
  },
  B: { id: 'Siaran resmi, rekaman, surat', en: 'Official release, recording, letter' },
  C: { id: 'Laporan independen', en: 'Independent report' },
  D: { id: 'Kata satu pihak saja', en: 'One side’s word alone' },
};

export const REASON_CODE_LABELS: Record<ReasonCode, Text> = {
  deadline_passed: { id: 'Tenggat terlewati', en: 'The deadline passed' },
  contradicting_act: { id: 'Ada tindakan yang berlawanan', en: 'An act to the contrary' },
  withdrawn_by_maker: { id: 'Ditarik oleh pemberi janji', en: 'Withdrawn by the giver' },
  legal_obstacle: { id: 'Halangan hukum', en: 'A legal obstacle' },
  overtaken_by_events: { id: 'Tidak lagi relevan karena keadaan', en: 'Overtaken by events' },
  other: { id: 'Lainnya', en: 'Other' },
};

export const RECORD_STATE_LABELS: Record<RecordState, Text> = {
  draft: { id: 'Draf', en: 'Draft' },
  awaiting_verification: { id: 'Menunggu verifikasi', en: 'Awaiting verification' },
  verified: { id: 'Terverifikasi', en: 'Verified' },
  not_trackable: { id: 'Tidak dapat dilacak', en: 'Not trackable' },
  retracted: { id: 'Ditarik', en: 'Retracted' },
};

export const METHOD_LABELS: Record<Method, Text> = {
  letter: { id: 'Surat', en: 'Letter' },
  call: { id: 'Telepon', en: 'Call' },
  visit: { id: 'Kunjungan', en: 'Visit' },
  agenda: { id: 'Agenda rapat', en: 'Agenda of a meeting' },
  other: { id: 'Lainnya', en: 'Other' },
};

export const REPLY_STATE_LABELS: Record<ReplyState, Text> = {
  waiting: { id: 'Menunggu jawaban', en: 'Waiting for a reply' },
  late: { id: 'Jawaban terlambat', en: 'Reply late' },
  replied: { id: 'Dijawab', en: 'Replied' },
  silence: { id: 'Tanpa jawaban', en: 'Silence noted' },
};

export const OUTCOME_LABELS: Record<Outcome, Text> = {
  answered: { id: 'Dijawab', en: 'Answered' },
  delivered: { id: 'Dilaksanakan', en: 'Delivered' },
  promised_again: { id: 'Dijanjikan lagi', en: 'Promised again' },
  refused: { id: 'Ditolak', en: 'Refused' },
  silence: { id: 'Tidak ada jawaban', en: 'Silence' },
  other: { id: 'Lainnya', en: 'Other' },
};

export const CAPACITY_LABELS: Record<Capacity, Text> = {
  host: { id: 'Tuan rumah', en: 'Host' },
  chair: { id: 'Pimpinan', en: 'Chair' },
  speaker: { id: 'Pembicara', en: 'Speaker' },
  participant: { id: 'Peserta', en: 'Participant' },
  minute_taker: { id: 'Notulis', en: 'Minute-taker' },
  observer: { id: 'Pengamat', en: 'Observer' },
};

export const MEETING_STATE_LABELS: Record<MeetingState, Text> = {
  planned: { id: 'Direncanakan', en: 'Planned' },
  open: { id: 'Berlangsung', en: 'Under way' },
  closed: { id: 'Selesai, notula disusun', en: 'Closed, minutes in the making' },
  checked: { id: 'Notula diperiksa', en: 'Minutes checked' },
  signed: { id: 'Notula ditandatangani', en: 'Minutes signed' },
  locked: { id: 'Notula terkunci', en: 'Minutes locked' },
  cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
};

export const REQUEST_STATE_LABELS: Record<RequestState, Text> = {
  asked: { id: 'Diminta', en: 'Asked' },
  proposed: { id: 'Kantor mengusulkan waktu', en: 'The office proposed a time' },
  accepted: { id: 'Usulan diterima', en: 'Proposal accepted' },
  approved: { id: 'Disetujui', en: 'Approved' },
  refused: { id: 'Ditolak', en: 'Refused' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
};

export const MILESTONE_STATE_LABELS: Record<MilestoneState, Text> = {
  planned: { id: 'Belum tercapai', en: 'Not met yet' },
  met: { id: 'Tercapai', en: 'Met' },
  sent_back: { id: 'Dikembalikan', en: 'Sent back' },
  left_out: { id: 'Dilewati', en: 'Left out' },
};

export const REMARK_SIDE_LABELS: Record<RemarkSide, Text> = {
  government: { id: 'Pemerintah', en: 'Government' },
  union: { id: 'SP/SB', en: 'Unions' },
  employer: { id: 'Pengusaha', en: 'Employers' },
  legal_bureau: { id: 'Bagian Hukum', en: 'Legal bureau' },
  other: { id: 'Lainnya', en: 'Others' },
};

export const REMARK_ANSWER_LABELS: Record<RemarkAnswer, Text> = {
  open: { id: 'Belum dijawab', en: 'Not answered yet' },
  taken_in: { id: 'Diterima', en: 'Taken in' },
  partly: { id: 'Diterima sebagian', en: 'Taken in partly' },
  declined: { id: 'Ditolak', en: 'Declined' },
};
