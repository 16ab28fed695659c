import type { Text } from '../common/language.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { Form } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { OneOfList, TextArea } from './meeting-fields.js';
import { deskMeetingPath } from './meeting-paths.js';

const WORDS = {
  correct: { id: 'Tambah ralat', en: 'Add a correction' },
  correctLead: {
    id: 'Notula terkunci; ralat mendapat nomor berikutnya.',
    en: 'The minutes are locked; a correction gets the next number.',
  },
  point: { id: 'Tentang butir', en: 'About the point' },
  whole: { id: 'seluruh notula', en: 'the minutes as a whole' },
  text: { id: 'Seharusnya', en: 'How it should read' },
  grounds: { id: 'Dasar ralat', en: 'Why' },
} satisfies Record<string, Text>;

/** The form that adds a numbered correction to locked minutes. */
export function CorrectMinutes({
  visit,
  meeting,
  failed,
}: {
  visit: Visit;
  meeting: MeetingDto;
  failed: Failed;
}) {
  const { language } = visit;
  return (
    <section class="act">
      <h3>{WORDS.correct[language]}</h3>
      <p class="soft">{WORDS.correctLead[language]}</p>
      <Form
        visit={visit}
        action={`${deskMeetingPath(meeting.id)}/ralat`}
        submit={WORDS.correct[language]}
        failed={failed}
        kind="lesser"
      >
        <OneOfList
          name="pointId"
          label={WORDS.point[language]}
          failed={failed}
          options={[
            { value: '', label: WORDS.whole[language] },
            ...meeting.points.map(({ id, text }) => ({ value: id, label: text.slice(0, 80) })),
          ]}
        />
        <TextArea name="text" label={WORDS.text[language]} failed={failed} longest={5000} />
        <TextArea name="grounds" label={WORDS.grounds[language]} failed={failed} longest={2000} rows={2} />
      </Form>
    </section>
  );
}
