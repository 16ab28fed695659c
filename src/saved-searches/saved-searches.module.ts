import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EventsModule } from '../events/events.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { DigestNews } from './digest-news.reader.js';
import { DigestSettings } from './digest-settings.js';
import { Digests } from './digests.js';
import { InstantNews } from './instant-news.reader.js';
import { SavedSearchesPages } from './saved-searches-page.controller.js';
import { SavedSearchesController } from './saved-searches.controller.js';
import { SavedSearchesService } from './saved-searches.service.js';
import { SearchedLists } from './searched-lists.js';
import { StopMailsPages } from './stop-mails.controller.js';

/** Lists people keep as they narrowed them, and the daily mail about what is new in them. */
@Module({
  imports: [
    OrganizationsModule,
    EventsModule,
    MeetingsModule,
    SourcesModule,
    StatementsModule,
    CommitmentsModule,
  ],
  controllers: [SavedSearchesController, SavedSearchesPages, StopMailsPages],
  providers: [SavedSearchesService, SearchedLists, DigestSettings, DigestNews, InstantNews, Digests],
  exports: [SavedSearchesService, SearchedLists, DigestSettings, DigestNews, InstantNews, Digests],
})
export class SavedSearchesModule {}
