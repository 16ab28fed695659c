import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { DeclineDto, type MeetingRequestDto, NewMeetingRequestDto } from '../bookings/meeting-request.dto.js';
import type { MeetingRequest } from '../bookings/meeting-request.entity.js';
import { MeetingRequestsReader } from '../bookings/meeting-requests.reader.js';
import { MeetingRequestsService } from '../bookings/meeting-requests.service.js';
import { Once } from '../database/once.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import type { VenueDto } from '../events/venue.dto.js';
import { VenuesReader } from '../events/venues.reader.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { ListQuery, OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { requestPath, UNION_PATHS } from './paths.js';
import { timesAtFields, timesIn, withoutTimes } from './preferred-times.js';
import { askPage, requestPage, requestsPage } from './requests.page.js';
import { ownOrganization } from './union-desk.controller.js';

/** What a union asks the office for: a meeting, and what it says to the answer. */
@ApiExcludeController()
@Controller()
export class RequestsPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly requests: MeetingRequestsService,
    private readonly reader: MeetingRequestsReader,
    private readonly venues: VenuesReader,
  ) {}

  @Page(UNION_PATHS.requests, 'representatives')
  async list(@Visited() visit: Visit, @Query() { limit, cursor }: ListQuery): Promise<string> {
    const { actor } = visit;
    const organization = ownOrganization(actor);
    const { body } = await this.reader.page(actor, { organization, limit, cursor });
    const { items, next } = JSON.parse(body) as { items: MeetingRequestDto[]; next: string | null };
    return requestsPage(visit, { requests: items, next });
  }

  @Page(UNION_PATHS.ask, 'representatives')
  form(@Visited() visit: Visit): Promise<string> {
    return this.asking(visit);
  }

  @PageForm(UNION_PATHS.ask, 'representatives')
  ask(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, NewMeetingRequestDto, {
      read: (fields) => {
        const { headcount, ...others } = withoutBlanks(withoutTimes(fields));
        const count =
          typeof headcount === 'string' && /^\d+$/.test(headcount) ? Number(headcount) : headcount;
        return { ...others, headcount: count, preferred: timesIn(fields) };
      },
      done: async (input) => {
        const { id } = await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.requests.create(tx, input),
        );
        return visit.go(afterwards(visit, requestPath(id), 'asked'));
      },
      again: (failed) => this.asking(visit, timesAtFields(failed, visit.language)),
    });
  }

  @Page(requestPath(':id'), 'representatives')
  one(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(`${requestPath(':id')}/terima`, 'representatives')
  accept(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, 'terima', OptionalReasonDto, 'accepted', (tx, { reason }) =>
      this.requests.accept(tx, id, visit.seen, reason),
    );
  }

  @PageForm(`${requestPath(':id')}/tolak`, 'representatives')
  decline(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const read = (fields: Pairs) => {
      const preferred = timesIn(fields);
      return { ...withoutBlanks(withoutTimes(fields)), ...(preferred.length > 0 && { preferred }) };
    };
    const done = (tx: Tx, input: DeclineDto) => this.requests.decline(tx, id, visit.seen, input);
    return this.act(visit, id, 'tolak', DeclineDto, 'declined', done, read);
  }

  @PageForm(`${requestPath(':id')}/tarik`, 'representatives')
  withdraw(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.act(visit, id, 'tarik', ReasonDto, 'withdrawn', (tx, { reason }) =>
      this.requests.withdraw(tx, id, visit.seen, reason),
    );
  }

  private act<T extends object>(
    visit: Visit,
    id: string,
    form: string,
    Input: new () => T,
    happened: string,
    done: (tx: Tx, input: T) => Promise<MeetingRequest>,
    read: (fields: Pairs) => object = withoutBlanks,
  ): Promise<string | undefined> {
    return submit(visit, Input, {
      read,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => done(tx, input));
        return visit.go(afterwards(visit, requestPath(id), happened));
      },
      again: (failed) => this.page(visit, id, { failed: timesAtFields(failed, visit.language), form }),
    });
  }

  private async asking(visit: Visit, failed?: Failed): Promise<string> {
    const { body } = await this.venues.page(visit.actor, { limit: 100 });
    const { items } = JSON.parse(body) as { items: VenueDto[] };
    return askPage(visit, { venues: items, failed });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; form?: string },
  ): Promise<string> {
    const { body } = await this.reader.item(visit.actor, id);
    const request = JSON.parse(body) as MeetingRequestDto;
    return requestPage(visit, { request, organizationId: ownOrganization(visit.actor), ...more });
  }
}
