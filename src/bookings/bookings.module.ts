import { Module } from '@nestjs/common';
import { BookingsController } from './bookings.controller.js';
import { BookingsReader } from './bookings.reader.js';
import { BookingsService } from './bookings.service.js';
import { MeetingRequestsController } from './meeting-requests.controller.js';
import { MeetingRequestsReader } from './meeting-requests.reader.js';
import { MeetingRequestsService } from './meeting-requests.service.js';
import { VenueUseController } from './venue-use.controller.js';
import { VenueUseReader } from './venue-use.reader.js';

@Module({
  controllers: [BookingsController, MeetingRequestsController, VenueUseController],
  providers: [BookingsService, BookingsReader, MeetingRequestsService, MeetingRequestsReader, VenueUseReader],
  exports: [BookingsService, BookingsReader, MeetingRequestsService, MeetingRequestsReader],
})
export class BookingsModule {}
