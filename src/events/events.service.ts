import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { today } from '../common/day.js';
import { Conflict, DaysOutOfOrder, Invalid } from '../common/problem.js';
import { checkWeekday } from '../common/weekday.js';
import type { Tx } from '../database/unit-of-work.js';
import { type Classification, forTheOffice, PUBLIC } from '../policy/visibility.js';
import { givenFields, RecordsService } from '../records/records.service.js';
import type { NewEventDto } from './event.dto.js';
import { Event } from './event.entity.js';

/** When and where an event is held; what is left out stays. */
export type WhenAndWhere = Partial<
  Pick<NewEventDto, 'heldOn' | 'endedOn' | 'startsAt' | 'endsAt' | 'venueId' | 'place'>
>;

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
    event_cancelled_with_its_meeting: () =>
      new Conflict('event-is-meeting', {
        id: 'Acara ini sebuah rapat; batalkan rapatnya (/meetings/{id}/cancel).',
        en: 'This event is a meeting; cancel the meeting (/meetings/{id}/cancel).',
      }),
    event_time_on_its_day: () =>
      new Invalid('time-on-another-day', {
        id: 'Waktu mulai jatuh pada hari lain (WIB).',
        en: 'The start is on another day (Asia/Jakarta).',
      }),
  };

  /** Calls an event off, from today. @throws NotFound, Stale, Conflict if it is off already, or a meeting that is not */
  cancel(tx: Tx, id: string, seen: number, reason: string): Promise<Event> {
    return this.change(tx, 'cancelled', id, seen, reason, (event) => {
      if (event.cancelledOn !== null)
        throw new Conflict('event-cancelled', {
          id: 'Acara ini sudah dibatalkan.',
          en: 'This event was called off already.',
        });
      event.cancelledOn = today();
    });
  }

  /** Puts an event to another day, time or place. @throws NotFound, Stale, Invalid */
  move(tx: Tx, id: string, seen: number, reason: string, to: WhenAndWhere): Promise<Event> {
    return this.change(tx, 'moved', id, seen, reason, (event) => {
      Object.assign(event, this.fieldsOf(tx, givenFields(to), event));
    });
  }

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
