import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';

/** Evidence a source gives in a lane of a commitment. */
export interface EvidenceOfSource {
  commitmentId: string;
  title: string;
  titleEn: string | null;
  lane: string;
  assessedOn: string;
  grade: string;
  shows: string;
}

/** What rests on a source besides the words it reports. */
export interface RestingOnSource {
  evidence: EvidenceOfSource[];
  demands: { id: string; title: string; raisedOn: string; eventId: string | null }[];
  events: { id: string; name: string; heldOn: string }[];
  /** Commitments founded on or repeated by words it reports. */
  commitments: { id: string; title: string; titleEn: string | null; statedOn: string }[];
}

const TABLES = ['commitment', 'commitment_statement', 'assessment', 'statement', 'demand', 'event'];

/** Of each kind of thing. */
const MOST_SHOWN = 50;

/** Reads what rests on a source, in one statement. */
@Injectable()
export class SourceUseReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  async of(actor: Actor, id: string): Promise<RestingOnSource> {
    const seen = this.policy.narrowed(this.policy.sightOf(actor), TABLES);
    const list = (columns: ReturnType<typeof sql>, rows: ReturnType<typeof sql>) =>
      sql`coalesce((SELECT json_agg(${jsonOf(columns)}) FROM (${rows} LIMIT ${MOST_SHOWN}) found), '[]'::json)`;
    const [resting] = await this.reads.rows<RestingOnSource>(
      actor,
      sql`${withTables(seen)}
      SELECT ${list(
        sql`found.commitment_id AS "commitmentId", found.title, found.title_en AS "titleEn", found.lane,
            found.assessed_on AS "assessedOn", found.piece ->> 'grade' AS "grade", found.piece ->> 'shows' AS "shows"`,
        sql`SELECT a.commitment_id, c.title, c.title_en, a.lane, a.assessed_on, piece
              FROM assessment a JOIN commitment c ON c.id = a.commitment_id
             CROSS JOIN LATERAL jsonb_array_elements(a.evidence) AS piece
             WHERE a.source_ids @> ARRAY[${id}::uuid] AND a.state = 'in_force' AND piece ->> 'sourceId' = ${id}
             ORDER BY a.assessed_on DESC, a.id`,
      )} AS evidence,
      ${list(
        sql`found.id, found.title, found.raised_on AS "raisedOn", found.event_id AS "eventId"`,
        sql`SELECT d.id, d.title, d.raised_on, (SELECT e.id FROM event e WHERE e.id = d.event_id) AS event_id
              FROM demand d WHERE d.source_id = ${id} ORDER BY d.raised_on DESC, d.id`,
      )} AS demands,
      ${list(
        sql`found.id, found.name, found.held_on AS "heldOn"`,
        sql`SELECT e.id, e.name, e.held_on FROM event e WHERE e.source_ids @> ARRAY[${id}::uuid] ORDER BY e.held_on DESC, e.id`,
      )} AS events,
      ${list(
        sql`found.id, found.title, found.title_en AS "titleEn", found.stated_on AS "statedOn"`,
        sql`SELECT DISTINCT c.stated_on, c.id, c.title, c.title_en FROM statement s
              JOIN commitment_statement l ON l.statement_id = s.id JOIN commitment c ON c.id = l.commitment_id
             WHERE s.source_id = ${id} AND c.record_state = 'verified' ORDER BY c.stated_on DESC, c.id`,
      )} AS commitments`,
    );
    return resting ?? { evidence: [], demands: [], events: [], commitments: [] };
  }
}
