import sql, { type Sql } from 'sql-template-tag';
import { recordsOfPerson } from '../people/persons.reader.js';

/** What pledges concern, by table; each can be followed. */
export const CONCERNED_KINDS = ['person', 'organization', 'topic'] as const;
export type ConcernedKind = (typeof CONCERNED_KINDS)[number];

/**
 * The pledges that concern a record, as a relation of their ids: those a person spoke or made; those an organization made,
 * received or is in charge of, itself or by a post; those of a topic. @param id of the record
 */
export const CONCERNING: Record<ConcernedKind, (id: Sql) => Sql> = {
  person: (id) => sql`(
    SELECT c.id FROM commitment c WHERE c.speaker_id IN ${recordsOfPerson(id)}
    UNION SELECT l.commitment_id FROM tenure t JOIN commitment_maker_post l ON l.post_id = t.post_id AND l.tenure_id = t.id
     WHERE t.person_id IN ${recordsOfPerson(id)})`,
  organization: (id) => sql`(
    SELECT l.commitment_id AS id FROM commitment_maker l WHERE l.organization_id = ${id}
    UNION SELECT l.commitment_id FROM commitment_receiver l WHERE l.organization_id = ${id}
    UNION SELECT c.id FROM commitment c WHERE c.responsible_unit_id = ${id}
    UNION SELECT c.id FROM post p JOIN commitment c ON c.pic_post_id = p.id WHERE p.organization_id = ${id})`,
  topic: (id) => sql`(
    SELECT l.commitment_id AS id FROM topic t JOIN commitment_topic l ON l.topic_key = t.key WHERE t.id = ${id})`,
};
