import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWS as BEFORE } from './1766400001000-publish-commitments.js';
import { dropViews, open, publishViews, SINCE } from './open-views.js';

const { commitments, follow_ups } = BEFORE;
const CHANGED = { commitments, follow_ups };

/** Views of before, with what records hold since. */
const WIDENED = {
  commitments: commitments.replace(
    'r.due_phrase,',
    `r.due_phrase, r.due_rule ->> 'phrase' AS due_rule_phrase, (r.due_rule ->> 'days')::integer AS due_rule_days, r.due_rule ->> 'unit' AS due_rule_unit,`,
  ),
  follow_ups: `
    SELECT r.id, commitment.id AS commitment_id, event.id AS event_id, r.action, r.method, post.id AS assignee_post_id,
           organization.id AS assignee_organization_id, r.due_on, r.due_working_days, r.due_counted_from, r.sent_on, r.reply_due_on,
           r.replied_on, r.reply_note, reply.id AS reply_source_id, r.rung, r.raised_on, raised.id AS raised_to_post_id,
           r.state, r.outcome, r.outcome_on, r.outcome_note, source.id AS outcome_source_id, ${SINCE}
      FROM follow_up r
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
      ${open('event', 'event', 'r.event_id')}
      ${open('post', 'post', 'r.assignee_post_id')}
      ${open('organization', 'organization', 'r.assignee_organization_id')}
      ${open('source', 'reply', 'r.reply_source_id')}
      ${open('post', 'raised', 'r.raised_to_id')}
      ${open('source', 'source', 'r.outcome_source_id')}
     WHERE r.visibility = 'public'`,
};

const ADDED = {
  deadline_phrases: `SELECT r.id, r.phrase, r.days, r.unit, r.revision FROM deadline_phrase r WHERE NOT r.is_removed`,
  holiday_years: `SELECT r.year, r.decree, r.source_url, r.revision FROM holiday_year r`,
  holidays: `SELECT r.day, r.year, r.name, r.name_en, r.kind, r.revision FROM holiday r WHERE NOT r.is_removed`,
  milestone_sets: `SELECT r.key, r.label, r.label_en, r.changed_at, r.revision FROM milestone_set r`,
  milestone_set_steps: `
    SELECT r.key AS set_key, n::integer AS number, step ->> 'key' AS step_key, step ->> 'title' AS title, step ->> 'titleEn' AS title_en,
           step ->> 'doneWhen' AS done_when, step ->> 'doneWhenEn' AS done_when_en, step ->> 'document' AS document,
           (step ->> 'isOptional')::boolean AS is_optional, (step ->> 'isDecisive')::boolean AS is_decisive,
           step ->> 'decisiveBecause' AS decisive_because, step ->> 'decisiveBecauseEn' AS decisive_because_en
      FROM milestone_set r CROSS JOIN LATERAL jsonb_array_elements(r.steps) WITH ORDINALITY AS listed(step, n)`,
};

/** How follow-ups were sent, answered and raised, and the rules deadlines and steps come from, for everybody to query. */
export class PublishRules1797100000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await dropViews(db, CHANGED);
    await publishViews(db, { ...WIDENED, ...ADDED });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropViews(db, { ...WIDENED, ...ADDED });
    await publishViews(db, CHANGED);
  }
}
