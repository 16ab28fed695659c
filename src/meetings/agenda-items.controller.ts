import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { partRoutes } from '../records/record.routes.js';
import { AgendaItemDto, AgendaItemsQuery, CorrectAgendaItemDto } from './agenda-item.dto.js';
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
}
