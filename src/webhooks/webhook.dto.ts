import { ShowsId, ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { Line, OneOf } from '../common/fields.js';
import { ListQuery } from '../records/record.dto.js';

/** `followed`: what its account is told of; `public`: every public change. */
export const WEBHOOK_EVENTS = ['followed', 'public'] as const;
export type WebhookEvents = (typeof WEBHOOK_EVENTS)[number];

/** It waits; it failed and is tried again; it arrived; it failed for the last time; there is nothing to be seen of it any more. */
export const DELIVERY_STATES = ['waiting', 'failing', 'delivered', 'dead', 'withheld'] as const;

export class NewWebhookDto {
  /** Where changes are posted to, https. */
  @Line(500) url: string;
  @OneOf(WEBHOOK_EVENTS) events: WebhookEvents;
}

export class WebhookDto {
  @ShowsId() id: string;
  url: string;
  @ShowsOneOf(WEBHOOK_EVENTS) events: WebhookEvents;
  @ShowsInstant() createdAt: string;
  /** When its receiver answered 410 Gone: nothing is posted there any more. Null while it stands. */
  @ShowsInstant() goneAt: string | null;
}

/** A webhook with the secret its messages are signed with, which is shown only now. */
export class MadeWebhookDto extends WebhookDto {
  /** As Standard Webhooks has it: `whsec_…`. */
  secret: string;
}

/** All of them, the latest first. */
export class WebhooksDto {
  items: WebhookDto[];
}

/** One change on its way to one address. */
export class DeliveryDto {
  /** Its `webhook-id`, the same however often it is sent. */
  @ShowsId() id: string;
  /** What was done: `assessment.recorded`. */
  act: string;
  @ShowsOneOf(DELIVERY_STATES) state: string;
  @ShowsWhole() attempts: number;
  /** What went wrong last; null where nothing did. */
  lastError: string | null;
  @ShowsInstant() addedAt: string;
  /** Null before the first try. */
  @ShowsInstant() triedAt: string | null;
}

/** The latest first. */
export class DeliveriesDto {
  items: DeliveryDto[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}

export class DeliveriesQuery extends ListQuery {}
