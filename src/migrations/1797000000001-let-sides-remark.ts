import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open } from './open-views.js';

const SOUND = `coalesce(remark ->> 'side' IN ('government', 'union', 'employer', 'legal_bureau', 'other'), false)
              AND coalesce(remark ->> 'answer' IN ('open', 'taken_in', 'partly', 'declined'), false)
              AND (remark ->> 'answer' = 'open') = (remark ->> 'answeredOn' IS NULL)
              AND (remark ->> 'answer' NOT IN ('partly', 'declined') OR remark ->> 'answerReason' IS NOT NULL)`;

const REMARKS = `
    SELECT r.id AS draft_version_id, n::int AS number, remark ->> 'side' AS side, organization.id AS organization_id,
           remark ->> 'clause' AS clause, remark ->> 'words' AS words, remark ->> 'answer' AS answer,
           remark ->> 'answerReason' AS answer_reason, (remark ->> 'answeredOn')::date AS answered_on`;

const FROM_DRAFTS = `
      FROM draft_version r CROSS JOIN LATERAL jsonb_array_elements(r.remarks) WITH ORDINALITY AS given(remark, n)
      ${open('organization', 'organization', `(remark ->> 'organizationId')::uuid`)}
     WHERE r.visibility = 'public'`;

/** Whether the organization of the actor is a party to what the draft is about, as SQL over the draft. */
const IS_PARTY = `(EXISTS (SELECT FROM commitment_receiver l WHERE l.commitment_id = draft_version.commitment_id AND l.organization_id = (SELECT actor_organization()))
          OR EXISTS (SELECT FROM commitment_maker l WHERE l.commitment_id = draft_version.commitment_id AND l.organization_id = (SELECT actor_organization()))
          OR EXISTS (SELECT FROM commitment c JOIN demand d ON d.id = c.demand_id WHERE c.id = draft_version.commitment_id AND (SELECT actor_organization()) = ANY (d.raised_by_ids)))`;

/**
 * Parties to a commitment remark on its drafts by their own login. What a side said itself is changed by that side alone;
 * remarks from before say nothing of it, since nobody could.
 */
export class LetSidesRemark1797000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.hold(
      db,
      `${SOUND}
              AND (remark ->> 'isByParty' IS DISTINCT FROM 'true' OR remark ->> 'organizationId' IS NOT NULL)`,
    );
    const writes = `(SELECT is_keeper()) OR ((SELECT is_representative()) AND ${IS_PARTY})`;
    await db.query(`
      DROP POLICY app_changes ON draft_version;
      CREATE POLICY app_changes ON draft_version FOR UPDATE TO ikrar_app USING (${writes}) WITH CHECK (${writes});
      CREATE POLICY parties_remark ON history_entry FOR INSERT TO ikrar_app
        WITH CHECK (actor_id = (SELECT actor_id()) AND (SELECT is_representative()) AND record_kind = 'draft_version')`);
    await db.query(`
      CREATE FUNCTION keep_remarks_own() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        spoken text[] := '{remarks,organization_ids,changed_at,revision}';
        answered text[] := '{answer,answerReason,answeredOn}';
        own text := actor_organization()::text;
        before jsonb;
        after jsonb;
      BEGIN
        IF is_representative() AND (to_jsonb(NEW) - spoken <> to_jsonb(OLD) - spoken
             OR NOT OLD.organization_ids <@ NEW.organization_ids
             OR NOT NEW.organization_ids <@ array_append(OLD.organization_ids, actor_organization())) THEN
          RAISE EXCEPTION 'a party remarks on a draft and changes nothing else of it' USING ERRCODE = 'insufficient_privilege';
        END IF;
        FOR before, after IN
          SELECT was.remark, now.remark
            FROM jsonb_array_elements(OLD.remarks) WITH ORDINALITY AS was(remark, place)
            FULL JOIN jsonb_array_elements(NEW.remarks) WITH ORDINALITY AS now(remark, place) USING (place)
           WHERE was.remark IS DISTINCT FROM now.remark
        LOOP
          IF is_representative() AND NOT coalesce(
               after ->> 'organizationId' = own AND after ->> 'isByParty' = 'true' AND after ->> 'answer' = 'open'
               AND (before IS NULL OR before ->> 'organizationId' = own AND before ->> 'side' = after ->> 'side' AND before ->> 'answer' = 'open'), false) THEN
            RAISE EXCEPTION 'a party changes remarks of its own that are not answered' USING ERRCODE = 'insufficient_privilege';
          END IF;
          IF is_keeper() AND (CASE WHEN before ->> 'isByParty' = 'true' THEN after IS NULL OR after - answered <> before - answered
                                  ELSE coalesce(after ->> 'isByParty' = 'true', false) END) THEN
            RAISE EXCEPTION 'the office answers a remark of a party and changes nothing else of it' USING ERRCODE = 'insufficient_privilege';
          END IF;
        END LOOP;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE TRIGGER draft_version_remarks_kept_own BEFORE UPDATE ON draft_version FOR EACH ROW EXECUTE FUNCTION keep_remarks_own();
      CREATE OR REPLACE VIEW open_data.draft_remarks WITH (security_barrier) AS ${REMARKS},
           coalesce(remark ->> 'isByParty' = 'true', false) AS is_by_party ${FROM_DRAFTS}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW open_data.draft_remarks;
      CREATE VIEW open_data.draft_remarks AS ${REMARKS} ${FROM_DRAFTS};
      CALL publish_view('draft_remarks');
      DROP TRIGGER draft_version_remarks_kept_own ON draft_version;
      DROP FUNCTION keep_remarks_own();
      DROP POLICY parties_remark ON history_entry;
      DROP POLICY app_changes ON draft_version;
      CREATE POLICY app_changes ON draft_version FOR UPDATE TO ikrar_app USING ((SELECT is_keeper())) WITH CHECK ((SELECT is_keeper()))`);
    await this.hold(db, SOUND);
  }

  /** What the database holds of each remark. */
  private async hold(db: QueryRunner, sound: string): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION sound_remarks(remarks jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN (SELECT coalesce(bool_and(${sound}), true) FROM jsonb_array_elements(remarks) AS remark)`);
  }
}
