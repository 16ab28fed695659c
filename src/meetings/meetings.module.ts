import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EventsModule } from '../events/events.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AgendaItemsController } from './agenda-items.controller.js';
import { AgendaItemsReader } from './agenda-items.reader.js';
import { AgendaItemsService } from './agenda-items.service.js';
import { MeetingLife } from './meeting-life.service.js';
import { MeetingLogsController } from './meeting-logs.controller.js';
import { MeetingLogsService } from './meeting-logs.service.js';
import { MeetingRooms } from './meeting-rooms.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsReader } from './meetings.reader.js';
import { MeetingsService } from './meetings.service.js';
import { MinutesController } from './minutes.controller.js';
import { MinutesCorrectionsController } from './minutes-corrections.controller.js';
import { MinutesCorrectionsReader } from './minutes-corrections.reader.js';
import { MinutesCorrectionsService } from './minutes-corrections.service.js';
import { MinutesPointsController } from './minutes-points.controller.js';
import { MinutesPointsReader } from './minutes-points.reader.js';
import { MinutesPointsService } from './minutes-points.service.js';
import { MinutesService } from './minutes.service.js';
import { MinutesSourcesService } from './minutes-sources.service.js';
import { PointOutcomesService } from './point-outcomes.service.js';

@Module({
  imports: [SourcesModule, EventsModule, BookingsModule, StatementsModule, CommitmentsModule],
  controllers: [
    MeetingsController,
    MeetingLogsController,
    AgendaItemsController,
    MinutesController,
    MinutesPointsController,
    MinutesCorrectionsController,
  ],
  providers: [
    MeetingsService,
    MeetingsReader,
    MeetingLife,
    MeetingRooms,
    MeetingLogsService,
    AgendaItemsService,
    AgendaItemsReader,
    MinutesPointsService,
    MinutesPointsReader,
    MinutesService,
    MinutesSourcesService,
    MinutesCorrectionsService,
    MinutesCorrectionsReader,
    PointOutcomesService,
  ],
  exports: [
    MeetingsService,
    MeetingsReader,
    MeetingLife,
    MeetingLogsService,
    AgendaItemsService,
    MinutesPointsService,
    MinutesService,
    MinutesCorrectionsService,
    PointOutcomesService,
  ],
})
export class MeetingsModule {}
