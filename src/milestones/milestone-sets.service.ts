import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import { violatedConstraint } from '../common/database-error.js';
import { Conflict, type FieldErrors, Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { givenFields } from '../records/records.service.js';
import type { CorrectMilestoneSetDto, NewMilestoneSetDto, SetStepDto } from './milestone-set.dto.js';
import { MilestoneSet, type SetStep } from './milestone-set.entity.js';

/** Steps one set can hold. */
const MOST_STEPS = 50;

/** Ready sets are kept by the office; the log of acts outside the record says who changed which. */
@Injectable()
export class MilestoneSetsService {
  constructor(private readonly audit: Audit) {}

  /** @throws Invalid, Conflict */
  async create(tx: Tx, { steps, ...input }: NewMilestoneSetDto): Promise<MilestoneSet> {
    const repo = tx.repo(MilestoneSet);
    const made = repo.create({ ...input, steps: soundSteps(steps), changedById: tx.actor.id });
    try {
      await repo.save(made);
    } catch (error) {
      throw violatedConstraint(error) === 'milestone_set_key_key' ? keyTaken() : error;
    }
    await this.audit.note(tx, { act: 'milestone_set.recorded', actorId: tx.actor.id, detail: made.key });
    return made;
  }

  /** What was laid on commitments before stays as it was. @throws NotFound, Stale, Invalid */
  async correct(
    tx: Tx,
    id: string,
    seen: number,
    { steps, reason, ...input }: CorrectMilestoneSetDto,
  ): Promise<MilestoneSet> {
    const set = await tx.change(MilestoneSet, id, seen, (row) => {
      Object.assign(row, givenFields(input), steps && { steps: soundSteps(steps) });
      row.changedById = tx.actor.id;
      row.changedAt = new Date();
    });
    const detail = `${set.key}: ${reason}`;
    await this.audit.note(tx, { act: 'milestone_set.corrected', actorId: tx.actor.id, detail });
    return set;
  }
}

/** From one to fifty steps whose keys differ, at most one of them decisive, and that one never optional. @throws Invalid */
function soundSteps(given: SetStepDto[]): SetStep[] {
  if (given.length === 0 || given.length > MOST_STEPS) throw notSoMany();
  const steps = given.map((step): SetStep => ({
    key: step.key,
    title: step.title,
    titleEn: step.titleEn,
    doneWhen: step.doneWhen,
    doneWhenEn: step.doneWhenEn,
    document: step.document ?? null,
    isOptional: step.isOptional ?? false,
    isDecisive: step.isDecisive ?? false,
    decisiveBecause: step.decisiveBecause ?? null,
    decisiveBecauseEn: step.decisiveBecauseEn ?? null,
  }));
  const errors: FieldErrors = {};
  const decisive = steps.findIndex(({ isDecisive }) => isDecisive);
  for (const [n, step] of steps.entries()) {
    if (steps.findIndex(({ key }) => key === step.key) < n)
      errors[`steps.${n}.key`] = [{ id: 'sudah dipakai langkah lain', en: 'belongs to another step' }];
    if (step.isDecisive && (n > decisive || step.isOptional))
      errors[`steps.${n}.isDecisive`] = [
        { id: 'paling banyak satu, dan bukan yang opsional', en: 'one at most, and none that is optional' },
      ];
    if (step.decisiveBecause !== null && !step.isDecisive)
      errors[`steps.${n}.decisiveBecause`] = [
        { id: 'hanya untuk langkah penentu', en: 'for the decisive step only' },
      ];
  }
  if (Object.keys(errors).length === 0) return steps;
  throw new Invalid(
    'set-unclear',
    { id: 'Langkah-langkah ini belum jelas.', en: 'These steps are not clear.' },
    errors,
  );
}

const notSoMany = () =>
  new Invalid('set-unclear', {
    id: `Satu set memuat 1 sampai ${MOST_STEPS} langkah.`,
    en: `A set holds from 1 to ${MOST_STEPS} steps.`,
  });

const keyTaken = () =>
  new Conflict('set-key-taken', { id: 'Kunci set ini sudah dipakai.', en: 'This key of a set is taken.' });
