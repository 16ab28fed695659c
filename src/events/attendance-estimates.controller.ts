import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { partRoutes } from '../records/record.routes.js';
import {
  AttendanceEstimateDto,
  AttendanceEstimatesQuery,
  CorrectAttendanceEstimateDto,
} from './attendance-estimate.dto.js';
import { AttendanceEstimatesReader } from './attendance-estimates.reader.js';
import { AttendanceEstimatesService } from './attendance-estimates.service.js';

const routes = partRoutes({
  noun: 'attendance estimate',
  path: 'attendance-estimates',
  table: 'attendance_estimate',
  Correction: CorrectAttendanceEstimateDto,
  Query: AttendanceEstimatesQuery,
  Answer: AttendanceEstimateDto,
});

@ApiTags('attendance-estimates')
@Controller('api/v1/attendance-estimates')
export class AttendanceEstimatesController extends routes {
  constructor(
    protected readonly records: AttendanceEstimatesService,
    protected readonly reader: AttendanceEstimatesReader,
  ) {
    super();
  }
}
