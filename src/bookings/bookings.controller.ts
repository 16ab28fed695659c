import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { BookingDto, BookingsQuery, CorrectBookingDto, NewBookingDto } from './booking.dto.js';
import { BookingsReader } from './bookings.reader.js';
import { BookingsService } from './bookings.service.js';

const routes = recordRoutes({
  noun: 'booking',
  path: 'bookings',
  table: 'booking',
  New: NewBookingDto,
  Correction: CorrectBookingDto,
  Query: BookingsQuery,
  Answer: BookingDto,
});

@ApiTags('bookings')
@Controller('api/v1/bookings')
export class BookingsController extends routes {
  constructor(
    protected readonly records: BookingsService,
    protected readonly reader: BookingsReader,
  ) {
    super();
  }
}
