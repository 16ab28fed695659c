import { today } from '../common/day.js';
import { shortDay } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { MEETING_ACTS, type MeetingAct, type MeetingState } from '../meetings/meeting-state.js';

/** Acts by the word their address has. */
export const ACT_PATHS = {
  buka: 'opened',
  tutup: 'closed',
  lanjutkan: 'reopened',
  periksa: 'checked',
  kembalikan: 'returned',
  tandatangani: 'signed',
  kunci: 'locked',
  batalkan: 'cancelled',
} as const satisfies Record<string, MeetingAct>;
export type ActPath = keyof typeof ACT_PATHS;

export const isActPath = (text: string): text is ActPath => Object.hasOwn(ACT_PATHS, text);

/** An act that starts from the state a meeting is in, and what is missing before it can be done. */
export interface OfferedAct {
  path: ActPath;
  missing: Text[];
}

/** @param hasWritten whether whoever looks wrote a point of the minutes */
export function actsOffered(meeting: MeetingDto, hasWritten: boolean): OfferedAct[] {
  return (Object.keys(ACT_PATHS) as ActPath[])
    .filter((path) => {
      const { from }: { from: readonly MeetingState[] } = MEETING_ACTS[ACT_PATHS[path]];
      return from.includes(meeting.state as MeetingState);
    })
    .map((path) => ({ path, missing: missingFor(path, meeting, hasWritten) }));
}

function missingFor(path: ActPath, meeting: MeetingDto, hasWritten: boolean): Text[] {
  switch (path) {
    case 'buka':
      return beforeItsDay(meeting);
    case 'tutup':
      return [...beforeItsDay(meeting), ...outcomesOf(meeting)];
    case 'periksa':
      return [...chairOf(meeting), ...(hasWritten ? [SECOND_PERSON] : [])];
    case 'tandatangani':
      return chairOf(meeting);
    case 'lanjutkan':
    case 'kembalikan':
    case 'kunci':
    case 'batalkan':
      return [];
  }
}

const SECOND_PERSON: Text = {
  id: 'Anda ikut menulis butirnya; minta orang kedua memeriksa.',
  en: 'You wrote points of them; have a second person check.',
};

function beforeItsDay({ event }: MeetingDto): Text[] {
  if (!event || event.heldOn <= today()) return [];
  return [
    {
      id: `Rapat ini baru pada ${shortDay(event.heldOn, 'id')}; pindahkan bila diadakan lebih awal.`,
      en: `This meeting is not before ${shortDay(event.heldOn, 'en')}; move it if it is held earlier.`,
    },
  ];
}

const outcomesOf = ({ agenda }: MeetingDto): Text[] =>
  agenda
    .filter(({ commitment, outcome }) => commitment !== null && outcome === null)
    .map(({ commitment }) => ({
      id: `Belum ada hasil untuk komitmen: ${commitment?.title}.`,
      en: `No outcome yet for the pledge: ${commitment?.title}.`,
    }));

function chairOf({ attendances }: MeetingDto): Text[] {
  if (attendances.some(({ capacity, presence }) => capacity === 'chair' && presence !== 'absent')) return [];
  return [
    {
      id: 'Daftar hadir belum memuat pimpinan rapat yang hadir.',
      en: 'The attendance list has no chair who came.',
    },
  ];
}
