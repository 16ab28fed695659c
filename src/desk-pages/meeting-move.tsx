import type { Text } from '../common/language.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { timeOfDay } from './form-rows.js';
import { DayInput, NumberInput, OneOfList, TextArea, TextLine, TimeInput } from './meeting-fields.js';
import { deskMeetingPath } from './meeting-paths.js';
import type { UsualVenue } from './usual.reader.js';

const WORDS = {
  reason: { id: 'Alasan', en: 'Reason' },
  move: { id: 'Pindahkan rapat', en: 'Move the meeting' },
  heldOn: { id: 'Hari', en: 'Day' },
  startsAt: { id: 'Mulai (WIB)', en: 'From (WIB)' },
  endsAt: { id: 'Selesai (WIB)', en: 'To (WIB)' },
  venue: { id: 'Ruang', en: 'Room' },
  elsewhere: { id: 'Tempat lain, tulis di bawah', en: 'Elsewhere, as written below' },
  elsewherePlace: { id: 'Tempat lain', en: 'Elsewhere' },
  headcount: { id: 'Orang yang diharapkan', en: 'People expected' },
  crowding: { id: 'Alasan bila ruang tidak muat', en: 'Reason, where they do not fit' },
} satisfies Record<string, Text>;

interface MoveProps {
  visit: Visit;
  meeting: MeetingDto;
  venues: UsualVenue[];
  failed: Failed;
}

/** The form that puts a planned meeting to another time or room. */
export function MoveMeeting({ visit, meeting, venues, failed }: MoveProps) {
  const { language } = visit;
  const { event } = meeting;
  if (!event) return null;
  return (
    <details class="act" open={failed !== FRESH}>
      <summary>{WORDS.move[language]}</summary>
      <Form
        visit={visit}
        action={`${deskMeetingPath(meeting.id)}/pindahkan`}
        submit={WORDS.move[language]}
        failed={failed}
        revision={meeting.revision}
        kind="lesser"
      >
        <div class="beside">
          <DayInput name="heldOn" label={WORDS.heldOn[language]} failed={failed} value={event.heldOn} />
          <TimeInput
            name="startsAt"
            label={WORDS.startsAt[language]}
            failed={failed}
            value={event.startsAt ? timeOfDay(event.startsAt) : ''}
          />
          <TimeInput
            name="endsAt"
            label={WORDS.endsAt[language]}
            failed={failed}
            value={event.endsAt ? timeOfDay(event.endsAt) : ''}
          />
        </div>
        <OneOfList
          name="venueId"
          label={WORDS.venue[language]}
          failed={failed}
          value={event.venue?.id ?? ''}
          options={[
            { value: '', label: WORDS.elsewhere[language] },
            ...venues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextLine
          name="place"
          label={WORDS.elsewherePlace[language]}
          failed={failed}
          longest={500}
          value={event.place ?? ''}
        />
        <NumberInput name="headcount" label={WORDS.headcount[language]} failed={failed} />
        <TextLine name="crowdingReason" label={WORDS.crowding[language]} failed={failed} longest={1000} />
        <TextArea name="reason" label={WORDS.reason[language]} failed={failed} longest={2000} rows={2} />
      </Form>
    </details>
  );
}
