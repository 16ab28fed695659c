import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { In } from 'typeorm';
import { Audit } from '../auth/audit.js';
import type { Day } from '../common/day.js';
import { IfMatchNeeded } from '../common/if-match.decorator.js';
import { Invalid, Stale } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { SetLadderDto } from './escalation-ladder.dto.js';
import { FollowUp } from './follow-up.entity.js';
import { isPursued } from './follow-ups.reader.js';

/** A follow-up that was raised by one rung. */
export interface Raised {
  followUpId: string;
  /** Null where it is about none. */
  commitmentId: string | null;
  /** From 1, the lowest. */
  rung: number;
  label: string;
  /** Who is told; null where an organization alone is in charge. */
  postId: string | null;
  afterWorkingDays: number;
}

/** Raises follow-ups that stay undone, rung by rung. */
@Injectable()
export class EscalationsService extends RecordsService<FollowUp> {
  protected readonly entity = FollowUp;

  constructor(private readonly audit: Audit) {
    super();
  }

  /**
   * Says who is told, in place of what was said before.
   * @param seen revision of the ladder in place of which it comes; 0 where its unit had none, null where nobody said
   * @throws Invalid where a rung is no later than the one below it, Stale, Problem where nobody said and there is one
   */
  async set(
    tx: Tx,
    { unitId = null, rungs, reason }: SetLadderDto,
    seen: number | null,
  ): Promise<{ id: string; revision: number }> {
    const days = rungs.map(({ afterWorkingDays }) => afterWorkingDays);
    if (days.some((each, n) => n > 0 && each <= days[n - 1])) throw new RungsOutOfOrder();
    const [ladder] = await tx.query<{ id: string; revision: number }>(sql`
      INSERT INTO escalation_ladder AS l (unit_id) VALUES (${unitId}::uuid)
      ON CONFLICT ON CONSTRAINT escalation_ladder_one_a_unit DO UPDATE SET revision = l.revision + 1
      RETURNING id, revision`);
    if (ladder.revision !== (seen ?? 0) + 1)
      throw seen === null ? new IfMatchNeeded() : new Stale(ladder.revision - 1);
    const rows = rungs.map(({ label, postId = null, afterWorkingDays }, n) => ({
      place: n + 1,
      label,
      post_id: postId,
      after_working_days: afterWorkingDays,
    }));
    await tx.query(sql`
      INSERT INTO escalation_rung (ladder_id, revision, place, label, post_id, after_working_days)
      SELECT ${ladder.id}::uuid, ${ladder.revision}::integer, r.* FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r (place integer, label text, post_id uuid, after_working_days integer)`);
    await this.audit.note(tx, {
      act: 'escalation.set',
      actorId: tx.actor.id,
      detail: `${ladder.id}, ${ladder.revision}: ${reason}`,
    });
    return ladder;
  }

  /**
   * Raises every open follow-up that on a day is late enough for its next rungs, each step with its entry in the
   * history; what was raised is not raised to the same rung again, so it may run any number of times. The unit in
   * charge is the organization named, else that of the post in charge; where it has no ladder, that of all counts. What is
   * about a commitment that was retracted is not raised.
   * @param tx of somebody who keeps the record, or of the process in the name of one
   * @returns what was raised, from the lowest rung; empty while there is no ladder
   * Whatever fell due in a year whose working days are not known waits until they are, and holds up nothing else.
   */
  async raiseDue(tx: Tx, day: Day): Promise<Raised[]> {
    const due = await tx.query<Raised>(sql`
        SELECT r.id AS "followUpId", r.commitment_id AS "commitmentId", g.place AS "rung", g.label,
               coalesce(g.post_id, r.assignee_post_id) AS "postId", g.after_working_days AS "afterWorkingDays"
          FROM follow_up r
          LEFT JOIN post p ON p.id = r.assignee_post_id
          JOIN LATERAL (SELECT l.id, l.revision FROM escalation_ladder l
                         WHERE l.unit_id IS NULL OR l.unit_id = coalesce(r.assignee_organization_id, p.organization_id)
                         ORDER BY l.unit_id NULLS LAST LIMIT 1) l ON true
          JOIN escalation_rung g ON g.ladder_id = l.id AND g.revision = l.revision AND g.place > coalesce(r.rung, 0)
         WHERE ${isPursued} AND r.due_on < ${day}::date
           AND working_days_if_known(r.due_on, ${day}::date) >= g.after_working_days
         ORDER BY g.place, r.id
           FOR UPDATE OF r`);
    for (const step of stepsOf(due)) {
      const [{ rung, label, postId, afterWorkingDays }] = step;
      await this.changeAll(tx, {
        act: 'raised',
        reason: `Lewat tenggat ${afterWorkingDays} hari kerja: ${label}.`,
        where: { id: In(step.map(({ followUpId }) => followUpId)) },
        set: { rung, raisedOn: day, raisedToId: postId },
      });
    }
    return due;
  }
}

/** What is raised alike together, so that it takes few statements; in the order of the rungs. */
function stepsOf(due: Raised[]): [Raised, ...Raised[]][] {
  const steps = new Map<string, [Raised, ...Raised[]]>();
  for (const one of due) {
    const key = [one.rung, one.label, one.postId, one.afterWorkingDays].join();
    const step = steps.get(key);
    if (step) step.push(one);
    else steps.set(key, [one]);
  }
  return [...steps.values()];
}

class RungsOutOfOrder extends Invalid {
  constructor() {
    super('rungs-out-of-order', {
      id: 'Setiap anak tangga harus lebih lambat daripada yang di bawahnya.',
      en: 'Each rung has to be later than the one below it.',
    });
  }
}
