import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { WorkingDaysModule } from '../working-days/working-days.module.js';
import { ClockEventsController } from './clock-events.controller.js';
import { ClockEventsReader } from './clock-events.reader.js';
import { ClockEventsService } from './clock-events.service.js';
import { Nightly } from './nightly.js';

/** What turns with time alone, computed in one place and written into the history when it turns. */
@Module({
  imports: [CommitmentsModule, WorkingDaysModule],
  controllers: [ClockEventsController],
  providers: [ClockEventsService, ClockEventsReader, Nightly],
  exports: [ClockEventsReader],
})
export class ClocksModule {}
