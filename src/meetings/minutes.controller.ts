import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act, ApiId, Creation } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { MeetingDto } from './meeting.dto.js';
import { MeetingsReader } from './meetings.reader.js';
import { MinutesCorrectionDto, NewMinutesCorrectionDto } from './minutes-correction.dto.js';
import { MinutesCorrectionsReader } from './minutes-corrections.reader.js';
import { MinutesCorrectionsService } from './minutes-corrections.service.js';
import { MinutesPointDto, NewMinutesPointDto } from './minutes-point.dto.js';
import { MinutesPointsReader } from './minutes-points.reader.js';
import { MinutesPointsService } from './minutes-points.service.js';
import { SignMinutesDto } from './minutes.dto.js';
import { MinutesService } from './minutes.service.js';

/** The minutes of one meeting: points while they are a draft, then the acts on the whole, then corrections. */
@ApiTags('minutes')
@Controller('api/v1/meetings')
export class MinutesController {
  constructor(
    private readonly desk: Desk,
    private readonly minutes: MinutesService,
    private readonly meetings: MeetingsReader,
    private readonly points: MinutesPointsService,
    private readonly pointsReader: MinutesPointsReader,
    private readonly corrections: MinutesCorrectionsService,
    private readonly correctionsReader: MinutesCorrectionsReader,
  ) {}

  @Post(':id/minutes-points')
  @Creation('Add a point to the minutes', MinutesPointDto)
  @ApiId()
  add(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) meetingId: string,
    @Body() input: NewMinutesPointDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'minutes-points', this.pointsReader, (tx) =>
      this.points.create(tx, { ...input, meetingId }),
    );
  }

  @Post(':id/check')
  @Act('Enter that the chair has checked the minutes; takes somebody who wrote no point of them', MeetingDto)
  check(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: OptionalReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.meetings, (tx) => this.minutes.check(tx, id, seen, reason));
  }

  @Post(':id/return')
  @Act('Give checked minutes back as a draft', MeetingDto)
  giveBack(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.meetings, (tx) => this.minutes.giveBack(tx, id, seen, reason));
  }

  @Post(':id/sign')
  @Act('Enter that the minutes are signed; their points show to others from then on', MeetingDto)
  sign(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: SignMinutesDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.meetings, (tx) => this.minutes.sign(tx, id, seen, input));
  }

  @Post(':id/lock')
  @Act('Lock signed minutes; what is wrong gets a numbered correction from then on', MeetingDto)
  lock(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: OptionalReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.meetings, (tx) => this.minutes.lock(tx, id, seen, reason));
  }

  @Post(':id/minutes-corrections')
  @Creation('Add a numbered correction to locked minutes', MinutesCorrectionDto)
  @ApiId()
  correctMinutes(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) meetingId: string,
    @Body() input: NewMinutesCorrectionDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'minutes-corrections', this.correctionsReader, (tx) =>
      this.corrections.create(tx, { ...input, meetingId }),
    );
  }
}
