import { shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { MeetingRequestDto, PreferredTimeAnswer } from '../bookings/meeting-request.dto.js';
import { REQUEST_ACTS, type RequestAct } from '../bookings/request-state.js';
import { Form, Radios } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import { timeOfDay } from './form-rows.js';
import { DayInput, OneOfList, TextArea, TextLine, TimeInput } from './meeting-fields.js';
import { bookingPath, LOG_PATH, PLAN_PATH, requestPath } from './meeting-paths.js';
import type { UsualVenue } from './usual.reader.js';

const WORDS = {
  venue: { id: 'Ruang', en: 'Room' },
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
  booking: { id: 'Lihat pemesanan', en: 'See the booking' },
} satisfies Record<string, Text>;

/** Name of the choice of another time than those asked for. */
export const OTHER_TIME = 'lain';

/** From when to when: `12 Jan 2026, 09.00 WIB – 10:30`. */
export const timeText = ({ startsAt, endsAt }: PreferredTimeAnswer, language: Language): string =>
  `${shortInstant(startsAt, language)} – ${timeOfDay(endsAt)}`;

/** Whether an act starts from the state a request is in. */
const startsFrom = (act: RequestAct, state: string): boolean =>
  (REQUEST_ACTS[act].from as readonly string[]).includes(state);

export interface OfferedActs {
  request: MeetingRequestDto;
  venues: UsualVenue[];
  /** Which act was refused, and why. */
  act?: string;
  failed?: Failed;
}

/** What can be done about a request in the state it is in. */
export function RequestActs({ visit, request, venues, act, failed = FRESH }: OfferedActs & { visit: Visit }) {
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
              <a href={visit.at(bookingPath(bookingId))}>{WORDS.booking[language]}</a>
            </li>
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
const ACT_NAMES = {
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
