import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** Venues, events, who attended, and how many were said to have attended. */
export class StartEvents1764000003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE venue (${recordColumns},
        name text NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        address text,
        area_code text REFERENCES area (code) ON DELETE RESTRICT,
        organization_id uuid REFERENCES organization ON DELETE RESTRICT,
        capacity integer CONSTRAINT venue_capacity_positive CHECK (capacity > 0),
        capacity_qualifier text CONSTRAINT venue_capacity_qualifier_known CHECK (capacity_qualifier IN ('exactly', 'about', 'at_most')),
        note text,
        CONSTRAINT venue_capacity_qualified CHECK ((capacity IS NULL) = (capacity_qualifier IS NULL))
      )`);
    await db.query(`CREATE INDEX venue_name_idx ON venue (lower(name) COLLATE "id-ID-x-icu", id)`);
    await db.query(`CALL protect_record('venue')`);

    await db.query(`
      CREATE TABLE event (${recordColumns},
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT event_kind_known CHECK (kind IN ('consolidation', 'rally', 'audience', 'draft_discussion', 'wage_council',
          'tripartite_meeting', 'bipartite_meeting', 'bipartite_negotiation', 'mediation', 'council_hearing', 'leaders_meeting', 'announcement', 'other')),
        held_on date NOT NULL,
        ended_on date,
        starts_at timestamptz(3),
        ends_at timestamptz(3),
        venue_id uuid REFERENCES venue ON DELETE RESTRICT,
        place text,
        area_code text REFERENCES area (code) ON DELETE RESTRICT,
        host_ids uuid[] NOT NULL DEFAULT '{}',
        summary text,
        source_ids uuid[] NOT NULL DEFAULT '{}',
        CONSTRAINT event_days_in_order CHECK (ended_on >= held_on),
        CONSTRAINT event_times_in_order CHECK (ends_at > starts_at),
        CONSTRAINT event_time_on_its_day CHECK ((starts_at AT TIME ZONE 'Asia/Jakarta')::date BETWEEN held_on AND coalesce(ended_on, held_on))
      )`);
    await db.query(`CREATE INDEX event_held_on_idx ON event (held_on, id)`);
    await db.query(`CALL refer_all('event', 'host_ids', 'organization', 'id')`);
    await db.query(`CALL refer_all('event', 'source_ids', 'source', 'id')`);
    await db.query(`CALL protect_record('event')`);

    const withEvent = `$$visibility = 'public' AND EXISTS (SELECT FROM event e WHERE e.id = event_id)$$`;
    await db.query(`
      CREATE TABLE attendance (${recordColumns},
        event_id uuid NOT NULL REFERENCES event ON DELETE RESTRICT,
        person_id uuid REFERENCES person ON DELETE RESTRICT,
        post_id uuid REFERENCES post ON DELETE RESTRICT,
        organization_id uuid REFERENCES organization ON DELETE RESTRICT,
        on_behalf_of_id uuid REFERENCES organization ON DELETE RESTRICT,
        side text NOT NULL CONSTRAINT attendance_side_known CHECK (side IN ('government', 'union', 'employer', 'other')),
        capacity text NOT NULL CONSTRAINT attendance_capacity_known CHECK (capacity IN ('host', 'chair', 'speaker', 'participant', 'minute_taker', 'observer')),
        presence text NOT NULL CONSTRAINT attendance_presence_known CHECK (presence IN ('present', 'late', 'invited', 'absent', 'mentioned')),
        headcount integer CONSTRAINT attendance_headcount_positive CHECK (headcount > 0),
        source_id uuid REFERENCES source ON DELETE RESTRICT,
        note text,
        CONSTRAINT attendance_of_somebody CHECK (num_nonnulls(person_id, post_id, organization_id) >= 1),
        CONSTRAINT attendance_headcount_of_groups CHECK (headcount IS NULL OR (person_id IS NULL AND post_id IS NULL)),
        CONSTRAINT attendance_once UNIQUE NULLS NOT DISTINCT (event_id, person_id, post_id, organization_id)
      )`);
    await db.query(`CREATE INDEX attendance_person_id_idx ON attendance (person_id)`);
    await db.query(`CREATE INDEX attendance_organization_id_idx ON attendance (organization_id)`);
    await db.query(`CALL protect_record('attendance', ${withEvent})`);

    await db.query(`
      CREATE TABLE attendance_estimate (${recordColumns},
        event_id uuid NOT NULL REFERENCES event ON DELETE RESTRICT,
        source_id uuid NOT NULL REFERENCES source ON DELETE RESTRICT,
        words text NOT NULL,
        qualifier text NOT NULL CONSTRAINT attendance_estimate_qualifier_known CHECK (qualifier IN ('exactly', 'about', 'almost', 'more_than', 'at_least', 'at_most', 'between', 'unquantified')),
        least integer CONSTRAINT attendance_estimate_least_positive CHECK (least > 0),
        most integer CONSTRAINT attendance_estimate_most_positive CHECK (most > 0),
        claimed_by text,
        CONSTRAINT attendance_estimate_in_order CHECK (most >= least),
        CONSTRAINT attendance_estimate_number_as_qualified CHECK (CASE qualifier WHEN 'unquantified' THEN num_nonnulls(least, most) = 0 WHEN 'between' THEN num_nonnulls(least, most) = 2
          WHEN 'more_than' THEN least IS NOT NULL AND most IS NULL WHEN 'at_least' THEN least IS NOT NULL AND most IS NULL
          WHEN 'almost' THEN least IS NULL AND most IS NOT NULL WHEN 'at_most' THEN least IS NULL AND most IS NOT NULL
          ELSE least IS NOT NULL AND most = least END)
      )`);
    await db.query(`CREATE INDEX attendance_estimate_event_id_idx ON attendance_estimate (event_id)`);
    await db.query(`CALL protect_record('attendance_estimate', ${withEvent})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE attendance_estimate, attendance, event, venue`);
  }
}
