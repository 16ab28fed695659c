import sql, { type Sql } from 'sql-template-tag';
import { OPEN_STATES } from '../commitments/fulfilment.js';

/** A commitment to be asked after at a meeting. */
export interface DueCommitment {
  id: string;
  /** Whether everybody who sees the meeting also sees who of the invited it is due to. */
  isPlain: boolean;
  isOnAgenda: boolean;
}

/**
 * The open, verified commitments a meeting has to ask after: one of their receivers, and one of their makers or their
 * unit, is among the invited, or what these belong to on that day, however high; makers also among the hosts and the
 * office. By deadline, then by the day they were stated. They stay as they are until the transaction ends.
 */
export const commitmentsDue = (meetingId: string): Sql => sql`
  WITH RECURSIVE held AS (
    SELECT m.office_id, m.visibility, m.party_ids, e.id AS event_id, e.held_on, e.host_ids
      FROM meeting m JOIN event e ON e.id = m.event_id WHERE m.id = ${meetingId}
  ), listed(id, is_invited, is_plain) AS (
    SELECT named.id, true, ${seenWith('a')} AND named.is_plain
      FROM held h JOIN attendance a ON a.event_id = h.event_id AND a.presence <> 'mentioned' LEFT JOIN post p ON p.id = a.post_id
     CROSS JOIN LATERAL (VALUES (a.organization_id, true), (a.on_behalf_of_id, true), (p.organization_id, ${seenWith('p')})) AS named(id, is_plain)
     WHERE named.id IS NOT NULL
    UNION SELECT h.office_id, false, true FROM held h
    UNION SELECT host, false, true FROM held h CROSS JOIN unnest(h.host_ids) AS host
  ), kin(id, is_invited, is_plain) AS (
    SELECT l.id, l.is_invited, l.is_plain AND ${seenWith('o')} FROM held h CROSS JOIN listed l JOIN organization o ON o.id = l.id
    UNION
    SELECT f.parent_id, k.is_invited, k.is_plain AND ${seenWith('f')}
      FROM kin k CROSS JOIN held h JOIN affiliation f ON f.member_id = k.id AND f.bond = 'affiliate'
       AND daterange(f.started_on, f.ended_on, '[]') @> h.held_on
  )
  SELECT c.id, ${isReceivedBy(sql`k.is_plain`)} AND ${isMadeBy(sql`k.is_plain`)} AS "isPlain",
         EXISTS (SELECT FROM agenda_item i WHERE i.meeting_id = ${meetingId} AND i.commitment_id = c.id AND i.withdrawn_at IS NULL) AS "isOnAgenda"
    FROM commitment c
   WHERE c.id IN (SELECT l.commitment_id FROM kin k JOIN commitment_receiver l ON l.organization_id = k.id
                   WHERE k.is_invited AND l.record_state = 'verified' AND l.fulfilment = ANY (${[...OPEN_STATES]}::text[]))
     AND c.record_state = 'verified' AND c.fulfilment = ANY (${[...OPEN_STATES]}::text[])
     AND ${isMadeBy(sql`true`)}
   ORDER BY c.due_on NULLS LAST, c.stated_on, c.id
     FOR SHARE OF c`;

/** Whether whoever sees the meeting `h` sees a record as well. */
function seenWith(alias: 'a' | 'p' | 'o' | 'f'): Sql {
  const columns = {
    a: sql`a.visibility, a.party_ids`,
    p: sql`p.visibility, p.party_ids`,
    o: sql`o.visibility, o.party_ids`,
    f: sql`f.visibility, f.party_ids`,
  };
  return sql`is_within(h.visibility, h.party_ids, ${columns[alias]})`;
}

function isReceivedBy(condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM kin k WHERE k.is_invited AND k.id = ANY (c.receiver_ids) AND ${condition})`;
}

function isMadeBy(condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM kin k WHERE ${condition} AND (k.id = c.responsible_unit_id
    OR EXISTS (SELECT FROM commitment_maker l WHERE l.commitment_id = c.id AND l.organization_id = k.id)))`;
}
