import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { AttendanceDto, NewAttendanceDto } from '../events/attendance.dto.js';
import { AttendancesReader } from '../events/attendances.reader.js';
import { Act, ApiId, Creation } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { recordRoutes } from '../records/record.routes.js';
import { AgendaItemDto, NewAgendaItemDto } from './agenda-item.dto.js';
import { AgendaItemsReader } from './agenda-items.reader.js';
import { AgendaItemsService } from './agenda-items.service.js';
import { MeetingLife } from './meeting-life.service.js';
import {
  CloseMeetingDto,
  CorrectMeetingDto,
  MeetingCard,
  MeetingDto,
  MeetingsQuery,
  MoveMeetingDto,
  NewMeetingDto,
  OpenMeetingDto,
} from './meeting.dto.js';
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
    private readonly life: MeetingLife,
    private readonly attendancesReader: AttendancesReader,
    private readonly agenda: AgendaItemsService,
    private readonly agendaReader: AgendaItemsReader,
  ) {
    super();
  }

  @Post(':id/open')
  @Act('Open a meeting', MeetingDto)
  open(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: OpenMeetingDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.life.open(tx, id, seen, input));
  }

  @Post(':id/close')
  @Act('Close a meeting; each commitment on its agenda has an outcome by then', MeetingDto)
  close(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CloseMeetingDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.life.close(tx, id, seen, input));
  }

  @Post(':id/reopen')
  @Act('Go on with a meeting that was closed too early', MeetingDto)
  reopen(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.life.reopen(tx, id, seen, reason));
  }

  @Post(':id/cancel')
  @Act('Call a meeting off, with its event, and give its room back', MeetingDto)
  cancel(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.life.cancel(tx, id, seen, reason));
  }

  @Post(':id/move')
  @Act('Move a planned meeting to another day, time or place, with its event and room', MeetingDto)
  move(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: MoveMeetingDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.life.move(tx, id, seen, input));
  }

  @Post(':id/attendances')
  @Creation('Invite somebody to a meeting, or note who came', AttendanceDto)
  @ApiId()
  attend(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Body() input: NewAttendanceDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'attendances', this.attendancesReader, (tx) =>
      this.records.attend(tx, id, input),
    );
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
