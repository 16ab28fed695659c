import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { type Day, today } from '../common/day.js';
import { Invalid } from '../common/problem.js';
import { requirePast } from '../common/require-past.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import { CommitmentsService } from './commitments.service.js';
import { WorkingDays } from '../working-days/working-days.js';
import { type NewFollowUpDto, type OutcomeDto, type ReplyDto, type SendDto } from './follow-up.dto.js';
import { FollowUp } from './follow-up.entity.js';
import { REPLY_DAYS } from './fulfilment.js';

@Injectable()
export class FollowUpsService extends RecordsService<FollowUp> {
  protected readonly entity = FollowUp;
  protected override readonly refusals = {
    follow_up_reply_after_sending: () => new ReplyBeforeSending(),
    follow_up_assigned: () =>
      new Invalid('assigned-to-nobody', {
        id: 'Sebutkan penanggung jawab: assigneePostId atau assigneeOrganizationId.',
        en: 'Say who is in charge: assigneePostId or assigneeOrganizationId.',
      }),
  };

  constructor(
    private readonly commitments: CommitmentsService,
    private readonly workingDays: WorkingDays,
  ) {
    super();
  }

  /**
   * Plans what is done next.
   * @param commitmentId the verified commitment it is about; null for what was agreed at the event it names
   * @throws NotFound, Invalid, CalendarMissing
   */
  async plan(
    tx: Tx,
    commitmentId: string | null,
    { dueOn, dueInWorkingDays, ...input }: NewFollowUpDto,
  ): Promise<FollowUp> {
    if (commitmentId !== null) await this.commitments.requireVerified(tx, commitmentId);
    const due = await this.due(tx, dueOn ?? null, dueInWorkingDays ?? null);
    return this.add(tx, 'planned', { ...input, ...due, commitmentId, state: 'open' });
  }

  /** It went out, and a reply is awaited until a day. @throws NotFound, Stale, Invalid, CalendarMissing */
  async send(
    tx: Tx,
    id: string,
    seen: number,
    { sentOn, replyInWorkingDays = REPLY_DAYS }: SendDto,
  ): Promise<FollowUp> {
    requirePast(sentOn, 'sentOn');
    const replyDueOn = await this.workingDays.after(tx, sentOn, replyInWorkingDays);
    return this.change(tx, 'sent', id, seen, null, (row) => {
      checkOpen(row);
      if (row.sentOn !== null) throw new SentAlready();
      Object.assign(row, { sentOn, replyDueOn });
    });
  }

  /** A reply came, which is news of the commitment, to whom may see it. @throws NotFound, Stale, Invalid */
  async reply(
    tx: Tx,
    id: string,
    seen: number,
    { repliedOn, note, sourceId = null }: ReplyDto,
  ): Promise<FollowUp> {
    requirePast(repliedOn, 'repliedOn');
    const followUp = await this.change(tx, 'replied', id, seen, null, (row) => {
      checkOpen(row);
      if (row.sentOn === null) throw new NotSent();
      if (row.repliedOn !== null) throw new RepliedAlready();
      if (repliedOn < row.sentOn) throw new ReplyBeforeSending();
      Object.assign(row, { repliedOn, replyNote: note, replySourceId: sourceId });
    });
    await this.tell(tx, followUp, repliedOn);
    return followUp;
  }

  /** Closes it with what came of it; anything but silence is news of the commitment, to whom may see it. @throws NotFound, Stale, Invalid */
  async close(
    tx: Tx,
    id: string,
    seen: number,
    { outcome, outcomeOn, note, sourceId = null }: OutcomeDto,
  ): Promise<FollowUp> {
    requirePast(outcomeOn, 'outcomeOn');
    const followUp = await this.change(tx, 'done', id, seen, null, (row) => {
      checkOpen(row);
      Object.assign(row, { state: 'done', outcome, outcomeOn, outcomeNote: note, outcomeSourceId: sourceId });
    });
    if (outcome !== 'silence') await this.tell(tx, followUp, outcomeOn);
    return followUp;
  }

  /** Gives it up. @throws NotFound, Stale, Invalid */
  cancel(tx: Tx, id: string, seen: number, reason: string): Promise<FollowUp> {
    return this.change(tx, 'cancelled', id, seen, reason, (row) => {
      checkOpen(row);
      Object.assign(row, { state: 'cancelled', outcomeOn: today(), outcomeNote: reason });
    });
  }

  /** A day that is corrected was counted by no rule. */
  protected override fieldsOf(_tx: Tx, input: Partial<FollowUp>): DeepPartial<FollowUp> {
    if (input.dueOn === undefined) return input;
    return { ...input, dueWorkingDays: null, dueCountedFrom: null };
  }

  private async due(tx: Tx, dueOn: Day | null, workingDays: number | null) {
    if ((dueOn === null) === (workingDays === null))
      throw new Invalid('follow-up-due-unclear', {
        id: 'Tenggat disebut sebagai tanggal (dueOn) atau dalam hari kerja (dueInWorkingDays), salah satu.',
        en: 'The deadline is a day (dueOn) or a number of working days (dueInWorkingDays), one of both.',
      });
    if (workingDays === null) return { dueOn: dueOn ?? undefined };
    const from = today();
    return {
      dueOn: await this.workingDays.after(tx, from, workingDays),
      dueWorkingDays: workingDays,
      dueCountedFrom: from,
    };
  }

  /** What came is news of the commitment, as far as who sees that may see it. */
  private async tell(tx: Tx, followUp: FollowUp, on: Day): Promise<void> {
    const { commitmentId } = followUp;
    if (commitmentId === null) return;
    await this.commitments.bring(tx, 'followed_up', commitmentId, followUp, on);
  }
}

class SentAlready extends Invalid {
  constructor() {
    super('sent-already', {
      id: 'Tindak lanjut ini sudah dikirim; tanggal yang keliru dikoreksi.',
      en: 'This follow-up was sent already; a wrong day is corrected.',
    });
  }
}

class NotSent extends Invalid {
  constructor() {
    super('not-sent', {
      id: 'Tindak lanjut ini belum dikirim; catat dulu tanggal kirimnya.',
      en: 'This follow-up was not sent yet; record the day it went out first.',
    });
  }
}

class RepliedAlready extends Invalid {
  constructor() {
    super('replied-already', {
      id: 'Jawabannya sudah dicatat; yang keliru dikoreksi.',
      en: 'Its reply is on record already; what is wrong is corrected.',
    });
  }
}

class ReplyBeforeSending extends Invalid {
  constructor() {
    super('reply-before-sending', {
      id: 'Tanggal jawaban mendahului tanggal kirim.',
      en: 'The reply came before it was sent.',
    });
  }
}

function checkOpen({ state }: FollowUp): void {
  if (state !== 'open')
    throw new Invalid('follow-up-closed', {
      id: 'Tindak lanjut ini sudah ditutup.',
      en: 'This follow-up is closed already.',
    });
}
