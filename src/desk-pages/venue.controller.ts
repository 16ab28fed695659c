import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { BookingDto } from '../bookings/booking.dto.js';
import { BookingsReader } from '../bookings/bookings.reader.js';
import { addDays, today } from '../common/day.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { VenueDto } from '../events/venue.dto.js';
import { VenuesReader } from '../events/venues.reader.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { VENUES_PATH, venueWeekPath } from './meeting-paths.js';
import { WeekQuery } from './meeting-queries.dto.js';
import { venuesPage, venueWeekPage } from './venue.page.js';
import { mondayOf, weekOf } from './venue-week.js';

/** More than a room is used in a week. */
const MOST_USES = 100;

/** When rooms are held and when they are free. */
@ApiExcludeController()
@Controller()
export class VenuePages {
  constructor(
    private readonly venues: VenuesReader,
    private readonly bookings: BookingsReader,
  ) {}

  @Page(VENUES_PATH, 'keepers')
  async list(@Visited() visit: Visit): Promise<string> {
    const { items } = await listed<VenueDto>(this.venues.page(visit.actor, { limit: 100 }));
    return venuesPage(visit, items);
  }

  @Page(venueWeekPath(':id'), 'keepers')
  async week(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { minggu = today() }: WeekQuery,
  ): Promise<string> {
    const monday = mondayOf(minggu);
    const [venue, { items }] = await Promise.all([
      recordOf<VenueDto>(this.venues.item(visit.actor, id)),
      listed<BookingDto>(
        this.bookings.page(visit.actor, {
          venue: id,
          from: monday,
          until: addDays(monday, 6),
          sort: 'starts',
          limit: MOST_USES,
        }),
      ),
    ]);
    return venueWeekPage(visit, { venue, monday, days: weekOf(monday, items) });
  }
}
