import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AssessmentPages } from './assessments.controller.js';
import { FindingsWithSources } from './assessments.js';
import { FollowUpPages } from './follow-ups.controller.js';
import { MergePages } from './merge.controller.js';
import { PledgePages } from './pledge.controller.js';
import { PledgeReader } from './pledge.reader.js';
import { PledgesPages } from './pledges.controller.js';

/** The pages of those who keep the record. */
@Module({
  imports: [PagePartsModule, PeopleModule, CommitmentsModule, SourcesModule, StatementsModule],
  controllers: [MergePages, PledgesPages, PledgePages, AssessmentPages, FollowUpPages],
  providers: [PledgeReader, FindingsWithSources],
})
export class DeskPagesModule {}
