import { Module } from '@nestjs/common';
import { BookingsController } from './bookings.controller.js';
import { BookingsReader } from './bookings.reader.js';
import { BookingsService } from './bookings.service.js';

@Module({
  controllers: [BookingsController],
  providers: [BookingsService, BookingsReader],
  exports: [BookingsService, BookingsReader],
})
export class BookingsModule {}
