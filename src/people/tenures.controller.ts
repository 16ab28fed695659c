import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { EndDto } from '../records/record.dto.js';
import { recordRoutes } from '../records/record.routes.js';
import { NoIndex } from './no-index.js';
import { CorrectTenureDto, NewTenureDto, TenureDto, TenuresQuery } from './tenure.dto.js';
import { TenuresReader } from './tenures.reader.js';
import { TenuresService } from './tenures.service.js';

const routes = recordRoutes({
  noun: 'tenure',
  path: 'tenures',
  table: 'tenure',
  New: NewTenureDto,
  Correction: CorrectTenureDto,
  Query: TenuresQuery,
  Answer: TenureDto,
});

@ApiTags('tenures')
@UseInterceptors(NoIndex)
@Controller('api/v1/tenures')
export class TenuresController extends routes {
  constructor(
    protected readonly records: TenuresService,
    protected readonly reader: TenuresReader,
  ) {
    super();
  }

  @Post(':id/end')
  @Act('End a tenure with its last day', TenureDto)
  end(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() end: EndDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.end(tx, id, seen, end));
  }
}
