import type { Day } from '../common/day.js';
import { Conflict, Invalid } from '../common/problem.js';

/** What is checked or signed does not change any more. */
export const minutesHold = () =>
  new Conflict('minutes-locked', {
    id: 'Notula sudah diperiksa atau ditandatangani, sehingga isinya tetap. Kembalikan ke draf (return) selama belum ditandatangani; sesudah terkunci, buat ralat bernomor.',
    en: 'The minutes are checked or signed, so what they hold stays. Return them to a draft while they are not signed; once locked, add a numbered correction.',
  });

/** The person named held no such post that day. */
export function postNotHeld(day: Day): Invalid {
  const text = {
    id: `Orang ini tidak memegang jabatan itu pada ${day}; catat dulu masa jabatannya.`,
    en: `This person did not hold that post on ${day}; record the tenure first.`,
  };
  return new Invalid('post-not-held', text, { postId: [text] });
}

/** What the database refuses of an attendance, by constraint. */
export const attendanceRefusals = {
  attendance_once: () =>
    new Conflict('attendance-recorded', {
      id: 'Kehadiran ini sudah tercatat pada acara ini.',
      en: 'This attendance is on record for this event already.',
    }),
  attendance_one_chair: () =>
    new Conflict('chair-taken', {
      id: 'Acara ini sudah punya pimpinan; perbaiki dulu kapasitas yang tercatat.',
      en: 'This event has a chair already; correct the capacity on record first.',
    }),
  attendance_of_somebody: () =>
    new Invalid('attendance-of-nobody', {
      id: 'Sebutkan orang, jabatan, organisasi, atau perannya.',
      en: 'Name a person, a post, an organization or a role.',
    }),
  attendance_role_of_unnamed: () =>
    new Invalid('role-of-named', {
      id: 'Peran dengan kata-kata hanya untuk yang tidak disebut namanya; kosongkan role atau personId.',
      en: 'A role in words is for somebody who is not named; leave out role or personId.',
    }),
  attendance_invited_was_invited: () =>
    new Invalid('invited-uninvited', {
      id: 'Yang datang tanpa undangan tidak dapat berstatus diundang.',
      en: 'Who came without an invitation was not invited.',
    }),
  attendance_headcount_of_groups: () =>
    new Invalid('headcount-of-one', {
      id: 'Jumlah orang hanya untuk rombongan organisasi.',
      en: 'Only a group of an organization has a headcount.',
    }),
  minutes_hold: minutesHold,
};
