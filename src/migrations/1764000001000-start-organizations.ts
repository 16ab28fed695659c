import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** Areas, sources, organizations and who belongs to whom from when until when. */
export class StartOrganizations1764000001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION folded(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
      RETURN lower(regexp_replace(normalize(name, NFKC), '[^[:alnum:]]+', '', 'g'))`);
    await db.query(`
      CREATE TABLE area (${recordColumns},
        code text NOT NULL CONSTRAINT area_code_key UNIQUE,
        name text NOT NULL,
        level text NOT NULL CONSTRAINT area_level_known CHECK (level IN ('country', 'province', 'regency', 'city', 'district', 'village')),
        parent_code text REFERENCES area (code) ON DELETE RESTRICT
      )`);
    await db.query(`CALL protect_record('area')`);

    await db.query(`
      CREATE TABLE source (${recordColumns},
        kind text NOT NULL CONSTRAINT source_kind_known CHECK (kind IN ('regulation', 'decree', 'budget_document', 'signed_minutes', 'official_data',
          'government_release', 'recording', 'letter', 'news_article', 'union_release', 'employer_release', 'social_post', 'testimony', 'other')),
        party text NOT NULL CONSTRAINT source_party_known CHECK (party IN ('government', 'union', 'employer', 'media', 'court', 'other')),
        title text NOT NULL,
        publisher text,
        authors text[] NOT NULL DEFAULT '{}',
        url text,
        reference text,
        published_on date,
        captured_at timestamptz(3),
        content_sha256 text CONSTRAINT source_content_sha256_hexadecimal CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
        language text NOT NULL DEFAULT 'id',
        note text
      )`);
    await db.query(
      `CREATE INDEX source_published_on_idx ON source (coalesce(published_on, '-infinity'), id)`,
    );
    await db.query(`CALL protect_record('source')`);

    await db.query(`
      CREATE TABLE organization (${recordColumns},
        name text NOT NULL,
        acronym text,
        kind text NOT NULL CONSTRAINT organization_kind_known CHECK (kind IN ('union', 'government_body', 'council', 'tripartite_body', 'employer',
          'employers_association', 'media', 'forum', 'other')),
        level text CONSTRAINT organization_level_known CHECK (level IN ('international', 'national_confederation', 'national_federation',
          'national_sector', 'province', 'regency_coordination', 'regency_sector_branch', 'workplace', 'alliance')),
        level_label text,
        faction text,
        registration_number text,
        aliases jsonb NOT NULL DEFAULT '[]',
        area_codes text[] NOT NULL DEFAULT '{}',
        CONSTRAINT organization_level_of_unions CHECK (level IS NULL OR kind = 'union')
      )`);
    await db.query(
      `CREATE UNIQUE INDEX organization_name_taken ON organization (folded(name), folded(coalesce(faction, '')))`,
    );
    await db.query(
      `CREATE INDEX organization_name_idx ON organization (lower(name) COLLATE "id-ID-x-icu", id)`,
    );
    await db.query(`CALL refer_all('organization', 'area_codes', 'area', 'code')`);
    await db.query(`CALL protect_record('organization')`);

    await db.query(`
      CREATE TABLE affiliation (${recordColumns},
        member_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        parent_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        bond text NOT NULL CONSTRAINT affiliation_bond_known CHECK (bond IN ('affiliate', 'alliance')),
        started_on date,
        ended_on date,
        source_id uuid REFERENCES source ON DELETE RESTRICT,
        CONSTRAINT affiliation_days_in_order CHECK (ended_on >= started_on),
        CONSTRAINT affiliation_not_with_itself CHECK (member_id <> parent_id),
        CONSTRAINT affiliation_no_overlap EXCLUDE USING gist (member_id WITH =, daterange(started_on, ended_on, '[]') WITH &&) WHERE (bond = 'affiliate'),
        CONSTRAINT affiliation_alliance_no_overlap EXCLUDE USING gist (member_id WITH =, parent_id WITH =, daterange(started_on, ended_on, '[]') WITH &&) WHERE (bond = 'alliance')
      )`);
    await db.query(`CREATE INDEX affiliation_parent_id_idx ON affiliation (parent_id)`);
    await db.query(`
      CREATE FUNCTION refuse_affiliation_circle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('affiliation', 0));
        IF EXISTS (
          WITH RECURSIVE above(id, days) AS (
            SELECT NEW.parent_id, daterange(NEW.started_on, NEW.ended_on, '[]')
            UNION
            SELECT a.parent_id, above.days * daterange(a.started_on, a.ended_on, '[]')
              FROM above JOIN public.affiliation a ON a.member_id = above.id
             WHERE a.id <> NEW.id AND above.days && daterange(a.started_on, a.ended_on, '[]')
          )
          SELECT FROM above WHERE above.id = NEW.member_id
        ) THEN
          RAISE EXCEPTION 'an organization would belong to itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'affiliation_no_circle', TABLE = 'affiliation';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(
      `CREATE TRIGGER affiliation_no_circle AFTER INSERT OR UPDATE ON affiliation FOR EACH ROW EXECUTE FUNCTION refuse_affiliation_circle()`,
    );
    await db.query(`CALL protect_record('affiliation')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE affiliation, organization, source, area`);
    await db.query(`DROP FUNCTION refuse_affiliation_circle(), folded(text)`);
  }
}
