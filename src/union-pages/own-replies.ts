import { Injectable } from '@nestjs/common';
import { Paragraphs } from '../common/fields.js';
import { Notice } from '../commitments/notice.entity.js';
import { NoticesService } from '../commitments/notices.service.js';
import type { Made } from '../database/once.js';
import type { Tx } from '../database/unit-of-work.js';
import type { SentFile } from '../page-parts/file-form.js';
import { Policy } from '../policy/policy.js';
import { forTheParties } from '../policy/visibility.js';
import { OwnSourceForm } from './own-source.dto.js';
import { OwnSources } from './own-sources.js';

/** What an organization replies by its own login, today, and the document or link it stands in. */
export class OwnReplyForm extends OwnSourceForm {
  @Paragraphs(5000) words: string;
}

/** An organization's reply to a notice, together with its source: both or neither. */
@Injectable()
export class OwnReplies {
  constructor(
    private readonly notices: NoticesService,
    private readonly sources: OwnSources,
    private readonly policy: Policy,
  ) {}

  /** @param id of the notice @throws NotFound, Stale, FieldsRefused, Invalid, Problem for a notice to others */
  async enter(
    tx: Tx,
    id: string,
    seen: number,
    { words, ...input }: OwnReplyForm,
    file: SentFile | null,
  ): Promise<Made> {
    await this.policy.requireSeen(tx, 'notice', id);
    const { commitmentId, visibility } = await tx.repo(Notice).findOneByOrFail({ id });
    const { organizationId } = tx.actor;
    const own =
      visibility !== 'public' && organizationId ? forTheParties('union_own', [organizationId]) : undefined;
    const { revision } = await this.sources.saying(tx, commitmentId, { input, file, own }, (sourceId) =>
      this.notices.reply(tx, id, seen, { words, sourceId }),
    );
    return { id, revision };
  }
}
