import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Conflict, Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { givenFields, RecordsService } from '../records/records.service.js';
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

  /** Puts a held booking to another room or time. @throws NotFound, Invalid, Conflict if the room is taken */
  async move(
    tx: Tx,
    id: string,
    reason: string,
    to: Partial<Pick<NewBookingDto, 'venueId' | 'startsAt' | 'endsAt' | 'headcount' | 'crowdingReason'>>,
  ): Promise<Booking> {
    const { revision } = await tx.lock(Booking, id);
    return this.change(tx, 'moved', id, revision, reason, (booking) => {
      Object.assign(booking, this.fieldsOf(tx, givenFields(to)));
    });
  }

  /** Gives a room back; one given back already stays so. @throws NotFound */
  async release(tx: Tx, id: string, reason: string): Promise<void> {
    const { revision, releasedAt } = await tx.lock(Booking, id);
    if (releasedAt !== null) return;
    await this.change(tx, 'released', id, revision, reason, (booking) => {
      Object.assign(booking, { releasedAt: new Date(), use: null, peopleCount: null });
    });
  }

  /** Notes that a room was used, and by how many people; null where nobody counted. One given back was not. @throws NotFound */
  async settle(tx: Tx, id: string, peopleCount: number | null): Promise<void> {
    const { revision, releasedAt } = await tx.lock(Booking, id);
    if (releasedAt !== null) return;
    await this.change(tx, 'settled', id, revision, null, (booking) => {
      Object.assign(booking, { use: 'used', peopleCount });
    });
  }

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
