import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import type { Tx } from '../database/unit-of-work.js';
import { checkWeekday } from '../common/weekday.js';
import { RecordsService } from '../records/records.service.js';
import type { NewSourceDto } from './source.dto.js';
import { Source } from './source.entity.js';

@Injectable()
export class SourcesService extends RecordsService<Source, NewSourceDto> {
  protected readonly entity = Source;

  /** @throws Invalid if the weekday is not the one of the day */
  protected override fieldsOf(
    _tx: Tx,
    { weekday, capturedAt, ...input }: Partial<NewSourceDto>,
    row?: Source,
  ): DeepPartial<Source> {
    checkWeekday(weekday, input.publishedOn ?? row?.publishedOn);
    return {
      ...input,
      ...(capturedAt !== undefined && { capturedAt: capturedAt === null ? null : new Date(capturedAt) }),
    };
  }
}
