import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { Creation, Listing } from '../records/api.js';
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
  set(@Exchanged() exchange: Exchange, @Body() input: SetLadderDto): Promise<string> {
    return this.desk.make(exchange, 'escalation-ladders', this.reader, (tx) =>
      this.escalations.set(tx, input),
    );
  }
}
