import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

const OPEN = `'not_started', 'waiting', 'in_progress', 'stalled', 'referred'`;
const TWO_PEOPLE = `'fulfilled', 'not_fulfilled', 'lapsed'`;
const FINAL = `'partly_fulfilled', ${TWO_PEOPLE}, 'superseded', 'unratable'`;

/** The rows lists are read through, and the keys copied into them, by which lists filter and sort. */
const LINKS = ['commitment_receiver', 'commitment_maker', 'commitment_maker_post', 'commitment_topic'];
const KEYS = 'record_state, is_public, fulfilment, due_key, stated_on, changed_at';
const NEW_KEYS = KEYS.replace(/\b(?=[a-z])/g, 'NEW.');
const LISTED = `record_state text NOT NULL, is_public boolean NOT NULL, fulfilment text NOT NULL, due_key date NOT NULL,
        stated_on date NOT NULL, changed_at timestamptz(3) NOT NULL`;

/** Topics, commitments, what the three lanes say of them, and what is done next. */
export class StartCommitments1764000005000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE topic (${recordColumns},
        key text NOT NULL CONSTRAINT topic_key_key UNIQUE CONSTRAINT topic_key_plain CHECK (key ~ '^[a-z][a-z0-9-]{1,49}$'),
        label text NOT NULL,
        label_en text NOT NULL
      )`);
    await db.query(`CALL protect_record('topic')`);

    await db.query(`
      CREATE TABLE commitment (${recordColumns},
        title text NOT NULL,
        title_en text,
        firmness text NOT NULL CONSTRAINT commitment_firmness_known CHECK (firmness IN ('explicit', 'conditional', 'general')),
        statements jsonb NOT NULL CONSTRAINT commitment_stated CHECK (jsonb_array_length(statements) > 0),
        makers jsonb NOT NULL CONSTRAINT commitment_made_by_somebody CHECK (jsonb_array_length(makers) > 0),
        receiver_ids uuid[] NOT NULL DEFAULT '{}',
        receiver_words text,
        topic_keys text[] NOT NULL DEFAULT '{}',
        event_id uuid REFERENCES event ON DELETE RESTRICT,
        demand_id uuid REFERENCES demand ON DELETE RESTRICT,
        speaker_id uuid REFERENCES person ON DELETE RESTRICT,
        stated_on date NOT NULL,
        condition text,
        measure text,
        authority_holder_id uuid REFERENCES post ON DELETE RESTRICT,
        authority_note text,
        responsible_unit_id uuid REFERENCES organization ON DELETE RESTRICT,
        pic_post_id uuid REFERENCES post ON DELETE RESTRICT,
        due_on date,
        due_precision text NOT NULL CONSTRAINT commitment_due_precision_known CHECK (due_precision IN ('day', 'month', 'quarter', 'year', 'none')),
        due_phrase text,
        record_state text NOT NULL CONSTRAINT commitment_record_state_known CHECK (record_state IN ('draft', 'awaiting_verification', 'verified', 'not_trackable', 'retracted')),
        record_reason text,
        verified_by_id uuid REFERENCES account ON DELETE RESTRICT,
        verified_at timestamptz(3),
        first_title text,
        first_due_on date,
        first_due_precision text,
        fulfilment text NOT NULL CONSTRAINT commitment_fulfilment_known CHECK (fulfilment IN (${OPEN}, ${FINAL})),
        checked_on date,
        last_news_on date NOT NULL,
        fulfilled_on date,
        is_disputed boolean NOT NULL,
        is_self_assessed boolean NOT NULL,
        superseded_by_id uuid REFERENCES commitment ON DELETE RESTRICT,
        is_public boolean NOT NULL GENERATED ALWAYS AS (visibility = 'public' AND record_state IN ('verified', 'retracted')) STORED,
        due_key date NOT NULL GENERATED ALWAYS AS (coalesce(due_on, 'infinity'::date)) STORED,
        CONSTRAINT commitment_due_as_precise CHECK ((due_on IS NULL) = (due_precision = 'none')),
        CONSTRAINT commitment_due_ends_its_period CHECK (due_on IS NULL OR due_on = CASE due_precision
          WHEN 'month' THEN (date_trunc('month', due_on::timestamp) + interval '1 month - 1 day')::date
          WHEN 'quarter' THEN (date_trunc('quarter', due_on::timestamp) + interval '3 months - 1 day')::date
          WHEN 'year' THEN (date_trunc('year', due_on::timestamp) + interval '1 year - 1 day')::date
          ELSE due_on END),
        CONSTRAINT commitment_received_by_somebody CHECK (cardinality(receiver_ids) > 0 OR receiver_words IS NOT NULL),
        CONSTRAINT commitment_conditional_has_condition CHECK (firmness <> 'conditional' OR condition IS NOT NULL),
        CONSTRAINT commitment_verified_by_second_person CHECK (record_state NOT IN ('verified', 'not_trackable', 'retracted') OR (verified_by_id IS NOT NULL AND verified_by_id <> recorded_by_id)),
        CONSTRAINT commitment_not_superseded_by_itself CHECK (superseded_by_id <> id),
        CONSTRAINT commitment_superseded_says_by_what CHECK ((fulfilment = 'superseded') = (superseded_by_id IS NOT NULL))
      )`);
    await db.query(`CALL refer_all('commitment', 'receiver_ids', 'organization', 'id')`);
    await db.query(`CALL refer_all('commitment', 'topic_keys', 'topic', 'key')`);
    await db.query(`CALL protect_record('commitment', 'is_public')`);
    await db.query(`
      CREATE INDEX commitment_due_idx ON commitment (record_state, due_key, id) INCLUDE (fulfilment, is_public);
      CREATE INDEX commitment_fulfilment_due_idx ON commitment (record_state, fulfilment, due_key, id) INCLUDE (is_public);
      CREATE INDEX commitment_stated_idx ON commitment (record_state, stated_on, id) INCLUDE (fulfilment, is_public);
      CREATE INDEX commitment_changed_idx ON commitment (record_state, changed_at, id) INCLUDE (fulfilment, is_public);
      CREATE INDEX commitment_speaker_due_idx ON commitment (speaker_id, record_state, fulfilment, due_key, id);
      CREATE INDEX commitment_speaker_stated_idx ON commitment (speaker_id, record_state, stated_on, id);
      CREATE INDEX commitment_event_due_idx ON commitment (event_id, record_state, fulfilment, due_key, id);
      CREATE INDEX commitment_news_idx ON commitment (last_news_on) WHERE fulfilment IN (${OPEN})`);

    await db.query(`
      CREATE TABLE commitment_statement (
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        statement_id uuid NOT NULL REFERENCES statement ON DELETE RESTRICT,
        is_public boolean NOT NULL,
        PRIMARY KEY (commitment_id, statement_id)
      )`);
    await db.query(
      `CREATE INDEX commitment_statement_statement_id_idx ON commitment_statement (statement_id)`,
    );
    await db.query(`
      CREATE TABLE commitment_receiver (
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        organization_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        ${LISTED},
        PRIMARY KEY (commitment_id, organization_id)
      )`);
    await db.query(`
      CREATE TABLE commitment_maker (
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        organization_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        ${LISTED},
        PRIMARY KEY (commitment_id, organization_id)
      )`);
    await db.query(`
      CREATE TABLE commitment_maker_post (
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        post_id uuid NOT NULL REFERENCES post ON DELETE RESTRICT,
        tenure_id uuid REFERENCES tenure ON DELETE RESTRICT,
        ${LISTED},
        PRIMARY KEY (commitment_id, post_id)
      )`);
    await db.query(`
      CREATE TABLE commitment_topic (
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        topic_key text NOT NULL REFERENCES topic (key) ON DELETE RESTRICT,
        ${LISTED},
        PRIMARY KEY (commitment_id, topic_key)
      )`);
    for (const [table, key] of [
      ['commitment_receiver', 'organization_id'],
      ['commitment_maker', 'organization_id'],
      ['commitment_maker_post', 'post_id'],
      ['commitment_topic', 'topic_key'],
    ]) {
      await db.query(`
        CREATE INDEX ${table}_${key}_due_idx ON ${table} (${key}, record_state, fulfilment, due_key, commitment_id) INCLUDE (is_public);
        CREATE INDEX ${table}_${key}_stated_idx ON ${table} (${key}, record_state, stated_on, commitment_id) INCLUDE (fulfilment, is_public);
        CREATE INDEX ${table}_${key}_changed_idx ON ${table} (${key}, record_state, changed_at, commitment_id) INCLUDE (fulfilment, is_public)`);
    }
    await db.query(`
      CREATE TABLE commitment_search (
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        is_public boolean NOT NULL,
        document tsvector NOT NULL,
        PRIMARY KEY (commitment_id, is_public)
      ) PARTITION BY LIST (is_public)`);
    await db.query(
      `CREATE TABLE commitment_search_public PARTITION OF commitment_search FOR VALUES IN (true)`,
    );
    await db.query(
      `CREATE TABLE commitment_search_office PARTITION OF commitment_search FOR VALUES IN (false)`,
    );
    await db.query(`CREATE INDEX commitment_search_document_idx ON commitment_search USING gin (document)`);

    for (const table of [
      'commitment_statement',
      'commitment_receiver',
      'commitment_maker',
      'commitment_maker_post',
      'commitment_topic',
    ]) {
      await db.query(`CALL protect('${table}')`);
      await db.query(`
        CREATE POLICY app_reads ON ${table} FOR SELECT TO ikrar_app USING (is_public OR (SELECT is_keeper()));
        CREATE POLICY public_reads ON ${table} FOR SELECT TO ikrar_public USING (is_public);
        GRANT SELECT ON ${table} TO ikrar_app, ikrar_public`);
    }
    // The partitions keep audiences apart, by grants: a policy that looks at rows would keep the index from use.
    for (const table of ['commitment_search', 'commitment_search_public', 'commitment_search_office']) {
      await db.query(`CALL protect('${table}')`);
    }
    await db.query(`
      CREATE POLICY app_reads ON commitment_search FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY public_reads ON commitment_search_public FOR SELECT TO ikrar_public USING (true);
      GRANT SELECT ON commitment_search TO ikrar_app;
      GRANT SELECT ON commitment_search_public TO ikrar_public`);
    await this.keepListed(db);
    await this.startLanes(db);
  }

  /** The rows lists are read through follow the commitment; nobody else writes them. */
  private async keepListed(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION commitment_document(c commitment) RETURNS tsvector LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
        SELECT setweight(to_tsvector('indonesian', c.title), 'A') || setweight(to_tsvector('english', coalesce(c.title_en, '')), 'A')
            || setweight(to_tsvector('indonesian', concat_ws(' ', c.condition, c.measure, c.due_phrase)), 'B')
            || setweight(to_tsvector('indonesian', coalesce((SELECT string_agg(concat_ws(' ', s.words, s.gist), ' ')
                 FROM public.statement s WHERE s.id IN (SELECT (link ->> 'statementId')::uuid FROM jsonb_array_elements(c.statements) AS link)), '')), 'C')
      $$`);
    await db.query(`
      CREATE FUNCTION find_restated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      BEGIN
        UPDATE public.commitment_search found SET document = public.commitment_document(c)
          FROM public.commitment_statement link JOIN public.commitment c ON c.id = link.commitment_id
         WHERE link.statement_id = NEW.id AND found.commitment_id = c.id;
        RETURN NULL;
      END $$`);
    await db.query(
      `CREATE TRIGGER statement_found AFTER UPDATE OF words, gist ON statement FOR EACH ROW EXECUTE FUNCTION find_restated()`,
    );
    await db.query(`
      CREATE FUNCTION list_commitment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.receiver_ids = OLD.receiver_ids AND NEW.makers = OLD.makers AND NEW.topic_keys = OLD.topic_keys AND NEW.statements = OLD.statements THEN
          UPDATE public.commitment_statement SET is_public = NEW.is_public WHERE commitment_id = NEW.id AND is_public <> NEW.is_public;
          ${LINKS.map((table) => `UPDATE public.${table} SET (${KEYS}) = (${NEW_KEYS}) WHERE commitment_id = NEW.id;`).join('\n          ')}
        ELSE
          IF TG_OP = 'UPDATE' THEN
            DELETE FROM public.commitment_statement WHERE commitment_id = NEW.id;
            ${LINKS.map((table) => `DELETE FROM public.${table} WHERE commitment_id = NEW.id;`).join('\n            ')}
          END IF;
          INSERT INTO public.commitment_statement
            SELECT NEW.id, (s ->> 'statementId')::uuid, NEW.is_public FROM jsonb_array_elements(NEW.statements) AS s;
          INSERT INTO public.commitment_receiver
            SELECT NEW.id, organization, ${NEW_KEYS} FROM unnest(NEW.receiver_ids) AS organization;
          INSERT INTO public.commitment_maker
            SELECT DISTINCT NEW.id, (m ->> 'organizationId')::uuid, ${NEW_KEYS}
              FROM jsonb_array_elements(NEW.makers) AS m;
          INSERT INTO public.commitment_maker_post
            SELECT DISTINCT ON (m ->> 'postId') NEW.id, (m ->> 'postId')::uuid, (m ->> 'tenureId')::uuid, ${NEW_KEYS}
              FROM jsonb_array_elements(NEW.makers) AS m WHERE m ->> 'postId' IS NOT NULL;
          INSERT INTO public.commitment_topic
            SELECT NEW.id, key, ${NEW_KEYS} FROM unnest(NEW.topic_keys) AS key;
        END IF;
        INSERT INTO public.commitment_search (commitment_id, is_public, document) VALUES (NEW.id, NEW.is_public, public.commitment_document(NEW))
        ON CONFLICT (commitment_id, is_public) DO UPDATE SET document = excluded.document;
        IF TG_OP = 'UPDATE' AND NEW.is_public <> OLD.is_public THEN
          DELETE FROM public.commitment_search WHERE commitment_id = NEW.id AND is_public = OLD.is_public;
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(
      `CREATE TRIGGER commitment_listed AFTER INSERT OR UPDATE ON commitment FOR EACH ROW EXECUTE FUNCTION list_commitment()`,
    );
  }

  private async startLanes(db: QueryRunner): Promise<void> {
    const withCommitment = `EXISTS (SELECT FROM commitment c WHERE c.id = commitment_id)`;
    await db.query(`
      CREATE TABLE assessment (${recordColumns},
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        lane text NOT NULL CONSTRAINT assessment_lane_known CHECK (lane IN ('giver', 'receiver', 'desk')),
        organization_id uuid REFERENCES organization ON DELETE RESTRICT,
        finding text NOT NULL,
        assessed_on date NOT NULL,
        note text NOT NULL,
        evidence jsonb NOT NULL DEFAULT '[]',
        source_ids uuid[] NOT NULL DEFAULT '{}',
        condition_words text,
        referred_to_id uuid REFERENCES organization ON DELETE RESTRICT,
        reason_code text CONSTRAINT assessment_reason_code_known CHECK (reason_code IN ('deadline_passed', 'contradicting_act', 'withdrawn_by_maker', 'legal_obstacle', 'overtaken_by_events', 'other')),
        sought jsonb,
        superseded_by_id uuid REFERENCES commitment ON DELETE RESTRICT,
        notice_on date,
        reply_until_on date,
        reply text,
        is_correction boolean NOT NULL,
        state text NOT NULL CONSTRAINT assessment_state_known CHECK (state IN ('proposed', 'in_force', 'withdrawn')),
        state_reason text,
        signed_by_id uuid REFERENCES account ON DELETE RESTRICT,
        signed_at timestamptz(3),
        CONSTRAINT assessment_finding_of_lane CHECK (CASE lane WHEN 'receiver' THEN finding IN ('confirms', 'disputes') ELSE finding IN (${OPEN}, ${FINAL}) END),
        CONSTRAINT assessment_party_named CHECK (lane = 'desk' OR organization_id IS NOT NULL),
        CONSTRAINT assessment_only_desk_proposes CHECK (lane = 'desk' OR state <> 'proposed'),
        CONSTRAINT assessment_signed_by_second_person CHECK (signed_by_id <> recorded_by_id),
        CONSTRAINT assessment_final_needs_two CHECK (lane <> 'desk' OR state <> 'in_force' OR signed_by_id IS NOT NULL OR NOT (finding IN (${TWO_PEOPLE}) OR is_correction)),
        CONSTRAINT assessment_reply_in_order CHECK (reply_until_on > notice_on)
      )`);
    await db.query(
      `CREATE INDEX assessment_commitment_id_idx ON assessment (commitment_id, assessed_on, id)`,
    );
    await db.query(`CREATE INDEX assessment_organization_id_idx ON assessment (organization_id)`);
    await db.query(`CREATE INDEX assessment_assessed_on_idx ON assessment (assessed_on, id)`);
    await db.query(
      `CREATE UNIQUE INDEX assessment_one_proposal ON assessment (commitment_id) WHERE state = 'proposed'`,
    );
    await db.query(`CALL refer_all('assessment', 'source_ids', 'source', 'id')`);
    await db.query(
      `CALL protect_record('assessment', $$visibility = 'public' AND state <> 'proposed' AND ${withCommitment}$$)`,
    );

    await db.query(`
      CREATE TABLE follow_up (${recordColumns},
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        event_id uuid REFERENCES event ON DELETE RESTRICT,
        action text NOT NULL,
        method text NOT NULL CONSTRAINT follow_up_method_known CHECK (method IN ('letter', 'call', 'visit', 'agenda', 'other')),
        assignee_post_id uuid REFERENCES post ON DELETE RESTRICT,
        assignee_organization_id uuid REFERENCES organization ON DELETE RESTRICT,
        due_on date NOT NULL,
        state text NOT NULL CONSTRAINT follow_up_state_known CHECK (state IN ('open', 'done', 'cancelled')),
        outcome text CONSTRAINT follow_up_outcome_known CHECK (outcome IN ('answered', 'delivered', 'promised_again', 'refused', 'silence', 'other')),
        outcome_on date,
        outcome_note text,
        outcome_source_id uuid REFERENCES source ON DELETE RESTRICT,
        CONSTRAINT follow_up_assigned CHECK (num_nonnulls(assignee_post_id, assignee_organization_id) >= 1),
        CONSTRAINT follow_up_done_has_outcome CHECK ((state = 'done') = (outcome IS NOT NULL) AND (state = 'open') = (outcome_on IS NULL))
      )`);
    await db.query(`CREATE INDEX follow_up_commitment_id_idx ON follow_up (commitment_id, due_on, id)`);
    await db.query(`CREATE INDEX follow_up_due_on_idx ON follow_up (state, due_on, id)`);
    await db.query(`CREATE INDEX follow_up_assignee_post_id_idx ON follow_up (assignee_post_id, due_on, id)`);
    await db.query(`CALL protect_record('follow_up', $$visibility = 'public' AND ${withCommitment}$$)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TRIGGER statement_found ON statement; DROP FUNCTION find_restated(), commitment_document(commitment)`,
    );
    await db.query(
      `DROP TABLE follow_up, assessment, commitment_search, commitment_topic, commitment_maker, commitment_maker_post, commitment_receiver, commitment_statement, commitment, topic`,
    );
    await db.query(`DROP FUNCTION list_commitment()`);
  }
}
