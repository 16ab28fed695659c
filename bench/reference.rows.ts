/** A row as pg gives it. */
export type Row = Record<string, unknown>;

const OPEN = ['not_started', 'waiting', 'in_progress', 'stalled', 'referred'];

/** Columns of a post with its organization, and the joins that give them. */
export const postColumns = (as: string) =>
  `${as}.id AS ${as}_id, ${as}.title AS ${as}_title, ${as}_of.id AS ${as}_of_id, ${as}_of.name AS ${as}_of_name, ${as}_of.acronym AS ${as}_of_acronym`;
export const postJoin = (as: string, key: string) =>
  `LEFT JOIN post ${as} ON ${as}.id = ${key} LEFT JOIN organization ${as}_of ON ${as}_of.id = ${as}.organization_id`;

export const organizationColumns = (as: string) =>
  `${as}.id AS ${as}_id, ${as}.name AS ${as}_name, ${as}.acronym AS ${as}_acronym`;
export const personColumns = (as: string) =>
  `${as}.id AS ${as}_id, ${as}.name AS ${as}_name, ${as}.front_titles AS ${as}_front_titles, ${as}.back_titles AS ${as}_back_titles`;
export const eventColumns =
  'event.id AS event_id, event.name AS event_name, event.kind AS event_kind, event.held_on AS event_held_on';
export const sourceColumns =
  'source.id AS source_id, source.title AS source_title, source.publisher AS source_publisher, source.url AS source_url, source.published_on AS source_published_on, source.kind AS source_kind, source.party AS source_party';

export const organization = (row: Row, as: string) =>
  row[`${as}_id`] && { id: row[`${as}_id`], name: row[`${as}_name`], acronym: row[`${as}_acronym`] };
export const post = (row: Row, as: string) =>
  row[`${as}_id`] && {
    id: row[`${as}_id`],
    title: row[`${as}_title`],
    organization: organization(row, `${as}_of`),
  };
export const person = (row: Row, as: string) =>
  row[`${as}_id`] && {
    id: row[`${as}_id`],
    name: row[`${as}_name`],
    frontTitles: row[`${as}_front_titles`],
    backTitles: row[`${as}_back_titles`],
  };
export const event = (row: Row) =>
  row.event_id && { id: row.event_id, name: row.event_name, kind: row.event_kind, heldOn: row.event_held_on };
export const source = (row: Row) =>
  row.source_id && {
    id: row.source_id,
    title: row.source_title,
    publisher: row.source_publisher,
    url: row.source_url,
    publishedOn: row.source_published_on,
    kind: row.source_kind,
    party: row.source_party,
  };

/** What every record shows. */
export const common = ({ id, visibility, recorded_at, changed_at, revision }: Row) => ({
  id,
  visibility,
  restriction: null,
  recordedAt: recorded_at,
  changedAt: changed_at,
  revision,
});

/** Columns of a commitment as lists show it, for the alias `c`. */
export const CARD_COLUMNS = `c.id, c.visibility, c.recorded_at, c.changed_at, c.revision, c.title, c.title_en, c.firmness, c.stated_on, c.due_on, c.due_precision, c.due_phrase,
  c.record_state, c.fulfilment, c.receiver_words, c.last_news_on, c.fulfilled_on, c.is_disputed, c.is_self_assessed, ${eventColumns}`;

/** Who spoke the words of a statement `s`, and the joins that give it. */
export const SPEAKER_COLUMNS = `${personColumns('speaker')}, ${postColumns('spoken')}, ${postColumns('relayed')}`;
export const SPEAKER_JOINS = `LEFT JOIN person speaker ON speaker.id = s.speaker_id ${postJoin('spoken', 's.post_id')} ${postJoin('relayed', 's.relayed_from_id')}`;

/** Makers, receivers and topics of the commitments `$1`. */
export const MAKERS = `SELECT m.commitment_id, ${organizationColumns('maker')}, held.id AS held_id, held.title AS held_title, ${personColumns('holder')}, t.ended_on
  FROM commitment_maker m JOIN organization maker ON maker.id = m.organization_id LEFT JOIN post held ON held.id = m.post_id
  LEFT JOIN tenure t ON t.id = m.tenure_id LEFT JOIN person holder ON holder.id = t.person_id WHERE m.commitment_id = ANY ($1) ORDER BY m.commitment_id, m.place`;
export const RECEIVERS = `SELECT r.commitment_id, o.id, o.name, o.acronym FROM commitment_receiver r JOIN organization o ON o.id = r.organization_id
  WHERE r.commitment_id = ANY ($1) ORDER BY r.commitment_id, r.place`;
export const TOPICS = `SELECT l.commitment_id, t.key, t.label, t.label_en FROM commitment_topic l JOIN topic t ON t.key = l.topic_key
  WHERE l.commitment_id = ANY ($1) ORDER BY l.commitment_id, l.place`;

/** A commitment as lists show it. @param founding the statement that founded it. @param day today, YYYY-MM-DD */
export function card(row: Row, founding: Row, makers: Row[], receivers: Row[], topics: Row[], day: string) {
  return {
    ...common(row),
    title: row.title,
    titleEn: row.title_en,
    firmness: row.firmness,
    statedOn: row.stated_on,
    due: { on: row.due_on, precision: row.due_precision, phrase: row.due_phrase, rule: null },
    recordState: row.record_state,
    fulfilment: row.fulfilment,
    flags: flags(row, makers, day),
    makers: makers.map((maker) => ({
      organization: organization(maker, 'maker'),
      post: maker.held_id && { id: maker.held_id, title: maker.held_title },
      person: person(maker, 'holder'),
    })),
    receivers: receivers.map(({ id, name, acronym }) => ({ id, name, acronym })),
    receiverWords: row.receiver_words,
    founding: {
      words: founding.words,
      speaker: person(founding, 'speaker'),
      post: post(founding, 'spoken'),
      relayedFrom: post(founding, 'relayed'),
      source: source(founding),
    },
    topics: topics.map(({ key, label, label_en }) => ({ key, label, labelEn: label_en })),
    event: event(row),
    lastNewsOn: row.last_news_on,
  };
}

/** Days are text and compare as text. */
function flags(row: Row, makers: Row[], day: string): string[] {
  if (row.record_state !== 'verified') return [];
  const isOpen = OPEN.includes(row.fulfilment as string);
  const due = row.due_on as string | null;
  const found: string[] = [];
  if (isOpen && due !== null && due < day) found.push('overdue');
  if (isOpen && due !== null && due >= day && due <= later(day, 14)) found.push('due_soon');
  if (row.due_precision === 'none') found.push('no_deadline');
  if (isOpen && (row.last_news_on as string) < later(day, -60)) found.push('silent');
  if (
    row.fulfilment === 'fulfilled' &&
    due !== null &&
    row.fulfilled_on !== null &&
    (row.fulfilled_on as string) > due
  )
    found.push('fulfilled_late');
  if (row.is_disputed) found.push('disputed');
  if (isOpen && makers.some((maker) => maker.ended_on !== null && (maker.ended_on as string) < day))
    found.push('not_taken_over');
  if (row.is_self_assessed) found.push('self_assessed');
  return found;
}

const later = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Today in Jakarta, YYYY-MM-DD. */
export const today = () => jakarta.format(new Date());
const jakarta = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' });

/** Rows by the commitment they belong to, in their order. */
export function byCommitment(rows: Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.commitment_id);
    if (group) group.push(row);
    else groups.set(row.commitment_id, [row]);
  }
  return groups;
}
