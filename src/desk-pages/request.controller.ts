import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { BookingDto } from '../bookings/booking.dto.js';
import { BookingsReader } from '../bookings/bookings.reader.js';
import {
  ApproveDto,
  type MeetingRequestDto,
  MeetingRequestsQuery,
  ProposeDto,
} from '../bookings/meeting-request.dto.js';
import { MeetingRequestsReader } from '../bookings/meeting-requests.reader.js';
import { MeetingRequestsService } from '../bookings/meeting-requests.service.js';
import { today } from '../common/day.js';
import type { Pairs } from '../common/form-body.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit, typedText, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { given, instantOf } from './form-rows.js';
import { explained, goTelling } from './meeting-news.js';
import { requestPath, REQUESTS_PATH } from './meeting-paths.js';
import { NewsQuery } from './meeting-queries.dto.js';
import { OTHER_TIME } from './request-acts.js';
import { requestPageOf } from './request.page.js';
import { requestsPage } from './requests.page.js';
import { UsualReader } from './usual.reader.js';

/** Uses of a room around the times of a request. */
const MOST_USES = 100;

/** Requests for a meeting, and what the office does about them. */
@ApiExcludeController()
@Controller()
export class RequestPages {
  constructor(
    private readonly requests: MeetingRequestsReader,
    private readonly service: MeetingRequestsService,
    private readonly bookings: BookingsReader,
    private readonly usual: UsualReader,
    private readonly work: UnitOfWork,
  ) {}

  @Page(REQUESTS_PATH, 'keepers')
  async list(@Visited() visit: Visit, @Query() query: MeetingRequestsQuery): Promise<string> {
    return requestsPage(visit, await listed<MeetingRequestDto>(this.requests.page(visit.actor, query)));
  }

  @Page(requestPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, { news: kabar });
  }

  @PageForm(`${requestPath(':id')}/setujui`, 'keepers')
  approve(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ApproveDto, {
      read: approvalIn,
      done: (input) =>
        this.act(visit, id, 'disetujui', (tx) => this.service.approve(tx, id, visit.seen, input)),
      again: (failed) => this.page(visit, id, { act: 'setujui', failed }),
    });
  }

  @PageForm(`${requestPath(':id')}/usulkan`, 'keepers')
  propose(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ProposeDto, {
      read: (fields) => ({
        venueId: typedText(fields, 'venueId'),
        ...timeIn(fields),
        reason: typedText(fields, 'reason'),
      }),
      done: (input) =>
        this.act(visit, id, 'diusulkan', (tx) => this.service.propose(tx, id, visit.seen, input)),
      again: (failed) => this.page(visit, id, { act: 'usulkan', failed }),
    });
  }

  @PageForm(`${requestPath(':id')}/tolak`, 'keepers')
  refuse(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: ({ reason }) =>
        this.act(visit, id, 'ditolak', (tx) => this.service.refuse(tx, id, visit.seen, reason)),
      again: (failed) => this.page(visit, id, { act: 'tolak', failed }),
    });
  }

  @PageForm(`${requestPath(':id')}/terima`, 'keepers')
  accept(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, OptionalReasonDto, {
      read: withoutBlanks,
      done: ({ reason }) =>
        this.act(visit, id, 'diterima', (tx) => this.service.accept(tx, id, visit.seen, reason)),
      again: (failed) => this.page(visit, id, { act: 'terima', failed }),
    });
  }

  @PageForm(`${requestPath(':id')}/cabut`, 'keepers')
  withdraw(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: ({ reason }) =>
        this.act(visit, id, 'dicabut', (tx) => this.service.withdraw(tx, id, visit.seen, reason)),
      again: (failed) => this.page(visit, id, { act: 'cabut', failed }),
    });
  }

  private async act(
    visit: Visit,
    id: string,
    news: string,
    change: (tx: Tx) => Promise<unknown>,
  ): Promise<undefined> {
    await this.work.run(visit.actor, change);
    return goTelling(visit, requestPath(id), news);
  }

  private async page(
    visit: Visit,
    id: string,
    { failed, ...more }: { news?: string; act?: string; failed?: Failed },
  ): Promise<string> {
    const [request, { venues }] = await Promise.all([
      recordOf<MeetingRequestDto>(this.requests.item(visit.actor, id)),
      this.usual.of(visit.actor),
    ]);
    return requestPageOf(visit, {
      request,
      venues,
      uses: await this.usesAround(visit, request),
      ...more,
      ...(failed && { failed: explained(failed, visit) }),
    });
  }

  /** What the room asked for is held for on the days asked for. */
  private async usesAround(visit: Visit, { venue, preferred }: MeetingRequestDto): Promise<BookingDto[]> {
    const days = preferred.map(({ startsAt }) => today(new Date(startsAt))).toSorted();
    if (!venue || days.length === 0) return [];
    const { items } = await listed<BookingDto>(
      this.bookings.page(visit.actor, {
        venue: venue.id,
        from: days[0],
        until: days.at(-1),
        sort: 'starts',
        limit: MOST_USES,
      }),
    );
    return items;
  }
}

/** A time as its three fields tell it; what is missing is left for the check to name. */
function timeIn(fields: Pairs): { startsAt?: string; endsAt?: string } {
  const day = typedText(fields, 'day');
  return {
    startsAt: instantOf(day, typedText(fields, 'startsAt')),
    endsAt: instantOf(day, typedText(fields, 'endsAt')),
  };
}

/** Where and when an approval books: a time that was asked for, or another. */
function approvalIn(fields: Pairs): object {
  const time = typedText(fields, 'time');
  const [startsAt, endsAt] = time.split('/');
  const reasons = {
    crowdingReason: given(typedText(fields, 'crowdingReason').trim()),
    reason: given(typedText(fields, 'reason').trim()),
  };
  const venueId = given(typedText(fields, 'venueId'));
  if (time === '') return { venueId, ...reasons };
  return { venueId, ...(time === OTHER_TIME ? timeIn(fields) : { startsAt, endsAt }), ...reasons };
}
