import { EVENT_KIND_NAMES } from '../calendar/words.js';
import { shortDay, shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import type { EventKind } from '../events/event.entity.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import type { MeetingState } from '../meetings/meeting-state.js';
import { minutesPath } from '../meetings/paths.js';
import { CommitmentCardItem } from '../page-parts/commitment-card.js';
import { MEETING_STATE_LABELS } from '../page-parts/labels.js';
import { DeskDoor } from '../page-parts/desk-door.js';
import type { Listed } from '../page-parts/listed.js';
import { OrganizationLink } from '../page-parts/names.js';
import { deskMeetingPath, eventPath, meetingPath } from '../page-parts/paths.js';
import type { Visit } from '../web/visit.js';
import { Agenda } from './agenda.js';
import { Attendees } from './attendees.js';
import { FollowUps, followUpsOf } from './follow-ups.js';
import { MinutesPoints } from './minutes-points.js';
import { Facts, OnlyNow, RecordFoot, RecordHead, Section, SourcesSection } from './record-parts.js';
import { Hosts, whenText, Where } from './when-where.js';

const WORDS = {
  unnamed: { id: 'Rapat', en: 'Meeting' },
  state: { id: 'Keadaan', en: 'State' },
  when: { id: 'Waktu', en: 'When' },
  opened: { id: 'Dibuka', en: 'Opened' },
  closed: { id: 'Ditutup', en: 'Closed' },
  where: { id: 'Tempat', en: 'Where' },
  hosts: { id: 'Penyelenggara', en: 'Held by' },
  office: { id: 'Notula oleh', en: 'Minutes by' },
  invitation: { id: 'Nomor surat undangan', en: 'Number of the invitation' },
  moved: { id: 'Jadwal atau tempat diubah', en: 'Moved' },
  cancelledOn: { id: 'Rapat ini dibatalkan pada', en: 'This meeting was called off on' },
  event: { id: 'Ucapan dan tuntutan dalam rapat ini', en: 'What was said and demanded in it' },
  minutes: { id: 'Notula lengkap', en: 'The minutes in full' },
  calendar: { id: 'Simpan ke kalender (.ics)', en: 'Add to a calendar (.ics)' },
  agenda: { id: 'Agenda', en: 'Agenda' },
  noAgenda: { id: 'Belum ada agenda yang tercatat.', en: 'No agenda is on record yet.' },
  promised: { id: 'Komitmen dari rapat ini', en: 'Pledges from this meeting' },
  followUps: { id: 'Tindak lanjut', en: 'Follow-ups' },
  points: { id: 'Isi notula', en: 'From the minutes' },
  pointsLater: {
    id: 'Isi pembahasan dan keputusan tampil setelah notula ditandatangani.',
    en: 'What was discussed and decided shows once the minutes are signed.',
  },
  attended: { id: 'Daftar hadir menurut unsur', en: 'Attendance by side' },
} satisfies Record<string, Text>;

/** What hangs on a meeting today. */
export interface LinkedToMeeting {
  commitments: Listed<CommitmentCard>;
  followUps: Listed<FollowUpDto>;
}

/** A meeting from its invitation to what came of it. */
export function meetingPage(
  visit: Visit,
  record: MeetingDto,
  linked: LinkedToMeeting | null,
  asOf: string | undefined,
): string {
  const { language } = visit;
  const { id, event, state } = record;
  const paths = meetingPath(id);
  const head = { visit, paths, asOf: asOf ?? null, record };
  const name = event?.name ?? WORDS.unnamed[language];
  const followUps = followUpsOf(record, linked?.followUps.items ?? []);
  return visit.publish(
    {
      title: name,
      description: event ? `${name}, ${whenText(event, language)}` : name,
      paths: visit.asking(paths),
      section: 'meetings',
      // It names people.
      isPrivate: true,
    },
    <>
      <RecordHead
        {...head}
        kind={event ? EVENT_KIND_NAMES[event.kind as EventKind][language] : WORDS.unnamed[language]}
        title={name}
      />
      {event?.cancelledOn && (
        <p class="alert-box">
          {WORDS.cancelledOn[language]} {shortDay(event.cancelledOn, language)}.
        </p>
      )}
      <MeetingFacts record={record} language={language} />
      {event?.summary && (
        <p class="record-summary" lang="id">
          {event.summary}
        </p>
      )}
      <DeskDoor visit={visit} path={deskMeetingPath(id)} />
      <ul class="doors">
        <li>
          <a href={minutesPath(id)[language]}>{WORDS.minutes[language]}</a>
        </li>
        {event && (
          <li>
            <a href={eventPath(event.id)[language]}>{WORDS.event[language]}</a>
          </li>
        )}
        <li>
          <a href={`/api/v1/meetings/${id}.ics?lang=${language}`}>{WORDS.calendar[language]}</a>
        </li>
      </ul>
      <Section title={WORDS.agenda[language]} language={language}>
        {record.agenda.length === 0 ? (
          <p>{WORDS.noAgenda[language]}</p>
        ) : (
          <Agenda items={record.agenda} language={language} />
        )}
      </Section>
      {linked && linked.commitments.items.length > 0 && (
        <Section title={WORDS.promised[language]} language={language}>
          <ul class="pledges">
            {linked.commitments.items.map((item) => (
              <CommitmentCardItem key={item.id} item={item} language={language} level={3} />
            ))}
          </ul>
        </Section>
      )}
      {followUps.length > 0 && (
        <Section title={WORDS.followUps[language]} language={language}>
          <FollowUps followUps={followUps} language={language} />
        </Section>
      )}
      {state !== 'planned' && state !== 'cancelled' && (
        <Section title={WORDS.points[language]} language={language}>
          {record.points.length === 0 ? (
            <p>{WORDS.pointsLater[language]}</p>
          ) : (
            <MinutesPoints record={record} language={language} />
          )}
        </Section>
      )}
      <Section title={WORDS.attended[language]} language={language}>
        <Attendees attendances={record.attendances} language={language} />
      </Section>
      <SourcesSection sources={[record.minutes.source]} language={language} />
      {asOf !== undefined && <OnlyNow language={language} />}
      <RecordFoot {...head} api={`/meetings/${id}`} />
    </>,
  );
}

function MeetingFacts({ record, language }: { record: MeetingDto; language: Language }) {
  const { event, office, state, openedAt, closedAt, movedAt } = record;
  const instant = (at: string | null) => at && shortInstant(at, language);
  const stateBadge = (
    <span class={state === 'cancelled' ? 'badge badge-ended' : 'badge'}>
      {MEETING_STATE_LABELS[state as MeetingState][language]}
    </span>
  );
  return (
    <Facts
      facts={[
        [WORDS.state[language], stateBadge],
        [WORDS.when[language], event && <time dateTime={event.heldOn}>{whenText(event, language)}</time>],
        [WORDS.opened[language], instant(openedAt)],
        [WORDS.closed[language], instant(closedAt)],
        [WORDS.moved[language], instant(movedAt)],
        [
          WORDS.where[language],
          event && (event.venue ?? event.place) ? <Where event={event} language={language} /> : null,
        ],
        [
          WORDS.hosts[language],
          event && event.hosts.length > 0 ? <Hosts hosts={event.hosts} language={language} /> : null,
        ],
        [WORDS.office[language], office && <OrganizationLink organization={office} language={language} />],
        [WORDS.invitation[language], record.invitationNumber],
      ]}
    />
  );
}
