import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { FollowsReader } from '../commitments/follows.reader.js';
import { ORGANIZATIONS } from '../facets/organizations.facets.js';
import { type OrganizationDto, OrganizationsQuery } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { dayAsked } from '../page-parts/as-of.js';
import { listed } from '../page-parts/listed.js';
import { organizationPath, PUBLIC_PATHS, unionPath } from '../page-parts/paths.js';
import { ItemQuery } from '../records/record.dto.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { ListFilters } from './list-filters.js';
import { moveTo } from './moved.js';
import { organizationPage } from './organization.page.js';
import { OrganizationFiles } from './organization.reader.js';
import { organizationsPage } from './organizations.page.js';
import { paged } from './paging.js';

/** Every organization as a list, and each that is no union. */
@ApiExcludeController()
@Controller()
export class OrganizationPages {
  constructor(
    private readonly organizations: OrganizationsReader,
    private readonly files: OrganizationFiles,
    private readonly filters: ListFilters,
    private readonly follows: FollowsReader,
  ) {}

  @Page(PUBLIC_PATHS.organizations, 'everybody')
  async list(@Visited() visit: Visit, @Query() query: OrganizationsQuery): Promise<string> {
    const [list, filters] = await Promise.all([
      listed<OrganizationDto>(this.organizations.page(visit.reader, paged(visit, query))),
      this.filters.of(visit, ORGANIZATIONS, query),
    ]);
    return organizationsPage(visit, { list, filters, day: dayAsked(visit) });
  }

  @Page(organizationPath(':id'), 'everybody')
  async item(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { as_of: asOf }: ItemQuery,
  ): Promise<string | undefined> {
    const file = await this.files.read(visit.reader, id, asOf);
    if (file.record.kind === 'union') return moveTo(visit, unionPath(id));
    const follow = visit.viewer && (await this.follows.find(visit.actor, id));
    return organizationPage(visit, file, { paths: organizationPath(id), asOf, follow });
  }
}
