import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarReader } from './calendar.reader.js';
import { FeedLinksPages } from './feed-links-page.controller.js';
import { FeedLinksController } from './feed-links.controller.js';
import { FeedLinks } from './feed-links.js';
import { FeedSubjects } from './feed-subjects.reader.js';

@Module({
  imports: [OrganizationsModule, EventsModule],
  controllers: [CalendarController, FeedLinksController, FeedLinksPages],
  providers: [CalendarReader, FeedLinks, FeedSubjects],
  exports: [CalendarReader, FeedSubjects],
})
export class CalendarModule {}
