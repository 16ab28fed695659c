import type { BookingDto } from '../bookings/booking.dto.js';
import { type Use, USES } from '../bookings/booking.entity.js';
import { longDay, shortInstant } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import { Alert, Form, Radios } from '../web/form.js';
import { ReasonForm } from '../web/reason-form.js';
import { type Failed, FRESH } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import { timeOfDay } from './form-rows.js';
import { NumberInput, TextLine } from './meeting-fields.js';
import { DeskNews } from './meeting-news.js';
import { bookingPath, requestPath, venueWeekPath } from './meeting-paths.js';

/** What became of a booking, on pages. */
export const USE_LABELS: Record<Use, Text> = {
  used: { id: 'dipakai', en: 'used' },
  unused: { id: 'tidak dipakai', en: 'not used' },
};

const WORDS = {
  title: { id: 'Pemesanan ruang', en: 'Booking of a room' },
  by: { id: 'Untuk', en: 'For' },
  when: { id: 'Waktu', en: 'When' },
  people: { id: 'Orang yang diharapkan', en: 'People expected' },
  crowding: { id: 'Alasan ruang tetap dipakai', en: 'Why this room all the same' },
  state: { id: 'Keadaan', en: 'State' },
  ahead: { id: 'belum mulai', en: 'has not begun' },
  open: { id: 'belum tercatat dipakai atau tidak', en: 'not yet said whether it was used' },
  released: { id: 'dilepas', en: 'given back' },
  came: { id: 'orang', en: 'people' },
  week: { id: 'Minggu ruang ini', en: 'The week of this room' },
  request: { id: 'Permintaannya', en: 'The request' },
  settle: { id: 'Catat pemakaian', en: 'Enter what became of it' },
  settleAgain: { id: 'Ubah catatan pemakaian', en: 'Change what was entered' },
  use: { id: 'Ruangnya', en: 'The room was' },
  count: { id: 'Orang yang datang, bila dihitung', en: 'People who came, if counted' },
  why: { id: 'Alasan, bila ada yang perlu dijelaskan', en: 'Why, where there is something to say' },
  read: {
    id: 'Tercatat dalam riwayat yang dapat dibaca umum.',
    en: 'It stays in the history for everybody to read.',
  },
  notYet: {
    id: 'Pemakaian dicatat sejak waktunya mulai. Sebelum itu ruangnya dapat dilepas.',
    en: 'What became of it is entered once it has begun. Until then the room can be given back.',
  },
  release: { id: 'Lepas ruang ini', en: 'Give the room back' },
  reason: { id: 'Alasan', en: 'Reason' },
  gone: {
    id: 'Ruang ini sudah dilepas; tidak ada lagi yang perlu dilakukan.',
    en: 'The room was given back; nothing is left to do.',
  },
} satisfies Record<string, Text>;

export type BookingAct = 'pemakaian' | 'lepas';

interface BookingPage {
  booking: BookingDto;
  news?: string;
  /** Which act was refused, and why. */
  act?: BookingAct;
  failed?: Failed;
}

/** A room that is held: for whom and when, and what became of it. */
export function bookingPage(visit: Visit, { booking, news, act, failed = FRESH }: BookingPage): string {
  const { language } = visit;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  const { id, venue, organization, purpose, startsAt, endsAt, requestId } = booking;
  const day = today(new Date(startsAt));
  return visit.show(
    { path: bookingPath(id), title: `${W('title')}: ${venue?.name ?? ''}`, section: 'desk' },
    <div class="desk-form">
      <h1>{venue?.name ?? W('title')}</h1>
      <DeskNews visit={visit} news={news} />
      <p class="lead" lang="id">
        {purpose}
      </p>
      <dl class="facts">
        <dt>{W('by')}</dt>
        <dd>{organization?.name ?? '–'}</dd>
        <dt>{W('when')}</dt>
        <dd>
          {longDay(day, language)}, {timeOfDay(startsAt)}–{timeOfDay(endsAt)} WIB
        </dd>
        <dt>{W('people')}</dt>
        <dd>{booking.headcount}</dd>
        {booking.crowdingReason && (
          <>
            <dt>{W('crowding')}</dt>
            <dd lang="id">{booking.crowdingReason}</dd>
          </>
        )}
        <dt>{W('state')}</dt>
        <dd>{stateText(booking, language)}</dd>
      </dl>
      <ul class="doors">
        {venue && (
          <li>
            <a href={addressOf(visit.at(venueWeekPath(venue.id)), { minggu: day })}>{W('week')}</a>
          </li>
        )}
        {requestId && (
          <li>
            <a href={visit.at(requestPath(requestId))}>{W('request')}</a>
          </li>
        )}
      </ul>
      <Acts visit={visit} booking={booking} act={act} failed={failed} />
    </div>,
  );
}

/** Whether it has begun. */
const hasBegun = ({ startsAt }: BookingDto): boolean => Date.parse(startsAt) <= Date.now();

/** Whether somebody still has to say what became of it. */
export const isToSettle = (booking: BookingDto): boolean =>
  booking.releasedAt === null && booking.use === null && hasBegun(booking);

/** How far it is: `dipakai, 18 orang`. */
function stateText(booking: BookingDto, language: Language): string {
  const { releasedAt, use, peopleCount } = booking;
  if (releasedAt !== null) return `${WORDS.released[language]}, ${shortInstant(releasedAt, language)}`;
  if (use === null) return WORDS[hasBegun(booking) ? 'open' : 'ahead'][language];
  const came = peopleCount === null ? null : `${peopleCount} ${WORDS.came[language]}`;
  return [USE_LABELS[use as Use][language], came].filter(Boolean).join(', ');
}

interface ActsProps {
  visit: Visit;
  booking: BookingDto;
  act: BookingAct | undefined;
  failed: Failed;
}

function Acts({ visit, booking, act, failed }: ActsProps) {
  const { language } = visit;
  const { id, revision, releasedAt, use, peopleCount } = booking;
  const failedOf = (name: BookingAct) => (name === act ? failed : FRESH);
  if (releasedAt !== null)
    return (
      <>
        <Alert message={failed.message} />
        <p class="soft">{WORDS.gone[language]}</p>
      </>
    );
  const canSettle = hasBegun(booking);
  const canRelease = use === null;
  const isOffered = { pemakaian: canSettle, lepas: canRelease };
  const settle = failedOf('pemakaian');
  return (
    <div class="acts">
      {act && !isOffered[act] && <Alert message={failed.message} />}
      {canSettle ? (
        <section class="act">
          <h2>{WORDS[canRelease ? 'settle' : 'settleAgain'][language]}</h2>
          <Form
            visit={visit}
            action={`${bookingPath(id)}/pemakaian`}
            submit={WORDS.settle[language]}
            failed={settle}
            revision={revision}
          >
            <Radios
              name="use"
              label={WORDS.use[language]}
              failed={settle}
              value={use ?? ''}
              options={USES.map((value) => ({ value, label: USE_LABELS[value][language] }))}
            />
            <NumberInput
              name="peopleCount"
              label={WORDS.count[language]}
              failed={settle}
              value={peopleCount === null ? '' : String(peopleCount)}
            />
            <TextLine
              name="reason"
              label={WORDS.why[language]}
              hint={WORDS.read[language]}
              failed={settle}
              longest={2000}
            />
          </Form>
        </section>
      ) : (
        <p class="soft">{WORDS.notYet[language]}</p>
      )}
      {canRelease && (
        <details class="act" open={act === 'lepas'}>
          <summary>{WORDS.release[language]}</summary>
          <ReasonForm
            visit={visit}
            action={`${bookingPath(id)}/lepas`}
            submit={WORDS.release[language]}
            failed={failedOf('lepas')}
            revision={revision}
            kind="danger"
            prefix="lepas-"
            label={WORDS.reason[language]}
            hint={WORDS.read[language]}
          />
        </details>
      )}
    </div>
  );
}
