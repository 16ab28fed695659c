import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { ApiId, Creation } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { partRoutes } from '../records/record.routes.js';
import {
  CorrectMinutesPointDto,
  MinutesPointDto,
  MinutesPointsQuery,
  NewMinutesPointDto,
} from './minutes-point.dto.js';
import { MinutesPointsReader } from './minutes-points.reader.js';
import { MinutesPointsService } from './minutes-points.service.js';

const routes = partRoutes({
  noun: 'point of minutes',
  path: 'minutes-points',
  table: 'minutes_point',
  Correction: CorrectMinutesPointDto,
  Query: MinutesPointsQuery,
  Answer: MinutesPointDto,
});

@ApiTags('minutes')
@Controller('api/v1/minutes-points')
export class MinutesPointsController extends routes {
  constructor(
    protected readonly records: MinutesPointsService,
    protected readonly reader: MinutesPointsReader,
  ) {
    super();
  }
}

/** The minutes of one meeting: where points are added. */
@ApiTags('minutes')
@Controller('api/v1/meetings/:id')
export class MinutesController {
  constructor(
    private readonly desk: Desk,
    private readonly points: MinutesPointsService,
    private readonly reader: MinutesPointsReader,
  ) {}

  @Post('minutes-points')
  @Creation('Add a point to the minutes', MinutesPointDto)
  @ApiId()
  add(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) meetingId: string,
    @Body() input: NewMinutesPointDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'minutes-points', this.reader, (tx) =>
      this.points.create(tx, { ...input, meetingId }),
    );
  }
}
