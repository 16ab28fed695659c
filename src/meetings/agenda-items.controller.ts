import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { partRoutes } from '../records/record.routes.js';
import {
  AgendaItemDto,
  AgendaItemsQuery,
  AgendaOutcomeDto,
  CorrectAgendaItemDto,
} from './agenda-item.dto.js';
import { AgendaItemsReader } from './agenda-items.reader.js';
import { AgendaItemsService } from './agenda-items.service.js';

const routes = partRoutes({
  noun: 'agenda item',
  path: 'agenda-items',
  table: 'agenda_item',
  Correction: CorrectAgendaItemDto,
  Query: AgendaItemsQuery,
  Answer: AgendaItemDto,
});

@ApiTags('meetings')
@Controller('api/v1/agenda-items')
export class AgendaItemsController extends routes {
  constructor(
    protected readonly records: AgendaItemsService,
    protected readonly reader: AgendaItemsReader,
  ) {
    super();
  }

  @Post(':id/outcome')
  @Act('Say what the meeting did about an item of its agenda', AgendaItemDto)
  decide(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() outcome: AgendaOutcomeDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.decide(tx, id, seen, outcome));
  }

  @Post(':id/withdraw')
  @Act('Take an item off the agenda; not a commitment that came by itself', AgendaItemDto)
  withdraw(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.withdraw(tx, id, seen, reason));
  }
}
