import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Line } from '../common/fields.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HappenedQuery } from '../page-parts/happened.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, press, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { DeliveriesQuery, NewWebhookDto } from './webhook.dto.js';
import { madeWebhookPage, webhookPage, WEBHOOKS_PATH, webhooksPage } from './webhooks.page.js';
import { WebhooksService } from './webhooks.service.js';

class OneQuery extends DeliveriesQuery {
  /** What just happened. */
  @IsOptional() @Line(40) kabar?: string;
}

/** The webhooks of whoever is logged in, as pages of their account. */
@ApiExcludeController()
@Controller()
export class WebhooksPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly webhooks: WebhooksService,
  ) {}

  @Page(WEBHOOKS_PATH, 'accounts')
  list(@Visited() visit: Visit, @Query() { kabar }: HappenedQuery): Promise<string> {
    return this.page(visit, { happened: kabar });
  }

  @PageForm(WEBHOOKS_PATH, 'accounts')
  make(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, NewWebhookDto, {
      done: async (input) => {
        const { actor, repeatable } = visit;
        const { id } = await this.once.run(actor, repeatable, (tx) => this.webhooks.create(tx, input));
        return madeWebhookPage(visit, await this.work.run(actor, (tx) => this.webhooks.made(tx, id)));
      },
      again: (failed) => this.page(visit, { failed }),
    });
  }

  @Page(`${WEBHOOKS_PATH}/:id`, 'accounts')
  async show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar, ...query }: OneQuery,
  ): Promise<string> {
    return this.work.run(visit.actor, async (tx) =>
      webhookPage(visit, {
        webhook: await this.webhooks.get(tx, id),
        ...(await this.webhooks.deliveries(tx, id, query)),
        happened: kabar,
      }),
    );
  }

  @PageForm(`${WEBHOOKS_PATH}/:id/hapus`, 'accounts')
  end(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, async () => {
      await this.work.run(visit.actor, (tx) => this.webhooks.end(tx, id));
      return visit.go(`${visit.at(WEBHOOKS_PATH)}?kabar=ended`);
    });
  }

  @PageForm(`${WEBHOOKS_PATH}/:id/:delivery/ulang`, 'accounts')
  resend(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('delivery', UuidPipe) delivery: string,
  ): Promise<string | undefined> {
    return press(visit, async () => {
      await this.work.run(visit.actor, (tx) => this.webhooks.resend(tx, id, delivery));
      return visit.go(`${visit.at(`${WEBHOOKS_PATH}/${id}`)}?kabar=resent`);
    });
  }

  private async page(visit: Visit, more: { happened?: string; failed?: Failed }): Promise<string> {
    const webhooks = await this.work.run(visit.actor, (tx) => this.webhooks.list(tx));
    return webhooksPage(visit, { webhooks, ...more });
  }
}
