import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Invalid, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Attendance } from '../events/attendance.entity.js';
import { RecordsService } from '../records/records.service.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Meeting } from './meeting.entity.js';
import { minutesHold } from './meeting.problems.js';
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
    minutes_point_votes_add_up: () =>
      new Invalid('votes-do-not-add-up', {
        id: 'Jumlah suara per unsur tidak sama dengan jumlah suara (votesCast).',
        en: 'The votes by side do not add up to the votes cast.',
      }),
    minutes_hold: minutesHold,
  };

  /** @throws NotFound if there is no such meeting, UnknownReference for a speaker or item of another one */
  protected override async fieldsOf(
    tx: Tx,
    { afterId, ...input }: Partial<NewMinutesPointDto & { meetingId: string }>,
    row?: MinutesPoint,
  ): Promise<DeepPartial<MinutesPoint>> {
    const meetingId = row?.meetingId ?? input.meetingId!;
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
    const meeting = await tx.repo(Meeting).findOneByOrFail({ id: meetingId });
    if (speakerId && !(await tx.repo(Attendance).existsBy({ id: speakerId, eventId: meeting.eventId })))
      throw new UnknownReference('speakerId');
    if (agendaItemId && !(await tx.repo(AgendaItem).existsBy({ id: agendaItemId, meetingId })))
      throw new UnknownReference('agendaItemId');
  }
}
