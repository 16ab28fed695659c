import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import type { Booking } from '../bookings/booking.entity.js';
import { today } from '../common/day.js';
import { Invalid, NotFound } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import type { NewAttendanceDto } from '../events/attendance.dto.js';
import type { Attendance } from '../events/attendance.entity.js';
import { ATTENDANCE_REFERENCES, AttendancesService } from '../events/attendances.service.js';
import { EventsService } from '../events/events.service.js';
import { Policy } from '../policy/policy.js';
import { classificationIn } from '../records/classifications.js';
import { RecordsService } from '../records/records.service.js';
import type { NewMeetingDto } from './meeting.dto.js';
import type { MeetingLogDto } from './meeting-log.dto.js';
import { Meeting } from './meeting.entity.js';
import { meetingRefusals, notFrom } from './meeting.problems.js';
import { MeetingRooms } from './meeting-rooms.js';

/** A log without what is noted in it. */
export type LoggedMeeting = Omit<
  MeetingLogDto,
  'attendances' | 'agenda' | 'points' | 'isClosed' | 'openedAt' | 'closedAt'
> & {
  /** SHA-256 of the log, hexadecimal. */
  logDigest: string;
};

@Injectable()
export class MeetingsService extends RecordsService<Meeting, NewMeetingDto> {
  protected readonly entity = Meeting;
  protected override readonly refusals = meetingRefusals;

  constructor(
    private readonly events: EventsService,
    private readonly attendances: AttendancesService,
    private readonly rooms: MeetingRooms,
    private readonly policy: Policy,
  ) {
    super();
  }

  /**
   * Plans a meeting: its event, its room, who is invited and the commitments they wait for. A venue on record with both
   * times is booked.
   * @throws Invalid, UnknownReference, Conflict if the room is taken
   */
  override async create(
    tx: Tx,
    {
      officeId,
      bookingId,
      invitationNumber,
      invitations = [],
      hostIds,
      headcount,
      crowdingReason,
      ...input
    }: NewMeetingDto,
  ): Promise<Meeting> {
    await this.policy.requireKnown(tx, { invitations }, ATTENDANCE_REFERENCES);
    const booking = bookingId ? await this.rooms.held(tx, bookingId) : null;
    const { heldOn, ...where } = booking ? { ...input, ...whereAndWhen(booking) } : input;
    if (!heldOn) throw dayMissing();
    const event = await this.events.create(tx, { ...where, heldOn, hostIds: hostIds ?? [officeId] });
    const people = { headcount: headcount ?? Math.max(1, peopleOf(invitations)), crowdingReason };
    const room = booking ?? (await this.rooms.book(tx, event, { officeId, people }));
    const meeting = await this.add(tx, 'planned', {
      ...classificationIn(input),
      eventId: event.id,
      bookingId: room?.id ?? null,
      officeId,
      invitationNumber,
      state: 'planned',
    });
    await this.attendances.createAll(tx, event.id, invitations.map(invited));
    return meeting;
  }

  /** Records a meeting that was held; it counts as planned until it is opened. @throws Invalid, Conflict */
  async logged(
    tx: Tx,
    {
      officeId,
      bookingId,
      hostIds,
      invitationNumber,
      minutesNumber,
      logId,
      logDigest,
      ...input
    }: LoggedMeeting,
  ): Promise<Meeting> {
    const booking = bookingId ? await this.rooms.held(tx, bookingId) : null;
    const event = await this.events.create(tx, {
      ...input,
      ...(booking && whereAndWhen(booking)),
      hostIds: hostIds ?? [officeId],
    });
    return this.add(tx, 'logged', {
      ...classificationIn(input),
      eventId: event.id,
      bookingId: booking?.id ?? null,
      officeId,
      invitationNumber,
      minutesNumber,
      state: 'planned',
      logId,
      logDigest,
    });
  }

  /**
   * Puts somebody on the list of a meeting: invites them, or notes that they came. Who is there without an invitation
   * is a walk-in, unless said otherwise.
   * @throws NotFound, Invalid, Conflict
   */
  async attend(tx: Tx, id: string, input: NewAttendanceDto): Promise<Attendance> {
    const meeting = await tx.repo(Meeting).findOneBy({ id });
    if (!meeting) throw new NotFound();
    if (meeting.state === 'cancelled') throw notFrom('cancelled', ['planned', 'open', 'closed']);
    const isThere = input.presence === 'present' || input.presence === 'late';
    const wasInvited = input.wasInvited ?? (input.presence === 'invited' ? true : isThere ? false : null);
    return this.attendances.create(tx, { ...input, wasInvited, eventId: meeting.eventId });
  }

  protected override linked({ officeId }: DeepPartial<Meeting>) {
    return [officeId];
  }

  protected override fieldsOf(
    _tx: Tx,
    input: Partial<NewMeetingDto & { openedAt?: string | null; closedAt?: string | null }>,
  ): DeepPartial<Meeting> {
    const { openedAt, closedAt, ...facts } = input;
    return {
      ...facts,
      ...(openedAt !== undefined && { openedAt: openedAt && new Date(openedAt) }),
      ...(closedAt !== undefined && { closedAt: closedAt && new Date(closedAt) }),
    };
  }
}

const whereAndWhen = ({ venueId, startsAt, endsAt }: Booking) => ({
  venueId,
  heldOn: today(startsAt),
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** Whoever stands among the invitations was invited. */
const invited = (invitation: NewAttendanceDto): NewAttendanceDto => ({
  ...invitation,
  wasInvited: invitation.wasInvited ?? true,
});

/** People invited; a group counts with its headcount. */
const peopleOf = (invitations: readonly NewAttendanceDto[]): number =>
  invitations.reduce((sum, { headcount }) => sum + (headcount ?? 1), 0);

function dayMissing(): Invalid {
  const text = { id: 'sebutkan harinya atau pemesanan ruangnya', en: 'give the day or the booking' };
  return new Invalid(
    'held-on-missing',
    { id: 'Kapan rapat ini? Isi heldOn atau bookingId.', en: 'When is it? Give heldOn or bookingId.' },
    { heldOn: [text] },
  );
}
