import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { postRef } from '../people/persons.reader.js';
import { ShortListReader } from '../records/short-list.reader.js';

const rungs = sql`(SELECT json_agg(${jsonOf(
  sql`g.place, g.label, ${postRef(sql`g.post_id`)} AS "post", g.after_working_days AS "afterWorkingDays"`,
)} ORDER BY g.place) FROM escalation_rung g WHERE g.ladder_id = r.id AND g.revision = r.revision)`;

/** Reads the ladders, for the office, which sees every post and organization: that of all units first. */
@Injectable()
export class EscalationsReader extends ShortListReader {
  protected readonly json = jsonOf(
    sql`r.id, ${organizationRef(sql`r.unit_id`)} AS "unit", ${rungs} AS "rungs", r.revision`,
  );
  protected readonly from = sql`escalation_ladder r`;
  protected readonly listed = sql`ORDER BY r.unit_id NULLS FIRST`;
}
