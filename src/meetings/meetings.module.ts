import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EventsModule } from '../events/events.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AgendaItemsController } from './agenda-items.controller.js';
import { AgendaItemsReader } from './agenda-items.reader.js';
import { AgendaItemsService } from './agenda-items.service.js';
import { MeetingLife } from './meeting-life.service.js';
import { MeetingRooms } from './meeting-rooms.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsReader } from './meetings.reader.js';
import { MeetingsService } from './meetings.service.js';
import { MinutesController, MinutesPointsController } from './minutes-points.controller.js';
import { MinutesPointsReader } from './minutes-points.reader.js';
import { MinutesPointsService } from './minutes-points.service.js';

@Module({
  imports: [EventsModule, BookingsModule, StatementsModule, CommitmentsModule],
  controllers: [MeetingsController, AgendaItemsController, MinutesController, MinutesPointsController],
  providers: [
    MeetingsService,
    MeetingsReader,
    MeetingLife,
    MeetingRooms,
    AgendaItemsService,
    AgendaItemsReader,
    MinutesPointsService,
    MinutesPointsReader,
  ],
  exports: [MeetingsService, MeetingsReader, MeetingLife, AgendaItemsService],
})
export class MeetingsModule {}
