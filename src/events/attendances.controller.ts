import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { partRoutes } from '../records/record.routes.js';
import { AttendanceDto, AttendancesQuery, CorrectAttendanceDto, PresenceDto } from './attendance.dto.js';
import { AttendancesReader } from './attendances.reader.js';
import { AttendancesService } from './attendances.service.js';

const routes = partRoutes({
  noun: 'attendance',
  path: 'attendances',
  table: 'attendance',
  Correction: CorrectAttendanceDto,
  Query: AttendancesQuery,
  Answer: AttendanceDto,
});

@ApiTags('attendances')
@Controller('api/v1/attendances')
export class AttendancesController extends routes {
  constructor(
    protected readonly records: AttendancesService,
    protected readonly reader: AttendancesReader,
  ) {
    super();
  }

  @Post(':id/presence')
  @Act('Note how somebody on the list came', AttendanceDto)
  note(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() presence: PresenceDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.note(tx, id, seen, presence));
  }
}
