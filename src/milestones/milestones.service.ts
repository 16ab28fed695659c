import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type DeepPartial, In, LessThan, MoreThan } from 'typeorm';
import { Conflict, Invalid, NotFound, Stale, UnknownReference } from '../common/problem.js';
import { requirePast } from '../common/require-past.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import type { Tx } from '../database/unit-of-work.js';
import { isWithin } from '../policy/visibility.js';
import { givenFields, RecordsService } from '../records/records.service.js';
import { MilestoneSet } from './milestone-set.entity.js';
import type { MeetDto, NewMilestoneDto, ScheduleDto, SendBackDto } from './milestone.dto.js';
import { Milestone } from './milestone.entity.js';
import { MILESTONE_ACTS, type MilestoneAct, mayFollow } from './milestone-state.js';

/** What a step has while it is not met. */
const NOT_MET = { metOn: null, evidence: [], sourceIds: [] };

/** The steps of commitments. They bring news of a commitment and never move the desk's finding. */
@Injectable()
export class MilestonesService extends RecordsService<Milestone> {
  protected readonly entity = Milestone;
  protected override readonly refusals = {
    milestone_step_once: () =>
      new Conflict('set-used', {
        id: 'Set langkah ini sudah dipakai pada komitmen ini.',
        en: 'This set of steps is used on this commitment already.',
      }),
    milestone_only_optional_left_out: () =>
      new Invalid('step-required', {
        id: 'Langkah ini wajib; hanya langkah opsional yang dapat dilewati.',
        en: 'This step is required; only optional ones can be left out.',
      }),
    milestone_decisive_is_required: () =>
      new Invalid('decisive-optional', {
        id: 'Langkah penentu tidak bisa opsional.',
        en: 'A decisive step cannot be optional.',
      }),
    milestone_decisive_says_why: () =>
      new Invalid('not-decisive', {
        id: 'Hanya langkah penentu yang menyebut mengapa ia menentukan.',
        en: 'Only a decisive step says why it is.',
      }),
    milestone_met_after_sent_back: () => daysOutOfOrder('metOn'),
  };

  constructor(private readonly commitments: CommitmentsService) {
    super();
  }

  /**
   * Lays a ready set on a verified commitment: all its steps at once, after those it has.
   * @param seen revision of the commitment its editor saw @throws NotFound, Stale, Invalid, Conflict if it was used before
   */
  async use(tx: Tx, commitmentId: string, seen: number, setId: string): Promise<Milestone[]> {
    const { revision } = await this.commitments.requireVerified(tx, commitmentId);
    if (revision !== seen) throw new Stale(revision);
    const set = await tx.repo(MilestoneSet).findOneBy({ id: setId });
    if (!set) throw new UnknownReference('setId');
    const last = Number(await this.lastPlace(tx, commitmentId));
    return this.addAll(
      tx,
      'recorded',
      set.steps.map(({ key, ...step }, n) => ({
        ...step,
        ...NOT_MET,
        commitmentId,
        setKey: set.key,
        stepKey: key,
        place: String(Math.floor(last) + n + 1),
        state: 'planned',
      })),
    );
  }

  /** Adds a step by hand. @throws NotFound, Invalid */
  async addByHand(tx: Tx, commitmentId: string, { afterId, ...input }: NewMilestoneDto): Promise<Milestone> {
    await this.commitments.requireVerified(tx, commitmentId);
    return this.add(tx, 'recorded', {
      ...(givenFields(input) as DeepPartial<Milestone>),
      ...NOT_MET,
      isOptional: input.isOptional ?? false,
      isDecisive: input.isDecisive ?? false,
      commitmentId,
      place: await this.placeAfter(tx, commitmentId, afterId),
      state: 'planned',
    });
  }

  /** Plans a day or says who carries it. @throws NotFound, Stale, Invalid where nothing is left to plan */
  schedule(tx: Tx, id: string, seen: number, { reason = null, ...plan }: ScheduleDto): Promise<Milestone> {
    return this.change(tx, 'planned', id, seen, reason, (row) => {
      if (row.state === 'met' || row.state === 'left_out') throw notNow(row);
      Object.assign(row, givenFields(plan));
    });
  }

  /**
   * Says that it is met, by what shows it; that is news of the commitment, to whom may see it. What was sent back before it
   * in the order of the steps travels again, so it is met on that day or later. @throws NotFound, Stale, Invalid
   */
  async meet(tx: Tx, id: string, seen: number, { metOn, evidence, note }: MeetDto): Promise<Milestone> {
    requirePast(metOn, 'metOn');
    return this.move(tx, 'met', id, seen, { on: metOn, reason: null }, async (row) => {
      await requireAfterSentBack(tx, row, metOn);
      Object.assign(row, givenFields({ note }), {
        metOn,
        evidence: evidence.map(({ sourceId, shows }) => ({ sourceId, shows })),
        sourceIds: [...new Set(evidence.map(({ sourceId }) => sourceId))],
      });
    });
  }

  /**
   * Says that it was sent back. The paper travels again: what was met after it is open again, each step with an entry of
   * its own, but for steps that more people see, which would tell them of this one. @throws NotFound, Stale, Invalid
   */
  async sendBack(tx: Tx, id: string, seen: number, { sentBackOn, reason }: SendBackDto): Promise<Milestone> {
    requirePast(sentBackOn, 'sentBackOn');
    const step = await this.move(tx, 'sent_back', id, seen, { on: sentBackOn, reason }, (row) => {
      if (sentBackOn < (row.metOn ?? row.sentBackOn ?? sentBackOn)) throw daysOutOfOrder('sentBackOn');
      Object.assign(row, NOT_MET, {
        sentBackOn,
        sentBackCount: row.sentBackCount + 1,
        stateReason: reason,
      });
    });
    const { commitmentId, place } = step;
    const later = await tx.repo(Milestone).findBy({ commitmentId, state: 'met', place: MoreThan(place) });
    await this.changeAll(tx, {
      act: 'reopened',
      reason,
      where: { id: In(later.filter((one) => isWithin(one, step)).map(({ id: laterId }) => laterId)) },
      set: { ...NOT_MET, state: 'planned' },
    });
    return step;
  }

  /** Says that it is not required here. @throws NotFound, Stale, Invalid unless it is optional */
  leaveOut(tx: Tx, id: string, seen: number, reason: string): Promise<Milestone> {
    return this.move(tx, 'left_out', id, seen, { on: null, reason }, (row) => {
      row.stateReason = reason;
    });
  }

  /** Takes back what was recorded wrongly, or what is required after all. @throws NotFound, Stale, Invalid */
  reopen(tx: Tx, id: string, seen: number, reason: string): Promise<Milestone> {
    return this.move(tx, 'reopened', id, seen, { on: null, reason }, (row) => {
      Object.assign(row, NOT_MET, { stateReason: null });
    });
  }

  /**
   * Moves a step from one state to the next. Its commitment is locked first, so that steps of one commitment move one
   * after the other. @param on day of the act where it is news of the commitment; null where it is none
   */
  private async move(
    tx: Tx,
    act: MilestoneAct,
    id: string,
    seen: number,
    { on, reason }: { on: string | null; reason: string | null },
    edit: (row: Milestone) => void | Promise<void>,
  ): Promise<Milestone> {
    const found = await tx.repo(Milestone).findOneBy({ id });
    if (!found) throw new NotFound();
    await this.commitments.requireVerified(tx, found.commitmentId);
    const step = await this.change(tx, act, id, seen, reason, async (row) => {
      if (!mayFollow(act, row.state)) throw notNow(row);
      await edit(row);
      row.state = MILESTONE_ACTS[act].to;
    });
    if (on !== null) await this.commitments.bring(tx, 'stepped', step.commitmentId, step, on);
    return step;
  }

  private async lastPlace(tx: Tx, commitmentId: string): Promise<string> {
    const [last] = await tx.repo(Milestone).find({
      where: { commitmentId },
      order: { place: 'DESC' },
      take: 1,
    });
    return last?.place ?? '0';
  }

  /**
   * The place right after another step, halfway to the next; at the end when `afterId` is undefined, at the head when null.
   * @throws UnknownReference if the commitment has no such step
   */
  private async placeAfter(
    tx: Tx,
    commitmentId: string,
    afterId: string | null | undefined,
  ): Promise<string> {
    const steps = sql`FROM milestone WHERE commitment_id = ${commitmentId}`;
    const statement =
      afterId === undefined
        ? sql`SELECT coalesce(max(place), 0) + 1 AS place ${steps}`
        : afterId === null
          ? sql`SELECT coalesce(min(place), 2) - 1 AS place ${steps}`
          : sql`SELECT coalesce((given.place + (SELECT min(place) ${steps} AND place > given.place)) * 0.5, given.place + 1) AS place
                  FROM milestone given WHERE given.id = ${afterId} AND given.commitment_id = ${commitmentId}`;
    const [row] = await tx.query<{ place: string }>(statement);
    if (!row) throw new UnknownReference('afterId');
    return row.place;
  }
}

/** @throws Invalid before the last day a step before it was sent back, of those that open it again */
async function requireAfterSentBack(tx: Tx, row: Milestone, metOn: string): Promise<void> {
  const { commitmentId, place } = row;
  const where = { commitmentId, place: LessThan(place), sentBackOn: MoreThan(metOn) };
  const before = await tx.repo(Milestone).find({ where, order: { sentBackOn: 'DESC' } });
  const sentBack = before.find((one) => isWithin(row, one));
  if (!sentBack) return;
  const { title, sentBackOn } = sentBack;
  const text = {
    id: `Langkah sebelumnya, “${title}”, dikembalikan pada ${sentBackOn}; langkah ini tercapai pada hari itu atau sesudahnya.`,
    en: `The step “${title}” before it was sent back on ${sentBackOn}; this one is met on that day or later.`,
  };
  throw new Invalid('days-out-of-order', text, { metOn: [text] });
}

function notNow({ state }: Milestone): Invalid {
  return new Invalid('milestone-state', {
    id: `Langkah ini ${state}; tindakan ini tidak dapat mengikutinya.`,
    en: `This step is ${state}; that act cannot follow.`,
  });
}

function daysOutOfOrder(field: 'metOn' | 'sentBackOn'): Invalid {
  const text = {
    id: 'Langkah tidak tercapai sebelum hari dikembalikan, dan tidak dikembalikan sebelum hari tercapai.',
    en: 'A step is not met before the day it was sent back, nor sent back before the day it was met.',
  };
  return new Invalid('days-out-of-order', text, { [field]: [text] });
}
