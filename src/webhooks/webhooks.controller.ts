import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Route } from '../auth/api/route.js';
import type { KnownActor } from '../common/actor.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import {
  DeliveriesDto,
  DeliveriesQuery,
  MadeWebhookDto,
  NewWebhookDto,
  WebhookDto,
  WebhooksDto,
} from './webhook.dto.js';
import { WebhooksService } from './webhooks.service.js';

/** Where changes are posted for whoever is logged in. No token reaches these routes. */
@ApiTags('logins')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly webhooks: WebhooksService,
  ) {}

  @Get()
  @Route('Your webhooks', WebhooksDto, { callers: 'accounts' })
  list(@CurrentActor() actor: KnownActor): Promise<WebhooksDto> {
    return this.work.run(actor, async (tx) => ({ items: await this.webhooks.list(tx) }));
  }

  @Post()
  @Route('Have changes posted to an address; the secret is shown only now', MadeWebhookDto, {
    callers: 'accounts',
    status: 201,
    isOnce: true,
  })
  async create(@Exchanged() exchange: Exchange, @Body() input: NewWebhookDto): Promise<MadeWebhookDto> {
    const { writer, repeatable } = exchange;
    const { id } = await this.once.run(writer, repeatable, (tx) => this.webhooks.create(tx, input));
    return this.work.run(writer, (tx) => this.webhooks.made(tx, id));
  }

  @Delete(':id')
  @Route('End a webhook; answers those that stand still', WebhooksDto, { callers: 'accounts', hasId: true })
  end(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<WebhooksDto> {
    return this.work.run(actor, async (tx) => {
      await this.webhooks.end(tx, id);
      return { items: await this.webhooks.list(tx) };
    });
  }

  @Get(':id/deliveries')
  @Route('What was posted to a webhook, the latest first', DeliveriesDto, {
    callers: 'accounts',
    hasId: true,
  })
  deliveries(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Query() query: DeliveriesQuery,
  ): Promise<DeliveriesDto> {
    return this.work.run(actor, (tx) => this.webhooks.deliveries(tx, id, query));
  }

  @Post(':id/deliveries/:delivery/resend')
  @Route('Post one again, under the same id', WebhookDto, { callers: 'accounts', hasId: true })
  resend(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Param('delivery', UuidPipe) delivery: string,
  ): Promise<WebhookDto> {
    return this.work.run(actor, async (tx) => {
      await this.webhooks.resend(tx, id, delivery);
      return this.webhooks.get(tx, id);
    });
  }
}
