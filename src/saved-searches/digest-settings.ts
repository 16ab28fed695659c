import { Injectable } from '@nestjs/common';
import { Addressees } from '../auth/addressees.js';
import { type KnownActor, processActor } from '../common/actor.js';
import type { Language } from '../common/language.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Mailer } from '../mail/mailer.js';
import type { DigestDto, Pace } from './saved-search.dto.js';
import { SavedSearchesService, type Subscription } from './saved-searches.service.js';

/** Whether an account gets the daily mail. */
@Injectable()
export class DigestSettings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly searches: SavedSearchesService,
    private readonly addressees: Addressees,
    private readonly mailer: Mailer,
  ) {}

  /** Whether this installation sends mail at all. */
  get isMailOn(): boolean {
    return this.mailer.isOn;
  }

  /** @param usual language of the mail until one is chosen */
  async of(actor: KnownActor, usual: Language): Promise<DigestDto & { email: string | null }> {
    const [subscription, addressee] = await Promise.all([
      this.work.run(actor, (tx) => this.searches.subscription(tx)),
      this.addressees.find(actor.id),
    ]);
    return {
      isWanted: subscription?.isWanted ?? true,
      pace: paceOf(subscription),
      language: subscription?.language ?? usual,
      isPossible: this.mailer.isOn && addressee !== null,
      email: addressee?.email ?? null,
    };
  }

  /** Has the mail sent from now on. @param language null to leave it @param pace null to leave it */
  async start(
    actor: KnownActor,
    language: Language | null,
    pace: 'instant' | 'daily' | null = null,
  ): Promise<void> {
    const isInstant = pace && pace === 'instant';
    await this.work.run(actor, (tx) => this.searches.subscribe(tx, { isWanted: true, language, isInstant }));
  }

  async stop(actor: KnownActor): Promise<void> {
    await this.work.run(actor, (tx) => this.searches.subscribe(tx, { isWanted: false, language: null }));
  }

  /** Stops the mail of an account whose link was used. */
  stopByLink(accountId: string): Promise<void> {
    return this.stop(processActor(accountId, 'reader'));
  }
}

const paceOf = (subscription: Subscription | null): Pace =>
  subscription?.isWanted === false ? 'off' : subscription?.isInstant ? 'instant' : 'daily';
