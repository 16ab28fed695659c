import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { type Day, today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { Invalid } from '../common/problem.js';
import { requirePast } from '../common/require-past.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import { CommitmentsService } from './commitments.service.js';
import { WorkingDays } from '../working-days/working-days.js';
import { type NewFollowUpDto, type OutcomeDto, type ReplyDto, type SendDto } from './follow-up.dto.js';
import { FollowUp } from './follow-up.entity.js';
import { REPLY_DAYS } from './fulfilment.js';

/** Days of what has happened. */
const PAST_DAYS = ['sentOn', 'repliedOn', 'outcomeOn'] as const;
/** What an outcome has to fit. */
const CHECKED = [...PAST_DAYS, 'replyDueOn', 'outcome'] as const;

@Injectable()
export class FollowUpsService extends RecordsService<FollowUp> {
  protected readonly entity = FollowUp;
  protected override readonly refusals = {
    follow_up_reply_after_sending: () => new ReplyBeforeSending(),
    follow_up_reply_clock_whole: replyClockUnclear,
    follow_up_done_has_outcome: outcomeOfUndone,
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
      checkOutcome(row);
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

  /**
   * A day that is corrected was counted by no rule, and what is open is raised anew from the day it moved to; a reply is
   * due as many working days after the sending as before.
   */
  protected override async fieldsOf(
    tx: Tx,
    input: Partial<FollowUp>,
    row?: FollowUp,
  ): Promise<DeepPartial<FollowUp>> {
    const isMoved = input.dueOn !== undefined && row?.state === 'open' && row.dueOn !== input.dueOn;
    const fields = {
      ...input,
      ...(input.dueOn !== undefined && { dueWorkingDays: null, dueCountedFrom: null }),
      ...(isMoved && { rung: null, raisedOn: null, raisedToId: null }),
      ...(row && (await this.replyDueAnew(tx, input, row))),
    };
    for (const field of PAST_DAYS) if (input[field]) requirePast(input[field], field);
    if (row && CHECKED.some((field) => field in fields)) checkOutcome({ ...row, ...fields });
    return fields;
  }

  private async replyDueAnew(
    tx: Tx,
    { sentOn, replyDueOn }: Partial<FollowUp>,
    row: FollowUp,
  ): Promise<Partial<FollowUp>> {
    const isMoved = sentOn !== undefined && sentOn !== row.sentOn && replyDueOn === undefined;
    if (!isMoved || row.sentOn === null || row.replyDueOn === null) return {};
    if (sentOn === null) return { replyDueOn: null };
    const days = await this.workingDays.between(tx, row.sentOn, row.replyDueOn);
    return { replyDueOn: days === 0 ? sentOn : await this.workingDays.after(tx, sentOn, days) };
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

/**
 * Nothing comes of what was not sent yet, and nobody is silent who replied or still has time to.
 * @throws Invalid
 */
function checkOutcome({
  sentOn,
  replyDueOn,
  repliedOn,
  outcome,
  outcomeOn,
}: Pick<FollowUp, (typeof CHECKED)[number]>): void {
  if (outcomeOn === null) return;
  if (sentOn !== null && outcomeOn < sentOn) throw outcomeBeforeSending();
  if (outcome !== 'silence') return;
  if (repliedOn !== null)
    throw noSilence({
      id: `Jawaban tercatat pada ${repliedOn}; hasilnya bukan diam.`,
      en: `A reply came on ${repliedOn}; that is no silence.`,
    });
  if (replyDueOn !== null && outcomeOn <= replyDueOn)
    throw noSilence({
      id: `Jawaban masih ditunggu sampai ${replyDueOn}; diam dicatat sesudahnya.`,
      en: `A reply is awaited until ${replyDueOn}; silence is noted after it.`,
    });
}

const noSilence = (text: Text) => new Invalid('no-silence', text, { outcome: [text] });

function outcomeBeforeSending(): Invalid {
  const text = {
    id: 'Tanggal hasil mendahului tanggal kirim.',
    en: 'The outcome came before it was sent.',
  };
  return new Invalid('days-out-of-order', text, { outcomeOn: [text] });
}

function replyClockUnclear(): Invalid {
  const text = {
    id: 'Batas waktu jawaban ada bila sudah dikirim, dan tidak mendahului tanggal kirim.',
    en: 'A reply is due where it was sent, on the day of sending or later.',
  };
  return new Invalid('reply-clock-unclear', text, { replyDueOn: [text] });
}

function outcomeOfUndone(): Invalid {
  const text = {
    id: 'Hanya tindak lanjut yang selesai memiliki hasil, dan yang ditutup harinya.',
    en: 'Only what is done has an outcome, and what is closed its day.',
  };
  return new Invalid('outcome-of-undone', text, { outcome: [text] });
}

function checkOpen({ state }: FollowUp): void {
  if (state !== 'open')
    throw new Invalid('follow-up-closed', {
      id: 'Tindak lanjut ini sudah ditutup.',
      en: 'This follow-up is closed already.',
    });
}
