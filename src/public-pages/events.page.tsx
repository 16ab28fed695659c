import { EVENT_KIND_NAMES } from '../calendar/words.js';
import type { Text } from '../common/language.js';
import type { EventDto } from '../events/event.dto.js';
import type { EventKind } from '../events/event.entity.js';
import { asOfToo, askedAsOf, ListAsOf } from '../page-parts/as-of.js';
import type { Listed } from '../page-parts/listed.js';
import { eventPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { type Choice, ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { chosenDays, DayRange } from './day-range.js';
import { csvAddress } from './paging.js';
import { Hosts, whenText, Where } from './when-where.js';

const WORDS = {
  title: { id: 'Acara', en: 'Events' },
  lead: {
    id: 'Apa saja yang terjadi: konsolidasi, unjuk rasa, audiensi, sidang, dan rapat; siapa hadir dan apa yang dikatakan di sana.',
    en: 'What happened: consolidations, rallies, audiences, hearings and meetings; who was there and what was said.',
  },
  meetings: { id: 'Hanya rapat, dengan agenda dan notula', en: 'Meetings only, with agenda and minutes' },
  search: { id: 'Cari nama acara', en: 'Search by name' },
  kind: { id: 'Jenis', en: 'Kind' },
  latest: { id: 'Terbaru dulu', en: 'Latest first' },
  earliest: { id: 'Terlama dulu', en: 'Earliest first' },
  byChange: { id: 'Terakhir diubah', en: 'Changed last' },
  hosts: { id: 'Penyelenggara', en: 'Held by' },
  cancelled: { id: 'Dibatalkan', en: 'Called off' },
} satisfies Record<string, Text>;

interface Shown {
  list: Listed<EventDto>;
  kinds: Choice[];
  others: { key: string; label: string }[];
}

export function eventsPage(visit: Visit, { list, kinds, others }: Shown): string {
  const { language } = visit;
  const paths = PUBLIC_PATHS.events;
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: visit.asking(paths),
      section: 'events',
      script: 'htmx.js',
    },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <ul class="doors">
        <li>
          <a href={PUBLIC_PATHS.meetings[language]}>{WORDS.meetings[language]}</a>
        </li>
      </ul>
      <DayRange visit={visit} paths={paths} />
      <ListAsOf visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        searchLabel={WORDS.search[language]}
        groups={[{ key: 'kind', label: WORDS.kind[language], choices: kinds }]}
        others={[...others, ...chosenDays(visit)]}
        orders={[
          { value: '-held', label: WORDS.latest[language] },
          { value: 'held', label: WORDS.earliest[language] },
          { value: '-updated', label: WORDS.byChange[language] },
        ]}
        csv={csvAddress(visit, 'events')}
        isEmpty={list.items.length === 0}
        next={list.next}
      >
        <ul class="cards">
          {list.items.map((event) => (
            <li key={event.id} class="card">
              <p>
                <span class="badge">{EVENT_KIND_NAMES[event.kind as EventKind][language]}</span>{' '}
                {event.cancelledOn && <span class="badge badge-ended">{WORDS.cancelled[language]}</span>}
              </p>
              <h2>
                <a href={asOfToo(eventPath(event.id)[language], askedAsOf(visit))}>{event.name}</a>
              </h2>
              <p>
                <time dateTime={event.heldOn}>{whenText(event, language)}</time>
              </p>
              {(event.venue ?? event.place) && (
                <p>
                  <Where event={event} language={language} />
                </p>
              )}
              {event.hosts.length > 0 && (
                <p class="soft">
                  {WORDS.hosts[language]}: <Hosts hosts={event.hosts} language={language} />
                </p>
              )}
            </li>
          ))}
        </ul>
      </ListFrame>
    </>,
  );
}
