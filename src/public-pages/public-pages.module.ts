import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { DataPackageModule } from '../data-package/data-package.module.js';
import { EventsModule } from '../events/events.module.js';
import { FacetsModule } from '../facets/facets.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { ChosenNames } from './chosen-names.js';
import { EarlierVersions } from './commitment-history.reader.js';
import { CommitmentPages } from './commitments.controller.js';
import { DataPages } from './data.controller.js';
import { DataReader } from './data.reader.js';
import { EventPages } from './event.controller.js';
import { FrontPages } from './front.controller.js';
import { FrontReader } from './front.reader.js';
import { ListFilters } from './list-filters.js';
import { MeetingPages } from './meeting.controller.js';
import { MethodPages } from './method.controller.js';
import { NamesReader } from './names.reader.js';
import { NetworkPages } from './network.controller.js';
import { NetworkReader } from './network.reader.js';
import { OccasionsReader } from './occasions.reader.js';
import { OfficialPages } from './official.controller.js';
import { OfficialFiles } from './official.reader.js';
import { OrganizationPages } from './organization.controller.js';
import { OrganizationFiles } from './organization.reader.js';
import { OutcomeCounts } from './outcome-counts.js';
import { SourcePages } from './source.controller.js';
import { SourceUseReader } from './source.reader.js';
import { StatementPages } from './statement.controller.js';
import { StatementOutcomes } from './statement-outcomes.reader.js';
import { StatisticsPages } from './statistics.controller.js';
import { UnionPages } from './union.controller.js';
import { UnionWeekPages } from './union-week.controller.js';
import { UnionWeekReader } from './union-week.reader.js';
import { UnionTreeReader } from './union-tree.reader.js';

/** The pages for everybody. */
@Module({
  imports: [
    PagePartsModule,
    OrganizationsModule,
    PeopleModule,
    EventsModule,
    MeetingsModule,
    MilestonesModule,
    SourcesModule,
    StatementsModule,
    CommitmentsModule,
    FacetsModule,
    DataPackageModule,
    StatisticsModule,
  ],
  providers: [
    ChosenNames,
    DataReader,
    EarlierVersions,
    FrontReader,
    ListFilters,
    NamesReader,
    NetworkReader,
    OccasionsReader,
    OfficialFiles,
    OrganizationFiles,
    OutcomeCounts,
    SourceUseReader,
    StatementOutcomes,
    UnionTreeReader,
    UnionWeekReader,
  ],
  controllers: [
    FrontPages,
    CommitmentPages,
    StatementPages,
    UnionPages,
    UnionWeekPages,
    OrganizationPages,
    OfficialPages,
    EventPages,
    MeetingPages,
    SourcePages,
    NetworkPages,
    MethodPages,
    DataPages,
    StatisticsPages,
  ],
  exports: [EarlierVersions, NamesReader],
})
export class PublicPagesModule {}
