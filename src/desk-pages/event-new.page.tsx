import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { EVENT_KINDS } from '../events/event.entity.js';
import type { SourceRef } from '../sources/source.dto.js';
import { Form } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { rowCount } from './form-rows.js';
import { Lookup } from './lookup.js';
import type { LookedUpFields } from './lookups.js';
import { DayInput, OneOfList, Step, TextArea, TextLine, TimeInput } from './meeting-fields.js';
import { EVENT_KIND_NAMES, optionsOf } from './meeting-labels.js';
import { NEW_EVENT_PATH } from './meeting-paths.js';
import { SourceFields, sourceOptions } from './source-fields.js';
import type { UsualVenue } from './usual.reader.js';

const WORDS = {
  title: { id: 'Catat acara', en: 'Record an event' },
  lead: {
    id: 'Konsolidasi, aksi, pengumuman, atau apa pun yang bukan rapat kita.',
    en: 'A consolidation, rally, announcement, or anything that is no meeting of ours.',
  },
  save: { id: 'Simpan acara', en: 'Save the event' },
  name: { id: 'Nama acara', en: 'Name of the event' },
  kind: { id: 'Jenis', en: 'Kind' },
  heldOn: { id: 'Hari', en: 'Day' },
  endedOn: { id: 'Sampai, bila lebih dari sehari', en: 'To, if longer than a day' },
  startsAt: { id: 'Mulai (WIB)', en: 'From (WIB)' },
  venue: { id: 'Tempat yang tercatat', en: 'Venue on record' },
  noVenue: { id: 'tidak ada; tulis di bawah', en: 'none; written below' },
  place: { id: 'Tempat, dengan kata-kata', en: 'Where, in words' },
  summary: { id: 'Ringkasan', en: 'Summary' },
  hosts: { id: 'Penyelenggara', en: 'Hosts' },
  host: { id: 'Organisasi penyelenggara', en: 'Organization that held it' },
  more: { id: 'Tambah penyelenggara', en: 'More hosts' },
  source: { id: 'Sumber', en: 'Source' },
  which: { id: 'Sumber yang tercatat', en: 'Source on record' },
  newSource: { id: 'sumber baru, isi di bawah', en: 'a new one, as filled in below' },
} satisfies Record<string, Text>;

/** Hosts a form has at first. */
export const HOST_ROWS = 1;

interface NewEventPage {
  venues: UsualVenue[];
  sources: SourceRef[];
  looked: LookedUpFields;
  failed: Failed;
}

export function newEventPage(visit: Visit, { venues, sources, looked, failed }: NewEventPage): string {
  const { language } = visit;
  const W = (key: keyof typeof WORDS) => WORDS[key][language];
  const action = visit.at(NEW_EVENT_PATH);
  const hosts = rowCount(failed.typed, 'hosts', HOST_ROWS);
  return visit.show(
    { path: NEW_EVENT_PATH, title: W('title'), section: 'desk', script: 'htmx.js' },
    <div class="desk-form">
      <h1>{W('title')}</h1>
      <p class="lead">{W('lead')}</p>
      <Form visit={visit} action={NEW_EVENT_PATH} submit={W('save')} failed={failed}>
        <TextLine
          name="name"
          label={W('name')}
          failed={failed}
          longest={300}
          isFirst={!('name' in failed.typed)}
        />
        <OneOfList
          name="kind"
          label={W('kind')}
          failed={failed}
          value="consolidation"
          options={optionsOf(EVENT_KINDS, EVENT_KIND_NAMES, language)}
        />
        <div class="beside">
          <DayInput name="heldOn" label={W('heldOn')} failed={failed} value={today()} />
          <TimeInput name="startsAt" label={W('startsAt')} failed={failed} />
          <DayInput name="endedOn" label={W('endedOn')} failed={failed} />
        </div>
        <OneOfList
          name="venueId"
          label={W('venue')}
          failed={failed}
          options={[
            { value: '', label: W('noVenue') },
            ...venues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextLine name="place" label={W('place')} failed={failed} longest={500} />
        <TextArea name="summary" label={W('summary')} failed={failed} longest={10_000} />
        <section class="part">
          <h2>{W('hosts')}</h2>
          {Array.from({ length: hosts }, (_, row) => (
            <Lookup
              key={row}
              visit={visit}
              name={`hosts.${row}`}
              kinds={['organization']}
              label={`${W('host')} ${row + 1}`}
              failed={failed}
              looked={looked.get(`hosts.${row}`)}
              action={action}
            />
          ))}
          <Step value="tambah:hosts" label={W('more')} action={action} at={`hosts.${hosts}.words`} />
        </section>
        <section class="part">
          <h2>{W('source')}</h2>
          <OneOfList
            name="sourceId"
            label={W('which')}
            failed={failed}
            options={[{ value: '', label: W('newSource') }, ...sourceOptions(sources, visit)]}
          />
          <SourceFields visit={visit} failed={failed} base="source." />
        </section>
      </Form>
    </div>,
  );
}
