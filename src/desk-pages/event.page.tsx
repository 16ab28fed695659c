import { longDay, shortDay } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { EventDto } from '../events/event.dto.js';
import type { EventKind } from '../events/event.entity.js';
import type { Qualifier } from '../events/attendance-estimate.entity.js';
import { fullName, SourceName } from '../page-parts/names.js';
import { STATEMENT_KIND_LABELS } from '../page-parts/labels.js';
import type { MeetingOfEvent } from '../page-parts/meetings-of-events.reader.js';
import { eventPath } from '../page-parts/paths.js';
import type { SourceRef } from '../sources/source.dto.js';
import type { DemandDto } from '../statements/demand.dto.js';
import type { StatementDto } from '../statements/statement.dto.js';
import type { StatementKind } from '../statements/statement.entity.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { attendeeName } from './attendee.js';
import { EventForms } from './event-forms.js';
import type { LookedUpFields } from './lookups.js';
import { EVENT_KIND_NAMES, QUALIFIER_NAMES } from './meeting-labels.js';
import { DeskNews } from './meeting-news.js';
import { deskEventPath, deskMeetingPath, newCommitmentPath } from './meeting-paths.js';

const WORDS = {
  public: { id: 'Halaman umum', en: 'Public page' },
  meeting: { id: 'Rapat ini: hadir, agenda, notula', en: 'The meeting: attendance, agenda, minutes' },
  when: { id: 'Waktu', en: 'When' },
  where: { id: 'Tempat', en: 'Where' },
  hosts: { id: 'Penyelenggara', en: 'Hosts' },
  sources: { id: 'Sumber', en: 'Sources' },
  statements: { id: 'Yang dikatakan', en: 'What was said' },
  demands: { id: 'Tuntutan', en: 'Demands' },
  attendances: { id: 'Yang hadir', en: 'Who came' },
  estimates: { id: 'Perkiraan jumlah peserta', en: 'Estimates of attendance' },
  none: { id: 'Belum ada.', en: 'None yet.' },
  pledge: { id: 'Jadikan komitmen', en: 'Make a pledge' },
  claimed: { id: 'menurut', en: 'according to' },
} satisfies Record<string, Text>;

export interface EventPage {
  event: EventDto;
  /** The meeting it is; null where it is none. */
  meeting: MeetingOfEvent | null;
  statements: StatementDto[];
  demands: DemandDto[];
  sources: SourceRef[];
  looked: LookedUpFields;
  news?: string;
  /** Which form was refused, or is at a step. */
  form?: string;
  failed?: Failed;
}

/** Words that can found a commitment. */
const FOUNDING: readonly string[] = ['pledge', 'reply'];

/** An event as the desk keeps it: what is known of it, and forms for what more is. */
export function deskEventPage(visit: Visit, shown: EventPage): string {
  const { event, meeting, statements, demands, news } = shown;
  const { language } = visit;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  return visit.show(
    { path: deskEventPath(event.id), title: event.name, section: 'desk', script: 'htmx.js' },
    <div class="desk-form">
      <h1 lang="id">{event.name}</h1>
      <DeskNews visit={visit} news={news} />
      <p class="lead">{EVENT_KIND_NAMES[event.kind as EventKind][language]}</p>
      <dl class="facts">
        <dt>{W('when')}</dt>
        <dd>
          {longDay(event.heldOn, language)}
          {event.endedOn && ` – ${longDay(event.endedOn, language)}`}
        </dd>
        <dt>{W('where')}</dt>
        <dd>{[event.venue?.name, event.place].filter(Boolean).join(', ') || '–'}</dd>
        <dt>{W('hosts')}</dt>
        <dd>{event.hosts.map(({ name }) => name).join('; ') || '–'}</dd>
        <dt>{W('sources')}</dt>
        <dd>
          {event.sources.length === 0
            ? '–'
            : event.sources.map((source) => (
                <div key={source.id}>
                  <SourceName source={source} language={language} />
                </div>
              ))}
        </dd>
      </dl>
      <ul class="doors">
        {meeting && (
          <li>
            <a href={visit.at(deskMeetingPath(meeting.id))}>{W('meeting')}</a>
          </li>
        )}
        <li>
          <a href={eventPath(event.id)[language]}>{W('public')}</a>
        </li>
      </ul>
      <section>
        <h2>{W('statements')}</h2>
        {statements.length === 0 && <p class="soft">{W('none')}</p>}
        {statements.map((said) => (
          <Said key={said.id} visit={visit} said={said} />
        ))}
        <EventForms visit={visit} {...shown} kind="pernyataan" />
      </section>
      <section>
        <h2>{W('demands')}</h2>
        {demands.length === 0 && <p class="soft">{W('none')}</p>}
        <ul>
          {demands.map(({ id, number, title, raisedBy }) => (
            <li key={id}>
              {number !== null && `${number}. `}
              <span lang="id">{title}</span>{' '}
              <span class="soft">{raisedBy.map(({ acronym, name }) => acronym ?? name).join(', ')}</span>
            </li>
          ))}
        </ul>
        <EventForms visit={visit} {...shown} kind="tuntutan" />
      </section>
      <section>
        <h2>{W('attendances')}</h2>
        {event.attendances.length === 0 && <p class="soft">{W('none')}</p>}
        <ul>
          {event.attendances.map((one) => (
            <li key={one.id}>
              {attendeeName(one, language)}
              {one.headcount !== null && <span class="soft"> ({one.headcount})</span>}
            </li>
          ))}
        </ul>
        <EventForms visit={visit} {...shown} kind="hadir" />
      </section>
      <section>
        <h2>{W('estimates')}</h2>
        {event.estimates.length === 0 && <p class="soft">{W('none')}</p>}
        <ul>
          {event.estimates.map(({ id, words, qualifier, least, most, claimedBy, source }) => (
            <li key={id}>
              <span lang="id">“{words}”</span>{' '}
              <span class="soft">
                {[
                  QUALIFIER_NAMES[qualifier as Qualifier][language],
                  [least, most].filter((count) => count !== null).join('–'),
                  claimedBy && `${W('claimed')} ${claimedBy}`,
                ]
                  .filter(Boolean)
                  .join(' ')}
              </span>
              {source && (
                <>
                  {', '}
                  <SourceName source={source} language={language} />
                </>
              )}
            </li>
          ))}
        </ul>
        <EventForms visit={visit} {...shown} kind="taksiran" />
      </section>
    </div>,
  );
}

function Said({ visit, said }: { visit: Visit; said: StatementDto }) {
  const { language } = visit;
  const { id, kind, words, gist, speaker, post, saidOn } = said;
  const who = [speaker && fullName(speaker), post?.title, post?.organization?.name]
    .filter(Boolean)
    .join(', ');
  return (
    <article class="act">
      <blockquote lang="id">{words === null ? gist : `“${words}”`}</blockquote>
      {words !== null && <p lang="id">{gist}</p>}
      <p class="soft">
        {STATEMENT_KIND_LABELS[kind as StatementKind][language]}, {who}, {shortDay(saidOn, language)}
      </p>
      {FOUNDING.includes(kind) && (
        <p>
          <a
            class="button button-lesser"
            href={visit.at(newCommitmentPath(id))}
            aria-label={`${WORDS.pledge[language]}: ${gist}`}
          >
            {WORDS.pledge[language]}
          </a>
        </p>
      )}
    </article>
  );
}
