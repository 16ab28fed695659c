import { EVENT_KIND_NAMES } from '../calendar/words.js';
import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { Capacity, Presence } from '../events/attendance.entity.js';
import type { EventKind } from '../events/event.entity.js';
import { PRESENCE_NAMES } from '../notula/words.js';
import { CAPACITY_LABELS, MEETING_STATE_LABELS } from '../page-parts/labels.js';
import { eventPath, meetingPath } from '../page-parts/paths.js';
import type { Occasion } from './occasions.reader.js';

const WORDS = {
  host: { id: 'penyelenggara', en: 'held it' },
  cancelled: { id: 'dibatalkan', en: 'called off' },
  meeting: { id: 'rapat', en: 'meeting' },
} satisfies Record<string, Text>;

/** Events and meetings somebody was at, latest first. */
export const Occasions = ({ occasions, language }: { occasions: Occasion[]; language: Language }) => (
  <ul class="rows occasions">
    {occasions.map((one) => (
      <li key={one.id}>
        <time dateTime={one.heldOn}>{shortDay(one.heldOn, language)}</time>
        <span>
          <a href={(one.meetingId ? meetingPath(one.meetingId) : eventPath(one.id))[language]}>{one.name}</a>
          <span class="soft"> {[kindOf(one, language), ...comingOf(one, language)].join(', ')}</span>
        </span>
      </li>
    ))}
  </ul>
);

function kindOf({ kind, state }: Occasion, language: Language): string {
  const name = EVENT_KIND_NAMES[kind as EventKind][language];
  return state === null
    ? name
    : `${name} (${WORDS.meeting[language]}: ${MEETING_STATE_LABELS[state][language].toLowerCase()})`;
}

function comingOf(one: Occasion, language: Language): string[] {
  const { capacity, presence, isHost, cancelledOn } = one;
  return [
    ...(isHost ? [WORDS.host[language]] : []),
    ...(capacity && !(isHost && capacity === 'host')
      ? [CAPACITY_LABELS[capacity as Capacity][language].toLowerCase()]
      : []),
    ...(presence && presence !== 'present'
      ? [PRESENCE_NAMES[presence as Presence][language].toLowerCase()]
      : []),
    ...(cancelledOn ? [WORDS.cancelled[language]] : []),
  ];
}
