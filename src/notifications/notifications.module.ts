import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CalendarModule } from '../calendar/calendar.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { PublicPagesModule } from '../public-pages/public-pages.module.js';
import { SavedSearchesModule } from '../saved-searches/saved-searches.module.js';
import { FollowedReader } from './followed.reader.js';
import { NewsFeeds } from './news-feeds.controller.js';
import { NotificationMails } from './notification-mails.js';
import { NotificationsPages } from './notifications-page.controller.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsReader } from './notifications.reader.js';
import { NotificationsService } from './notifications.service.js';
import { Telling } from './telling.js';
import { UnreadCounts } from './unread-counts.js';

/** What accounts are told of what they follow: on a page, by the API, by mail and in readers of feeds. */
@Module({
  imports: [CalendarModule, ChangesModule, PublicPagesModule, SavedSearchesModule],
  controllers: [NotificationsController, NotificationsPages, NewsFeeds],
  providers: [
    Telling,
    FollowedReader,
    NotificationsReader,
    NotificationsService,
    NotificationMails,
    { provide: APP_INTERCEPTOR, useClass: UnreadCounts },
  ],
  exports: [Telling],
})
export class NotificationsModule {}
