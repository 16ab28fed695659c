import { processActor } from '../../../src/common/actor.js';
import { ClockEventsService } from '../../../src/clocks/clock-events.service.js';
import { Classifications } from '../../../src/records/classifications.js';
import { aCommitment, aMeeting, anEvent, aPost, aSource, aStatement, aVenue, evidence } from '../builders.js';
import type { Client, Json } from '../client.js';
import type { TestApp } from '../test-app.js';
import { asAuthor, type Audience, type Orgs, theOrganizations } from './actors.js';
import { ROWS, tableOf } from './kinds.js';
import { type Made, type Row, type State, statesOf } from './states.js';
import { forEachAtOnce } from '../at-once.js';

/** One record of the table: a kind in a state. */
export interface Subject {
  /** The row's name. */
  kind: string;
  row: Row;
  state: string;
  /** As it is in the end, to the office. */
  record: Json;
  /** A word that stands in it and nowhere else. */
  word: string;
  seenBy: Audience;
  /** Whether something happened to it after it was made. */
  isChanged: boolean;
}

const LETTERS = 'bcdfghjkmnp';
/** Where words of subjects stand in a text. */
export const WORDS = /zqx[bcdfghjkmnp]{4}/g;

/** The records of the test: made once, read in every way. */
export class World {
  readonly subjects: Subject[] = [];
  /** Words of what is for the office alone, whatever becomes of the rest. */
  readonly secrets: string[] = [];
  /** An instant after all were made and before what happened to them then. */
  before = '';
  /** An instant after everything. */
  after = '';
  hub: Record<'event' | 'source' | 'post' | 'statement' | 'commitment' | 'meeting', Json>;
  private words = 0;
  private areas = 0;

  private constructor(
    /** The application, as its author uses it. */
    readonly t: TestApp,
    readonly orgs: Orgs,
  ) {}

  static async build(app: TestApp): Promise<World> {
    const t = await asAuthor(app);
    const world = new World(t, await theOrganizations(t));
    await world.makeHub();
    await world.makeSubjects();
    return world;
  }

  get author(): Client {
    return this.t.budi;
  }

  row(kind: string): Row {
    return ROWS[kind];
  }

  word(): string {
    const n = this.words++;
    const letter = (place: number) => LETTERS[Math.floor(n / LETTERS.length ** place) % LETTERS.length];
    return `zqx${[3, 2, 1, 0].map(letter).join('')}`;
  }

  /** A word for the office alone. */
  confided(): string {
    this.secrets.push(this.word());
    return this.secrets.at(-1) ?? '';
  }

  areaCode(): string {
    const n = this.areas++;
    return `71.${10 + (n % 90)}.${10 + Math.floor(n / 90)}`;
  }

  /** A commitment to A by M, after these acts of a second person. */
  async commitment(fields: Json, acts: readonly string[]): Promise<Json> {
    const made = await aCommitment(this.t, {
      receiverIds: [this.orgs.A.id],
      statementId: this.hub.statement.id,
      ...fields,
    });
    let now: Json = made;
    for (const act of acts) now = await this.act('commitments', made.id as string, act);
    return now;
  }

  /** Enters something into a lane of a commitment. */
  async assess(commitmentId: string, fields: Json): Promise<Json> {
    const { revision } = await this.author.read(`/commitments/${commitmentId}`);
    return this.author.made(
      `/commitments/${commitmentId}/assessments`,
      { finding: 'in_progress', assessedOn: '2026-02-02', note: 'Contoh', ...fields },
      { 'if-match': `"${revision}"` },
    );
  }

  piece(grade: 'A' | 'B' | 'C' | 'D'): Promise<Json> {
    return evidence(this.t, grade);
  }

  /** Approves a request for a meeting, in a room of its own. */
  async approve(requestId: string): Promise<Json> {
    return this.act('meeting-requests', requestId, 'approve', {
      venueId: (await aVenue(this.t)).id,
      startsAt: '2026-03-02T09:00:00+07:00',
      endsAt: '2026-03-02T10:00:00+07:00',
    });
  }

  /** An act of the second person. */
  async act(path: string, id: string, act: string, fields: object = {}): Promise<Json> {
    const { siti } = this.t;
    const { status, body, text } = await siti.act(
      `/${path}/${id}/${act}`,
      await siti.read(`/${path}/${id}`),
      {
        reason: 'Contoh',
        ...fields,
      },
    );
    if (status !== 200) throw new Error(`${act} ${path}/${id}: ${status} ${text}`);
    return body;
  }

  restrict(path: string, id: string, to: object): Promise<Json> {
    return this.act(path, id, 'restrict', to);
  }

  /** Opens a record, as a person who has logged in. */
  async publish(row: Row, id: string, more: { withParts?: boolean } = {}): Promise<void> {
    const kind = tableOf(Object.keys(ROWS).find((name) => ROWS[name] === row)!);
    const { revision } = await this.author.read(`/${row.path}/${id}`);
    const { rows } = await this.t.owner.query<{ id: string }>(
      `SELECT id FROM account WHERE name = 'Siti Contoh, M.H.'`,
    );
    const person = { ...processActor(rows[0].id, 'administrator'), credential: 'session' as const };
    await this.t.work.run(person, (tx) =>
      this.t.app
        .get(Classifications)
        .publish(tx, { kind, id, seen: revision as number, reason: 'Contoh' }, more),
    );
  }

  /** A clock that turned, as the clocks write it; gives its id. */
  async turned(fields: Json): Promise<string> {
    const { rows } = await this.t.owner.query<{ id: string }>(
      `SELECT id FROM account WHERE name = 'Ikrar: jam'`,
    );
    const [event] = await this.t.work.run(processActor(rows[0].id, 'staff'), (tx) =>
      this.t.app.get(ClockEventsService)['addAll'](tx, 'turned', [fields]),
    );
    return event.id;
  }

  private async makeHub(): Promise<void> {
    const event = await anEvent(this.t);
    const source = await aSource(this.t);
    const post = await aPost(this.t, { organizationId: this.orgs.M.id });
    const statement = await aStatement(this.t, { postId: post.id, sourceId: source.id });
    const meeting = await aMeeting(this.t, { officeId: this.orgs.M.id });
    this.hub = { event, source, post, statement, meeting, commitment: {} };
    this.hub.commitment = await this.commitment({}, ['verify']);
  }

  private async makeSubjects(): Promise<void> {
    const all = Object.entries(ROWS).flatMap(([kind, row]) =>
      Object.entries(statesOf(row)).map(([name, state]) => ({ kind, row, name, state, word: this.word() })),
    );
    const made = new Map<string, Made>();
    const of = ({ word }: { word: string }) => made.get(word)!;
    await forEachAtOnce(all, async ({ row, state, word }) => {
      made.set(word, await state.first(this, row, word));
    });
    this.before = await this.now();
    await forEachAtOnce(all, async (one) => {
      await one.state.later?.(this, one.row, of(one));
    });
    await forEachAtOnce(all, async (one) => {
      const record = await this.author.read(`/${one.row.path}/${of(one).record.id}`);
      await one.row.cite?.(this, record);
      this.subjects.push(this.subject(one, record));
    });
    this.after = await this.now();
    for (const subject of this.subjects)
      subject.record = await this.author.read(`/${subject.row.path}/${subject.record.id}`);
  }

  private subject(
    { kind, row, name, state, word }: { kind: string; row: Row; name: string; state: State; word: string },
    record: Json,
  ): Subject {
    return {
      kind,
      row,
      state: name,
      record,
      word,
      seenBy: state.seenBy(this.orgs),
      isChanged: state.later !== undefined,
    };
  }

  private async now(): Promise<string> {
    const { rows } = await this.t.owner.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return rows[0].now.toISOString();
  }
}
