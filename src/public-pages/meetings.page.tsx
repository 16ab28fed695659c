import { EVENT_KIND_NAMES } from '../calendar/words.js';
import type { Text } from '../common/language.js';
import type { EventKind } from '../events/event.entity.js';
import type { MeetingCard } from '../meetings/meeting.dto.js';
import type { MeetingState } from '../meetings/meeting-state.js';
import { asOfToo, askedAsOf, ListAsOf } from '../page-parts/as-of.js';
import { MEETING_STATE_LABELS } from '../page-parts/labels.js';
import type { Listed } from '../page-parts/listed.js';
import { OrganizationLink } from '../page-parts/names.js';
import { meetingPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { type Choice, ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { chosenDays, DayRange } from './day-range.js';
import { csvAddress } from './paging.js';
import { whenText, Where } from './when-where.js';

const WORDS = {
  title: { id: 'Rapat', en: 'Meetings' },
  lead: {
    id: 'Audiensi, perundingan, dan rapat dengan serikat: undangan, agenda, daftar hadir, notula, dan tindak lanjutnya.',
    en: 'Audiences, talks and meetings with unions: invitation, agenda, attendance, minutes and follow-ups.',
  },
  search: { id: 'Cari nama rapat', en: 'Search by name' },
  state: { id: 'Keadaan', en: 'State' },
  kind: { id: 'Jenis', en: 'Kind' },
  latest: { id: 'Terbaru dulu', en: 'Latest first' },
  earliest: { id: 'Terlama dulu', en: 'Earliest first' },
  byChange: { id: 'Terakhir diubah', en: 'Changed last' },
  office: { id: 'Notula oleh', en: 'Minutes by' },
  unnamed: { id: 'Rapat', en: 'Meeting' },
} satisfies Record<string, Text>;

interface Shown {
  list: Listed<MeetingCard>;
  states: Choice[];
  kinds: Choice[];
  others: { key: string; label: string }[];
}

export function meetingsPage(visit: Visit, { list, states, kinds, others }: Shown): string {
  const { language } = visit;
  const paths = PUBLIC_PATHS.meetings;
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: visit.asking(paths),
      section: 'meetings',
      script: 'htmx.js',
    },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <DayRange visit={visit} paths={paths} />
      <ListAsOf visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        searchLabel={WORDS.search[language]}
        groups={[
          { key: 'state', label: WORDS.state[language], choices: states },
          { key: 'kind', label: WORDS.kind[language], choices: kinds },
        ]}
        others={[...others, ...chosenDays(visit)]}
        orders={[
          { value: '-held', label: WORDS.latest[language] },
          { value: 'held', label: WORDS.earliest[language] },
          { value: '-updated', label: WORDS.byChange[language] },
        ]}
        csv={csvAddress(visit, 'meetings')}
        isEmpty={list.items.length === 0}
        next={list.next}
      >
        <ul class="cards">
          {list.items.map(({ id, event, office, state }) => (
            <li key={id} class="card">
              <p>
                <span class={state === 'cancelled' ? 'badge badge-ended' : 'badge'}>
                  {MEETING_STATE_LABELS[state as MeetingState][language]}
                </span>{' '}
                {event && <span class="soft">{EVENT_KIND_NAMES[event.kind as EventKind][language]}</span>}
              </p>
              <h2>
                <a href={asOfToo(meetingPath(id)[language], askedAsOf(visit))}>
                  {event?.name ?? WORDS.unnamed[language]}
                </a>
              </h2>
              {event && (
                <p>
                  <time dateTime={event.heldOn}>{whenText(event, language)}</time>
                </p>
              )}
              {event && (event.venue ?? event.place) && (
                <p>
                  <Where event={event} language={language} />
                </p>
              )}
              {office && (
                <p class="soft">
                  {WORDS.office[language]} <OrganizationLink organization={office} language={language} />
                </p>
              )}
            </li>
          ))}
        </ul>
      </ListFrame>
    </>,
  );
}
