import { longDay, shortDay } from '../common/dates.js';
import { type Day, today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { MeetingState } from '../meetings/meeting-state.js';
import { MEETING_STATE_LABELS, REQUEST_STATE_LABELS } from '../page-parts/labels.js';
import type { RequestState } from '../bookings/request-state.js';
import { MERGE_PATH } from './merge.paths.js';
import type { Visit } from '../web/visit.js';
import type { CalendarGap } from '../working-days/calendar-gaps.reader.js';
import { CalendarGaps } from '../working-days/calendar-gaps.js';
import { timeOfDay } from './form-rows.js';
import { FOLLOW_UPS_PATH } from './pledge-paths.js';
import { RULES_PATH } from './rules-paths.js';
import {
  assessmentPath,
  COMMITMENTS_PATH,
  DESK,
  pledgePath,
  deskMeetingPath,
  followUpPath,
  LOG_PATH,
  NEW_EVENT_PATH,
  NEW_SOURCE_PATH,
  PLAN_PATH,
  requestPath,
  REQUESTS_PATH,
  VENUES_PATH,
} from './meeting-paths.js';
import type { Duty, TodayDto, Waiting } from './today.dto.js';
import { COUNTED } from './today.reader.js';

const WORDS = {
  title: { id: 'Hari ini', en: 'Today' },
  acts: { id: 'Yang sering dikerjakan', en: 'What is done often' },
  log: { id: 'Catat rapat', en: 'Log a meeting' },
  plan: { id: 'Rencanakan rapat', en: 'Plan a meeting' },
  event: { id: 'Catat acara', en: 'Record an event' },
  source: { id: 'Catat sumber', en: 'Record a source' },
  rooms: { id: 'Kalender ruang', en: 'Room calendar' },
  merge: { id: 'Gabungkan catatan orang', en: 'Merge records of people' },
  allRequests: { id: 'Semua permintaan', en: 'All requests' },
  commitments: { id: 'Semua komitmen', en: 'All pledges' },
  followUps: { id: 'Semua tindak lanjut', en: 'All follow-ups' },
  rules: { id: 'Aturan kantor', en: 'Rules of the office' },
  none: { id: 'Tidak ada.', en: 'None.' },
  all: { id: 'Lihat semua', en: 'See all' },
  own: { id: 'Anda yang mencatat; perlu orang kedua', en: 'entered by you; it takes a second person' },
  late: { id: 'lewat', en: 'overdue' },
  due: { id: 'paling lambat', en: 'until' },
  asked: { id: 'diminta', en: 'asked' },
  dueOn: { id: 'tenggat', en: 'due' },
  hidden: { id: 'tersembunyi', en: 'hidden' },
} satisfies Record<string, Text>;

type Key = keyof TodayDto;

const DUTIES: { key: Key; name: Text; isAlarm?: boolean; all?: string }[] = [
  { key: 'meetings', name: { id: 'Rapat hari ini dan berikutnya', en: 'Today’s meetings and the next' } },
  {
    key: 'followUps',
    name: { id: 'Tindak lanjut jatuh tempo', en: 'Follow-ups due' },
    isAlarm: true,
    all: `${FOLLOW_UPS_PATH}?state=open`,
  },
  {
    key: 'raised',
    name: { id: 'Tindak lanjut yang dinaikkan', en: 'Follow-ups raised' },
    isAlarm: true,
    all: `${FOLLOW_UPS_PATH}?escalated=yes`,
  },
  {
    key: 'replies',
    name: { id: 'Jawaban terlambat', en: 'Replies late' },
    isAlarm: true,
    all: `${FOLLOW_UPS_PATH}?reply_late=yes`,
  },
  {
    key: 'verifications',
    name: { id: 'Komitmen menunggu verifikasi', en: 'Pledges awaiting verification' },
    all: `${COMMITMENTS_PATH}?record=awaiting_verification`,
  },
  {
    key: 'signatures',
    name: { id: 'Penilaian menunggu tanda tangan kedua', en: 'Assessments awaiting a second signature' },
  },
  {
    key: 'disputes',
    name: { id: 'Dibantah penerima', en: 'Disputed by receivers' },
    isAlarm: true,
    all: `${COMMITMENTS_PATH}?flag=disputed`,
  },
  { key: 'requests', name: { id: 'Permintaan ruang', en: 'Requests for the room' }, all: REQUESTS_PATH },
  { key: 'unsigned', name: { id: 'Notula belum ditandatangani', en: 'Minutes not yet signed' } },
  {
    key: 'overdue',
    name: { id: 'Komitmen lewat tenggat', en: 'Pledges overdue' },
    isAlarm: true,
    all: `${COMMITMENTS_PATH}?flag=overdue`,
  },
  {
    key: 'silent',
    name: { id: 'Komitmen tanpa kabar', en: 'Pledges without news' },
    all: `${COMMITMENTS_PATH}?flag=silent`,
  },
  {
    key: 'drafts',
    name: { id: 'Draf komitmen', en: 'Drafts of pledges' },
    all: `${COMMITMENTS_PATH}?record=draft`,
  },
];

/** Where each entry is worked on. */
const PLACES: Record<Key, (id: string) => string> = {
  meetings: deskMeetingPath,
  unsigned: deskMeetingPath,
  followUps: followUpPath,
  replies: followUpPath,
  raised: followUpPath,
  verifications: pledgePath,
  drafts: pledgePath,
  disputes: pledgePath,
  overdue: pledgePath,
  silent: pledgePath,
  signatures: assessmentPath,
  requests: requestPath,
};

/** What waits for the desk, at a glance: each duty with its number and its first few, linked to where it is done. */
export function todayPage(visit: Visit, duties: TodayDto, gaps: CalendarGap[]): string {
  const { language } = visit;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  const day = today();
  const doors = [
    [LOG_PATH, W('log')],
    [PLAN_PATH, W('plan')],
    [NEW_EVENT_PATH, W('event')],
    [NEW_SOURCE_PATH, W('source')],
    [VENUES_PATH, W('rooms')],
    [COMMITMENTS_PATH, W('commitments')],
    [FOLLOW_UPS_PATH, W('followUps')],
    [RULES_PATH, W('rules')],
    ...(visit.viewer?.role === 'administrator' ? ([[MERGE_PATH, W('merge')]] as const) : []),
  ] as const;
  return visit.show(
    { path: DESK, title: W('title'), section: 'desk' },
    <>
      <h1>{W('title')}</h1>
      <p class="lead">{longDay(day, language)}</p>
      <CalendarGaps visit={visit} gaps={gaps} />
      <ul class="doors" aria-label={W('acts')}>
        {doors.map(([path, text]) => (
          <li key={path}>
            <a href={visit.at(path)}>{text}</a>
          </li>
        ))}
      </ul>
      <div class="today">
        {DUTIES.map(({ key, name, isAlarm = false, all }) => (
          <DutyCard
            key={key}
            visit={visit}
            kind={key}
            name={name[language]}
            duty={duties[key]}
            isAlarm={isAlarm && duties[key].count > 0}
            all={all}
            day={day}
          />
        ))}
      </div>
    </>,
  );
}

interface DutyCardProps {
  visit: Visit;
  kind: Key;
  name: string;
  duty: Duty;
  isAlarm: boolean;
  all: string | undefined;
  day: Day;
}

function DutyCard({ visit, kind, name, duty: { count, items }, isAlarm, all, day }: DutyCardProps) {
  const { language } = visit;
  return (
    <section class={isAlarm ? 'duty duty-late' : 'duty'}>
      <h2>
        {name} <span class="figure">{count >= COUNTED ? `${COUNTED}+` : count}</span>
      </h2>
      {items.length === 0 ? (
        <p class="soft">{WORDS.none[language]}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <a href={visit.at(PLACES[kind](item.id))}>{item.title ?? WORDS.hidden[language]}</a>
              <br />
              <span class="soft">{noteOf(kind, item, day, language)}</span>
            </li>
          ))}
        </ul>
      )}
      {all && count > items.length && (
        <p class="more">
          <a href={visit.at(all)}>{`${WORDS.all[language]}: ${name}`}</a>
        </p>
      )}
    </section>
  );
}

/** What one needs to know of an entry before opening it. */
function noteOf(kind: Key, item: Waiting, day: Day, language: Language): string {
  const on = item.on ? shortDay(item.on, language) : '';
  switch (kind) {
    case 'meetings': {
      const time = item.at ? `${timeOfDay(item.at)} WIB` : '';
      return [on, time, item.by].filter(Boolean).join(', ');
    }
    case 'unsigned':
      return `${on}, ${MEETING_STATE_LABELS[item.state as MeetingState][language].toLowerCase()}`;
    case 'raised':
      return [item.by, on].filter(Boolean).join(', ');
    case 'replies':
    case 'followUps':
      return item.on && item.on < day ? `${WORDS.late[language]}: ${on}` : `${WORDS.due[language]} ${on}`;
    case 'verifications':
    case 'signatures':
      return item.isOwn ? WORDS.own[language] : on || shortInstantDay(item.at, language);
    case 'requests':
      return [
        item.by,
        `${WORDS.asked[language]} ${on}`,
        REQUEST_STATE_LABELS[item.state as RequestState][language],
      ]
        .filter(Boolean)
        .join(', ');
    case 'drafts':
    case 'disputes':
    case 'overdue':
    case 'silent':
      return on ? `${WORDS.dueOn[language]} ${on}` : '';
  }
}

const shortInstantDay = (at: string | null | undefined, language: Language): string =>
  at ? shortDay(today(new Date(at)), language) : '';
