import type { FieldErrors } from '../common/problem.js';
import { notASitting } from './booking.problems.js';

/** From when to when, the end not included. */
export interface Sitting {
  startsAt: Date;
  endsAt: Date;
}

const MINUTE_MS = 60_000;
/** Shortest and longest use of a room, both included (project). The database holds to the same. */
const SHORTEST_MS = 15 * MINUTE_MS;
const LONGEST_MS = 12 * 60 * MINUTE_MS;

/** The sitting two instants of an input make. @param field of the end, to be named in the refusal. @throws Invalid */
export function sittingOf(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  field = 'endsAt',
): Sitting {
  const sitting = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  const lastsMs = sitting.endsAt.getTime() - sitting.startsAt.getTime();
  if (lastsMs >= SHORTEST_MS && lastsMs <= LONGEST_MS) return sitting;
  const errors: FieldErrors = {
    [field]: [
      {
        id: 'harus 15 menit sampai 12 jam sesudah mulai',
        en: 'must be 15 minutes to 12 hours after the start',
      },
    ],
  };
  throw notASitting(errors);
}
