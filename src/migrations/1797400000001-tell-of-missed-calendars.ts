import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADMINISTRATORS = `
          UNION ALL
          SELECT a.id, e.index, a.created_at FROM entry e
            JOIN public.clock_event k ON k.id = e.record_id AND e.record_kind = 'clock_event' AND k.clock = 'calendar_missing'
            JOIN public.account a ON a.role = 'administrator'`;

/** A year whose working days are missed is a clock that turns, once, and administrators are told of it: they keep the calendar. */
export class TellOfMissedCalendars1797400000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.know(db, `, 'calendar_missing'`, '');
    await db.query(`
      ALTER TABLE clock_event ADD CONSTRAINT clock_event_calendar_about_none CHECK ((clock = 'calendar_missing') = (subject_kind = 'holiday_year')
        AND (clock <> 'calendar_missing' OR commitment_id IS NULL))`);
    await this.findFollowers(db, ADMINISTRATORS);
  }

  async down(db: QueryRunner): Promise<void> {
    await this.findFollowers(db, '');
    await db.query(`ALTER TABLE clock_event DROP CONSTRAINT clock_event_calendar_about_none`);
    // What turned stays on record.
    await this.know(db, '', 'NOT VALID');
  }

  private async know(db: QueryRunner, more: string, validity: string): Promise<void> {
    await db.query(`
      ALTER TABLE clock_event DROP CONSTRAINT clock_event_clock_known, ADD CONSTRAINT clock_event_clock_known
        CHECK (clock IN ('due_soon', 'overdue', 'silent', 'not_taken_over', 'stalled_proposal', 'reply_window_over', 'exception_expired'${more})) ${validity}`);
  }

  /** @param besides more followers, as SQL that adds to the relation `follower` */
  private async findFollowers(db: QueryRunner, besides: string): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION followers_of(from_index bigint, until_index bigint) RETURNS TABLE (account_id uuid, entry_index bigint)
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
          UNION SELECT e.index, c.responsible_unit_id FROM entry e JOIN public.commitment c ON c.id = e.about_id
          UNION SELECT e.index, p.organization_id FROM entry e JOIN public.commitment c ON c.id = e.about_id
            JOIN public.post p ON p.id = c.pic_post_id
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
           WHERE NOT EXISTS (SELECT FROM public.follow own WHERE own.account_id = a.id AND own.subject_id = c.id)${besides}
        )
        SELECT DISTINCT f.account_id, e.index FROM follower f JOIN entry e ON e.index = f.index
          JOIN public.account a ON a.id = f.account_id AND a.closed_at IS NULL
         WHERE e.recorded_at >= f.since AND e.actor_id <> f.account_id
         ORDER BY f.account_id, e.index $$`);
  }
}
