import sql, { raw, type Sql } from 'sql-template-tag';
import { EVENT_KIND_NAMES } from '../calendar/words.js';
import type { EventsQuery } from '../events/event.dto.js';
import { eventFilters, hasCommitments } from '../events/events.reader.js';
import type { MeetingsQuery } from '../meetings/meeting.dto.js';
import { hasSignedMinutes, meetingFilters, meetings } from '../meetings/meetings.reader.js';
import { MEETING_STATE_LABELS } from '../page-parts/labels.js';
import { type Facet, type FacetedList, ofOrganizations, single, years, yesNo } from './facet.js';

/** Whoever held an event or attended it, each once. @param e the event, by its alias */
const parties = (e: Sql): Facet => ({
  ...ofOrganizations({ id: 'Penyelenggara atau peserta', en: 'Held or attended by' }),
  columns: { event_id: () => sql`${e}.id`, hosts: () => sql`${e}.host_ids` },
  values: (set) => sql`SELECT s.id, unnest(s.hosts) AS value FROM ${set} s
    UNION SELECT s.id, a.organization_id FROM ${set} s JOIN attendance a ON a.event_id = s.event_id`,
  most: 15,
  takes: 'any',
});

/** What an event is counted by, over its alias. */
function ofEvent(alias: 'held' | 'r') {
  const e = raw(alias);
  return {
    kind: single('kind', sql`${e}.kind`, {
      label: { id: 'Jenis', en: 'Kind' },
      words: EVENT_KIND_NAMES,
    }),
    year: years(sql`${e}.held_on`, { day: sql`d.held_on`, from: sql`FROM event d` }),
    organization: parties(e),
    venue: single('venue_id', sql`${e}.venue_id`, {
      label: { id: 'Tempat', en: 'Venue' },
      named: sql`SELECT v.id AS value, v.name, NULL AS name_en FROM venue v`,
    }),
    has_commitments: yesNo(
      'has_commitments',
      hasCommitments(e),
      { id: 'Janji', en: 'Pledges' },
      {
        yes: { id: 'Ada janji yang tercatat', en: 'Something was promised' },
        no: { id: 'Tidak ada janji yang tercatat', en: 'No pledge on record' },
      },
    ),
  };
}

const TABLES = ['event', 'attendance', 'organization', 'venue', 'commitment'];

export const EVENTS: FacetedList<EventsQuery> = {
  list: 'events',
  noun: { one: { id: 'acara', en: 'event' }, several: { id: 'acara', en: 'events' } },
  tables: TABLES,
  from: sql`event r`,
  narrowing: (query) => eventFilters('r', query),
  facets: ofEvent('r'),
};

export const MEETINGS: FacetedList<MeetingsQuery> = {
  list: 'meetings',
  noun: { one: { id: 'rapat', en: 'meeting' }, several: { id: 'rapat', en: 'meetings' } },
  tables: [...TABLES, 'meeting', 'agenda_item'],
  from: meetings,
  narrowing: meetingFilters,
  facets: {
    state: single('state', sql`r.state`, {
      label: { id: 'Keadaan', en: 'State' },
      words: MEETING_STATE_LABELS,
    }),
    minutes_signed: yesNo(
      'minutes_signed',
      hasSignedMinutes,
      { id: 'Notula', en: 'Minutes' },
      {
        yes: { id: 'Sudah ditandatangani', en: 'Signed' },
        no: { id: 'Belum ditandatangani', en: 'Not signed' },
      },
    ),
    ...ofEvent('held'),
    office: single(
      'office_id',
      sql`r.office_id`,
      ofOrganizations({ id: 'Notula oleh', en: 'Minutes kept by' }),
    ),
  },
};
