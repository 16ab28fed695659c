import type { Pairs } from '../common/form-body.js';
import { typedText } from '../web/submission.js';
import { attendanceIn, personLookups } from './attendance.form.js';
import { given, numberIn } from './form-rows.js';
import { type LookedUpFields, type LookupName, requireChosen } from './lookups.js';
import { NEWCOMER } from './meeting-attendance.page.js';

/** The forms of the page of an event, by the word their address has. */
export const EVENT_FORMS = ['pernyataan', 'tuntutan', 'hadir', 'taksiran'] as const;
export type EventForm = (typeof EVENT_FORMS)[number];

export const SPEAKER: LookupName = { name: 'speaker', kinds: ['person', 'post'] };
export const ADDRESSEE: LookupName = { name: 'addressee', kinds: ['post'] };
export const RAISERS: LookupName[] = [
  { name: 'raisers.0', kinds: ['organization'] },
  { name: 'raisers.1', kinds: ['organization'] },
  { name: 'raisers.2', kinds: ['organization'] },
];

/** What each form looks up. */
export const EVENT_LOOKUPS: Record<EventForm, LookupName[]> = {
  pernyataan: [SPEAKER],
  tuntutan: [...RAISERS, ADDRESSEE],
  hadir: personLookups(NEWCOMER),
  taksiran: [],
};

/** @throws Invalid if nobody is chosen */
export function statementIn(fields: Pairs, looked: LookedUpFields): object {
  requireChosen([SPEAKER], looked, [SPEAKER.name]);
  const text = (name: string) => given(typedText(fields, name).trim());
  const chosen = looked.get(SPEAKER.name)?.chosen;
  return {
    kind: text('kind'),
    words: text('words'),
    gist: text('gist') ?? '',
    saidOn: typedText(fields, 'saidOn'),
    sourceId: text('sourceId') ?? '',
    demandId: text('demandId'),
    ...(chosen?.kind === 'person'
      ? { speakerId: chosen.id, ...(chosen.isPostSaid && { postId: chosen.postId }) }
      : { postId: chosen?.id }),
  };
}

/** @param raisedOn day of the event. @throws Invalid if nobody is chosen */
export function demandIn(fields: Pairs, looked: LookedUpFields, raisedOn: string): object {
  requireChosen(EVENT_LOOKUPS.tuntutan, looked, ['raisers.0']);
  const text = (name: string) => given(typedText(fields, name).trim());
  const raisers = RAISERS.flatMap(({ name }) => looked.get(name)?.chosen?.id ?? []);
  return {
    title: text('title') ?? '',
    words: text('words'),
    number: numberIn(typedText(fields, 'number')),
    raisedOn,
    raisedByIds: [...new Set(raisers)],
    addressedToId: looked.get(ADDRESSEE.name)?.chosen?.id,
    sourceId: text('sourceId') ?? '',
  };
}

/** @throws Invalid if nobody is chosen */
export function cameIn(fields: Pairs, looked: LookedUpFields): object {
  const isUnnamed = typedText(fields, `${NEWCOMER}.role`).trim() !== '';
  requireChosen(EVENT_LOOKUPS.hadir, looked, isUnnamed ? [] : [NEWCOMER]);
  return attendanceIn(fields, looked, NEWCOMER) ?? {};
}

export function estimateIn(fields: Pairs): object {
  const text = (name: string) => given(typedText(fields, name).trim());
  return {
    words: text('words') ?? '',
    qualifier: text('qualifier'),
    least: numberIn(typedText(fields, 'least')),
    most: numberIn(typedText(fields, 'most')),
    claimedBy: text('claimedBy'),
    sourceId: text('sourceId') ?? '',
  };
}
