import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commitmentListing } from './commitment-listing.js';

/** Where documents stand, by who may see them, now and as they were: a partition each, so that its indexes can be used. */
const SHELVES = ['public', 'parties', 'office'].flatMap((shelf) => [shelf, `past_${shelf}`]);

/** Kinds of record that are found, by their tables. */
const FILED =
  'commitment, statement, demand, minutes_point, organization, person, post, event, source, venue'.split(
    ', ',
  );

/**
 * What is searched: a document for each version of a record, on the shelf of those who may see it, kept by the entries
 * of the history in the transaction that changes the record. Lists of commitments look there as well.
 */
export class StartSearch1766110000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.startShelves(db);
    await this.startWords(db);
    await this.defineAudiences(db);
    await this.defineSheets(db);
    await this.defineFiling(db);
    await db.query(`
      DROP TRIGGER statement_found ON statement;
      DROP FUNCTION find_restated()`);
    await db.query(commitmentListing(null));
    await db.query(`DROP TABLE commitment_search; DROP FUNCTION commitment_document(commitment)`);
    await db.query(`
      SELECT refile(record_kind, record_id) FROM (
        SELECT DISTINCT record_kind, record_id FROM history_entry WHERE record_kind IN (${listed(FILED)})) known`);
  }

  private async startShelves(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE search_document (
        shelf text NOT NULL,
        kind text NOT NULL,
        record_id uuid NOT NULL,
        since timestamptz(3) NOT NULL,
        until timestamptz(3) NOT NULL,
        day date,
        key text NOT NULL,
        document tsvector NOT NULL,
        PRIMARY KEY (record_id, since, shelf)
      ) PARTITION BY LIST (shelf)`);
    await db.query(`
      CREATE TABLE search_name (
        shelf text NOT NULL,
        kind text NOT NULL,
        record_id uuid NOT NULL,
        since timestamptz(3) NOT NULL,
        until timestamptz(3) NOT NULL,
        key text NOT NULL,
        words text[] NOT NULL
      ) PARTITION BY LIST (shelf)`);
    for (const table of ['search_document', 'search_name']) {
      await db.query(`CALL protect('${table}')`);
      for (const shelf of SHELVES) {
        const shelved = `${table}_${shelf}`;
        await db.query(`CREATE TABLE ${shelved} PARTITION OF ${table} FOR VALUES IN ('${shelf}')`);
        await db.query(`CALL protect('${shelved}')`);
        // Only what row-level security lets through whole can be looked up in these indexes.
        await db.query(`
          CREATE POLICY app_reads ON ${shelved} FOR SELECT TO ikrar_app USING (true);
          GRANT SELECT ON ${shelved} TO ikrar_app`);
        if (shelf.endsWith('public'))
          await db.query(`
            CREATE POLICY public_reads ON ${shelved} FOR SELECT TO ikrar_public USING (true);
            GRANT SELECT ON ${shelved} TO ikrar_public`);
      }
    }
    await db.query(`
      CREATE INDEX search_document_document_idx ON search_document USING gin (document);
      CREATE INDEX search_document_key_idx ON search_document (key);
      CREATE INDEX search_name_record_id_idx ON search_name (record_id);
      CREATE INDEX search_name_key_idx ON search_name (key);
      CREATE INDEX search_name_like_idx ON search_name USING gin (key gin_trgm_ops);
      CREATE INDEX search_name_words_idx ON search_name USING gin (words)`);
  }

  /** Words everybody may have read, so that a misspelt one can be told from them. */
  private async startWords(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE search_word (word text PRIMARY KEY)`);
    await db.query(`CREATE INDEX search_word_like_idx ON search_word USING gin (word gin_trgm_ops)`);
    await db.query(`CALL protect('search_word')`);
    await db.query(`
      CREATE POLICY app_reads ON search_word FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY public_reads ON search_word FOR SELECT TO ikrar_public USING (true);
      GRANT SELECT ON search_word TO ikrar_app, ikrar_public`);
  }

  /** An audience: null is everybody, else the organizations beside the office. */
  private async defineAudiences(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION audience(is_public boolean, party_ids uuid[]) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN CASE WHEN NOT is_public THEN party_ids END`);
    await db.query(`
      CREATE FUNCTION audience_of_both(one uuid[], other uuid[]) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN CASE WHEN one IS NULL THEN other WHEN other IS NULL THEN one
                  ELSE ARRAY(SELECT unnest(one) INTERSECT SELECT unnest(other)) END`);
    await db.query(`
      CREATE FUNCTION search_vector(a text, b text, c text, keys text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
        SELECT setweight(to_tsvector('indonesian', plain_words(coalesce(a, ''))), 'A') || setweight(to_tsvector('indonesian', plain_words(coalesce(b, ''))), 'B')
            || setweight(to_tsvector('indonesian', plain_words(coalesce(c, ''))), 'C') || array_to_tsvector(array_remove(keys, NULL))
      $$`);
    await db.query(`
      CREATE FUNCTION all_keys(prefix text, ids jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN ARRAY(SELECT prefix || id FROM jsonb_array_elements_text(CASE jsonb_typeof(ids) WHEN 'array' THEN ids ELSE '[]' END) AS id)`);
  }

  /**
   * What is searched of a version of a record: title and other words by weight, names, the day it is of, and keys: `=k:`
   * its kind, `=f:` state of fulfilment, `=t:` topic, `=s:` who spoke, `=o:` whatever else it names. Of what is not
   * found at all the title is null.
   */
  private async defineSheets(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION search_sheet(kind text, r jsonb, OUT title text, OUT names text[], OUT b text, OUT c text, OUT day date, OUT keys text[])
      LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
      BEGIN
        keys := ARRAY['=k:' || kind, '=s:' || (r ->> 'speakerId'), '=o:' || (r ->> 'postId'), '=o:' || (r ->> 'eventId'), '=o:' || (r ->> 'sourceId')];
        CASE kind
        WHEN 'commitment' THEN
          title := concat_ws(' ', r ->> 'title', r ->> 'titleEn');
          b := concat_ws(' ', r ->> 'condition', r ->> 'measure', r ->> 'duePhrase', r ->> 'receiverWords', r ->> 'authorityNote');
          day := r ->> 'statedOn';
          keys := keys || ARRAY['=f:' || (r ->> 'fulfilment'), '=x:' || (r ->> 'recordState')] || all_keys('=o:', r -> 'receiverIds') || all_keys('=t:', r -> 'topicKeys')
            || ARRAY(SELECT DISTINCT '=o:' || (maker ->> key) FROM jsonb_array_elements(r -> 'makers') maker, unnest(ARRAY['organizationId', 'postId']) key WHERE maker ->> key IS NOT NULL);
        WHEN 'statement' THEN
          title := r ->> 'gist';
          c := r ->> 'words';
          day := r ->> 'saidOn';
          keys := keys || ARRAY['=o:' || (r ->> 'relayedFromId')];
        WHEN 'demand' THEN
          title := r ->> 'title';
          c := r ->> 'words';
          day := r ->> 'raisedOn';
          keys := keys || ARRAY['=o:' || (r ->> 'addressedToId')] || all_keys('=o:', r -> 'raisedByIds');
        WHEN 'minutes_point' THEN
          title := CASE WHEN r ->> 'withdrawnAt' IS NULL THEN r ->> 'text' END;
          keys := ARRAY['=k:' || kind];
        WHEN 'organization' THEN
          names := ARRAY[r ->> 'name', r ->> 'acronym', concat_ws(' ', r ->> 'acronym', nullif(r ->> 'faction', ''))]
            || ARRAY(SELECT alias ->> 'name' FROM jsonb_array_elements(r -> 'aliases') alias);
          title := array_to_string(names, ' ');
          b := concat_ws(' ', r ->> 'faction', r ->> 'levelLabel', r ->> 'registrationNumber');
        WHEN 'person' THEN
          IF r ->> 'erasedAt' IS NULL THEN
            names := ARRAY[r ->> 'name'] || ARRAY(SELECT jsonb_array_elements_text(r -> 'aliases'));
            title := array_to_string(names, ' ');
          END IF;
        WHEN 'post' THEN
          names := ARRAY[r ->> 'title', r ->> 'titleEn'];
          title := array_to_string(names, ' ');
          keys := keys || ARRAY['=o:' || (r ->> 'organizationId')];
        WHEN 'venue' THEN
          names := ARRAY[r ->> 'name'] || ARRAY(SELECT jsonb_array_elements_text(r -> 'aliases'));
          title := array_to_string(names, ' ');
        WHEN 'event' THEN
          title := r ->> 'name';
          b := r ->> 'place';
          c := r ->> 'summary';
          day := r ->> 'heldOn';
          keys := keys || ARRAY['=o:' || (r ->> 'venueId')] || all_keys('=o:', r -> 'hostIds');
        WHEN 'source' THEN
          title := concat_ws(' ', r ->> 'title', r ->> 'reference');
          b := concat_ws(' ', r ->> 'publisher', array_to_string(ARRAY(SELECT jsonb_array_elements_text(r -> 'authors')), ' '));
          c := r ->> 'note';
          day := r ->> 'publishedOn';
        ELSE NULL;
        END CASE;
        names := ARRAY(SELECT DISTINCT name FROM unnest(names) AS name WHERE folded(plain_words(name)) <> '');
      END $$`);
  }

  private async defineFiling(db: QueryRunner): Promise<void> {
    // The key of the exact title: what a reader would type, without the title in the other language.
    await db.query(`
      CREATE FUNCTION search_key(kind text, r jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
        SELECT left(folded(plain_words(coalesce(CASE kind WHEN 'statement' THEN r ->> 'gist' WHEN 'minutes_point' THEN r ->> 'text' END, r ->> 'title', r ->> 'name', ''))), 200)
      $$`);
    // A version lasts until the record, or what its document takes words or its audience from, changes. What is closed
    // now is closed as it was; where an opening was erased, the next one that is left speaks.
    await db.query(`
      CREATE FUNCTION refile(of_kind text, of_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE
        beside uuid[] := '{}';
        wanted search_document[];
        wanted_names search_name[];
      BEGIN
        CASE of_kind
        WHEN 'commitment' THEN
          beside := ARRAY(SELECT DISTINCT (link ->> 'statementId')::uuid FROM history_entry h, jsonb_array_elements(h.json::jsonb -> 'record' -> 'statements') link WHERE h.record_id = of_id);
        WHEN 'person' THEN
          beside := ARRAY(SELECT t.id FROM person p JOIN person one ON one.id = coalesce(p.merged_into_id, p.id) OR one.merged_into_id = coalesce(p.merged_into_id, p.id)
                            JOIN tenure t ON t.person_id = one.id WHERE p.id = of_id);
        WHEN 'minutes_point' THEN
          beside := ARRAY(SELECT m.event_id FROM minutes_point p JOIN meeting m ON m.id = p.meeting_id WHERE p.id = of_id);
        ELSE NULL;
        END CASE;
        WITH entry AS MATERIALIZED (
          SELECT h.record_id, h.revision, h.recorded_at,
                 audience_of_both(audience(h.is_public, h.party_ids), audience(latest.is_public, latest.party_ids)) AS seen_by,
                 coalesce(h.json, (SELECT later.json FROM history_entry later WHERE later.record_id = h.record_id AND later.revision > h.revision AND later.json IS NOT NULL
                                    ORDER BY later.revision LIMIT 1))::jsonb -> 'record' AS r
            FROM history_entry h CROSS JOIN LATERAL (
              SELECT l.is_public, l.party_ids FROM history_entry l WHERE l.record_id = h.record_id ORDER BY l.revision DESC LIMIT 1) latest
           WHERE h.record_id = of_id OR h.record_id = ANY (beside)
        ), version AS (
          SELECT at.since, sheet.title, sheet.names, sheet.b, concat_ws(' ', sheet.c, around.said) AS c, coalesce(sheet.day, around.day) AS day, sheet.keys,
                 search_key(of_kind, own.r) AS key,
                 CASE of_kind WHEN 'person' THEN audience_of_both(own.seen_by, around.held_by) ELSE own.seen_by END AS seen_by
            FROM (SELECT DISTINCT e.recorded_at AS since FROM entry e WHERE e.recorded_at >= (SELECT min(first.recorded_at) FROM entry first WHERE first.record_id = of_id)) at
            CROSS JOIN LATERAL (SELECT e.r, e.seen_by FROM entry e WHERE e.record_id = of_id AND e.recorded_at <= at.since ORDER BY e.revision DESC LIMIT 1) own
            CROSS JOIN LATERAL search_sheet(of_kind, own.r) sheet
            CROSS JOIN LATERAL (
              SELECT string_agg(concat_ws(' ', b.r ->> 'words', b.r ->> 'gist'), ' ') FILTER (WHERE of_kind = 'commitment'
                       AND own.r -> 'statements' @> jsonb_build_array(jsonb_build_object('statementId', b.record_id))
                       AND (b.seen_by IS NULL OR own.seen_by IS NOT NULL AND own.seen_by <@ b.seen_by)) AS said,
                     min(b.r ->> 'heldOn')::date AS day,
                     CASE WHEN coalesce(bool_or(b.seen_by IS NULL), false) THEN NULL
                          ELSE coalesce(array_agg(DISTINCT party.id) FILTER (WHERE party.id IS NOT NULL), '{}') END AS held_by
                FROM (SELECT DISTINCT ON (e.record_id) e.* FROM entry e WHERE e.record_id = ANY (beside) AND e.recorded_at <= at.since ORDER BY e.record_id, e.revision DESC) b
                LEFT JOIN LATERAL unnest(b.seen_by) AS party(id) ON of_kind = 'person') around
        ), filed AS (
          SELECT v.since, v.day, v.key, v.names, CASE WHEN v.seen_by IS NULL THEN 'public' WHEN v.seen_by = '{}' THEN 'office' ELSE 'parties' END AS shelf,
                 CASE WHEN v.title IS NOT NULL THEN search_vector(v.title, v.b, v.c,
                   v.keys || ('=m:' || coalesce(to_char(v.day, 'YYYY-MM'), '')) || ARRAY(SELECT '=a:' || party FROM unnest(v.seen_by) party)) END AS document
            FROM version v
        ), changed AS (
          SELECT f.*, coalesce(lead(f.since) OVER (ORDER BY f.since), 'infinity') AS until FROM (
            SELECT n.*, ROW(n.shelf, n.document, n.day, n.key, n.names) IS DISTINCT FROM
                        lag(ROW(n.shelf, n.document, n.day, n.key, n.names)) OVER (ORDER BY n.since) AS is_new FROM filed n) f
           WHERE f.is_new
        ), kept AS (
          SELECT CASE c.until WHEN 'infinity' THEN '' ELSE 'past_' END || c.shelf AS shelf, c.since, c.until, c.day, c.key, c.names, c.document
            FROM changed c WHERE c.document IS NOT NULL
        )
        SELECT array_agg((k.shelf, of_kind, of_id, k.since, k.until, k.day, k.key, k.document)::search_document),
               (SELECT array_agg((n.shelf, of_kind, of_id, n.since, n.until, folded(plain_words(name)), string_to_array(lower(trim(plain_words(name))), ' '))::search_name)
                  FROM kept n, unnest(n.names) AS name)
          INTO wanted, wanted_names FROM kept k;

        IF of_kind <> 'venue' THEN
          DELETE FROM search_document d WHERE d.record_id = of_id AND NOT d = ANY (coalesce(wanted, '{}'));
          INSERT INTO search_document SELECT w.* FROM unnest(wanted) w
           WHERE NOT EXISTS (SELECT FROM search_document d WHERE d.record_id = of_id AND d.since = w.since AND d.shelf = w.shelf);
        END IF;
        DELETE FROM search_name d WHERE d.record_id = of_id AND NOT d = ANY (coalesce(wanted_names, '{}'));
        INSERT INTO search_name SELECT w.* FROM unnest(wanted_names) w
         WHERE NOT EXISTS (SELECT FROM search_name d WHERE d.record_id = of_id AND d = w);
        IF of_kind <> 'person' THEN
          CALL note_words(of_kind, of_id);
        END IF;
      END $$`);
    await db.query(`
      CREATE PROCEDURE note_words(of_kind text, of_id uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      BEGIN
        INSERT INTO search_word
          SELECT DISTINCT said.word
            FROM (SELECT h.json FROM history_entry h WHERE h.record_id = of_id AND h.json IS NOT NULL ORDER BY h.revision DESC LIMIT 1) latest
            CROSS JOIN LATERAL search_sheet(of_kind, latest.json::jsonb -> 'record') sheet
            CROSS JOIN LATERAL regexp_split_to_table(lower(plain_words(concat_ws(' ', sheet.title, sheet.b, sheet.c))), ' ') AS said(word)
           WHERE EXISTS (SELECT FROM search_document d WHERE d.record_id = of_id AND d.shelf = 'public')
             AND length(said.word) BETWEEN 4 AND 40 AND said.word ~ '^[a-z]+$' AND NOT EXISTS (SELECT FROM search_word known WHERE known.word = said.word)
           ORDER BY said.word
        ON CONFLICT DO NOTHING;
      END $$`);
    await db.query(`
      CREATE FUNCTION file_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      BEGIN
        IF NEW.record_kind IN (${listed(FILED)}) THEN PERFORM refile(NEW.record_kind, NEW.record_id); END IF;
        CASE NEW.record_kind
        WHEN 'statement' THEN
          IF NEW.revision > 1 THEN PERFORM refile('commitment', link.commitment_id) FROM commitment_statement link WHERE link.statement_id = NEW.record_id; END IF;
        WHEN 'event' THEN
          IF NEW.revision > 1 THEN
            PERFORM refile('minutes_point', p.id) FROM meeting m JOIN minutes_point p ON p.meeting_id = m.id WHERE m.event_id = NEW.record_id;
          END IF;
        WHEN 'tenure' THEN
          PERFORM refile('person', one.id) FROM tenure t JOIN person p ON p.id = t.person_id
            JOIN person one ON one.id = coalesce(p.merged_into_id, p.id) OR one.merged_into_id = coalesce(p.merged_into_id, p.id) WHERE t.id = NEW.record_id;
        ELSE NULL;
        END CASE;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER history_entry_filed AFTER INSERT ON history_entry FOR EACH ROW EXECUTE FUNCTION file_entry();
      CREATE TRIGGER history_entry_unfiled AFTER UPDATE ON history_entry FOR EACH ROW WHEN (OLD.json IS NOT NULL AND NEW.json IS NULL)
        EXECUTE FUNCTION file_entry()`);
    await db.query(`
      REVOKE EXECUTE ON FUNCTION refile(text, uuid) FROM PUBLIC;
      REVOKE EXECUTE ON PROCEDURE note_words(text, uuid) FROM PUBLIC`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER history_entry_unfiled ON history_entry;
      DROP TRIGGER history_entry_filed ON history_entry;
      DROP FUNCTION file_entry(), refile(text, uuid);
      DROP PROCEDURE note_words(text, uuid);
      DROP FUNCTION search_key(text, jsonb), search_sheet(text, jsonb), search_vector(text, text, text, text[]), all_keys(text, jsonb),
        audience_of_both(uuid[], uuid[]), audience(boolean, uuid[]);
      DROP TABLE search_document, search_name, search_word`);
    await this.searchCommitmentsAlone(db);
  }

  /** As the release before had it. */
  private async searchCommitmentsAlone(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE commitment_search (
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        is_public boolean NOT NULL,
        document tsvector NOT NULL,
        PRIMARY KEY (commitment_id, is_public)
      ) PARTITION BY LIST (is_public);
      CREATE TABLE commitment_search_public PARTITION OF commitment_search FOR VALUES IN (true);
      CREATE TABLE commitment_search_office PARTITION OF commitment_search FOR VALUES IN (false);
      CREATE INDEX commitment_search_document_idx ON commitment_search USING gin (document);
      CALL protect('commitment_search');
      CALL protect('commitment_search_public');
      CALL protect('commitment_search_office');
      CREATE POLICY app_reads ON commitment_search FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_reads ON commitment_search_public FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY public_reads ON commitment_search_public FOR SELECT TO ikrar_public USING (true);
      GRANT SELECT ON commitment_search, commitment_search_public TO ikrar_app;
      GRANT SELECT ON commitment_search_public TO ikrar_public`);
    await db.query(`
      CREATE FUNCTION commitment_document(c commitment) RETURNS tsvector LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
        SELECT setweight(to_tsvector('indonesian', c.title), 'A') || setweight(to_tsvector('english', coalesce(c.title_en, '')), 'A')
            || setweight(to_tsvector('indonesian', concat_ws(' ', c.condition, c.measure, c.due_phrase)), 'B')
            || setweight(to_tsvector('indonesian', coalesce((SELECT string_agg(concat_ws(' ', s.words, s.gist), ' ')
                 FROM public.statement s WHERE s.id IN (SELECT (link ->> 'statementId')::uuid FROM jsonb_array_elements(c.statements) AS link)
                  AND public.is_within(c.visibility, c.party_ids, s.visibility, s.party_ids)), '')), 'C')
      $$`);
    await db.query(
      commitmentListing(`
        INSERT INTO public.commitment_search (commitment_id, is_public, document) VALUES (NEW.id, NEW.is_public, public.commitment_document(NEW))
        ON CONFLICT (commitment_id, is_public) DO UPDATE SET document = excluded.document;
        IF TG_OP = 'UPDATE' AND NEW.is_public <> OLD.is_public THEN
          DELETE FROM public.commitment_search WHERE commitment_id = NEW.id AND is_public = OLD.is_public;
        END IF;`),
    );
    await db.query(`
      CREATE FUNCTION find_restated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      BEGIN
        UPDATE public.commitment_search found SET document = public.commitment_document(c)
          FROM public.commitment_statement link JOIN public.commitment c ON c.id = link.commitment_id
         WHERE link.statement_id = NEW.id AND found.commitment_id = c.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER statement_found AFTER UPDATE OF words, gist, visibility, party_ids ON statement FOR EACH ROW EXECUTE FUNCTION find_restated()`);
    await db.query(
      `INSERT INTO commitment_search SELECT c.id, c.is_public, commitment_document(c) FROM commitment c`,
    );
  }
}

function listed(kinds: readonly string[]): string {
  return kinds.map((kind) => `'${kind}'`).join(', ');
}
