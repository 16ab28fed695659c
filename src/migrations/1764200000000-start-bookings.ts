import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** Requests for a meeting, and the use of rooms. No room is used twice at once: the database refuses it. */
export class StartBookings1764200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION is_sitting(starts timestamptz, ends timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN isfinite(starts) AND isfinite(ends) AND ends - starts BETWEEN interval '15 minutes' AND interval '12 hours'`);
    await this.startRequests(db);
    await this.startUses(db);
    await this.countUses(db);
    await this.letPartiesAsk(db, `'source', 'attachment', 'assessment', 'commitment', 'meeting_request'`);
  }

  private async startRequests(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE meeting_request (${recordColumns},
        organization_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        is_by_party boolean NOT NULL,
        venue_id uuid REFERENCES venue ON DELETE RESTRICT,
        purpose text NOT NULL,
        headcount integer NOT NULL CONSTRAINT meeting_request_headcount_positive CHECK (headcount > 0),
        preferred jsonb NOT NULL,
        source_id uuid REFERENCES source ON DELETE RESTRICT,
        asked_on date NOT NULL,
        state text NOT NULL CONSTRAINT meeting_request_state_known
          CHECK (state IN ('asked', 'proposed', 'accepted', 'approved', 'refused', 'withdrawn')),
        proposed_venue_id uuid REFERENCES venue ON DELETE RESTRICT,
        proposed_starts_at timestamptz(3),
        proposed_ends_at timestamptz(3),
        answer text,
        answered_on date,
        CONSTRAINT meeting_request_proposal_whole
          CHECK (num_nonnulls(proposed_venue_id, proposed_starts_at, proposed_ends_at) IN (0, 3)),
        CONSTRAINT meeting_request_proposal_stands CHECK (state NOT IN ('proposed', 'accepted') OR proposed_venue_id IS NOT NULL),
        CONSTRAINT meeting_request_proposal_sitting CHECK (is_sitting(proposed_starts_at, proposed_ends_at)),
        CONSTRAINT meeting_request_refused_with_reason CHECK (state <> 'refused' OR answer IS NOT NULL),
        CONSTRAINT meeting_request_answered_after_asking CHECK (answered_on >= asked_on)
      )`);
    await db.query(
      `CREATE INDEX meeting_request_organization_idx ON meeting_request (organization_id, asked_on)`,
    );
    await db.query(`CREATE INDEX meeting_request_asked_on_idx ON meeting_request (asked_on, id)`);
    await db.query(`
      CALL protect_record('meeting_request');
      CALL classify_record('meeting_request');
      CALL open_record('meeting_request', 'visibility = ''public''', 'party_ids', 'organization_id = (SELECT actor_organization())')`);
    await this.keepRequestsOwn(db);
  }

  /** A party asks and answers by its own login, the office for those that have none; who asked stays. */
  private async keepRequestsOwn(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION keep_requests_own() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        wish CONSTANT text[] := '{venue_id,purpose,headcount,preferred,source_id,asked_on}';
        changed text[];
        step text;
        is_askers boolean;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF is_keeper() AND NEW.is_by_party THEN
            RAISE EXCEPTION 'the office does not ask by the login of a party' USING ERRCODE = 'insufficient_privilege';
          ELSIF is_representative() AND (NOT NEW.is_by_party OR NEW.state <> 'asked' OR num_nonnulls(NEW.proposed_venue_id, NEW.answer, NEW.answered_on) > 0) THEN
            RAISE EXCEPTION 'a party asks in its own name, and answers no request' USING ERRCODE = 'insufficient_privilege';
          END IF;
          RETURN NEW;
        END IF;
        changed := ARRAY(SELECT key FROM jsonb_each(to_jsonb(NEW)) AS new_(key, value) WHERE value <> to_jsonb(OLD) -> key);
        step := OLD.state || '>' || NEW.state;
        is_askers := step IN ('proposed>accepted', 'proposed>asked', 'asked>withdrawn', 'proposed>withdrawn', 'accepted>withdrawn');
        IF changed && '{organization_id,is_by_party}' THEN
          RAISE EXCEPTION 'who asked stays' USING ERRCODE = 'insufficient_privilege';
        ELSIF is_keeper() AND OLD.is_by_party AND (changed && wish OR is_askers) THEN
          RAISE EXCEPTION 'the office neither edits nor answers for a party that asked by its own login' USING ERRCODE = 'insufficient_privilege';
        ELSIF is_representative() AND NOT changed <@ ('{changed_at,revision}'::text[]
            || CASE WHEN OLD.is_by_party THEN wish ELSE '{}' END
            || CASE WHEN is_askers THEN '{state}'::text[] ELSE '{}' END
            || CASE WHEN step = 'proposed>asked' THEN '{preferred}'::text[] ELSE '{}' END) THEN
          RAISE EXCEPTION 'a party answers no request, and edits none it did not enter' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE TRIGGER meeting_request_kept_own BEFORE INSERT OR UPDATE ON meeting_request FOR EACH ROW EXECUTE FUNCTION keep_requests_own()`);
  }

  private async startUses(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE booking (${recordColumns},
        venue_id uuid NOT NULL REFERENCES venue ON DELETE RESTRICT,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        organization_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        request_id uuid REFERENCES meeting_request ON DELETE RESTRICT,
        purpose text NOT NULL,
        headcount integer NOT NULL CONSTRAINT booking_headcount_positive CHECK (headcount > 0),
        crowding_reason text,
        released_at timestamptz(3),
        use text CONSTRAINT booking_use_known CHECK (use IN ('used', 'unused')),
        people_count integer CONSTRAINT booking_people_positive CHECK (people_count > 0),
        CONSTRAINT booking_sitting CHECK (is_sitting(starts_at, ends_at)),
        CONSTRAINT booking_no_overlap EXCLUDE USING gist (venue_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (released_at IS NULL),
        CONSTRAINT booking_released_is_not_used CHECK (released_at IS NULL OR use IS NULL),
        CONSTRAINT booking_people_where_used CHECK (people_count IS NULL OR use = 'used')
      )`);
    await db.query(`CREATE UNIQUE INDEX booking_of_request_once ON booking (request_id)`);
    await db.query(`CREATE INDEX booking_starts_at_idx ON booking (starts_at, id)`);
    await db.query(`CREATE INDEX booking_venue_idx ON booking (venue_id, starts_at, id)`);
    await db.query(`CREATE INDEX booking_organization_idx ON booking (organization_id, starts_at, id)`);
    await db.query(`
      CALL protect_record('booking');
      CALL classify_record('booking');
      CALL open_record('booking');
      CALL keep_within('booking', 'request_id', 'meeting_request', '%s.request_id')`);
  }

  /**
   * How much a room was asked for and used is for everybody, also where a single request is not: it reads as the owner.
   * A request counts for the room it asked for, also when it gets another; where it asked for none, for the one it got.
   */
  private async countUses(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION venue_use(of_venue uuid, from_day date, until_day date, as_of timestamptz) RETURNS json LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT json_build_object('requests', (
          SELECT row_to_json(counts) FROM (
            SELECT count(*) AS asked,
                   count(*) FILTER (WHERE state = 'approved' AND booked_id = of_venue) AS approved,
                   count(*) FILTER (WHERE state = 'approved' AND booked_id IS DISTINCT FROM of_venue) AS elsewhere,
                   count(*) FILTER (WHERE state = 'refused') AS refused,
                   count(*) FILTER (WHERE state = 'withdrawn') AS withdrawn,
                   count(*) FILTER (WHERE state IN ('asked', 'proposed', 'accepted')) AS open,
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY answered_on - asked_on) AS "medianDaysToAnswer"
              FROM (SELECT r.*, b.venue_id AS booked_id FROM public.meeting_request r LEFT JOIN public.booking b ON b.request_id = r.id
                     WHERE r.asked_on BETWEEN from_day AND until_day AND coalesce(r.venue_id, b.venue_id, r.proposed_venue_id) = of_venue) asked) counts),
          'bookings', (
          SELECT row_to_json(counts) FROM (
            SELECT count(*) AS made,
                   count(*) FILTER (WHERE use = 'used') AS used,
                   count(*) FILTER (WHERE use = 'unused') AS unused,
                   count(*) FILTER (WHERE released_at IS NOT NULL) AS released,
                   count(*) FILTER (WHERE released_at IS NULL AND use IS NULL AND ends_at > as_of) AS ahead,
                   count(*) FILTER (WHERE released_at IS NULL AND use IS NULL AND ends_at <= as_of) AS unsettled,
                   coalesce(sum(people_count), 0) AS people
              FROM public.booking WHERE venue_id = of_venue AND starts_at >= from_day::timestamp AT TIME ZONE 'Asia/Jakarta'
               AND starts_at < (until_day + 1)::timestamp AT TIME ZONE 'Asia/Jakarta') counts))
      $$`);
    await db.query(`
      REVOKE EXECUTE ON FUNCTION venue_use(uuid, date, date, timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION venue_use(uuid, date, date, timestamptz) TO ikrar_app, ikrar_public`);
  }

  /** The kinds of record whose history a representative adds to. */
  private async letPartiesAsk(db: QueryRunner, kinds: string): Promise<void> {
    await db.query(`
      DROP POLICY app_adds ON history_entry;
      CREATE POLICY app_adds ON history_entry FOR INSERT TO ikrar_app
        WITH CHECK (actor_id = (SELECT actor_id()) AND ((SELECT is_keeper()) OR ((SELECT is_representative()) AND record_kind IN (${kinds}))))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await this.letPartiesAsk(db, `'source', 'attachment', 'assessment', 'commitment'`);
    await db.query(`DROP FUNCTION venue_use(uuid, date, date, timestamptz)`);
    await db.query(`DROP TABLE booking, meeting_request`);
    await db.query(`DROP FUNCTION keep_requests_own(), is_sitting(timestamptz, timestamptz)`);
  }
}
