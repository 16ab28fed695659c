import { Controller, Param, Query, type Type } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { NotFound } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { CloseMeetingDto, type MeetingDto, MoveMeetingDto, OpenMeetingDto } from '../meetings/meeting.dto.js';
import { MeetingLife } from '../meetings/meeting-life.service.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { NewMinutesCorrectionDto } from '../meetings/minutes-correction.dto.js';
import { MinutesCorrectionsService } from '../meetings/minutes-corrections.service.js';
import { SignMinutesDto } from '../meetings/minutes.dto.js';
import { MinutesService } from '../meetings/minutes.service.js';
import { recordOf } from '../page-parts/listed.js';
import { OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit, typedText, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { given, instantOf, numberIn } from './form-rows.js';
import { type ActPath, isActPath } from './meeting-acts.js';
import { MeetingDeskReader } from './meeting-desk.reader.js';
import { explained, goTelling } from './meeting-news.js';
import { deskMeetingPath } from './meeting-paths.js';
import { deskMeetingPage } from './meeting.page.js';
import { NewsQuery } from './meeting-queries.dto.js';
import { UsualReader } from './usual.reader.js';

/** An act on a meeting: what its form brings, what it does, and what the page says after it. */
interface ActRule<Input extends object = object> {
  Input: Type<Input>;
  run: (tx: Tx, id: string, seen: number, input: Input) => Promise<unknown>;
  news: string;
}

const rule = <Input extends object>(one: ActRule<Input>): ActRule => one as unknown as ActRule;

/** The desk's page of a meeting, and the acts that bring it from plan to locked minutes. */
@ApiExcludeController()
@Controller()
export class DeskMeetingPages {
  private readonly acts: Record<ActPath, ActRule>;

  constructor(
    private readonly meetings: MeetingsReader,
    private readonly desk: MeetingDeskReader,
    private readonly usual: UsualReader,
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly corrections: MinutesCorrectionsService,
    private readonly life: MeetingLife,
    minutes: MinutesService,
  ) {
    this.acts = {
      buka: rule({
        Input: OpenMeetingDto,
        run: (tx, id, seen, input) => life.open(tx, id, seen, input),
        news: 'dibuka',
      }),
      tutup: rule({
        Input: CloseMeetingDto,
        run: (tx, id, seen, input) => life.close(tx, id, seen, input),
        news: 'ditutup',
      }),
      lanjutkan: rule({
        Input: ReasonDto,
        run: (tx, id, seen, { reason }) => life.reopen(tx, id, seen, reason),
        news: 'dilanjutkan',
      }),
      batalkan: rule({
        Input: ReasonDto,
        run: (tx, id, seen, { reason }) => life.cancel(tx, id, seen, reason),
        news: 'dibatalkan',
      }),
      periksa: rule({
        Input: OptionalReasonDto,
        run: (tx, id, seen, { reason }) => minutes.check(tx, id, seen, reason),
        news: 'diperiksa',
      }),
      kembalikan: rule({
        Input: ReasonDto,
        run: (tx, id, seen, { reason }) => minutes.giveBack(tx, id, seen, reason),
        news: 'dikembalikan',
      }),
      tandatangani: rule({
        Input: SignMinutesDto,
        run: (tx, id, seen, input) => minutes.sign(tx, id, seen, input),
        news: 'ditandatangani',
      }),
      kunci: rule({
        Input: OptionalReasonDto,
        run: (tx, id, seen, { reason }) => minutes.lock(tx, id, seen, reason),
        news: 'dikunci',
      }),
    };
  }

  @Page(deskMeetingPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, { news: kabar });
  }

  @PageForm(`${deskMeetingPath(':id')}/pindahkan`, 'keepers')
  move(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, MoveMeetingDto, {
      read: moveIn,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.life.move(tx, id, visit.seen, input));
        return goTelling(visit, deskMeetingPath(id), 'dipindahkan');
      },
      again: (failed) => this.page(visit, id, { act: 'pindahkan', failed }),
    });
  }

  @PageForm(`${deskMeetingPath(':id')}/ralat`, 'keepers')
  correct(@Visited() visit: Visit, @Param('id', UuidPipe) meetingId: string): Promise<string | undefined> {
    return submit(visit, NewMinutesCorrectionDto, {
      read: withoutBlanks,
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.corrections.create(tx, { ...input, meetingId }),
        );
        return goTelling(visit, deskMeetingPath(meetingId), 'ditambah');
      },
      again: (failed) => this.page(visit, meetingId, { act: 'ralat', failed }),
    });
  }

  @PageForm(`${deskMeetingPath(':id')}/:act`, 'keepers')
  act(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('act') act: string,
  ): Promise<string | undefined> {
    if (!isActPath(act)) throw new NotFound();
    const { Input, run, news } = this.acts[act];
    return submit(visit, Input, {
      read: withoutBlanks,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => run(tx, id, visit.seen, input));
        return goTelling(visit, deskMeetingPath(id), news);
      },
      again: (failed) => this.page(visit, id, { act, failed }),
    });
  }

  private async page(
    visit: Visit,
    id: string,
    { failed, ...more }: { news?: string; act?: string; failed?: Failed },
  ): Promise<string> {
    const [meeting, hasWritten, { venues }] = await Promise.all([
      recordOf<MeetingDto>(this.meetings.item(visit.actor, id)),
      this.desk.hasWritten(visit.actor, id),
      this.usual.of(visit.actor),
    ]);
    return deskMeetingPage(visit, {
      meeting,
      hasWritten,
      venues,
      ...more,
      ...(failed && { failed: explained(failed, visit) }),
    });
  }
}

/** Where a meeting goes; the form shows where it is, so all of it is said. */
function moveIn(fields: Pairs): object {
  const heldOn = typedText(fields, 'heldOn');
  return {
    heldOn: given(heldOn),
    startsAt: instantOf(heldOn, typedText(fields, 'startsAt')) ?? null,
    endsAt: instantOf(heldOn, typedText(fields, 'endsAt')) ?? null,
    venueId: given(typedText(fields, 'venueId')) ?? null,
    place: given(typedText(fields, 'place')) ?? null,
    headcount: numberIn(typedText(fields, 'headcount')),
    crowdingReason: given(typedText(fields, 'crowdingReason')),
    reason: typedText(fields, 'reason'),
  };
}
