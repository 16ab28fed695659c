import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { NewAttendanceEstimateDto } from './attendance-estimate.dto.js';
import { AttendanceEstimate } from './attendance-estimate.entity.js';
import { Event } from './event.entity.js';

@Injectable()
export class AttendanceEstimatesService extends RecordsService<
  AttendanceEstimate,
  NewAttendanceEstimateDto & { eventId: string }
> {
  protected readonly entity = AttendanceEstimate;
  protected override readonly refusals = {
    attendance_estimate_number_as_qualified: () =>
      new Invalid('number-contradicts-qualifier', {
        id: 'Angka tidak cocok dengan keterangannya: unquantified tanpa angka, between dengan dua, more_than dan at_least hanya least, almost dan at_most hanya most, selain itu least = most.',
        en: 'The numbers do not fit the qualifier: unquantified takes none, between both, more_than and at_least only least, almost and at_most only most, the others least = most.',
      }),
  };

  /** @throws NotFound if there is no such event */
  protected override async fieldsOf(
    tx: Tx,
    input: Partial<NewAttendanceEstimateDto & { eventId: string }>,
    row?: AttendanceEstimate,
  ): Promise<DeepPartial<AttendanceEstimate>> {
    if (row) return input;
    await tx.require(Event, input.eventId as string);
    return input;
  }
}
