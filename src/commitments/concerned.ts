import sql, { type Sql } from 'sql-template-tag';
import { recordsOfPerson } from '../people/persons.reader.js';

/** What pledges concern, by table; each can be followed. */
export const CONCERNED_KINDS = ['person', 'organization', 'topic'] as const;
export type ConcernedKind = (typeof CONCERNED_KINDS)[number];

const PLEDGE = sql`c.id, c.record_state, c.due_key`;
const LINKED = sql`l.commitment_id AS id, l.record_state, l.due_key`;

/**
 * The pledges that concern a record, as a relation of `id`, `record_state` and `due_key`, without looking at them, where the rows
 * that lead there carry these: those a person spoke or made; those an organization made, received or is in charge of, itself or by
 * a post; those of a topic. @param id of the record
 */
export const CONCERNING: Record<ConcernedKind, (id: Sql) => Sql> = {
  person: (id) => sql`(
    SELECT ${PLEDGE} FROM commitment c WHERE c.speaker_id IN ${recordsOfPerson(id)}
    UNION SELECT ${LINKED} FROM tenure t JOIN commitment_maker_post l ON l.post_id = t.post_id AND l.tenure_id = t.id
     WHERE t.person_id IN ${recordsOfPerson(id)})`,
  organization: (id) => sql`(
    SELECT ${LINKED} FROM commitment_maker l WHERE l.organization_id = ${id}
    UNION SELECT ${LINKED} FROM commitment_receiver l WHERE l.organization_id = ${id}
    UNION SELECT ${PLEDGE} FROM commitment c WHERE c.responsible_unit_id = ${id}
    UNION SELECT ${PLEDGE} FROM post p JOIN commitment c ON c.pic_post_id = p.id WHERE p.organization_id = ${id})`,
  topic: (id) => sql`(
    SELECT ${LINKED} FROM topic t JOIN commitment_topic l ON l.topic_key = t.key WHERE t.id = ${id})`,
};

/** The ids of {@link CONCERNING} alone. */
export const idsConcerning = (kind: ConcernedKind, id: Sql): Sql =>
  sql`SELECT concerned.id FROM ${CONCERNING[kind](id)} concerned`;
