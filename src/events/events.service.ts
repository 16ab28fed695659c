import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { DaysOutOfOrder, Invalid } from '../common/problem.js';
import { checkWeekday } from '../common/weekday.js';
import type { Tx } from '../database/unit-of-work.js';
import { type Classification, forTheOffice, PUBLIC } from '../policy/visibility.js';
import { RecordsService } from '../records/records.service.js';
import type { NewEventDto } from './event.dto.js';
import { Event } from './event.entity.js';

@Injectable()
export class EventsService extends RecordsService<Event, NewEventDto> {
  protected readonly entity = Event;
  protected override readonly refusals = {
    event_days_in_order: () => new DaysOutOfOrder(),
    event_times_in_order: () =>
      new Invalid('times-out-of-order', {
        id: 'Waktu selesai tidak sesudah waktu mulai.',
        en: 'The end is not after the start.',
      }),
    event_time_on_its_day: () =>
      new Invalid('time-on-another-day', {
        id: 'Waktu mulai jatuh pada hari lain (WIB).',
        en: 'The start is on another day (Asia/Jakarta).',
      }),
  };

  /** Leaders' meetings and coordination meetings are the office's own. Source: UU 14/2008 art. 17 i. */
  protected override usual({ kind }: DeepPartial<Event>): Classification {
    return kind === 'leaders_meeting' ? forTheOffice('office_memo') : PUBLIC;
  }

  protected override linked({ hostIds = [] }: DeepPartial<Event>) {
    return hostIds;
  }

  /** @throws Invalid if the weekday is not the one of the day */
  protected override fieldsOf(
    _tx: Tx,
    { weekday, startsAt, endsAt, ...input }: Partial<NewEventDto>,
    row?: Event,
  ): DeepPartial<Event> {
    checkWeekday(weekday, input.heldOn ?? row?.heldOn);
    return {
      ...input,
      ...(startsAt !== undefined && { startsAt: startsAt && new Date(startsAt) }),
      ...(endsAt !== undefined && { endsAt: endsAt && new Date(endsAt) }),
    };
  }
}
