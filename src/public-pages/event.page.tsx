import { EVENT_KIND_NAMES } from '../calendar/words.js';
import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import type { EventDto } from '../events/event.dto.js';
import type { EventKind } from '../events/event.entity.js';
import { minutesPath } from '../meetings/paths.js';
import { CommitmentCardItem } from '../page-parts/commitment-card.js';
import { MEETING_STATE_LABELS } from '../page-parts/labels.js';
import { DeskDoor } from '../page-parts/desk-door.js';
import type { Listed } from '../page-parts/listed.js';
import type { MeetingOfEvent } from '../page-parts/meetings-of-events.reader.js';
import { deskEventPath, deskMeetingPath, eventPath, meetingPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import type { DemandDto } from '../statements/demand.dto.js';
import type { StatementDto } from '../statements/statement.dto.js';
import { addressOf, type Visit } from '../web/visit.js';
import { Attendees } from './attendees.js';
import { Estimates } from './estimates.js';
import { thingOf } from './file-links.js';
import { Facts, OnlyNow, RecordFoot, RecordHead, Section, SourcesSection } from './record-parts.js';
import { Demands, Said } from './said.js';
import { Hosts, whenText, Where } from './when-where.js';

const WORDS = {
  when: { id: 'Waktu', en: 'When' },
  where: { id: 'Tempat', en: 'Where' },
  hosts: { id: 'Penyelenggara', en: 'Held by' },
  area: { id: 'Wilayah (kode Kemendagri)', en: 'Area (ministry code)' },
  cancelledOn: { id: 'Acara ini dibatalkan pada', en: 'This event was called off on' },
  isMeeting: { id: 'Acara ini adalah rapat.', en: 'This event is a meeting.' },
  meeting: { id: 'Agenda, daftar hadir, dan tindak lanjut', en: 'Agenda, attendance and follow-ups' },
  minutes: { id: 'Notula', en: 'Minutes' },
  calendar: { id: 'Simpan ke kalender (.ics)', en: 'Add to a calendar (.ics)' },
  promised: { id: 'Yang dijanjikan', en: 'What was promised' },
  allPromised: { id: 'Semua komitmen dari acara ini', en: 'All pledges from this event' },
  demanded: { id: 'Yang dituntut', en: 'What was demanded' },
  said: { id: 'Yang dikatakan', en: 'What was said' },
  attended: { id: 'Siapa yang hadir', en: 'Who was there' },
} satisfies Record<string, Text>;

/** What hangs on an event today. */
export interface LinkedToEvent {
  statements: Listed<StatementDto>;
  demands: Listed<DemandDto>;
  commitments: Listed<CommitmentCard>;
  /** Null where it is none, or the meeting is not seen. */
  meeting: MeetingOfEvent | null;
}

/** Something that happened: who was there, what was demanded, said and promised. */
export function eventPage(
  visit: Visit,
  record: EventDto,
  linked: LinkedToEvent | null,
  asOf: string | undefined,
): string {
  const { language } = visit;
  const paths = eventPath(record.id);
  const head = { visit, paths, asOf: asOf ?? null, record };
  const when = <time dateTime={record.heldOn}>{whenText(record, language)}</time>;
  return visit.publish(
    {
      title: record.name,
      description: `${record.name}, ${whenText(record, language)}`,
      paths: visit.asking(paths),
      section: 'events',
      forms: [thingOf('events', record.id)],
    },
    <>
      <RecordHead {...head} kind={EVENT_KIND_NAMES[record.kind as EventKind][language]} title={record.name} />
      {record.cancelledOn && (
        <p class="alert-box">
          {WORDS.cancelledOn[language]} {shortDay(record.cancelledOn, language)}.
        </p>
      )}
      <Facts
        facts={[
          [WORDS.when[language], when],
          [
            WORDS.where[language],
            (record.venue ?? record.place) && <Where event={record} language={language} />,
          ],
          [
            WORDS.hosts[language],
            record.hosts.length > 0 && <Hosts hosts={record.hosts} language={language} />,
          ],
          [WORDS.area[language], record.areaCode],
        ]}
      />
      {record.summary && (
        <p class="record-summary" lang="id">
          {record.summary}
        </p>
      )}
      <DeskDoor
        visit={visit}
        path={linked?.meeting ? deskMeetingPath(linked.meeting.id) : deskEventPath(record.id)}
      />
      {linked?.meeting && <MeetingDoors meeting={linked.meeting} language={language} />}
      {linked && <Linked id={record.id} linked={linked} language={language} />}
      <Section title={WORDS.attended[language]} language={language}>
        <Estimates estimates={record.estimates} language={language} />
        <Attendees attendances={record.attendances} language={language} />
      </Section>
      <SourcesSection sources={record.sources} language={language} />
      {!linked && <OnlyNow language={language} />}
      <RecordFoot {...head} api={`/events/${record.id}`} />
    </>,
  );
}

const MeetingDoors = ({
  meeting: { id, state },
  language,
}: {
  meeting: MeetingOfEvent;
  language: Language;
}) => (
  <>
    <p>
      {WORDS.isMeeting[language]} <span class="badge">{MEETING_STATE_LABELS[state][language]}</span>
    </p>
    <ul class="doors">
      <li>
        <a href={meetingPath(id)[language]}>{WORDS.meeting[language]}</a>
      </li>
      <li>
        <a href={minutesPath(id)[language]}>{WORDS.minutes[language]}</a>
      </li>
      <li>
        <a href={`/api/v1/meetings/${id}.ics?lang=${language}`}>{WORDS.calendar[language]}</a>
      </li>
    </ul>
  </>
);

function Linked({ id, linked, language }: { id: string; linked: LinkedToEvent; language: Language }) {
  const { commitments, demands, statements } = linked;
  return (
    <>
      {commitments.items.length > 0 && (
        <Section
          title={WORDS.promised[language]}
          language={language}
          more={addressOf(PUBLIC_PATHS.commitments[language], { event: id })}
          moreText={WORDS.allPromised[language]}
        >
          <ul class="pledges">
            {commitments.items.map((item) => (
              <CommitmentCardItem key={item.id} item={item} language={language} level={3} />
            ))}
          </ul>
        </Section>
      )}
      {demands.items.length > 0 && (
        <Section title={WORDS.demanded[language]} language={language}>
          <Demands demands={demands.items} language={language} without="event" />
        </Section>
      )}
      {statements.items.length > 0 && (
        <Section title={WORDS.said[language]} language={language}>
          <Said statements={statements.items} language={language} without="event" />
        </Section>
      )}
    </>
  );
}
