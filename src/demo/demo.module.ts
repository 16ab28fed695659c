import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EventsModule } from '../events/events.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SearchModule } from '../search/search.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { SamplePledge } from './sample-pledge.js';
import { SourceArticle } from './source-article.js';

@Module({
  imports: [
    AreasModule,
    SourcesModule,
    OrganizationsModule,
    PeopleModule,
    EventsModule,
    StatementsModule,
    CommitmentsModule,
    MilestonesModule,
    SearchModule,
  ],
  providers: [SourceArticle, SamplePledge],
})
export class DemoModule {}
