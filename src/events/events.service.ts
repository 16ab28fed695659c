import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { DaysOutOfOrder, Invalid } from '../common/problem.js';
import { checkWeekday } from '../common/weekday.js';
import type { Tx } from '../database/unit-of-work.js';
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

  /** @throws Invalid if the weekday is not the one of the day */
  protected override fieldsOf(
    _tx: Tx,
    { weekday, startsAt, endsAt, ...input }: Partial<NewEventDto>,
    row?: Event,
  ): DeepPartial<Event> {
    checkWeekday(weekday, input.heldOn ?? row?.heldOn);
    const isInternal = !row && input.kind === 'leaders_meeting' && input.visibility === undefined;
    return {
      ...input,
      ...(isInternal && { visibility: 'internal' }),
      ...(startsAt !== undefined && { startsAt: startsAt && new Date(startsAt) }),
      ...(endsAt !== undefined && { endsAt: endsAt && new Date(endsAt) }),
    };
  }
}
