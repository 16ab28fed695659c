import type { Text } from '../common/language.js';
import {
  commitmentPath,
  eventPath,
  meetingPath,
  officialPath,
  organizationPath,
  postPath,
  sourcePath,
} from '../page-parts/paths.js';
import { ACT_LABELS } from '../public-pages/commitment-fields.js';

/** A kind of record, as its changes are told. */
interface Told {
  name: Text;
  /** Where its records stand below /api/v1. */
  path: string;
  /** Where people read about it; with `about`, on the page of what it belongs to. */
  page?: (id: string) => Text;
  isOfWhole?: true;
}

const told = (id: string, en: string, path: string, page?: Told['page'], isOfWhole?: true): Told => ({
  name: { id, en },
  path,
  ...(page && { page }),
  ...(isOfWhole && { isOfWhole }),
});

/** Every kind whose changes are told, by its table. */
const KINDS: Readonly<Record<string, Told>> = {
  commitment: told('Komitmen', 'Pledge', 'commitments', commitmentPath),
  assessment: told('Entri lajur', 'Entry in a lane', 'assessments', commitmentPath, true),
  follow_up: told('Tindak lanjut', 'Follow-up', 'follow-ups', commitmentPath, true),
  notice: told('Pemberitahuan', 'Notice', 'notices', commitmentPath, true),
  takeover: told('Sikap pejabat baru', 'Stance of a new holder', 'takeovers', commitmentPath, true),
  clock_event: told('Tanda waktu', 'Clock', 'clock-events', commitmentPath, true),
  milestone: told('Langkah', 'Step', 'milestones', commitmentPath, true),
  draft_version: told('Versi rancangan', 'Version of a draft', 'draft-versions', commitmentPath, true),
  statement: told('Pernyataan', 'Statement', 'statements'),
  demand: told('Tuntutan', 'Demand', 'demands'),
  event: told('Acara', 'Event', 'events', eventPath),
  attendance: told('Kehadiran', 'Attendance', 'attendances', eventPath, true),
  attendance_estimate: told(
    'Perkiraan jumlah hadirin',
    'Estimate of the attendance',
    'attendance-estimates',
    eventPath,
    true,
  ),
  meeting: told('Rapat', 'Meeting', 'meetings', meetingPath),
  agenda_item: told('Pokok acara rapat', 'Agenda item', 'agenda-items', meetingPath, true),
  minutes_point: told('Butir notula', 'Point of minutes', 'minutes-points', meetingPath, true),
  minutes_correction: told(
    'Koreksi notula',
    'Correction of minutes',
    'minutes-corrections',
    meetingPath,
    true,
  ),
  organization: told('Organisasi', 'Organization', 'organizations', organizationPath),
  affiliation: told('Afiliasi', 'Affiliation', 'affiliations', organizationPath, true),
  person: told('Pejabat', 'Official', 'people', officialPath),
  post: told('Jabatan', 'Post', 'posts', postPath),
  tenure: told('Masa jabatan', 'Tenure', 'tenures', officialPath, true),
  source: told('Sumber', 'Source', 'sources', sourcePath),
  attachment: told('Lampiran', 'Attachment', 'attachments', sourcePath, true),
  venue: told('Ruang', 'Venue', 'venues'),
  meeting_request: told('Permintaan rapat', 'Request for a meeting', 'meeting-requests'),
  booking: told('Pemakaian ruang', 'Use of a room', 'bookings'),
  topic: told('Topik', 'Topic', 'topics'),
  area: told('Wilayah', 'Area', 'areas'),
};

export const CHANGED_KINDS: readonly string[] = Object.keys(KINDS);

export const kindName = (kind: string): Text => KINDS[kind]?.name ?? { id: kind, en: kind };

/** What was done, of acts that have no words of their own; after the name of the kind. */
const DONE: Readonly<Record<string, Text>> = {
  recorded: { id: 'dicatat', en: 'recorded' },
  corrected: { id: 'dikoreksi', en: 'corrected' },
  published: { id: 'dibuka untuk umum', en: 'opened to everybody' },
  restricted: { id: 'dibatasi', en: 'restricted' },
  ended: { id: 'berakhir', en: 'ended' },
  planned: { id: 'direncanakan', en: 'planned' },
  moved: { id: 'dipindahkan', en: 'moved' },
  cancelled: { id: 'dibatalkan', en: 'cancelled' },
  opened: { id: 'dimulai', en: 'opened' },
  closed: { id: 'ditutup', en: 'closed' },
  checked: { id: 'diperiksa', en: 'checked' },
  signed: { id: 'ditandatangani', en: 'signed' },
  locked: { id: 'dikunci', en: 'locked' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
  settled: { id: 'ditetapkan', en: 'settled' },
  asked: { id: 'diajukan', en: 'asked' },
  approved: { id: 'disetujui', en: 'approved' },
  refused: { id: 'ditolak', en: 'refused' },
  proposed: { id: 'diusulkan lain', en: 'answered with a proposal' },
  accepted: { id: 'diterima', en: 'accepted' },
  declined: { id: 'ditolak', en: 'declined' },
  released: { id: 'dilepaskan', en: 'released' },
  merged: { id: 'digabungkan', en: 'merged' },
  split: { id: 'dipisahkan lagi', en: 'split again' },
  erased: { id: 'dihapus namanya', en: 'erased' },
};
const CHANGED: Text = { id: 'berubah', en: 'changed' };

/** What was done, in words. @param act as the history names it */
export function actWords(act: string): Text {
  const own = ACT_LABELS[act];
  if (own) return own;
  const [kind = '', done = ''] = act.split('.');
  const name = kindName(kind);
  const words = DONE[done] ?? CHANGED;
  return { id: `${name.id} ${words.id}`, en: `${name.en} ${words.en}` };
}

/** What a record belongs to and is read with, where it has no page of its own. */
export const wholeOf = (kind: string, id: string, aboutId: string): string =>
  KINDS[kind]?.isOfWhole ? aboutId : id;

/** The page people read about a record on; null where it has none, as a part that is about no whole. */
export function pageOf(kind: string, id: string, aboutId: string): Text | null {
  const known = KINDS[kind];
  if (known?.isOfWhole && aboutId === id) return null;
  return known?.page?.(wholeOf(kind, id, aboutId)) ?? null;
}

/** Where the history of a record stands as data. */
export const historyOf = (kind: string, id: string): string =>
  `/api/v1/${KINDS[kind]?.path ?? kind}/${id}/history`;
