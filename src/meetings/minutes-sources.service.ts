import { Injectable } from '@nestjs/common';
import { NotFound } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Event } from '../events/event.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { asOpenAs } from '../records/classifications.js';
import { RecordsService } from '../records/records.service.js';
import { Source } from '../sources/source.entity.js';
import type { NewSourceDto } from '../sources/source.dto.js';
import { SourcesService } from '../sources/sources.service.js';
import { Meeting } from './meeting.entity.js';
import { MinutesPoint } from './minutes-point.entity.js';

/**
 * The minutes of a meeting as a source that statements and evidence can name: `other` while they are a draft, signed
 * minutes once they are. Made when something first needs it, as visible as the meeting.
 */
@Injectable()
export class MinutesSourcesService extends RecordsService<Meeting> {
  protected readonly entity = Meeting;

  constructor(private readonly sources: SourcesService) {
    super();
  }

  /** The source of the minutes a point stands in; made, and kept with the meeting, where there is none. @throws NotFound */
  async ofPoint(tx: Tx, pointId: string): Promise<string> {
    const point = await tx.repo(MinutesPoint).findOneBy({ id: pointId });
    if (!point) throw new NotFound();
    const { id, sourceId } = await tx.repo(Meeting).findOneByOrFail({ id: point.meetingId });
    if (sourceId) return sourceId;
    const meeting = await tx.lock(Meeting, id);
    if (meeting.sourceId) return meeting.sourceId;
    const source = await this.make(tx, meeting);
    await this.change(tx, 'sourced', id, meeting.revision, null, (row) => {
      row.sourceId = source.id;
    });
    return source.id;
  }

  /** The source of minutes being signed, which gives evidence of the best grade. `meeting` has the facts of the signature. */
  async ofSigned(tx: Tx, meeting: Meeting): Promise<string> {
    const signed = {
      kind: 'signed_minutes',
      publishedOn: meeting.signedOn,
      reference: meeting.minutesNumber,
    } as const;
    if (!meeting.sourceId) return (await this.make(tx, meeting, signed)).id;
    const { id, revision } = await tx.lock(Source, meeting.sourceId);
    const correction = { ...signed, reason: 'Notula ditandatangani.' };
    await this.sources.correct(tx, id, revision, correction);
    return id;
  }

  private async make(tx: Tx, meeting: Meeting, facts: Partial<NewSourceDto> = {}): Promise<Source> {
    const event = await tx.repo(Event).findOneByOrFail({ id: meeting.eventId });
    const office = await tx.repo(Organization).findOneByOrFail({ id: meeting.officeId });
    return this.sources.create(tx, {
      kind: 'other',
      ...asOpenAs(meeting),
      party: 'government',
      title: `Notula: ${event.name}`,
      publisher: office.name,
      reference: meeting.minutesNumber,
      ...facts,
    });
  }
}
