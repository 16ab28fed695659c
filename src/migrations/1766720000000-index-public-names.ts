import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The names of public organizations, people and posts, folded, so that many can be looked up at once: row-level security
 * keeps trigram indexes of the records themselves from being used. Only names everybody may read are here; who may see a
 * record is asked of the record all the same. Triggers keep it, nobody else writes it.
 */
export class IndexPublicNames1766720000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE public_name (
        source_id uuid NOT NULL,
        means text NOT NULL CONSTRAINT public_name_means_known CHECK (means IN ('name', 'acronym', 'alias')),
        key text NOT NULL,
        kind text NOT NULL CONSTRAINT public_name_kind_known CHECK (kind IN ('organization', 'person', 'post')),
        record_id uuid NOT NULL,
        PRIMARY KEY (source_id, key)
      );
      CREATE INDEX public_name_key_idx ON public_name (key text_pattern_ops);
      CREATE INDEX public_name_acronym_idx ON public_name (left(key, 1)) WHERE means = 'acronym';
      CREATE INDEX public_name_alike_idx ON public_name USING gin (key gin_trgm_ops);
      CALL protect('public_name');
      CREATE POLICY app_reads ON public_name FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY public_reads ON public_name FOR SELECT TO ikrar_public USING (true);
      GRANT SELECT ON public_name TO ikrar_app, ikrar_public`);
    await db.query(`
      CREATE FUNCTION names_of_organization(o organization) RETURNS TABLE (means text, name text) LANGUAGE plpgsql IMMUTABLE AS $$
      BEGIN
        RETURN QUERY
        SELECT 'name', o.name
        UNION ALL SELECT 'name', concat(o.name, ' ', o.faction) WHERE o.faction IS NOT NULL
        UNION ALL SELECT 'acronym', o.acronym WHERE o.acronym IS NOT NULL
        UNION ALL SELECT 'alias', alias ->> 'name' FROM jsonb_array_elements(o.aliases) AS listed(alias);
      END $$;
      CREATE FUNCTION index_public_names(of_source uuid, of_kind text, of_record uuid, meanings text[], names text[])
      RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        DELETE FROM public.public_name WHERE source_id = of_source;
        INSERT INTO public.public_name (source_id, means, key, kind, record_id)
        SELECT of_source, listed.means, public.folded(listed.name), of_kind, of_record
          FROM unnest(meanings, names) AS listed(means, name) WHERE public.folded(listed.name) <> ''
        ON CONFLICT (source_id, key) DO NOTHING $$;
      REVOKE EXECUTE ON FUNCTION index_public_names(uuid, text, uuid, text[], text[]) FROM PUBLIC`);
    await db.query(`
      CREATE FUNCTION index_names_of_post(of_post uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      DECLARE
        p public.post;
        o public.organization;
      BEGIN
        SELECT * INTO p FROM public.post WHERE id = of_post;
        SELECT * INTO o FROM public.organization WHERE id = p.organization_id;
        IF p.visibility = 'public' AND o.visibility = 'public' THEN
          PERFORM public.index_public_names(p.id, 'post', p.id,
            (SELECT array_agg(listed.means) FROM public.names_of_post(p, o) listed),
            (SELECT array_agg(listed.name) FROM public.names_of_post(p, o) listed));
        ELSE
          DELETE FROM public.public_name WHERE source_id = of_post;
        END IF;
      END $$;
      CREATE FUNCTION names_of_post(p post, o organization) RETURNS TABLE (means text, name text) LANGUAGE plpgsql IMMUTABLE AS $$
      BEGIN
        RETURN QUERY
        SELECT 'alias', p.title
        UNION ALL SELECT 'alias', p.title_en WHERE p.title_en IS NOT NULL
        UNION ALL SELECT 'name', concat(p.title, ' ', o.name)
        UNION ALL SELECT 'name', concat(p.title, ' ', o.acronym) WHERE o.acronym IS NOT NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION index_names_of_post(uuid) FROM PUBLIC`);
    await db.query(`
      CREATE FUNCTION keep_public_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      DECLARE
        one uuid;
      BEGIN
        IF NEW.visibility <> 'public' THEN
          DELETE FROM public.public_name WHERE source_id = NEW.id;
        ELSIF TG_TABLE_NAME = 'organization' THEN
          PERFORM public.index_public_names(NEW.id, 'organization', NEW.id,
            (SELECT array_agg(listed.means) FROM public.names_of_organization(NEW) listed),
            (SELECT array_agg(listed.name) FROM public.names_of_organization(NEW) listed));
        ELSIF TG_TABLE_NAME = 'person' THEN
          IF NEW.erased_at IS NULL THEN
            PERFORM public.index_public_names(NEW.id, 'person', coalesce(NEW.merged_into_id, NEW.id),
              array_prepend('name', array_fill('alias'::text, ARRAY[cardinality(NEW.aliases)])), array_prepend(NEW.name, NEW.aliases));
          ELSE
            DELETE FROM public.public_name WHERE source_id = NEW.id;
          END IF;
        END IF;
        IF TG_TABLE_NAME = 'organization' THEN
          FOR one IN SELECT p.id FROM public.post p WHERE p.organization_id = NEW.id LOOP
            PERFORM public.index_names_of_post(one);
          END LOOP;
        ELSIF TG_TABLE_NAME = 'post' THEN
          PERFORM public.index_names_of_post(NEW.id);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER organization_public_names AFTER INSERT OR UPDATE OF name, acronym, faction, aliases, visibility ON organization
      FOR EACH ROW EXECUTE FUNCTION keep_public_names();
      CREATE TRIGGER person_public_names AFTER INSERT OR UPDATE OF name, aliases, visibility, erased_at, merged_into_id ON person
      FOR EACH ROW EXECUTE FUNCTION keep_public_names();
      CREATE TRIGGER post_public_names AFTER INSERT OR UPDATE OF title, title_en, organization_id, visibility ON post
      FOR EACH ROW EXECUTE FUNCTION keep_public_names()`);
    await this.indexWhatIsThere(db);
    await db.query(`
      CREATE FUNCTION alike_names(wanted text, kinds text[]) RETURNS SETOF public_name LANGUAGE sql STABLE PARALLEL SAFE
      SET pg_trgm.similarity_threshold = 0.45 AS $$
        SELECT p.* FROM public_name p WHERE p.key % wanted AND p.kind = ANY (kinds) $$;
      CREATE FUNCTION is_letter_apart(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE
        WHEN length(a) = length(b) THEN
          (SELECT count(*) = 1 FROM generate_series(1, length(a)) place WHERE substr(a, place, 1) <> substr(b, place, 1))
        WHEN length(a) = length(b) + 1 THEN
          EXISTS (SELECT FROM generate_series(1, length(a)) place WHERE left(a, place - 1) || substr(a, place + 1) = b)
        WHEN length(b) = length(a) + 1 THEN
          EXISTS (SELECT FROM generate_series(1, length(b)) place WHERE left(b, place - 1) || substr(b, place + 1) = a)
        ELSE false END`);
  }

  private async indexWhatIsThere(db: QueryRunner): Promise<void> {
    await db.query(`
      INSERT INTO public_name (source_id, means, key, kind, record_id)
      SELECT o.id, listed.means, folded(listed.name), 'organization', o.id
        FROM organization o CROSS JOIN LATERAL names_of_organization(o) listed
       WHERE o.visibility = 'public' AND folded(listed.name) <> ''
      ON CONFLICT DO NOTHING;
      INSERT INTO public_name (source_id, means, key, kind, record_id)
      SELECT p.id, listed.means, folded(listed.name), 'person', coalesce(p.merged_into_id, p.id)
        FROM person p CROSS JOIN LATERAL (SELECT 'name' AS means, p.name UNION ALL SELECT 'alias', unnest(p.aliases)) listed
       WHERE p.visibility = 'public' AND p.erased_at IS NULL AND folded(listed.name) <> ''
      ON CONFLICT DO NOTHING;
      INSERT INTO public_name (source_id, means, key, kind, record_id)
      SELECT p.id, listed.means, folded(listed.name), 'post', p.id
        FROM post p JOIN organization o ON o.id = p.organization_id CROSS JOIN LATERAL names_of_post(p, o) listed
       WHERE p.visibility = 'public' AND o.visibility = 'public' AND folded(listed.name) <> ''
      ON CONFLICT DO NOTHING`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION alike_names(text, text[]), is_letter_apart(text, text);
      DROP TRIGGER post_public_names ON post;
      DROP TRIGGER person_public_names ON person;
      DROP TRIGGER organization_public_names ON organization;
      DROP FUNCTION keep_public_names(), index_names_of_post(uuid), names_of_post(post, organization),
        index_public_names(uuid, text, uuid, text[], text[]), names_of_organization(organization);
      DROP TABLE public_name`);
  }
}
