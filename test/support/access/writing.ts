import { forEachAtOnce } from '../at-once.js';
import { today } from '../../../src/common/day.js';
import { KINDS } from '../../../src/policy/kinds.js';
import { forTheOffice } from '../builders.js';
import type { Json } from '../client.js';
import { sees, type Visitor } from './actors.js';
import { ROWS } from './kinds.js';
import { MISSING, type Reading } from './reading.js';
import { type Answer, jsonIn } from './wire.js';
import type { Subject, World } from './world.js';

const REASON = { reason: 'Contoh' };

/** A way to change a record that exists: below its address, or below the lists if it makes a new one. */
interface Act {
  name: string;
  body: (world: World) => object;
  /** Whether representatives may come at all; what they may do depends on the record. */
  isForWriters?: boolean;
  isForPeople?: boolean;
}

const act = (name: string, more: object = {}): Act => ({ name, body: () => ({ ...REASON, ...more }) });

const EVERY: readonly Act[] = [{ ...act('publish'), isForPeople: true }, act('restrict', forTheOffice)];

/** The acts of each kind besides. */
const ACTS: Readonly<Record<string, readonly Act[]>> = {
  affiliations: [{ name: 'end', body: () => ({ endedOn: '2026-03-01' }) }],
  tenures: [{ name: 'end', body: () => ({ endedOn: '2026-03-01' }) }],
  events: [
    act('cancel'),
    {
      name: 'attendances',
      body: ({ orgs }) => ({
        organizationId: orgs.A.id,
        side: 'union',
        capacity: 'participant',
        presence: 'present',
      }),
    },
    {
      name: 'attendance-estimates',
      body: ({ hub }) => ({ sourceId: hub.source.id, words: 'ribuan', qualifier: 'unquantified' }),
    },
  ],
  commitments: [
    ...['submit', 'return', 'verify', 'decline', 'retract'].map((name) => act(name)),
    { name: 'statements', body: ({ hub }) => ({ statementId: hub.statement.id, bearing: 'repeated' }) },
    {
      name: 'follow-ups',
      body: ({ hub }) => ({
        action: 'Contoh',
        method: 'call',
        dueOn: '2026-03-01',
        assigneePostId: hub.post.id,
      }),
    },
    { name: 'notices', body: ({ orgs }) => ({ addresseeId: orgs.M.id, words: 'Contoh' }) },
    { name: 'milestone-set', body: ({ hub }) => ({ setId: hub.source.id }) },
    { name: 'milestones', body: () => ({ title: 'Contoh', doneWhen: 'Contoh' }) },
    {
      name: 'draft-versions',
      body: ({ hub }) => ({
        number: 1,
        title: 'Contoh',
        datedOn: '2026-03-01',
        sourceId: hub.source.id,
      }),
    },
  ],
  milestones: [
    { name: 'schedule', body: () => ({ plannedOn: '2026-03-01' }) },
    {
      name: 'meet',
      body: ({ hub }) => ({
        metOn: '2026-03-01',
        evidence: [{ sourceId: hub.source.id, shows: 'Contoh' }],
      }),
    },
    act('send-back', { sentBackOn: '2026-03-01' }),
    ...['leave-out', 'reopen'].map((name) => act(name)),
  ],
  'draft-versions': [
    // In the name of nobody's organization: parties speak for their own alone.
    { name: 'remarks', body: () => ({ organizationId: MISSING, words: 'Contoh' }), isForWriters: true },
    { name: 'answer', body: () => ({ number: 1, answer: 'taken_in', answeredOn: '2026-03-01' }) },
  ],
  notices: [act('withdraw')],
  attendances: [{ name: 'presence', body: () => ({ presence: 'late' }) }],
  meetings: [
    { name: 'open', body: () => ({}) },
    { name: 'close', body: () => ({}) },
    ...['reopen', 'cancel'].map((name) => act(name)),
    act('move', { heldOn: '2026-03-01' }),
    {
      name: 'attendances',
      body: ({ orgs }) => ({
        organizationId: orgs.A.id,
        side: 'union',
        capacity: 'participant',
        presence: 'invited',
      }),
    },
    { name: 'agenda-items', body: () => ({ title: 'Contoh' }) },
    { name: 'minutes-points', body: () => ({ kind: 'discussion', text: 'Contoh' }) },
    ...['check', 'return', 'sign', 'lock'].map((name) => act(name)),
    { name: 'minutes-corrections', body: () => ({ text: 'Contoh', grounds: 'Contoh' }) },
  ],
  'agenda-items': [{ name: 'outcome', body: () => ({ outcome: 'heard' }) }, act('withdraw')],
  attachments: [act('withdraw')],
  'meeting-requests': [
    ...['propose', 'approve', 'refuse'].map((name) => act(name)),
    ...['accept', 'decline', 'withdraw'].map((name) => ({ ...act(name), isForWriters: true })),
  ],
  bookings: [act('release'), { name: 'settle', body: () => ({ use: 'used' }) }],
  people: [
    act('hold'),
    act('release'),
    act('erase'),
    { name: 'contact', body: () => ({ note: 'Contoh' }) },
    act('contact/corrections', { note: 'Contoh' }),
  ],
  'minutes-points': [
    act('withdraw'),
    { name: 'statement', body: () => ({ kind: 'claim' }) },
    {
      name: 'commitment',
      body: ({ orgs }) => ({ title: 'Contoh', firmness: 'explicit', receiverIds: [orgs.A.id] }),
    },
    { name: 'demand', body: ({ orgs }) => ({ raisedByIds: [orgs.A.id] }) },
    { name: 'follow-up', body: ({ hub }) => ({ assigneePostId: hub.post.id, dueOn: '2026-03-01' }) },
  ],
  assessments: [act('sign'), act('withdraw')],
  'follow-ups': [
    { name: 'outcome', body: () => ({ outcome: 'silence', outcomeOn: '2026-03-01', note: 'Contoh' }) },
    act('cancel'),
  ],
};

const WRITERS = ['sources', 'attachments', 'assessments', 'takeovers', 'meeting-requests'];
const CORRECT = act('corrections');

/** Tries to change everything as everybody who may not. */
export class Writing {
  private readonly toMissing = new Map<string, Promise<Answer>>();

  constructor(
    private readonly reading: Reading,
    private readonly world: World,
    private readonly visitors: readonly Visitor[],
  ) {}

  /** Every act on records of a kind that are public, for A and for the office, by everybody who may not do it. */
  async refused(kind: string): Promise<void> {
    const { path, isStanding } = ROWS[kind];
    const correct = isStanding ? [] : [{ ...CORRECT, isForWriters: WRITERS.includes(path) }];
    const acts = [...correct, ...EVERY, ...(ACTS[path] ?? [])];
    const subjects = this.world.subjects.filter(
      (subject) => subject.kind === kind && ['public', 'for A', 'for the office'].includes(subject.state),
    );
    const all = subjects.flatMap((subject) =>
      acts.flatMap((one) => this.visitors.map((visitor) => [visitor, subject, one] as const)),
    );
    await this.withoutTrace(kind, () =>
      forEachAtOnce(all, ([visitor, subject, one]) => this.refuse(visitor, subject, one)),
    );
  }

  /** Entries into the lanes of commitments of A by M, in the name of each, by those who may not make them. */
  async lanes(): Promise<void> {
    const commitments = this.world.subjects.filter(({ kind }) => kind === 'commitment');
    const representatives = this.visitors.filter(({ circle }) => circle.length > 0);
    const all = commitments.flatMap((subject) =>
      representatives.flatMap((visitor) =>
        (['giver', 'receiver', 'desk'] as const).flatMap((lane) =>
          [
            ...new Set([visitor.circle[0], this.world.orgs.A.id as string, this.world.orgs.M.id as string]),
          ].map((organizationId) => [visitor, subject, lane, organizationId] as const),
        ),
      ),
    );
    await this.withoutTrace('lanes', () =>
      forEachAtOnce(all, async ([visitor, { record, state, seenBy }, lane, organizationId]) => {
        const { A, M } = this.world.orgs;
        const isOwn = organizationId === visitor.circle[0];
        const isParty = organizationId === (lane === 'giver' ? M.id : A.id);
        const isSeen = sees(visitor, seenBy);
        if (lane !== 'desk' && isOwn && isParty && isSeen) return;
        const body = entry(lane, organizationId);
        const found = await this.post(visitor, `commitments/${record.id}/assessments`, body, record.revision);
        const label = `${visitor.name} · commitment · ${state} · ${lane} of ${organizationId}: ${found.status}`;
        const isRefused = lane === 'desk' || !isOwn;
        this.reading.check(label, found.status === (isRefused || isSeen ? 403 : 404));
        if (!isRefused && isSeen) return;
        const missing = await this.missing(visitor, `commitments/${MISSING}/assessments`, body);
        this.reading.alike(label, found, record.id as string, missing);
      }),
    );
  }

  /** What a representative refers to without seeing it is unknown, as if it did not exist. */
  async references(): Promise<void> {
    const { A } = this.world.orgs;
    const union = this.visitors.find(({ circle }) => circle[0] === A.id)!;
    const answers = `commitments/${this.world.hub.commitment.id}/assessments`;
    const answer = (field: object) => ({ ...entry('receiver', A.id as string), ...field });
    const ways: readonly [kind: string, path: string, body: (id: string) => object][] = [
      ['source', answers, (id) => answer({ evidence: [{ sourceId: id, grade: 'D', shows: 'Contoh' }] })],
      ['organization', answers, (id) => answer({ referredToId: id })],
      ['commitment', answers, (id) => answer({ supersededById: id })],
      ['source', 'meeting-requests', (id) => ({ ...WISH, sourceId: id })],
      ['venue', 'meeting-requests', (id) => ({ ...WISH, venueId: id })],
    ];
    await this.withoutTrace('references', async () => {
      for (const [of, path, body] of ways) {
        for (const { kind, record, state, seenBy } of this.world.subjects) {
          if (kind !== of || sees(union, seenBy)) continue;
          const send = (id: string) => this.post(union, path, body(id));
          const [found, missing] = [await send(record.id as string), await send(MISSING)];
          const label = `${union.name} refers to ${kind} · ${state} in ${path}: ${found.text}`;
          this.reading.check(
            label,
            found.status === 409 && jsonIn(found).type === '/problems/unknown-reference',
          );
          this.reading.alike(label, found, record.id as string, missing);
        }
      }
    });
  }

  /** New records by everybody who may not make them. */
  async creations(): Promise<void> {
    const paths = Object.values(ROWS).map(({ path }) => path);
    const parts = [
      'attachments',
      'attendances',
      'attendance-estimates',
      'assessments',
      'follow-ups',
      'notices',
      'takeovers',
      'clock-events',
      'milestones',
      'draft-versions',
      'minutes-points',
      'minutes-corrections',
      'agenda-items',
    ];
    const all = [...new Set(paths)]
      .filter((path) => !parts.includes(path))
      .flatMap((path) => this.visitors.map((visitor) => [visitor, path] as const));
    await this.withoutTrace('creations', () =>
      forEachAtOnce(all, async ([visitor, path]) => {
        const isLet =
          visitor.isOffice || (['sources', 'meeting-requests'].includes(path) && visitor.circle.length > 0);
        const { status } = await this.post(visitor, path, {});
        const expected = visitor.token === null ? 401 : isLet ? 400 : 403;
        this.reading.check(`${visitor.name} · creates ${path}: ${status}`, status === expected);
      }),
    );
  }

  private async refuse(visitor: Visitor, { kind, row: { path }, record, state, seenBy }: Subject, one: Act) {
    const isLet = visitor.isOffice || (one.isForWriters && visitor.circle.length > 0);
    const isWordless = visitor.isOffice && one.name === 'corrections';
    if (visitor.isOffice && !one.isForPeople && !isWordless) return;
    const address = (id: string) => `${path}/${id}/${one.name}`;
    const body = one.body(this.world);
    const found = await this.post(visitor, address(record.id as string), body, record.revision);
    const label = `${visitor.name} · ${kind} · ${state} · ${one.name}: ${found.status}`;
    const expected = isWordless
      ? 200
      : visitor.token === null
        ? 401
        : isLet && !one.isForPeople && !sees(visitor, seenBy)
          ? 404
          : 403;
    this.reading.check(label, found.status === expected);
    if (one.isForPeople && visitor.isOffice)
      this.reading.check(label, jsonIn(found).type === '/problems/login-needed');
    const isOfRecord = isWordless || (isLet && expected === 403 && !one.isForPeople);
    if (isOfRecord) return;
    this.reading.alike(
      label,
      found,
      record.id as string,
      await this.missing(visitor, address(MISSING), body),
    );
  }

  /** What the same is answered for something that does not exist. */
  private missing(visitor: Visitor, path: string, body: object): Promise<Answer> {
    const key = JSON.stringify([visitor.name, path, body]);
    const answer = this.toMissing.get(key) ?? this.post(visitor, path, body);
    this.toMissing.set(key, answer);
    return answer;
  }

  private post(visitor: Visitor, path: string, body: object, revision = 1): Promise<Answer> {
    return this.reading.wire.post(path, visitor.token, body, revision);
  }

  /** Holds that nothing in the record or its history is other than before. */
  private async withoutTrace(label: string, work: () => Promise<void>): Promise<void> {
    const before = await this.trace();
    await work();
    this.reading.hold(`${label}: leaves the record as it was`, await this.trace(), before);
  }

  private async trace(): Promise<string> {
    const tables = [...Object.keys(KINDS), 'history_entry'];
    const counts = tables.map(
      (table) =>
        `SELECT '${table}' AS name, count(*), md5(string_agg(r::text, '' ORDER BY r::text)) FROM "${table}" r`,
    );
    const { rows } = await this.world.t.owner.query(counts.join(' UNION ALL '));
    return JSON.stringify(rows);
  }
}

/** A request for a meeting, of the union whose login sends it. */
export const WISH = {
  purpose: 'Audiensi contoh',
  headcount: 12,
  preferred: [{ startsAt: '2026-03-02T09:00:00+07:00', endsAt: '2026-03-02T10:00:00+07:00' }],
};

/** An entry that fits its lane. */
export const entry = (lane: 'giver' | 'receiver' | 'desk', organizationId: string): Json => ({
  lane,
  organizationId,
  finding: lane === 'receiver' ? 'confirms' : lane === 'desk' ? 'not_started' : 'in_progress',
  assessedOn: lane === 'desk' ? '2026-02-02' : today(),
  note: 'Contoh',
});
