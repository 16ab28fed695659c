import { Injectable } from '@nestjs/common';
import { type DeepPartial, IsNull } from 'typeorm';
import { Conflict, Invalid, NotFound, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Attendance } from '../events/attendance.entity.js';
import { RecordsService } from '../records/records.service.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Meeting } from './meeting.entity.js';
import { minutesHold, notFrom, pointWithdrawn, wasAbsent } from './meeting.problems.js';
import type { NewMinutesPointDto } from './minutes-point.dto.js';
import { MinutesPoint } from './minutes-point.entity.js';
import { placeAfter } from './places.js';

@Injectable()
export class MinutesPointsService extends RecordsService<
  MinutesPoint,
  NewMinutesPointDto & { meetingId: string }
> {
  protected readonly entity = MinutesPoint;
  protected override readonly refusals = {
    minutes_point_decisions_are_voted_on: () =>
      new Invalid('votes-without-decision', {
        id: 'Hanya keputusan (decision) yang memiliki suara.',
        en: 'Only a decision has votes.',
      }),
    minutes_point_votes_counted: () =>
      new Invalid('votes-not-counted', {
        id: 'Sebutkan suara per unsur (votes) dan jumlah suara (votesCast), keduanya.',
        en: 'Give both the votes by side and the votes cast.',
      }),
    minutes_point_votes_add_up: () => votesDoNotAddUp(),
    minutes_hold: minutesHold,
  };

  /** Strikes a point from the draft. @throws NotFound, Stale, Conflict if it became something or the minutes hold */
  withdraw(tx: Tx, id: string, seen: number, reason: string): Promise<MinutesPoint> {
    return this.change(tx, 'withdrawn', id, seen, reason, (row) => {
      if (row.withdrawnAt) throw pointWithdrawn();
      if (row.statementId ?? row.commitmentId ?? row.demandId ?? row.followUpId) throw inUse();
      row.withdrawnAt = new Date();
    });
  }

  /** Settles what stands in minutes that are being signed: from then on it shows to others. */
  settle(tx: Tx, meetingId: string): Promise<MinutesPoint[]> {
    const where = { meetingId, isSettled: false, withdrawnAt: IsNull() };
    return this.changeAll(tx, { act: 'settled', reason: null, where, set: { isSettled: true } });
  }

  /** Adds the points of a meeting that is logged, in few statements; their speakers and items are its own. @throws Invalid */
  logAll(
    tx: Tx,
    meetingId: string,
    inputs: readonly Omit<NewMinutesPointDto, 'afterId'>[],
  ): Promise<MinutesPoint[]> {
    return this.addAll(
      tx,
      'recorded',
      inputs.map((input, n) => ({ ...input, meetingId, isSettled: false, place: String(n + 1) })),
    );
  }

  /** @throws NotFound if there is no such meeting, UnknownReference for a speaker or item of another one, Conflict for a point struck */
  protected override async fieldsOf(
    tx: Tx,
    { afterId, ...input }: Partial<NewMinutesPointDto & { meetingId: string }>,
    row?: MinutesPoint,
  ): Promise<DeepPartial<MinutesPoint>> {
    if (row?.withdrawnAt) throw pointWithdrawn();
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- a new point brings its meeting, an old one has it
    const meetingId = row?.meetingId ?? (input.meetingId as string);
    await this.requireOfMeeting(tx, meetingId, input);
    if (row && afterId === undefined) return input;
    const place = await placeAfter(tx, 'minutes_point', meetingId, afterId);
    return row ? { ...input, place } : { isSettled: false, ...input, place };
  }

  private async requireOfMeeting(
    tx: Tx,
    meetingId: string,
    { speakerId, agendaItemId }: Partial<NewMinutesPointDto>,
  ): Promise<void> {
    const meeting = await tx.repo(Meeting).findOneBy({ id: meetingId });
    if (!meeting) throw new NotFound();
    if (meeting.state === 'cancelled') throw notFrom('cancelled', ['planned', 'open', 'closed']);
    if (speakerId) {
      const speaker = await tx.repo(Attendance).findOneBy({ id: speakerId, eventId: meeting.eventId });
      if (!speaker) throw new UnknownReference('speakerId');
      if (speaker.presence === 'absent') throw wasAbsent('speakerId');
    }
    const isItsItem = { id: agendaItemId ?? undefined, meetingId, withdrawnAt: IsNull() };
    if (agendaItemId && !(await tx.repo(AgendaItem).existsBy(isItsItem)))
      throw new UnknownReference('agendaItemId');
  }
}

const inUse = () =>
  new Conflict('point-became', {
    id: 'Butir ini sudah menjadi catatan lain, sehingga tidak dapat dicoret.',
    en: 'This point became another record, so it cannot be struck.',
  });

export const votesDoNotAddUp = (field = 'votesCast') =>
  new Invalid(
    'votes-do-not-add-up',
    {
      id: 'Jumlah suara per unsur tidak sama dengan jumlah suara (votesCast).',
      en: 'The votes by side do not add up to the votes cast.',
    },
    {
      [field]: [{ id: 'harus jumlah suara per unsur', en: 'must be the sum of the votes by side' }],
    },
  );
