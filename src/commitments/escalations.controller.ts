import { Body, Controller, Get, Headers, Post } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiTags } from '@nestjs/swagger';
import { seenRevision } from '../common/if-match.decorator.js';
import { Creation, Listing, Problems } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { LadderDto, SetLadderDto } from './escalation-ladder.dto.js';
import { EscalationsReader } from './escalations.reader.js';
import { EscalationsService } from './escalations.service.js';

/** Who is told of follow-ups that stay undone: the office reads it, administrators set it. */
@ApiTags('escalation-ladders')
@ApiExtraModels(LadderDto)
@Controller('api/v1/escalation-ladders')
export class EscalationsController {
  constructor(
    private readonly desk: Desk,
    private readonly reader: EscalationsReader,
    private readonly escalations: EscalationsService,
  ) {}

  @Get()
  @Listing('Every ladder with its rungs', LadderDto, 'keepers')
  async list(@Exchanged() exchange: Exchange): Promise<string | undefined> {
    return exchange.showPage(await this.reader.page(exchange.actor));
  }

  @Post()
  @Creation('Set a ladder, in place of the one there was', LadderDto, 'administrators')
  @Problems(412, 428)
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The revision of the ladder of that unit, as `"1"`; needed where there is one.',
  })
  set(
    @Exchanged() exchange: Exchange,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: SetLadderDto,
  ): Promise<string> {
    const seen = ifMatch === undefined ? null : seenRevision(ifMatch);
    return this.desk.make(exchange, 'escalation-ladders', this.reader, (tx) =>
      this.escalations.set(tx, input, seen),
    );
  }
}
