import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Event } from '../events/event.entity.js';
import { RecordsService } from '../records/records.service.js';
import type { NewDemandDto } from './demand.dto.js';
import { Demand } from './demand.entity.js';

@Injectable()
export class DemandsService extends RecordsService<Demand, NewDemandDto> {
  protected readonly entity = Demand;
  protected override readonly refusals = {
    demand_not_its_own_repetition: () =>
      new Invalid('repeats-itself', {
        id: 'Tuntutan tidak dapat mengulang dirinya sendiri.',
        en: 'A demand cannot repeat itself.',
      }),
  };

  protected override async fieldsOf(
    tx: Tx,
    input: Partial<NewDemandDto>,
    row?: Demand,
  ): Promise<DeepPartial<Demand>> {
    return row ? input : { ...input, ...(await this.visibilityLike(tx, input, Event, input.eventId)) };
  }
}
