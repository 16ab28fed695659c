import { shortDay } from '../common/dates.js';
import type { Language } from '../common/language.js';
import type { Side } from '../events/attendance.entity.js';
import type { AgendaOutcome } from '../meetings/agenda-item.entity.js';
import type { AgendaItemOfMeeting } from '../meetings/meeting.dto.js';
import type { FactItem } from './notula.content.js';
import { oneLine } from './printable.js';
import { OUTCOME_NAMES, SIDE_NAMES, WORDS } from './words.js';

/** The subject, or the commitment to be asked after; a dash where that is hidden. */
export function agendaTitle({ title, commitment }: AgendaItemOfMeeting, language: Language): string {
  if (title !== null) return oneLine(title);
  return commitment
    ? `${WORDS.commitment[language]}: ${oneLine(commitment.title)}`
    : WORDS.commitment[language];
}

/** The agenda, counted: who raises an item, what the meeting did about it. */
export const agendaOf = (items: readonly AgendaItemOfMeeting[], language: Language): FactItem[] =>
  items.map((item, n) => ({
    number: `${n + 1}.`,
    text: agendaTitle(item, language),
    notes: [
      raised(item, language),
      item.isBrought ? WORDS.brought[language] : null,
      outcome(item, language),
    ].filter((note) => note !== null),
  }));

function raised({ side, raisedBy }: AgendaItemOfMeeting, language: Language): string | null {
  const by = [
    ...(side === null ? [] : [SIDE_NAMES[side as Side][language]]),
    ...(raisedBy ? [oneLine(raisedBy.name)] : []),
  ];
  return by.length > 0 ? `${WORDS.raisedBy[language]} ${by.join(', ')}` : null;
}

function outcome(
  { outcome: key, deferredTo, outcomeNote }: AgendaItemOfMeeting,
  language: Language,
): string | null {
  if (key === null) return null;
  const until = deferredTo === null ? '' : ` ${WORDS.until[language]} ${shortDay(deferredTo, language)}`;
  const note = outcomeNote ? `; ${oneLine(outcomeNote)}` : '';
  return `${WORDS.outcome[language]}: ${OUTCOME_NAMES[key as AgendaOutcome][language]}${until}${note}`;
}
