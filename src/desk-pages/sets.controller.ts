import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NotFound, Stale } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import {
  type CorrectMilestoneSetDto,
  type MilestoneSetDto,
  NewMilestoneSetDto,
  type SetStepAnswer,
} from '../milestones/milestone-set.dto.js';
import { MilestoneSetsReader } from '../milestones/milestone-sets.reader.js';
import { MilestoneSetsService } from '../milestones/milestone-sets.service.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { recordOf } from '../page-parts/listed.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { isStep } from './chooser.js';
import { NEW_SET_PATH, setPath, SETS_PATH, setStepPath } from './rules-paths.js';
import { milestoneSetPage, newSetPage, type SetForm, setsPage, setStepPage } from './set.page.js';
import {
  atStepFields,
  keyOf,
  newSetIn,
  placed,
  SetNamesForm,
  SetStepForm,
  stepOf,
  without,
  withMoreSteps,
} from './set-steps.js';

/** Ready sets of steps, which the office keeps. What was laid on pledges stays as it was. */
@ApiExcludeController()
@Controller()
export class MilestoneSetPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly sets: MilestoneSetsService,
    private readonly reader: MilestoneSetsReader,
  ) {}

  @Page(SETS_PATH, 'keepers')
  async list(@Visited() visit: Visit): Promise<string> {
    return setsPage(visit, await this.reader.all(visit.actor));
  }

  @Page(NEW_SET_PATH, 'keepers')
  form(@Visited() visit: Visit): string {
    return newSetPage(visit, FRESH);
  }

  @PageForm(NEW_SET_PATH, 'keepers')
  async make(@Visited() visit: Visit): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    if (isStep(typed)) return newSetPage(visit, { ...FRESH, typed: withMoreSteps(typed) });
    const taken = (await this.reader.all(visit.actor)).map(({ key }) => key);
    return submit(visit, NewMilestoneSetDto, {
      read: (fields) => newSetIn(fields, taken),
      done: async (input) => {
        const { id } = await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.sets.create(tx, input),
        );
        return visit.go(afterwards(visit, setPath(id), 'made'));
      },
      again: (failed) => newSetPage(visit, atStepFields(failed)),
    });
  }

  @Page(setPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: HappenedQuery,
  ): Promise<string> {
    return this.page(visit, id, { happened: kabar });
  }

  @PageForm(setPath(':id'), 'keepers')
  rename(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, SetNamesForm, {
      read: withoutBlanks,
      done: (input) => this.change(visit, id, 'renamed', () => input),
      again: (failed) => this.page(visit, id, { failed, form: 'nama' }),
    });
  }

  @PageForm(`${setPath(':id')}/langkah`, 'keepers')
  add(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, SetStepForm, {
      read: withoutBlanks,
      done: ({ after = null, reason, ...typed }) =>
        this.change(visit, id, 'added', ({ steps }) => {
          const step = stepOf(
            keyOf(
              typed.title,
              steps.map(({ key }) => key),
            ),
            typed,
          );
          return { steps: placed(steps, step, after), reason };
        }),
      again: (failed) => this.page(visit, id, { failed: atStepFields(failed, true), form: 'langkah' }),
    });
  }

  @Page(setStepPath(':id', ':key'), 'keepers')
  step(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('key') key: string,
  ): Promise<string> {
    return this.stepPage(visit, id, key);
  }

  @PageForm(setStepPath(':id', ':key'), 'keepers')
  changeStep(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('key') key: string,
  ): Promise<string | undefined> {
    return submit(visit, SetStepForm, {
      read: withoutBlanks,
      done: ({ after = null, reason, ...typed }) =>
        this.change(visit, id, 'changed', (set) => {
          requireStanding(visit, set, key);
          return { steps: placed(set.steps, stepOf(key, typed), after), reason };
        }),
      again: (failed) => this.stepPage(visit, id, key, atStepFields(failed, true), 'ubah'),
    });
  }

  @PageForm(`${setStepPath(':id', ':key')}/hapus`, 'keepers')
  removeStep(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('key') key: string,
  ): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: ({ reason }) =>
        this.change(visit, id, 'removed', (set) => {
          requireStanding(visit, set, key);
          return { steps: without(set.steps, key), reason };
        }),
      again: (failed) => this.stepPage(visit, id, key, failed, 'hapus'),
    });
  }

  /** Changes the set that the form was filled in for; one that changed since is refused. */
  private async change(
    visit: Visit,
    id: string,
    news: string,
    edit: (set: MilestoneSetDto) => CorrectMilestoneSetDto,
  ): Promise<undefined> {
    const input = edit(await this.set(visit, id));
    await this.work.run(visit.actor, (tx) => this.sets.correct(tx, id, visit.seen, input));
    return visit.go(afterwards(visit, setPath(id), news));
  }

  private async page(
    visit: Visit,
    id: string,
    more: { happened?: string; failed?: Failed; form?: SetForm },
  ): Promise<string> {
    return milestoneSetPage(visit, { set: await this.set(visit, id), ...more });
  }

  /**
   * The step with its forms; where it was taken out while somebody filled one in, the set with what they typed.
   * @throws NotFound
   */
  private async stepPage(
    visit: Visit,
    id: string,
    key: string,
    failed?: Failed,
    form?: 'ubah' | 'hapus',
  ): Promise<string> {
    const set = await this.set(visit, id);
    if (failed && isTakenOut(visit, set, key))
      return milestoneSetPage(visit, {
        set,
        failed,
        form: form === 'ubah' ? 'langkah' : undefined,
        isTakenOut: true,
      });
    return setStepPage(visit, { set, step: requireStep(set, key), failed, form });
  }

  /** @throws NotFound */
  private set(visit: Visit, id: string): Promise<MilestoneSetDto> {
    return recordOf(this.reader.item(visit.actor, id));
  }
}

const stepIn = ({ steps }: MilestoneSetDto, key: string): SetStepAnswer | undefined =>
  steps.find((one) => one.key === key);

/** @throws NotFound */
function requireStep(set: MilestoneSetDto, key: string): SetStepAnswer {
  const step = stepIn(set, key);
  if (!step) throw new NotFound();
  return step;
}

/** Whether a form is about a step that somebody else took out of its set since the form was opened. */
const isTakenOut = (visit: Visit, set: MilestoneSetDto, key: string): boolean =>
  !stepIn(set, key) && visit.seen !== set.revision;

/** @throws Stale if somebody else took the step out meanwhile, NotFound if it never was there */
function requireStanding(visit: Visit, set: MilestoneSetDto, key: string): void {
  if (isTakenOut(visit, set, key)) throw new Stale(set.revision);
  requireStep(set, key);
}
