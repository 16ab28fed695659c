import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropViews, open, publishViews, SINCE } from './open-views.js';

const VIEWS = {
  notices: `
    SELECT r.id, commitment.id AS commitment_id, r.kind, addressee.id AS addressee_organization_id, r.finding, r.words, r.sent_on, r.reply_days, r.reply_until_on,
           r.replied_on, r.reply, source.id AS reply_source_id, answer.id AS answer_id, r.is_by_party, r.withdrawn_on, r.withdrawn_reason, ${SINCE}
      FROM notice r
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
      ${open('organization', 'addressee', 'r.addressee_id')}
      ${open('source', 'source', 'r.reply_source_id')}
      ${open('assessment', 'answer', 'r.answer_id', `answer.visibility = 'public' AND answer.state <> 'proposed'`)}
     WHERE r.visibility = 'public'`,
  takeovers: `
    SELECT r.id, commitment.id AS commitment_id, tenure.id AS tenure_id, organization.id AS organization_id, r.stance, r.taken_on, r.words, r.altered_to,
           source.id AS source_id, r.is_by_party, ${SINCE}
      FROM takeover r
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
      ${open('tenure', 'tenure', 'r.tenure_id')}
      ${open('organization', 'organization', 'r.organization_id')}
      ${open('source', 'source', 'r.source_id')}
     WHERE r.visibility = 'public'`,
  clock_events: `
    SELECT r.id, commitment.id AS commitment_id, r.clock, r.subject_kind, r.turned_on, ${SINCE}
      FROM clock_event r
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
     WHERE r.visibility = 'public'`,
};

/** How makers were heard, heirs asked, and what turned with time, for everybody to query. */
export class PublishChasing1767420000000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return publishViews(db, VIEWS);
  }

  down(db: QueryRunner): Promise<void> {
    return dropViews(db, VIEWS);
  }
}
