import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { FollowsReader } from '../commitments/follows.reader.js';
import { UNIONS } from '../facets/organizations.facets.js';
import type { OrganizationDto, OrganizationsQuery } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { listed, NOTHING_LISTED } from '../page-parts/listed.js';
import { organizationPath, PUBLIC_PATHS, unionPath } from '../page-parts/paths.js';
import { dayOf, pastMomentOf } from '../records/as-of.js';
import { ItemQuery } from '../records/record.dto.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { ListFilters } from './list-filters.js';
import { moveTo } from './moved.js';
import { organizationPage } from './organization.page.js';
import { OrganizationFiles } from './organization.reader.js';
import { paged } from './paging.js';
import { UnionsQuery } from './queries.dto.js';
import { UnionTreeReader } from './union-tree.reader.js';
import { unionsPage } from './unions.page.js';

/** The unions: as they belong to one another, as a list, and each of them. */
@ApiExcludeController()
@Controller()
export class UnionPages {
  constructor(
    private readonly organizations: OrganizationsReader,
    private readonly tree: UnionTreeReader,
    private readonly files: OrganizationFiles,
    private readonly filters: ListFilters,
    private readonly follows: FollowsReader,
  ) {}

  @Page(PUBLIC_PATHS.unions, 'everybody')
  async list(@Visited() visit: Visit, @Query() query: UnionsQuery): Promise<string> {
    const { reader } = visit;
    const { on, ...asked } = query;
    const narrowed: OrganizationsQuery = { ...asked, kind: ['union'] };
    const moment = pastMomentOf(query.as_of);
    const day = on ?? dayOf(moment);
    const isTree = Object.keys(visit.query).every((key) => ['on', 'as_of'].includes(key));
    const [unions, list, filters] = await Promise.all([
      isTree ? this.tree.on(reader, day, moment) : null,
      isTree
        ? NOTHING_LISTED
        : listed<OrganizationDto>(this.organizations.page(reader, paged(visit, narrowed))),
      this.filters.of(visit, UNIONS, narrowed),
    ]);
    return unionsPage(visit, { unions, list, filters, day, isToday: day === dayOf(moment) });
  }

  @Page(unionPath(':id'), 'everybody')
  async item(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { as_of: asOf }: ItemQuery,
  ): Promise<string | undefined> {
    const file = await this.files.read(visit.reader, id, asOf);
    if (file.record.kind !== 'union') return moveTo(visit, organizationPath(id));
    const follow = visit.viewer && (await this.follows.find(visit.actor, id));
    return organizationPage(visit, file, { paths: unionPath(id), asOf, follow });
  }
}
