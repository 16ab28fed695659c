import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Line } from '../common/fields.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Page, PageForm } from '../web/page-routes.js';
import { press } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { NotificationsQuery } from './notification.dto.js';
import { notificationsPage } from './notifications.page.js';
import { NotificationsReader } from './notifications.reader.js';
import { NotificationsService } from './notifications.service.js';
import { NOTIFICATIONS_PATH } from './paths.js';

class PageQuery extends NotificationsQuery {
  /** What just happened. */
  @IsOptional() @Line(40) kabar?: string;
}

/** What an account was told, as a page of it. */
@ApiExcludeController()
@Controller()
export class NotificationsPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notifications: NotificationsService,
    private readonly reader: NotificationsReader,
  ) {}

  @Page(NOTIFICATIONS_PATH, 'accounts')
  async list(@Visited() visit: Visit, @Query() { kabar, ...query }: PageQuery): Promise<string> {
    const [{ items, next }, unreadCount] = await Promise.all([
      this.reader.page(visit.actor, query, visit.language),
      this.reader.unreadCount(visit.actor),
    ]);
    return notificationsPage(visit, {
      items,
      next,
      unreadCount,
      isUnread: query.unread === 'yes',
      batch: query.batch,
      happened: kabar,
    });
  }

  @PageForm(`${NOTIFICATIONS_PATH}/baca`, 'accounts')
  readAll(@Visited() visit: Visit): Promise<string | undefined> {
    return press(visit, async () => {
      await this.work.run(visit.actor, (tx) => this.notifications.readAll(tx));
      return visit.go(`${visit.at(NOTIFICATIONS_PATH)}?kabar=read`);
    });
  }

  @PageForm(`${NOTIFICATIONS_PATH}/:id/baca`, 'accounts')
  read(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, async () => {
      await this.work.run(visit.actor, (tx) => this.notifications.read(tx, id));
      return visit.go(`${visit.at(NOTIFICATIONS_PATH)}?kabar=read`);
    });
  }
}
