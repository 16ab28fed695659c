import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** Files of sources. The table says whose they are and what they are; their bytes lie in the file store. */
export class StartAttachments1764140000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Tells the files of this database from those of another one in the same folder.
    await db.query(`ALTER TABLE installation ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid()`);
    await db.query(`
      CREATE TABLE attachment (${recordColumns},
        source_id uuid NOT NULL REFERENCES source ON DELETE RESTRICT,
        name text NOT NULL CONSTRAINT attachment_name_of_a_file CHECK (name ~ '^[^/\\\\[:cntrl:]]+$' AND char_length(name) <= 200),
        media_type text NOT NULL CONSTRAINT attachment_media_type_known CHECK (media_type IN (
          'application/pdf', 'image/jpeg', 'image/png', 'text/csv',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
        byte_count integer NOT NULL CONSTRAINT attachment_not_empty CHECK (byte_count BETWEEN 1 AND 1073741824),
        sha256 text NOT NULL CONSTRAINT attachment_sha256_hexadecimal CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        original_sha256 text NOT NULL CONSTRAINT attachment_original_sha256_hexadecimal CHECK (original_sha256 ~ '^[0-9a-f]{64}$'),
        width integer,
        height integer,
        caption text CONSTRAINT attachment_caption_short CHECK (char_length(caption) BETWEEN 1 AND 2000),
        withdrawn_at timestamptz(3),
        CONSTRAINT attachment_images_have_a_size
          CHECK ((media_type LIKE 'image/%') = (width IS NOT NULL AND height IS NOT NULL) AND (width IS NULL) = (height IS NULL)
                 AND width > 0 IS NOT FALSE AND height > 0 IS NOT FALSE),
        CONSTRAINT attachment_images_alone_are_drawn_anew CHECK (media_type LIKE 'image/%' OR sha256 = original_sha256),
        CONSTRAINT attachment_once UNIQUE (source_id, sha256),
        CONSTRAINT attachment_original_once UNIQUE (source_id, original_sha256)
      )`);
    await db.query(`CREATE INDEX attachment_recorded_by_idx ON attachment (recorded_by_id, recorded_at)`);
    await this.keepBytes(db);
    await this.countAll(db);
    await db.query(`
      CALL protect_record('attachment');
      CALL classify_record('attachment');
      CALL open_record('attachment', 'visibility = ''public''', 'party_ids',
        $$recorded_by_id = (SELECT actor_id()) AND EXISTS (SELECT FROM source s WHERE s.id = source_id AND s.recorded_by_id = (SELECT actor_id()))$$);
      CALL keep_within('attachment', 'source_id', 'source', '%s.source_id')`);
  }

  /** What a file is never changes; what it is called, who may see it, and whether it is still there does. */
  private async keepBytes(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION refuse_another_file() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.source_id, NEW.media_type, NEW.byte_count, NEW.sha256, NEW.original_sha256) IS DISTINCT FROM (OLD.source_id, OLD.media_type, OLD.byte_count, OLD.sha256, OLD.original_sha256)
           OR (NEW.width, NEW.height) IS DISTINCT FROM (OLD.width, OLD.height) OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at) THEN
          RAISE EXCEPTION 'an attachment keeps its file' USING ERRCODE = 'check_violation', CONSTRAINT = 'attachment_keeps_its_file', TABLE = 'attachment';
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(
      `CREATE TRIGGER attachment_keeps_its_file BEFORE UPDATE ON attachment FOR EACH ROW EXECUTE FUNCTION refuse_another_file()`,
    );
  }

  /** Room is shared by all, seen or not, and a file is held by its record, whoever asks: so these read as the owner. */
  private async countAll(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION attachment_bytes(of_account uuid, OUT total bigint, OUT lately bigint) LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT coalesce(sum(byte_count) FILTER (WHERE withdrawn_at IS NULL), 0),
               coalesce(sum(byte_count) FILTER (WHERE recorded_by_id = of_account AND recorded_at > now() - interval '24 hours'), 0)
          FROM public.attachment
      $$`);
    await db.query(`
      CREATE FUNCTION attachments_held(names text[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT id FROM public.attachment WHERE id::text = ANY (names) AND withdrawn_at IS NULL
      $$`);
    await db.query(`
      REVOKE EXECUTE ON FUNCTION attachment_bytes(uuid), attachments_held(text[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION attachment_bytes(uuid), attachments_held(text[]) TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER source_attachment_source_id_within ON source`);
    await db.query(`DROP TABLE attachment`);
    await db.query(`DROP FUNCTION attachments_held(text[]), attachment_bytes(uuid), refuse_another_file()`);
    await db.query(`ALTER TABLE installation DROP COLUMN id`);
  }
}
