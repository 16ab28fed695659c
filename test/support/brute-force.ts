import type pg from 'pg';
import { isOpen, type Fulfilment } from '../../src/commitments/fulfilment.js';
import { daysBetween } from '../../src/common/day.js';
import type { Asked } from '../../src/statistics/statement.js';

/** A commitment as it stands in its table, with what the tables of others say of it. */
interface Plain {
  id: string;
  fulfilment: Fulfilment;
  statedOn: string;
  lastNewsOn: string;
  dueOn: string | null;
  isDisputed: boolean;
  makers: string[];
  receivers: string[];
  topics: string[];
  /** Days named by what does not contradict, in findings of the desk in force that everybody sees. */
  acts: string[];
}

export interface Figure {
  key: string | null;
  count: number;
  denominator: number;
  withDays: number;
  median: number | null;
}

/** Counts figures one commitment after the other, from the tables of the record as they are. */
export class BruteForce {
  private constructor(private readonly commitments: Plain[]) {}

  static async of(owner: pg.Client): Promise<BruteForce> {
    const { rows } = await owner.query<Plain>(`
      SELECT c.id, c.fulfilment, c.stated_on::text AS "statedOn", c.last_news_on::text AS "lastNewsOn", c.due_on::text AS "dueOn",
             c.is_disputed AS "isDisputed", c.receiver_ids::text[] AS receivers, c.topic_keys AS topics,
             ARRAY(SELECT DISTINCT m ->> 'organizationId' FROM jsonb_array_elements(c.makers) m) AS makers,
             ARRAY(SELECT e ->> 'actOn' FROM assessment a, jsonb_array_elements(a.evidence) e
                    WHERE a.commitment_id = c.id AND a.visibility = 'public' AND a.lane = 'desk' AND a.state = 'in_force'
                      AND NOT (e ->> 'isContradicting')::boolean AND e ->> 'actOn' IS NOT NULL) AS acts
        FROM commitment c WHERE c.record_state = 'verified' AND c.visibility = 'public'`);
    return new BruteForce(rows);
  }

  /** Of what figures can be asked for. */
  get choices() {
    const all = <T extends string | number>(values: T[]) =>
      [...new Set(values)].toSorted((a, b) => (a < b ? -1 : 1));
    return {
      makers: all(this.commitments.flatMap(({ makers }) => makers)),
      receivers: all(this.commitments.flatMap(({ receivers }) => receivers)),
      topics: all(this.commitments.flatMap(({ topics }) => topics)),
      years: all(this.commitments.map(({ statedOn }) => Number(statedOn.slice(0, 4)))),
    };
  }

  count({ measure, by, year, maker, receiver, topic }: Asked, today: string): Figure[] {
    const chosen = this.commitments.filter(
      (one) =>
        (year === null || one.statedOn.startsWith(`${year}-`)) &&
        (maker === null || one.makers.includes(maker)) &&
        (receiver === null || one.receivers.includes(receiver)) &&
        (topic === null || one.topics.includes(topic)),
    );
    const { among, counts, days } = RULES[measure];
    const all = chosen.filter((one) => among(one));
    const groups = new Map<string | null, Plain[]>();
    for (const one of all)
      for (const key of KEYS[by ?? 'all'](one)) groups.set(key, [...(groups.get(key) ?? []), one]);
    return [...groups].map(([key, members]) => {
      const known = members
        .map((one) => days(one, today))
        .filter((number) => number !== null)
        .toSorted((a, b) => a - b);
      return {
        key,
        count: members.filter((one) => counts(one, today)).length,
        denominator: measure === 'commitments' ? all.length : members.length,
        withDays: known.length,
        median: medianOf(known),
      };
    });
  }
}

const KEYS: Record<string, (one: Plain) => (string | null)[]> = {
  all: () => [null],
  state: ({ fulfilment }) => [fulfilment],
  year: ({ statedOn }) => [statedOn.slice(0, 4)],
  topic: ({ topics }) => topics,
  maker: ({ makers }) => makers,
  receiver: ({ receivers }) => receivers,
};

interface Rule {
  among: (one: Plain) => boolean;
  counts: (one: Plain, today: string) => boolean;
  days: (one: Plain, today: string) => number | null;
}

const firstAct = ({ acts, statedOn }: Plain): string | null =>
  acts.filter((day) => day >= statedOn).toSorted()[0] ?? null;
const isLate = ({ dueOn }: Plain, today: string) => dueOn !== null && dueOn < today;
const none = () => null;

const RULES: Record<Asked['measure'], Rule> = {
  commitments: { among: () => true, counts: () => true, days: none },
  concluded: { among: () => true, counts: ({ fulfilment }) => !isOpen(fulfilment), days: none },
  fulfilled: {
    among: ({ fulfilment }) => !isOpen(fulfilment) && fulfilment !== 'superseded',
    counts: ({ fulfilment }) => fulfilment === 'fulfilled',
    days: none,
  },
  'first-act': {
    among: () => true,
    counts: (one) => firstAct(one) !== null,
    days: (one) => {
      const act = firstAct(one);
      return act === null ? null : daysBetween(one.statedOn, act);
    },
  },
  silence: {
    among: ({ fulfilment }) => isOpen(fulfilment),
    counts: ({ lastNewsOn }, today) => daysBetween(lastNewsOn, today) > 60,
    days: ({ lastNewsOn }, today) => daysBetween(lastNewsOn, today),
  },
  overdue: {
    among: ({ fulfilment, dueOn }) => isOpen(fulfilment) && dueOn !== null,
    counts: isLate,
    days: (one, today) => (isLate(one, today) ? daysBetween(one.dueOn ?? today, today) : null),
  },
  disputed: { among: () => true, counts: ({ isDisputed }) => isDisputed, days: none },
};

function medianOf(sorted: number[]): number | null {
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
