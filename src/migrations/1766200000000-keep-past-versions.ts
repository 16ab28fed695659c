import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of record that are read as of an earlier day, with what opens them to everybody and to a party. */
const KINDS: readonly { table: string; everybody?: string; parties?: string }[] = [
  { table: 'area' },
  { table: 'synonym' },
  { table: 'source' },
  { table: 'attachment' },
  { table: 'organization' },
  { table: 'affiliation' },
  { table: 'person' },
  { table: 'post' },
  { table: 'tenure' },
  { table: 'venue' },
  { table: 'event' },
  { table: 'attendance' },
  { table: 'attendance_estimate' },
  { table: 'meeting_request' },
  { table: 'booking' },
  { table: 'demand' },
  { table: 'statement' },
  { table: 'topic' },
  { table: 'commitment', everybody: 'is_public', parties: 'audience_ids' },
  {
    table: 'assessment',
    everybody: `visibility = 'public' AND state <> 'proposed'`,
    parties: `CASE WHEN state <> 'proposed' THEN party_ids END`,
  },
  { table: 'follow_up' },
  { table: 'meeting' },
  { table: 'agenda_item' },
  {
    table: 'minutes_point',
    everybody: `visibility = 'public' AND is_settled`,
    parties: 'CASE WHEN is_settled THEN party_ids END',
  },
  { table: 'minutes_correction' },
];

/** The rows lists of commitments are read through, by the key each carries, and where the commitment has its keys. */
const LINKS: readonly [table: string, key: string, keys: string][] = [
  ['commitment_receiver', 'organization_id', 'SELECT unnest(NEW.receiver_ids)'],
  [
    'commitment_maker',
    'organization_id',
    `SELECT DISTINCT (m ->> 'organizationId')::uuid FROM jsonb_array_elements(NEW.makers) AS m`,
  ],
  [
    'commitment_maker_post',
    'post_id',
    `SELECT DISTINCT (m ->> 'postId')::uuid FROM jsonb_array_elements(NEW.makers) AS m WHERE m ->> 'postId' IS NOT NULL`,
  ],
  ['commitment_topic', 'topic_key', 'SELECT unnest(NEW.topic_keys)'],
];
/** Which statements a commitment was made of carries no key, and is as old as the commitment. */
const STATEMENTS = [
  'commitment_statement',
  'statement_id',
  `SELECT DISTINCT (s ->> 'statementId')::uuid FROM jsonb_array_elements(NEW.statements) AS s`,
] as const;
const KEYS = 'record_state, is_public, fulfilment, due_key, stated_on, changed_at, audience_ids';
const ROADS = [
  ...LINKS.map((link) => [...link, KEYS] as const),
  [...STATEMENTS, 'is_public, audience_ids'] as const,
];
const SPAN = 'from_at, until_at, was_public, was_party_ids, still_public, still_party_ids';
const ofNew = (columns: string) => columns.replace(/\b(?=[a-z])/g, 'NEW.');

/**
 * The versions of each record that were replaced, in tables like its own, so that any statement over a table can be
 * asked as of an earlier instant along the same indexes. They are copied from the history and from nowhere else: the
 * span in which each was the latest is that of the history's own time.
 */
export class KeepPastVersions1766200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA past;
      GRANT USAGE ON SCHEMA past TO ikrar_app, ikrar_public`);
    await this.defineKeeping(db);
    for (const { table, everybody = `visibility = 'public'`, parties = 'party_ids' } of KINDS)
      await db.query(`CALL past.keep('${table}', $$${everybody}$$, $$${parties}$$)`);
    for (const [table, key] of LINKS) {
      await db.query(`CALL past.keep('${table}', 'is_public', 'audience_ids', 'commitment_id')`);
      await this.indexLinks(db, table, key);
    }
    await db.query(`
      CALL past.keep('commitment_statement', 'is_public', 'audience_ids', 'commitment_id', '(SELECT c.changed_at FROM public.commitment c WHERE c.id = commitment_id)');
      CREATE INDEX commitment_statement_statement_id_idx ON past.commitment_statement (statement_id)`);
    await this.fillFromHistory(db);
    await this.listCommitments(db);
    await db.query(`CREATE INDEX history_entry_recorded_at_idx ON history_entry (recorded_at, index)`);
  }

  /**
   * `past.keep` makes the table of a table's past versions, or adds the columns it lacks; whoever adds a column to a
   * record calls it again, and `past.fill` where the history already has values for it.
   */
  private async defineKeeping(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE PROCEDURE past.keep(of_table text, everybody_when text DEFAULT 'visibility = ''public''', parties text DEFAULT 'party_ids', id_column text DEFAULT 'id', changed text DEFAULT 'changed_at') LANGUAGE plpgsql AS $$
      DECLARE
        origin regclass := format('public.%I', of_table);
        col record;
        found record;
        names text;
      BEGIN
        IF to_regclass(format('past.%I', of_table)) IS NULL THEN
          EXECUTE format('CREATE TABLE past.%I (LIKE public.%I INCLUDING GENERATED)', of_table, of_table);
          FOR col IN SELECT attname FROM pg_attribute WHERE attrelid = format('past.%I', of_table)::regclass AND attnum > 0 AND attnotnull LOOP
            EXECUTE format('ALTER TABLE past.%I ALTER COLUMN %I DROP NOT NULL', of_table, col.attname);
          END LOOP;
          EXECUTE format('ALTER TABLE past.%I ADD COLUMN from_at timestamptz(3) NOT NULL, ADD COLUMN until_at timestamptz(3) NOT NULL,
            ADD COLUMN was_public boolean NOT NULL, ADD COLUMN was_party_ids uuid[] NOT NULL, ADD COLUMN still_public boolean NOT NULL, ADD COLUMN still_party_ids uuid[] NOT NULL,
            ADD CONSTRAINT %I CHECK (from_at < until_at)', of_table, of_table || '_span_has_length');
          EXECUTE format('CREATE INDEX %I ON past.%I (%I, until_at) INCLUDE (from_at)', of_table || '_version_idx', of_table, id_column);
          IF id_column = 'id' THEN
            FOR found IN SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = origin AND NOT indisprimary AND NOT indisexclusion LOOP
              EXECUTE regexp_replace(regexp_replace(found.definition, '^CREATE UNIQUE INDEX', 'CREATE INDEX'), ' ON public\\.', ' ON past.');
            END LOOP;
          END IF;
          EXECUTE format('ALTER TABLE past.%1$I ENABLE ROW LEVEL SECURITY; ALTER TABLE past.%1$I FORCE ROW LEVEL SECURITY', of_table);
          EXECUTE format('CREATE POLICY owner_all ON past.%I TO CURRENT_USER USING (true) WITH CHECK (true)', of_table);
          EXECUTE format('CREATE POLICY app_reads ON past.%I FOR SELECT TO ikrar_app USING ((SELECT is_keeper())
            OR ((was_public OR was_party_ids && (SELECT actor_circle())) AND (still_public OR still_party_ids && (SELECT actor_circle()))))', of_table);
          EXECUTE format('CREATE POLICY public_reads ON past.%I FOR SELECT TO ikrar_public USING (was_public AND still_public)', of_table);
        ELSE
          FOR col IN SELECT attname, format_type(atttypid, atttypmod) AS type FROM pg_attribute a WHERE attrelid = origin AND attnum > 0 AND NOT attisdropped
              AND NOT EXISTS (SELECT FROM pg_attribute b WHERE b.attrelid = format('past.%I', of_table)::regclass AND b.attname = a.attname) LOOP
            EXECUTE format('ALTER TABLE past.%I ADD COLUMN %I %s', of_table, col.attname, col.type);
          END LOOP;
          EXECUTE format('DROP VIEW past.%I', of_table || '_ever');
        END IF;
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO names FROM pg_attribute WHERE attrelid = origin AND attnum > 0 AND NOT attisdropped;
        EXECUTE format('CREATE VIEW past.%1$I WITH (security_invoker = true) AS
          SELECT %2$s, %3$I AS record_id, %7$s AS written_at, %7$s AS from_at, ''infinity''::timestamptz(3) AS until_at, (%4$s) AS was_public, (%5$s)::uuid[] AS was_party_ids,
                 true AS still_public, NULL::uuid[] AS still_party_ids FROM public.%6$I
          UNION ALL SELECT %2$s, %3$I, %8$s, from_at, until_at, was_public, was_party_ids, still_public, still_party_ids FROM past.%6$I',
          of_table || '_ever', names, id_column, everybody_when, parties, of_table, changed,
          (SELECT coalesce(max(attname), 'from_at') FROM pg_attribute WHERE attrelid = origin AND attname = 'changed_at'));
        EXECUTE format('GRANT SELECT ON past.%I, past.%I TO ikrar_app, ikrar_public', of_table, of_table || '_ever');
      END $$`);
  }

  /** As on the rows of now, with the span beside the keys. */
  private async indexLinks(db: QueryRunner, table: string, key: string): Promise<void> {
    const span = 'from_at, until_at, was_public, still_public';
    await db.query(`
      CREATE INDEX ${table}_${key}_due_idx ON past.${table} (${key}, record_state, fulfilment, due_key, commitment_id) INCLUDE (${span});
      CREATE INDEX ${table}_${key}_stated_idx ON past.${table} (${key}, record_state, stated_on, commitment_id) INCLUDE (fulfilment, ${span});
      CREATE INDEX ${table}_${key}_changed_idx ON past.${table} (${key}, record_state, changed_at, commitment_id) INCLUDE (fulfilment, ${span})`);
  }

  /**
   * Of an erased version the next that is left speaks: a name that is gone stays gone. One that was open to whom the
   * erased one was, else what is on record now, so that nobody reads what was hidden from them.
   */
  private async fillFromHistory(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION past.row_of(record jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
      RETURN (SELECT jsonb_object_agg(lower(regexp_replace(key, '([A-Z])', '_\\1', 'g')), value) FROM jsonb_each(record))`);
    await db.query(`
      CREATE PROCEDURE past.fill(of_kind text, of_record uuid DEFAULT NULL, of_revision integer DEFAULT NULL) LANGUAGE plpgsql AS $$
      DECLARE names text;
      BEGIN
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO names FROM pg_attribute
         WHERE attrelid = format('public.%I', of_kind)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format('INSERT INTO past.%1$I (%2$s, ${SPAN})
          SELECT %3$s, old.recorded_at, next.recorded_at, old.is_public, old.party_ids, last.is_public, last.party_ids
            FROM public.history_entry old
            JOIN public.history_entry next ON next.record_id = old.record_id AND next.revision = old.revision + 1 AND next.recorded_at > old.recorded_at
           CROSS JOIN LATERAL (
                 SELECT told.json FROM (
                   SELECT h.json, h.revision, h.revision = old.revision OR h.is_public OR (NOT old.is_public AND old.party_ids <@ h.party_ids) AS fits
                     FROM public.history_entry h WHERE h.record_id = old.record_id AND h.revision >= old.revision AND h.json IS NOT NULL) told
                  ORDER BY told.fits DESC, CASE WHEN told.fits THEN told.revision ELSE -told.revision END LIMIT 1) told
           CROSS JOIN LATERAL (
                 SELECT h.is_public, h.party_ids FROM public.history_entry h WHERE h.record_id = old.record_id ORDER BY h.revision DESC LIMIT 1) last
           CROSS JOIN LATERAL jsonb_populate_record(NULL::public.%1$I, past.row_of(told.json::jsonb -> ''record'')) x
           WHERE old.record_kind = %1$L %4$s %5$s', of_kind, names, replace(regexp_replace(names, '(^|, )', '\\1x.', 'g'), 'x.changed_at', 'least(x.changed_at, old.recorded_at)'),
          CASE WHEN of_record IS NOT NULL THEN 'AND old.record_id = $1' END, CASE WHEN of_revision IS NOT NULL THEN 'AND old.revision = $2' END)
        USING of_record, of_revision;
      END $$`);
    await db.query(`
      CREATE FUNCTION past.follow_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE before history_entry;
      BEGIN
        IF NEW.revision = 1 OR to_regclass(format('past.%I', NEW.record_kind)) IS NULL THEN RETURN NULL; END IF;
        IF TG_OP = 'INSERT' THEN
          SELECT * INTO before FROM history_entry h WHERE h.record_id = NEW.record_id AND h.revision = NEW.revision - 1;
        END IF;
        IF TG_OP = 'UPDATE' OR before.json IS NULL THEN
          EXECUTE format('DELETE FROM past.%I WHERE id = $1', NEW.record_kind) USING NEW.record_id;
          CALL past.fill(NEW.record_kind, NEW.record_id);
          RETURN NULL;
        END IF;
        IF (before.is_public, before.party_ids) <> (NEW.is_public, NEW.party_ids) THEN
          EXECUTE format('UPDATE past.%I SET still_public = $1, still_party_ids = $2 WHERE id = $3', NEW.record_kind) USING NEW.is_public, NEW.party_ids, NEW.record_id;
        END IF;
        CALL past.fill(NEW.record_kind, NEW.record_id, before.revision);
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER history_entry_past_followed AFTER INSERT ON history_entry FOR EACH ROW EXECUTE FUNCTION past.follow_history();
      CREATE TRIGGER history_entry_past_erased AFTER UPDATE OF json ON history_entry FOR EACH ROW EXECUTE FUNCTION past.follow_history()`);
  }

  /** The rows lists of commitments are read through follow their past versions. */
  private async listCommitments(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION past.list_commitment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          ${ROADS.map(
            ([table, key, keys, columns]) =>
              `INSERT INTO past.${table} (commitment_id, ${key}, ${columns}, ${SPAN}) SELECT NEW.id, link.key, ${ofNew(columns)}, ${ofNew(SPAN)} FROM (${keys}) AS link(key);`,
          ).join('\n          ')}
        ELSIF TG_OP = 'UPDATE' THEN
          ${ROADS.map(
            ([table]) =>
              `UPDATE past.${table} SET (still_public, still_party_ids) = (NEW.still_public, NEW.still_party_ids) WHERE commitment_id = NEW.id;`,
          ).join('\n          ')}
        ELSE
          ${ROADS.map(([table]) => `DELETE FROM past.${table} WHERE commitment_id = OLD.id;`).join('\n          ')}
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(
      `CREATE TRIGGER commitment_listed AFTER INSERT OR DELETE OR UPDATE OF still_public, still_party_ids ON past.commitment FOR EACH ROW EXECUTE FUNCTION past.list_commitment()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX history_entry_recorded_at_idx;
      DROP TRIGGER history_entry_past_followed ON history_entry;
      DROP TRIGGER history_entry_past_erased ON history_entry;
      DROP SCHEMA past CASCADE`);
  }
}
