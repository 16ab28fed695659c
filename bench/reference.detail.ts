import type { Pool } from 'pg';
import {
  card,
  CARD_COLUMNS,
  common,
  event,
  eventColumns,
  MAKERS,
  organization,
  organizationColumns,
  person,
  personColumns,
  post,
  postColumns,
  postJoin,
  RECEIVERS,
  type Row,
  source,
  sourceColumns,
  SPEAKER_COLUMNS,
  SPEAKER_JOINS,
  today,
  TOPICS,
} from './reference.rows.js';

const COMMITMENT = `SELECT ${CARD_COLUMNS}, c.condition, c.measure, c.authority_note, c.record_reason, c.verified_at, c.first_title, c.first_due_on, c.first_due_precision, c.checked_on,
    demand.id AS demand_id, demand.title AS demand_title, demand.raised_on AS demand_raised_on, ${postColumns('authority')}, ${organizationColumns('unit')}, ${postColumns('pic')},
    later.id AS later_id, later.title AS later_title
  FROM commitment c LEFT JOIN event ON event.id = c.event_id LEFT JOIN demand ON demand.id = c.demand_id ${postJoin('authority', 'c.authority_holder_id')}
  LEFT JOIN organization unit ON unit.id = c.responsible_unit_id ${postJoin('pic', 'c.pic_post_id')} LEFT JOIN commitment later ON later.id = c.superseded_by_id
  WHERE c.id = $1 AND c.visibility = 'public' AND c.record_state IN ('verified', 'retracted')`;

const STATEMENTS = `SELECT s.id, l.bearing, s.kind, s.words, s.language, s.gist, s.said_on, ${SPEAKER_COLUMNS}, ${eventColumns}, ${sourceColumns}
  FROM commitment_statement l JOIN statement s ON s.id = l.statement_id ${SPEAKER_JOINS}
  LEFT JOIN event ON event.id = s.event_id LEFT JOIN source ON source.id = s.source_id WHERE l.commitment_id = $1 ORDER BY l.place`;

const ASSESSMENTS = `SELECT a.*, ${organizationColumns('party')}, ${organizationColumns('referred')} FROM assessment a LEFT JOIN organization party ON party.id = a.organization_id
  LEFT JOIN organization referred ON referred.id = a.referred_to_id WHERE a.commitment_id = $1 AND a.visibility = 'public' AND a.state <> 'proposed' ORDER BY a.assessed_on, a.recorded_at`;

const EVIDENCE = `SELECT e.*, ${sourceColumns} FROM evidence e JOIN assessment a ON a.id = e.assessment_id JOIN source ON source.id = e.source_id
  WHERE a.commitment_id = $1 ORDER BY e.assessment_id, e.place`;

const FOLLOW_UPS = `SELECT f.*, ${postColumns('assignee')}, ${personColumns('holder')}, held.basis AS holder_basis, whole.record_state AS whole_state, ${organizationColumns('assigned')}, ${eventColumns}, ${sourceColumns} FROM follow_up f JOIN commitment whole ON whole.id = f.commitment_id
  ${postJoin('assignee', 'f.assignee_post_id')} LEFT JOIN organization assigned ON assigned.id = f.assignee_organization_id LEFT JOIN event ON event.id = f.event_id
  LEFT JOIN source ON source.id = f.outcome_source_id
  LEFT JOIN LATERAL (SELECT t.person_id, t.basis FROM tenure t WHERE t.post_id = f.assignee_post_id AND daterange(t.started_on, t.ended_on, '[]') @> (now() AT TIME ZONE 'Asia/Jakarta')::date
    ORDER BY t.started_on DESC NULLS LAST, t.id LIMIT 1) held ON true LEFT JOIN person holder ON holder.id = held.person_id
  WHERE f.commitment_id = $1 AND f.visibility = 'public' ORDER BY f.due_on, f.id`;

/** One commitment with all that belongs to it, read in parallel; null if there is none to see. */
export async function commitmentDetail(pool: Pool, id: string) {
  const read = async (statement: string, key: unknown = id) => (await pool.query<Row>(statement, [key])).rows;
  const [[row], makers, receivers, topics, statements, assessments, evidence, followUps] = await Promise.all([
    read(COMMITMENT),
    read(MAKERS, [id]),
    read(RECEIVERS, [id]),
    read(TOPICS, [id]),
    read(STATEMENTS),
    read(ASSESSMENTS),
    read(EVIDENCE),
    read(FOLLOW_UPS),
  ]);
  if (!row) return null;
  const lane = (name: string) =>
    assessments.filter((entry) => entry.lane === name).map((entry) => assessment(entry, evidence));
  return {
    ...card(row, statements[0] ?? {}, makers, receivers, topics, today()),
    demand: row.demand_id && { id: row.demand_id, title: row.demand_title, raisedOn: row.demand_raised_on },
    condition: row.condition,
    measure: row.measure,
    authorityHolder: post(row, 'authority'),
    authorityNote: row.authority_note,
    responsibleUnit: organization(row, 'unit'),
    picPost: post(row, 'pic'),
    recordReason: row.record_reason,
    verifiedAt: row.verified_at,
    first: row.first_title && {
      title: row.first_title,
      due: { on: row.first_due_on, precision: row.first_due_precision, phrase: null, rule: null },
    },
    checkedOn: row.checked_on,
    fulfilledOn: row.fulfilled_on,
    supersededBy: row.later_id && { id: row.later_id, title: row.later_title },
    statements: statements.map(statement),
    lanes: { giver: lane('giver'), receiver: lane('receiver'), desk: lane('desk') },
    followUps: followUps.map(followUp),
    // There are none among the records that are made.
    notices: [],
    takeovers: [],
  };
}

const statement = (row: Row) => ({
  id: row.id,
  bearing: row.bearing,
  kind: row.kind,
  words: row.words,
  language: row.language,
  gist: row.gist,
  saidOn: row.said_on,
  speaker: person(row, 'speaker'),
  post: post(row, 'spoken'),
  relayedFrom: post(row, 'relayed'),
  event: event(row),
  source: source(row),
});

const assessment = (row: Row, evidence: Row[]) => ({
  ...common(row),
  commitmentId: row.commitment_id,
  lane: row.lane,
  organization: organization(row, 'party'),
  isByParty: false,
  finding: row.finding,
  assessedOn: row.assessed_on,
  note: row.note,
  evidence: evidence
    .filter((piece) => piece.assessment_id === row.id)
    .map((piece) => ({
      source: source(piece),
      grade: piece.grade,
      shows: piece.shows,
      actOn: piece.act_on,
      part: piece.part,
      isContradicting: piece.is_contradicting,
    })),
  conditionWords: row.condition_words,
  referredTo: organization(row, 'referred'),
  reasonCode: row.reason_code,
  sought: row.sought_what && { what: row.sought_what, fromWhom: row.sought_from_whom, on: row.sought_on },
  supersededById: row.superseded_by_id,
  noticeOn: row.notice_on,
  replyUntilOn: row.reply_until_on,
  reply: row.reply,
  isCorrection: row.is_correction,
  state: row.state,
  stateReason: row.state_reason,
  signedAt: row.signed_at,
});

const holder = (row: Row) => {
  const named = person(row, 'holder');
  return named && Object.assign(named, { basis: row.holder_basis });
};

const followUp = (row: Row) => ({
  ...common(row),
  commitmentId: row.commitment_id,
  action: row.action,
  method: row.method,
  assigneePost: post(row, 'assignee'),
  assigneeOrganization: organization(row, 'assigned'),
  assigneeHolder: holder(row),
  dueOn: row.due_on,
  dueRule: null,
  isOverdue: row.state === 'open' && row.whole_state === 'verified' && (row.due_on as string) < today(),
  sentOn: null,
  replyDueOn: null,
  replyState: row.outcome === 'silence' ? 'silence' : null,
  repliedOn: null,
  replyNote: null,
  replySource: null,
  escalation: null,
  event: event(row),
  state: row.state,
  outcome: row.outcome,
  outcomeOn: row.outcome_on,
  outcomeNote: row.outcome_note,
  outcomeSource: source(row),
});
