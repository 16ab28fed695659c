import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { Text } from '../common/language.js';
import { FIRMNESS_LABELS } from '../page-parts/labels.js';
import { FIRMNESSES } from '../commitments/commitment.entity.js';
import { Form } from '../web/form.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { CAME } from './attendance.form.js';
import { DueFields, DueReason } from './due-fields.js';
import type { DueMeaning } from './due-meanings.js';
import { nameOf } from './lookup.js';
import type { LookedUpFields } from './lookups.js';
import { DayInput, type Option, OneOfList, Step, TextArea, TextLine, Tick } from './meeting-fields.js';
import { optionsOf, POINT_KIND_NAMES } from './meeting-labels.js';
import { heldOnIn, type RowList, rowsOf, usualCapacity } from './meeting-log.form.js';
import { LOG_PATH } from './meeting-paths.js';
import { MeetingFields } from './meeting-where.js';
import { PersonRow } from './person-row.js';
import { POINT_KINDS } from '../meetings/minutes-point.entity.js';
import type { Usual } from './usual.reader.js';

const WORDS = {
  title: { id: 'Catat rapat', en: 'Log a meeting' },
  lead: {
    id: 'Sekali isi: siapa hadir, apa dibahas, apa dijanjikan, apa tindak lanjutnya. Yang dikosongkan tidak dicatat.',
    en: 'Once over: who came, what was discussed, what was promised, what follows. What is left blank is not recorded.',
  },
  save: { id: 'Simpan rapat', en: 'Save the meeting' },
  meeting: { id: 'Rapat', en: 'The meeting' },
  people: { id: 'Yang hadir', en: 'Who came' },
  peopleHint: {
    id: 'Satu baris untuk satu orang, atau untuk satu rombongan dengan jumlahnya.',
    en: 'One row for a person, or for a group with its number.',
  },
  row: { id: 'Baris', en: 'Row' },
  more: { id: 'Tambah baris', en: 'More rows' },
  agenda: { id: 'Agenda', en: 'Agenda' },
  agendaHint: { id: 'Satu mata acara satu baris.', en: 'One item a line.' },
  points: { id: 'Pokok pembicaraan', en: 'What was said' },
  text: { id: 'Butir', en: 'Point' },
  pointKind: { id: 'Jenis butir', en: 'Kind of point' },
  speaker: { id: 'Pembicara', en: 'Speaker' },
  nobody: { id: 'tidak disebut', en: 'nobody' },
  pledges: { id: 'Janji', en: 'Pledges' },
  pledgesHint: {
    id: 'Menjadi komitmen yang menunggu verifikasi orang kedua.',
    en: 'Each becomes a pledge that waits for a second person to verify it.',
  },
  pledge: { id: 'Apa yang dijanjikan', en: 'What was promised' },
  words: { id: 'Kata-katanya, persis', en: 'The words, exactly' },
  pledgedBy: { id: 'Siapa yang berjanji', en: 'Who promised' },
  receivers: { id: 'Kepada', en: 'To' },
  receiversHint: { id: 'Kosong berarti semua serikat yang hadir.', en: 'None means every union that came.' },
  pledgeDetails: {
    id: 'Rincian: kepada siapa, sifat, syarat, tenggat lain',
    en: 'Details: to whom, firmness, condition, another deadline',
  },
  firmness: { id: 'Sifat', en: 'Firmness' },
  condition: { id: 'Syarat, bila ada', en: 'Condition, if any' },
  followUps: { id: 'Tindak lanjut', en: 'Follow-ups' },
  action: { id: 'Apa yang dikerjakan', en: 'What is to be done' },
  assignee: { id: 'Oleh', en: 'By' },
  ourOffice: { id: 'kantor kami', en: 'our office' },
  until: { id: 'Paling lambat', en: 'Until' },
  closed: { id: 'Rapat sudah selesai', en: 'The meeting is over' },
  closedHint: {
    id: 'Notulanya menjadi draf yang siap diperiksa.',
    en: 'Its minutes become a draft, ready to be checked.',
  },
} satisfies Record<string, Text>;

interface LogPage {
  usual: Usual;
  looked: LookedUpFields;
  /** What the words of the deadline in each row of pledges come to. */
  meanings: readonly (DueMeaning | null)[];
  failed: Failed;
}

/** The whole form; whatever was typed stands in it again. */
export function meetingLogPage(visit: Visit, { usual, looked, meanings, failed }: LogPage): string {
  const { language } = visit;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  const { typed } = failed;
  const action = visit.at(LOG_PATH);
  const part = { visit, failed, looked, action };
  return visit.show(
    { path: LOG_PATH, title: W('title'), section: 'desk', script: 'htmx.js' },
    <div class="desk-form">
      <h1>{W('title')}</h1>
      <p class="lead">{W('lead')}</p>
      <Form visit={visit} action={LOG_PATH} submit={W('save')} failed={failed}>
        <input type="hidden" name="logId" value={typedText(typed, 'logId') || randomUUID()} />
        <Group title={W('meeting')}>
          <MeetingFields {...part} usual={usual} />
        </Group>
        <Group title={W('people')} hint={W('peopleHint')}>
          {rowNumbers(failed, 'attendances').map((row) => (
            <PersonRow
              key={row}
              {...part}
              name={`attendances.${row}`}
              title={`${W('row')} ${row + 1}`}
              capacity={usualCapacity(row)}
              presences={CAME}
            />
          ))}
          <More {...part} list="attendances" field="words" label={W('more')} />
        </Group>
        <Group title={W('points')}>
          <TextArea name="agenda" label={W('agenda')} hint={W('agendaHint')} failed={failed} rows={2} />
          {rowNumbers(failed, 'points').map((row) => (
            <fieldset key={row} class="row">
              <legend>{`${W('text')} ${row + 1}`}</legend>
              <TextArea name={`points.${row}.text`} label={W('text')} failed={failed} longest={5000} />
              <div class="beside">
                <OneOfList
                  name={`points.${row}.kind`}
                  label={W('pointKind')}
                  failed={failed}
                  value="discussion"
                  options={optionsOf(POINT_KINDS, POINT_KIND_NAMES, language)}
                />
                <WhoSpoke {...part} name={`points.${row}.speaker`} label={W('speaker')} none={W('nobody')} />
              </div>
            </fieldset>
          ))}
          <More {...part} list="points" field="text" label={W('more')} />
        </Group>
        <Group title={W('pledges')} hint={W('pledgesHint')}>
          {rowNumbers(failed, 'pledges').map((row) => (
            <PledgeRow key={row} {...part} row={row} meaning={meanings[row] ?? null} />
          ))}
          <More {...part} list="pledges" field="text" label={W('more')} />
        </Group>
        <Group title={W('followUps')}>
          {rowNumbers(failed, 'followUps').map((row) => (
            <fieldset key={row} class="row">
              <legend>{`${W('followUps')} ${row + 1}`}</legend>
              <TextLine name={`followUps.${row}.text`} label={W('action')} failed={failed} longest={2000} />
              <div class="beside">
                <WhoSpoke
                  {...part}
                  name={`followUps.${row}.assignee`}
                  label={W('assignee')}
                  none={W('ourOffice')}
                />
                <DayInput name={`followUps.${row}.dueOn`} label={W('until')} failed={failed} />
              </div>
            </fieldset>
          ))}
          <More {...part} list="followUps" field="text" label={W('more')} />
        </Group>
        <Tick name="isClosed" label={W('closed')} hint={W('closedHint')} failed={failed} isOn />
      </Form>
    </div>,
  );
}

interface PartProps {
  visit: Visit;
  failed: Failed;
  looked: LookedUpFields;
  action: string;
}

function PledgeRow({ row, meaning, ...part }: PartProps & { row: number; meaning: DueMeaning | null }) {
  const { visit, failed } = part;
  const { language } = visit;
  const at = (field: string) => `pledges.${row}.${field}`;
  const ticked = [failed.typed[at('receivers')] ?? []].flat();
  const people = rowOptions(part, (one) => typedText(failed.typed, `attendances.${one}.words`) !== '');
  return (
    <fieldset class="row">
      <legend>{`${WORDS.pledges[language]} ${row + 1}`}</legend>
      <TextLine name={at('text')} label={WORDS.pledge[language]} failed={failed} longest={500} />
      <TextArea name={at('words')} label={WORDS.words[language]} failed={failed} longest={5000} rows={2} />
      <WhoSpoke
        {...part}
        name={at('speaker')}
        label={WORDS.pledgedBy[language]}
        none={WORDS.nobody[language]}
      />
      <DueFields
        visit={visit}
        failed={failed}
        saidOn={heldOnIn(failed.typed)}
        meaning={meaning}
        row={{ name: `pledges.${row}`, action: part.action }}
      />
      <details class="more-ways" open={isPledgeDetailed(failed, row)}>
        <summary>{WORDS.pledgeDetails[language]}</summary>
        <div class="beside">
          <OneOfList
            name={at('firmness')}
            label={WORDS.firmness[language]}
            failed={failed}
            value="explicit"
            options={optionsOf(FIRMNESSES, FIRMNESS_LABELS, language)}
          />
          <TextLine name={at('condition')} label={WORDS.condition[language]} failed={failed} longest={1000} />
        </div>
        <DueReason name={at('dueReason')} language={language} failed={failed} />
        {people.length > 0 && (
          <fieldset class="field">
            <legend>{WORDS.receivers[language]}</legend>
            <p class="hint">{WORDS.receiversHint[language]}</p>
            {people.map(({ value, label }) => (
              <label key={value} class="choice">
                <input
                  type="checkbox"
                  name={at('receivers')}
                  value={value}
                  checked={ticked.includes(value)}
                />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        )}
      </details>
    </fieldset>
  );
}

/** Whether the details of a pledge say something, or are wrong. */
function isPledgeDetailed({ typed, errors }: Failed, row: number): boolean {
  const at = (field: string) => `pledges.${row}.${field}`;
  const isWrong = ['firmness', 'condition', 'dueReason', 'receivers'].some((field) => at(field) in errors);
  const isTyped = ['condition', 'dueReason'].some((field) => typedText(typed, at(field)) !== '');
  return isWrong || isTyped || at('receivers') in typed;
}

/** Somebody of those in the rows above. */
const WhoSpoke = ({
  name,
  label,
  none,
  ...part
}: PartProps & { name: string; label: string; none: string }) => (
  <OneOfList
    name={name}
    label={label}
    failed={part.failed}
    options={[{ value: '', label: none }, ...rowOptions(part)]}
  />
);

/** The rows, by who stands in them, or by their number until that is known. */
function rowOptions({ visit, failed, looked }: PartProps, isListed = (_row: number) => true): Option[] {
  return rowNumbers(failed, 'attendances')
    .filter(isListed)
    .map((row) => {
      const { chosen = null, words = '' } = looked.get(`attendances.${row}`) ?? {};
      const role = typedText(failed.typed, `attendances.${row}.role`);
      const name = chosen ? nameOf(chosen) : words;
      const label = [role, name].filter(Boolean).join(', ');
      return { value: String(row), label: label || `${WORDS.row[visit.language]} ${row + 1}` };
    });
}

const rowNumbers = ({ typed }: Failed, list: RowList): number[] =>
  Array.from({ length: rowsOf(typed, list) }, (_, row) => row);

const More = ({
  list,
  field,
  label,
  failed,
  action,
}: PartProps & { list: RowList; field: string; label: string }) => (
  <Step
    value={`tambah:${list}`}
    label={label}
    action={action}
    at={`${list}.${rowsOf(failed.typed, list)}.${field}`}
  />
);

const Group = ({ title, hint, children }: { title: string; hint?: string; children: ComponentChildren }) => (
  <section class="part">
    <h2>{title}</h2>
    {hint && <p class="hint">{hint}</p>}
    {children}
  </section>
);
