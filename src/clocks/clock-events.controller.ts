import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { standingRoutes } from '../records/record.routes.js';
import { ClockEventDto, ClockEventsQuery } from './clock-event.dto.js';
import { ClockEventsReader } from './clock-events.reader.js';
import { ClockEventsService } from './clock-events.service.js';

const routes = standingRoutes({
  noun: 'clock event',
  path: 'clock-events',
  table: 'clock_event',
  Query: ClockEventsQuery,
  Answer: ClockEventDto,
});

/** What turned with time alone: deadlines, silence, replies that did not come. */
@ApiTags('clock-events')
@Controller('api/v1/clock-events')
export class ClockEventsController extends routes {
  constructor(
    protected readonly records: ClockEventsService,
    protected readonly reader: ClockEventsReader,
  ) {
    super();
  }
}
