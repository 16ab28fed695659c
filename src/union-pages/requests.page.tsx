import { shortDay, shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { MeetingRequestDto, PreferredTimeAnswer } from '../bookings/meeting-request.dto.js';
import { REQUEST_ACTS, type RequestAct, type RequestState } from '../bookings/request-state.js';
import type { VenueDto } from '../events/venue.dto.js';
import { Happened } from '../page-parts/happened.js';
import { REQUEST_STATE_LABELS } from '../page-parts/labels.js';
import { Field, Form, Select, StaleNotice, TextArea } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToOurs } from './back.js';
import { NEWS } from './news.js';
import { requestPath, UNION_PATHS } from './paths.js';
import { TimeFields } from './time-fields.js';
import { ReasonForm } from '../web/reason-form.js';

const WORDS = {
  ask: { id: 'Minta pertemuan', en: 'Ask for a meeting' },
  lead: {
    id: 'Permohonan ini hanya terlihat oleh organisasi Anda dan kantor. Kantor menjawab dengan persetujuan, waktu lain, atau penolakan beralasan.',
    en: 'Only your organization and the office see this request. The office answers with an approval, another time, or a refusal with its reason.',
  },
  purpose: { id: 'Untuk membahas apa', en: 'What it is for' },
  headcount: { id: 'Berapa orang yang datang', en: 'How many people will come' },
  venue: { id: 'Ruang', en: 'Room' },
  anyVenue: { id: 'Di mana saja', en: 'Any room' },
  send: { id: 'Kirim permohonan', en: 'Send the request' },
  all: { id: 'Permohonan pertemuan kami', en: 'Our requests for a meeting' },
  none: { id: 'Belum ada permohonan.', en: 'There is no request yet.' },
  next: { id: 'Permohonan sebelumnya', en: 'Earlier requests' },
  askedOn: { id: 'Diajukan', en: 'Asked' },
  wished: { id: 'Waktu yang diminta', en: 'Times asked for' },
  proposal: { id: 'Usulan kantor', en: 'What the office proposes' },
  answer: { id: 'Kata kantor', en: 'What the office says' },
  until: { id: 'sampai', en: 'until' },
  accept: { id: 'Terima usulan', en: 'Accept the proposal' },
  decline: { id: 'Tolak usulan', en: 'Turn the proposal down' },
  declineHint: { id: 'Permohonan tetap berjalan.', en: 'The request stands.' },
  otherTimes: { id: 'Waktu lain yang cocok, bila ada', en: 'Other times that suit, if any' },
  withdraw: { id: 'Tarik permohonan', en: 'Withdraw the request' },
  reason: { id: 'Alasan', en: 'Reason' },
  message: { id: 'Pesan untuk kantor, bila ada', en: 'Message to the office, if any' },
  notOurs: {
    id: 'Permohonan ini milik organisasi di bawah Anda; hanya organisasinya sendiri yang menanggapi.',
    en: 'This request is of an organization below yours; only that organization responds.',
  },
} satisfies Record<string, Text>;

export function askPage(
  visit: Visit,
  { venues, failed = FRESH }: { venues: VenueDto[]; failed?: Failed },
): string {
  const { language } = visit;
  return visit.show(
    { path: UNION_PATHS.ask, title: WORDS.ask[language], section: 'union' },
    <div class="narrow">
      <h1>{WORDS.ask[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <Form visit={visit} action={UNION_PATHS.ask} submit={WORDS.send[language]} failed={failed}>
        <TextArea name="purpose" label={WORDS.purpose[language]} longest={1000} failed={failed} />
        <Field
          name="headcount"
          type="number"
          label={WORDS.headcount[language]}
          autocomplete="off"
          inputMode="numeric"
          failed={failed}
        />
        <Select
          name="venueId"
          label={WORDS.venue[language]}
          failed={failed}
          options={[
            { value: '', label: WORDS.anyVenue[language] },
            ...venues.map(({ id, name, capacity }) => ({
              value: id,
              label: capacity === null ? name : `${name} (${capacity})`,
            })),
          ]}
        />
        <TimeFields visit={visit} failed={failed} />
      </Form>
      <BackToOurs visit={visit} />
    </div>,
  );
}

export function requestsPage(
  visit: Visit,
  { requests, next }: { requests: MeetingRequestDto[]; next: string | null },
): string {
  const { language } = visit;
  return visit.show(
    { path: UNION_PATHS.requests, title: WORDS.all[language], section: 'union' },
    <>
      <h1>{WORDS.all[language]}</h1>
      <ul class="doors">
        <li>
          <a href={visit.at(UNION_PATHS.ask)}>{WORDS.ask[language]}</a>
        </li>
      </ul>
      {requests.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="cards">
        {requests.map(({ id, purpose, state, askedOn }) => (
          <li key={id} class="card">
            <h2>
              <a href={visit.at(requestPath(id))}>{purpose}</a>
            </h2>
            <p>
              <span class="badge">{REQUEST_STATE_LABELS[state as RequestState][language]}</span>{' '}
              {WORDS.askedOn[language]} {shortDay(askedOn, language)}
            </p>
          </li>
        ))}
      </ul>
      {next && (
        <p class="more">
          <a href={`${visit.at(UNION_PATHS.requests)}?cursor=${next}`}>{WORDS.next[language]}</a>
        </p>
      )}
      <BackToOurs visit={visit} />
    </>,
  );
}

interface RequestPage {
  request: MeetingRequestDto;
  /** Whom the reader speaks for. */
  organizationId: string;
  happened?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: string;
}

export function requestPage(visit: Visit, page: RequestPage): string {
  const { language } = visit;
  const { request, organizationId, happened, failed = FRESH, form } = page;
  const path = requestPath(request.id);
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  const isOurs = request.organization?.id === organizationId;
  const canBe = (act: RequestAct) =>
    isOurs && (REQUEST_ACTS[act].from as readonly string[]).includes(request.state);
  return visit.show(
    { path, title: request.purpose, section: 'union' },
    <>
      <h1>{request.purpose}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      <p>
        <span class="badge">{REQUEST_STATE_LABELS[request.state as RequestState][language]}</span>
      </p>
      <dl class="facts">
        <dt>{WORDS.askedOn[language]}</dt>
        <dd>{shortDay(request.askedOn, language)}</dd>
        <dt>{WORDS.headcount[language]}</dt>
        <dd>{request.headcount}</dd>
        <dt>{WORDS.venue[language]}</dt>
        <dd>{request.venue?.name ?? WORDS.anyVenue[language]}</dd>
        <dt>{WORDS.wished[language]}</dt>
        <dd>
          {request.preferred.map((time) => (
            <span key={time.startsAt} class="line">
              {span(time, language)}
            </span>
          ))}
        </dd>
        {request.proposal && (
          <>
            <dt>{WORDS.proposal[language]}</dt>
            <dd>
              {span(request.proposal, language)}
              {request.proposal.venue && `, ${request.proposal.venue.name}`}
            </dd>
          </>
        )}
        {request.answer && (
          <>
            <dt>{WORDS.answer[language]}</dt>
            <dd>{request.answer}</dd>
          </>
        )}
      </dl>
      {!isOurs && <p class="soft">{WORDS.notOurs[language]}</p>}
      <div class="narrow">
        {canBe('accepted') && (
          <section>
            <h2>{WORDS.accept[language]}</h2>
            <ReasonForm
              visit={visit}
              action={`${path}/terima`}
              submit={WORDS.accept[language]}
              revision={request.revision}
              failed={failedOf('terima')}
              prefix="terima-"
              label={WORDS.message[language]}
              isNeeded={false}
            />
          </section>
        )}
        {canBe('declined') && (
          <section>
            <h2>{WORDS.decline[language]}</h2>
            <Form
              visit={visit}
              action={`${path}/tolak`}
              submit={WORDS.decline[language]}
              revision={request.revision}
              failed={failedOf('tolak')}
              kind="lesser"
            >
              <Field
                name="reason"
                prefix="tolak-"
                label={WORDS.reason[language]}
                hint={WORDS.declineHint[language]}
                autocomplete="off"
                longest={2000}
                failed={failedOf('tolak')}
              />
              <h3>{WORDS.otherTimes[language]}</h3>
              <TimeFields visit={visit} failed={failedOf('tolak')} />
            </Form>
          </section>
        )}
        {canBe('withdrawn') && (
          <section>
            <h2>{WORDS.withdraw[language]}</h2>
            <ReasonForm
              visit={visit}
              action={`${path}/tarik`}
              submit={WORDS.withdraw[language]}
              revision={request.revision}
              failed={failedOf('tarik')}
              kind="danger"
              prefix="tarik-"
              label={WORDS.reason[language]}
            />
          </section>
        )}
      </div>
      <BackToOurs visit={visit} />
    </>,
  );
}

const span = ({ startsAt, endsAt }: PreferredTimeAnswer, language: Language): string =>
  `${shortInstant(startsAt, language)} ${WORDS.until[language]} ${shortInstant(endsAt, language)}`;
