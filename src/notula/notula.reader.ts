import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import type { Language } from '../common/language.js';
import { Site } from '../auth/site.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { pastMomentOf } from '../records/as-of.js';
import { type ItemQuery } from '../records/record.dto.js';
import { notulaOf } from './compose.js';
import type { Notula } from './notula.content.js';
import { minutesPath } from '../meetings/paths.js';

/** Reads the minutes of meetings as their reader sees them. */
@Injectable()
export class NotulaReader {
  constructor(
    private readonly meetings: MeetingsReader,
    private readonly site: Site,
  ) {}

  /** @throws NotFound */
  async read(
    actor: Actor,
    id: string,
    { as_of: asOf }: ItemQuery,
    language: Language = 'id',
  ): Promise<Notula> {
    const moment = pastMomentOf(asOf);
    const { body } = await this.meetings.item(actor, id, moment);
    const meeting = JSON.parse(body) as MeetingDto;
    return notulaOf(meeting, { language, address: this.site.address(minutesPath(id).id), moment });
  }
}
