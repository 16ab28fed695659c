import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type DeepPartial, IsNull } from 'typeorm';
import { Conflict, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { isWithin } from '../policy/visibility.js';
import { classificationIn, classificationOf } from '../records/classifications.js';
import { RecordsService } from '../records/records.service.js';
import { Meeting } from './meeting.entity.js';
import type { NewMinutesCorrectionDto } from './minutes-correction.dto.js';
import { MinutesCorrection } from './minutes-correction.entity.js';
import { MinutesPoint } from './minutes-point.entity.js';

/** Corrections of locked minutes. A correction stands as it was entered; what is wrong in it gets the next number. */
@Injectable()
export class MinutesCorrectionsService extends RecordsService<
  MinutesCorrection,
  NewMinutesCorrectionDto & { meetingId: string }
> {
  protected readonly entity = MinutesCorrection;

  /** Numbers them one at a time, so without a gap; a number that some who see the meeting would miss is not given. @throws NotFound, UnknownReference for a point of another meeting, Conflict before the minutes are locked */
  protected override async fieldsOf(
    tx: Tx,
    input: NewMinutesCorrectionDto & { meetingId: string },
  ): Promise<DeepPartial<MinutesCorrection>> {
    const { meetingId, pointId } = input;
    const meeting = await tx.lock(Meeting, meetingId);
    if (meeting.state !== 'locked') throw notLocked();
    const point = pointId ? await this.pointOf(tx, meetingId, pointId) : null;
    const asked = { ...classificationOf(point ?? meeting), ...classificationIn(input) };
    return { ...input, number: isWithin(meeting, asked) ? await this.nextNumber(tx, meetingId) : null };
  }

  private async pointOf(tx: Tx, meetingId: string, id: string): Promise<MinutesPoint> {
    const point = await tx.repo(MinutesPoint).findOneBy({ id, meetingId, withdrawnAt: IsNull() });
    if (!point) throw new UnknownReference('pointId');
    return point;
  }

  private async nextNumber(tx: Tx, meetingId: string): Promise<number> {
    const [next] = await tx.query<{ number: number }>(
      sql`SELECT coalesce(max(number), 0) + 1 AS number FROM minutes_correction WHERE meeting_id = ${meetingId}`,
    );
    return next?.number ?? 1;
  }
}

const notLocked = () =>
  new Conflict('minutes-not-locked', {
    id: 'Notula ini belum terkunci; perbaiki butirnya selama masih draf, atau kunci dulu notulanya.',
    en: 'These minutes are not locked; correct the point while they are a draft, or lock them first.',
  });
