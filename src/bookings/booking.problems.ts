import { Conflict, type FieldErrors, Invalid } from '../common/problem.js';
import type { CapacityQualifier, Venue } from '../events/venue.entity.js';

export const notASitting = (errors?: FieldErrors) =>
  new Invalid(
    'not-a-sitting',
    {
      id: 'Waktu pemakaian harus 15 menit sampai 12 jam, dan selesai sesudah mulai.',
      en: 'A use lasts 15 minutes to 12 hours and ends after its start.',
    },
    errors,
  );

export const roomTaken = () =>
  new Conflict('room-taken', {
    id: 'Ruang ini sudah dipesan pada sebagian waktu itu; pilih waktu atau ruang lain.',
    en: 'This room is booked for part of that time; choose another time or room.',
  });

export const bookingReleased = () =>
  new Conflict('booking-released', {
    id: 'Pemesanan ini sudah dilepas; pesan ruang lagi.',
    en: 'This booking was given back; book the room again.',
  });

export const bookingSettled = () =>
  new Conflict('booking-settled', {
    id: 'Sudah tercatat apa yang terjadi dengan pemesanan ini, sehingga tidak dapat dilepas lagi.',
    en: 'What became of this booking is on record, so it cannot be given back any more.',
  });

export const bookingAhead = () =>
  new Invalid('booking-ahead', {
    id: 'Pemakaian ini belum mulai, jadi belum dapat dicatat terpakai atau tidak.',
    en: 'This use has not begun, so nobody can say yet whether the room was used.',
  });

export const peopleOfUnused = () =>
  new Invalid(
    'people-of-unused',
    {
      id: 'Jumlah orang hanya untuk ruang yang terpakai.',
      en: 'Only a room that was used has a number of people.',
    },
    { peopleCount: [{ id: 'hanya dengan use used', en: 'with the use used only' }] },
  );

const HOW: Record<CapacityQualifier, { id: string; en: string }> = {
  exactly: { id: 'tepat', en: 'exactly' },
  about: { id: 'sekitar', en: 'about' },
  at_most: { id: 'paling banyak', en: 'at most' },
};

/** More people than the room holds: it asks for a reason, it does not forbid. Source: domain guide, section 5. */
export function overCapacity(
  { capacity, capacityQualifier }: Pick<Venue, 'capacity' | 'capacityQualifier'>,
  headcount: number,
): Invalid {
  const how = HOW[capacityQualifier ?? 'exactly'];
  return new Invalid(
    'over-capacity',
    {
      id: `Ruang ini memuat ${how.id} ${capacity} orang, yang direncanakan ${headcount}; sebutkan alasannya (crowdingReason) atau pilih ruang lain.`,
      en: `This room holds ${how.en} ${capacity} people and ${headcount} are expected; give the reason (crowdingReason) or choose another room.`,
    },
    {
      crowdingReason: [
        { id: 'sebutkan mengapa ruang ini tetap dipakai', en: 'say why this room is used all the same' },
      ],
    },
  );
}
