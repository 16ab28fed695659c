import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { AttendanceEstimatesController } from './attendance-estimates.controller.js';
import { AttendanceEstimatesReader } from './attendance-estimates.reader.js';
import { AttendanceEstimatesService } from './attendance-estimates.service.js';
import { AttendancesController } from './attendances.controller.js';
import { AttendancesReader } from './attendances.reader.js';
import { AttendancesService } from './attendances.service.js';
import { EventsController } from './events.controller.js';
import { EventsReader } from './events.reader.js';
import { EventsService } from './events.service.js';
import { VenuesController } from './venues.controller.js';
import { VenuesReader } from './venues.reader.js';
import { VenuesService } from './venues.service.js';

@Module({
  imports: [PeopleModule],
  controllers: [VenuesController, EventsController, AttendancesController, AttendanceEstimatesController],
  providers: [
    VenuesService,
    VenuesReader,
    EventsService,
    EventsReader,
    AttendancesService,
    AttendancesReader,
    AttendanceEstimatesService,
    AttendanceEstimatesReader,
  ],
  exports: [
    VenuesService,
    VenuesReader,
    EventsService,
    EventsReader,
    AttendancesService,
    AttendancesReader,
    AttendanceEstimatesService,
    AttendanceEstimatesReader,
  ],
})
export class EventsModule {}
