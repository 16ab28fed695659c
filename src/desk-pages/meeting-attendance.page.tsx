import type { Text } from '../common/language.js';
import type { AttendanceOfEvent } from '../events/attendance.dto.js';
import { PRESENCES, type Presence, type Side } from '../events/attendance.entity.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { CAPACITY_LABELS } from '../page-parts/labels.js';
import type { Capacity } from '../events/attendance.entity.js';
import { Form } from '../web/form.js';
import { type Failed, FRESH, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { attendeeName } from './attendee.js';
import type { LookedUpFields } from './lookups.js';
import { FieldErrors, NumberInput } from './meeting-fields.js';
import { PRESENCE_NAMES, SIDE_NAMES } from './meeting-labels.js';
import { DeskNews } from './meeting-news.js';
import { attendancePath, deskMeetingPath } from './meeting-paths.js';
import { PersonRow } from './person-row.js';

const WORDS = {
  title: { id: 'Daftar hadir', en: 'Attendance' },
  back: { id: 'Kembali ke rapat', en: 'Back to the meeting' },
  save: { id: 'Simpan kehadiran', en: 'Save who came' },
  empty: { id: 'Belum ada yang tercatat.', en: 'Nobody is on the list yet.' },
  add: { id: 'Tambah ke daftar', en: 'Put on the list' },
  addTitle: { id: 'Tambah orang atau rombongan', en: 'Add a person or a group' },
  who: { id: 'Yang hadir', en: 'Who came' },
  count: { id: 'Jumlah orang yang datang', en: 'People who came' },
  held: {
    id: 'Notula sudah ditandatangani; daftar hadir tetap.',
    en: 'The minutes are signed; the attendance stands.',
  },
} satisfies Record<string, Text>;

/** Name of the row a newcomer is entered in. */
export const NEWCOMER = 'attendances.0';

/** How somebody came; the revision of their entry as the form shows it; people of a group. */
export const presenceFields = (id: string) => ({
  presence: `hadir.${id}`,
  seen: `versi.${id}`,
  headcount: `jumlah.${id}`,
});

interface AttendancePage {
  meeting: MeetingDto;
  looked: LookedUpFields;
  news?: string;
  /** Which of the two forms was refused or is at a step, and its state. */
  form?: 'presence' | 'newcomer';
  failed?: Failed;
}

/** Everybody on the list with how they came, in one form; and one more. */
export function attendancePage(
  visit: Visit,
  { meeting, looked, news, form, failed = FRESH }: AttendancePage,
): string {
  const { language } = visit;
  const { id, attendances, state } = meeting;
  const path = attendancePath(id);
  const isHeld = ['signed', 'locked', 'cancelled'].includes(state);
  const ofPresence = form === 'presence' ? failed : FRESH;
  const ofNewcomer = form === 'newcomer' ? failed : FRESH;
  return visit.show(
    {
      path,
      title: `${WORDS.title[language]}: ${meeting.event?.name ?? ''}`,
      section: 'desk',
      script: 'htmx.js',
    },
    <div class="desk-form">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{meeting.event?.name}</p>
      <DeskNews visit={visit} news={news} />
      {isHeld && <p class="soft">{WORDS.held[language]}</p>}
      {attendances.length === 0 ? (
        <p class="soft">{WORDS.empty[language]}</p>
      ) : isHeld ? (
        <ul>
          {attendances.map((one) => (
            <li key={one.id}>
              {attendeeName(one, language)}{' '}
              <span class="soft">
                {PRESENCE_NAMES[one.presence as keyof typeof PRESENCE_NAMES]?.[language]}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Form visit={visit} action={path} submit={WORDS.save[language]} failed={ofPresence}>
          {attendances.map((one) => (
            <PresenceRow key={one.id} visit={visit} attendance={one} failed={ofPresence} />
          ))}
        </Form>
      )}
      {!isHeld && (
        <section class="part">
          <h2>{WORDS.addTitle[language]}</h2>
          <Form
            visit={visit}
            action={`${path}/baru`}
            submit={WORDS.add[language]}
            failed={ofNewcomer}
            kind="lesser"
          >
            <PersonRow
              visit={visit}
              failed={ofNewcomer}
              looked={looked}
              action={visit.at(`${path}/baru`)}
              name={NEWCOMER}
              title={WORDS.who[language]}
              capacity="participant"
              presences={
                state === 'planned'
                  ? ['invited', 'present', 'walk_in']
                  : ['walk_in', 'present', 'late', 'absent', 'invited']
              }
            />
          </Form>
        </section>
      )}
      <p class="after-form">
        <a href={visit.at(deskMeetingPath(id))}>{WORDS.back[language]}</a>
      </p>
    </div>,
  );
}

function PresenceRow({
  visit: { language },
  attendance,
  failed,
}: {
  visit: Visit;
  attendance: AttendanceOfEvent;
  failed: Failed;
}) {
  const { id, presence, revision, headcount, capacity, side } = attendance;
  const fields = presenceFields(id);
  const marked = fields.presence in failed.typed ? typedText(failed.typed, fields.presence) : presence;
  const offered = PRESENCES.filter(
    (one) => one !== 'mentioned' && (one !== 'invited' || presence === 'invited'),
  );
  return (
    <fieldset class="row">
      <legend>{attendeeName(attendance, language)}</legend>
      <p class="soft">
        {SIDE_NAMES[side as Side][language]}, {CAPACITY_LABELS[capacity as Capacity][language].toLowerCase()}
      </p>
      <FieldErrors name={fields.presence} label={attendeeName(attendance, language)} failed={failed} />
      <input type="hidden" name={fields.seen} value={revision} />
      <div class="segments">
        {offered.map((value: Presence) => (
          <label key={value} class="choice">
            <input type="radio" name={fields.presence} value={value} checked={marked === value} />
            <span>{PRESENCE_NAMES[value as keyof typeof PRESENCE_NAMES][language]}</span>
          </label>
        ))}
      </div>
      {headcount !== null && (
        <NumberInput
          name={fields.headcount}
          label={WORDS.count[language]}
          failed={failed}
          value={String(headcount)}
        />
      )}
    </fieldset>
  );
}
