import { shortDay } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { BookingDto } from '../bookings/booking.dto.js';
import type { PreferredTimeAnswer } from '../bookings/meeting-request.dto.js';
import type { RequestState } from '../bookings/request-state.js';
import { REQUEST_STATE_LABELS } from '../page-parts/labels.js';
import { addressOf, type Visit } from '../web/visit.js';
import { DeskNews } from './meeting-news.js';
import { requestPath, REQUESTS_PATH, venueWeekPath } from './meeting-paths.js';
import { type OfferedActs, RequestActs, timeText } from './request-acts.js';

const WORDS = {
  title: { id: 'Permintaan rapat', en: 'Request for a meeting' },
  by: { id: 'Pemohon', en: 'Asked by' },
  asked: { id: 'Diminta', en: 'Asked' },
  people: { id: 'Orang', en: 'People' },
  venue: { id: 'Ruang', en: 'Room' },
  anyVenue: { id: 'ruang mana pun', en: 'any room' },
  preferred: { id: 'Waktu yang diminta', en: 'Times asked for' },
  proposal: { id: 'Usulan kantor', en: 'Proposed by the office' },
  answer: { id: 'Kata kantor', en: 'The office says' },
  week: { id: 'Lihat minggu itu', en: 'See that week' },
  taken: { id: 'ruang sudah dipakai', en: 'the room is taken' },
  freeThen: { id: 'ruang kosong', en: 'the room is free' },
  acts: { id: 'Yang dapat dilakukan', en: 'What can be done' },
  back: { id: 'Semua permintaan', en: 'All requests' },
} satisfies Record<string, Text>;

interface RequestPage extends OfferedActs {
  /** Uses of the room asked for, on the days asked for. */
  uses: BookingDto[];
  news?: string;
}

/** A request: what is asked, whether the room is free then, and what can be done. */
export function requestPageOf(visit: Visit, shown: RequestPage): string {
  const { request, uses, news } = shown;
  const { language } = visit;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  const { id, organization, venue, purpose, preferred, proposal, answer, state } = request;
  const path = requestPath(id);
  return visit.show(
    { path, title: `${W('title')}: ${organization?.name ?? ''}`, section: 'desk' },
    <div class="desk-form">
      <h1>{W('title')}</h1>
      <DeskNews visit={visit} news={news} />
      <p class="lead" lang="id">
        {purpose}
      </p>
      <p>
        <span class="badge">{REQUEST_STATE_LABELS[state as RequestState][language]}</span>
      </p>
      <dl class="facts">
        <dt>{W('by')}</dt>
        <dd>{organization?.name ?? '–'}</dd>
        <dt>{W('asked')}</dt>
        <dd>{shortDay(request.askedOn, language)}</dd>
        <dt>{W('people')}</dt>
        <dd>{request.headcount}</dd>
        <dt>{W('venue')}</dt>
        <dd>{venue?.name ?? W('anyVenue')}</dd>
        {proposal && (
          <>
            <dt>{W('proposal')}</dt>
            <dd>{[proposal.venue?.name, timeText(proposal, language)].filter(Boolean).join(', ')}</dd>
          </>
        )}
        {answer && (
          <>
            <dt>{W('answer')}</dt>
            <dd lang="id">{answer}</dd>
          </>
        )}
      </dl>
      <h2>{W('preferred')}</h2>
      <ol>
        {preferred.map((time) => (
          <li key={time.startsAt}>
            {timeText(time, language)}{' '}
            {venue && (
              <>
                <span class="soft">({isTaken(time, uses) ? W('taken') : W('freeThen')})</span>{' '}
                <a
                  href={addressOf(visit.at(venueWeekPath(venue.id)), {
                    minggu: today(new Date(time.startsAt)),
                  })}
                >
                  {W('week')}
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
      <h2>{W('acts')}</h2>
      <RequestActs visit={visit} {...shown} />
      <p class="after-form">
        <a href={visit.at(REQUESTS_PATH)}>{W('back')}</a>
      </p>
    </div>,
  );
}

/** Whether the room is held during some of a time. */
const isTaken = ({ startsAt, endsAt }: PreferredTimeAnswer, uses: readonly BookingDto[]): boolean =>
  uses.some(
    (use) =>
      use.releasedAt === null &&
      Date.parse(use.startsAt) < Date.parse(endsAt) &&
      Date.parse(use.endsAt) > Date.parse(startsAt),
  );
