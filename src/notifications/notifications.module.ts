import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { PublicPagesModule } from '../public-pages/public-pages.module.js';
import { SavedSearchesModule } from '../saved-searches/saved-searches.module.js';
import { FollowedReader } from './followed.reader.js';
import { NotificationMails } from './notification-mails.js';
import { NotificationsPages } from './notifications-page.controller.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsReader } from './notifications.reader.js';
import { NotificationsService } from './notifications.service.js';
import { Telling } from './telling.js';
import { UnreadCounts } from './unread-counts.js';

/** What accounts are told of what they follow: on a page, by the API and by mail. */
@Module({
  imports: [PublicPagesModule, SavedSearchesModule],
  controllers: [NotificationsController, NotificationsPages],
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
