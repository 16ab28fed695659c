import { addDays, type Day, today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { MeetingDto, PointOfMeeting } from '../meetings/meeting.dto.js';
import type { PointKind } from '../meetings/minutes-point.entity.js';
import type { OrganizationRef } from '../organizations/organization.dto.js';
import { Choices, Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { attendeeName } from './attendee.js';
import { DueFields } from './due-fields.js';
import type { DueMeaning } from './due-meanings.js';
import { Lookup } from './lookup.js';
import type { LookedUpFields } from './lookups.js';
import { DayInput, TextArea, TextLine } from './meeting-fields.js';
import { POINT_KIND_NAMES } from './meeting-labels.js';
import { DeskNews } from './meeting-news.js';
import { pledgePath, deskMeetingPath, followUpPath, pointPath } from './meeting-paths.js';
import { PointFields } from './meeting-points.page.js';

const WORDS = {
  title: { id: 'Butir notula', en: 'Point of the minutes' },
  back: { id: 'Kembali ke rapat', en: 'Back to the meeting' },
  by: { id: 'Disampaikan oleh', en: 'Made by' },
  became: { id: 'Sudah menjadi', en: 'It became' },
  followUp: { id: 'Jadikan tindak lanjut', en: 'Make a follow-up' },
  action: { id: 'Apa yang dikerjakan', en: 'What is to be done' },
  assignee: { id: 'Penanggung jawab: jabatan atau organisasi', en: 'In charge: post or organization' },
  dueOn: { id: 'Paling lambat', en: 'Until' },
  pledge: { id: 'Jadikan komitmen', en: 'Make a pledge' },
  pledgeLead: {
    id: 'Menunggu verifikasi orang kedua. Yang berjanji adalah pembicara butir ini.',
    en: 'It waits for a second person to verify it. Whoever made the point is the one who promised.',
  },
  needsSpeaker: {
    id: 'Butir ini belum punya pembicara; perbaiki butirnya dulu.',
    en: 'This point has no speaker yet; correct the point first.',
  },
  promised: { id: 'Apa yang dijanjikan', en: 'What was promised' },
  words: { id: 'Kata-katanya, persis', en: 'The words, exactly' },
  receivers: { id: 'Kepada', en: 'To' },
  receiverWords: { id: 'Kepada siapa lagi, dengan kata-kata', en: 'To whom else, in words' },
  condition: { id: 'Syarat, bila ada', en: 'Condition, if any' },
  correct: { id: 'Perbaiki butir', en: 'Correct the point' },
  reason: { id: 'Alasan', en: 'Reason' },
  strike: { id: 'Coret butir', en: 'Strike the point' },
  held: {
    id: 'Notula sudah diperiksa: isi butirnya tetap. Butir masih dapat menjadi tindak lanjut atau komitmen.',
    en: 'The minutes are checked: the point stands. It can still become a follow-up or a pledge.',
  },
  commitment: { id: 'Komitmen', en: 'Pledge' },
  followUpDone: { id: 'Tindak lanjut', en: 'Follow-up' },
} satisfies Record<string, Text>;

/** Name of the look-up of who is in charge. */
export const ASSIGNEE = { name: 'assignee', kinds: ['post', 'organization'] as const };

interface PointPage {
  meeting: MeetingDto;
  point: PointOfMeeting;
  looked: LookedUpFields;
  /** What the words of a deadline in the form come to. */
  meaning: DueMeaning | null;
  news?: string;
  /** Which form was refused, or is at a step. */
  form?: string;
  failed?: Failed;
}

/** One point: what it says, what it became, and what it can become. */
export function pointPage(
  visit: Visit,
  { meeting, point, looked, meaning, news, form, failed = FRESH }: PointPage,
): string {
  const { language } = visit;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  const path = pointPath(meeting.id, point.id);
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  const speaker = meeting.attendances.find(({ id }) => id === point.speakerId);
  const isDraft = ['planned', 'open', 'closed'].includes(meeting.state);
  const isUsed = point.statement ?? point.demand ?? point.commitment ?? point.followUpId;
  const part = { visit, path, point, meeting };
  return visit.show(
    { path, title: `${W('title')}: ${meeting.event?.name ?? ''}`, section: 'desk', script: 'htmx.js' },
    <div class="desk-form">
      <h1>{W('title')}</h1>
      <p class="lead">{meeting.event?.name}</p>
      <DeskNews visit={visit} news={news} />
      <blockquote>
        <strong>{POINT_KIND_NAMES[point.kind as PointKind][language]}:</strong>{' '}
        <span lang="id">{point.text}</span>
      </blockquote>
      {speaker && (
        <p>
          {W('by')} {attendeeName(speaker, language)}
        </p>
      )}
      {(point.commitment ?? point.followUpId) && (
        <ul>
          {point.commitment && (
            <li>
              {W('commitment')}:{' '}
              <a href={visit.at(pledgePath(point.commitment.id))}>{point.commitment.title}</a>
            </li>
          )}
          {point.followUpId && (
            <li>
              <a href={visit.at(followUpPath(point.followUpId))}>{W('followUpDone')}</a>
            </li>
          )}
        </ul>
      )}
      {!isDraft && <p class="soft">{W('held')}</p>}
      <div class="acts">
        {point.followUpId === null && (
          <FollowUp {...part} looked={looked} failed={failedOf('tindak-lanjut')} />
        )}
        {point.commitment === null && <Pledge {...part} failed={failedOf('komitmen')} meaning={meaning} />}
        {isDraft && (
          <details class="act" open={form === 'perbaiki'}>
            <summary>{W('correct')}</summary>
            <Form
              visit={visit}
              action={`${path}/perbaiki`}
              submit={W('correct')}
              failed={failedOf('perbaiki')}
              revision={point.revision}
              kind="lesser"
            >
              <PointFields visit={visit} meeting={meeting} point={point} failed={failedOf('perbaiki')} />
              <TextLine name="reason" label={W('reason')} failed={failedOf('perbaiki')} longest={2000} />
            </Form>
          </details>
        )}
        {isDraft && !isUsed && (
          <details class="act" open={form === 'coret'}>
            <summary>{W('strike')}</summary>
            <Form
              visit={visit}
              action={`${path}/coret`}
              submit={W('strike')}
              failed={failedOf('coret')}
              revision={point.revision}
              kind="danger"
            >
              <TextLine name="reason" label={W('reason')} failed={failedOf('coret')} longest={2000} />
            </Form>
          </details>
        )}
      </div>
      <p class="after-form">
        <a href={visit.at(deskMeetingPath(meeting.id))}>{W('back')}</a>
      </p>
    </div>,
  );
}

interface PartProps {
  visit: Visit;
  path: string;
  meeting: MeetingDto;
  point: PointOfMeeting;
  failed: Failed;
}

function FollowUp({ visit, path, point, looked, failed }: PartProps & { looked: LookedUpFields }) {
  const { language } = visit;
  const action = `${path}/tindak-lanjut`;
  return (
    <details class="act" open={failed !== FRESH}>
      <summary>{WORDS.followUp[language]}</summary>
      <Form
        visit={visit}
        action={action}
        submit={WORDS.followUp[language]}
        failed={failed}
        revision={point.revision}
      >
        <TextArea
          name="action"
          label={WORDS.action[language]}
          failed={failed}
          longest={2000}
          value={point.text.slice(0, 2000)}
        />
        <Lookup
          visit={visit}
          name={ASSIGNEE.name}
          kinds={ASSIGNEE.kinds}
          label={WORDS.assignee[language]}
          failed={failed}
          looked={looked.get(ASSIGNEE.name)}
          action={visit.at(action)}
        />
        <DayInput name="dueOn" label={WORDS.dueOn[language]} failed={failed} value={addDays(today(), 7)} />
      </Form>
    </details>
  );
}

function Pledge({ visit, path, point, meeting, failed, meaning }: PartProps & Pick<PointPage, 'meaning'>) {
  const { language } = visit;
  const receivers = unionsOf(meeting);
  return (
    <details class="act" open={failed !== FRESH}>
      <summary>{WORDS.pledge[language]}</summary>
      <p class="soft">{WORDS.pledgeLead[language]}</p>
      {point.speakerId === null ? (
        <p>{WORDS.needsSpeaker[language]}</p>
      ) : (
        <Form
          visit={visit}
          action={`${path}/komitmen`}
          submit={WORDS.pledge[language]}
          failed={failed}
          revision={point.revision}
        >
          <TextArea
            name="title"
            label={WORDS.promised[language]}
            failed={failed}
            longest={500}
            rows={2}
            value={point.text.slice(0, 500)}
          />
          {point.statement === null && (
            <TextArea name="words" label={WORDS.words[language]} failed={failed} longest={5000} rows={2} />
          )}
          {receivers.length > 0 && (
            <Choices
              name="receiverIds"
              label={WORDS.receivers[language]}
              failed={failed}
              chosen={receivers.map(({ id }) => id)}
              options={receivers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextLine
            name="receiverWords"
            label={WORDS.receiverWords[language]}
            failed={failed}
            longest={300}
          />
          <TextLine name="condition" label={WORDS.condition[language]} failed={failed} longest={1000} />
          <DueFields visit={visit} failed={failed} saidOn={saidOnIn(meeting)} meaning={meaning} asksReason />
          <input type="hidden" name="firmness" value="explicit" />
        </Form>
      )}
    </details>
  );
}

/** The day what was said in a meeting was said; today where its event is hidden. */
export const saidOnIn = ({ event }: MeetingDto): Day => event?.heldOn ?? today();

/** The unions on the attendance list, each once. */
function unionsOf({ attendances }: MeetingDto): OrganizationRef[] {
  const unions = attendances
    .filter(({ side }) => side === 'union')
    .flatMap(({ organization, onBehalfOf, post }) => onBehalfOf ?? organization ?? post?.organization ?? []);
  return [...new Map(unions.map((union) => [union.id, union])).values()];
}
