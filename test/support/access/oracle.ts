import type pg from 'pg';
import { KINDS } from '../../../src/policy/kinds.js';
import type { Json } from '../client.js';
import { type Audience, sees, type Visitor } from './actors.js';

/** A row of the database as it stands, by column. */
type Fact = Record<string, Json>;

/** Who may see a record in this state: written here once more, from the rules and not from the code. */
function audienceOf(kind: string, row: { visibility: string; parties: string[]; stage?: string }): Audience {
  if (kind === 'commitment' && row.stage !== 'verified' && row.stage !== 'retracted') return 'office';
  if (kind === 'assessment' && row.stage === 'proposed') return 'office';
  if (kind === 'minutes_point' && row.stage !== 'settled') return 'office';
  if (row.visibility === 'public') return 'everybody';
  return row.visibility === 'parties' ? row.parties : 'office';
}

/** How far a record has come, of kinds that others than the office see only from some point on. */
function stageOf(kind: string, { recordState, isSettled, state }: Json): string | undefined {
  if (kind === 'minutes_point') return isSettled ? 'settled' : 'draft';
  return kind === 'commitment' ? recordState : state;
}

const ofSnapshot = (kind: string, record: Json): Audience =>
  audienceOf(kind, {
    visibility: record.visibility,
    parties: record.partyIds,
    stage: stageOf(kind, record),
  });

/**
 * What each visitor is to be told, worked out from what the administrator is told: the same, without anything of a
 * record the visitor may not see.
 */
export class Oracle {
  private readonly facts = new Map<string, Fact & { kind: string }>();
  private readonly audiences = new Map<string, Audience>();
  private readonly audiencesBefore = new Map<string, Audience>();

  /** @param before the instant in the past that answers are asked for */
  static async of(owner: pg.Client, before: string): Promise<Oracle> {
    const oracle = new Oracle();
    for (const kind of Object.keys(KINDS)) {
      const { rows } = await owner.query<{ row: Fact }>(`SELECT to_jsonb(r) AS row FROM "${kind}" r`);
      for (const { row } of rows) oracle.note(kind, row);
    }
    const { rows } = await owner.query<{ id: string; kind: string; record: Json }>(
      `SELECT DISTINCT ON (record_id) record_id AS id, record_kind AS kind, json::jsonb -> 'record' AS record
         FROM history_entry WHERE recorded_at <= $1 ORDER BY record_id, revision DESC`,
      [before],
    );
    for (const { id, kind, record } of rows) oracle.audiencesBefore.set(id, ofSnapshot(kind, record));
    return oracle;
  }

  get records(): number {
    return this.facts.size;
  }

  audience(id: string): Audience {
    return this.audiences.get(id) ?? 'office';
  }

  isRecord(id: string): boolean {
    return this.facts.has(id);
  }

  sees(visitor: Visitor, id: string): boolean {
    return sees(visitor, this.audience(id));
  }

  /** Whether an answer for the instant before shows it: to whom saw it then and still does. */
  sawBefore(visitor: Visitor, id: string): boolean {
    const before = this.audiencesBefore.get(id);
    return before !== undefined && sees(visitor, before) && this.sees(visitor, id);
  }

  /** An answer of the administrator as a visitor is to get it. */
  shown(answer: Json, isSeen: (id: string) => boolean): Json {
    if (Array.isArray(answer))
      return answer.map((one) => this.shown(one, isSeen)).filter((one) => one !== HIDDEN);
    if (typeof answer !== 'object' || answer === null) return answer;
    const { id = this.topicId(answer) } = answer;
    if (typeof id === 'string' && this.isRecord(id) && !isSeen(id)) return HIDDEN;
    const fact = this.facts.get(id as string);
    // A meeting is named by its event.
    if (fact?.kind === 'meeting' && 'name' in answer && !isSeen(fact.event_id as string)) return HIDDEN;
    const own = fact?.kind === 'commitment' ? this.founded(answer, isSeen) : answer;
    return Object.fromEntries(
      Object.entries(own as object).map(([name, value]: [string, Json]) => {
        if (name.endsWith('Id') && this.isRecord(value as string) && !isSeen(value as string))
          return [name, null];
        const shown = this.shown(value, isSeen);
        return [name, shown === HIDDEN ? null : shown];
      }),
    );
  }

  /** The history of a record, as a visitor who sees the record is to get it. */
  history({ items, next }: Json, visitor: Visitor): Json {
    const seen = (items as Json[]).filter(
      ({ entry: { id, kind, record } }) => sees(visitor, ofSnapshot(kind, record)) && this.sees(visitor, id),
    );
    return {
      items: seen.map((item) => ({ ...item, actorName: visitor.isOffice ? item.actorName : null })),
      next,
    };
  }

  /** Whether a list filtered by `target` names `item`: along links that the visitor sees. */
  isFound(
    filter: string,
    item: string,
    target: string,
    visitor: Visitor,
    isSeen = (id: string) => this.sees(visitor, id),
  ): boolean {
    const way = WAYS[filter];
    if (!way || visitor.isOffice) return true;
    const facts = [...this.facts.values()].filter(({ id }) => isSeen(id));
    return way({ of: (kind) => facts.filter((fact) => fact.kind === kind) }, item, target);
  }

  /** Whether a search for a word of a record finds a commitment: in a statement that all who see the commitment see. */
  isWithin(commitment: string, statement: string): boolean {
    const [whole, part] = [this.audience(statement), this.audience(commitment)];
    if (whole === 'everybody' || part === 'office') return true;
    return whole !== 'office' && part !== 'everybody' && part.every((one) => whole.includes(one));
  }

  /** The commitments a statement belongs to that lists show unless asked for others. */
  commitmentsOn(statement: string): string[] {
    return [...this.facts.values()]
      .filter(({ kind, record_state: stage, statements }) => {
        const links = kind === 'commitment' && stage === 'verified' ? (statements as Json[]) : [];
        return links.some(({ statementId }) => statementId === statement);
      })
      .map(({ id }) => id as string);
  }

  private note(kind: string, row: Fact): void {
    const {
      id,
      visibility,
      party_ids: parties,
      record_state: recordState,
      is_settled: isSettled,
      state,
    } = row;
    this.facts.set(id, { ...row, kind });
    const stage = stageOf(kind, { recordState, isSettled, state });
    this.audiences.set(id, audienceOf(kind, { visibility, parties, stage }));
  }

  /** Topics are named by their key. */
  private topicId({ key }: Json): string | undefined {
    if (typeof key !== 'string') return undefined;
    return [...this.facts.values()].find((fact) => fact.kind === 'topic' && fact.key === key)?.id as string;
  }

  /** A commitment without what it shows of a hidden founding statement or of hidden tenures of its makers. */
  private founded(answer: Json, isSeen: (id: string) => boolean): Json {
    const fact = this.facts.get(answer.id as string)!;
    if (!('makers' in answer)) return answer;
    const makers: Json[] = fact.makers;
    const isGone = ({ tenureId }: Json) => tenureId !== null && !isSeen(tenureId as string);
    const tenures = makers.filter((maker) => maker.tenureId !== null && !isGone(maker));
    const hasLeft = tenures.some(({ tenureId }) => this.facts.get(tenureId as string)?.ended_on !== null);
    return {
      ...answer,
      founding: isSeen(fact.statements[0].statementId as string) ? answer.founding : null,
      makers: answer.makers.map((maker: Json, n: number) =>
        isGone(makers[n]) ? { ...maker, person: null } : maker,
      ),
      flags: answer.flags.filter((flag: string) => flag !== 'not_taken_over' || hasLeft),
    };
  }
}

const HIDDEN = Symbol('hidden');

interface Seen {
  of(kind: string): Fact[];
}

/** Filters and lists that reach their records through others: through which. */
const WAYS: Record<string, (seen: Seen, item: string, target: string) => boolean> = {
  // Source: UU 27/2022; whoever keeps no record finds people by a post they hold or held.
  people: (seen, item) => seen.of('tenure').some(({ person_id }) => person_id === item),
  'organizations?parent': (seen, item, target) => below(seen, target, 1).has(item),
  'tenures?organization': (seen, item, target) =>
    seen.of('post').some((post) => post.organization_id === target && holds(seen, item, post)),
  'people?organization': (seen, item, target) =>
    seen
      .of('tenure')
      .some(({ person_id, post_id }) => person_id === item && isAt(seen, post_id as string, target)),
  'events?organization': (seen, item, target) =>
    seen.of('event').some(({ id, host_ids }) => id === item && host_ids.includes(target)) ||
    seen
      .of('attendance')
      .some(({ event_id, organization_id }) => event_id === item && organization_id === target),
  ...Object.fromEntries(
    ['meetings', 'meetings?venue', 'meetings?office', 'meetings?commitment'].map((list) => [list, isHeld]),
  ),
  'meetings?organization': (seen, item, target) =>
    isHeld(seen, item) && WAYS['events?organization'](seen, eventOf(seen, item), target),
  'commitments?organization': (seen, item, target) => {
    const family = below(seen, target, Infinity);
    return seen
      .of('commitment')
      .some(({ id, receiver_ids }) => id === item && receiver_ids.some((one: string) => family.has(one)));
  },
};

/** Lists of meetings are read by their events. */
function isHeld(seen: Seen, meeting: string): boolean {
  const event = eventOf(seen, meeting);
  return seen.of('event').some(({ id }) => id === event);
}
function eventOf(seen: Seen, meeting: string): string {
  return seen.of('meeting').find(({ id }) => id === meeting)?.event_id as string;
}

const isAt = (seen: Seen, post: string, organization: string) =>
  seen.of('post').some(({ id, organization_id }) => id === post && organization_id === organization);
const holds = (seen: Seen, tenure: string, post: Fact) =>
  seen.of('tenure').some(({ id, post_id }) => id === tenure && post_id === post.id);

/** What belongs to an organization today, through so many affiliations; with all of them also itself. */
function below(seen: Seen, top: string, depth: number): Set<string> {
  const found = new Set<string>(depth === 1 ? [] : [top]);
  let layer = [top];
  for (let n = 0; n < depth && layer.length > 0; n++) {
    layer = seen
      .of('affiliation')
      .filter(({ parent_id, ended_on }) => layer.includes(parent_id as string) && ended_on === null)
      .map(({ member_id }) => member_id as string)
      .filter((id) => !found.has(id));
    for (const id of layer) found.add(id);
  }
  return found;
}
