import type { Text } from '../common/language.js';
import { FULFILMENT_LABELS } from '../commitments/fulfilment.js';
import {
  ANSWER_LABELS,
  FIRMNESS_LABELS,
  LANE_LABELS,
  METHOD_LABELS,
  OUTCOME_LABELS,
  REASON_CODE_LABELS,
  RECORD_STATE_LABELS,
} from '../page-parts/labels.js';

/* What the fields of a commitment and its parts are called in its history, and how their values read. */

/** How a value reads: as it stands, as a day, as yes or no, by the name of what it points at, or by a label. */
export type Reading =
  'text' | 'day' | 'truth' | 'name' | 'makers' | 'statements' | 'evidence' | 'sought' | Record<string, Text>;

export interface Field {
  label: Text;
  reading: Reading;
}

const field = (id: string, en: string, reading: Reading = 'text'): Field => ({ label: { id, en }, reading });

const VISIBILITY_LABELS: Record<string, Text> = {
  public: { id: 'umum', en: 'everybody' },
  parties: { id: 'para pihak dan kantor', en: 'the parties and the office' },
  internal: { id: 'kantor saja', en: 'the office alone' },
};
const ASSESSMENT_STATE_LABELS: Record<string, Text> = {
  proposed: { id: 'diusulkan', en: 'proposed' },
  in_force: { id: 'berlaku', en: 'in force' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
};
const FOLLOW_UP_STATE_LABELS: Record<string, Text> = {
  open: { id: 'direncanakan', en: 'planned' },
  done: { id: 'selesai', en: 'done' },
  cancelled: { id: 'dibatalkan', en: 'given up' },
};

/** Who may see it; every record has these. */
const COMMON: Record<string, Field> = {
  visibility: field('Terbuka untuk', 'Open to', VISIBILITY_LABELS),
  partyIds: field('Pihak yang melihatnya', 'Parties that see it', 'name'),
  restrictedGround: field('Dasar pembatasan', 'Ground of the restriction'),
  restrictedUntil: field('Dibatasi sampai', 'Restricted until', 'day'),
};

export const FIELDS: Record<string, Record<string, Field>> = {
  commitment: {
    title: field('Judul', 'Title'),
    titleEn: field('Judul dalam bahasa Inggris', 'Title in English'),
    firmness: field('Ketegasan', 'Firmness', FIRMNESS_LABELS),
    statements: field('Pernyataan', 'Statements', 'statements'),
    makers: field('Yang berjanji', 'Who promised', 'makers'),
    receiverIds: field('Penerima', 'Receivers', 'name'),
    receiverWords: field('Penerima, dalam kata', 'Receivers, in words'),
    topicKeys: field('Topik', 'Topics', 'name'),
    eventId: field('Kesempatan', 'Occasion', 'name'),
    demandId: field('Tuntutan', 'Demand', 'name'),
    speakerId: field('Pembicara', 'Speaker', 'name'),
    statedOn: field('Diucapkan', 'Said', 'day'),
    condition: field('Syarat', 'Condition'),
    measure: field('Terlihat terpenuhi bila', 'Seen to be kept when'),
    authorityHolderId: field('Yang berwenang', 'Whose signature it takes', 'name'),
    authorityNote: field('Tentang kewenangan', 'On authority'),
    responsibleUnitId: field('Unit yang bertugas', 'Responsible unit', 'name'),
    picPostId: field('Penanggung jawab (PIC)', 'In charge (PIC)', 'name'),
    dueOn: field('Tenggat', 'Due', 'day'),
    duePrecision: field('Ketelitian tenggat', 'Precision of the deadline', {
      day: { id: 'hari', en: 'day' },
      month: { id: 'bulan', en: 'month' },
      quarter: { id: 'triwulan', en: 'quarter' },
      year: { id: 'tahun', en: 'year' },
      none: { id: 'tanpa tenggat', en: 'no deadline' },
    }),
    duePhrase: field('Kata-kata tenggat', 'Words of the deadline'),
    recordState: field('Keadaan catatan', 'State of the record', RECORD_STATE_LABELS),
    recordReason: field('Alasan keadaan itu', 'Reason of that state'),
    fulfilment: field('Status', 'State', FULFILMENT_LABELS),
    checkedOn: field('Diperiksa', 'Checked', 'day'),
    lastNewsOn: field('Kabar terakhir', 'Last news', 'day'),
    fulfilledOn: field('Terpenuhi pada', 'Kept on', 'day'),
    isDisputed: field('Dibantah penerima', 'Disputed by a receiver', 'truth'),
    isSelfAssessed: field('Dinilai oleh pemberi janji', 'Rated by who promised', 'truth'),
    supersededById: field('Digantikan oleh', 'Superseded by', 'name'),
    ...COMMON,
  },
  assessment: {
    lane: field('Lajur', 'Lane', LANE_LABELS),
    organizationId: field('Siapa', 'Who', 'name'),
    isByParty: field('Lewat akunnya sendiri', 'By its own login', 'truth'),
    finding: field('Isi', 'Finding', { ...FULFILMENT_LABELS, ...ANSWER_LABELS }),
    assessedOn: field('Tanggal', 'Day', 'day'),
    note: field('Keterangan', 'Note'),
    evidence: field('Bukti', 'Evidence', 'evidence'),
    conditionWords: field('Syarat yang ditunggu', 'The condition it waits for'),
    referredToId: field('Diteruskan kepada', 'Referred to', 'name'),
    reasonCode: field('Alasan', 'Reason', REASON_CODE_LABELS),
    sought: field('Yang dicari', 'What was sought', 'sought'),
    supersededById: field('Komitmen penggantinya', 'The later commitment', 'name'),
    noticeOn: field('Pemberi janji diberi tahu', 'The giver was told', 'day'),
    replyUntilOn: field('Waktu menjawab sampai', 'Time to reply until', 'day'),
    reply: field('Jawaban pemberi janji', 'Reply of the giver'),
    isCorrection: field('Koreksi atas hasil akhir', 'Corrects a final outcome', 'truth'),
    state: field('Keadaan', 'Standing', ASSESSMENT_STATE_LABELS),
    stateReason: field('Alasan keadaan itu', 'Reason of that standing'),
    ...COMMON,
  },
  follow_up: {
    action: field('Tindakan', 'Action'),
    method: field('Cara', 'How', METHOD_LABELS),
    assigneePostId: field('PIC', 'In charge', 'name'),
    assigneeOrganizationId: field('Organisasi PIC', 'Organization in charge', 'name'),
    dueOn: field('Tenggat', 'Due', 'day'),
    eventId: field('Disepakati pada', 'Agreed at', 'name'),
    state: field('Keadaan', 'State', FOLLOW_UP_STATE_LABELS),
    outcome: field('Hasil', 'Outcome', OUTCOME_LABELS),
    outcomeOn: field('Tanggal hasil', 'Day of the outcome', 'day'),
    outcomeNote: field('Keterangan hasil', 'Note on the outcome'),
    outcomeSourceId: field('Sumber hasil', 'Source of the outcome', 'name'),
    ...COMMON,
  },
};

/** What the history holds for machines, or says in another field; people read the rest. */
export const LEFT_OUT: readonly string[] = [
  'id',
  'commitmentId',
  'revision',
  'recordedAt',
  'changedAt',
  'recordedById',
  'isPublishedApart',
  'verifiedById',
  'verifiedAt',
  'firstTitle',
  'firstDueOn',
  'firstDuePrecision',
  'signedById',
  'signedAt',
  'sourceIds',
];

export const ACT_LABELS: Record<string, Text> = {
  'commitment.recorded': { id: 'Komitmen dicatat', en: 'Pledge recorded' },
  'commitment.corrected': { id: 'Komitmen dikoreksi', en: 'Pledge corrected' },
  'commitment.restated': { id: 'Pernyataan lain ditautkan', en: 'Another statement linked' },
  'commitment.submitted': { id: 'Diserahkan untuk diverifikasi', en: 'Handed over for verification' },
  'commitment.returned': { id: 'Dikembalikan sebagai draf', en: 'Returned as a draft' },
  'commitment.verified': { id: 'Diverifikasi orang kedua', en: 'Verified by a second person' },
  'commitment.declined': { id: 'Ditolak sebagai tidak dapat dilacak', en: 'Declined as not trackable' },
  'commitment.retracted': { id: 'Catatan ditarik', en: 'Record retracted' },
  'commitment.assessed': { id: 'Status mengikuti entri baru', en: 'State follows a new entry' },
  'commitment.followed_up': { id: 'Ada kabar dari tindak lanjut', en: 'News from a follow-up' },
  'commitment.published': { id: 'Komitmen dibuka untuk umum', en: 'Pledge opened to everybody' },
  'commitment.restricted': { id: 'Komitmen dibatasi', en: 'Pledge restricted' },
  'assessment.recorded': { id: 'Entri lajur dicatat', en: 'Entry in a lane recorded' },
  'assessment.proposed': { id: 'Penilaian diusulkan', en: 'Finding proposed' },
  'assessment.signed': {
    id: 'Penilaian ditandatangani orang kedua',
    en: 'Finding signed by a second person',
  },
  'assessment.withdrawn': { id: 'Usulan penilaian ditarik', en: 'Proposed finding withdrawn' },
  'assessment.corrected': { id: 'Entri lajur dikoreksi', en: 'Entry in a lane corrected' },
  'assessment.published': { id: 'Entri lajur dibuka untuk umum', en: 'Entry in a lane opened to everybody' },
  'assessment.restricted': { id: 'Entri lajur dibatasi', en: 'Entry in a lane restricted' },
  'follow_up.planned': { id: 'Tindak lanjut direncanakan', en: 'Follow-up planned' },
  'follow_up.done': { id: 'Tindak lanjut selesai', en: 'Follow-up done' },
  'follow_up.cancelled': { id: 'Tindak lanjut dibatalkan', en: 'Follow-up given up' },
  'follow_up.corrected': { id: 'Tindak lanjut dikoreksi', en: 'Follow-up corrected' },
  'follow_up.published': { id: 'Tindak lanjut dibuka untuk umum', en: 'Follow-up opened to everybody' },
  'follow_up.restricted': { id: 'Tindak lanjut dibatasi', en: 'Follow-up restricted' },
};
