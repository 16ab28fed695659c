import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type BookingDto, SettleDto } from '../bookings/booking.dto.js';
import { BookingsReader } from '../bookings/bookings.reader.js';
import { BookingsService } from '../bookings/bookings.service.js';
import type { Pairs } from '../common/form-body.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { recordOf } from '../page-parts/listed.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit, typedText, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { type BookingAct, bookingPage } from './booking.page.js';
import { given, numberIn } from './form-rows.js';
import { explained, goTelling } from './meeting-news.js';
import { bookingPath } from './meeting-paths.js';
import { NewsQuery } from './meeting-queries.dto.js';

/** A room that is held: what became of it, or that it is given back. */
@ApiExcludeController()
@Controller()
export class BookingPages {
  constructor(
    private readonly reader: BookingsReader,
    private readonly bookings: BookingsService,
    private readonly work: UnitOfWork,
  ) {}

  @Page(bookingPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, { news: kabar });
  }

  @PageForm(`${bookingPath(':id')}/pemakaian`, 'keepers')
  settle(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, SettleDto, {
      read: useIn,
      done: (input) =>
        this.act(visit, id, 'pemakaian-tercatat', (tx) => this.bookings.settle(tx, id, visit.seen, input)),
      again: (failed) => this.page(visit, id, { act: 'pemakaian', failed }),
    });
  }

  @PageForm(`${bookingPath(':id')}/lepas`, 'keepers')
  release(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: ({ reason }) =>
        this.act(visit, id, 'ruang-dilepas', (tx) => this.bookings.release(tx, id, visit.seen, reason)),
      again: (failed) => this.page(visit, id, { act: 'lepas', failed }),
    });
  }

  private async act(
    visit: Visit,
    id: string,
    news: string,
    change: (tx: Tx) => Promise<unknown>,
  ): Promise<undefined> {
    await this.work.run(visit.actor, change);
    return goTelling(visit, bookingPath(id), news);
  }

  private async page(
    visit: Visit,
    id: string,
    { failed, ...more }: { news?: string; act?: BookingAct; failed?: Failed },
  ): Promise<string> {
    const booking = await recordOf<BookingDto>(this.reader.item(visit.actor, id));
    return bookingPage(visit, {
      booking,
      ...more,
      ...(failed && { failed: explained(failed, visit) }),
    });
  }
}

const useIn = (fields: Pairs): object => ({
  use: given(typedText(fields, 'use')),
  peopleCount: numberIn(typedText(fields, 'peopleCount').trim()),
  reason: given(typedText(fields, 'reason').trim()),
});
