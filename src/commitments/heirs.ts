import sql, { type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';

/* Who has left a post a commitment was made from, and who is asked instead. */

/** The id a person goes by, by whatever record of them. */
const wholeOf = (id: Sql): Sql =>
  sql`(SELECT coalesce(named.merged_into_id, named.id) FROM person named WHERE named.id = ${id})`;

/** The last day by a day on which the person of a tenure `t` held its post, by that tenure or another; infinity while they do. */
export const leftOn = (day: Day): Sql => sql`(SELECT max(coalesce(held.ended_on, 'infinity')) FROM tenure held
  WHERE held.post_id = t.post_id AND coalesce(held.started_on <= ${day}::date, true)
    AND (held.id = t.id OR ${wholeOf(sql`held.person_id`)} = ${wholeOf(sql`t.person_id`)}))`;

/** Whether the person of a tenure `t` holds its post no longer: who is confirmed in a post they held as acting has not left it. */
export const hasLeftPost = (day: Day): Sql =>
  sql`(coalesce(t.ended_on < ${day}::date, false) AND ${leftOn(day)} < ${day}::date)`;

/**
 * What was inherited by a day, as a relation of `tenure_id` and `commitment_id`: an heir is whoever else holds the post
 * after who promised has left it, acting holders among them, however long they were there. Where it is not on record who
 * held the post, it is whoever came into it after the promise.
 * @param which narrows it, as SQL over the tenure `heir` and the post promised from, `made`
 */
export const inheritance = (day: Day, which: Sql): Sql => sql`(
  SELECT heir.id AS tenure_id, made.commitment_id
    FROM tenure heir JOIN tenure t ON t.post_id = heir.post_id
    JOIN commitment_maker_post made ON made.post_id = t.post_id AND made.tenure_id = t.id
   WHERE ${which} AND (${wholeOf(sql`heir.person_id`)} = ${wholeOf(sql`t.person_id`)}) IS NOT TRUE AND ${hasLeftPost(day)}
     AND coalesce(heir.ended_on > ${leftOn(day)}, true)
  UNION
  SELECT heir.id, made.commitment_id FROM tenure heir JOIN commitment_maker_post made ON made.post_id = heir.post_id
   WHERE ${which} AND made.tenure_id IS NULL AND heir.started_on > made.stated_on)`;
