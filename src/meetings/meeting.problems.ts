import { Conflict, type FieldErrors, Invalid } from '../common/problem.js';
import { minutesHold } from '../events/attendance.problems.js';
import type { MeetingState } from './meeting-state.js';

export { minutesHold };

/** A point that was struck from the draft is out of the minutes. */
export const pointWithdrawn = () =>
  new Conflict('point-withdrawn', {
    id: 'Butir ini sudah dicoret dari notula.',
    en: 'This point was struck from the minutes.',
  });

/** Who was absent neither speaks nor signs. @param field where the input names them; none where a point does */
export const wasAbsent = (field?: string) => {
  const text = { id: 'tercatat tidak hadir', en: 'is on the list as absent' };
  return new Invalid(
    'was-absent',
    {
      id: 'Yang tidak hadir tidak berbicara dan tidak menandatangani; perbaiki kehadirannya atau pembicara butirnya.',
      en: 'Who was absent neither speaks nor signs; correct the attendance, or the speaker of the point.',
    },
    field ? { [field]: [text] } : undefined,
  );
};

/** An act that does not start from the state a meeting is in. */
export const notFrom = (state: MeetingState, from: readonly MeetingState[]) =>
  new Invalid('meeting-state', {
    id: `Rapat ini ${state}; tindakan ini hanya dari ${from.join(' atau ')}.`,
    en: `This meeting is ${state}; this act starts from ${from.join(' or ')} only.`,
  });

/** What the database refuses of a meeting, by constraint. */
export const meetingRefusals = {
  meeting_of_booking_once: () =>
    new Conflict('booking-in-use', {
      id: 'Pemesanan ini sudah dipakai rapat lain.',
      en: 'This booking is another meeting’s already.',
    }),
  meeting_times_in_order: () =>
    new Invalid('times-out-of-order', {
      id: 'Waktu ditutup mendahului waktu dibuka.',
      en: 'The meeting was closed before it was opened.',
    }),
  minutes_hold: minutesHold,
};

/** A meeting does not happen before its day. */
export const ahead = (heldOn: string) =>
  new Invalid('meeting-ahead', {
    id: `Rapat ini baru pada ${heldOn}; pindahkan (move) bila diadakan lebih awal.`,
    en: `This meeting is not before ${heldOn}; move it if it is held earlier.`,
  });

/** Commitments on the agenda the meeting has not come to. */
export function outcomesOpen(items: readonly { id: string; title: string }[]): Invalid {
  const errors: FieldErrors = Object.fromEntries(
    items.map(({ id, title }) => [
      `agenda.${id}`,
      [{ id: `belum ada hasil: ${title}`, en: `has no outcome: ${title}` }],
    ]),
  );
  return new Invalid(
    'outcomes-open',
    {
      id: 'Catat dulu hasil untuk tiap komitmen pada agenda: didengar, diberi bukti, ditunda, atau tidak dibahas.',
      en: 'Set an outcome for each commitment on the agenda first: heard, evidence given, deferred, or not raised.',
    },
    errors,
  );
}
