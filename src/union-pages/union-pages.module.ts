import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EventsModule } from '../events/events.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { Answers } from './answers.js';
import { FollowsPages } from './follows.controller.js';
import { OurCommitmentPages } from './our-commitment.controller.js';
import { OurDraftsPages } from './our-drafts.controller.js';
import { OurNoticesPages } from './our-notices.controller.js';
import { OurNoticesReader } from './our-notices.reader.js';
import { OurTakeoverPages } from './our-takeover.controller.js';
import { OwnReplies } from './own-replies.js';
import { OwnSources } from './own-sources.js';
import { OwnStances } from './own-stances.js';
import { RequestsPages } from './requests.controller.js';
import { UnionDeskPages } from './union-desk.controller.js';
import { UnionDeskReader } from './union-desk.reader.js';

/** The pages of those who speak for an organization, a union as well as an office, and what any account follows. */
@Module({
  imports: [
    PagePartsModule,
    CommitmentsModule,
    MilestonesModule,
    BookingsModule,
    EventsModule,
    SourcesModule,
  ],
  controllers: [
    UnionDeskPages,
    OurCommitmentPages,
    OurNoticesPages,
    OurDraftsPages,
    OurTakeoverPages,
    RequestsPages,
    FollowsPages,
  ],
  providers: [UnionDeskReader, OurNoticesReader, OwnSources, Answers, OwnReplies, OwnStances],
})
export class UnionPagesModule {}
