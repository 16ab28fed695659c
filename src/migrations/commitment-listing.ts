const LINKS = ['commitment_receiver', 'commitment_maker', 'commitment_maker_post', 'commitment_topic'];
const KEYS = [
  'record_state',
  'is_public',
  'fulfilment',
  'due_key',
  'stated_on',
  'changed_at',
  'audience_ids',
];
const AUDIENCE = ['is_public', 'audience_ids'];

/**
 * The function that copies a commitment's keys into the rows lists are read through, with the parties it is open to.
 * @param more what it does last, in plpgsql; null for nothing
 */
export function commitmentListing(more: string | null): string {
  const now = (names: readonly string[]) => names.map((key) => `NEW.${key}`).join(', ');
  const [all, audience] = [KEYS.join(', '), AUDIENCE.join(', ')];
  return `
      CREATE OR REPLACE FUNCTION list_commitment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.receiver_ids = OLD.receiver_ids AND NEW.makers = OLD.makers AND NEW.topic_keys = OLD.topic_keys AND NEW.statements = OLD.statements THEN
          UPDATE public.commitment_statement SET (${audience}) = ROW(${now(AUDIENCE)})
           WHERE commitment_id = NEW.id AND ROW(${audience}) <> ROW(${now(AUDIENCE)});
          ${LINKS.map((table) => `UPDATE public.${table} SET (${all}) = (${now(KEYS)}) WHERE commitment_id = NEW.id;`).join('\n          ')}
        ELSE
          IF TG_OP = 'UPDATE' THEN
            DELETE FROM public.commitment_statement WHERE commitment_id = NEW.id;
            ${LINKS.map((table) => `DELETE FROM public.${table} WHERE commitment_id = NEW.id;`).join('\n            ')}
          END IF;
          INSERT INTO public.commitment_statement
            SELECT NEW.id, (s ->> 'statementId')::uuid, ${now(AUDIENCE)} FROM jsonb_array_elements(NEW.statements) AS s;
          INSERT INTO public.commitment_receiver
            SELECT NEW.id, organization, ${now(KEYS)} FROM unnest(NEW.receiver_ids) AS organization;
          INSERT INTO public.commitment_maker
            SELECT DISTINCT NEW.id, (m ->> 'organizationId')::uuid, ${now(KEYS)}
              FROM jsonb_array_elements(NEW.makers) AS m;
          INSERT INTO public.commitment_maker_post
            SELECT DISTINCT ON (m ->> 'postId') NEW.id, (m ->> 'postId')::uuid, (m ->> 'tenureId')::uuid, ${now(KEYS)}
              FROM jsonb_array_elements(NEW.makers) AS m WHERE m ->> 'postId' IS NOT NULL;
          INSERT INTO public.commitment_topic
            SELECT NEW.id, key, ${now(KEYS)} FROM unnest(NEW.topic_keys) AS key;
        END IF;${more ?? ''}
        RETURN NULL;
      END $$`;
}
