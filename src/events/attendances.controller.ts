import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { partRoutes } from '../records/record.routes.js';
import { AttendanceDto, AttendancesQuery, CorrectAttendanceDto } from './attendance.dto.js';
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
}
