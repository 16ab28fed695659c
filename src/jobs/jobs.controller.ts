import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { Listing } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { JobDto, JobsQuery } from './job.dto.js';
import { JobsReader } from './jobs.reader.js';

/** The queue of work, for whoever runs the installation. */
@ApiTags('jobs')
@ApiExtraModels(JobDto)
@Controller('api/v1/jobs')
export class JobsController {
  constructor(private readonly reader: JobsReader) {}

  @Get()
  @Listing('Work that is not done yet, or failed for good, the latest first', JobDto, 'administrators')
  async list(@Exchanged() exchange: Exchange, @Query() query: JobsQuery): Promise<string | undefined> {
    return exchange.showPage(await this.reader.page(exchange.actor, query));
  }
}
