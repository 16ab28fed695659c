import { forParties, forTheOffice } from '../builders.js';
import type { Json } from '../client.js';
import type { Audience, Orgs } from './actors.js';
import type { World } from './world.js';

/** One kind of record under test, by its table. */
export interface Row {
  /** Where it is read, below /api/v1. */
  path: string;
  /** Makes one that carries a word of its own, with these fields over its usual ones. */
  make: (w: World, fields: Json, word: string) => Promise<Json>;
  /** What it belongs to, and the field that says so. */
  whole?: { kind: string; as: string };
  /** Lists filtered by one of these: `statements?event`. */
  filters?: readonly string[];
  /** What such a filter takes; the id unless said otherwise. */
  filterBy?: (record: Json) => string;
  /** Lists filtered by another record, which find theirs through one of these: the id of the other. */
  through?: Readonly<Record<string, (record: Json) => string>>;
  /** What is read below each of them, as open as itself: `content`. */
  below?: readonly string[];
  /** What is read below each of them by the office alone, and the kinds that stand there. */
  guarded?: readonly string[];
  holds?: readonly string[];
  /** Lists searched by its words. */
  searches?: readonly string[];
  /** All lists it stands in; its path unless said otherwise. */
  lists?: readonly string[];
  /** Makes public records that name it, wherever one can. */
  cite?: (w: World, record: Json) => Promise<unknown>;
  /** Whether it stands as it was entered, so that there is no way to correct it. */
  isStanding?: true;
  /** Its states; {@link STATES} unless said otherwise. */
  states?: Readonly<Record<string, State>>;
}

/** How a record comes into a state, and who sees it there. */
export interface State {
  first: (w: World, row: Row, word: string) => Promise<Made>;
  /** What happens to it later. */
  later?: (w: World, row: Row, made: Made) => Promise<unknown>;
  seenBy: (orgs: Orgs) => Audience;
}

export interface Made {
  record: Json;
  whole?: { kind: string; id: string };
}

export const OPEN = { visibility: 'public' };
export const everybody = (): Audience => 'everybody';
export const office = (): Audience => 'office';
export const forA = ({ A }: Orgs): Audience => [A.id];

/** Made by itself, with these fields. */
export const as =
  (fields: (orgs: Orgs) => object): State['first'] =>
  async (w, row, word) => ({ record: await row.make(w, fields(w.orgs), word) });

/** Made inside a whole of its own. */
const inWhole =
  (wholeFields: (orgs: Orgs) => object, fields: object = {}): State['first'] =>
  async (w, row, word) => {
    const { kind, as: field } = row.whole!;
    const whole = await w.row(kind).make(w, wholeFields(w.orgs), w.word());
    return {
      record: await row.make(w, { [field]: whole.id, ...fields }, word),
      whole: { kind, id: whole.id },
    };
  };

const restricted =
  (to: (orgs: Orgs) => object): State['later'] =>
  (w, { path }, { record }) =>
    w.restrict(path, record.id, to(w.orgs));
const published: State['later'] = (w, row, { record }) => w.publish(row, record.id);

/** What every kind goes through. */
export const ALONE: Readonly<Record<string, State>> = {
  public: { first: as(() => OPEN), seenBy: everybody },
  'for A': { first: as(({ A }) => forParties(A.id)), seenBy: forA },
  'for A and B': { first: as(({ A, B }) => forParties(A.id, B.id)), seenBy: ({ A, B }) => [A.id, B.id] },
  'for the office': { first: as(() => forTheOffice), seenBy: office },
  closed: { first: as(() => OPEN), later: restricted(() => forTheOffice), seenBy: office },
  'closed to A': {
    first: as(() => OPEN),
    later: restricted(({ A }) => forParties(A.id)),
    seenBy: forA,
  },
  opened: { first: as(() => forTheOffice), later: published, seenBy: everybody },
};

/** What happens to parts besides. */
export const WITHIN: Readonly<Record<string, State>> = {
  'apart from what is for A': {
    first: inWhole(({ A }) => forParties(A.id)),
    later: published,
    seenBy: everybody,
  },
  'apart from what is for the office': {
    first: inWhole(() => forTheOffice),
    later: published,
    seenBy: everybody,
  },
  'closed with its whole': {
    first: inWhole(() => OPEN, OPEN),
    later: (w, _row, { whole }) => w.restrict(w.row(whole!.kind).path, whole!.id, forTheOffice),
    seenBy: office,
  },
  'opened with its whole': {
    first: inWhole(() => forTheOffice),
    later: (w, _row, { whole }) => w.publish(w.row(whole!.kind), whole!.id, { withParts: true }),
    seenBy: everybody,
  },
};

export const statesOf = (row: Row): Readonly<Record<string, State>> =>
  row.states ?? { ...ALONE, ...(row.whole && WITHIN) };
