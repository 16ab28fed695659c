import { Injectable } from '@nestjs/common';
import { Id, LeftOut, OneOf, Paragraphs } from '../common/fields.js';
import { type Stance, STANCES } from '../commitments/takeover.entity.js';
import { TakeoversService } from '../commitments/takeovers.service.js';
import type { Made } from '../database/once.js';
import type { Tx } from '../database/unit-of-work.js';
import type { SentFile } from '../page-parts/file-form.js';
import { Policy } from '../policy/policy.js';
import { OwnSourceForm } from './own-source.dto.js';
import { OwnSources } from './own-sources.js';

/** How an office says by its own login, today, that its new holder stands to a commitment, and the document or link it stands in. */
export class OwnStanceForm extends OwnSourceForm {
  @Id() tenureId: string;
  @OneOf(STANCES) stance: Stance;
  @Paragraphs(5000) words: string;
  @LeftOut() @Paragraphs(2000) alteredTo?: string;
}

/** The stance of an office to what it inherited, together with its source: both or neither. */
@Injectable()
export class OwnStances {
  constructor(
    private readonly takeovers: TakeoversService,
    private readonly sources: OwnSources,
    private readonly policy: Policy,
  ) {}

  /** @throws NotFound, FieldsRefused, Invalid, Conflict, Forbidden for a post of others */
  async enter(
    tx: Tx,
    commitmentId: string,
    { tenureId, stance, words, alteredTo, ...input }: OwnStanceForm,
    file: SentFile | null,
  ): Promise<Made> {
    await this.policy.requireSeen(tx, 'commitment', commitmentId);
    const { id, revision } = await this.sources.saying(tx, commitmentId, { input, file }, (sourceId) =>
      this.takeovers.take(tx, commitmentId, { tenureId, stance, words, alteredTo, sourceId }),
    );
    return { id, revision };
  }
}
