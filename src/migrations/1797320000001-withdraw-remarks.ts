import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open } from './open-views.js';

const SOUND = `coalesce(remark ->> 'side' IN ('government', 'union', 'employer', 'legal_bureau', 'other'), false)
              AND coalesce(remark ->> 'answer' IN ('open', 'taken_in', 'partly', 'declined'), false)
              AND (remark ->> 'answer' = 'open') = (remark ->> 'answeredOn' IS NULL)
              AND (remark ->> 'answer' NOT IN ('partly', 'declined') OR remark ->> 'answerReason' IS NOT NULL)
              AND (remark ->> 'isByParty' IS DISTINCT FROM 'true' OR remark ->> 'organizationId' IS NOT NULL)`;

const WITHDRAWN_WHOLE = `(remark ->> 'withdrawnOn' IS NULL) = (remark ->> 'withdrawnReason' IS NULL)
              AND (remark ->> 'withdrawnOn' IS NULL OR remark ->> 'answer' = 'open')`;

const REMARKS = `
    SELECT r.id AS draft_version_id, n::int AS number, remark ->> 'side' AS side, organization.id AS organization_id,
           remark ->> 'clause' AS clause, remark ->> 'words' AS words, remark ->> 'answer' AS answer,
           remark ->> 'answerReason' AS answer_reason, (remark ->> 'answeredOn')::date AS answered_on,
           coalesce(remark ->> 'isByParty' = 'true', false) AS is_by_party`;

const FROM_DRAFTS = `
      FROM draft_version r CROSS JOIN LATERAL jsonb_array_elements(r.remarks) WITH ORDINALITY AS given(remark, n)
      ${open('organization', 'organization', `(remark ->> 'organizationId')::uuid`)}
     WHERE r.visibility = 'public'`;

/** How a side writes a remark of its own. */
const WRITTEN = `after ->> 'organizationId' = own AND after ->> 'isByParty' = 'true' AND after ->> 'answer' = 'open'
               AND (before IS NULL OR before ->> 'organizationId' = own AND before ->> 'side' = after ->> 'side' AND before ->> 'answer' = 'open')`;

/** Taking back adds the day and the reason to what is open, by whoever entered it; nothing follows it. */
const TAKEN_BACK = `
          IF (is_keeper() OR is_representative())
             AND (before ? 'withdrawnOn' OR after ? 'withdrawnOn' AND (before IS NULL OR before ->> 'answer' <> 'open' OR after - withdrawn <> before)) THEN
            RAISE EXCEPTION 'a remark is taken back as it is, and stays so' USING ERRCODE = 'insufficient_privilege';
          END IF;`;

/** Whoever entered a remark on a draft can take it back, with a reason; what it said stays. */
export class WithdrawRemarks1797320000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.hold(db, `${SOUND} AND ${WITHDRAWN_WHOLE}`);
    await this.keepOwn(
      db,
      `${WRITTEN} AND (NOT after ? 'withdrawnOn' OR before ->> 'isByParty' = 'true')`,
      TAKEN_BACK,
    );
    await db.query(`
      CREATE OR REPLACE VIEW open_data.draft_remarks WITH (security_barrier) AS ${REMARKS},
           (remark ->> 'withdrawnOn')::date AS withdrawn_on, remark ->> 'withdrawnReason' AS withdrawn_reason ${FROM_DRAFTS}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW open_data.draft_remarks;
      CREATE VIEW open_data.draft_remarks AS ${REMARKS} ${FROM_DRAFTS};
      CALL publish_view('draft_remarks')`);
    await this.keepOwn(db, WRITTEN, '');
    await this.hold(db, SOUND);
  }

  /** What the database holds of each remark. */
  private async hold(db: QueryRunner, sound: string): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION sound_remarks(remarks jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN (SELECT coalesce(bool_and(${sound}), true) FROM jsonb_array_elements(remarks) AS remark)`);
  }

  /**
   * What each side may change of the remarks.
   * @param own what a side does to a remark of its own, as SQL over `before` and `after`
   * @param ever what holds for everybody
   */
  private async keepOwn(db: QueryRunner, own: string, ever: string): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION keep_remarks_own() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        spoken text[] := '{remarks,organization_ids,changed_at,revision}';
        answered text[] := '{answer,answerReason,answeredOn}';
        withdrawn text[] := '{withdrawnOn,withdrawnReason}';
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
        LOOP${ever}
          IF is_representative() AND NOT coalesce(${own}, false) THEN
            RAISE EXCEPTION 'a party changes remarks of its own that are not answered' USING ERRCODE = 'insufficient_privilege';
          END IF;
          IF is_keeper() AND (CASE WHEN before ->> 'isByParty' = 'true' THEN after IS NULL OR after - answered <> before - answered
                                  ELSE coalesce(after ->> 'isByParty' = 'true', false) END) THEN
            RAISE EXCEPTION 'the office answers a remark of a party and changes nothing else of it' USING ERRCODE = 'insufficient_privilege';
          END IF;
        END LOOP;
        RETURN NEW;
      END $$`);
  }
}
