import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { EndDto } from '../records/record.dto.js';
import { recordRoutes } from '../records/record.routes.js';
import {
  AffiliationDto,
  AffiliationsQuery,
  CorrectAffiliationDto,
  NewAffiliationDto,
} from './affiliation.dto.js';
import { AffiliationsReader } from './affiliations.reader.js';
import { AffiliationsService } from './affiliations.service.js';

const routes = recordRoutes({
  noun: 'affiliation',
  path: 'affiliations',
  table: 'affiliation',
  New: NewAffiliationDto,
  Correction: CorrectAffiliationDto,
  Query: AffiliationsQuery,
  Answer: AffiliationDto,
});

@ApiTags('affiliations')
@Controller('api/v1/affiliations')
export class AffiliationsController extends routes {
  constructor(
    protected readonly records: AffiliationsService,
    protected readonly reader: AffiliationsReader,
  ) {
    super();
  }

  @Post(':id/end')
  @Act('End an affiliation with its last day', AffiliationDto)
  end(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() end: EndDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.end(tx, id, seen, end));
  }
}
