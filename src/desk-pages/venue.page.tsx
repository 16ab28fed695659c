import { longDay, shortDay } from '../common/dates.js';
import { addDays, type Day, today, weekdayName } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { VenueDto } from '../events/venue.dto.js';
import type { Use } from '../bookings/booking.entity.js';
import { shortName } from '../page-parts/names.js';
import { addressOf, type Visit } from '../web/visit.js';
import { isToSettle, USE_LABELS } from './booking.page.js';
import { bookingPath, PLAN_PATH, REQUESTS_PATH, VENUES_PATH, venueWeekPath } from './meeting-paths.js';
import { QUALIFIER_NAMES } from './meeting-labels.js';
import type { DayOfRoom, Slot } from './venue-week.js';

const WORDS = {
  venues: { id: 'Kalender ruang', en: 'Room calendar' },
  lead: { id: 'Pilih ruang untuk melihat minggunya.', en: 'Choose a room to see its week.' },
  none: { id: 'Belum ada ruang yang tercatat.', en: 'There is no room on record yet.' },
  seats: { id: 'tempat duduk', en: 'seats' },
  week: { id: 'Minggu', en: 'Week of' },
  before: { id: 'Minggu sebelumnya', en: 'The week before' },
  after: { id: 'Minggu berikutnya', en: 'The week after' },
  now: { id: 'Minggu ini', en: 'This week' },
  weeks: { id: 'Minggu lain', en: 'Other weeks' },
  free: { id: 'kosong', en: 'free' },
  take: { id: 'Rencanakan rapat', en: 'Plan a meeting' },
  nothing: { id: 'Tidak dipakai.', en: 'Not in use.' },
  today: { id: 'hari ini', en: 'today' },
  people: { id: 'orang', en: 'people' },
  settle: { id: 'Catat pemakaian', en: 'Enter what became of it' },
  booking: { id: 'Lihat pemesanan', en: 'See the booking' },
  requests: { id: 'Permintaan ruang', en: 'Requests for the room' },
  all: { id: 'Semua ruang', en: 'All rooms' },
} satisfies Record<string, Text>;

/** How many a room holds, with its qualifier: `sekitar 20 tempat duduk`. */
export function seatsOf({ capacity, capacityQualifier }: VenueDto, language: Language): string {
  if (capacity === null) return '';
  const how = QUALIFIER_NAMES[(capacityQualifier ?? 'exactly') as keyof typeof QUALIFIER_NAMES][language];
  return [capacityQualifier === 'exactly' ? '' : how, capacity, WORDS.seats[language]]
    .filter(Boolean)
    .join(' ');
}

export function venuesPage(visit: Visit, venues: VenueDto[]): string {
  const { language } = visit;
  return visit.show(
    { path: VENUES_PATH, title: WORDS.venues[language], section: 'desk' },
    <>
      <h1>{WORDS.venues[language]}</h1>
      {venues.length === 0 ? (
        <p class="soft">{WORDS.none[language]}</p>
      ) : (
        <>
          <p class="lead">{WORDS.lead[language]}</p>
          <ul class="cards">
            {venues.map((venue) => (
              <li key={venue.id} class="card">
                <h2>
                  <a href={visit.at(venueWeekPath(venue.id))}>{venue.name}</a>
                </h2>
                <p class="soft">
                  {[seatsOf(venue, language), venue.organization?.name, venue.address]
                    .filter(Boolean)
                    .join(', ')}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="after-form">
        <a href={visit.at(REQUESTS_PATH)}>{WORDS.requests[language]}</a>
      </p>
    </>,
  );
}

interface WeekPage {
  venue: VenueDto;
  monday: Day;
  days: DayOfRoom[];
}

/** The week of a room: a list of its days on a telephone, side by side where there is space. */
export function venueWeekPage(visit: Visit, { venue, monday, days }: WeekPage): string {
  const { language } = visit;
  const path = venueWeekPath(venue.id);
  const weekAt = (day: Day) => addressOf(visit.at(path), { minggu: day });
  return visit.show(
    { path, title: `${venue.name}: ${shortDay(monday, language)}`, section: 'desk' },
    <>
      <h1>{venue.name}</h1>
      <p class="lead">
        {WORDS.week[language]} {shortDay(monday, language)} – {shortDay(addDays(monday, 6), language)}
      </p>
      <p class="soft">{[seatsOf(venue, language), venue.address, venue.note].filter(Boolean).join('. ')}</p>
      <nav aria-label={WORDS.weeks[language]}>
        <ul class="doors">
          <li>
            <a href={weekAt(addDays(monday, -7))}>{WORDS.before[language]}</a>
          </li>
          <li>
            <a href={visit.at(path)}>{WORDS.now[language]}</a>
          </li>
          <li>
            <a href={weekAt(addDays(monday, 7))}>{WORDS.after[language]}</a>
          </li>
        </ul>
      </nav>
      <ol class="week">
        {days.map(({ day, slots }) => (
          <li key={day} class={day === today() ? 'is-today' : undefined}>
            <h2>
              {weekdayName(day, language)} <span class="soft">{shortDay(day, language)}</span>
              {day === today() && <span class="soft"> ({WORDS.today[language]})</span>}
            </h2>
            {slots.length === 0 && <p class="soft">{WORDS.nothing[language]}</p>}
            <ul>
              {slots.map((slot) => (
                <SlotLine key={slot.from} visit={visit} venueId={venue.id} day={day} slot={slot} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p class="after-form">
        <a href={visit.at(REQUESTS_PATH)}>{WORDS.requests[language]}</a>{' '}
        <a href={visit.at(VENUES_PATH)}>{WORDS.all[language]}</a>
      </p>
    </>,
  );
}

function SlotLine({ visit, venueId, day, slot }: { visit: Visit; venueId: string; day: Day; slot: Slot }) {
  const { language } = visit;
  const { from, until, booking } = slot;
  const times = `${from}–${until}`;
  if (!booking) {
    const plan = addressOf(visit.at(PLAN_PATH), { ruang: venueId, hari: day, mulai: from });
    return (
      <li class="slot free">
        {times} {WORDS.free[language]}
        {day >= today() && (
          <>
            <br />
            <a href={plan} aria-label={`${WORDS.take[language]}: ${longDay(day, language)}, ${times}`}>
              {WORDS.take[language]}
            </a>
          </>
        )}
      </li>
    );
  }
  const act = WORDS[isToSettle(booking) ? 'settle' : 'booking'][language];
  return (
    <li class="slot">
      <strong>{times}</strong> {booking.organization && shortName(booking.organization)}
      <br />
      <span lang="id">{booking.purpose}</span>{' '}
      <span class="soft">
        {booking.headcount} {WORDS.people[language]}
        {booking.use && `, ${USE_LABELS[booking.use as Use][language]}`}
      </span>
      <br />
      <a href={visit.at(bookingPath(booking.id))} aria-label={`${act}: ${longDay(day, language)}, ${times}`}>
        {act}
      </a>
    </li>
  );
}
