import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records as they were, with what opens them to everybody and, besides naming an organization, to a party. */
const KINDS: readonly { table: string; everybody?: string; parties?: string }[] = [
  { table: 'area' },
  { table: 'source' },
  { table: 'organization' },
  { table: 'affiliation' },
  { table: 'person' },
  { table: 'post' },
  { table: 'tenure' },
  { table: 'venue' },
  { table: 'event' },
  { table: 'attendance' },
  { table: 'attendance_estimate' },
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
];

/** What is never more visible than what it belongs to, by the column that says to what. */
const PARTS: readonly [table: string, column: string, whole: string, key?: string][] = [
  ['affiliation', 'member_id', 'organization'],
  ['affiliation', 'parent_id', 'organization'],
  ['post', 'organization_id', 'organization'],
  ['tenure', 'person_id', 'person'],
  ['tenure', 'post_id', 'post'],
  ['attendance', 'event_id', 'event'],
  ['attendance_estimate', 'event_id', 'event'],
  ['demand', 'event_id', 'event'],
  ['statement', 'event_id', 'event'],
  ['commitment', 'statements', 'statement', `(%s.statements -> 0 ->> 'statementId')::uuid`],
  ['assessment', 'commitment_id', 'commitment'],
  ['follow_up', 'commitment_id', 'commitment'],
];

/** The rows lists are read through, and the keys copied into them. */
const LINKS = ['commitment_receiver', 'commitment_maker', 'commitment_maker_post', 'commitment_topic'];
const KEYS = ['record_state', 'is_public', 'fulfilment', 'due_key', 'stated_on', 'changed_at'];

/**
 * Who may see a record is said in full: the parties by name, the ground and the end of a restriction. Nothing is more
 * visible than what it belongs to unless somebody published it apart. Representatives see what names their circle, and
 * write in their own lane.
 */
export class ClassifyRecords1764110000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION is_representative() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
      RETURN coalesce(current_setting('ikrar.role', true) = 'representative', false)`);
    await db.query(`
      CREATE FUNCTION is_within(part text, part_parties uuid[], whole text, whole_parties uuid[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN whole = 'public' OR part = 'internal' OR (part = 'parties' AND whole = 'parties' AND part_parties <@ whole_parties)`);
    await this.openHistory(db);
    await this.defineClassification(db);
    for (const { table } of KINDS) await db.query(`CALL classify_record('${table}')`);
    await this.listByAudience(db, [...KEYS, 'audience_ids']);
    for (const { table, everybody = `visibility = 'public'`, parties = 'party_ids' } of KINDS) {
      await db.query(`CALL open_record('${table}', $$${everybody}$$, $$${parties}$$)`);
    }
    for (const [table, column, whole, key] of PARTS) {
      await db.query(`CALL keep_within('${table}', '${column}', '${whole}', $$${key ?? `%s.${column}`}$$)`);
    }
    await db.query(
      `CREATE INDEX commitment_founding_idx ON commitment (((statements -> 0 ->> 'statementId')::uuid))`,
    );
    await this.searchWhatIsSeen(db);
    await this.letPartiesWrite(db);
  }

  /** An entry is open to whom its record, as changed, was open, while the record still is. */
  private async openHistory(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE history_entry ADD COLUMN party_ids uuid[] NOT NULL DEFAULT '{}'`);
    await db.query(`
      CREATE FUNCTION is_open_to(record uuid, circle uuid[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public
      AS $$ SELECT h.is_public OR h.party_ids && circle FROM public.history_entry h WHERE h.record_id = record ORDER BY h.revision DESC LIMIT 1 $$`);
    await db.query(`
      DROP POLICY app_adds ON history_entry;
      DROP POLICY app_reads ON history_entry;
      DROP POLICY public_reads ON history_entry;
      CREATE POLICY app_adds ON history_entry FOR INSERT TO ikrar_app
        WITH CHECK (actor_id = (SELECT actor_id()) AND ((SELECT is_keeper())
          OR ((SELECT is_representative()) AND record_kind IN ('source', 'attachment', 'assessment', 'commitment'))));
      CREATE POLICY app_reads ON history_entry FOR SELECT TO ikrar_app
        USING ((SELECT is_keeper()) OR ((is_public OR party_ids && (SELECT actor_circle())) AND is_open_to(record_id, (SELECT actor_circle()))));
      CREATE POLICY public_reads ON history_entry FOR SELECT TO ikrar_public
        USING (is_public AND is_open_to(record_id, '{}'))`);
    await db.query(`DROP FUNCTION is_open_now(uuid)`);
  }

  private async defineClassification(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE PROCEDURE classify_record(of_table text) LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('ALTER TABLE %I ADD COLUMN party_ids uuid[] NOT NULL DEFAULT ''{}'', ADD COLUMN restricted_ground text,
                          ADD COLUMN restricted_until date, ADD COLUMN is_published_apart boolean NOT NULL DEFAULT false', of_table);
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (restricted_ground IN (''law_enforcement'', ''business_competition'', ''defence_security'', ''natural_wealth'',
                          ''economic_resilience'', ''foreign_relations'', ''private_deed'', ''personal_secrets'', ''office_memo'', ''other_law'', ''personal_data'', ''union_own''))',
                       of_table, of_table || '_restricted_ground_known');
        -- Not valid: what was restricted before this release says no ground until somebody gives it one.
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ((visibility = ''public'') = (restricted_ground IS NULL) AND (visibility = ''public'') = (restricted_until IS NULL)) NOT VALID',
                       of_table, of_table || '_restricted_with_ground_and_end');
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ((visibility = ''parties'') = (cardinality(party_ids) > 0)) NOT VALID', of_table, of_table || '_parties_named');
        EXECUTE format('CALL refer_all(%L, ''party_ids'', ''organization'', ''id'')', of_table);
      END $$`);
    await db.query(`
      CREATE PROCEDURE open_record(of_table text, everybody_when text DEFAULT 'visibility = ''public''', parties text DEFAULT 'party_ids', party_writes text DEFAULT 'false') LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('DROP POLICY IF EXISTS app_reads ON %1$I; DROP POLICY IF EXISTS public_reads ON %1$I; DROP POLICY IF EXISTS app_adds ON %1$I; DROP POLICY IF EXISTS app_changes ON %1$I', of_table);
        EXECUTE format('CREATE POLICY app_reads ON %I FOR SELECT TO ikrar_app USING (%s OR (SELECT is_keeper()) OR (%s) && (SELECT actor_circle()))', of_table, everybody_when, parties);
        EXECUTE format('CREATE POLICY public_reads ON %I FOR SELECT TO ikrar_public USING (%s)', of_table, everybody_when);
        EXECUTE format('CREATE POLICY app_adds ON %I FOR INSERT TO ikrar_app WITH CHECK (recorded_by_id = (SELECT actor_id()) AND ((SELECT is_keeper()) OR ((SELECT is_representative()) AND %s)))', of_table, party_writes);
        EXECUTE format('CREATE POLICY app_changes ON %I FOR UPDATE TO ikrar_app USING ((SELECT is_keeper()) OR ((SELECT is_representative()) AND %2$s)) WITH CHECK ((SELECT is_keeper()) OR ((SELECT is_representative()) AND %2$s))', of_table, party_writes);
      END $$`);
    await db.query(`
      CREATE FUNCTION stay_within() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      DECLARE fits boolean;
      BEGIN
        IF NEW.is_published_apart OR NEW.visibility = 'internal' THEN RETURN NULL; END IF;
        EXECUTE format('SELECT public.is_within($1.visibility, $1.party_ids, w.visibility, w.party_ids) FROM public.%I w WHERE w.id = %s FOR SHARE', TG_ARGV[0], TG_ARGV[1])
           INTO fits USING NEW;
        IF NOT fits THEN
          RAISE EXCEPTION '% would be more visible than its %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE FUNCTION keep_parts_within() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      DECLARE beyond boolean;
      BEGIN
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I w JOIN public.%I part ON %s = w.id WHERE w.id = $1 AND NOT part.is_published_apart
                          AND NOT public.is_within(part.visibility, part.party_ids, w.visibility, w.party_ids))', TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[1])
           INTO beyond USING NEW.id;
        IF beyond THEN
          RAISE EXCEPTION '% would be more visible than its %', TG_ARGV[0], TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE PROCEDURE keep_within(of_table text, by_column text, whole text, key text) LANGUAGE plpgsql AS $$
      DECLARE beyond boolean;
      BEGIN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I w JOIN %I part ON %s = w.id WHERE NOT is_within(part.visibility, part.party_ids, w.visibility, w.party_ids))', whole, of_table, format(key, 'part')) INTO beyond;
        IF beyond THEN
          RAISE EXCEPTION 'records of % are more visible than their %; restrict them with the release before, then migrate', of_table, whole;
        END IF;
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OF visibility, party_ids, is_published_apart, %I ON %I FOR EACH ROW EXECUTE FUNCTION stay_within(%L, %L)',
                       of_table || '_' || by_column || '_within', by_column, of_table, whole, format(key, '$1'));
        EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER UPDATE OF visibility, party_ids ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_parts_within(%L, %L)',
                       whole || '_' || of_table || '_' || by_column || '_within', whole, of_table, format(key, 'part'));
      END $$`);
  }

  /** The rows lists are read through carry the parties a commitment is open to. */
  private async listByAudience(db: QueryRunner, keys: readonly string[]): Promise<void> {
    await db.query(`
      ALTER TABLE commitment ADD COLUMN audience_ids uuid[] NOT NULL GENERATED ALWAYS AS
        (CASE WHEN visibility = 'parties' AND record_state IN ('verified', 'retracted') THEN party_ids ELSE '{}' END) STORED`);
    for (const table of ['commitment_statement', ...LINKS]) {
      await db.query(`
        ALTER TABLE ${table} ADD COLUMN audience_ids uuid[] NOT NULL DEFAULT '{}';
        DROP POLICY app_reads ON ${table};
        CREATE POLICY app_reads ON ${table} FOR SELECT TO ikrar_app
          USING (is_public OR (SELECT is_keeper()) OR audience_ids && (SELECT actor_circle()))`);
    }
    await this.defineListing(db, keys);
  }

  private async defineListing(db: QueryRunner, keys: readonly string[]): Promise<void> {
    const audience = keys.includes('audience_ids') ? ['is_public', 'audience_ids'] : ['is_public'];
    const all = keys.join(', ');
    const now = (names: readonly string[]) => names.map((key) => `NEW.${key}`).join(', ');
    await db.query(`
      CREATE OR REPLACE FUNCTION list_commitment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.receiver_ids = OLD.receiver_ids AND NEW.makers = OLD.makers AND NEW.topic_keys = OLD.topic_keys AND NEW.statements = OLD.statements THEN
          UPDATE public.commitment_statement SET (${audience.join(', ')}) = ROW(${now(audience)})
           WHERE commitment_id = NEW.id AND ROW(${audience.join(', ')}) <> ROW(${now(audience)});
          ${LINKS.map((table) => `UPDATE public.${table} SET (${all}) = (${now(keys)}) WHERE commitment_id = NEW.id;`).join('\n          ')}
        ELSE
          IF TG_OP = 'UPDATE' THEN
            DELETE FROM public.commitment_statement WHERE commitment_id = NEW.id;
            ${LINKS.map((table) => `DELETE FROM public.${table} WHERE commitment_id = NEW.id;`).join('\n            ')}
          END IF;
          INSERT INTO public.commitment_statement
            SELECT NEW.id, (s ->> 'statementId')::uuid, ${now(audience)} FROM jsonb_array_elements(NEW.statements) AS s;
          INSERT INTO public.commitment_receiver
            SELECT NEW.id, organization, ${now(keys)} FROM unnest(NEW.receiver_ids) AS organization;
          INSERT INTO public.commitment_maker
            SELECT DISTINCT NEW.id, (m ->> 'organizationId')::uuid, ${now(keys)}
              FROM jsonb_array_elements(NEW.makers) AS m;
          INSERT INTO public.commitment_maker_post
            SELECT DISTINCT ON (m ->> 'postId') NEW.id, (m ->> 'postId')::uuid, (m ->> 'tenureId')::uuid, ${now(keys)}
              FROM jsonb_array_elements(NEW.makers) AS m WHERE m ->> 'postId' IS NOT NULL;
          INSERT INTO public.commitment_topic
            SELECT NEW.id, key, ${now(keys)} FROM unnest(NEW.topic_keys) AS key;
        END IF;
        INSERT INTO public.commitment_search (commitment_id, is_public, document) VALUES (NEW.id, NEW.is_public, public.commitment_document(NEW))
        ON CONFLICT (commitment_id, is_public) DO UPDATE SET document = excluded.document;
        IF TG_OP = 'UPDATE' AND NEW.is_public <> OLD.is_public THEN
          DELETE FROM public.commitment_search WHERE commitment_id = NEW.id AND is_public = OLD.is_public;
        END IF;
        RETURN NULL;
      END $$`);
  }

  /** A commitment is found by the words of those of its statements that whoever sees it may see; a reader looks where everybody does. */
  private async searchWhatIsSeen(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE POLICY app_reads ON commitment_search_public FOR SELECT TO ikrar_app USING (true);
      GRANT SELECT ON commitment_search_public TO ikrar_app`);
    await this.defineDocument(
      db,
      'AND public.is_within(c.visibility, c.party_ids, s.visibility, s.party_ids)',
    );
    await db.query(`DROP TRIGGER statement_found ON statement`);
    await db.query(
      `CREATE TRIGGER statement_found AFTER UPDATE OF words, gist, visibility, party_ids ON statement FOR EACH ROW EXECUTE FUNCTION find_restated()`,
    );
  }

  private async defineDocument(db: QueryRunner, condition: string): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION commitment_document(c commitment) RETURNS tsvector LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
        SELECT setweight(to_tsvector('indonesian', c.title), 'A') || setweight(to_tsvector('english', coalesce(c.title_en, '')), 'A')
            || setweight(to_tsvector('indonesian', concat_ws(' ', c.condition, c.measure, c.due_phrase)), 'B')
            || setweight(to_tsvector('indonesian', coalesce((SELECT string_agg(concat_ws(' ', s.words, s.gist), ' ')
                 FROM public.statement s WHERE s.id IN (SELECT (link ->> 'statementId')::uuid FROM jsonb_array_elements(c.statements) AS link) ${condition}), '')), 'C')
      $$`);
  }

  /** A representative enters sources, and assessments in the lane of its own organization; each moves the commitment's news only. */
  private async letPartiesWrite(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE assessment ADD COLUMN is_by_party boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT assessment_by_party_in_its_lane CHECK (NOT is_by_party OR lane <> 'desk')`);
    await db.query(`
      CALL open_record('source', 'visibility = ''public''', 'party_ids', 'recorded_by_id = (SELECT actor_id())')`);
    await db.query(`
      CALL open_record('assessment', $$visibility = 'public' AND state <> 'proposed'$$, $$CASE WHEN state <> 'proposed' THEN party_ids END$$,
        $$organization_id = (SELECT actor_organization()) AND is_by_party
          AND CASE lane WHEN 'receiver' THEN EXISTS (SELECT FROM commitment_receiver l WHERE l.commitment_id = assessment.commitment_id AND l.organization_id = (SELECT actor_organization()))
                        WHEN 'giver' THEN EXISTS (SELECT FROM commitment_maker l WHERE l.commitment_id = assessment.commitment_id AND l.organization_id = (SELECT actor_organization()))
                        ELSE false END$$)`);
    await db.query(`
      DROP POLICY app_changes ON commitment;
      CREATE POLICY app_changes ON commitment FOR UPDATE TO ikrar_app
        USING ((SELECT is_keeper()) OR ((SELECT is_representative()) AND (
          EXISTS (SELECT FROM commitment_receiver l WHERE l.commitment_id = id AND l.organization_id = (SELECT actor_organization()))
          OR EXISTS (SELECT FROM commitment_maker l WHERE l.commitment_id = id AND l.organization_id = (SELECT actor_organization())))))`);
    await db.query(`
      CREATE FUNCTION refuse_party_edits() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        -- The last three are generated from the others, after this.
        news text[] := '{last_news_on,is_disputed,changed_at,revision,is_public,audience_ids,due_key}';
      BEGIN
        IF is_representative() AND to_jsonb(NEW) - news <> to_jsonb(OLD) - news THEN
          RAISE EXCEPTION 'a party changes no commitment' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE FUNCTION refuse_office_edits() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE classification text[] := '{visibility,party_ids,restricted_ground,restricted_until,is_published_apart,changed_at,revision}';
      BEGIN
        IF OLD.is_by_party AND is_keeper() AND to_jsonb(NEW) - classification <> to_jsonb(OLD) - classification THEN
          RAISE EXCEPTION 'the office edits no answer of a party' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE TRIGGER commitment_kept_by_office BEFORE UPDATE ON commitment FOR EACH ROW EXECUTE FUNCTION refuse_party_edits();
      CREATE TRIGGER assessment_kept_by_its_party BEFORE UPDATE ON assessment FOR EACH ROW EXECUTE FUNCTION refuse_office_edits()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER commitment_kept_by_office ON commitment; DROP TRIGGER assessment_kept_by_its_party ON assessment;
      DROP FUNCTION refuse_party_edits(), refuse_office_edits()`);
    await db.query(`
      DROP POLICY app_reads ON commitment_search_public;
      REVOKE SELECT ON commitment_search_public FROM ikrar_app`);
    await this.defineDocument(db, '');
    await db.query(`DROP TRIGGER statement_found ON statement`);
    await db.query(
      `CREATE TRIGGER statement_found AFTER UPDATE OF words, gist ON statement FOR EACH ROW EXECUTE FUNCTION find_restated()`,
    );
    await this.defineListing(db, KEYS);
    for (const [table, column, whole] of PARTS) {
      await db.query(`DROP TRIGGER ${table}_${column}_within ON ${table}`);
      await db.query(`DROP TRIGGER ${whole}_${table}_${column}_within ON ${whole}`);
    }
    await db.query(`DROP INDEX commitment_founding_idx`);
    await this.closeAgain(db);
    await db.query(`ALTER TABLE assessment DROP COLUMN is_by_party`);
    await db.query(`ALTER TABLE commitment DROP COLUMN audience_ids`);
    for (const table of ['commitment_statement', ...LINKS])
      await db.query(`ALTER TABLE ${table} DROP COLUMN audience_ids`);
    for (const { table } of KINDS) {
      await db.query(`DROP TRIGGER ${table}_party_ids_fkey ON ${table}`);
      await db.query(
        `ALTER TABLE ${table} DROP COLUMN party_ids, DROP COLUMN restricted_ground, DROP COLUMN restricted_until, DROP COLUMN is_published_apart`,
      );
    }
    await db.query(`ALTER TABLE history_entry DROP COLUMN party_ids`);
    await db.query(
      `DROP PROCEDURE keep_within(text, text, text, text); DROP PROCEDURE open_record(text, text, text, text); DROP PROCEDURE classify_record(text)`,
    );
    await db.query(
      `DROP FUNCTION keep_parts_within(), stay_within(), is_open_to(uuid, uuid[]), is_within(text, uuid[], text, uuid[]), is_representative()`,
    );
  }

  /** The policies of the release before. */
  private async closeAgain(db: QueryRunner): Promise<void> {
    const withWhole = (whole: string) =>
      `visibility = 'public' AND EXISTS (SELECT FROM ${whole} w WHERE w.id = ${whole}_id)`;
    const before: Record<string, string> = {
      tenure: withWhole('person'),
      attendance: withWhole('event'),
      attendance_estimate: withWhole('event'),
      commitment: 'is_public',
      assessment: `state <> 'proposed' AND ${withWhole('commitment')}`,
      follow_up: withWhole('commitment'),
    };
    for (const { table } of KINDS) {
      const open = before[table] ?? `visibility = 'public'`;
      await db.query(`
        DROP POLICY app_reads ON ${table}; DROP POLICY public_reads ON ${table}; DROP POLICY app_adds ON ${table}; DROP POLICY app_changes ON ${table};
        CREATE POLICY app_reads ON ${table} FOR SELECT TO ikrar_app USING (${open} OR (SELECT is_keeper()));
        CREATE POLICY app_adds ON ${table} FOR INSERT TO ikrar_app WITH CHECK ((SELECT is_keeper()) AND recorded_by_id = (SELECT actor_id()));
        CREATE POLICY app_changes ON ${table} FOR UPDATE TO ikrar_app USING ((SELECT is_keeper())) WITH CHECK ((SELECT is_keeper()));
        CREATE POLICY public_reads ON ${table} FOR SELECT TO ikrar_public USING (${open})`);
    }
    for (const table of ['commitment_statement', ...LINKS]) {
      await db.query(`
        DROP POLICY app_reads ON ${table};
        CREATE POLICY app_reads ON ${table} FOR SELECT TO ikrar_app USING (is_public OR (SELECT is_keeper()))`);
    }
    await db.query(`
      CREATE FUNCTION is_open_now(record uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public
      AS $$ SELECT h.is_public FROM public.history_entry h WHERE h.record_id = record ORDER BY h.revision DESC LIMIT 1 $$`);
    await db.query(`
      DROP POLICY app_adds ON history_entry; DROP POLICY app_reads ON history_entry; DROP POLICY public_reads ON history_entry;
      CREATE POLICY app_adds ON history_entry FOR INSERT TO ikrar_app WITH CHECK (actor_id = (SELECT actor_id()) AND (SELECT is_keeper()));
      CREATE POLICY app_reads ON history_entry FOR SELECT TO ikrar_app
        USING ((SELECT is_keeper()) OR (is_public AND is_open_now(record_id) AND (about_id = record_id OR is_open_now(about_id))));
      CREATE POLICY public_reads ON history_entry FOR SELECT TO ikrar_public
        USING (is_public AND is_open_now(record_id) AND (about_id = record_id OR is_open_now(about_id)))`);
  }
}
