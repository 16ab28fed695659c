import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/**
 * First letters that are lost or changed where a prefix is joined to a root (me- and pe- before t, k, p, n, r): the
 * stemmer leaves `erbit` of `penerbitan` and `terbit` of `diterbitkan`. Each root is looked for by what it can be.
 */
const ROOTS: readonly [pattern: string, others: string][] = [
  [`'[tknr]([aiueo][a-z]{2,})'`, `'@\\1'`],
  [`'m([aiueo][a-z]{2,})'`, `'@p\\1'`],
  [`'p([aiueo][a-z]{2,})'`, `'@m\\1'`],
  [`'([aiueo][a-z]{3,})'`, `'@t\\1' | '@k\\1' | '@n\\1' | '@r\\1'`],
];

/** Words as common as these would be found in place of a root they only look like. */
const COMMON = 'ketika|karena|kepada|tetapi|tidak|kalau|kami|kita|tanpa|tentang|untuk|oleh|akan|atau';

/** Words that mean the same, as data; and the words of a search as a query: one for lists and for the search. */
export class StartSynonyms1766100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE EXTENSION IF NOT EXISTS unaccent`);
    // What everything searched goes through: only letters and digits are left, so that the parser of texts sees words alone.
    await db.query(`
      CREATE FUNCTION plain_words(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog, public
      AS $$ SELECT regexp_replace(unaccent('public.unaccent'::regdictionary, normalize(text, NFKC)), '[^[:alnum:]]+', ' ', 'g') $$`);
    await db.query(`
      CREATE TABLE synonym (${recordColumns},
        words text[] NOT NULL CONSTRAINT synonym_of_several CHECK (cardinality(words) BETWEEN 2 AND 20),
        note text
      )`);
    await db.query(`CALL protect_record('synonym')`);
    await db.query(`CALL classify_record('synonym')`);
    await db.query(`CALL open_record('synonym')`);
    await this.startRules(db);
    await this.startQuery(db);
  }

  /** Each set as the database rewrites a query by it: what stands for a member, and what is looked for instead. */
  private async startRules(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE synonym_rule (
        synonym_id uuid NOT NULL REFERENCES synonym ON DELETE CASCADE,
        target tsquery NOT NULL,
        instead tsquery NOT NULL
      )`);
    await db.query(`CREATE INDEX synonym_rule_synonym_id_idx ON synonym_rule (synonym_id)`);
    await db.query(`CALL protect('synonym_rule')`);
    await db.query(`
      CREATE FUNCTION rule_synonyms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE instead tsquery;
      BEGIN
        DELETE FROM synonym_rule WHERE synonym_id = NEW.id;
        IF NEW.visibility <> 'public' THEN RETURN NULL; END IF;
        SELECT string_agg(format('(%s)', meant), ' | ')::tsquery INTO instead
          FROM (SELECT DISTINCT phraseto_tsquery('indonesian', plain_words(word)) AS meant FROM unnest(NEW.words) AS word) each
         WHERE numnode(meant) > 0;
        INSERT INTO synonym_rule SELECT NEW.id, said.target, instead FROM (
          SELECT phraseto_tsquery('indonesian', plain_words(word)) AS target FROM unnest(NEW.words) AS word
          UNION SELECT plainto_tsquery('indonesian', plain_words(word)) FROM unnest(NEW.words) AS word) said
         WHERE numnode(said.target) > 0;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER synonym_ruled AFTER INSERT OR UPDATE ON synonym FOR EACH ROW EXECUTE FUNCTION rule_synonyms()`);
  }

  private async startQuery(db: QueryRunner): Promise<void> {
    const roots = ROOTS.map(
      ([pattern, others]) =>
        `said := regexp_replace(said, $re$${pattern}$re$, $re$(\\& | ${others})$re$, 'g');`,
    ).join('\n        ');
    await db.query(`
      CREATE FUNCTION widened(query tsquery) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
      DECLARE said text := query::text;
      BEGIN
        ${roots}
        -- A root ends in i, or that was taken for the suffix.
        said := regexp_replace(said, $re$'([a-z]{4,})i'$re$, $re$(\\& | '@\\1')$re$, 'g');
        said := regexp_replace(said, $re$'([a-z]{3,}[a-hj-z])'$re$, $re$(\\& | '@\\1i')$re$, 'g');
        said := regexp_replace(said, $re$ \\| '@(${COMMON})'$re$, '', 'g');
        RETURN replace(said, '@', '')::tsquery;
      END $$`);
    // Sets are few, and of them only those whose words are all in the query are tried, the longest first.
    await db.query(`
      CREATE FUNCTION search_query(asked text) RETURNS tsquery LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE
        meant tsquery := websearch_to_tsquery('indonesian', unaccent('public.unaccent'::regdictionary, normalize(asked, NFKC)));
        rule record;
        used uuid[] := '{}';
      BEGIN
        FOR rule IN SELECT r.synonym_id, r.target FROM synonym_rule r WHERE meant @> r.target ORDER BY numnode(r.target) DESC, r.synonym_id LOOP
          meant := ts_rewrite(meant, rule.target, format('%L', '~' || rule.synonym_id)::tsquery);
          used := used || rule.synonym_id;
        END LOOP;
        meant := widened(meant);
        FOR rule IN SELECT DISTINCT r.synonym_id, r.instead FROM synonym_rule r WHERE r.synonym_id = ANY (used) LOOP
          meant := ts_rewrite(meant, format('%L', '~' || rule.synonym_id)::tsquery, widened(rule.instead));
        END LOOP;
        RETURN meant;
      END $$`);
    // Which sets a search goes by, to tell whoever searched.
    await db.query(`
      CREATE FUNCTION synonyms_in(asked text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT DISTINCT r.synonym_id FROM synonym_rule r,
               (SELECT websearch_to_tsquery('indonesian', unaccent('public.unaccent'::regdictionary, normalize(asked, NFKC))) AS query) said
         WHERE said.query @> r.target
      $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION synonyms_in(text), search_query(text), widened(tsquery)`);
    await db.query(`DROP TABLE synonym_rule, synonym`);
    await db.query(`DROP FUNCTION rule_synonyms(), plain_words(text)`);
    await db.query(`DROP EXTENSION unaccent`);
  }
}
