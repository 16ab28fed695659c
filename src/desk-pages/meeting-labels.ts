import type { Language, Text } from '../common/language.js';
import type { Presence, Side } from '../events/attendance.entity.js';
import type { Qualifier } from '../events/attendance-estimate.entity.js';
import type { EventKind } from '../events/event.entity.js';
import type { AgendaOutcome } from '../meetings/agenda-item.entity.js';
import type { PointKind } from '../meetings/minutes-point.entity.js';
import type { Option } from './meeting-fields.js';

/* What the values of meetings and events are called on the desk's forms. */

export const EVENT_KIND_NAMES: Record<EventKind, Text> = {
  audience: { id: 'Audiensi', en: 'Audience' },
  draft_discussion: { id: 'Pembahasan rancangan', en: 'Discussion of a draft' },
  wage_council: { id: 'Rapat dewan pengupahan', en: 'Wage council' },
  tripartite_meeting: { id: 'Rapat LKS tripartit', en: 'Tripartite meeting' },
  bipartite_meeting: { id: 'Rapat LKS bipartit', en: 'Bipartite meeting' },
  bipartite_negotiation: { id: 'Perundingan bipartit', en: 'Bipartite negotiation' },
  mediation: { id: 'Mediasi', en: 'Mediation' },
  council_hearing: { id: 'Rapat dengar pendapat DPRD', en: 'Council hearing' },
  leaders_meeting: { id: 'Rapat pimpinan/koordinasi', en: 'Leaders’ meeting' },
  consolidation: { id: 'Konsolidasi', en: 'Consolidation' },
  rally: { id: 'Aksi/unjuk rasa', en: 'Rally' },
  announcement: { id: 'Pengumuman', en: 'Announcement' },
  other: { id: 'Lainnya', en: 'Other' },
};

export const SIDE_NAMES: Record<Side, Text> = {
  government: { id: 'Pemerintah', en: 'Government' },
  union: { id: 'Serikat pekerja', en: 'Unions' },
  employer: { id: 'Pengusaha', en: 'Employers' },
  other: { id: 'Lainnya', en: 'Others' },
};

export const PRESENCE_NAMES: Record<Exclude<Presence, 'mentioned'> | 'walk_in', Text> = {
  present: { id: 'Hadir', en: 'Came' },
  late: { id: 'Terlambat', en: 'Came late' },
  walk_in: { id: 'Hadir tanpa diundang', en: 'Came uninvited' },
  absent: { id: 'Tidak hadir', en: 'Absent' },
  invited: { id: 'Diundang', en: 'Invited' },
};

export const POINT_KIND_NAMES: Record<PointKind, Text> = {
  opening: { id: 'Pembukaan', en: 'Opening' },
  information: { id: 'Informasi', en: 'Information' },
  discussion: { id: 'Pembahasan', en: 'Discussion' },
  conclusion: { id: 'Kesimpulan', en: 'Conclusion' },
  decision: { id: 'Keputusan', en: 'Decision' },
  closing: { id: 'Penutup', en: 'Closing' },
};

export const AGENDA_OUTCOME_NAMES: Record<AgendaOutcome, Text> = {
  heard: { id: 'Didengar', en: 'Heard' },
  evidence_given: { id: 'Bukti diberikan', en: 'Evidence given' },
  deferred: { id: 'Ditunda', en: 'Deferred' },
  not_raised: { id: 'Tidak dibahas', en: 'Not raised' },
};

export const QUALIFIER_NAMES: Record<Qualifier, Text> = {
  exactly: { id: 'tepat', en: 'exactly' },
  about: { id: 'sekitar', en: 'about' },
  almost: { id: 'hampir', en: 'almost' },
  at_least: { id: 'paling sedikit', en: 'at least' },
  at_most: { id: 'paling banyak', en: 'at most' },
  more_than: { id: 'lebih dari', en: 'more than' },
  between: { id: 'antara', en: 'between' },
  unquantified: { id: 'tanpa angka', en: 'without a number' },
};

/** The values of a list as options of a field. */
export const optionsOf = <Value extends string>(
  values: readonly Value[],
  names: Record<Value, Text>,
  language: Language,
): Option[] => values.map((value) => ({ value, label: names[value][language] }));
