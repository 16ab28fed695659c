import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropViews, open, openPerson, publishViews, SINCE } from './open-views.js';

/** What it publishes, for the migration that widens it. */
export const VIEWS = {
  commitments: `
    SELECT r.id, r.title, r.title_en, r.firmness, r.stated_on, founding.id AS founding_statement_id, speaker.id AS speaker_id,
           event.id AS event_id, demand.id AS demand_id, r.condition, r.measure, r.receiver_words,
           authority.id AS authority_post_id, r.authority_note, responsible.id AS responsible_organization_id, pic.id AS pic_post_id,
           r.due_on, r.due_precision, r.due_phrase, r.record_state, r.record_reason, r.verified_at,
           r.first_title, r.first_due_on, r.first_due_precision,
           r.fulfilment, r.checked_on, r.last_news_on, r.fulfilled_on, r.is_disputed, r.is_self_assessed, later.id AS superseded_by_id, ${SINCE}
      FROM commitment r
      ${open('statement', 'founding', `(r.statements -> 0 ->> 'statementId')::uuid`)}
      ${openPerson('speaker', 'r.speaker_id')}
      ${open('event', 'event', 'r.event_id')}
      ${open('demand', 'demand', 'r.demand_id')}
      ${open('post', 'authority', 'r.authority_holder_id')}
      ${open('organization', 'responsible', 'r.responsible_unit_id')}
      ${open('post', 'pic', 'r.pic_post_id')}
      ${open('commitment', 'later', 'r.superseded_by_id', 'later.is_public')}
     WHERE r.is_public`,
  commitment_makers: `
    SELECT r.commitment_id, r.organization_id
      FROM commitment_maker r JOIN organization o ON o.id = r.organization_id AND o.visibility = 'public'
     WHERE r.is_public`,
  commitment_maker_posts: `
    SELECT r.commitment_id, r.post_id, tenure.id AS tenure_id, person.id AS person_id
      FROM commitment_maker_post r JOIN post p ON p.id = r.post_id AND p.visibility = 'public'
      ${open('tenure', 'tenure', 'r.tenure_id')}
      ${openPerson('person', 'tenure.person_id')}
     WHERE r.is_public`,
  commitment_receivers: `
    SELECT r.commitment_id, r.organization_id
      FROM commitment_receiver r JOIN organization o ON o.id = r.organization_id AND o.visibility = 'public'
     WHERE r.is_public`,
  commitment_topics: `
    SELECT r.commitment_id, r.topic_key
      FROM commitment_topic r JOIN topic t ON t.key = r.topic_key AND t.visibility = 'public'
     WHERE r.is_public`,
  commitment_statements: `
    SELECT r.id AS commitment_id, said.id AS statement_id, link ->> 'bearing' AS bearing
      FROM commitment r CROSS JOIN LATERAL jsonb_array_elements(r.statements) AS link
      JOIN statement said ON said.id = (link ->> 'statementId')::uuid AND said.visibility = 'public'
     WHERE r.is_public`,
  statements: `
    SELECT r.id, r.kind, r.words, r.language, r.gist, r.said_on, speaker.id AS speaker_id, tenure.id AS tenure_id, post.id AS post_id,
           relayed.id AS relayed_from_post_id, event.id AS event_id, source.id AS source_id, demand.id AS demand_id, ${SINCE}
      FROM statement r
      ${openPerson('speaker', 'r.speaker_id')}
      ${open('tenure', 'tenure', 'r.tenure_id')}
      ${open('post', 'post', 'r.post_id')}
      ${open('post', 'relayed', 'r.relayed_from_id')}
      ${open('event', 'event', 'r.event_id')}
      ${open('source', 'source', 'r.source_id')}
      ${open('demand', 'demand', 'r.demand_id')}
     WHERE r.visibility = 'public'`,
  demands: `
    SELECT r.id, r.title, r.words, r.number, r.raised_on, addressed.id AS addressed_to_post_id, event.id AS event_id,
           source.id AS source_id, repeats.id AS repeats_id, ${SINCE}
      FROM demand r
      ${open('post', 'addressed', 'r.addressed_to_id')}
      ${open('event', 'event', 'r.event_id')}
      ${open('source', 'source', 'r.source_id')}
      ${open('demand', 'repeats', 'r.repeats_id')}
     WHERE r.visibility = 'public'`,
  demand_organizations: `
    SELECT r.id AS demand_id, o.id AS organization_id
      FROM demand r CROSS JOIN LATERAL unnest(r.raised_by_ids) AS listed(id)
      JOIN organization o ON o.id = listed.id AND o.visibility = 'public'
     WHERE r.visibility = 'public'`,
  assessments: `
    SELECT r.id, commitment.id AS commitment_id, r.lane, organization.id AS organization_id, r.is_by_party, r.finding, r.assessed_on, r.note,
           r.condition_words, referred.id AS referred_to_organization_id, r.reason_code,
           r.sought ->> 'what' AS sought_what, r.sought ->> 'fromWhom' AS sought_from, (r.sought ->> 'on')::date AS sought_on,
           later.id AS superseded_by_id, r.notice_on, r.reply_until_on, r.reply, r.is_correction, r.state, r.state_reason, r.signed_at, ${SINCE}
      FROM assessment r
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
      ${open('organization', 'organization', 'r.organization_id')}
      ${open('organization', 'referred', 'r.referred_to_id')}
      ${open('commitment', 'later', 'r.superseded_by_id', 'later.is_public')}
     WHERE r.visibility = 'public' AND r.state <> 'proposed'`,
  evidence: `
    SELECT r.id AS assessment_id, n::integer AS number, source.id AS source_id, piece ->> 'grade' AS grade, piece ->> 'shows' AS shows,
           (piece ->> 'actOn')::date AS act_on, piece ->> 'part' AS part, (piece ->> 'isContradicting')::boolean AS is_contradicting
      FROM assessment r CROSS JOIN LATERAL jsonb_array_elements(r.evidence) WITH ORDINALITY AS pieces(piece, n)
      ${open('source', 'source', `(piece ->> 'sourceId')::uuid`)}
     WHERE r.visibility = 'public' AND r.state <> 'proposed'`,
  follow_ups: `
    SELECT r.id, commitment.id AS commitment_id, event.id AS event_id, r.action, r.method, post.id AS assignee_post_id,
           organization.id AS assignee_organization_id, r.due_on, r.state, r.outcome, r.outcome_on, r.outcome_note, source.id AS outcome_source_id, ${SINCE}
      FROM follow_up r
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
      ${open('event', 'event', 'r.event_id')}
      ${open('post', 'post', 'r.assignee_post_id')}
      ${open('organization', 'organization', 'r.assignee_organization_id')}
      ${open('source', 'source', 'r.outcome_source_id')}
     WHERE r.visibility = 'public'`,
  topics: `SELECT r.key, r.label, r.label_en, ${SINCE} FROM topic r WHERE r.visibility = 'public'`,
  sources: `
    SELECT r.id, r.kind, r.party, r.title, r.publisher, nullif(array_to_string(r.authors, '; '), '') AS authors, r.url, r.reference, r.published_on,
           r.captured_at, r.content_sha256, r.language, r.note, ${SINCE}
      FROM source r WHERE r.visibility = 'public'`,
  attachments: `
    SELECT r.id, source.id AS source_id, r.name, r.media_type, r.byte_count, r.sha256, r.original_sha256, r.width, r.height, r.caption, r.withdrawn_at, ${SINCE}
      FROM attachment r
      ${open('source', 'source', 'r.source_id')}
     WHERE r.visibility = 'public'`,
};

/** What was said and promised, and what became of it, for everybody to query. */
export class PublishCommitments1766400001000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return publishViews(db, VIEWS);
  }

  down(db: QueryRunner): Promise<void> {
    return dropViews(db, VIEWS);
  }
}
