import { Module } from '@nestjs/common';
import { AffiliationsController } from './affiliations.controller.js';
import { AffiliationsReader } from './affiliations.reader.js';
import { AffiliationsService } from './affiliations.service.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsReader } from './organizations.reader.js';
import { OrganizationsService } from './organizations.service.js';

@Module({
  controllers: [OrganizationsController, AffiliationsController],
  providers: [OrganizationsService, OrganizationsReader, AffiliationsService, AffiliationsReader],
  exports: [OrganizationsService, OrganizationsReader, AffiliationsService, AffiliationsReader],
})
export class OrganizationsModule {}
