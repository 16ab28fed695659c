import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What accounts are told of the changes of what they follow: one row for each account and entry of the history, made by a
 * job that every entry adds in its own transaction. `history_told` says how far that job has come; what changed before this
 * release is told to nobody.
 */
export class TellOfChanges1767200001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE history_told (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        size bigint NOT NULL CHECK (size >= 0)
      );
      INSERT INTO history_told (size) SELECT size FROM history_head;
      CREATE TABLE notification (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        entry_index bigint NOT NULL,
        told_at timestamptz(3) NOT NULL DEFAULT now(),
        read_at timestamptz(3),
        mail_id uuid,
        mail_settled_at timestamptz(3),
        CONSTRAINT notification_once UNIQUE (account_id, entry_index),
        CONSTRAINT notification_mail_settled CHECK (mail_settled_at IS NULL OR mail_id IS NOT NULL)
      );
      CREATE INDEX notification_unread_idx ON notification (account_id, entry_index) WHERE read_at IS NULL;
      CREATE INDEX notification_mail_id_idx ON notification (mail_id) WHERE mail_settled_at IS NULL;
      ALTER TABLE digest_subscription ADD COLUMN is_instant boolean NOT NULL DEFAULT false`);
    const own = `account_id = (SELECT actor_id())`;
    await db.query(`
      CALL protect('history_told'); CALL protect('notification');
      CREATE POLICY app_all ON history_told TO ikrar_app USING (true) WITH CHECK (true);
      CREATE POLICY app_own ON notification TO ikrar_app USING (${own}) WITH CHECK (${own});
      GRANT SELECT, UPDATE (size) ON history_told TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE (read_at, mail_id, mail_settled_at) ON notification TO ikrar_app;
      GRANT UPDATE (is_instant) ON digest_subscription TO ikrar_app`);
    await this.findFollowers(db);
    await this.addJobs(db);
    await this.digestNews(
      db,
      `
           AND (EXISTS (SELECT FROM public.saved_search k WHERE k.account_id = s.account_id AND k.is_mailed AND k.ended_at IS NULL)
             OR EXISTS (SELECT FROM public.notification n
                  WHERE n.account_id = s.account_id AND n.entry_index >= s.covered_index AND n.mail_id IS NULL AND n.read_at IS NULL))`,
    );
  }

  /** Who follows what an entry is about, whether they see it or not: that the policy decides, account by account. */
  private async findFollowers(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION followers_of(from_index bigint, until_index bigint) RETURNS TABLE (account_id uuid, entry_index bigint)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        WITH entry AS (
          SELECT h.index, h.about_id, h.record_id, h.record_kind, h.recorded_at, h.actor_id
            FROM public.history_entry h WHERE h.index >= from_index AND h.index < until_index
        ), subject AS (
          SELECT e.index, e.about_id AS id FROM entry e
          UNION SELECT e.index, s.speaker_id FROM entry e JOIN public.statement s ON s.id = e.record_id AND e.record_kind = 'statement'
          UNION SELECT e.index, c.speaker_id FROM entry e JOIN public.commitment c ON c.id = e.about_id
          UNION SELECT e.index, unnest(c.receiver_ids) FROM entry e JOIN public.commitment c ON c.id = e.about_id
          UNION SELECT e.index, named.id FROM entry e JOIN public.commitment c ON c.id = e.about_id
            CROSS JOIN LATERAL jsonb_array_elements(c.makers) AS listed(maker)
            CROSS JOIN LATERAL (SELECT (maker ->> 'organizationId')::uuid AS id
              UNION ALL SELECT t.person_id FROM public.tenure t WHERE t.id = (maker ->> 'tenureId')::uuid) named
          UNION SELECT e.index, t.id FROM entry e JOIN public.commitment c ON c.id = e.about_id
            JOIN public.topic t ON t.key = ANY (c.topic_keys)
        ), known AS (
          SELECT s.index, s.id FROM subject s WHERE s.id IS NOT NULL
          UNION SELECT s.index, p.merged_into_id FROM subject s JOIN public.person p ON p.id = s.id WHERE p.merged_into_id IS NOT NULL
          UNION SELECT s.index, p.id FROM subject s JOIN public.person p ON p.merged_into_id = s.id
        ), follower AS (
          SELECT f.account_id, k.index, f.since FROM known k JOIN public.follow f ON f.subject_id = k.id AND f.ended_at IS NULL
          UNION ALL
          SELECT a.id, e.index, a.created_at FROM entry e JOIN public.commitment c ON c.id = e.about_id
            JOIN public.demand d ON d.id = c.demand_id
            JOIN public.account a ON a.role = 'representative' AND a.organization_id = ANY (d.raised_by_ids)
           WHERE NOT EXISTS (SELECT FROM public.follow own WHERE own.account_id = a.id AND own.subject_id = c.id)
        )
        SELECT DISTINCT f.account_id, e.index FROM follower f JOIN entry e ON e.index = f.index
          JOIN public.account a ON a.id = f.account_id AND a.closed_at IS NULL
         WHERE e.recorded_at >= f.since AND e.actor_id <> f.account_id
         ORDER BY f.account_id, e.index $$;
      REVOKE EXECUTE ON FUNCTION followers_of(bigint, bigint) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION followers_of(bigint, bigint) TO ikrar_app`);
  }

  /** Whatever writes the history adds the job that tells of it; one that waits already stands for all of them. */
  private async addJobs(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION tell_of_changes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM add_job('notifications.tell', '{}', NULL, 'notifications.tell', 20);
        RETURN NULL;
      END $$;
      CREATE TRIGGER history_entry_is_told AFTER INSERT ON history_entry FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changes()`);
  }

  /** @param news what an account has to have for a mail to be begun */
  private async digestNews(db: QueryRunner, news: string): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION accounts_to_digest() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT s.account_id FROM public.digest_subscription s JOIN public.account a ON a.id = s.account_id
         WHERE s.is_wanted AND a.closed_at IS NULL AND a.email IS NOT NULL
           ${news}
         ORDER BY s.account_id $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await this.digestNews(
      db,
      `AND EXISTS (SELECT FROM public.saved_search k WHERE k.account_id = s.account_id AND k.is_mailed AND k.ended_at IS NULL)`,
    );
    await db.query(`
      DROP TRIGGER history_entry_is_told ON history_entry;
      DROP FUNCTION tell_of_changes(), followers_of(bigint, bigint);
      ALTER TABLE digest_subscription DROP COLUMN is_instant;
      DROP TABLE notification, history_told`);
  }
}
