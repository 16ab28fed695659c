import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { isKeeper } from '../common/actor.js';
import { today } from '../common/day.js';
import type { Tx } from '../database/unit-of-work.js';
import { Policy } from '../policy/policy.js';
import { type Classification, forTheParties } from '../policy/visibility.js';
import { givenFields, RecordsService } from '../records/records.service.js';
import { notASitting } from './booking.problems.js';
import { BookingsService, type NewBooking } from './bookings.service.js';
import type {
  ApproveDto,
  DeclineDto,
  NewMeetingRequestDto,
  PreferredTimeDto,
  ProposeDto,
} from './meeting-request.dto.js';
import { MeetingRequest, type PreferredTime } from './meeting-request.entity.js';
import {
  answeredBeforeAsked,
  askedInFuture,
  notFrom,
  placeMissing,
  requestOfNobody,
} from './meeting-request.problems.js';
import { REQUEST_ACTS, type RequestAct, type RequestState } from './request-state.js';
import { sittingOf } from './sitting.js';

/** What the fields of a request refer to. */
const REFERENCES = { venueId: 'venue', sourceId: 'source' };

/** Requests for a meeting: the office proposes, approves and refuses, the asker does the rest. Any organization may ask. */
@Injectable()
export class MeetingRequestsService extends RecordsService<MeetingRequest, NewMeetingRequestDto> {
  protected readonly entity = MeetingRequest;
  protected override readonly refusals = {
    meeting_request_proposal_sitting: () => notASitting(),
    meeting_request_answered_after_asking: answeredBeforeAsked,
  };

  constructor(
    private readonly bookings: BookingsService,
    private readonly policy: Policy,
  ) {
    super();
  }

  /**
   * Asks for a meeting: a representative in the name of its own organization, the office for any other.
   * @throws Invalid, UnknownReference, Forbidden in another's name
   */
  override async create(tx: Tx, input: NewMeetingRequestDto): Promise<MeetingRequest> {
    const isByParty = !isKeeper(tx.actor);
    const organizationId = input.organizationId ?? (isByParty ? tx.actor.organizationId : null);
    if (!organizationId) throw requestOfNobody();
    const asker = { organizationId, isByParty };
    this.policy.check(tx.actor, 'meeting_request', 'asked', { ...asker, recordedById: tx.actor.id });
    return this.add(tx, 'asked', {
      askedOn: today(),
      ...(await this.fieldsOf(tx, givenFields(input))),
      ...asker,
      state: 'asked',
    });
  }

  /** Proposes a room and time, which are free now. @throws NotFound, Stale, Invalid, Conflict if the room is taken */
  propose(
    tx: Tx,
    id: string,
    seen: number,
    { venueId, reason, ...time }: ProposeDto,
  ): Promise<MeetingRequest> {
    return this.act(tx, 'proposed', id, seen, reason, async (row) => {
      const { startsAt, endsAt } = sittingOf(time);
      await this.bookings.requireFree(tx, venueId, { startsAt, endsAt });
      answer(row, reason);
      row.proposedVenueId = venueId;
      row.proposedStartsAt = startsAt;
      row.proposedEndsAt = endsAt;
    });
  }

  /** Takes what was proposed. @throws NotFound, Stale, Invalid */
  accept(tx: Tx, id: string, seen: number, reason: string | null = null): Promise<MeetingRequest> {
    return this.act(tx, 'accepted', id, seen, reason);
  }

  /** Turns down what was proposed; the request stands, with other times where they are given. @throws NotFound, Stale, Invalid */
  decline(tx: Tx, id: string, seen: number, { reason, preferred }: DeclineDto): Promise<MeetingRequest> {
    return this.act(tx, 'declined', id, seen, reason, (row) => {
      if (preferred) row.preferred = timesOf(preferred);
    });
  }

  /**
   * Approves it and books the room, both or neither; the booking is as open as the request.
   * @throws NotFound, Stale, Invalid, Conflict if the room is taken
   */
  async approve(
    tx: Tx,
    id: string,
    seen: number,
    { reason = null, crowdingReason = null, ...input }: ApproveDto,
  ): Promise<MeetingRequest> {
    let place: Place | undefined;
    const request = await this.act(tx, 'approved', id, seen, reason, (row) => {
      place = placeOf(row, givenFields(input));
      answer(row, reason);
    });
    const { organizationId, purpose, headcount } = request;
    const use = { organizationId, purpose, headcount, crowdingReason, requestId: request.id };
    await this.bookings.create(tx, { ...use, ...(place as Place) });
    return request;
  }

  /** @throws NotFound, Stale, Invalid */
  refuse(tx: Tx, id: string, seen: number, reason: string): Promise<MeetingRequest> {
    return this.act(tx, 'refused', id, seen, reason, (row) => answer(row, reason));
  }

  /** Takes it back before it is decided on. @throws NotFound, Stale, Invalid */
  withdraw(tx: Tx, id: string, seen: number, reason: string): Promise<MeetingRequest> {
    return this.act(tx, 'withdrawn', id, seen, reason);
  }

  /** What a union asks for is its own affair and the office's, unless it says otherwise. */
  protected override usual({ organizationId }: DeepPartial<MeetingRequest>): Classification {
    return forTheParties('union_own', [organizationId as string]);
  }

  /** @throws Invalid, UnknownReference */
  protected override async fieldsOf(
    tx: Tx,
    { preferred, ...input }: Partial<NewMeetingRequestDto>,
  ): Promise<DeepPartial<MeetingRequest>> {
    if (input.askedOn !== undefined && input.askedOn > today()) throw askedInFuture();
    if (!isKeeper(tx.actor)) await this.policy.requireKnown(tx, input, REFERENCES);
    return { ...input, ...(preferred && { preferred: timesOf(preferred) }) };
  }

  private act(
    tx: Tx,
    act: RequestAct,
    id: string,
    seen: number,
    reason: string | null,
    edit?: (row: MeetingRequest) => void | Promise<void>,
  ): Promise<MeetingRequest> {
    const { from, to }: { from: readonly RequestState[]; to: RequestState } = REQUEST_ACTS[act];
    return this.change(tx, act, id, seen, reason, async (row) => {
      if (!from.includes(row.state)) throw notFrom(row.state, from);
      await edit?.(row);
      row.state = to;
    });
  }
}

type Place = Pick<NewBooking, 'venueId' | 'startsAt' | 'endsAt'>;

/** What the office says, and the day it first did. */
function answer(row: MeetingRequest, words: string | null): void {
  row.answer = words;
  row.answeredOn ??= today();
}

/** Where and when an approval books: as it says, else as was accepted. @throws Invalid */
function placeOf(row: MeetingRequest, { venueId, startsAt, endsAt }: Partial<Place>): Place {
  const isAccepted = row.state === 'accepted';
  const time = {
    startsAt: startsAt ?? (isAccepted && !endsAt ? row.proposedStartsAt?.toISOString() : undefined),
    endsAt: endsAt ?? (isAccepted && !startsAt ? row.proposedEndsAt?.toISOString() : undefined),
  };
  const place = {
    venueId: venueId ?? (isAccepted ? row.proposedVenueId : row.venueId) ?? undefined,
    ...time,
  };
  const missing = Object.entries(place).flatMap(([field, value]) => (value === undefined ? [field] : []));
  if (missing.length > 0) throw placeMissing(missing);
  sittingOf(place as Place);
  return place as Place;
}

const timesOf = (preferred: readonly PreferredTimeDto[]): PreferredTime[] =>
  preferred.map((time, n) => {
    const { startsAt, endsAt } = sittingOf(time, `preferred.${n}.endsAt`);
    return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  });
