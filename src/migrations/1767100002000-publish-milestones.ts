import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropViews, open, publishViews, SINCE } from './open-views.js';

const VIEWS = {
  milestones: `
    SELECT r.id, commitment.id AS commitment_id, r.set_key, r.step_key,
           row_number() OVER (PARTITION BY r.commitment_id ORDER BY r.place, r.id)::int AS number,
           r.title, r.title_en, r.done_when, r.done_when_en, r.document, r.planned_on, r.met_on, r.state, r.state_reason,
           r.sent_back_count, r.sent_back_on, organization.id AS responsible_organization_id, r.is_optional, r.is_decisive,
           r.decisive_because, r.decisive_because_en, r.note, ${SINCE}
      FROM milestone r
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
      ${open('organization', 'organization', 'r.responsible_unit_id')}
     WHERE r.visibility = 'public'`,
  milestone_evidence: `
    SELECT r.id AS milestone_id, n::int AS number, source.id AS source_id, piece ->> 'shows' AS shows
      FROM milestone r CROSS JOIN LATERAL jsonb_array_elements(r.evidence) WITH ORDINALITY AS pieces(piece, n)
      ${open('source', 'source', `(piece ->> 'sourceId')::uuid`)}
     WHERE r.visibility = 'public'`,
  draft_versions: `
    SELECT r.id, commitment.id AS commitment_id, milestone.id AS milestone_id, r.number, r.title, r.dated_on, source.id AS source_id, ${SINCE}
      FROM draft_version r
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
      ${open('milestone', 'milestone', 'r.milestone_id')}
      ${open('source', 'source', 'r.source_id')}
     WHERE r.visibility = 'public'`,
  draft_remarks: `
    SELECT r.id AS draft_version_id, n::int AS number, remark ->> 'side' AS side, organization.id AS organization_id,
           remark ->> 'clause' AS clause, remark ->> 'words' AS words, remark ->> 'answer' AS answer,
           remark ->> 'answerReason' AS answer_reason, (remark ->> 'answeredOn')::date AS answered_on
      FROM draft_version r CROSS JOIN LATERAL jsonb_array_elements(r.remarks) WITH ORDINALITY AS given(remark, n)
      ${open('organization', 'organization', `(remark ->> 'organizationId')::uuid`)}
     WHERE r.visibility = 'public'`,
};

/** The steps of commitments and the drafts they are about, for everybody to query. */
export class PublishMilestones1767100002000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return publishViews(db, VIEWS);
  }

  down(db: QueryRunner): Promise<void> {
    return dropViews(db, VIEWS);
  }
}
