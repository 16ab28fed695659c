import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creation } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { MeetingDto } from './meeting.dto.js';
import { MeetingLogDto } from './meeting-log.dto.js';
import { MeetingLogsService } from './meeting-logs.service.js';
import { MeetingsReader } from './meetings.reader.js';

@ApiTags('meetings')
@Controller('api/v1/meetings')
export class MeetingLogsController {
  constructor(
    private readonly desk: Desk,
    private readonly logs: MeetingLogsService,
    private readonly reader: MeetingsReader,
  ) {}

  @Post('log')
  @Creation('Log a whole meeting as it was held, in one transaction; sent again, it exists once', MeetingDto)
  log(@Exchanged() exchange: Exchange, @Body() input: MeetingLogDto): Promise<string> {
    return this.desk.make(exchange, 'meetings', this.reader, (tx) => this.logs.log(tx, input));
  }
}
