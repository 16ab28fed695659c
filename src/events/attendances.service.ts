import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Conflict, Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { NewAttendanceDto } from './attendance.dto.js';
import { Attendance } from './attendance.entity.js';
import { Event } from './event.entity.js';

@Injectable()
export class AttendancesService extends RecordsService<Attendance, NewAttendanceDto & { eventId: string }> {
  protected readonly entity = Attendance;
  protected override readonly refusals = {
    attendance_once: () =>
      new Conflict('attendance-recorded', {
        id: 'Kehadiran ini sudah tercatat pada acara ini.',
        en: 'This attendance is on record for this event already.',
      }),
    attendance_of_somebody: () =>
      new Invalid('attendance-of-nobody', {
        id: 'Sebutkan orang, jabatan, atau organisasinya.',
        en: 'Name a person, a post or an organization.',
      }),
    attendance_headcount_of_groups: () =>
      new Invalid('headcount-of-one', {
        id: 'Jumlah orang hanya untuk rombongan organisasi.',
        en: 'Only a group of an organization has a headcount.',
      }),
  };

  protected override linked({ organizationId, onBehalfOfId }: DeepPartial<Attendance>) {
    return [organizationId, onBehalfOfId];
  }

  /** @throws NotFound if there is no such event */
  protected override async fieldsOf(
    tx: Tx,
    input: Partial<NewAttendanceDto & { eventId: string }>,
    row?: Attendance,
  ): Promise<DeepPartial<Attendance>> {
    if (row) return input;
    await tx.require(Event, input.eventId as string);
    return input;
  }
}
