import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** The steps of commitments, and the versions of the drafts they are about with what the sides said of them. */
export class StartMilestones1767100001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE milestone (${recordColumns},
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        set_key text,
        step_key text,
        place numeric NOT NULL,
        title text NOT NULL,
        title_en text,
        done_when text NOT NULL,
        done_when_en text,
        document text,
        planned_on date,
        met_on date,
        state text NOT NULL CONSTRAINT milestone_state_known CHECK (state IN ('planned', 'met', 'sent_back', 'left_out')),
        state_reason text,
        sent_back_count integer NOT NULL DEFAULT 0,
        sent_back_on date,
        responsible_unit_id uuid REFERENCES organization ON DELETE RESTRICT,
        is_optional boolean NOT NULL,
        is_decisive boolean NOT NULL,
        decisive_because text,
        decisive_because_en text,
        note text,
        evidence jsonb NOT NULL DEFAULT '[]',
        source_ids uuid[] NOT NULL DEFAULT '{}',
        CONSTRAINT milestone_step_of_set CHECK ((set_key IS NULL) = (step_key IS NULL)),
        CONSTRAINT milestone_met_by_evidence CHECK ((state = 'met') = (met_on IS NOT NULL) AND (state = 'met') = (cardinality(source_ids) > 0)),
        CONSTRAINT milestone_met_after_sent_back CHECK (met_on >= sent_back_on),
        CONSTRAINT milestone_sent_back_counted CHECK ((sent_back_count > 0) = (sent_back_on IS NOT NULL) AND (state <> 'sent_back' OR sent_back_on IS NOT NULL)),
        CONSTRAINT milestone_only_optional_left_out CHECK (state <> 'left_out' OR is_optional),
        CONSTRAINT milestone_apart_says_why CHECK (state NOT IN ('sent_back', 'left_out') OR state_reason IS NOT NULL),
        CONSTRAINT milestone_decisive_is_required CHECK (NOT (is_decisive AND is_optional)),
        CONSTRAINT milestone_decisive_says_why CHECK (is_decisive OR num_nonnulls(decisive_because, decisive_because_en) = 0)
      )`);
    await db.query(`
      CREATE UNIQUE INDEX milestone_step_once ON milestone (commitment_id, set_key, step_key);
      CREATE INDEX milestone_commitment_id_idx ON milestone (commitment_id, place, id);
      CREATE INDEX milestone_planned_idx ON milestone (state, planned_on, id);
      CREATE INDEX milestone_responsible_unit_id_idx ON milestone (responsible_unit_id, planned_on, id)`);
    await db.query(`
      CALL refer_all('milestone', 'source_ids', 'source', 'id');
      CALL protect_record('milestone');
      CALL classify_record('milestone');
      CALL open_record('milestone');
      CALL keep_within('milestone', 'commitment_id', 'commitment', '%s.commitment_id');
      CALL past.keep('milestone')`);

    await db.query(`
      CREATE FUNCTION sound_remarks(remarks jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN (SELECT coalesce(bool_and(
                  coalesce(remark ->> 'side' IN ('government', 'union', 'employer', 'legal_bureau', 'other'), false)
              AND coalesce(remark ->> 'answer' IN ('open', 'taken_in', 'partly', 'declined'), false)
              AND (remark ->> 'answer' = 'open') = (remark ->> 'answeredOn' IS NULL)
              AND (remark ->> 'answer' NOT IN ('partly', 'declined') OR remark ->> 'answerReason' IS NOT NULL)), true)
                FROM jsonb_array_elements(remarks) AS remark)`);
    await db.query(`
      CREATE TABLE draft_version (${recordColumns},
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        number integer NOT NULL CONSTRAINT draft_version_number_positive CHECK (number > 0),
        title text NOT NULL,
        dated_on date NOT NULL,
        source_id uuid NOT NULL REFERENCES source ON DELETE RESTRICT,
        milestone_id uuid REFERENCES milestone ON DELETE RESTRICT,
        remarks jsonb NOT NULL DEFAULT '[]' CONSTRAINT draft_version_remarks_sound CHECK (sound_remarks(remarks)),
        organization_ids uuid[] NOT NULL DEFAULT '{}'
      )`);
    await db.query(`
      CREATE UNIQUE INDEX draft_version_number_once ON draft_version (commitment_id, number);
      CREATE INDEX draft_version_dated_idx ON draft_version (dated_on, id)`);
    await db.query(`
      CALL refer_all('draft_version', 'organization_ids', 'organization', 'id');
      CALL protect_record('draft_version');
      CALL classify_record('draft_version');
      CALL open_record('draft_version');
      CALL keep_within('draft_version', 'commitment_id', 'commitment', '%s.commitment_id');
      CALL past.keep('draft_version')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER commitment_milestone_commitment_id_within ON commitment;
      DROP TRIGGER commitment_draft_version_commitment_id_within ON commitment`);
    await db.query(`
      DROP VIEW past.draft_version_ever, past.milestone_ever;
      DROP TABLE past.draft_version, past.milestone, draft_version, milestone`);
    await db.query(`DROP FUNCTION sound_remarks(jsonb)`);
  }
}
