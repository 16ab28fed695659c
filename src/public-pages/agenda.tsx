import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { Side } from '../events/attendance.entity.js';
import type { AgendaOutcome } from '../meetings/agenda-item.entity.js';
import type { AgendaItemOfMeeting } from '../meetings/meeting.dto.js';
import { OUTCOME_NAMES, SIDE_NAMES } from '../notula/words.js';
import { OrganizationLink } from '../page-parts/names.js';
import { commitmentPath } from '../page-parts/paths.js';

const WORDS = {
  commitment: { id: 'Komitmen', en: 'Pledge' },
  hidden: { id: 'Butir yang tidak untuk umum', en: 'An item that is not public' },
  raisedBy: { id: 'diajukan oleh', en: 'raised by' },
  brought: {
    id: 'dibawa otomatis dari komitmen terbuka para undangan',
    en: 'brought by itself from open pledges of the invited',
  },
  to: { id: 'ke', en: 'to' },
} satisfies Record<string, Text>;

/** What was on the agenda, and what became of each item. */
export const Agenda = ({ items, language }: { items: AgendaItemOfMeeting[]; language: Language }) => (
  <ol class="agenda-items">
    {items.map((item) => (
      <li key={item.id}>
        {item.commitment ? (
          <>
            {WORDS.commitment[language]}:{' '}
            <a href={commitmentPath(item.commitment.id)[language]} lang="id">
              {item.commitment.title}
            </a>
          </>
        ) : (
          <span lang="id">{item.title ?? WORDS.hidden[language]}</span>
        )}
        {item.outcome && <span class="badge">{outcomeText(item, language)}</span>}
        <RaisedBy item={item} language={language} />
        {item.outcomeNote && (
          <p class="soft" lang="id">
            {item.outcomeNote}
          </p>
        )}
      </li>
    ))}
  </ol>
);

const outcomeText = ({ outcome, deferredTo }: AgendaItemOfMeeting, language: Language): string =>
  OUTCOME_NAMES[outcome as AgendaOutcome][language] +
  (deferredTo ? ` ${WORDS.to[language]} ${shortDay(deferredTo, language)}` : '');

function RaisedBy({ item, language }: { item: AgendaItemOfMeeting; language: Language }) {
  if (item.isBrought) return <p class="soft">{WORDS.brought[language]}</p>;
  if (item.raisedBy)
    return (
      <p class="soft">
        {WORDS.raisedBy[language]} <OrganizationLink organization={item.raisedBy} language={language} />
      </p>
    );
  if (item.side)
    return (
      <p class="soft">
        {WORDS.raisedBy[language]} {SIDE_NAMES[item.side as Side][language]}
      </p>
    );
  return null;
}
