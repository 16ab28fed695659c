import { longDay, shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import type { MeetingState } from '../meetings/meeting-state.js';
import { minutesPath } from '../meetings/paths.js';
import { documentPath } from '../notula/paths.js';
import { MEETING_STATE_LABELS } from '../page-parts/labels.js';
import { meetingPath } from '../page-parts/paths.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { timeOfDay } from './form-rows.js';
import { MeetingActForms } from './meeting-acts.page.js';
import { EVENT_KIND_NAMES, POINT_KIND_NAMES, SIDE_NAMES } from './meeting-labels.js';
import { DeskNews } from './meeting-news.js';
import {
  agendaPath,
  attendancePath,
  pledgePath,
  deskEventPath,
  deskMeetingPath,
  followUpPath,
  pointPath,
  pointsPath,
} from './meeting-paths.js';
import type { UsualVenue } from './usual.reader.js';
import type { EventKind } from '../events/event.entity.js';
import type { Side } from '../events/attendance.entity.js';
import type { PointKind } from '../meetings/minutes-point.entity.js';

const WORDS = {
  when: { id: 'Waktu', en: 'When' },
  where: { id: 'Tempat', en: 'Where' },
  office: { id: 'Kantor', en: 'Office' },
  number: { id: 'Nomor notula', en: 'Number of the minutes' },
  hidden: { id: 'Acara tersembunyi', en: 'Hidden event' },
  print: { id: 'Cetak notula', en: 'Print the minutes' },
  pdf: { id: 'Notula PDF', en: 'Minutes as PDF' },
  event: { id: 'Ucapan dan tuntutan di dalamnya', en: 'What was said and demanded in it' },
  public: { id: 'Halaman umum', en: 'Public page' },
  doors: { id: 'Notula dan halaman umum', en: 'Minutes and public page' },
  next: { id: 'Langkah berikutnya', en: 'What comes next' },
  attendance: { id: 'Daftar hadir', en: 'Attendance' },
  noAttendance: { id: 'Belum ada yang tercatat.', en: 'Nobody is on the list yet.' },
  note: { id: 'Catat kehadiran', en: 'Note who came' },
  side: { id: 'Unsur', en: 'Side' },
  people: { id: 'Orang', en: 'People' },
  absent: { id: 'Tidak hadir', en: 'Absent' },
  walkIns: { id: 'Tanpa undangan', en: 'Uninvited' },
  agenda: { id: 'Agenda', en: 'Agenda' },
  noAgenda: { id: 'Agenda kosong.', en: 'The agenda is empty.' },
  keepAgenda: { id: 'Isi agenda dan hasilnya', en: 'Keep the agenda and its outcomes' },
  open: { id: 'belum ada hasil', en: 'no outcome yet' },
  points: { id: 'Notula', en: 'Minutes' },
  noPoints: { id: 'Belum ada butir.', en: 'There is no point yet.' },
  addPoint: { id: 'Tambah butir', en: 'Add a point' },
  followUps: { id: 'Tindak lanjut', en: 'Follow-ups' },
  until: { id: 'paling lambat', en: 'until' },
  corrections: { id: 'Ralat', en: 'Corrections' },
  becamePledge: { id: 'komitmen', en: 'pledge' },
  becameDemand: { id: 'tuntutan', en: 'demand' },
  becameFollowUp: { id: 'tindak lanjut', en: 'follow-up' },
} satisfies Record<string, Text>;

interface MeetingPage {
  meeting: MeetingDto;
  hasWritten: boolean;
  venues: UsualVenue[];
  news?: string;
  /** Which act was refused, and why. */
  act?: string;
  failed?: Failed;
}

/** A meeting as the desk sees it: how far it is, what comes next, and its parts with the way to each. */
export function deskMeetingPage(visit: Visit, shown: MeetingPage): string {
  const { meeting, news } = shown;
  const { language } = visit;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  const { id, event, office, minutes } = meeting;
  const name = event?.name ?? W('hidden');
  return visit.show(
    { path: deskMeetingPath(id), title: name, section: 'desk' },
    <>
      <h1>{name}</h1>
      <DeskNews visit={visit} news={news} />
      <p class="lead">
        <span class="badge">{MEETING_STATE_LABELS[meeting.state as MeetingState][language]}</span>{' '}
        {event && EVENT_KIND_NAMES[event.kind as EventKind][language]}
      </p>
      <dl class="facts">
        {event && (
          <>
            <dt>{W('when')}</dt>
            <dd>{whenText(event, language)}</dd>
            <dt>{W('where')}</dt>
            <dd>{[event.venue?.name, event.place].filter(Boolean).join(', ') || '–'}</dd>
          </>
        )}
        {office && (
          <>
            <dt>{W('office')}</dt>
            <dd>{office.name}</dd>
          </>
        )}
        {minutes.number && (
          <>
            <dt>{W('number')}</dt>
            <dd>{minutes.number}</dd>
          </>
        )}
      </dl>
      <ul class="doors" aria-label={W('doors')}>
        <li>
          <a href={minutesPath(id)[language]}>{W('print')}</a>
        </li>
        <li>
          <a href={documentPath(id, 'pdf')}>{W('pdf')}</a>
        </li>
        {event && (
          <li>
            <a href={visit.at(deskEventPath(event.id))}>{W('event')}</a>
          </li>
        )}
        <li>
          <a href={meetingPath(id)[language]}>{W('public')}</a>
        </li>
      </ul>
      <h2 id="langkah">{W('next')}</h2>
      <MeetingActForms visit={visit} {...shown} />
      <section>
        <h2>{W('attendance')}</h2>
        <Sides meeting={meeting} language={language} />
        <p>
          <a class="button button-lesser" href={visit.at(attendancePath(id))}>
            {W('note')}
          </a>
        </p>
      </section>
      <section>
        <h2>{W('agenda')}</h2>
        {meeting.agenda.length === 0 && <p class="soft">{W('noAgenda')}</p>}
        <ol>
          {meeting.agenda.map((item) => (
            <li key={item.id}>
              {item.commitment ? (
                <a href={visit.at(pledgePath(item.commitment.id))}>{item.commitment.title}</a>
              ) : (
                item.title
              )}
              {item.commitment && item.outcome === null && <span class="hint"> ({W('open')})</span>}
            </li>
          ))}
        </ol>
        <p>
          <a class="button button-lesser" href={visit.at(agendaPath(id))}>
            {W('keepAgenda')}
          </a>
        </p>
      </section>
      <Points visit={visit} meeting={meeting} />
      {meeting.followUps.length > 0 && (
        <section>
          <h2>{W('followUps')}</h2>
          <ul>
            {meeting.followUps.map(
              ({ id: followUpId, action, dueOn, assigneePost, assigneeOrganization }) => (
                <li key={followUpId}>
                  <a href={visit.at(followUpPath(followUpId))}>{action}</a>{' '}
                  <span class="soft">
                    {[assigneePost?.title, assigneeOrganization?.name].filter(Boolean).join(', ')},{' '}
                    {W('until')} {longDay(dueOn, language)}
                  </span>
                </li>
              ),
            )}
          </ul>
        </section>
      )}
      {meeting.corrections.length > 0 && (
        <section>
          <h2>{W('corrections')}</h2>
          <ol>
            {meeting.corrections.map((correction) => (
              <li key={correction.id}>
                <span lang="id">{correction.text}</span>{' '}
                <span class="soft">
                  ({correction.grounds}, {shortInstant(correction.recordedAt, language)})
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>,
  );
}

/** When it is held: `Senin, 10 November 2025, 09:00–10:30 WIB`. */
export function whenText(
  { heldOn, startsAt, endsAt }: { heldOn: string; startsAt: string | null; endsAt: string | null },
  language: Language,
): string {
  const times = [startsAt, endsAt].flatMap((time) => (time ? [timeOfDay(time)] : [])).join('–');
  return times ? `${longDay(heldOn, language)}, ${times} WIB` : longDay(heldOn, language);
}

function Sides({ meeting: { sides }, language }: { meeting: MeetingDto; language: Language }) {
  if (sides.length === 0) return <p class="soft">{WORDS.noAttendance[language]}</p>;
  const columns = (['people', 'absent', 'walkIns'] as const).map((key) => ({
    key,
    title: WORDS[key][language],
  }));
  return (
    <table class="grid" role="table" aria-label={WORDS.attendance[language]}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {WORDS.side[language]}
          </th>
          {columns.map(({ key, title }) => (
            <th key={key} role="columnheader" scope="col" class="figure">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {sides.map((side) => (
          <tr key={side.side} role="row">
            <td role="cell" data-label={WORDS.side[language]}>
              <div>{SIDE_NAMES[side.side as Side][language]}</div>
            </td>
            {columns.map(({ key, title }) => (
              <td key={key} role="cell" class="figure" data-label={title}>
                <div>{side[key]}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Points({ visit, meeting }: { visit: Visit; meeting: MeetingDto }) {
  const { language } = visit;
  const { id, points, minutes } = meeting;
  return (
    <section>
      <h2>{WORDS.points[language]}</h2>
      {points.length === 0 && <p class="soft">{WORDS.noPoints[language]}</p>}
      <ol class="points">
        {points.map((point) => (
          <li key={point.id}>
            <a href={visit.at(pointPath(id, point.id))}>
              {POINT_KIND_NAMES[point.kind as PointKind][language]}
            </a>
            : <span lang="id">{point.text}</span>{' '}
            <span class="soft">
              {[
                point.commitment && WORDS.becamePledge[language],
                point.demand && WORDS.becameDemand[language],
                point.followUpId && WORDS.becameFollowUp[language],
              ]
                .filter(Boolean)
                .map((became) => `→ ${became}`)
                .join(' ')}
            </span>
          </li>
        ))}
      </ol>
      {minutes.state === 'draft' && meeting.state !== 'cancelled' && (
        <p>
          <a class="button button-lesser" href={visit.at(pointsPath(id))}>
            {WORDS.addPoint[language]}
          </a>
        </p>
      )}
    </section>
  );
}
