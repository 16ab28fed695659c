import { longDay, clockTime } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { EventDto } from '../events/event.dto.js';
import { OrganizationLink } from '../page-parts/names.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { addressOf } from '../web/visit.js';

const WORDS = {
  to: { id: 'sampai', en: 'to' },
  at: { id: 'pukul', en: 'at' },
} satisfies Record<string, Text>;

type Times = Pick<EventDto, 'heldOn' | 'endedOn' | 'startsAt' | 'endsAt'>;

/** When it was held, as exactly as it is known: `Senin, 12 Januari 2026, pukul 09.00–10.30 WIB`. */
export function whenText({ heldOn, endedOn, startsAt, endsAt }: Times, language: Language): string {
  const days =
    endedOn === null || endedOn === heldOn
      ? longDay(heldOn, language)
      : `${longDay(heldOn, language)} ${WORDS.to[language]} ${longDay(endedOn, language)}`;
  if (!startsAt) return days;
  const until = endsAt ? `–${clockTime(endsAt, language)}` : '';
  return `${days}, ${WORDS.at[language]} ${clockTime(startsAt, language)}${until} WIB`;
}

/** The venue, with a link to what else was held there, or the place in words; null where neither is known. */
export function Where({
  event: { venue, place },
  language,
}: {
  event: Pick<EventDto, 'venue' | 'place'>;
  language: Language;
}) {
  return (
    <>
      {venue && <a href={addressOf(PUBLIC_PATHS.events[language], { venue: venue.id })}>{venue.name}</a>}
      {venue && place && ', '}
      {place}
    </>
  );
}

/** Who held it. */
export const Hosts = ({ hosts, language }: { hosts: EventDto['hosts']; language: Language }) => (
  <>
    {hosts.map((host, n) => (
      <span key={host.id}>
        {n > 0 && ', '}
        <OrganizationLink organization={host} language={language} isShort />
      </span>
    ))}
  </>
);
