import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { Listing } from './api.js';
import { Exchange, Exchanged } from './exchange.js';
import { RestrictedRecordDto, RestrictionsQuery } from './restriction.dto.js';
import { RestrictionsReader } from './restrictions.reader.js';

@ApiTags('restrictions')
@ApiExtraModels(RestrictedRecordDto)
@Controller('api/v1/restrictions')
export class RestrictionsController {
  constructor(private readonly reader: RestrictionsReader) {}

  @Get()
  @Listing('List what is not public, what ends first', RestrictedRecordDto, 'keepers')
  async list(
    @Exchanged() exchange: Exchange,
    @Query() query: RestrictionsQuery,
  ): Promise<string | undefined> {
    return exchange.showPage(await this.reader.page(exchange.actor, query));
  }
}
