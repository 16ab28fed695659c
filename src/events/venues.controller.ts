import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectVenueDto, NewVenueDto, VenueDto, VenuesQuery } from './venue.dto.js';
import { VenuesReader } from './venues.reader.js';
import { VenuesService } from './venues.service.js';

const routes = recordRoutes({
  noun: 'venue',
  path: 'venues',
  table: 'venue',
  New: NewVenueDto,
  Correction: CorrectVenueDto,
  Query: VenuesQuery,
  Answer: VenueDto,
});

@ApiTags('venues')
@Controller('api/v1/venues')
export class VenuesController extends routes {
  constructor(
    protected readonly records: VenuesService,
    protected readonly reader: VenuesReader,
  ) {
    super();
  }
}
