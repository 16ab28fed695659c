import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { ApiId, Creation } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { recordRoutes } from '../records/record.routes.js';
import { AgendaItemDto, NewAgendaItemDto } from './agenda-item.dto.js';
import { AgendaItemsReader } from './agenda-items.reader.js';
import { AgendaItemsService } from './agenda-items.service.js';
import { CorrectMeetingDto, MeetingCard, MeetingDto, MeetingsQuery, NewMeetingDto } from './meeting.dto.js';
import { MeetingsReader } from './meetings.reader.js';
import { MeetingsService } from './meetings.service.js';

const routes = recordRoutes({
  noun: 'meeting',
  path: 'meetings',
  table: 'meeting',
  New: NewMeetingDto,
  Correction: CorrectMeetingDto,
  Query: MeetingsQuery,
  Answer: MeetingDto,
  ListAnswer: MeetingCard,
});

@ApiTags('meetings')
@Controller('api/v1/meetings')
export class MeetingsController extends routes {
  constructor(
    protected readonly records: MeetingsService,
    protected readonly reader: MeetingsReader,
    private readonly agenda: AgendaItemsService,
    private readonly agendaReader: AgendaItemsReader,
  ) {
    super();
  }

  @Post(':id/agenda-items')
  @Creation('Put an item on the agenda of a meeting', AgendaItemDto)
  @ApiId()
  putOnAgenda(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) meetingId: string,
    @Body() input: NewAgendaItemDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'agenda-items', this.agendaReader, (tx) =>
      this.agenda.create(tx, { ...input, meetingId }),
    );
  }
}
