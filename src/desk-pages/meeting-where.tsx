import { clockTime } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { EVENT_KINDS } from '../events/event.entity.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { Lookup } from './lookup.js';
import type { LookedUpFields } from './lookups.js';
import { DayInput, OneOfList, TextLine, TimeInput } from './meeting-fields.js';
import { EVENT_KIND_NAMES, optionsOf } from './meeting-labels.js';
import { OFFICE } from './meeting-log.form.js';
import type { Usual } from './usual.reader.js';

const WORDS = {
  name: { id: 'Tentang apa', en: 'What about' },
  nameHint: { id: 'Misalnya: Audiensi tentang pemagangan', en: 'For example: Audiensi tentang pemagangan' },
  kind: { id: 'Jenis', en: 'Kind' },
  heldOn: { id: 'Hari', en: 'Day' },
  startsAt: { id: 'Mulai (WIB)', en: 'From (WIB)' },
  endsAt: { id: 'Selesai (WIB)', en: 'To (WIB)' },
  venue: { id: 'Ruang', en: 'Room' },
  elsewhere: { id: 'Tempat lain, tulis di bawah', en: 'Elsewhere, as written below' },
  place: { id: 'Tempat lain', en: 'Elsewhere' },
  office: { id: 'Kantor yang membuat notula', en: 'Office that keeps the minutes' },
  letter: { id: 'Nomor undangan, bila ada', en: 'Number of the invitation, if any' },
} satisfies Record<string, Text>;

interface MeetingFieldsProps {
  visit: Visit;
  usual: Usual;
  looked: LookedUpFields;
  failed: Failed;
  /** The form's own address, as it is opened. */
  action: string;
}

/** What a meeting is about, when, where, and which office keeps its minutes. */
export function MeetingFields({ usual, ...part }: MeetingFieldsProps) {
  const {
    visit: { language },
    failed,
    looked,
  } = part;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  const { typed } = failed;
  return (
    <>
      {typedText(typed, 'bookingId') && (
        <input type="hidden" name="bookingId" value={typedText(typed, 'bookingId')} />
      )}
      <TextLine
        name="name"
        label={W('name')}
        hint={W('nameHint')}
        failed={failed}
        longest={300}
        isFirst={!('name' in typed)}
      />
      <OneOfList
        name="kind"
        label={W('kind')}
        failed={failed}
        value="audience"
        options={optionsOf(EVENT_KINDS, EVENT_KIND_NAMES, language)}
      />
      <div class="beside">
        <DayInput name="heldOn" label={W('heldOn')} failed={failed} value={today()} />
        <TimeInput name="startsAt" label={W('startsAt')} failed={failed} value={lastHour()} />
        <TimeInput name="endsAt" label={W('endsAt')} failed={failed} />
      </div>
      <OneOfList
        name="venueId"
        label={W('venue')}
        failed={failed}
        value={usual.venues[0]?.id ?? ''}
        options={[
          ...usual.venues.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: W('elsewhere') },
        ]}
      />
      <TextLine name="place" label={W('place')} failed={failed} longest={500} />
      <Lookup
        {...part}
        name={OFFICE.name}
        kinds={OFFICE.kinds}
        label={W('office')}
        looked={looked.get(OFFICE.name)}
      />
      <TextLine name="invitationNumber" label={W('letter')} failed={failed} longest={200} />
    </>
  );
}

/** The hour that has begun, HH:00 in Asia/Jakarta, when most meetings that are logged now have started. */
const lastHour = (): string => `${clockTime(new Date(), 'en').slice(0, 2)}:00`;
