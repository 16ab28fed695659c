import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { BookingsService } from '../bookings/bookings.service.js';
import { type Day, today } from '../common/day.js';
import { Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { AttendancesService, type ListChange } from '../events/attendances.service.js';
import { Event } from '../events/event.entity.js';
import { EventsService } from '../events/events.service.js';
import { AgendaItemsService } from './agenda-items.service.js';
import { MeetingActs } from './meeting-acts.js';
import type { CloseMeetingDto, MoveMeetingDto, OpenMeetingDto } from './meeting.dto.js';
import { Meeting } from './meeting.entity.js';
import { ahead, notFrom } from './meeting.problems.js';
import { movedTo } from './moves.js';
import { MeetingRooms } from './meeting-rooms.js';

/** A meeting from its plan to its end; the minutes go on from there. */
@Injectable()
export class MeetingLife extends MeetingActs implements OnModuleInit {
  constructor(
    private readonly events: EventsService,
    private readonly attendances: AttendancesService,
    private readonly bookings: BookingsService,
    private readonly rooms: MeetingRooms,
    private readonly agenda: AgendaItemsService,
  ) {
    super();
  }

  onModuleInit(): void {
    this.attendances.follow((tx, eventId, change) => this.onList(tx, eventId, change));
  }

  /** Opens it, with the commitments on its agenda that its parties wait for by now. @throws NotFound, Stale, Invalid */
  async open(tx: Tx, id: string, seen: number, { openedAt }: OpenMeetingDto): Promise<Meeting> {
    const meeting = await this.turn(tx, 'opened', id, seen, null, async (row) => {
      const event = await begun(tx, row);
      row.openedAt = momentOf(openedAt, event, 'openedAt');
      if (row.openedAt && !isOnDay(event, today(row.openedAt))) throw onAnotherDay('openedAt');
    });
    await this.agenda.bring(tx, id);
    return meeting;
  }

  /**
   * Closes it; its room counts as used by those who came.
   * @throws NotFound, Stale, Invalid before its day, and while a commitment on its agenda has no outcome
   */
  async close(tx: Tx, id: string, seen: number, { closedAt }: CloseMeetingDto): Promise<Meeting> {
    const meeting = await this.turn(tx, 'closed', id, seen, null, async (row) => {
      const event = await begun(tx, row);
      await this.agenda.requireOutcomes(tx, id);
      row.closedAt = momentOf(closedAt, event, 'closedAt');
    });
    await this.settle(tx, meeting);
    return meeting;
  }

  /** Goes on with one that was closed too early. @throws NotFound, Stale, Invalid */
  reopen(tx: Tx, id: string, seen: number, reason: string): Promise<Meeting> {
    return this.turn(tx, 'reopened', id, seen, reason, (row) => {
      row.closedAt = null;
    });
  }

  /** Calls it off: its event is cancelled and its room given back. @throws NotFound, Stale, Invalid */
  async cancel(tx: Tx, id: string, seen: number, reason: string): Promise<Meeting> {
    const meeting = await this.turn(tx, 'cancelled', id, seen, reason, () => {});
    const { revision } = await tx.lock(Event, meeting.eventId);
    await this.events.cancel(tx, meeting.eventId, revision, reason);
    if (meeting.bookingId) await this.bookings.giveBack(tx, meeting.bookingId, reason);
    return meeting;
  }

  /**
   * Puts a planned meeting to another day, time or place, its event and its room with it.
   * @throws NotFound, Stale, Invalid, UnknownReference, Conflict if the room is taken
   */
  async move(
    tx: Tx,
    id: string,
    seen: number,
    { reason, headcount, crowdingReason, ...to }: MoveMeetingDto,
  ): Promise<Meeting> {
    const meeting = await this.change(tx, 'moved', id, seen, reason, async (row) => {
      if (row.state !== 'planned') throw notFrom(row.state, ['planned']);
      const event = await tx.lock(Event, row.eventId);
      const booking = to.bookingId ? await this.rooms.held(tx, to.bookingId) : null;
      const there = movedTo(event, booking ?? to);
      const moved = await this.events.move(tx, event.id, event.revision, reason, there);
      const people = { headcount, crowdingReason };
      row.bookingId = await this.rooms.change(tx, row, { event: moved, booking, reason, people });
      row.movedAt = new Date();
    });
    await this.attendances.bindAgain(tx, meeting.eventId, reason);
    await this.agenda.bring(tx, id);
    return meeting;
  }

  /** Whoever joins the list brings what they wait for; once it is over, the room counts those who are said to have come. */
  private async onList(tx: Tx, eventId: string, change: ListChange): Promise<void> {
    const meeting = await tx.repo(Meeting).findOneBy({ eventId });
    if (!meeting) return;
    if (change === 'listed') await this.agenda.bring(tx, meeting.id);
    if (['closed', 'checked'].includes(meeting.state)) await this.settle(tx, meeting);
  }

  /** Counts the people as far as whoever sees the booking sees them. */
  private async settle(tx: Tx, { eventId, bookingId }: Meeting): Promise<void> {
    if (bookingId === null) return;
    const [came] = await tx.query<{ people: number | null }>(sql`
      SELECT sum(coalesce(a.headcount, 1))::int AS people
        FROM attendance a JOIN booking b ON b.id = ${bookingId}
       WHERE a.event_id = ${eventId} AND a.presence IN ('present', 'late')
         AND is_within(b.visibility, b.party_ids, a.visibility, a.party_ids)`);
    await this.bookings.noteUse(tx, bookingId, came?.people ?? null);
  }
}

/** The event of a meeting whose day has come. @throws Invalid */
async function begun(tx: Tx, { eventId }: Meeting): Promise<Event> {
  const event = await tx.repo(Event).findOneByOrFail({ id: eventId });
  if (event.heldOn > today()) throw ahead(event.heldOn);
  return event;
}

const isOnDay = ({ heldOn, endedOn }: Event, day: Day): boolean =>
  day >= heldOn && day <= (endedOn ?? heldOn);

/** The instant given, else now while the event lasts; null where nobody noted it. @throws Invalid if it is yet to come */
function momentOf(given: string | null | undefined, event: Event, field: string): Date | null {
  if (given === null || given === undefined)
    return isOnDay(event, today()) && given !== null ? new Date() : null;
  const moment = new Date(given);
  if (today(moment) <= today()) return moment;
  const text = { id: 'Hari itu belum tiba.', en: 'That day has not come yet.' };
  throw new Invalid('day-in-future', text, { [field]: [text] });
}

function onAnotherDay(field: string): Invalid {
  const text = {
    id: 'Waktu ini jatuh pada hari lain (WIB).',
    en: 'This time is on another day (Asia/Jakarta).',
  };
  return new Invalid('time-on-another-day', text, { [field]: [text] });
}
