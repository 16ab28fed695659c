import type { Text } from '../common/language.js';

/** Kinds of record that are found, in the order the page offers them. */
export const SEARCH_KINDS = [
  'commitment',
  'statement',
  'demand',
  'minutes_point',
  'organization',
  'person',
  'post',
  'event',
  'source',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const KIND_LABELS: Record<SearchKind, Text> = {
  commitment: { id: 'Komitmen', en: 'Pledge' },
  statement: { id: 'Pernyataan', en: 'Statement' },
  demand: { id: 'Tuntutan', en: 'Demand' },
  minutes_point: { id: 'Butir notula', en: 'Minutes' },
  organization: { id: 'Organisasi', en: 'Organization' },
  person: { id: 'Orang', en: 'Person' },
  post: { id: 'Jabatan', en: 'Post' },
  event: { id: 'Acara', en: 'Event' },
  source: { id: 'Sumber', en: 'Source' },
};

/** Other words for a kind, as people type them after `jenis:`. */
export const KIND_WORDS: Record<SearchKind, readonly string[]> = {
  commitment: ['ikrar', 'janji', 'commitment', 'pledges', 'commitments'],
  statement: ['ucapan', 'statements'],
  demand: ['aspirasi', 'demands'],
  minutes_point: ['notula', 'notulen', 'butir', 'minutespoint'],
  organization: ['serikat', 'union', 'organisasi', 'organizations', 'unions'],
  person: ['pejabat', 'official', 'people', 'officials', 'tokoh'],
  post: ['posts'],
  event: ['rapat', 'meeting', 'events', 'meetings'],
  source: ['dokumen', 'document', 'sources'],
};
