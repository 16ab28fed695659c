import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Not } from 'typeorm';
import { today } from '../common/day.js';
import { Invalid, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Attendance } from '../events/attendance.entity.js';
import { Event } from '../events/event.entity.js';
import { secondPersonNeeded } from '../policy/policy.js';
import { MeetingActs } from './meeting-acts.js';
import type { Meeting } from './meeting.entity.js';
import { wasAbsent } from './meeting.problems.js';
import { MinutesPointsService } from './minutes-points.service.js';
import { MinutesSourcesService } from './minutes-sources.service.js';
import type { SignMinutesDto } from './minutes.dto.js';

/** The acts on the minutes (notula) of a meeting: checked by the chair, signed, locked. */
@Injectable()
export class MinutesService extends MeetingActs {
  constructor(
    private readonly points: MinutesPointsService,
    private readonly sources: MinutesSourcesService,
  ) {
    super();
  }

  /**
   * The chair has checked the draft: its points stand from now on. Entered by somebody who wrote none of them.
   * @throws NotFound, Stale, Invalid, Problem if it takes a second person
   */
  check(tx: Tx, id: string, seen: number, reason: string | null = null): Promise<Meeting> {
    return this.turn(tx, 'checked', id, seen, reason, async (meeting) => {
      await this.chairOf(tx, meeting);
      await this.refuseAuthors(tx, meeting);
      await this.refuseAbsentSpeakers(tx, meeting);
      Object.assign(meeting, { checkedById: tx.actor.id, checkedAt: new Date() });
    });
  }

  /** Gives checked minutes back as a draft. @throws NotFound, Stale, Invalid */
  giveBack(tx: Tx, id: string, seen: number, reason: string): Promise<Meeting> {
    return this.turn(tx, 'returned', id, seen, reason, (meeting) => {
      Object.assign(meeting, { checkedById: null, checkedAt: null });
    });
  }

  /** The minutes are signed: their points are for others as well, and they are a source of the best grade. @throws NotFound, Stale, Invalid */
  sign(tx: Tx, id: string, seen: number, { reason = null, ...input }: SignMinutesDto): Promise<Meeting> {
    return this.turn(tx, 'signed', id, seen, reason, async (meeting) => {
      const signedOn = input.signedOn ?? today();
      await this.checkDay(tx, meeting, signedOn);
      meeting.signedById = await this.signerOf(tx, meeting, input.signedById ?? null);
      meeting.signedOn = signedOn;
      meeting.signedPlace = input.signedPlace ?? null;
      meeting.minutesNumber = input.minutesNumber ?? meeting.minutesNumber;
      meeting.sourceId = await this.sources.ofSigned(tx, meeting);
      await this.points.settle(tx, meeting.id);
    });
  }

  /** Nothing of the minutes changes any more; what was wrong gets a numbered correction. @throws NotFound, Stale, Invalid */
  lock(tx: Tx, id: string, seen: number, reason: string | null = null): Promise<Meeting> {
    return this.turn(tx, 'locked', id, seen, reason, (meeting) => {
      meeting.lockedAt = new Date();
    });
  }

  /** Who chaired it; a list has one chair. @throws Invalid if nobody did */
  private async chairOf(tx: Tx, { eventId }: Meeting): Promise<Attendance> {
    const chair = await tx
      .repo(Attendance)
      .findOneBy({ eventId, capacity: 'chair', presence: Not('absent') });
    if (chair) return chair;
    throw new Invalid('chair-missing', {
      id: 'Daftar hadir belum memuat pimpinan rapat (capacity chair) yang hadir.',
      en: 'The attendance names no chair who came (capacity chair).',
    });
  }

  /** Whoever wrote a point, and not only whoever entered it first, has a second person check. */
  private async refuseAuthors(tx: Tx, { id }: Meeting): Promise<void> {
    const [author] = await tx.query(sql`
      SELECT FROM history_entry
       WHERE about_id = ${id} AND record_kind = 'minutes_point' AND actor_id = ${tx.actor.id}
         AND act IN ('minutes_point.recorded', 'minutes_point.corrected')
       LIMIT 1`);
    if (author) throw secondPersonNeeded();
  }

  private async refuseAbsentSpeakers(tx: Tx, { id }: Meeting): Promise<void> {
    const [absent] = await tx.query(sql`
      SELECT FROM minutes_point p JOIN attendance a ON a.id = p.speaker_id
       WHERE p.meeting_id = ${id} AND p.withdrawn_at IS NULL AND a.presence = 'absent' LIMIT 1`);
    if (absent) throw wasAbsent();
  }

  /** @throws Invalid if nobody could have signed then */
  private async checkDay(tx: Tx, { eventId }: Meeting, signedOn: string): Promise<void> {
    const { heldOn } = await tx.repo(Event).findOneByOrFail({ id: eventId });
    if (signedOn > today()) {
      const text = { id: 'belum tiba', en: 'has not come yet' };
      throw new Invalid(
        'day-in-future',
        { id: 'Hari penandatanganan belum tiba.', en: 'The day of the signature is in the future.' },
        { signedOn: [text] },
      );
    }
    if (signedOn >= heldOn) return;
    const text = { id: `paling awal ${heldOn}`, en: `must be ${heldOn} or later` };
    throw new Invalid(
      'signed-before-meeting',
      {
        id: 'Notula tidak ditandatangani sebelum rapatnya.',
        en: 'Minutes are not signed before the meeting.',
      },
      { signedOn: [text] },
    );
  }

  /** @throws UnknownReference, Invalid if the signer was absent or there is no chair */
  private async signerOf(tx: Tx, meeting: Meeting, signedById: string | null): Promise<string> {
    if (!signedById) return (await this.chairOf(tx, meeting)).id;
    const signer = await tx.repo(Attendance).findOneBy({ id: signedById, eventId: meeting.eventId });
    if (!signer) throw new UnknownReference('signedById');
    if (signer.presence === 'absent') throw wasAbsent('signedById');
    return signer.id;
  }
}
