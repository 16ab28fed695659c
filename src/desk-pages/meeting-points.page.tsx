import type { Text } from '../common/language.js';
import { SIDES } from '../events/attendance.entity.js';
import type { MeetingDto, PointOfMeeting } from '../meetings/meeting.dto.js';
import { POINT_KINDS } from '../meetings/minutes-point.entity.js';
import { Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { attendeeName } from './attendee.js';
import { FieldErrors, NumberInput, OneOfList, TextArea, TextLine } from './meeting-fields.js';
import { optionsOf, POINT_KIND_NAMES, SIDE_NAMES } from './meeting-labels.js';
import { DeskNews } from './meeting-news.js';
import { deskMeetingPath, pointsPath } from './meeting-paths.js';
import { VOTE_ROWS } from './meeting-points.form.js';

const WORDS = {
  title: { id: 'Tambah butir notula', en: 'Add a point to the minutes' },
  back: { id: 'Kembali ke rapat', en: 'Back to the meeting' },
  add: { id: 'Tambah butir', en: 'Add the point' },
  kind: { id: 'Jenis butir', en: 'Kind of point' },
  text: { id: 'Butir', en: 'Point' },
  speaker: { id: 'Pembicara', en: 'Speaker' },
  item: { id: 'Mata acara', en: 'Item of the agenda' },
  none: { id: 'tidak disebut', en: 'not said' },
  vote: { id: 'Pemungutan suara (hanya untuk keputusan)', en: 'Votes (of a decision only)' },
  choice: { id: 'Pilihan', en: 'Choice' },
  cast: { id: 'Jumlah suara seluruhnya', en: 'Votes cast' },
  soFar: { id: 'Butir sejauh ini', en: 'Points so far' },
} satisfies Record<string, Text>;

interface PointsPage {
  meeting: MeetingDto;
  news?: string;
  failed?: Failed;
}

/** The form of one more point, above those there are. */
export function pointsPage(visit: Visit, { meeting, news, failed = FRESH }: PointsPage): string {
  const { language } = visit;
  const path = pointsPath(meeting.id);
  return visit.show(
    { path, title: `${WORDS.title[language]}: ${meeting.event?.name ?? ''}`, section: 'desk' },
    <div class="desk-form">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{meeting.event?.name}</p>
      <DeskNews visit={visit} news={news} />
      <Form visit={visit} action={path} submit={WORDS.add[language]} failed={failed}>
        <PointFields visit={visit} meeting={meeting} failed={failed} />
        <details class="more-ways" open={Object.keys(failed.errors).some((name) => name.startsWith('votes'))}>
          <summary>{WORDS.vote[language]}</summary>
          <FieldErrors name="votes" label={WORDS.vote[language]} failed={failed} />
          {Array.from({ length: VOTE_ROWS }, (_, row) => (
            <fieldset key={row} class="row">
              <legend>{`${WORDS.choice[language]} ${row + 1}`}</legend>
              <TextLine
                name={`votes.${row}.choice`}
                label={WORDS.choice[language]}
                failed={failed}
                longest={300}
              />
              <div class="beside">
                {SIDES.map((side) => (
                  <NumberInput
                    key={side}
                    name={`votes.${row}.${side}`}
                    label={SIDE_NAMES[side][language]}
                    failed={failed}
                  />
                ))}
              </div>
            </fieldset>
          ))}
          <NumberInput name="votesCast" label={WORDS.cast[language]} failed={failed} />
        </details>
      </Form>
      {meeting.points.length > 0 && (
        <>
          <h2>{WORDS.soFar[language]}</h2>
          <ol>
            {meeting.points.map((point) => (
              <li key={point.id} lang="id">
                {point.text}
              </li>
            ))}
          </ol>
        </>
      )}
      <p class="after-form">
        <a href={visit.at(deskMeetingPath(meeting.id))}>{WORDS.back[language]}</a>
      </p>
    </div>,
  );
}

interface PointFieldsProps {
  visit: Visit;
  meeting: MeetingDto;
  failed: Failed;
  /** The point under correction. */
  point?: PointOfMeeting;
}

/** What a point says, of which kind, by whom, about what. */
export function PointFields({ visit: { language }, meeting, failed, point }: PointFieldsProps) {
  const none = { value: '', label: WORDS.none[language] };
  const there = meeting.attendances.filter(({ presence }) => presence !== 'absent');
  return (
    <>
      <OneOfList
        name="kind"
        label={WORDS.kind[language]}
        failed={failed}
        value={point?.kind ?? 'discussion'}
        options={optionsOf(POINT_KINDS, POINT_KIND_NAMES, language)}
      />
      <TextArea
        name="text"
        label={WORDS.text[language]}
        failed={failed}
        longest={5000}
        rows={4}
        value={point?.text}
      />
      <OneOfList
        name="speakerId"
        label={WORDS.speaker[language]}
        failed={failed}
        value={point?.speakerId ?? ''}
        options={[none, ...there.map((one) => ({ value: one.id, label: attendeeName(one, language) }))]}
      />
      {meeting.agenda.length > 0 && (
        <OneOfList
          name="agendaItemId"
          label={WORDS.item[language]}
          failed={failed}
          value={point?.agendaItemId ?? ''}
          options={[
            none,
            ...meeting.agenda.map(({ id, title, commitment }) => ({
              value: id,
              label: title ?? commitment?.title ?? '',
            })),
          ]}
        />
      )}
    </>
  );
}
