import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Invalid } from '../common/problem.js';
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

  protected override linked({ raisedByIds = [] }: DeepPartial<Demand>) {
    return raisedByIds;
  }
}
