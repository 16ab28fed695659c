import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import {
  CorrectOrganizationDto,
  NewOrganizationDto,
  OrganizationDto,
  OrganizationsQuery,
} from './organization.dto.js';
import { OrganizationsReader } from './organizations.reader.js';
import { OrganizationsService } from './organizations.service.js';

const routes = recordRoutes({
  noun: 'organization',
  path: 'organizations',
  table: 'organization',
  New: NewOrganizationDto,
  Correction: CorrectOrganizationDto,
  Query: OrganizationsQuery,
  Answer: OrganizationDto,
});

@ApiTags('organizations')
@Controller('api/v1/organizations')
export class OrganizationsController extends routes {
  constructor(
    protected readonly records: OrganizationsService,
    protected readonly reader: OrganizationsReader,
  ) {
    super();
  }
}
