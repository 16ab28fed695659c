import type { Text } from '../common/language.js';
import { type FieldErrors, Invalid } from '../common/problem.js';
import type { RequestState } from './request-state.js';

const STATES: Record<RequestState, Text> = {
  asked: { id: 'diajukan', en: 'asked' },
  proposed: { id: 'ditawari waktu lain', en: 'proposed' },
  accepted: { id: 'diterima tawarannya', en: 'accepted' },
  approved: { id: 'disetujui', en: 'approved' },
  refused: { id: 'ditolak', en: 'refused' },
  withdrawn: { id: 'dicabut', en: 'withdrawn' },
};

/** An act that does not start from the state a request is in. */
export const notFrom = (state: RequestState, from: readonly RequestState[]) => {
  const starts = (language: keyof Text) => from.map((one) => STATES[one][language]);
  return new Invalid('request-state', {
    id: `Permohonan ini sudah ${STATES[state].id}; tindakan ini hanya untuk yang ${starts('id').join(' atau ')}.`,
    en: `This request is ${STATES[state].en}; this act starts from ${starts('en').join(' or ')} only.`,
  });
};

export const requestOfNobody = () =>
  new Invalid(
    'request-of-nobody',
    {
      id: 'Sebutkan organisasi yang memohon (organizationId).',
      en: 'Name the organization that asks (organizationId).',
    },
    { organizationId: [{ id: 'sebutkan organisasinya', en: 'name the organization' }] },
  );

export const askedInFuture = () =>
  new Invalid(
    'day-in-future',
    { id: 'Tanggal permohonan belum tiba.', en: 'The day it was asked is in the future.' },
    { askedOn: [{ id: 'paling lambat hari ini', en: 'must not be after today' }] },
  );

export const answeredBeforeAsked = () =>
  new Invalid(
    'days-out-of-order',
    {
      id: 'Permohonan ini sudah dijawab sebelum tanggal itu.',
      en: 'This request was answered before that day.',
    },
    { askedOn: [{ id: 'mendahului jawabannya', en: 'must not be after the answer' }] },
  );

/** Nothing was accepted, so an approval has to say where and when itself. */
export const placeMissing = (missing: readonly string[]) => {
  const errors: FieldErrors = Object.fromEntries(
    missing.map((field) => [field, [{ id: 'sebutkan', en: 'say which' }]]),
  );
  return new Invalid(
    'room-or-time-missing',
    {
      id: 'Belum ada tawaran yang diterima: sebutkan ruang (venueId), mulai (startsAt), dan selesai (endsAt).',
      en: 'No proposal was accepted: give the room (venueId), the start (startsAt) and the end (endsAt).',
    },
    errors,
  );
};
