import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act, ApiId, Creation } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectEventDto, EventDto, EventsQuery, NewEventDto } from './event.dto.js';
import { AttendanceEstimateDto, NewAttendanceEstimateDto } from './attendance-estimate.dto.js';
import { AttendanceEstimatesReader } from './attendance-estimates.reader.js';
import { AttendanceEstimatesService } from './attendance-estimates.service.js';
import { AttendanceDto, NewAttendanceDto } from './attendance.dto.js';
import { AttendancesReader } from './attendances.reader.js';
import { AttendancesService } from './attendances.service.js';
import { EventsReader } from './events.reader.js';
import { EventsService } from './events.service.js';

const routes = recordRoutes({
  noun: 'event',
  path: 'events',
  table: 'event',
  New: NewEventDto,
  Correction: CorrectEventDto,
  Query: EventsQuery,
  Answer: EventDto,
});

@ApiTags('events')
@Controller('api/v1/events')
export class EventsController extends routes {
  constructor(
    protected readonly records: EventsService,
    protected readonly reader: EventsReader,
    private readonly attendances: AttendancesService,
    private readonly attendancesReader: AttendancesReader,
    private readonly estimates: AttendanceEstimatesService,
    private readonly estimatesReader: AttendanceEstimatesReader,
  ) {
    super();
  }

  @Post(':id/cancel')
  @Act('Call an event off that is no meeting', EventDto)
  cancel(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.cancel(tx, id, seen, reason));
  }

  @Post(':id/attendances')
  @Creation('Record who attended an event', AttendanceDto)
  @ApiId()
  attend(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) eventId: string,
    @Body() input: NewAttendanceDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'attendances', this.attendancesReader, (tx) =>
      this.attendances.create(tx, { ...input, eventId }),
    );
  }

  @Post(':id/attendance-estimates')
  @Creation('Record how many a source says attended', AttendanceEstimateDto)
  @ApiId()
  estimate(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) eventId: string,
    @Body() input: NewAttendanceEstimateDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'attendance-estimates', this.estimatesReader, (tx) =>
      this.estimates.create(tx, { ...input, eventId }),
    );
  }
}
