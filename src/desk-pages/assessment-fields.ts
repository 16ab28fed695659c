import type { Pairs } from '../common/form-body.js';
import { type Day, isDay, today } from '../common/day.js';
import type { AssessmentDto } from '../commitments/assessment.dto.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import {
  FINAL_STATES,
  type Fulfilment,
  GRADES,
  type Grounds,
  type Lack,
  lacksOf,
} from '../commitments/fulfilment.js';
import { withoutLookUps } from './chooser.js';
import { type Hearing, hearingOf, lastOf, type Unheard } from '../commitments/hearing.js';
import { type Classification, isWithin, PUBLIC, type Visibility } from '../policy/visibility.js';
import type { RecordDto } from '../records/record.dto.js';
import { type SourceKind, SOURCE_KINDS } from '../sources/source.entity.js';
import { typedText, withoutBlanks } from '../web/submission.js';
import type { Kind } from './pledge.reader.js';

/* How the form of a finding names its fields, and what it lacks as it stands. */

/** Rows of evidence a form can have. */
export const MOST_PIECES = 12;

/** A field of one piece of evidence. */
export const pieceField = (n: number, field: string): string => `evidence.${n}.${field}`;

const PIECE = /^evidence\.(\d{1,2})\.(.+)$/;

/** The rows of evidence of a form, those left blank apart, numbered anew from 0. */
export function withPiecesInOrder(fields: Pairs): Pairs {
  const filled = [
    ...new Set(
      Object.entries(fields).flatMap(([name, value]) => {
        const [, n] = PIECE.exec(name) ?? [];
        return n !== undefined && [value].flat().some((text) => text.trim() !== '') ? [Number(n)] : [];
      }),
    ),
  ].toSorted((a, b) => a - b);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const [, n, field = ''] = PIECE.exec(name) ?? [];
      if (n === undefined) return [[name, value]];
      const place = filled.indexOf(Number(n));
      return place < 0 ? [] : [[pieceField(place, field), value]];
    }),
  );
}

/** How many rows of evidence a form has. */
export const pieceCount = (typed: Pairs): number =>
  Math.max(-1, ...Object.keys(typed).map((name) => Number(PIECE.exec(name)?.[1] ?? -1))) + 1;

/** The fields as the input class takes them. */
export function assessInput(fields: Pairs): object {
  const typed = withoutBlanks(withoutLookUps(withPiecesInOrder(fields)));
  const evidence = Array.from({ length: pieceCount(typed) }, (_, n) => piece(typed, n));
  const flat = Object.entries(typed).filter(([name]) => !PIECE.test(name) && !name.startsWith('sought.'));
  const sought = partOf(typed, 'sought.');
  return {
    ...Object.fromEntries(
      flat.map(([name, value]) => [name, name === 'isCorrection' ? value === 'yes' : value]),
    ),
    ...(evidence.length > 0 && { evidence }),
    ...(Object.keys(sought).length > 0 && { sought }),
  };
}

const partOf = (typed: Pairs, prefix: string): Pairs =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );

function piece(typed: Pairs, n: number): object {
  const { isContradicting, ...fields } = partOf(typed, `evidence.${n}.`);
  return { ...fields, ...(isContradicting !== undefined && { isContradicting: isContradicting === 'yes' }) };
}

/** The sources the rows of a form name. */
export const sourcesIn = (typed: Pairs): string[] =>
  Array.from({ length: pieceCount(typed) }, (_, n) => typedText(typed, pieceField(n, 'sourceId'))).filter(
    (id) => id !== '',
  );

/** What a row's source is: as on record, or as the form says of a new one; null while nothing is said. */
export function kindIn(typed: Pairs, n: number, kinds: readonly Kind[]): SourceKind | null {
  const id = typedText(typed, pieceField(n, 'sourceId'));
  const said = typedText(typed, pieceField(n, 'kind'));
  if (id !== '') return kinds.find((known) => known.id === id)?.kind ?? null;
  return SOURCE_KINDS.find((kind) => kind === said) ?? null;
}

/** The day a form says it was found on; today until it says one. */
export const assessedOnIn = (typed: Pairs): Day =>
  [typedText(typed, 'assessedOn').trim()].find(isDay) ?? today();

const openness = ({ visibility, restriction }: RecordDto): Classification => ({
  ...PUBLIC,
  visibility: visibility as Visibility,
  partyIds: restriction?.partyIds ?? [],
});

/** How the offices that promised were heard by a day, or why one was not. */
export const hearingIn = (commitment: CommitmentDto, on: Day): Hearing | Unheard =>
  hearingOf(
    commitment.notices.map((notice) => ({
      ...notice,
      addresseeId: notice.addressee?.id ?? null,
      isOpen: isWithin(openness(commitment), openness(notice)),
    })),
    commitment.makers.flatMap(({ organization }) => organization?.id ?? []),
    { day: on, dueOn: commitment.due.on, before: lastOf(commitment.lanes.desk.filter(isFinal)) },
  );

const isFinal = ({ finding, state }: AssessmentDto): boolean =>
  state === 'in_force' && (FINAL_STATES as readonly string[]).includes(finding);

/**
 * What a finding lacks as the form stands, by the rules the service goes by. Before anything is typed it is what the
 * finding needs.
 */
export function lacksIn(
  finding: Fulfilment,
  typed: Pairs,
  commitment: CommitmentDto,
  kinds: readonly Kind[],
): Lack[] {
  const text = (name: string) => typedText(typed, name).trim() || null;
  const day = (name: string) => [text(name)].find(isDay) ?? null;
  const { condition, due, lastNewsOn } = commitment;
  const assessedOn = assessedOnIn(typed);
  const hearing = hearingIn(commitment, assessedOn);
  const grounds: Grounds = {
    evidence: Array.from({ length: pieceCount(typed) }, (_, n) => ({
      // A new source has no id yet, and is another than that of every other row.
      sourceId: text(pieceField(n, 'sourceId')) ?? `new-${n}`,
      grade: GRADES.find((grade) => grade === text(pieceField(n, 'grade'))) ?? 'D',
      sourceKind: kindIn(typed, n, kinds) ?? 'other',
      publisher:
        kinds.find(({ id }) => id === text(pieceField(n, 'sourceId')))?.publisher ??
        text(pieceField(n, 'publisher')),
      actOn: day(pieceField(n, 'actOn')),
      part: text(pieceField(n, 'part')),
      isContradicting: text(pieceField(n, 'isContradicting')) === 'yes',
    })),
    assessedOn,
    conditionWords: text('conditionWords') ?? condition,
    referredToId: text('referredToId'),
    reasonCode: text('reasonCode'),
    sought: text('sought.what') === null ? null : {},
    supersededById: text('supersededById'),
    unheard: typeof hearing === 'string' ? hearing : null,
    dueOn: due.on,
    lastNewsOn,
  };
  return lacksOf(finding, grounds);
}
