import type { MeetingFeedKind } from '../auth/feed-token.entity.js';
import type { Language, Text } from '../common/language.js';
import type { EventKind } from '../events/event.entity.js';

export const WORDS = {
  cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
  begins: { id: 'Mulai', en: 'Begins' },
  hosts: { id: 'Penyelenggara', en: 'Held by' },
  office: { id: 'Notula oleh', en: 'Minutes by' },
  agenda: { id: 'Agenda', en: 'Agenda' },
} satisfies Record<string, Text>;

const FEED_NAMES: Record<MeetingFeedKind, Text> = {
  organization: { id: 'Rapat', en: 'Meetings' },
  venue: { id: 'Rapat di', en: 'Meetings at' },
  office: { id: 'Rapat dengan notula oleh', en: 'Meetings with minutes by' },
};

/** What a feed is called: `Rapat di Ruang Rapat Contoh`. @param name of whose it is */
export const feedName = (kind: MeetingFeedKind, name: string, language: Language): string =>
  `${FEED_NAMES[kind][language]} ${name}`;

/** What a booking without a meeting is filed under. */
export const BOOKING_NAME: Text = { id: 'Pemakaian ruang', en: 'Use of a room' };

export const EVENT_KIND_NAMES: Record<EventKind, Text> = {
  consolidation: { id: 'Konsolidasi', en: 'Consolidation' },
  rally: { id: 'Unjuk rasa', en: 'Rally' },
  audience: { id: 'Audiensi', en: 'Audience' },
  draft_discussion: { id: 'Pembahasan rancangan', en: 'Discussion of a draft' },
  wage_council: { id: 'Sidang dewan pengupahan', en: 'Wage council' },
  tripartite_meeting: { id: 'Rapat LKS Tripartit', en: 'Tripartite meeting' },
  bipartite_meeting: { id: 'Rapat LKS Bipartit', en: 'Bipartite meeting' },
  bipartite_negotiation: { id: 'Perundingan bipartit', en: 'Bipartite negotiation' },
  mediation: { id: 'Mediasi', en: 'Mediation' },
  council_hearing: { id: 'Rapat dengar pendapat', en: 'Council hearing' },
  leaders_meeting: { id: 'Rapat pimpinan', en: 'Leaders’ meeting' },
  announcement: { id: 'Pengumuman', en: 'Announcement' },
  other: { id: 'Lainnya', en: 'Other' },
};
