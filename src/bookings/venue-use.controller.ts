import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Problems, Reading } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { VenueUseDto, VenueUseQuery } from './venue-use.dto.js';
import { VenueUseReader } from './venue-use.reader.js';

@ApiTags('venues')
@Controller('api/v1/venues')
export class VenueUseController {
  constructor(private readonly reader: VenueUseReader) {}

  @Get(':id/use')
  @Reading('Count what the room was asked for and used, hidden requests included', VenueUseDto)
  @Problems(422)
  async use(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: VenueUseQuery,
  ): Promise<string | undefined> {
    return exchange.show(await this.reader.of(exchange.actor, id, query));
  }
}
