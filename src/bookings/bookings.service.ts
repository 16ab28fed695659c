import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Conflict, Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { NewBookingDto } from './booking.dto.js';
import { Booking } from './booking.entity.js';

@Injectable()
export class BookingsService extends RecordsService<Booking, NewBookingDto & { requestId?: string }> {
  protected readonly entity = Booking;
  protected override readonly refusals = {
    booking_no_overlap: () =>
      new Conflict('room-taken', {
        id: 'Ruang ini sudah dipesan pada sebagian waktu itu; pilih waktu atau ruang lain.',
        en: 'This room is booked for part of that time; choose another time or room.',
      }),
    booking_sitting: () =>
      new Invalid('not-a-sitting', {
        id: 'Waktu pemakaian harus 15 menit sampai 12 jam, dan selesai sesudah mulai.',
        en: 'A use lasts 15 minutes to 12 hours and ends after its start.',
      }),
  };

  protected override linked({ organizationId }: DeepPartial<Booking>) {
    return [organizationId];
  }

  protected override fieldsOf(
    _tx: Tx,
    { startsAt, endsAt, ...input }: Partial<NewBookingDto>,
  ): DeepPartial<Booking> {
    return {
      ...input,
      ...(startsAt !== undefined && { startsAt: new Date(startsAt) }),
      ...(endsAt !== undefined && { endsAt: new Date(endsAt) }),
    };
  }
}
