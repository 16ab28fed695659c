import { shortDay, shortInstant } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { BookingDto } from '../bookings/booking.dto.js';
import type { MeetingRequestDto, PreferredTimeAnswer } from '../bookings/meeting-request.dto.js';
import {
  REQUEST_ACTS,
  REQUEST_STATES,
  type RequestAct,
  type RequestState,
} from '../bookings/request-state.js';
import { REQUEST_STATE_LABELS } from '../page-parts/labels.js';
import { Form, Radios } from '../web/form.js';
import { ListFrame } from '../web/list.js';
import { type Failed, FRESH } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import { timeOfDay } from './form-rows.js';
import { DayInput, OneOfList, TextArea, TextLine, TimeInput } from './meeting-fields.js';
import { DeskNews } from './meeting-news.js';
import { DESK, LOG_PATH, PLAN_PATH, requestPath, REQUESTS_PATH, venueWeekPath } from './meeting-paths.js';
import type { UsualVenue } from './usual.reader.js';

const WORDS = {
  list: { id: 'Permintaan ruang dan rapat', en: 'Requests for a room and a meeting' },
  search: { id: 'Keperluan', en: 'Purpose' },
  state: { id: 'Keadaan', en: 'State' },
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
  approve: { id: 'Setujui dan pesan ruang', en: 'Approve and book the room' },
  approveLead: { id: 'Ruang dipesan pada saat yang sama.', en: 'The room is booked at the same moment.' },
  asAccepted: {
    id: 'Waktu dan ruang seperti usulan yang diterima.',
    en: 'Time and room as proposed and accepted.',
  },
  time: { id: 'Waktu', en: 'Time' },
  other: { id: 'Waktu lain, isi di bawah', en: 'Another time, as filled in below' },
  day: { id: 'Hari', en: 'Day' },
  from: { id: 'Mulai (WIB)', en: 'From (WIB)' },
  to: { id: 'Selesai (WIB)', en: 'To (WIB)' },
  crowding: { id: 'Alasan bila ruang tidak muat', en: 'Reason, where they do not fit' },
  note: { id: 'Pesan kepada pemohon', en: 'What to tell whoever asked' },
  propose: { id: 'Usulkan waktu lain', en: 'Propose another time' },
  refuse: { id: 'Tolak', en: 'Refuse' },
  reason: { id: 'Alasan', en: 'Reason' },
  reasonHint: { id: 'Pemohon membacanya.', en: 'Whoever asked reads it.' },
  onBehalf: {
    id: 'Dicatat kantor; atas nama pemohon:',
    en: 'Entered by the office; on behalf of whoever asked:',
  },
  accept: { id: 'Terima usulan', en: 'Accept the proposal' },
  withdraw: { id: 'Tarik permintaan', en: 'Withdraw the request' },
  booked: { id: 'Ruang sudah dipesan.', en: 'The room is booked.' },
  plan: { id: 'Rencanakan rapatnya', en: 'Plan the meeting' },
  log: { id: 'Catat rapatnya', en: 'Log the meeting' },
  nothing: { id: 'Tidak ada lagi yang perlu dilakukan.', en: 'Nothing is left to do.' },
  waiting: {
    id: 'Menunggu jawaban pemohon atas usulan.',
    en: 'Waiting for whoever asked to answer the proposal.',
  },
  back: { id: 'Semua permintaan', en: 'All requests' },
  desk: { id: 'Hari ini', en: 'Today' },
} satisfies Record<string, Text>;

interface RequestsPage {
  items: MeetingRequestDto[];
  next: string | null;
}

export function requestsPage(visit: Visit, { items, next }: RequestsPage): string {
  const { language } = visit;
  const choices = REQUEST_STATES.map((value) => ({
    value,
    label: REQUEST_STATE_LABELS[value][language],
    count: null,
  }));
  return visit.show(
    { path: REQUESTS_PATH, title: WORDS.list[language], section: 'desk', script: 'htmx.js' },
    <>
      <h1>{WORDS.list[language]}</h1>
      <ListFrame
        visit={visit}
        paths={{ id: REQUESTS_PATH, en: `/en${REQUESTS_PATH}` }}
        searchLabel={WORDS.search[language]}
        groups={[{ key: 'state', label: WORDS.state[language], choices }]}
        isEmpty={items.length === 0}
        next={next}
      >
        <ul class="cards">
          {items.map((request) => (
            <li key={request.id} class="card">
              <h2>
                <a href={visit.at(requestPath(request.id))} lang="id">
                  {request.purpose}
                </a>{' '}
                <span class="badge">{REQUEST_STATE_LABELS[request.state as RequestState][language]}</span>
              </h2>
              <p class="soft">
                {[
                  request.organization?.name,
                  request.venue?.name,
                  `${WORDS.asked[language].toLowerCase()} ${shortDay(request.askedOn, language)}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </p>
            </li>
          ))}
        </ul>
      </ListFrame>
      <p class="after-form">
        <a href={visit.at(DESK)}>{WORDS.desk[language]}</a>
      </p>
    </>,
  );
}

interface RequestPage {
  request: MeetingRequestDto;
  venues: UsualVenue[];
  /** Uses of the room asked for, on the days asked for. */
  uses: BookingDto[];
  news?: string;
  /** Which act was refused, and why. */
  act?: string;
  failed?: Failed;
}

/** Whether an act starts from the state a request is in. */
const startsFrom = (act: RequestAct, state: string): boolean =>
  (REQUEST_ACTS[act].from as readonly string[]).includes(state);

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
      <Acts visit={visit} {...shown} />
      <p class="after-form">
        <a href={visit.at(REQUESTS_PATH)}>{W('back')}</a>
      </p>
    </div>,
  );
}

/** From when to when: `12 Jan 2026, 09.00 WIB – 10:30`. */
const timeText = ({ startsAt, endsAt }: PreferredTimeAnswer, language: Language): string =>
  `${shortInstant(startsAt, language)} – ${timeOfDay(endsAt)}`;

/** Whether the room is held during some of a time. */
const isTaken = ({ startsAt, endsAt }: PreferredTimeAnswer, uses: readonly BookingDto[]): boolean =>
  uses.some(
    (use) =>
      use.releasedAt === null &&
      Date.parse(use.startsAt) < Date.parse(endsAt) &&
      Date.parse(use.endsAt) > Date.parse(startsAt),
  );

/** Name of the choice of another time than those asked for. */
export const OTHER_TIME = 'lain';

function Acts({ visit, request, venues, act, failed = FRESH }: RequestPage & { visit: Visit }) {
  const { language } = visit;
  const { id, state, isByParty, bookingId, revision } = request;
  const path = requestPath(id);
  const failedOf = (name: string) => (name === act ? failed : FRESH);
  const can = (name: RequestAct) => startsFrom(name, state);
  const isStray = act !== undefined && !can(ACT_NAMES[act as keyof typeof ACT_NAMES]);
  return (
    <div class="acts">
      {isStray && failed.message && (
        <p class="alert-box" role="alert">
          {failed.message}
        </p>
      )}
      {bookingId && (
        <section class="act">
          <p>{WORDS.booked[language]}</p>
          <ul class="doors">
            <li>
              <a href={addressOf(visit.at(PLAN_PATH), { pemesanan: bookingId })}>{WORDS.plan[language]}</a>
            </li>
            <li>
              <a href={addressOf(visit.at(LOG_PATH), { pemesanan: bookingId })}>{WORDS.log[language]}</a>
            </li>
          </ul>
        </section>
      )}
      {state === 'proposed' && isByParty && <p>{WORDS.waiting[language]}</p>}
      {!bookingId && !can('refused') && <p class="soft">{WORDS.nothing[language]}</p>}
      {can('approved') && (
        <Approve visit={visit} request={request} venues={venues} failed={failedOf('setujui')} />
      )}
      {can('proposed') && (
        <Propose visit={visit} request={request} venues={venues} failed={failedOf('usulkan')} />
      )}
      {can('refused') && (
        <details class="act" open={act === 'tolak'}>
          <summary>{WORDS.refuse[language]}</summary>
          <Form
            visit={visit}
            action={`${path}/tolak`}
            submit={WORDS.refuse[language]}
            failed={failedOf('tolak')}
            revision={revision}
            kind="danger"
          >
            <TextArea
              name="reason"
              label={WORDS.reason[language]}
              hint={WORDS.reasonHint[language]}
              failed={failedOf('tolak')}
              longest={2000}
              rows={2}
            />
          </Form>
        </details>
      )}
      {!isByParty && can('withdrawn') && (
        <section class="act">
          <p class="soft">{WORDS.onBehalf[language]}</p>
          {can('accepted') && (
            <Form
              visit={visit}
              action={`${path}/terima`}
              submit={WORDS.accept[language]}
              failed={failedOf('terima')}
              revision={revision}
              kind="lesser"
            />
          )}
          <Form
            visit={visit}
            action={`${path}/cabut`}
            submit={WORDS.withdraw[language]}
            failed={failedOf('cabut')}
            revision={revision}
            kind="danger"
          >
            <TextLine
              name="reason"
              label={WORDS.reason[language]}
              failed={failedOf('cabut')}
              longest={2000}
            />
          </Form>
        </section>
      )}
    </div>
  );
}

/** Acts by the word their address has. */
export const ACT_NAMES = {
  setujui: 'approved',
  usulkan: 'proposed',
  tolak: 'refused',
  terima: 'accepted',
  cabut: 'withdrawn',
} as const satisfies Record<string, RequestAct>;

interface OneProps {
  visit: Visit;
  request: MeetingRequestDto;
  venues: UsualVenue[];
  failed: Failed;
}

function Approve({ visit, request, venues, failed }: OneProps) {
  const { language } = visit;
  const { id, state, preferred, revision } = request;
  const isAccepted = state === 'accepted';
  return (
    <section class="act">
      <h3>{WORDS.approve[language]}</h3>
      <p class="soft">{isAccepted ? WORDS.asAccepted[language] : WORDS.approveLead[language]}</p>
      <Form
        visit={visit}
        action={`${requestPath(id)}/setujui`}
        submit={WORDS.approve[language]}
        failed={failed}
        revision={revision}
      >
        {!isAccepted && (
          <>
            <VenueField request={request} venues={venues} failed={failed} language={language} />
            <Radios
              name="time"
              label={WORDS.time[language]}
              failed={failed}
              value={`${preferred[0]?.startsAt}/${preferred[0]?.endsAt}`}
              options={[
                ...preferred.map((time) => ({
                  value: `${time.startsAt}/${time.endsAt}`,
                  label: timeText(time, language),
                })),
                { value: OTHER_TIME, label: WORDS.other[language] },
              ]}
            />
            <Times failed={failed} language={language} />
          </>
        )}
        <TextLine name="crowdingReason" label={WORDS.crowding[language]} failed={failed} longest={1000} />
        <TextLine name="reason" label={WORDS.note[language]} failed={failed} longest={2000} />
      </Form>
    </section>
  );
}

function Propose({ visit, request, venues, failed }: OneProps) {
  const { language } = visit;
  const { id, revision } = request;
  return (
    <details class="act" open={failed !== FRESH}>
      <summary>{WORDS.propose[language]}</summary>
      <Form
        visit={visit}
        action={`${requestPath(id)}/usulkan`}
        submit={WORDS.propose[language]}
        failed={failed}
        revision={revision}
      >
        <VenueField request={request} venues={venues} failed={failed} language={language} prefix="usul-" />
        <Times failed={failed} language={language} prefix="usul-" />
        <TextArea
          name="reason"
          label={WORDS.reason[language]}
          hint={WORDS.reasonHint[language]}
          failed={failed}
          longest={2000}
          rows={2}
          prefix="usul-"
        />
      </Form>
    </details>
  );
}

interface PartProps {
  failed: Failed;
  language: Language;
  prefix?: string;
}

const VenueField = ({ request, venues, failed, language, prefix }: PartProps & Omit<OneProps, 'visit'>) => (
  <OneOfList
    name="venueId"
    label={WORDS.venue[language]}
    failed={failed}
    prefix={prefix}
    value={request.venue?.id ?? venues[0]?.id ?? ''}
    options={venues.map(({ id, name, capacity }) => ({
      value: id,
      label: capacity ? `${name} (${capacity})` : name,
    }))}
  />
);

const Times = ({ failed, language, prefix }: PartProps) => (
  <div class="beside">
    <DayInput name="day" label={WORDS.day[language]} failed={failed} prefix={prefix} />
    <TimeInput name="startsAt" label={WORDS.from[language]} failed={failed} prefix={prefix} />
    <TimeInput name="endsAt" label={WORDS.to[language]} failed={failed} prefix={prefix} />
  </div>
);
