import type { Pairs } from '../common/form-body.js';
import { SIDES } from '../events/attendance.entity.js';
import { typedText, withoutBlanks } from '../web/submission.js';
import { given, numberIn, rowText } from './form-rows.js';
import { dueInput } from './pledge-fields.js';

/** Choices of a vote a form takes. */
export const VOTE_ROWS = 4;

/** The vote a form tells: for each choice the votes of each side; null where nobody voted. */
function votesIn(fields: Pairs): object[] | null {
  const votes = Array.from({ length: VOTE_ROWS }, (_, row) => row).flatMap((row) => {
    const choice = rowText(fields, 'votes', row, 'choice');
    return SIDES.flatMap((side) => {
      const count = numberIn(rowText(fields, 'votes', row, side));
      return count === undefined || count === 0 ? [] : [{ side, choice, count }];
    });
  });
  return votes.length > 0 ? votes : null;
}

/** A point of the minutes as its form tells it. */
export function pointIn(fields: Pairs): object {
  const text = (name: string) => given(typedText(fields, name).trim());
  const votes = votesIn(fields);
  return {
    kind: typedText(fields, 'kind'),
    text: typedText(fields, 'text'),
    speakerId: text('speakerId'),
    agendaItemId: text('agendaItemId'),
    ...(votes && { votes }),
    votesCast: numberIn(typedText(fields, 'votesCast')),
  };
}

/** A corrected point; a speaker or item that is cleared is taken away. */
export function correctionIn(fields: Pairs): object {
  const text = (name: string) => given(typedText(fields, name).trim());
  return {
    kind: typedText(fields, 'kind'),
    text: typedText(fields, 'text'),
    speakerId: text('speakerId') ?? null,
    agendaItemId: text('agendaItemId') ?? null,
    reason: typedText(fields, 'reason'),
  };
}

/** The pledge a point becomes, with the words that found it where the point is no statement yet. */
export function pledgeIn(fields: Pairs): object {
  const {
    words,
    receiverIds,
    dueOn: _on,
    duePrecision: _precision,
    condition,
    ...rest
  } = withoutBlanks(fields);
  return {
    ...rest,
    ...(words !== undefined && { statement: { kind: 'pledge', words } }),
    ...(condition !== undefined && { condition, firmness: 'conditional' }),
    ...dueInput(typedText(fields, 'dueOn'), typedText(fields, 'duePrecision')),
    receiverIds: [receiverIds ?? []].flat(),
  };
}
