/** Different words the records are written in. */
export const VOCABULARY = 5000;

/**
 * `word` is the n-th most frequent word, `words` so many of them drawn as languages do: the n-th word is n times as rare
 * as the first.
 */
export const wordHelpers = `
  CREATE FUNCTION pg_temp.word(rank bigint) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN substr('bocodogojokolomonoposotocafagahajakalamanaparasatawa', 1 + 2 * (rank * 4801 % 25)::int, 2)
        || substr('bocodogojokolomonoposotocafagahajakalamanaparasatawa', 1 + 2 * (rank * 4801 / 25 % 25)::int, 2)
        || substr('bocodogojokolomonoposotocafagahajakalamanaparasatawa', 1 + 2 * (rank * 4801 / 625 % 25)::int, 2);
  CREATE FUNCTION pg_temp.words(n bigint, salt bigint, count int) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN (SELECT string_agg(pg_temp.word(floor(exp(pg_temp.dice(n * 64 + k, salt) * ${Math.log(VOCABULARY)}))::bigint), ' ') FROM generate_series(1, count) k)`;

const vector = (a: string, b: string, c: string, keys: string) =>
  `setweight(to_tsvector('indonesian', coalesce(${a}, '')), 'A') || setweight(to_tsvector('indonesian', coalesce(${b}, '')), 'B')
   || setweight(to_tsvector('indonesian', coalesce(${c}, '')), 'C') || array_to_tsvector(array_remove(ARRAY[${keys}], NULL))`;

const filed = (
  kind: string,
  from: string,
  { is = `r.visibility = 'public'`, day = 'NULL::date', title = 'r.name', b = 'NULL', c = 'NULL', keys = '' },
) =>
  `INSERT INTO search_document (shelf, kind, record_id, since, until, day, key, document)
   SELECT CASE WHEN ${is} THEN 'public' ELSE 'office' END, '${kind}', r.id, r.changed_at, 'infinity', ${day}, left(folded(${title}), 200),
          ${vector(title, b, c, `'=k:${kind}', '=m:' || coalesce(to_char(${day}, 'YYYY-MM'), '')${keys && `, ${keys}`}`)}
     FROM ${from}`;

/** What the history would have filed of each record that is found. */
export const searched = [
  filed('commitment', `commitment r JOIN statement s ON s.id = (r.statements -> 0 ->> 'statementId')::uuid`, {
    is: 'r.is_public',
    day: 'r.stated_on',
    title: 'r.title',
    b: `concat_ws(' ', r.title_en, r.condition, r.measure, r.due_phrase)`,
    c: `concat_ws(' ', s.words, s.gist)`,
    keys: `'=f:' || r.fulfilment, '=s:' || r.speaker_id, '=o:' || r.event_id, '=t:' || r.topic_keys[1], '=o:' || (r.makers -> 0 ->> 'organizationId'),
        '=o:' || (r.makers -> 0 ->> 'postId'), '=o:' || r.receiver_ids[1], '=o:' || r.receiver_ids[2]`,
  }),
  filed('statement', 'statement r', {
    day: 'r.said_on',
    title: 'r.gist',
    c: 'r.words',
    keys: `'=s:' || r.speaker_id, '=o:' || r.post_id, '=o:' || r.event_id, '=o:' || r.source_id`,
  }),
  filed('demand', 'demand r', {
    day: 'r.raised_on',
    title: 'r.title',
    c: 'r.words',
    keys: `'=o:' || r.raised_by_ids[1]`,
  }),
  filed('event', 'event r', { day: 'r.held_on', b: 'r.place', keys: `'=o:' || r.host_ids[1]` }),
  filed('source', 'source r', {
    day: 'r.published_on',
    title: 'r.title',
    b: `concat_ws(' ', r.publisher, r.authors[1])`,
  }),
  filed('organization', 'organization r', { title: `concat_ws(' ', r.name, r.acronym)` }),
  filed('person', 'person r', {}),
  filed('post', 'post r', {
    title: `concat_ws(' ', r.title, r.title_en)`,
    keys: `'=o:' || r.organization_id`,
  }),
  `INSERT INTO search_name SELECT 'public', 'organization', o.id, o.changed_at, 'infinity', folded(known.spelling), string_to_array(lower(regexp_replace(known.spelling, '[^[:alnum:]]+', ' ', 'g')), ' ')
     FROM organization o, unnest(ARRAY[o.name, o.acronym]) AS known(spelling)`,
  `INSERT INTO search_name SELECT 'public', 'person', p.id, p.changed_at, 'infinity', folded(p.name), string_to_array(lower(p.name), ' ') FROM person p`,
  `INSERT INTO search_name SELECT 'public', 'post', p.id, p.changed_at, 'infinity', folded(p.title), string_to_array(lower(p.title), ' ') FROM post p`,
];

/** The partitions filled, for their indexes and statistics. */
export const SEARCHED = ['search_document', 'search_name'].flatMap((table) =>
  ['public', 'office'].map((shelf) => `${table}_${shelf}`),
);
