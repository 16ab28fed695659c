import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { recordRoutes } from '../records/record.routes.js';
import { BookingDto, BookingsQuery, CorrectBookingDto, NewBookingDto, SettleDto } from './booking.dto.js';
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

  @Post(':id/release')
  @Act('Give the room back; it is free at once', BookingDto)
  release(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.release(tx, id, seen, reason));
  }

  @Post(':id/settle')
  @Act('Say whether the room was used, once the use has begun', BookingDto)
  settle(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: SettleDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.settle(tx, id, seen, input));
  }
}
