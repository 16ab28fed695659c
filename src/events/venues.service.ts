import { Injectable } from '@nestjs/common';
import { Invalid } from '../common/problem.js';
import { RecordsService } from '../records/records.service.js';
import type { NewVenueDto } from './venue.dto.js';
import { Venue } from './venue.entity.js';

@Injectable()
export class VenuesService extends RecordsService<Venue, NewVenueDto> {
  protected readonly entity = Venue;
  protected override readonly refusals = {
    venue_capacity_qualified: () =>
      new Invalid('capacity-unqualified', {
        id: 'Kapasitas perlu keterangan exactly, about, atau at_most; keterangan itu perlu angkanya.',
        en: 'A capacity needs exactly, about or at_most with it, and each of these needs the number.',
      }),
  };
}
