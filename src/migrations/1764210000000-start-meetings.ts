import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** Meetings: what an event of that sort has besides; agenda, attendance in a capacity, minutes and their corrections. */
export class StartMeetings1764210000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.widenEvents(db);
    await this.startMeetings(db);
    await this.startAgenda(db);
    await this.startMinutes(db);
    await this.holdToMinutes(db);
    await this.holdToOutcomes(db);
    await this.cancelTogether(db);
  }

  private async widenEvents(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE organization ADD COLUMN letterhead text`);
    await db.query(`ALTER TABLE event ADD COLUMN cancelled_on date`);
    await db.query(`
      ALTER TABLE attendance ADD COLUMN tenure_id uuid REFERENCES tenure ON DELETE RESTRICT, ADD COLUMN role text, ADD COLUMN was_invited boolean,
        DROP CONSTRAINT attendance_once, DROP CONSTRAINT attendance_of_somebody,
        ADD CONSTRAINT attendance_once UNIQUE NULLS NOT DISTINCT (event_id, person_id, post_id, organization_id, role),
        ADD CONSTRAINT attendance_of_somebody CHECK (num_nonnulls(person_id, post_id, organization_id, role) >= 1),
        ADD CONSTRAINT attendance_role_of_unnamed CHECK (role IS NULL OR person_id IS NULL),
        ADD CONSTRAINT attendance_invited_was_invited CHECK (presence <> 'invited' OR was_invited IS NOT FALSE),
        ADD CONSTRAINT attendance_tenure_of_person CHECK (tenure_id IS NULL OR person_id IS NOT NULL)`);
    await db.query(`CREATE INDEX attendance_tenure_id_idx ON attendance (tenure_id)`);
    await db.query(
      `CREATE UNIQUE INDEX attendance_one_chair ON attendance (event_id) WHERE capacity = 'chair'`,
    );
    await db.query(`
      ALTER TABLE follow_up ALTER COLUMN commitment_id DROP NOT NULL,
        ADD CONSTRAINT follow_up_of_something CHECK (num_nonnulls(commitment_id, event_id) >= 1)`);
    await db.query(`CREATE INDEX follow_up_event_id_idx ON follow_up (event_id)`);
    await db.query(`CALL keep_within('follow_up', 'event_id', 'event', '%s.event_id')`);
  }

  private async startMeetings(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE meeting (${recordColumns},
        event_id uuid NOT NULL REFERENCES event ON DELETE RESTRICT,
        booking_id uuid REFERENCES booking ON DELETE RESTRICT,
        office_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        state text NOT NULL CONSTRAINT meeting_state_known
          CHECK (state IN ('planned', 'open', 'closed', 'checked', 'signed', 'locked', 'cancelled')),
        invitation_number text,
        moved_at timestamptz(3),
        opened_at timestamptz(3),
        closed_at timestamptz(3),
        minutes_number text,
        checked_by_id uuid REFERENCES account ON DELETE RESTRICT,
        checked_at timestamptz(3),
        signed_by_id uuid REFERENCES attendance ON DELETE RESTRICT,
        signed_on date,
        signed_place text,
        source_id uuid REFERENCES source ON DELETE RESTRICT,
        locked_at timestamptz(3),
        log_id uuid,
        log_digest text,
        CONSTRAINT meeting_times_in_order CHECK (closed_at >= opened_at),
        CONSTRAINT meeting_checked_by_somebody CHECK ((state IN ('checked', 'signed', 'locked')) = (checked_by_id IS NOT NULL) AND (checked_by_id IS NULL) = (checked_at IS NULL)),
        CONSTRAINT meeting_signed_by_somebody
          CHECK ((state IN ('signed', 'locked')) = (signed_by_id IS NOT NULL) AND (signed_by_id IS NULL) = (signed_on IS NULL)),
        CONSTRAINT meeting_locked_when_locked CHECK ((state = 'locked') = (locked_at IS NOT NULL)),
        CONSTRAINT meeting_logged_whole CHECK ((log_id IS NULL) = (log_digest IS NULL))
      )`);
    await db.query(`
      CREATE UNIQUE INDEX meeting_of_event_once ON meeting (event_id);
      CREATE UNIQUE INDEX meeting_of_booking_once ON meeting (booking_id);
      CREATE UNIQUE INDEX meeting_logged_once ON meeting (log_id);
      CREATE UNIQUE INDEX meeting_of_source_once ON meeting (source_id);
      CREATE INDEX meeting_office_id_idx ON meeting (office_id)`);
    await db.query(`
      CALL protect_record('meeting');
      CALL classify_record('meeting');
      CALL open_record('meeting');
      CALL keep_within('meeting', 'event_id', 'event', '%s.event_id');
      CALL keep_within('source', 'id', 'meeting', '(SELECT minuted.id FROM public.meeting minuted WHERE minuted.source_id = %s.id)')`);
  }

  private async startAgenda(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE agenda_item (${recordColumns},
        meeting_id uuid NOT NULL REFERENCES meeting ON DELETE RESTRICT,
        place numeric NOT NULL,
        title text,
        side text CONSTRAINT agenda_item_side_known CHECK (side IN ('government', 'union', 'employer', 'other')),
        raised_by_id uuid REFERENCES organization ON DELETE RESTRICT,
        commitment_id uuid REFERENCES commitment ON DELETE RESTRICT,
        is_brought boolean NOT NULL,
        outcome text CONSTRAINT agenda_item_outcome_known CHECK (outcome IN ('heard', 'evidence_given', 'deferred', 'not_raised')),
        deferred_to date,
        outcome_note text,
        withdrawn_at timestamptz(3),
        CONSTRAINT agenda_item_about_one_thing CHECK (num_nonnulls(title, commitment_id) = 1),
        CONSTRAINT agenda_item_brought_commitment CHECK (NOT is_brought OR commitment_id IS NOT NULL),
        CONSTRAINT agenda_item_brought_stays CHECK (NOT is_brought OR withdrawn_at IS NULL),
        CONSTRAINT agenda_item_deferred_to_a_day CHECK ((outcome = 'deferred') IS TRUE = (deferred_to IS NOT NULL))
      )`);
    await db.query(
      `CREATE UNIQUE INDEX agenda_item_commitment_once ON agenda_item (meeting_id, commitment_id) WHERE withdrawn_at IS NULL`,
    );
    await db.query(`CREATE INDEX agenda_item_meeting_idx ON agenda_item (meeting_id, place, id)`);
    await db.query(`CREATE INDEX agenda_item_commitment_idx ON agenda_item (commitment_id)`);
    await db.query(`
      CALL protect_record('agenda_item');
      CALL classify_record('agenda_item');
      CALL open_record('agenda_item');
      CALL keep_within('agenda_item', 'meeting_id', 'meeting', '%s.meeting_id');
      CALL keep_within('agenda_item', 'commitment_id', 'commitment', '%s.commitment_id')`);
  }

  private async startMinutes(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION votes_in(votes jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN (SELECT sum((vote ->> 'count')::bigint) FROM jsonb_array_elements(votes) AS vote)`);
    const settled = `$$visibility = 'public' AND is_settled$$, $$CASE WHEN is_settled THEN party_ids END$$`;
    await db.query(`
      CREATE TABLE minutes_point (${recordColumns},
        meeting_id uuid NOT NULL REFERENCES meeting ON DELETE RESTRICT,
        agenda_item_id uuid REFERENCES agenda_item ON DELETE RESTRICT,
        place numeric NOT NULL,
        kind text NOT NULL CONSTRAINT minutes_point_kind_known CHECK (kind IN ('opening', 'information', 'discussion', 'conclusion', 'decision', 'closing')),
        text text NOT NULL,
        speaker_id uuid REFERENCES attendance ON DELETE RESTRICT,
        votes jsonb,
        votes_cast integer,
        is_settled boolean NOT NULL,
        withdrawn_at timestamptz(3),
        statement_id uuid REFERENCES statement ON DELETE RESTRICT,
        demand_id uuid REFERENCES demand ON DELETE RESTRICT,
        commitment_id uuid REFERENCES commitment ON DELETE RESTRICT,
        follow_up_id uuid REFERENCES follow_up ON DELETE RESTRICT,
        CONSTRAINT minutes_point_decisions_are_voted_on CHECK (votes IS NULL OR kind = 'decision'),
        CONSTRAINT minutes_point_votes_counted CHECK ((votes IS NULL) = (votes_cast IS NULL)),
        CONSTRAINT minutes_point_votes_add_up CHECK (votes_in(votes) = votes_cast)
      )`);
    await db.query(`CREATE INDEX minutes_point_meeting_idx ON minutes_point (meeting_id, place, id)`);
    for (const column of [
      'speaker_id',
      'agenda_item_id',
      'statement_id',
      'demand_id',
      'commitment_id',
      'follow_up_id',
    ])
      await db.query(
        `CREATE INDEX minutes_point_${column}_idx ON minutes_point (${column}) WHERE ${column} IS NOT NULL`,
      );
    await db.query(`
      CALL protect_record('minutes_point');
      CALL classify_record('minutes_point');
      CALL open_record('minutes_point', ${settled});
      CALL keep_within('minutes_point', 'meeting_id', 'meeting', '%s.meeting_id')`);
    await db.query(`
      CREATE TABLE minutes_correction (${recordColumns},
        meeting_id uuid NOT NULL REFERENCES meeting ON DELETE RESTRICT,
        number integer CONSTRAINT minutes_correction_number_positive CHECK (number > 0),
        point_id uuid REFERENCES minutes_point ON DELETE RESTRICT,
        text text NOT NULL,
        grounds text NOT NULL,
        CONSTRAINT minutes_correction_numbered_once UNIQUE (meeting_id, number)
      )`);
    await db.query(`
      CALL protect_record('minutes_correction');
      CALL classify_record('minutes_correction');
      CALL open_record('minutes_correction');
      CALL keep_within('minutes_correction', 'meeting_id', 'meeting', '%s.meeting_id');
      CALL keep_within('minutes_correction', 'point_id', 'minutes_point', '%s.point_id')`);
  }

  /** What the chair has checked stays as it is: the points, and with the signature the agenda and the attendance. */
  private async holdToMinutes(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION hold_to_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        free text[] := '{visibility,party_ids,restricted_ground,restricted_until,is_published_apart,changed_at,revision,is_settled,statement_id,demand_id,commitment_id,follow_up_id}';
        stand text;
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - free = to_jsonb(OLD) - free THEN RETURN NEW; END IF;
        EXECUTE format('SELECT m.state FROM meeting m WHERE m.%I = $1 FOR SHARE', TG_ARGV[0]) INTO stand
          USING (to_jsonb(NEW) ->> TG_ARGV[1])::uuid;
        IF stand = ANY (TG_ARGV[2]::text[]) THEN
          RAISE EXCEPTION 'the minutes are %', stand USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_hold', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE FUNCTION hold_signed_facts() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE free text[] := '{state,visibility,party_ids,restricted_ground,restricted_until,is_published_apart,changed_at,revision,source_id,locked_at}';
      BEGIN
        IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
          RAISE EXCEPTION 'the minutes are %', OLD.state USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_hold', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE FUNCTION hold_minutes_correction() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        free text[] := '{visibility,party_ids,restricted_ground,restricted_until,is_published_apart,changed_at,revision}';
        stand text;
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF to_jsonb(NEW) - free = to_jsonb(OLD) - free THEN RETURN NEW; END IF;
          RAISE EXCEPTION 'a correction of minutes stands as it was entered' USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_correction_stands', TABLE = TG_TABLE_NAME;
        END IF;
        SELECT m.state FROM meeting m WHERE m.id = NEW.meeting_id FOR SHARE INTO stand;
        IF stand <> 'locked' THEN
          RAISE EXCEPTION 'the minutes are %', stand USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_correction_of_locked', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE TRIGGER minutes_hold BEFORE UPDATE ON meeting FOR EACH ROW WHEN (OLD.state IN ('signed', 'locked')) EXECUTE FUNCTION hold_signed_facts();
      CREATE TRIGGER minutes_correction_stands BEFORE INSERT OR UPDATE ON minutes_correction FOR EACH ROW EXECUTE FUNCTION hold_minutes_correction();
      CREATE TRIGGER minutes_hold BEFORE INSERT OR UPDATE ON minutes_point FOR EACH ROW EXECUTE FUNCTION hold_to_minutes('id', 'meeting_id', '{checked,signed,locked,cancelled}');
      CREATE TRIGGER minutes_hold BEFORE INSERT OR UPDATE ON agenda_item FOR EACH ROW EXECUTE FUNCTION hold_to_minutes('id', 'meeting_id', '{signed,locked}');
      CREATE TRIGGER minutes_hold BEFORE INSERT OR UPDATE ON attendance FOR EACH ROW EXECUTE FUNCTION hold_to_minutes('event_id', 'event_id', '{signed,locked}')`);
  }

  /** A meeting that is closed has an outcome for each commitment on its agenda. */
  private async holdToOutcomes(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION close_with_outcomes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM agenda_item i WHERE i.meeting_id = NEW.id AND i.commitment_id IS NOT NULL AND i.outcome IS NULL AND i.withdrawn_at IS NULL) THEN
          RAISE EXCEPTION 'commitments on the agenda have no outcome' USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_closed_with_outcomes', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END $$;
      CREATE FUNCTION keep_outcomes() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE stand text;
      BEGIN
        SELECT m.state INTO stand FROM meeting m WHERE m.id = NEW.meeting_id FOR SHARE;
        IF stand NOT IN ('planned', 'open', 'cancelled') THEN
          RAISE EXCEPTION 'the meeting is %', stand USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_item_has_outcome', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE TRIGGER closed_with_outcomes BEFORE UPDATE OF state ON meeting FOR EACH ROW
        WHEN (OLD.state = 'open' AND NEW.state = 'closed') EXECUTE FUNCTION close_with_outcomes();
      CREATE TRIGGER outcomes_kept BEFORE INSERT OR UPDATE OF commitment_id, outcome, withdrawn_at ON agenda_item FOR EACH ROW
        WHEN (NEW.commitment_id IS NOT NULL AND NEW.outcome IS NULL AND NEW.withdrawn_at IS NULL) EXECUTE FUNCTION keep_outcomes()`);
  }

  /** An event that is a meeting is called off with it. */
  private async cancelTogether(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION cancel_with_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM meeting m WHERE m.event_id = NEW.id AND m.state <> 'cancelled') THEN
          RAISE EXCEPTION 'the meeting is not cancelled' USING ERRCODE = 'check_violation', CONSTRAINT = 'event_cancelled_with_its_meeting', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER cancelled_with_meeting BEFORE UPDATE OF cancelled_on ON event FOR EACH ROW
        WHEN (NEW.cancelled_on IS NOT NULL) EXECUTE FUNCTION cancel_with_meeting()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER minutes_hold ON attendance`);
    await db.query(`DROP TRIGGER cancelled_with_meeting ON event`);
    for (const [part, column, whole] of [
      ['agenda_item', 'commitment_id', 'commitment'],
      ['meeting', 'event_id', 'event'],
      ['follow_up', 'event_id', 'event'],
    ])
      await db.query(`DROP TRIGGER ${whole}_${part}_${column}_within ON ${whole}`);
    await db.query(`DROP TRIGGER source_id_within ON source`);
    await db.query(`DROP TABLE minutes_correction, minutes_point, agenda_item, meeting`);
    await db.query(
      `DROP FUNCTION hold_to_minutes(), hold_signed_facts(), hold_minutes_correction(), close_with_outcomes(), keep_outcomes(), cancel_with_meeting(), votes_in(jsonb)`,
    );
    await db.query(`DROP TRIGGER follow_up_event_id_within ON follow_up`);
    await db.query(`DROP INDEX follow_up_event_id_idx`);
    await db.query(
      `ALTER TABLE follow_up DROP CONSTRAINT follow_up_of_something, ALTER COLUMN commitment_id SET NOT NULL`,
    );
    await db.query(`DROP INDEX attendance_tenure_id_idx, attendance_one_chair`);
    await db.query(`
      ALTER TABLE attendance DROP CONSTRAINT attendance_once, DROP CONSTRAINT attendance_of_somebody,
        DROP COLUMN tenure_id, DROP COLUMN role, DROP COLUMN was_invited,
        ADD CONSTRAINT attendance_of_somebody CHECK (num_nonnulls(person_id, post_id, organization_id) >= 1),
        ADD CONSTRAINT attendance_once UNIQUE NULLS NOT DISTINCT (event_id, person_id, post_id, organization_id)`);
    await db.query(`ALTER TABLE event DROP COLUMN cancelled_on`);
    await db.query(`ALTER TABLE organization DROP COLUMN letterhead`);
  }
}
