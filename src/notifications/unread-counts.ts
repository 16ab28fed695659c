import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { actorOf } from '../auth/login.js';
import { MOST_UNREAD } from '../web/page.js';
import { NotificationsReader } from './notifications.reader.js';

/** Counts, for each page somebody who is logged in looks at, the news they have not read: it stands in the masthead. */
@Injectable()
export class UnreadCounts implements NestInterceptor {
  constructor(private readonly reader: NotificationsReader) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { login, routeOptions } = request;
    const actor = routeOptions.config?.showsViewer && login ? actorOf(login) : null;
    if (actor) request.unreadCount = await this.reader.unreadCount(actor, MOST_UNREAD);
    return next.handle();
  }
}
