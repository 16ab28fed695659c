import { Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Route } from '../auth/api/route.js';
import type { KnownActor } from '../common/actor.js';
import { languageOf } from '../common/language.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NotificationsDto, NotificationsQuery, UnreadDto } from './notification.dto.js';
import { NotificationsReader } from './notifications.reader.js';
import { NotificationsService } from './notifications.service.js';

/** What whoever is logged in was told. No token reaches these routes. */
@ApiTags('logins')
@Controller('api/v1/notifications')
export class NotificationsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notifications: NotificationsService,
    private readonly reader: NotificationsReader,
  ) {}

  @Get()
  @Route(
    'What you were told of what you follow, the latest first, what was made in one go as one',
    NotificationsDto,
    { callers: 'accounts' },
  )
  list(
    @CurrentActor() actor: KnownActor,
    @Query() query: NotificationsQuery,
    @Headers('accept-language') language: string | undefined,
  ): Promise<NotificationsDto> {
    return this.reader.page(actor, query, languageOf(language));
  }

  @Post('read')
  @HttpCode(200)
  @Route('Say that you have read all of them', UnreadDto, { callers: 'accounts' })
  async readAll(@CurrentActor() actor: KnownActor): Promise<UnreadDto> {
    await this.work.run(actor, (tx) => this.notifications.readAll(tx));
    return { unreadCount: await this.reader.unreadCount(actor) };
  }

  @Post(':id/read')
  @HttpCode(200)
  @Route('Say that you have read one, and what was made in one go with it up to then', UnreadDto, {
    callers: 'accounts',
    hasId: true,
  })
  async read(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<UnreadDto> {
    await this.work.run(actor, (tx) => this.notifications.read(tx, id));
    return { unreadCount: await this.reader.unreadCount(actor) };
  }
}
