import type { Text } from '../common/language.js';
import { SIDES } from '../events/attendance.entity.js';
import { AGENDA_OUTCOMES, type AgendaOutcome } from '../meetings/agenda-item.entity.js';
import type { AgendaItemOfMeeting, MeetingDto } from '../meetings/meeting.dto.js';
import { Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { DayInput, OneOfList, TextArea, TextLine } from './meeting-fields.js';
import { AGENDA_OUTCOME_NAMES, optionsOf, SIDE_NAMES } from './meeting-labels.js';
import { DeskNews } from './meeting-news.js';
import { agendaPath, pledgePath, deskMeetingPath } from './meeting-paths.js';

const WORDS = {
  title: { id: 'Agenda', en: 'Agenda' },
  back: { id: 'Kembali ke rapat', en: 'Back to the meeting' },
  empty: { id: 'Agenda kosong.', en: 'The agenda is empty.' },
  brought: {
    id: 'Masuk dengan sendirinya, karena para pihaknya ada pada daftar hadir.',
    en: 'Came by itself, because its parties are on the list.',
  },
  outcome: { id: 'Hasil', en: 'Outcome' },
  noOutcome: { id: 'Belum ada hasil', en: 'No outcome yet' },
  deferredTo: { id: 'Ditunda sampai', en: 'Put off to' },
  deferredHint: { id: 'Hanya bila ditunda.', en: 'Only if it was put off.' },
  note: { id: 'Catatan', en: 'Note' },
  save: { id: 'Simpan hasil', en: 'Save the outcome' },
  say: { id: 'Catat hasil', en: 'Set the outcome' },
  withdraw: { id: 'Cabut dari agenda', en: 'Take off the agenda' },
  reason: { id: 'Alasan', en: 'Reason' },
  add: { id: 'Tambah mata acara', en: 'Add an item' },
  item: { id: 'Tentang apa', en: 'What about' },
  side: { id: 'Diajukan unsur', en: 'Raised by' },
  nobody: { id: 'tidak disebut', en: 'not said' },
} satisfies Record<string, Text>;

interface AgendaPage {
  meeting: MeetingDto;
  news?: string;
  /** Which form was refused: `baru`, or the item and its act. */
  form?: string;
  failed?: Failed;
}

/** The agenda: what the meeting did about each item, and one more. */
export function agendaPage(visit: Visit, { meeting, news, form, failed = FRESH }: AgendaPage): string {
  const { language } = visit;
  const { id, agenda, state } = meeting;
  const path = agendaPath(id);
  const canAdd = !['signed', 'locked', 'cancelled'].includes(state);
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  return visit.show(
    { path, title: `${WORDS.title[language]}: ${meeting.event?.name ?? ''}`, section: 'desk' },
    <div class="desk-form">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{meeting.event?.name}</p>
      <DeskNews visit={visit} news={news} />
      {agenda.length === 0 && <p class="soft">{WORDS.empty[language]}</p>}
      {agenda.map((item) => (
        <Item key={item.id} visit={visit} meeting={meeting} item={item} failedOf={failedOf} />
      ))}
      {canAdd && (
        <section class="part">
          <h2>{WORDS.add[language]}</h2>
          <Form
            visit={visit}
            action={path}
            submit={WORDS.add[language]}
            failed={failedOf('baru')}
            kind="lesser"
          >
            <TextLine name="title" label={WORDS.item[language]} failed={failedOf('baru')} longest={500} />
            <OneOfList
              name="side"
              label={WORDS.side[language]}
              failed={failedOf('baru')}
              options={[
                { value: '', label: WORDS.nobody[language] },
                ...optionsOf(SIDES, SIDE_NAMES, language),
              ]}
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

interface ItemProps {
  visit: Visit;
  meeting: MeetingDto;
  item: AgendaItemOfMeeting;
  failedOf: (form: string) => Failed;
}

function Item({ visit, meeting, item, failedOf }: ItemProps) {
  const { language } = visit;
  const { commitment, title, outcome, deferredTo, outcomeNote, isBrought } = item;
  const canDecide = ['open', 'closed'].includes(meeting.state);
  const canWithdraw = ['planned', 'open'].includes(meeting.state) && !isBrought;
  const decided = failedOf(`${item.id}/hasil`);
  const withdrawn = failedOf(`${item.id}/cabut`);
  const path = `${agendaPath(meeting.id)}/${item.id}`;
  return (
    <section class="row">
      <h2>{commitment ? <a href={visit.at(pledgePath(commitment.id))}>{commitment.title}</a> : title}</h2>
      {isBrought && <p class="soft">{WORDS.brought[language]}</p>}
      <p>
        {outcome === null ? (
          <span class="soft">{WORDS.noOutcome[language]}</span>
        ) : (
          <strong>{AGENDA_OUTCOME_NAMES[outcome as AgendaOutcome][language]}</strong>
        )}
        {outcomeNote && <span lang="id"> – {outcomeNote}</span>}
      </p>
      {canDecide && (
        <details class="more-ways" open={decided !== FRESH || (commitment !== null && outcome === null)}>
          <summary>{WORDS.say[language]}</summary>
          <Form
            visit={visit}
            action={`${path}/hasil`}
            submit={WORDS.save[language]}
            failed={decided}
            revision={item.revision}
            kind="lesser"
          >
            <OneOfList
              name="outcome"
              label={WORDS.outcome[language]}
              failed={decided}
              value={outcome ?? 'heard'}
              options={optionsOf(AGENDA_OUTCOMES, AGENDA_OUTCOME_NAMES, language)}
            />
            <DayInput
              name="deferredTo"
              label={WORDS.deferredTo[language]}
              hint={WORDS.deferredHint[language]}
              failed={decided}
              value={deferredTo ?? ''}
            />
            <TextArea
              name="note"
              label={WORDS.note[language]}
              failed={decided}
              longest={2000}
              rows={2}
              value={outcomeNote ?? ''}
            />
          </Form>
        </details>
      )}
      {canWithdraw && (
        <details class="more-ways" open={withdrawn !== FRESH}>
          <summary>{WORDS.withdraw[language]}</summary>
          <Form
            visit={visit}
            action={`${path}/cabut`}
            submit={WORDS.withdraw[language]}
            failed={withdrawn}
            revision={item.revision}
            kind="danger"
          >
            <TextLine name="reason" label={WORDS.reason[language]} failed={withdrawn} longest={2000} />
          </Form>
        </details>
      )}
    </section>
  );
}
