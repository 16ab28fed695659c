import type { Text } from '../common/language.js';
import { Form } from '../web/form.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { rowCount } from './form-rows.js';
import type { LookedUpFields } from './lookups.js';
import { NumberInput, Step, TextLine } from './meeting-fields.js';
import { usualCapacity } from './meeting-log.form.js';
import { PLAN_PATH } from './meeting-paths.js';
import { MeetingFields } from './meeting-where.js';
import { PersonRow } from './person-row.js';
import type { Usual } from './usual.reader.js';

const WORDS = {
  title: { id: 'Rencanakan rapat', en: 'Plan a meeting' },
  lead: {
    id: 'Ruang dengan jam mulai dan selesai dipesan sekaligus. Komitmen yang ditunggu para undangan masuk agenda dengan sendirinya.',
    en: 'A room with both times is booked at once. Pledges the invited wait for come onto the agenda by themselves.',
  },
  booked: { id: 'Waktu dan ruang seperti yang dipesan.', en: 'Time and room as booked.' },
  save: { id: 'Rencanakan', en: 'Plan it' },
  meeting: { id: 'Rapat', en: 'The meeting' },
  invited: { id: 'Undangan', en: 'Invitations' },
  row: { id: 'Undangan', en: 'Invitation' },
  more: { id: 'Tambah baris', en: 'More rows' },
  headcount: { id: 'Orang yang diharapkan', en: 'People expected' },
  headcountHint: { id: 'Kosong berarti sebanyak undangan.', en: 'None means as many as are invited.' },
  crowding: { id: 'Alasan bila ruang tidak muat', en: 'Reason, where they do not fit' },
} satisfies Record<string, Text>;

/** Rows of invitations that are there from the start. */
export const INVITED_ROWS = 4;

interface PlanPage {
  usual: Usual;
  looked: LookedUpFields;
  failed: Failed;
}

export function meetingPlanPage(visit: Visit, { usual, looked, failed }: PlanPage): string {
  const { language } = visit;
  const action = visit.at(PLAN_PATH);
  const rows = rowCount(failed.typed, 'invitations', INVITED_ROWS);
  const part = { visit, failed, looked, action };
  return visit.show(
    { path: PLAN_PATH, title: WORDS.title[language], section: 'desk', script: 'htmx.js' },
    <div class="desk-form">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <Form visit={visit} action={PLAN_PATH} submit={WORDS.save[language]} failed={failed}>
        <section class="part">
          <h2>{WORDS.meeting[language]}</h2>
          {typedText(failed.typed, 'bookingId') && <p class="soft">{WORDS.booked[language]}</p>}
          <MeetingFields {...part} usual={usual} />
          <NumberInput
            name="headcount"
            label={WORDS.headcount[language]}
            hint={WORDS.headcountHint[language]}
            failed={failed}
          />
          <TextLine name="crowdingReason" label={WORDS.crowding[language]} failed={failed} longest={1000} />
        </section>
        <section class="part">
          <h2>{WORDS.invited[language]}</h2>
          {Array.from({ length: rows }, (_, row) => (
            <PersonRow
              key={row}
              {...part}
              name={`invitations.${row}`}
              title={`${WORDS.row[language]} ${row + 1}`}
              capacity={usualCapacity(row)}
              presences={['invited']}
            />
          ))}
          <Step
            value="tambah:invitations"
            label={WORDS.more[language]}
            action={action}
            at={`invitations.${rows}.words`}
          />
        </section>
      </Form>
    </div>,
  );
}
