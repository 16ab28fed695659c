import sql, { join, type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';
import type { Text } from '../common/language.js';
import { OPEN_STATES } from './fulfilment.js';
import { hasLeftPost } from './heirs.js';

/** Days ahead in which a deadline counts as due soon. */
export const DUE_SOON_DAYS = 14;
/** Days without news after which a commitment is silent. */
export const SILENT_AFTER_DAYS = 60;

const isOpen = sql`r.fulfilment IN (${join([...OPEN_STATES])})`;

const isVerified = sql`r.record_state = 'verified'`;

/**
 * What is computed of a verified commitment `r` on a day and never typed. Each condition is either true or not, never
 * null.
 */
const FLAGS = {
  overdue: (today: Day) => sql`(${isOpen} AND r.due_on IS NOT NULL AND r.due_on < ${today}::date)`,
  due_soon: (today: Day) =>
    sql`(${isOpen} AND r.due_on IS NOT NULL AND r.due_on BETWEEN ${today}::date AND ${today}::date + ${DUE_SOON_DAYS}::int)`,
  no_deadline: () => sql`(r.due_precision = 'none')`,
  silent: (today: Day) => sql`(${isOpen} AND r.last_news_on < ${today}::date - ${SILENT_AFTER_DAYS}::int)`,
  fulfilled_late: () =>
    sql`(r.fulfilment = 'fulfilled' AND r.due_on IS NOT NULL AND r.fulfilled_on > r.due_on)`,
  disputed: () => sql`r.is_disputed`,
  not_taken_over: (_today: Day, hasLeft: Sql) => sql`(${isOpen} AND ${hasLeft})`,
  self_assessed: () => sql`r.is_self_assessed`,
} satisfies Record<string, (today: Day, hasLeft: Sql) => Sql>;

export type Flag = keyof typeof FLAGS;
export const FLAG_NAMES = Object.keys(FLAGS) as Flag[];

/** Whether who holds a post on a day has said how they stand to a commitment `r` made from it. */
export const isTakenOver = (today: Day, post: Sql): Sql => sql`EXISTS (
  SELECT FROM takeover taken JOIN tenure heir ON heir.id = taken.tenure_id
   WHERE taken.commitment_id = r.id AND heir.post_id = ${post} AND coalesce(heir.ended_on >= ${today}::date, true))`;

/** Whether a maker of a commitment `r` has left the post promised from, and who came after has not taken it over. */
const makerHasLeft = (today: Day): Sql => sql`EXISTS (SELECT FROM jsonb_array_elements(r.makers) AS maker
  WHERE (SELECT ${hasLeftPost(today)} FROM tenure t WHERE t.id = (maker ->> 'tenureId')::uuid)
    AND NOT ${isTakenOver(today, sql`(maker ->> 'postId')::uuid`)})`;

/** The condition under which a commitment `r` carries a flag; one that is not verified carries none. */
export const hasFlag = (flag: Flag, today: Day): Sql =>
  sql`(${isVerified} AND ${FLAGS[flag](today, makerHasLeft(today))})`;

/** The flags of a commitment `r`, as a JSON array of their names, where it is known whether a maker `hasLeft`. */
export const flagsJson = (today: Day, hasLeft: Sql): Sql =>
  sql`CASE WHEN ${isVerified} THEN array_to_json(array_remove(ARRAY[${join(FLAG_NAMES.map((flag) => sql`CASE WHEN ${FLAGS[flag](today, hasLeft)} THEN ${flag}::text END`))}], NULL)) ELSE '[]'::json END`;

export const FLAG_LABELS: Record<Flag, Text> = {
  overdue: { id: 'Lewat tenggat', en: 'Overdue' },
  due_soon: { id: 'Segera jatuh tempo', en: 'Due soon' },
  no_deadline: { id: 'Tanpa tenggat', en: 'No deadline' },
  silent: { id: 'Tanpa kabar', en: 'No news' },
  fulfilled_late: { id: 'Terpenuhi terlambat', en: 'Fulfilled late' },
  disputed: { id: 'Dibantah penerima', en: 'Disputed' },
  not_taken_over: { id: 'Belum diambil alih', en: 'Not taken over' },
  self_assessed: { id: 'Dinilai oleh pemberi janji', en: 'Self-assessed' },
};
