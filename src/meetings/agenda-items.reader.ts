import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { commitmentRef } from '../commitments/commitments.reader.js';
import { Event } from '../events/event.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortByChange,
} from '../records/record.reader.js';
import type { AgendaItemsQuery } from './agenda-item.dto.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Meeting } from './meeting.entity.js';
import { meetingRef } from './meetings.reader.js';

@Injectable()
export class AgendaItemsReader extends RecordReader<AgendaItemsQuery> {
  protected readonly table = 'agenda_item';
  protected readonly entities = [AgendaItem, Meeting, Event, Organization, Commitment];
  protected readonly defaultSort = '-updated';
  protected readonly sorts = sortByChange;

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${meetingRef(sql`r.meeting_id`)} AS "meeting", ${idOf('meeting', sql`r.meeting_id`)} AS "meetingId", r.title, r.side,
      ${organizationRef(sql`r.raised_by_id`)} AS "raisedBy", ${commitmentRef(sql`r.commitment_id`)} AS "commitment", r.is_brought AS "isBrought",
      r.outcome, r.deferred_to AS "deferredTo", r.outcome_note AS "outcomeNote"`);
  }

  protected filters({ meeting, commitment, outcome }: AgendaItemsQuery): Sql[] {
    return [
      sql`r.withdrawn_at IS NULL`,
      ...given(meeting, (value) => refersTo('meeting', value, sql`r.meeting_id = ${value}`)),
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(outcome, (value) => sql`r.outcome = ${value}`),
    ];
  }
}
