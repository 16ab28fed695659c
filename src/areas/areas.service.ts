import { Injectable } from '@nestjs/common';
import { Conflict } from '../common/problem.js';
import { RecordsService } from '../records/records.service.js';
import type { NewAreaDto } from './area.dto.js';
import { Area } from './area.entity.js';

@Injectable()
export class AreasService extends RecordsService<Area, NewAreaDto> {
  protected readonly entity = Area;
  protected override readonly refusals = {
    area_code_key: () =>
      new Conflict('area-code-taken', {
        id: 'Kode wilayah ini sudah tercatat.',
        en: 'This area code is on record already.',
      }),
  };
}
