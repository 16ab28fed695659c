import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectPersonDto, NewPersonDto, PersonDto, PersonsQuery } from './person.dto.js';
import { PersonsReader } from './persons.reader.js';
import { PersonsService } from './persons.service.js';

const routes = recordRoutes({
  noun: 'person',
  path: 'people',
  table: 'person',
  New: NewPersonDto,
  Correction: CorrectPersonDto,
  Query: PersonsQuery,
  Answer: PersonDto,
});

@ApiTags('people')
@Controller('api/v1/people')
export class PersonsController extends routes {
  constructor(
    protected readonly records: PersonsService,
    protected readonly reader: PersonsReader,
  ) {
    super();
  }
}
