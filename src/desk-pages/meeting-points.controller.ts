import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { NotFound } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import type { MeetingDto, PointOfMeeting } from '../meetings/meeting.dto.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { CorrectMinutesPointDto, NewMinutesPointDto } from '../meetings/minutes-point.dto.js';
import { MinutesPointsService } from '../meetings/minutes-points.service.js';
import { CommitmentOfPointDto, FollowUpOfPointDto } from '../meetings/point-outcome.dto.js';
import { PointOutcomesService } from '../meetings/point-outcomes.service.js';
import { recordOf } from '../page-parts/listed.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, stillTyped, submit, typedText, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { isStep } from './chooser.js';
import { type DueMeaning, DueMeanings } from './due-meanings.js';
import { atFields, given } from './form-rows.js';
import { LookupSteps } from './lookup-steps.js';
import { type LookedUpFields, Lookups, requireChosen } from './lookups.js';
import { explained, goTelling } from './meeting-news.js';
import { pointPath, deskMeetingPath, pointsPath } from './meeting-paths.js';
import { ASSIGNEE, pointPage, saidOnIn } from './meeting-point.page.js';
import { correctionIn, pledgeIn, pointIn } from './meeting-points.form.js';
import { pointsPage } from './meeting-points.page.js';
import { NewsQuery } from './meeting-queries.dto.js';

/** The points of the minutes: one more, and what each says and becomes. */
@ApiExcludeController()
@Controller()
export class MeetingPointPages {
  constructor(
    private readonly meetings: MeetingsReader,
    private readonly points: MinutesPointsService,
    private readonly outcomes: PointOutcomesService,
    private readonly lookups: Lookups,
    private readonly steps: LookupSteps,
    private readonly meanings: DueMeanings,
    private readonly work: UnitOfWork,
    private readonly once: Once,
  ) {}

  @Page(pointsPath(':id'), 'keepers')
  async form(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return pointsPage(visit, { meeting: await this.meetingOf(visit, id), news: kabar });
  }

  @PageForm(pointsPath(':id'), 'keepers')
  add(@Visited() visit: Visit, @Param('id', UuidPipe) meetingId: string): Promise<string | undefined> {
    return submit(visit, NewMinutesPointDto, {
      read: pointIn,
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.points.create(tx, { ...input, meetingId }),
        );
        return goTelling(visit, pointsPath(meetingId), 'ditambah');
      },
      again: async (failed) =>
        pointsPage(visit, { meeting: await this.meetingOf(visit, meetingId), failed: onForm(failed, {}) }),
    });
  }

  @Page(pointPath(':id', ':point'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('point', UuidPipe) point: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, point, { news: kabar });
  }

  @PageForm(`${pointPath(':id', ':point')}/perbaiki`, 'keepers')
  correct(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('point', UuidPipe) point: string,
  ): Promise<string | undefined> {
    return submit(visit, CorrectMinutesPointDto, {
      read: correctionIn,
      done: async ({ reason, ...changes }) => {
        await this.work.run(visit.actor, (tx) =>
          this.points.correct(tx, point, visit.seen, { reason, ...changes }),
        );
        return goTelling(visit, pointPath(id, point), 'tersimpan');
      },
      again: (failed) => this.page(visit, id, point, { form: 'perbaiki', failed: onForm(failed, {}) }),
    });
  }

  @PageForm(`${pointPath(':id', ':point')}/coret`, 'keepers')
  strike(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('point', UuidPipe) point: string,
  ): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: async ({ reason }) => {
        await this.work.run(visit.actor, (tx) => this.points.withdraw(tx, point, visit.seen, reason));
        return goTelling(visit, deskMeetingPath(id), 'dicoret');
      },
      again: (failed) => this.page(visit, id, point, { form: 'coret', failed }),
    });
  }

  @PageForm(`${pointPath(':id', ':point')}/tindak-lanjut`, 'keepers')
  async becomeFollowUp(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('point', UuidPipe) point: string,
  ): Promise<string | undefined> {
    const { fields } = visit.form;
    const again = (failed: Failed) =>
      this.page(visit, id, point, { form: 'tindak-lanjut', failed: onForm(failed, ASSIGNED) });
    const step = this.steps.of(visit, again);
    if (step) return step;
    const looked = await this.lookups.read(visit.actor, fields, [ASSIGNEE]);
    return submit(visit, FollowUpOfPointDto, {
      read: () => followUpIn(fields, looked),
      done: (input) =>
        this.become(visit, { id, point, news: 'jadi-tindak-lanjut' }, (tx, seen) =>
          this.outcomes.becomeFollowUp(tx, seen, input),
        ),
      again,
    });
  }

  @PageForm(`${pointPath(':id', ':point')}/komitmen`, 'keepers')
  becomePledge(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('point', UuidPipe) point: string,
  ): Promise<string | undefined> {
    const { fields } = visit.form;
    if (isStep(fields)) return this.page(visit, id, point, { form: 'komitmen', failed: stillTyped(visit) });
    return submit(visit, CommitmentOfPointDto, {
      read: pledgeIn,
      done: (input) =>
        this.become(visit, { id, point, news: 'jadi-komitmen' }, (tx, seen) =>
          this.outcomes.becomeCommitment(tx, seen, input),
        ),
      again: (failed) =>
        this.page(visit, id, point, {
          form: 'komitmen',
          failed: onForm(failed, { 'statement.words': 'words' }),
        }),
    });
  }

  private async become(
    visit: Visit,
    { id, point, news }: { id: string; point: string; news: string },
    make: (tx: Tx, seen: { id: string; revision: number }) => Promise<unknown>,
  ): Promise<undefined> {
    await this.work.run(visit.actor, (tx) => make(tx, { id: point, revision: visit.seen }));
    return goTelling(visit, pointPath(id, point), news);
  }

  private meetingOf(visit: Visit, id: string): Promise<MeetingDto> {
    return recordOf<MeetingDto>(this.meetings.item(visit.actor, id));
  }

  /** What the words of a deadline in a form come to, said in this meeting. */
  private meaningOf(visit: Visit, meeting: MeetingDto, typed: Pairs): Promise<DueMeaning | null> {
    return this.meanings.of(visit, typedText(typed, 'duePhrase'), saidOnIn(meeting));
  }

  private async page(
    visit: Visit,
    id: string,
    pointId: string,
    { failed, ...more }: { news?: string; form?: string; failed?: Failed },
  ): Promise<string> {
    const [meeting, looked] = await Promise.all([
      this.meetingOf(visit, id),
      this.lookups.read(visit.actor, failed?.typed ?? {}, [ASSIGNEE]),
    ]);
    const point = pointOf(meeting, pointId);
    return pointPage(visit, {
      meeting,
      point,
      looked,
      meaning: await this.meaningOf(visit, meeting, failed?.typed ?? {}),
      ...more,
      ...(failed && { failed: explained(failed, visit) }),
    });
  }
}

/** @throws NotFound if the minutes hold no such point */
function pointOf({ points }: MeetingDto, id: string): PointOfMeeting {
  const point = points.find((one) => one.id === id);
  if (!point) throw new NotFound();
  return point;
}

const ASSIGNED = {
  assigneePostId: `${ASSIGNEE.name}.words`,
  assigneeOrganizationId: `${ASSIGNEE.name}.words`,
};

/** The messages at the fields of the form, which has other names for some. */
const onForm = (failed: Failed, names: Readonly<Record<string, string>>): Failed =>
  atFields(failed, {
    places: new Map([['votes', 'votes']]),
    names,
    shown: (name) => name in failed.typed || ['votes', 'receiverIds', 'dueReason'].includes(name),
  });

/** @throws Invalid if nobody is chosen */
function followUpIn(fields: Pairs, looked: LookedUpFields): object {
  requireChosen([ASSIGNEE], looked, [ASSIGNEE.name]);
  const chosen = looked.get(ASSIGNEE.name)?.chosen;
  return {
    action: given(typedText(fields, 'action').trim()),
    dueOn: typedText(fields, 'dueOn'),
    ...(chosen?.kind === 'post' ? { assigneePostId: chosen.id } : { assigneeOrganizationId: chosen?.id }),
  };
}
