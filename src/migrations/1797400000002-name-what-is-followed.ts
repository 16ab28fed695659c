import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADMINISTRATORS = `
          UNION ALL
          SELECT a.id, e.index, a.created_at, NULL, NULL FROM entry e
            JOIN public.clock_event k ON k.id = e.record_id AND e.record_kind = 'clock_event' AND k.clock = 'calendar_missing'
            JOIN public.account a ON a.role = 'administrator'`;

/**
 * Says by what an entry concerns an account: what it follows, and the tenure, post or demand that leads there. Telling
 * looks at both as the account sees them; whom it concerns by something hidden is told nothing. What administrators are
 * told of without following it, a year whose working days are missed, is neither.
 */
export class NameWhatIsFollowed1797400000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.findFollowers(db, {
      told: 'account_id uuid, entry_index bigint, subject_id uuid, via_id uuid',
      found: 'f.account_id, e.index, f.id, f.via',
      besides: ADMINISTRATORS,
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await this.findFollowers(db, {
      told: 'account_id uuid, entry_index bigint',
      found: 'DISTINCT f.account_id, e.index',
      besides: '',
    });
  }

  /** @param parts of the function as SQL: its columns, what they hold, and more of the relation `follower` */
  private async findFollowers(
    db: QueryRunner,
    { told, found, besides }: Record<'told' | 'found' | 'besides', string>,
  ): Promise<void> {
    await db.query(`
      DROP FUNCTION followers_of(bigint, bigint);
      CREATE FUNCTION followers_of(from_index bigint, until_index bigint) RETURNS TABLE (${told})
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        WITH entry AS (
          SELECT h.index, h.about_id, h.record_id, h.record_kind, h.recorded_at, h.actor_id
            FROM public.history_entry h WHERE h.index >= from_index AND h.index < until_index
        ), subject AS (
          SELECT e.index, e.about_id AS id, NULL::uuid AS via FROM entry e
          UNION SELECT e.index, s.speaker_id, NULL FROM entry e JOIN public.statement s ON s.id = e.record_id AND e.record_kind = 'statement'
          UNION SELECT e.index, c.speaker_id, NULL FROM entry e JOIN public.commitment c ON c.id = e.about_id
          UNION SELECT e.index, unnest(c.receiver_ids), NULL FROM entry e JOIN public.commitment c ON c.id = e.about_id
          UNION SELECT e.index, named.id, named.via FROM entry e JOIN public.commitment c ON c.id = e.about_id
            CROSS JOIN LATERAL jsonb_array_elements(c.makers) AS listed(maker)
            CROSS JOIN LATERAL (SELECT (maker ->> 'organizationId')::uuid AS id, NULL::uuid AS via
              UNION ALL SELECT t.person_id, t.id FROM public.tenure t WHERE t.id = (maker ->> 'tenureId')::uuid) named
          UNION SELECT e.index, t.id, NULL FROM entry e JOIN public.commitment c ON c.id = e.about_id
            JOIN public.topic t ON t.key = ANY (c.topic_keys)
          UNION SELECT e.index, c.responsible_unit_id, NULL FROM entry e JOIN public.commitment c ON c.id = e.about_id
          UNION SELECT e.index, p.organization_id, p.id FROM entry e JOIN public.commitment c ON c.id = e.about_id
            JOIN public.post p ON p.id = c.pic_post_id
        ), known AS (
          SELECT s.index, s.id, s.via FROM subject s WHERE s.id IS NOT NULL
          UNION SELECT s.index, p.merged_into_id, s.via FROM subject s JOIN public.person p ON p.id = s.id WHERE p.merged_into_id IS NOT NULL
          UNION SELECT s.index, p.id, s.via FROM subject s JOIN public.person p ON p.merged_into_id = s.id
        ), follower AS (
          SELECT f.account_id, k.index, f.since, k.id, k.via
            FROM known k JOIN public.follow f ON f.subject_id = k.id AND f.ended_at IS NULL
          UNION ALL
          SELECT a.id, e.index, a.created_at, c.id, d.id FROM entry e JOIN public.commitment c ON c.id = e.about_id
            JOIN public.demand d ON d.id = c.demand_id
            JOIN public.account a ON a.role = 'representative' AND a.organization_id = ANY (d.raised_by_ids)
           WHERE NOT EXISTS (SELECT FROM public.follow own WHERE own.account_id = a.id AND own.subject_id = c.id)${besides}
        )
        SELECT ${found} FROM follower f JOIN entry e ON e.index = f.index
          JOIN public.account a ON a.id = f.account_id AND a.closed_at IS NULL
         WHERE e.recorded_at >= f.since AND e.actor_id <> f.account_id $$;
      REVOKE EXECUTE ON FUNCTION followers_of(bigint, bigint) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION followers_of(bigint, bigint) TO ikrar_app`);
  }
}
