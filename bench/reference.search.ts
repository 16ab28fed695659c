import type { Pool } from 'pg';

/** The twenty that fit best of all that match, each with the part of its text that holds the words. */
export async function searched(pool: Pool, q: string) {
  const { rows } = await pool.query(
    `SELECT id, kind, title, day, ts_headline('indonesian', body, query) AS snippet FROM (
       SELECT id, kind, title, day, body, query FROM document, websearch_to_tsquery('indonesian', $1) query
        WHERE words @@ query ORDER BY ts_rank(words, query) DESC, id LIMIT 20) best`,
    [q],
  );
  return { items: rows };
}
