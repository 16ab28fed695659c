import type { Pool } from 'pg';
import {
  byCommitment,
  card,
  CARD_COLUMNS,
  MAKERS,
  RECEIVERS,
  type Row,
  SPEAKER_COLUMNS,
  SPEAKER_JOINS,
  sourceColumns,
  today,
  TOPICS,
} from './reference.rows.js';

export interface ListQuery {
  receiver?: string;
  status?: string;
  topic?: string;
  due_before?: string;
  cursor?: string;
  limit: number;
}

const DUE = `coalesce(c.due_on, 'infinity'::date)`;

/** One page by deadline: the commitments first, then what belongs to all of them, together. */
export async function commitmentList(pool: Pool, query: ListQuery) {
  const { text, values } = pageStatement(query);
  const { rows } = await pool.query<Row>(text, values);
  const shown = rows.slice(0, query.limit);
  const ids = shown.map((row) => row.id);
  const [makers, receivers, topics] = await Promise.all(
    [MAKERS, RECEIVERS, TOPICS].map(async (statement) =>
      byCommitment((await pool.query<Row>(statement, [ids])).rows),
    ),
  );
  const day = today();
  const last = shown.at(-1);
  return {
    items: shown.map((row) =>
      card(row, row, makers?.get(row.id) ?? [], receivers?.get(row.id) ?? [], topics?.get(row.id) ?? [], day),
    ),
    next:
      rows.length > query.limit && last
        ? Buffer.from(JSON.stringify([last.due_on ?? 'infinity', last.id])).toString('base64url')
        : null,
  };
}

/** Cuts the page out first, so that only what is shown is joined. */
function pageStatement({ receiver, status, topic, due_before: dueBefore, cursor, limit }: ListQuery): {
  text: string;
  values: unknown[];
} {
  const values: unknown[] = [];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const joins: string[] = [];
  const conditions = [`c.visibility = 'public'`, `c.record_state = 'verified'`];
  if (receiver)
    joins.push(`JOIN commitment_receiver r ON r.commitment_id = c.id AND r.organization_id = ${$(receiver)}`);
  if (topic) joins.push(`JOIN commitment_topic l ON l.commitment_id = c.id AND l.topic_key = ${$(topic)}`);
  if (status) conditions.push(`c.fulfilment = ${$(status)}`);
  if (dueBefore) conditions.push(`${DUE} < ${$(dueBefore)}`);
  if (cursor) {
    const [due, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    conditions.push(`(${DUE}, c.id) > (${$(due)}::date, ${$(id)}::uuid)`);
  }
  const page = `SELECT c.* FROM commitment c ${joins.join(' ')} WHERE ${conditions.join(' AND ')} ORDER BY ${DUE}, c.id LIMIT ${$(limit + 1)}`;
  const text = `SELECT ${CARD_COLUMNS}, s.words, ${SPEAKER_COLUMNS}, ${sourceColumns} FROM (${page}) c LEFT JOIN event ON event.id = c.event_id
    LEFT JOIN commitment_statement first ON first.commitment_id = c.id AND first.place = 1 LEFT JOIN statement s ON s.id = first.statement_id
    ${SPEAKER_JOINS} JOIN source ON source.id = s.source_id ORDER BY ${DUE}, c.id`;
  return { text, values };
}
