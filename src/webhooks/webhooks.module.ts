import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Deliveries } from './deliveries.js';
import { WebhooksPages } from './webhooks-page.controller.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

/** Addresses of other programs that changes are posted to. */
@Module({
  imports: [NotificationsModule],
  controllers: [WebhooksController, WebhooksPages],
  providers: [WebhooksService, Deliveries],
})
export class WebhooksModule {}
