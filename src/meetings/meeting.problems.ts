import { Conflict, Invalid } from '../common/problem.js';
import type { MeetingState } from './meeting-state.js';

/** What is checked or signed does not change any more. */
export const minutesHold = () =>
  new Conflict('minutes-locked', {
    id: 'Notula sudah diperiksa atau ditandatangani, sehingga isinya tetap. Kembalikan ke draf (return) selama belum ditandatangani; sesudah terkunci, buat ralat bernomor.',
    en: 'The minutes are checked or signed, so what they hold stays. Return them to a draft while they are not signed; once locked, add a numbered correction.',
  });

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
