import { shortDay } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { MeetingRequestDto } from '../bookings/meeting-request.dto.js';
import { REQUEST_STATES, type RequestState } from '../bookings/request-state.js';
import { REQUEST_STATE_LABELS } from '../page-parts/labels.js';
import { ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { DESK, requestPath, REQUESTS_PATH } from './meeting-paths.js';

const WORDS = {
  list: { id: 'Permintaan ruang dan rapat', en: 'Requests for a room and a meeting' },
  search: { id: 'Keperluan', en: 'Purpose' },
  state: { id: 'Keadaan', en: 'State' },
  asked: { id: 'Diminta', en: 'Asked' },
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
